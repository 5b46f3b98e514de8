#include "linkage/index.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>

#include "linkage/model_version.hpp"
#include "linkage/postings.hpp"
#include "linkage/weigh_pairs.hpp"

namespace heed::linkage {

namespace {

// A newcomer's values as a record: those that the table knows look like its own; the others get identities that no value of the
// table has.
class Newcomer {
 public:
  // `stranger`: identity of the next unknown value, counted down.
  Newcomer(const Table& table, const MentionValues& values, std::uint32_t& stranger) {
    m_starts.push_back(0);
    std::size_t count = 0;
    for (const auto& column : values) count += column.size();
    m_values.reserve(count);
    m_tokens.reserve(count);
    for (std::size_t column = 0; column < table.columns().size(); ++column) {
      if (column < values.size()) {
        for (const auto& owned : values[column]) add(table, column, owned, stranger);
      }
      m_starts.push_back(static_cast<std::uint16_t>(m_pointers.size()));
    }
  }
  Record record() const { return {m_starts, m_pointers}; }

 private:
  void add(const Table& table, std::size_t column, const matching::OwnedValue& owned, std::uint32_t& stranger) {
    if (owned.text.empty() || m_pointers.size() - m_starts.back() >= Table::most_values) return;
    const Dictionary& dictionary = table.dictionary(column);
    if (const auto known = dictionary.find(owned.text)) {
      m_pointers.push_back(&dictionary.value(*known));
      return;
    }
    Value value = matching::view(owned);
    value.identity = stranger--;
    if (matching::has_words(table.columns()[column].type)) {
      m_tokens.push_back(dictionary.weighted_words(owned.text));
      value.tokens = m_tokens.back();
    }
    m_values.push_back(value);
    m_pointers.push_back(&m_values.back());
  }

  std::vector<Value> m_values;
  std::vector<std::vector<matching::Token>> m_tokens;
  std::vector<std::uint16_t> m_starts;
  std::vector<const Value*> m_pointers;
};

constexpr float band_from = 0;

// What brothers, sisters, friends and neighbours have in common.
bool shared_around(AttributeType type) {
  return matching::of_a_household(type) || type == AttributeType::place_name || type == AttributeType::organisation;
}

}  // namespace

Band band_of(const Suggestion& suggestion) {
  if (suggestion.weight >= band_from) return Band::strong;
  return suggestion.nearest.weight >= band_from ? Band::possible : Band::weak;
}

Searcher::Searcher(const Index& index) : m_scorer(index.m_model, index.m_table) {}

Index::Index(Model model, ClusterOptions options)
    : m_model(std::move(model)),
      m_given_version(
          version_of(m_model, options, std::array<double, 5>{connects, least, band_from, most_weighed, Repeats::most})),
      m_options(options),
      m_table(m_model.columns),
      m_keys(m_model.plan.rules, m_table, KeyMaker::Hashed::when_asked),
      m_teller(m_table),
      m_scorer(std::make_unique<PairScorer>(m_model, m_table)),
      m_clusters([this](MentionId left, MentionId right) { return weight_of(left, right); }, options) {}

std::uint64_t Index::version() const {
  return version_with(m_given_version, std::array<std::uint64_t, 1>{m_table.frequency_digest()});
}

std::uint64_t Index::model_version() const {
  const std::shared_lock lock(m_mutex);
  return version();
}

std::size_t Index::size() const {
  const std::shared_lock lock(m_mutex);
  return m_numbers.size();
}

FixedWeight Index::weight_of(MentionId left, MentionId right) {
  return to_fixed(m_scorer->connecting(number_of(left), number_of(right)));
}

void Index::begin(Searcher& searcher) const {
  if (searcher.m_renumbered == m_renumbered) return;
  searcher.m_scorer.forget();
  searcher.m_renumbered = m_renumbered;
}

void Index::begin_newcomer(Searcher& searcher) const {
  begin(searcher);
  constexpr std::uint32_t lowest = 1U << (Table::value_bits + 1), most_of_one = 32 * Table::most_values;
  if (searcher.m_stranger >= lowest + most_of_one) return;
  searcher.m_scorer.forget();
  searcher.m_stranger = 0xffffffff;
}

std::uint32_t Index::take_in(const Mention& mention) {
  const std::uint32_t number = m_table.add(mention.values);
  m_ids.push_back(mention.id);
  m_numbers.insert(number, m_ids);
  return number;
}

std::vector<std::uint32_t> Index::standing() const {
  std::vector<std::uint32_t> standing;
  for (std::uint32_t number = 0; number < m_ids.size(); ++number) {
    const MentionId id = m_ids[number];
    if (number_of(id) == number && m_stand_ins.first_of(id) == id) standing.push_back(number);
  }
  return standing;
}

// In the order of ids: who comes first stands for those who say the same, and is on the same side when it is weighed.
void Index::add_all(std::span<const Mention> mentions, unsigned threads) {
  const std::unique_lock lock(m_mutex);
  ClusterChanges changes;
  for (const std::uint32_t number : standing()) changes.erase_members.push_back(m_ids[number]);
  std::vector<const Mention*> in_order;
  in_order.reserve(mentions.size());
  for (const Mention& mention : mentions) in_order.push_back(&mention);
  std::ranges::stable_sort(in_order, {}, [](const Mention* mention) { return mention->id; });
  for (const Mention* mention : in_order) {
    if (number_of(mention->id) == no_slot) take_in(*mention);
  }
  m_holders = {};
  m_keyless = {};
  find_stand_ins();
  const auto numbers = standing();
  for (const std::uint32_t number : numbers) changes.insert_members.push_back(m_ids[number]);
  weigh_all(numbers, threads, changes);
  m_clusters.apply(changes);
}

// Of those who say the same as many others one counts, in frequencies and in keys.
void Index::weigh_all(std::span<const std::uint32_t> standing, unsigned threads, ClusterChanges& changes) {
  const bool some = !m_stand_ins.empty();
  Table::Layout all;
  if (some) all = m_table.keep_only(standing);
  m_table.freeze_frequencies();
  const KeyMaker keys(m_model.plan.rules, m_table);
  const WhoIsTold who(m_model);
  {
    const Postings postings(keys, m_table, m_model.plan.most_in_key, threads);
    const auto weighed = weigh_pairs(m_table, m_model, postings, connects, std::max(1U, threads));
    const auto id_of = [&](std::uint32_t number) { return m_ids[some ? standing[number] : number]; };
    for (const ScoredPair& pair : weighed.pairs) {
      if (who.by_both(m_table, pair.left, pair.right))
        changes.insert_edges.push_back({id_of(pair.left), id_of(pair.right), to_fixed(pair.weight)});
    }
  }
  if (some) m_table.put_back(std::move(all));
  for (const std::uint32_t number : standing) {
    const auto cells = m_table.cells(number);
    const auto of_record = keys.keys(cells);
    for (const std::uint64_t key : of_record) m_holders.insert(key, number);
    if (of_record.empty() && m_teller.says_who(cells)) m_keyless.insert(hash_of_values(cells), number);
  }
  m_scorer = std::make_unique<PairScorer>(m_model, m_table);  // frequencies changed
}

bool Index::add(const Mention& mention) {
  const std::unique_lock lock(m_mutex);
  if (number_of(mention.id) != no_slot) return false;
  enter(take_in(mention));
  return true;
}

bool Index::erase(MentionId id) {
  const std::unique_lock lock(m_mutex);
  const std::uint32_t number = number_of(id);
  if (number == no_slot) return false;
  erase_one(number);
  close_gaps();
  return true;
}

bool Index::change(const Mention& mention) {
  const std::unique_lock lock(m_mutex);
  const std::uint32_t before = number_of(mention.id);
  if (before == no_slot) return false;
  const std::uint32_t now = m_table.add(mention.values);  // first, so that what both say is there all the while
  m_ids.push_back(0);
  erase_one(before);
  m_ids[now] = mention.id;
  m_numbers.insert(now, m_ids);
  enter(now);
  close_gaps();
  return true;
}

void Index::erase_one(std::uint32_t number) {
  leave(number);
  m_table.erase(number);
  m_numbers.erase(m_ids[number], m_ids);
  m_ids[number] = 0;
}

// Seldom enough that each erased mention pays for a few that stay.
void Index::close_gaps() {
  constexpr std::size_t fewest = 1024;
  const std::size_t gone = m_ids.size() - m_numbers.size();
  if (gone < fewest || gone * 4 < m_ids.size()) return;
  std::vector<std::uint32_t> kept, now(m_ids.size(), 0);
  std::vector<MentionId> ids;
  for (std::uint32_t number = 0; number < m_ids.size(); ++number) {
    if (number_of(m_ids[number]) != number) continue;
    now[number] = static_cast<std::uint32_t>(kept.size());
    kept.push_back(number);
    ids.push_back(m_ids[number]);
  }
  m_table.close_gaps(kept);
  m_holders.renumber(now);
  m_keyless.renumber(now);
  m_ids = std::move(ids);
  m_numbers = {};
  for (std::uint32_t number = 0; number < m_ids.size(); ++number) m_numbers.insert(number, m_ids);
  m_scorer->forget();
  ++m_renumbered;
}

// Of whom people speak is weighed for itself.
void Index::constrain(const MemberConstraint& constraint) {
  const std::unique_lock lock(m_mutex);
  std::vector<std::uint32_t> back;
  for (const MentionId id : {constraint.left, constraint.right}) {
    const std::uint32_t number = number_of(id);
    if (number == no_slot || constraint.left == constraint.right || !is_grouped(id)) continue;
    leave(number);
    back.push_back(number);
  }
  ClusterChanges changes;
  changes.insert_constraints.push_back(constraint);
  m_clusters.apply(changes);
  for (const std::uint32_t number : back) stand(number);
}

void Index::withdraw(const MemberConstraint& constraint) {
  const std::unique_lock lock(m_mutex);
  ClusterChanges changes;
  changes.erase_constraints.push_back(constraint);
  m_clusters.apply(changes);
  for (const MentionId id : {constraint.left, constraint.right}) {
    const std::uint32_t number = number_of(id);
    if (number == no_slot || is_grouped(id)) continue;
    if (!are_many(equals_of(number, m_keys.keys(m_table.cells(number))))) continue;
    step_back(number);
    enter(number);
  }
}

MentionId Index::entity_of(MentionId id) const {
  const std::shared_lock lock(m_mutex);
  return m_clusters.cluster_of(m_stand_ins.first_of(id)).value_or(0);
}

std::vector<MentionId> Index::mentions_of(MentionId entity) const {
  const std::shared_lock lock(m_mutex);
  return with_others(m_clusters.members_of(entity));
}

std::optional<MemberComponent> Index::component_of(MentionId id) const {
  const std::shared_lock lock(m_mutex);
  PairScorer scorer(m_model, m_table);  // the writer's is no reader's
  return m_clusters.component_of(m_stand_ins.first_of(id), [&](MentionId left, MentionId right) {
    return to_fixed(scorer.connecting(number_of(left), number_of(right)));
  });
}

std::optional<Score> Index::explain(MentionId left, MentionId right) const {
  const std::shared_lock lock(m_mutex);
  const std::uint32_t one = number_of(left), other = number_of(right);
  if (one == no_slot || other == no_slot) return std::nullopt;
  Table::Space one_space, other_space;
  return score(m_model, m_table.record(one, one_space), m_table.record(other, other_space));
}

Suggestion Index::weigh_entity(MentionId entity, const Likeness& nearest, PairScorer& scorer,
                               const Without& without) const {
  auto members = counted_of(entity, without);
  const auto mentions = static_cast<std::uint32_t>(members.size());
  members = each_once(std::move(members));
  const std::size_t step = (members.size() + most_weighed - 1) / most_weighed;
  const auto lowest = static_cast<float>(from_fixed(m_options.lowest)),
             highest = static_cast<float>(from_fixed(m_options.highest));
  float sum = 0;
  std::size_t weighed = 0;
  for (std::size_t at = 0; at < members.size(); at += std::max<std::size_t>(step, 1)) {
    sum += std::clamp(scorer.connecting_of_left(number_of(members[at])), lowest, highest);
    ++weighed;
  }
  return {entity, weighed == 0 ? 0 : sum / static_cast<float>(weighed), nearest, mentions};
}

std::vector<Suggestion> Index::rank(const Record& newcomer, Searcher& searcher, std::size_t most, float at_least,
                                    const Without& without) const {
  std::vector<std::pair<MentionId, Likeness>> nearest;  // by entity
  searcher.m_scorer.set_left(newcomer);
  for (const std::uint32_t number : searcher.m_candidates) {
    const MentionId mention = speaker_of(m_ids[number], without);
    if (mention == 0) continue;
    const float weight = searcher.m_scorer.weight_of_left(number, at_least);
    if (weight > PairScorer::below) nearest.push_back({cluster_of(mention, without), {mention, weight}});
  }
  std::sort(nearest.begin(), nearest.end(), [](const auto& left, const auto& right) {
    if (left.first != right.first) return left.first < right.first;
    return left.second.weight != right.second.weight ? left.second.weight > right.second.weight
                                                     : left.second.mention < right.second.mention;
  });
  nearest.erase(std::unique(nearest.begin(), nearest.end(),
                            [](const auto& left, const auto& right) { return left.first == right.first; }),
                nearest.end());
  std::vector<Suggestion> suggestions;
  suggestions.reserve(nearest.size());
  for (const auto& [entity, likeness] : nearest)
    suggestions.push_back(weigh_entity(entity, likeness, searcher.m_scorer, without));
  std::sort(suggestions.begin(), suggestions.end(), [](const Suggestion& left, const Suggestion& right) {
    const float mine = left.weight + left.nearest.weight, theirs = right.weight + right.nearest.weight;
    return mine != theirs ? mine > theirs : left.entity < right.entity;
  });
  if (suggestions.size() > most) suggestions.resize(most);
  return suggestions;
}

std::vector<Suggestion> Index::suggest(const MentionValues& values, Searcher& searcher, std::size_t most,
                                       float at_least, const Without& without) const {
  const std::shared_lock lock(m_mutex);
  begin_newcomer(searcher);
  const Newcomer newcomer(m_table, values, searcher.m_stranger);
  searcher.m_keys = m_keys.keys(newcomer.record());
  candidates_of(searcher.m_keys, m_model.plan.most_in_key, searcher.m_candidates, numbers_of(leaving_of(without.gone)));
  return rank(newcomer.record(), searcher, most, at_least, without);
}

Suggestion Index::weigh(const MentionValues& values, MentionId entity, Searcher& searcher,
                        const Without& without) const {
  const std::shared_lock lock(m_mutex);
  begin_newcomer(searcher);
  const Newcomer newcomer(m_table, values, searcher.m_stranger);
  const Record record = newcomer.record();
  searcher.m_scorer.set_left(record);
  Likeness nearest{entity, PairScorer::below};
  for (const MentionId mention : each_once(counted_of(entity, without))) {
    const float weight = searcher.m_scorer.weight_of_left(number_of(mention));
    if (weight > nearest.weight) nearest = {mention, weight};
  }
  return weigh_entity(entity, nearest, searcher.m_scorer, without);
}

float Index::weight_apart(const MentionValues& values, MentionId mention) const {
  const std::shared_lock lock(m_mutex);
  const std::uint32_t number = number_of(mention);
  if (number == no_slot) return PairScorer::below;
  std::uint32_t stranger = 0xffffffff;
  const Newcomer newcomer(m_table, values, stranger);
  Table::Space space;
  const Score whole = score(m_model, newcomer.record(), m_table.record(number, space));
  double weight = whole.prior_weight;
  for (const Step& step : whole.steps) {
    const auto column = m_model.column(m_model.comparisons[step.comparison].name);
    const double told = step.weight + step.frequency_weight;
    weight += column && shared_around(m_model.columns[*column].type) ? std::min(told, 0.0) : told;
  }
  return static_cast<float>(weight);
}

Index::Room Index::room() const {
  const std::shared_lock lock(m_mutex);
  return {m_table.bytes(), m_holders.bytes() + m_keyless.bytes(),
          m_clusters.bytes() + m_stand_ins.bytes() + m_numbers.bytes() + m_ids.capacity() * sizeof(MentionId)};
}

}  // namespace heed::linkage
