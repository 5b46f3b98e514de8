#include "mentions/answers.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "base/text.hpp"
#include "matching/normalise.hpp"
#include "mentions/finders.hpp"

namespace heed::mentions {

namespace {

Mention mention_at(std::string place, EntityKind kind, Part part) {
  return {std::move(place), kind, Source::answer, part, {}};
}

// Adds what was answered in a field of the mention's own.
class Adder {
 public:
  explicit Adder(Mention& mention) : m_mention(mention) {}
  void operator()(std::string_view field, AttributeType type, std::string_view text, std::string_view qualifier = {},
                  std::size_t from = 0, std::size_t until = 0) {
    const auto trimmed = trim(text);
    if (trimmed.empty() || matching::says_nothing(trimmed)) return;
    m_mention.said.push_back({type,
                              std::string(trimmed),
                              std::string(qualifier),
                              {m_mention.place + "." + std::string(field), from, until}});
  }

 private:
  Mention& m_mention;
};

// "the man with the white van", "called himself her cousin": no name, though it stands where one was asked for.
bool is_description(std::span<const Word> words) {
  constexpr std::size_t longest_name = 5;
  if (words.size() > longest_name) return true;
  const bool capitals = std::ranges::any_of(words, &Word::is_capital);
  const auto is_plain = [&](const Word& word) {
    return !word.is_capital() && is_one_of(word.lower, {"the", "a", "an", "with", "who", "called", "some", "her", "his",
                                                        "their", "my", "our", "from", "known", "unknown", "not"});
  };
  return words.empty() || std::ranges::any_of(words, is_plain) ||
         (!capitals && words.size() > 2);  // all small letters: a short name written in haste, or a remark
}

// A name as it was answered; of a description, the names that it tells.
void add_names(Adder& add, std::string_view text) {
  const auto words = words_of(text);
  if (!is_description(words)) return add("name", AttributeType::full_name, text);
  std::vector<Found> found;
  find_names(words, found);
  for (const auto& one : found) add("name", one.type, one.text, {}, one.from, one.until);
}

void add_nicknames(Adder& add, std::string_view text) {
  std::size_t from = 0;
  const auto is_between = [](char c) { return c == ',' || c == ';' || c == '/' || c == '\n'; };
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && !is_between(text[at])) continue;
    const auto one = trim(text.substr(from, at - from));
    const auto begins = static_cast<std::size_t>(one.data() - text.data());
    if (!one.empty()) add("nicknames", AttributeType::nickname, one, {}, begins, begins + one.size());
    from = at + 1;
  }
}

// "14 Invented Road, ZZ1 1ZZ", "near the arcade": the postcode by itself, and the rest as an address or as the name of a place.
void add_place(Adder& add, std::string_view field, std::string_view text) {
  const auto words = words_of(text);
  std::vector<Found> postcodes;
  find_postcodes(words, postcodes);
  std::string rest(text);
  for (const auto& one : postcodes) {
    add(field, AttributeType::postcode, one.text, {}, one.from, one.until);
    std::fill_n(rest.begin() + static_cast<std::ptrdiff_t>(one.from), one.until - one.from, ' ');
  }
  const auto said = trim(rest);
  const bool address = std::ranges::any_of(said, [](char c) { return c >= '0' && c <= '9'; });
  auto left = std::string(said);
  while (!left.empty() && (left.back() == ',' || left.back() == ' ')) left.pop_back();
  add(field, address ? AttributeType::address : AttributeType::place_name, left);
}

Mention mention_of(const domain::Child& child, std::size_t number) {
  auto mention = mention_at("children." + std::to_string(number), EntityKind::child, Part::child_at_risk);
  Adder add(mention);
  add_names(add, child.name);
  add_nicknames(add, child.nicknames);
  add("date_of_birth", AttributeType::date_of_birth, child.date_of_birth_text);
  if (child.date_of_birth_text.empty()) add("age", AttributeType::date_of_birth, child.age_text);
  add("gender", AttributeType::sex, child.gender);
  add("school", AttributeType::school, child.school);
  add_place(add, "where", child.where);
  add("nhs_number", AttributeType::identifier, child.nhs_number, "nhs");
  return mention;
}

Mention mention_of(const domain::Adult& adult, std::size_t number) {
  auto mention = mention_at("adults." + std::to_string(number), EntityKind::adult, Part::adult_of_concern);
  Adder add(mention);
  add_names(add, adult.name);
  return mention;
}

Mention mention_of(const domain::Vehicle& vehicle, std::size_t number) {
  auto mention = mention_at("vehicles." + std::to_string(number), EntityKind::vehicle, Part::thing);
  Adder add(mention);
  add("plate", AttributeType::plate, vehicle.plate);
  add("make", AttributeType::vehicle_make, vehicle.make);
  add("colour", AttributeType::vehicle_colour, vehicle.colour);
  return mention;
}

AttributeType type_of(const domain::ContactPoint& contact) {
  switch (contact.kind) {
    case domain::ContactPointKind::phone: return AttributeType::phone;
    case domain::ContactPointKind::email: return AttributeType::email;
    case domain::ContactPointKind::handle: return AttributeType::handle;
    case domain::ContactPointKind::other: break;
  }
  const auto digits = std::ranges::count_if(contact.value, [](char c) { return c >= '0' && c <= '9'; });
  if (contact.value.find('@') != std::string::npos && contact.value.find('.') != std::string::npos)
    return AttributeType::email;
  return digits >= 7 ? AttributeType::phone : AttributeType::handle;
}

Mention mention_of(const domain::ContactPoint& contact, std::size_t number) {
  auto mention = mention_at("contact_points." + std::to_string(number), EntityKind::contact, Part::thing);
  Adder add(mention);
  const auto type = type_of(contact);
  if (type != AttributeType::handle) {
    add("value", type, contact.value);
    return mention;
  }
  // "shadow_99 on Instagram": the name by itself, with where it is one.
  std::vector<Found> found;
  find_handles(words_of(contact.value), found);
  if (found.empty()) add("value", type, contact.value);
  for (const auto& one : found) add("value", type, one.text, one.qualifier, one.from, one.until);
  return mention;
}

Mention mention_of(const domain::Place& place, std::size_t number) {
  auto mention = mention_at("places." + std::to_string(number), EntityKind::place, Part::thing);
  Adder add(mention);
  add("name", AttributeType::place_name, place.name);
  add_place(add, "address", place.address);
  return mention;
}

template <class Answered>
void add_all(const std::vector<Answered>& answered, std::vector<Mention>& mentions) {
  for (std::size_t number = 0; number < answered.size(); ++number) {
    auto mention = mention_of(answered[number], number);
    if (!mention.said.empty()) mentions.push_back(std::move(mention));
  }
}

}  // namespace

std::vector<Mention> mentions_in_answers(const domain::Concern& concern) {
  std::vector<Mention> mentions;
  add_all(concern.children, mentions);
  add_all(concern.adults, mentions);
  add_all(concern.vehicles, mentions);
  add_all(concern.contact_points, mentions);
  add_all(concern.places, mentions);
  return mentions;
}

}  // namespace heed::mentions
