// A person says of what was read out of the words of a concern that it is so, what it is instead, or that it is nothing; adds what was not
// seen; says what part somebody has in this concern; and takes any of that back.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "app/service.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/access.hpp"
#include "mentions/item.hpp"

namespace heed::app {

// As it was typed.
struct MentionDraft {
  std::string item;  // mentions::Item::id, or the place of somebody who is given other parts; empty for what is added
  mentions::Deed deed = mentions::Deed::confirmed;
  std::size_t seen = 0;  // how many changes of it the page showed
  // Of what is added or corrected.
  std::string type{}, text{}, whose{};  // mentions::Taken
  std::string said_by{}, how_known{}, happened{}, told{};
  mentions::Passage where{};         // of what is added from a selection of the text
  std::vector<std::string> parts{};  // of given_parts
};

// The kinds of thing that a person can take something for.
const std::vector<mentions::AttributeType>& types_to_choose();

// What is said of it links from then on: what is discarded is known no more, what is corrected is known as it is now. Whoever is named by it
// is kept away, as by a message. Errors: not_found (mention.unknown); conflict (mention.changed) where somebody else said something of it since
// it was shown, or there is nothing to take back; invalid (problem.mention.type, .text, .unreadable, .whose, .parts, problem.line.too_long).
// The same press twice is stored once.
class ChangeMention {
 public:
  explicit ChangeMention(Service& service) : m_service(service) {}
  Result<void> operator()(const domain::Actor& actor, ConcernId id, const MentionDraft& draft,
                          std::string_view token = {}) const;

 private:
  Service& m_service;
};

}  // namespace heed::app
