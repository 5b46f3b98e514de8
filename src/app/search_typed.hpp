// What somebody typed to search what is known: its parts, where each may stand, and how each agrees with what was said of a mention.
//
// Read by the rules of the mentions layer first (a telephone number, a plate, a postcode, an address on the net and an online name may be of
// several words); every other word is a part of its own. Each is tried as all that it can be:
//
//   a word       a name: as said, its beginning (three letters), a short form or variant, how it sounds, one slip; a word of a
//                place, school or address, or its beginning; the beginning of an online name or an e-mail address; a colour, a make
//   digits       the beginning of a telephone number (three digits), or its last four or six
//   "AB1*"       three characters in a row of a plate, wherever they stand in it; without a sign of what was not seen, a digit or
//                capitals
//   "ZZ1"        the beginning of a postcode, or of its second half
//
// Not found: the middle of a name or number, a whole telephone number with a slip in its last four digits, a name of one or two letters but
// whole, what only an age, a date of birth or a sex says (these agree or not with what is found by another part), and a number of an
// authority, which the models have no column for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/search_terms.hpp"
#include "linkage/reason.hpp"
#include "mentions/mention.hpp"

namespace heed::app {

struct TypedPart {
  std::string text;          // as it was typed
  std::string name;          // normal, as a word of a name; "" where it is none
  std::string digits;        // as a telephone number or its beginning
  std::string ending;        // digits that a telephone number may end with
  std::string plate;         // as a pattern, where it may stand for a plate or a part of one
  std::string word, handle;  // normal
  // What the rules of the mentions layer read it as.
  std::optional<mentions::AttributeType> type;
  // What proposes mentions in which it may stand; empty of what only agrees or not.
  std::vector<Term> terms() const;
};

inline constexpr std::size_t most_parts = 8;
std::vector<TypedPart> parts_of(std::string_view typed);

// The same as a mention of a kind, for the engine; it says nothing where it can be none.
mentions::Mention as_mention(const std::vector<TypedPart>& parts, mentions::EntityKind kind);

// How a part agrees with one thing that was said; nothing: not at all.
struct PartAgrees {
  linkage::Agreement agreement = linkage::Agreement::same;
  mentions::AttributeType type = mentions::AttributeType::category;
  std::string said;
};
// With what it agrees best. `today`, `told_on`: YYYY-MM-DD, for ages.
std::optional<PartAgrees> agrees(const TypedPart& part, const mentions::Mention& mention, const std::string& today,
                                 const std::string& told_on);

}  // namespace heed::app
