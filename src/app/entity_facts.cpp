#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "app/entity_parts.hpp"
#include "base/text.hpp"
#include "domain/codes.hpp"
#include "mentions/name_of.hpp"

namespace heed::app {

namespace {

using matching::AttributeType;
using mentions::EntityKind;

constexpr domain::Codes<Detail, 4> details{{{Detail::where_now, "where_now"},
                                            {Detail::relationship, "relationship"},
                                            {Detail::whose, "whose"},
                                            {Detail::what_happens, "what_happens"}}};

constexpr domain::Codes<Gap, 14> gap_codes{{{Gap::where_now, "where_now"},
                                            {Gap::birth, "birth"},
                                            {Gap::home, "home"},
                                            {Gap::school, "school"},
                                            {Gap::own_words, "own_words"},
                                            {Gap::adult_name, "adult_name"},
                                            {Gap::relationship, "relationship"},
                                            {Gap::access_now, "access_now"},
                                            {Gap::plate, "plate"},
                                            {Gap::colour, "colour"},
                                            {Gap::driver, "driver"},
                                            {Gap::whose, "whose"},
                                            {Gap::address, "address"},
                                            {Gap::what_happens, "what_happens"}}};

// The answer of the form that a mention was made of; nothing for one that was found in words.
template <class Answer>
const Answer* answer_at(const std::vector<Answer>& answers, std::string_view list, std::string_view place) {
  if (!place.starts_with(list)) return nullptr;
  const auto number = parse_number(place.substr(list.size()));
  if (!number || static_cast<std::size_t>(*number) >= answers.size()) return nullptr;
  return &answers[static_cast<std::size_t>(*number)];
}

struct Answers {
  const domain::Child* child = nullptr;
  const domain::Adult* adult = nullptr;
  const domain::ContactPoint* contact = nullptr;
  const domain::Place* place = nullptr;
};

Answers answers_at(const domain::Concern& concern, std::string_view place) {
  return {answer_at(concern.children, "children.", place), answer_at(concern.adults, "adults.", place),
          answer_at(concern.contact_points, "contact_points.", place), answer_at(concern.places, "places.", place)};
}

// Everything that is said of one, in the order in which it was told, what means the same in one.
class Gatherer {
 public:
  explicit Gatherer(EntityReading& reading) : m_reading(reading) {}

  void add(const KnownPlace& place) {
    const auto* const opened = m_reading.readable.open(place.concern);
    const auto* const mention = opened == nullptr ? nullptr : opened->mention_at(place.place);
    if (mention == nullptr) return;
    for (const auto& said : mention->said) {
      const auto normal = normal_form(said, opened->told_on) + said.qualifier;
      add_to({static_cast<int>(said.type), normal}, said.type, Detail::where_now, said.text, place.concern);
    }
    const auto answers = answers_at(opened->concern, place.place);
    if (answers.child != nullptr) add_detail(Detail::where_now, answers.child->where_now, place.concern);
    if (answers.adult != nullptr) add_detail(Detail::relationship, answers.adult->relationship, place.concern);
    if (answers.contact != nullptr) add_detail(Detail::whose, answers.contact->whose, place.concern);
    if (answers.place != nullptr) add_detail(Detail::what_happens, answers.place->what_happens, place.concern);
  }

  std::vector<SaidOfEntity> take() {
    std::vector<SaidOfEntity> all;
    for (auto& [key, one] : m_said) {
      one.said.cited = m_reading.cite(one.concerns);
      all.push_back(std::move(one.said));
    }
    return all;
  }

 private:
  using Key = std::pair<int, std::string>;  // the kind of thing, and one form for it however it was written
  struct Gathered {
    SaidOfEntity said;
    std::vector<ConcernId> concerns;
  };

  void add_detail(Detail detail, const std::string& text, ConcernId concern) {
    if (text.empty()) return;
    const int after_types = static_cast<int>(matching::attribute_types) + static_cast<int>(detail);
    add_to({after_types, ascii_lower(text)}, std::nullopt, detail, text, concern);
  }

  void add_to(const Key& key, std::optional<AttributeType> type, Detail detail, const std::string& text,
              ConcernId concern) {
    auto& one = m_said[key];
    one.said.type = type;
    one.said.detail = detail;
    one.concerns.push_back(concern);
    if (std::ranges::find(one.said.texts, text) == one.said.texts.end()) one.said.texts.push_back(text);
  }

  EntityReading& m_reading;
  std::map<Key, Gathered> m_said;
};

// Whether any of the answers has something to say.
class Answered {
 public:
  Answered(EntityReading& reading, const std::vector<KnownPlace>& places) : m_reading(reading), m_places(places) {}

  bool says(std::initializer_list<AttributeType> types) const {
    return any([&](const OpenedConcern&, const mentions::Mention& mention, const Answers&) {
      return std::ranges::any_of(
          mention.said, [&](const mentions::Said& said) { return std::ranges::find(types, said.type) != types.end(); });
    });
  }
  template <class Part>
  bool gives(const Part* Answers::* answer, std::string Part::* text) const {
    return any([&](const OpenedConcern&, const mentions::Mention&, const Answers& answers) {
      return answers.*answer != nullptr && !((answers.*answer)->*text).empty();
    });
  }
  bool says_who_can_reach() const {
    return any([](const OpenedConcern&, const mentions::Mention&, const Answers& answers) {
      return answers.adult != nullptr && answers.adult->access_now != domain::YesNo::dont_know;
    });
  }
  bool has_own_words() const {
    return any([](const OpenedConcern& opened, const mentions::Mention&, const Answers&) {
      return !opened.concern.child_words.empty() || opened.concern.reporter_kind == domain::ReporterKind::young_person;
    });
  }

 private:
  template <class Test>
  bool any(const Test& test) const {
    return std::ranges::any_of(m_places, [&](const KnownPlace& place) {
      const auto* const opened = m_reading.readable.open(place.concern);
      const auto* const mention = opened == nullptr ? nullptr : opened->mention_at(place.place);
      return mention != nullptr && test(*opened, *mention, answers_at(opened->concern, place.place));
    });
  }

  EntityReading& m_reading;
  const std::vector<KnownPlace>& m_places;
};

struct Question {
  EntityKind kind;
  Gap gap;
  bool is_answered;
};

}  // namespace

std::string_view to_string(Detail detail) { return domain::code_of(details, detail); }
std::string_view to_string(Gap gap) { return domain::code_of(gap_codes, gap); }

Cited EntityReading::cite(std::vector<ConcernId> concerns) {
  std::ranges::sort(concerns);
  concerns.erase(std::unique(concerns.begin(), concerns.end()), concerns.end());
  std::vector<const ports::ConcernRecord*> records;
  for (const auto id : concerns)
    if (const auto* const opened = readable.open(id)) records.push_back(&opened->record);
  std::ranges::stable_sort(records, {}, [](const auto* record) { return record->received_at; });
  Cited cited;
  std::set<std::uint64_t> origins;
  for (const auto* const record : records) {
    cited.concerns.push_back({record->id, record->reference});
    if (const auto origin = parts.known->origin_of(record->id); origin == 0 || origins.insert(origin).second)
      ++cited.origins;
  }
  return cited;
}

OtherMention EntityReading::other_mention(const KnownPlace& place) {
  const auto* const opened = readable.open(place.concern);
  const auto* const mention = opened == nullptr ? nullptr : opened->mention_at(place.place);
  return mention == nullptr ? OtherMention{} : app::other_mention(*opened, *mention);
}

std::string EntityReading::name_of(const std::vector<KnownPlace>& places) {
  struct Called {
    std::size_t times = 0;
    Instant first;
  };
  std::map<std::string, Called> names;
  for (const auto& place : places) {
    const auto* const mention = same.mention_at(place);
    if (mention == nullptr) continue;
    const auto told_at = readable.open(place.concern)->record.received_at;
    auto& called = names[mentions::name_of(*mention)];
    if (called.times++ == 0 || told_at < called.first) called.first = told_at;
  }
  std::string best;
  const Called* of_best = nullptr;
  for (const auto& [name, called] : names) {
    const bool is_better = of_best == nullptr || called.times > of_best->times ||
                           (called.times == of_best->times && called.first < of_best->first);
    if (!is_better) continue;
    best = name;
    of_best = &called;
  }
  return best;
}

std::vector<SaidOfEntity> said_of_entity(EntityReading& reading, const std::vector<KnownPlace>& places) {
  Gatherer gatherer(reading);
  for (const auto& place : places) gatherer.add(place);
  return gatherer.take();
}

std::vector<Gap> gaps_of_entity(EntityReading& reading, const std::vector<KnownPlace>& places, bool has_adult_beside) {
  using enum AttributeType;
  const auto* const mention = reading.same.mention_at(places.front());
  if (mention == nullptr) return {};
  const Answered answered(reading, places);
  const std::array<Question, 14> questions{{
      {EntityKind::child, Gap::where_now, answered.gives(&Answers::child, &domain::Child::where_now)},
      {EntityKind::child, Gap::birth, answered.says({date_of_birth})},
      {EntityKind::child, Gap::home, answered.says({address, postcode, place_name})},
      {EntityKind::child, Gap::school, answered.says({school})},
      {EntityKind::child, Gap::own_words, answered.has_own_words()},
      {EntityKind::adult, Gap::adult_name, answered.says({full_name})},
      {EntityKind::adult, Gap::relationship, answered.gives(&Answers::adult, &domain::Adult::relationship)},
      {EntityKind::adult, Gap::access_now, answered.says_who_can_reach()},
      {EntityKind::vehicle, Gap::plate, answered.says({plate})},
      {EntityKind::vehicle, Gap::colour, answered.says({vehicle_colour})},
      {EntityKind::vehicle, Gap::driver, has_adult_beside},
      {EntityKind::contact, Gap::whose, answered.gives(&Answers::contact, &domain::ContactPoint::whose)},
      {EntityKind::place, Gap::address, answered.says({address, postcode})},
      {EntityKind::place, Gap::what_happens, answered.gives(&Answers::place, &domain::Place::what_happens)},
  }};
  std::vector<Gap> gaps;
  for (const auto& question : questions)
    if (question.kind == mention->kind && !question.is_answered) gaps.push_back(question.gap);
  return gaps;
}

}  // namespace heed::app
