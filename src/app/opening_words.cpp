#include "app/opening_words.hpp"

#include "base/text.hpp"

namespace heed::app {

namespace {

constexpr std::size_t opening_bytes = 240;

}  // namespace

std::string opening_words(const std::string& worry) {
  const auto line = tidy_line(worry);
  const auto opening = cut_to_bytes(line, opening_bytes);
  return std::string(opening) + (opening.size() < line.size() ? "…" : "");
}

}  // namespace heed::app
