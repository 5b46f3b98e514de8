// What was read out of the words of a concern, one by one, and what people made of it: the machine proposes, a person confirms, corrects or
// discards, adds what it did not see, and takes any of that back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "matching/attribute.hpp"

namespace heed::mentions {

using matching::AttributeType;
using matching::EntityKind;

// Where a thing stands: the name of a field ("worry", "children.0.name"), and in a text the bytes of it; {0, 0}: all of the field.
struct Passage {
  std::string field;
  std::size_t from = 0, until = 0;
  bool operator==(const Passage&) const = default;
};

// "children.0.description": a field of one of a list.
std::string field_name(std::string_view list, std::size_t number, std::string_view field);

// One thing that was said of somebody or something, as it was said.
struct Said {
  AttributeType type = AttributeType::category;
  std::string text;
  std::string qualifier;  // the platform of an online name; the scheme of an identifier
  Passage where;
  bool operator==(const Said&) const = default;
};

// The part that a subject has in one concern; people may have several.
enum class Part : std::uint8_t { child_at_risk, adult_of_concern, thing, witness, parent, professional };

// What it is taken for, and of whom: the place of a mention of the same concern; new_child or new_adult, of whom nothing else is told; empty.
struct Taken {
  AttributeType type = AttributeType::category;
  std::string text, qualifier, whose;
  bool operator==(const Taken&) const = default;
};
inline constexpr std::string_view new_child = "child", new_adult = "adult";

enum class Deed : std::uint8_t { added, confirmed, corrected, discarded, given_parts, undone };

// Of one item, or of a mention that is given other parts. undone: the last change before it that is not undone holds no more.
struct Change {
  std::string item;  // Item::id, or Mention::place
  Deed deed = Deed::confirmed;
  Taken taken;              // of added, confirmed, corrected
  std::vector<Part> parts;  // of given_parts
  // Of added, confirmed, corrected: where it stands, so that it is there also when other rules read nothing there; of no field where it was
  // told otherwise.
  Passage where = {};
};

enum class Standing : std::uint8_t { proposed, confirmed, corrected, added, discarded };

struct Item {
  std::string id;  // "worry:120"; of what was added by hand "added:…"
  Said said;       // as it stands in the text, or was added
  Taken taken;
  Standing standing = Standing::proposed;
  bool operator==(const Item&) const = default;
};
inline constexpr std::string_view added_prefix = "added:";

// The changes of each, the oldest first, without those that were undone.
class Ledger {
 public:
  struct History {
    std::vector<const Change*> holds;
    std::size_t all = 0;  // with those that were undone: what a page says that it has seen

    const Change* last() const;                    // but given_parts
    const std::vector<Part>* parts_given() const;  // nothing: none were
  };
  // Holds on to the changes.
  explicit Ledger(std::span<const Change> changes);
  // Empty where nothing was changed.
  const History& of(std::string_view item) const;
  // In the order in which they were added, without those that were undone.
  const std::vector<const Change*>& added() const { return m_added; }
  // The last of each that was confirmed or corrected, where that holds.
  const std::vector<const Change*>& taken() const { return m_taken; }

 private:
  std::map<std::string, History, std::less<>> m_of;
  std::vector<const Change*> m_added, m_taken;
};

bool is_name(AttributeType type);
bool is_contact(AttributeType type);

std::string_view to_string(Part part);
std::string_view to_string(Deed deed);
std::string_view to_string(Standing standing);
std::optional<Part> parse_part(std::string_view code);
std::optional<Deed> parse_deed(std::string_view code);

}  // namespace heed::mentions
