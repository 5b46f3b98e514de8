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
    texts.push_back({field_name(list, number, field), text});
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

// What is told by itself is a mention of its own; an age, a school or where somebody lives only tells of somebody who is there.
std::optional<EntityKind> kind_of(const Taken& taken) {
  switch (taken.type) {
    case AttributeType::phone:
    case AttributeType::email:
    case AttributeType::handle: return EntityKind::contact;
    case AttributeType::plate: return EntityKind::vehicle;
    case AttributeType::postcode:
    case AttributeType::address:
    case AttributeType::place_name: return taken.whose.empty() ? std::optional(EntityKind::place) : std::nullopt;
    case AttributeType::full_name:
    case AttributeType::nickname:
      if (taken.whose == new_child) return EntityKind::child;
      return taken.whose == new_adult ? std::optional(EntityKind::adult) : std::nullopt;
    default: return std::nullopt;
  }
}

std::string whose(std::optional<EntityKind> kind) {
  if (!kind) return {};
  return std::string(*kind == EntityKind::child ? new_child : new_adult);
}

Part part_of(EntityKind kind) {
  if (kind == EntityKind::child) return Part::child_at_risk;
  return kind == EntityKind::adult ? Part::adult_of_concern : Part::thing;
}

std::string normal(const Said& said) { return matching::make_value(said.type, said.text, said.qualifier).text; }

// Whether the one says the other already: a name also where it stands at the beginning of a longer one.
bool repeats(const Said& said, const std::string& text, const Said& other) {
  const auto there = normal(other);
  if (is_name(said.type) && is_name(other.type)) return there == text || there.starts_with(text + " ");
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

bool is_person(const Mention& mention) {
  return mention.kind == EntityKind::child || mention.kind == EntityKind::adult;
}

Standing standing_of(const Change* last) {
  if (last == nullptr) return Standing::proposed;
  switch (last->deed) {
    case Deed::added: return Standing::added;
    case Deed::corrected: return Standing::corrected;
    case Deed::discarded: return Standing::discarded;
    default: return Standing::confirmed;
  }
}

// What it is taken for by the last who said so.
const Taken* taken_by(const Ledger::History& history) {
  for (auto change = history.holds.rbegin(); change != history.holds.rend(); ++change)
    if (!(*change)->taken.text.empty()) return &(*change)->taken;
  return nullptr;
}

// Takes in what texts say and people added, as people left it.
class Reader {
 public:
  Reader(Mentions& mentions, const Ledger& ledger) : m_mentions(mentions), m_ledger(ledger) {}

  void read(const Text& text) {
    const auto all = find_in_text(text.text);
    const auto first = static_cast<std::ptrdiff_t>(m_mentions.items.size());
    for (const bool ages : {false, true})
      for (const auto& found : all)
        if ((found.type == AttributeType::date_of_birth) == ages) add(found, text.field);
    std::sort(m_mentions.items.begin() + first, m_mentions.items.end(),
              [](const Item& left, const Item& right) { return left.said.where.from < right.said.where.from; });
  }
  void add(const Change& by_hand) {
    const auto& history = m_ledger.of(by_hand.item);
    const auto* const taken = taken_by(history);
    const Said said{by_hand.taken.type, by_hand.taken.text, by_hand.taken.qualifier, by_hand.where};
    keep({by_hand.item, said, taken == nullptr ? by_hand.taken : *taken, standing_of(history.last())}, Source::hand);
  }
  // What somebody took for something is there also when no rule reads it there any more.
  void keep_taken(const domain::Concern& concern) {
    for (const auto* const change : m_ledger.taken()) {
      const auto is_it = [&](const Item& one) { return one.id == change->item; };
      if (change->item.starts_with(added_prefix) || std::ranges::any_of(m_mentions.items, is_it)) continue;
      const auto stands_there = text_at(concern, change->where);
      if (!stands_there) continue;
      const auto& taken = *taken_by(m_ledger.of(change->item));
      const Said said{taken.type, *stands_there, taken.qualifier, change->where};
      keep({change->item, said, taken, standing_of(change)}, Source::words);
    }
  }
  // Of what is said of somebody else who is there, once all are there.
  void give_to_others() {
    for (const auto& item : m_of_others) {
      auto* const person = person_of(item);
      if (person == nullptr || person->place == item.id) continue;
      Said said{item.taken.type, item.taken.text, item.taken.qualifier, item.said.where};
      const auto text = normal(said);
      const auto is_it = [&](const Said& other) { return other.type == said.type && normal(other) == text; };
      if (std::ranges::none_of(person->said, is_it)) person->said.push_back(std::move(said));
    }
  }

 private:
  void add(const Found& found, const std::string& field) {
    Item item;
    item.id = field + ":" + std::to_string(found.from);
    item.said = {found.type, found.text, found.qualifier, {field, found.from, found.until}};
    item.taken = {found.type, found.text, found.qualifier, whose(found.whose)};
    const auto& history = m_ledger.of(item.id);
    item.standing = standing_of(history.last());
    if (history.last() == nullptr) {
      if (found.type == AttributeType::date_of_birth ? !tells_an_age(item) : !tells_something_new(item)) return;
    } else {
      m_looked_at.push_back(item.said);
      if (const auto* const taken = taken_by(history)) item.taken = *taken;
    }
    keep(std::move(item), Source::words);
  }

  // What was looked at once is not proposed again where it is repeated.
  bool tells_something_new(const Item& item) const {
    const auto text = normal(item.said);
    const auto is_it = [&](const Said& other) { return repeats(item.said, text, other); };
    return kind_of(item.taken) && m_mentions.all.size() < most_mentions && !is_said(m_mentions.all, item.said) &&
           std::ranges::none_of(m_looked_at, is_it);
  }

  bool tells_an_age(Item& item) {
    if (item.taken.whose.empty()) return false;
    auto* const one = only(m_mentions.all, item.taken.whose == new_child ? EntityKind::child : EntityKind::adult);
    const auto is_birth = [](const Said& other) { return other.type == AttributeType::date_of_birth; };
    if (one == nullptr || std::ranges::any_of(one->said, is_birth)) return false;
    item.taken.whose = one->place;
    one->said.push_back(item.said);
    return true;
  }

  void keep(Item item, Source source) {
    m_mentions.items.push_back(item);
    if (item.standing == Standing::discarded) return;
    const auto kind = kind_of(item.taken);
    if (kind && (m_mentions.all.size() < most_mentions || item.standing != Standing::proposed)) {
      Mention mention{item.id, *kind, source, part_of(*kind), {}, item.standing != Standing::proposed, {}};
      mention.said.push_back({item.taken.type, item.taken.text, item.taken.qualifier, item.said.where});
      m_mentions.all.push_back(std::move(mention));
    }
    if (!item.taken.whose.empty() && !(kind && is_name(item.taken.type))) m_of_others.push_back(std::move(item));
  }

  Mention* person_of(const Item& item) {
    if (item.taken.whose == new_child) return only(m_mentions.all, EntityKind::child);
    if (item.taken.whose == new_adult) return only(m_mentions.all, EntityKind::adult);
    const auto found = std::ranges::find(m_mentions.all, item.taken.whose, &Mention::place);
    return found == m_mentions.all.end() || !is_person(*found) ? nullptr : &*found;
  }

  Mentions& m_mentions;
  const Ledger& m_ledger;
  std::vector<Said> m_looked_at;
  std::vector<Item> m_of_others;
};

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
      if (is_person(one) && means(whose, one, only(mentions, one.kind) != nullptr))
        one.said.insert(one.said.end(), said.begin(), said.end());
    }
  }
}

// Everybody and everything of one concern was told of together; where there is much, things go with people and not with each other.
std::vector<Together> together_of(const std::vector<Mention>& mentions) {
  constexpr std::size_t most_pairs = 600;
  std::vector<Together> pairs;
  const auto of_person = [&](std::size_t at) { return mentions[at].part != Part::thing; };
  for (const bool with_person : {true, false}) {
    for (std::size_t left = 0; left < mentions.size(); ++left) {
      for (std::size_t right = left + 1; right < mentions.size() && pairs.size() < most_pairs; ++right) {
        if ((of_person(left) || of_person(right)) == with_person)
          pairs.emplace_back(static_cast<std::uint16_t>(left), static_cast<std::uint16_t>(right));
      }
    }
  }
  return pairs;
}

}  // namespace

Mentions mentions_of(const domain::Concern& concern, std::span<const Change> changes) {
  const Ledger ledger(changes);
  Mentions mentions;
  mentions.all = mentions_in_answers(concern);
  if (mentions.all.size() > most_mentions) mentions.all.resize(most_mentions);
  give_contacts(concern, mentions.all);
  Reader reader(mentions, ledger);
  for (const auto& text : texts_of(concern)) reader.read(text);
  reader.keep_taken(concern);
  for (const auto* const added : ledger.added()) reader.add(*added);
  reader.give_to_others();
  for (auto& mention : mentions.all)
    if (const auto* const parts = ledger.of(mention.place).parts_given()) mention.parts_given = *parts;
  mentions.together = together_of(mentions.all);
  return mentions;
}

std::optional<std::string> text_at(const domain::Concern& concern, const Passage& where) {
  const auto texts = texts_of(concern);
  const auto text = std::ranges::find(texts, where.field, &Text::field);
  if (text == texts.end() || where.from >= where.until || where.until > text->text.size()) return std::nullopt;
  const auto begins = [&](std::size_t at) {
    return at == text->text.size() || (static_cast<unsigned char>(text->text[at]) & 0xc0U) != 0x80U;
  };
  if (!begins(where.from) || !begins(where.until)) return std::nullopt;
  return std::string(text->text.substr(where.from, where.until - where.from));
}

std::string_view to_string(Source source) {
  switch (source) {
    case Source::answer: return "answer";
    case Source::words: return "words";
    case Source::hand: return "hand";
  }
  return "";
}

}  // namespace heed::mentions
