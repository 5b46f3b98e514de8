#include "mentions/name_of.hpp"

namespace heed::mentions {

std::string name_of(const Mention& mention) {
  using enum AttributeType;
  for (const auto type : {full_name, nickname, plate, phone, handle, email, place_name, address, postcode}) {
    for (const auto& said : mention.said)
      if (said.type == type) return said.text;
  }
  return mention.said.empty() ? std::string() : mention.said.front().text;
}

}  // namespace heed::mentions
