// What was read out of the words of a concern and what people made of it, for its page.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "domain/concern.hpp"
#include "mentions/mention.hpp"

namespace heed::app {

struct MentionDeed {
  mentions::Deed deed = mentions::Deed::confirmed;
  std::string author;
  Instant at;
  std::string said_by, happened, told;
  domain::HowKnown how_known = domain::HowKnown::not_answered;
};

struct MentionView {
  mentions::Item item;
  std::size_t changes = 0;         // of it: what a press says that it has seen
  bool can_be_undone = false;      // there is a change that holds
  std::vector<MentionDeed> deeds;  // oldest first, all of them
  std::string whose;               // as they are called here; empty where that is not said, or they are not there
  std::optional<Instant> told_at;  // of what stands in a text: when that was told
};

// Whom it may be of, and what part they have here.
struct PersonHere {
  std::string place;
  mentions::EntityKind kind = mentions::EntityKind::child;
  std::string name;
  std::vector<mentions::Part> parts;
  std::size_t changes = 0;
  bool can_be_undone = false;
};

struct MentionsView {
  std::vector<MentionView> items;
  std::vector<PersonHere> people;
};

}  // namespace heed::app
