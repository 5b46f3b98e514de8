#include "mentions/item.hpp"

#include "domain/codes.hpp"

namespace heed::mentions {

namespace {

using domain::Codes;

constexpr Codes<Part, 6> parts{{{Part::child_at_risk, "child_at_risk"},
                                {Part::adult_of_concern, "adult_of_concern"},
                                {Part::thing, "thing"},
                                {Part::witness, "witness"},
                                {Part::parent, "parent"},
                                {Part::professional, "professional"}}};
constexpr Codes<Deed, 6> deeds{{{Deed::added, "added"},
                                {Deed::confirmed, "confirmed"},
                                {Deed::corrected, "corrected"},
                                {Deed::discarded, "discarded"},
                                {Deed::given_parts, "given_parts"},
                                {Deed::undone, "undone"}}};
constexpr Codes<Standing, 5> standings{{{Standing::proposed, "proposed"},
                                        {Standing::confirmed, "confirmed"},
                                        {Standing::corrected, "corrected"},
                                        {Standing::added, "added"},
                                        {Standing::discarded, "discarded"}}};

}  // namespace

std::string field_name(std::string_view list, std::size_t number, std::string_view field) {
  return std::string(list) + "." + std::to_string(number) + "." + std::string(field);
}

const Change* Ledger::History::last() const {
  for (auto change = holds.rbegin(); change != holds.rend(); ++change)
    if ((*change)->deed != Deed::given_parts) return *change;
  return nullptr;
}

const std::vector<Part>* Ledger::History::parts_given() const {
  for (auto change = holds.rbegin(); change != holds.rend(); ++change)
    if ((*change)->deed == Deed::given_parts) return &(*change)->parts;
  return nullptr;
}

Ledger::Ledger(std::span<const Change> changes) {
  for (const auto& change : changes) {
    auto& history = m_of[change.item];
    ++history.all;
    if (change.deed != Deed::undone)
      history.holds.push_back(&change);
    else if (!history.holds.empty())
      history.holds.pop_back();
  }
  for (const auto& change : changes) {
    const auto& history = of(change.item);
    if (change.deed == Deed::added && !history.holds.empty()) m_added.push_back(&change);
    const bool is_taken = change.deed == Deed::confirmed || change.deed == Deed::corrected;
    if (is_taken && history.last() == &change) m_taken.push_back(&change);
  }
}

const Ledger::History& Ledger::of(std::string_view item) const {
  static const History none;
  const auto found = m_of.find(item);
  return found == m_of.end() ? none : found->second;
}

bool is_name(AttributeType type) { return type == AttributeType::full_name || type == AttributeType::nickname; }

bool is_contact(AttributeType type) {
  return type == AttributeType::phone || type == AttributeType::email || type == AttributeType::handle;
}

std::string_view to_string(Part part) { return domain::code_of(parts, part); }
std::string_view to_string(Deed deed) { return domain::code_of(deeds, deed); }
std::string_view to_string(Standing standing) { return domain::code_of(standings, standing); }
std::optional<Part> parse_part(std::string_view code) { return domain::value_of(parts, code); }
std::optional<Deed> parse_deed(std::string_view code) { return domain::value_of(deeds, code); }

}  // namespace heed::mentions
