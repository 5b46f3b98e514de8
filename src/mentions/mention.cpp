#include "mentions/mention.hpp"

#include <algorithm>

#include "matching/value.hpp"
#include "mentions/answers.hpp"
#include "mentions/found.hpp"

namespace heed::mentions {

namespace {

struct Text {
  std::string field;
  std::string_view text;
};

// Texts in which anything may be named. Who tells is asked for apart, and is nobody's concern here.
std::vector<Text> texts_of(const domain::Concern& concern) {
  std::vector<Text> texts{{"worry", concern.worry},
                          {"child_words", concern.child_words},
                          {"other_children", concern.other_children},
                          {"who_else_knows", concern.who_else_knows},
                          {"when_where", concern.when_where}};
  const auto add = [&](std::string_view list, std::size_t number, std::string_view field, const std::string& text) {
    texts.push_back({std::string(list) + "." + std::to_string(number) + "." + std::string(field), text});
  };
  for (std::size_t at = 0; at < concern.observations.size(); ++at) {
    add("observations", at, "words", concern.observations[at].words);
    add("observations", at, "where", concern.observations[at].where);
  }
  for (std::size_t at = 0; at < concern.children.size(); ++at) {
    add("children", at, "description", concern.children[at].description);
    add("children", at, "where_now", concern.children[at].where_now);
  }
  for (std::size_t at = 0; at < concern.adults.size(); ++at) {
    add("adults", at, "description", concern.adults[at].description);
    add("adults", at, "name", concern.adults[at].name);
  }
  for (std::size_t at = 0; at < concern.vehicles.size(); ++at) add("vehicles", at, "notes", concern.vehicles[at].notes);
  for (std::size_t at = 0; at < concern.places.size(); ++at)
    add("places", at, "what_happens", concern.places[at].what_happens);
  std::erase_if(texts, [](const Text& text) { return text.text.empty(); });
  return texts;
}

// What is found by itself is a mention of its own; an age only tells of somebody who is there.
std::optional<EntityKind> kind_of(const Found& found) {
  switch (found.type) {
    case AttributeType::phone:
    case AttributeType::email:
    case AttributeType::handle: return EntityKind::contact;
    case AttributeType::plate: return EntityKind::vehicle;
    case AttributeType::postcode: return EntityKind::place;
    case AttributeType::full_name:
    case AttributeType::nickname: return found.whose;
    default: return std::nullopt;
  }
}

Part part_of(EntityKind kind) {
  if (kind == EntityKind::child) return Part::child_at_risk;
  return kind == EntityKind::adult ? Part::adult_of_concern : Part::thing;
}

std::string normal(const Said& said) { return matching::make_value(said.type, said.text, said.qualifier).text; }

bool is_name(const Said& said) { return said.type == AttributeType::full_name || said.type == AttributeType::nickname; }

// Whether the one says the other already: a name also where it stands at the beginning of a longer one.
bool repeats(const Said& said, const std::string& text, const Said& other) {
  const auto there = normal(other);
  if (is_name(said) && is_name(other)) return there == text || there.starts_with(text + " ");
  return other.type == said.type && there == text;
}

// A postcode stands in a place or in where somebody lives.
bool is_said(const std::vector<Mention>& mentions, const Said& said) {
  const auto text = normal(said);
  return text.empty() || std::ranges::any_of(mentions, [&](const Mention& mention) {
           return std::ranges::any_of(mention.said, [&](const Said& other) { return repeats(said, text, other); });
         });
}

// The only one of its kind: an age that is told of "the girl" is hers where one girl is told of.
Mention* only(std::vector<Mention>& mentions, EntityKind kind) {
  const auto is_it = [&](const Mention& one) { return one.kind == kind; };
  if (std::ranges::count_if(mentions, is_it) != 1) return nullptr;
  return &*std::ranges::find_if(mentions, is_it);
}

void add_age(std::vector<Mention>& mentions, const Found& found, Said said) {
  if (!found.whose) return;
  auto* const one = only(mentions, *found.whose);
  const auto is_birth = [](const Said& other) { return other.type == AttributeType::date_of_birth; };
  if (one != nullptr && std::ranges::none_of(one->said, is_birth)) one->said.push_back(std::move(said));
}

void add_found(std::vector<Mention>& mentions, const Text& text) {
  const auto all = find_in_text(text.text);
  const auto said_by = [&](const Found& found) {
    return Said{found.type, found.text, found.qualifier, {text.field, found.from, found.until}};
  };
  for (const auto& found : all) {
    const auto kind = kind_of(found);
    if (!kind || mentions.size() == most_mentions || is_said(mentions, said_by(found))) continue;
    mentions.push_back(
        {text.field + ":" + std::to_string(found.from), *kind, Source::words, part_of(*kind), {said_by(found)}});
  }
  for (const auto& found : all)
    if (found.type == AttributeType::date_of_birth) add_age(mentions, found, said_by(found));
}

// Whether the words for whose a contact is mean this person: their name, or "hers" where there is only one of them.
bool means(std::string_view whose, const Mention& person, bool is_only) {
  const auto given = matching::make_value(AttributeType::full_name, whose).text;
  const auto is_named = [&](const Said& said) {
    const auto name = normal(said);
    return said.type == AttributeType::full_name && !name.empty() && (name == given || name.starts_with(given + " "));
  };
  if (!given.empty() && std::ranges::any_of(person.said, is_named)) return true;
  const auto words = matching::make_value(AttributeType::category, whose).text;
  const auto is_one_of = [&](std::initializer_list<std::string_view> list) {
    return std::ranges::find(list, words) != list.end();
  };
  if (!is_only) return false;
  return person.kind == EntityKind::child
             ? is_one_of({"child", "the child", "the child's", "childs", "daughter", "my daughter", "son", "my son",
                          "the girl", "the boy", "girl", "boy", "pupil", "young person"})
             : is_one_of({"the man", "man", "the adult", "adult", "the woman", "woman", "the driver", "boyfriend",
                          "her boyfriend", "the boyfriend"});
}

// The number that is the child's own is told of the child too.
void give_contacts(const domain::Concern& concern, std::vector<Mention>& mentions) {
  for (std::size_t number = 0; number < concern.contact_points.size(); ++number) {
    const auto place = "contact_points." + std::to_string(number);
    const auto contact = std::ranges::find(mentions, place, &Mention::place);
    const auto& whose = concern.contact_points[number].whose;
    if (contact == mentions.end() || whose.empty()) continue;
    const auto said = contact->said;
    for (auto& one : mentions) {
      const bool is_person = one.kind == EntityKind::child || one.kind == EntityKind::adult;
      if (is_person && means(whose, one, only(mentions, one.kind) != nullptr))
        one.said.insert(one.said.end(), said.begin(), said.end());
    }
  }
}

// Everybody and everything of one concern was told of together; where there is much, things go with people and not with each other.
std::vector<Together> together_of(const std::vector<Mention>& mentions) {
  constexpr std::size_t most_pairs = 600;
  std::vector<Together> pairs;
  const auto is_person = [&](std::size_t at) { return mentions[at].part != Part::thing; };
  for (const bool with_person : {true, false}) {
    for (std::size_t left = 0; left < mentions.size(); ++left) {
      for (std::size_t right = left + 1; right < mentions.size() && pairs.size() < most_pairs; ++right) {
        if ((is_person(left) || is_person(right)) == with_person)
          pairs.emplace_back(static_cast<std::uint16_t>(left), static_cast<std::uint16_t>(right));
      }
    }
  }
  return pairs;
}

}  // namespace

Mentions mentions_of(const domain::Concern& concern) {
  Mentions mentions;
  mentions.all = mentions_in_answers(concern);
  if (mentions.all.size() > most_mentions) mentions.all.resize(most_mentions);
  give_contacts(concern, mentions.all);
  for (const auto& text : texts_of(concern)) add_found(mentions.all, text);
  mentions.together = together_of(mentions.all);
  return mentions;
}

std::string name_of(const Mention& mention) {
  using enum matching::AttributeType;
  for (const auto type : {full_name, nickname, plate, phone, handle, email, place_name, address, postcode}) {
    for (const auto& said : mention.said)
      if (said.type == type) return said.text;
  }
  return mention.said.empty() ? std::string() : mention.said.front().text;
}

std::string_view to_string(Source source) { return source == Source::answer ? "answer" : "words"; }

std::string_view to_string(Part part) {
  switch (part) {
    case Part::child_at_risk: return "child_at_risk";
    case Part::adult_of_concern: return "adult_of_concern";
    case Part::thing: return "thing";
  }
  return "";
}

}  // namespace heed::mentions
