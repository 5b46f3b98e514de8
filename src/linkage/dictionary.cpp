#include "linkage/dictionary.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <deque>
#include <numeric>
#include <unordered_map>

namespace heed::linkage {

namespace {

constexpr std::size_t block_bytes = std::size_t{64} * 1024;
constexpr std::uint64_t most_values = std::uint64_t{1} << Dictionary::value_bits;  // in a column

// What is written of a value beside its text and its frequency.
struct Kept {
  std::array<std::uint32_t, 2> phonetic{};
  matching::DayRange days;
};
struct WordWeight {
  std::uint32_t word = 0;
  std::uint32_t weight = 0;  // the bits of a float
};

// Texts and words, in blocks that never move.
class Arena {
 public:
  char* take(std::size_t bytes, std::size_t alignment) {
    m_used = (m_used + alignment - 1) / alignment * alignment;
    if (m_blocks.empty() || m_used + bytes > m_size) {
      m_size = std::max(block_bytes, bytes);
      m_blocks.push_back(std::make_unique<char[]>(m_size));
      m_total += m_size;
      m_used = 0;
    }
    char* place = m_blocks.back().get() + m_used;
    m_used += bytes;
    return place;
  }
  std::size_t bytes() const { return m_total; }

 private:
  std::vector<std::unique_ptr<char[]>> m_blocks;
  std::size_t m_used = 0, m_size = 0, m_total = 0;
};

}  // namespace

struct Dictionary::State {
  std::deque<Value> values;
  std::vector<std::uint32_t> counts;
  std::uint64_t total = 0;
  std::vector<std::uint32_t> slots = std::vector<std::uint32_t>(64, 0);  // number of the value + 1, by hash of its text
  Arena arena;
  std::unordered_map<std::uint32_t, float> word_weights;

  std::size_t slot_of(std::string_view text) const {
    const std::size_t mask = slots.size() - 1;
    std::size_t slot = matching::combine(matching::hash_of(text), 0) & mask;
    while (slots[slot] != 0 && values[slots[slot] - 1].text != text) slot = (slot + 1) & mask;
    return slot;
  }

  void grow() {
    std::vector<std::uint32_t> old(slots.size() * 2, 0);
    old.swap(slots);
    for (const std::uint32_t entry : old) {
      if (entry != 0) slots[slot_of(values[entry - 1].text)] = entry;
    }
  }

  std::span<const matching::Token> keep_words(std::string_view text) {
    const auto words = matching::words_of(text);
    if (words.empty()) return {};
    auto* tokens = reinterpret_cast<matching::Token*>(
        arena.take(words.size() * sizeof(matching::Token), alignof(matching::Token)));
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto known = word_weights.find(words[i]);
      new (tokens + i) matching::Token{words[i], known == word_weights.end() ? unmet_word_weight : known->second};
    }
    return {tokens, words.size()};
  }

  float unmet_word_weight = 1;
  float least_frequency = 0x1p-27F;  // before any are frozen: a table holds no more values
};

Dictionary::Dictionary() : m_state(std::make_unique<State>()) {}
Dictionary::~Dictionary() = default;
Dictionary::Dictionary(Dictionary&&) noexcept = default;
Dictionary& Dictionary::operator=(Dictionary&&) noexcept = default;

ValueId Dictionary::intern(const matching::OwnedValue& owned, bool with_words) {
  State& state = *m_state;
  const std::size_t slot = state.slot_of(owned.text);
  if (state.slots[slot] != 0) return state.slots[slot] - 1;

  char* text = state.arena.take(owned.text.size(), 1);
  std::memcpy(text, owned.text.data(), owned.text.size());
  Value value = matching::view(owned);
  value.text = {text, owned.text.size()};
  value.identity = static_cast<std::uint32_t>(state.values.size()) + 1;
  if (with_words) value.tokens = state.keep_words(value.text);
  state.values.push_back(value);
  state.counts.push_back(0);
  state.slots[slot] = value.identity;
  if (state.values.size() * 2 > state.slots.size()) state.grow();
  return value.identity - 1;
}

std::optional<ValueId> Dictionary::find(std::string_view text) const {
  const std::uint32_t entry = m_state->slots[m_state->slot_of(text)];
  if (entry == 0) return std::nullopt;
  return entry - 1;
}

std::vector<matching::Token> Dictionary::weighted_words(std::string_view text) const {
  std::vector<matching::Token> tokens;
  for (const std::uint32_t word : matching::words_of(text)) {
    const auto known = m_state->word_weights.find(word);
    tokens.push_back({word, known == m_state->word_weights.end() ? m_state->unmet_word_weight : known->second});
  }
  return tokens;
}

const Value& Dictionary::value(ValueId id) const { return m_state->values[id]; }
std::size_t Dictionary::size() const { return m_state->values.size(); }
std::uint32_t Dictionary::count(ValueId id) const { return m_state->counts[id]; }
std::uint64_t Dictionary::total() const { return m_state->total; }

void Dictionary::add(ValueId id, std::int32_t by) {
  m_state->counts[id] += static_cast<std::uint32_t>(by);
  m_state->total += static_cast<std::uint64_t>(static_cast<std::int64_t>(by));
}

void Dictionary::freeze_frequencies(std::uint32_t accounted) {
  State& state = *m_state;
  const double total = static_cast<double>(std::max<std::uint64_t>(state.total, 1));
  std::unordered_map<std::uint32_t, double> words;
  for (std::size_t id = 0; id < state.values.size(); ++id) {
    state.values[id].frequency = static_cast<float>((state.counts[id] - std::min(state.counts[id], accounted)) / total);
    for (const auto& token : state.values[id].tokens) words[token.word] += state.counts[id];
  }
  state.least_frequency = 1;
  for (const Value& value : state.values) {
    if (value.frequency > 0) state.least_frequency = std::min(state.least_frequency, value.frequency);
  }
  state.word_weights.clear();
  for (const auto& [word, count] : words) {
    state.word_weights[word] = static_cast<float>(std::log2(1 + total / std::max(count, 1.0)));
  }
  state.unmet_word_weight = static_cast<float>(std::log2(1 + total));
  for (Value& value : state.values) {
    for (const auto& token : value.tokens) const_cast<matching::Token&>(token).weight = state.word_weights[token.word];
  }
}

void Dictionary::write(ByteWriter& out) const {
  const State& state = *m_state;
  std::string texts;
  std::vector<std::uint32_t> lengths;
  std::vector<Kept> kept;
  std::vector<float> frequencies;
  lengths.reserve(state.values.size());
  kept.reserve(state.values.size());
  frequencies.reserve(state.values.size());
  for (const Value& value : state.values) {
    texts += value.text;
    lengths.push_back(static_cast<std::uint32_t>(value.text.size()));
    kept.push_back({value.phonetic, value.days});
    frequencies.push_back(value.frequency);
  }
  std::vector<WordWeight> words;
  words.reserve(state.word_weights.size());
  for (const auto& [word, weight] : state.word_weights) words.push_back({word, std::bit_cast<std::uint32_t>(weight)});
  std::ranges::sort(words, {}, &WordWeight::word);
  out.put_text(texts);
  out.put_all(lengths);
  out.put_all(kept);
  out.put_all(frequencies);
  out.put_all(state.counts);
  out.put(state.total);
  out.put_all(words);
  out.put(state.unmet_word_weight);
  out.put(state.least_frequency);
}

void Dictionary::read(ByteReader& in, bool with_words) {
  auto fresh = std::make_unique<State>();
  State& state = *fresh;
  const auto texts = in.get_all<char>();
  const auto lengths = in.get_all<std::uint32_t>(most_values);
  const auto kept = in.get_all<Kept>(most_values);
  const auto frequencies = in.get_all<float>(most_values);
  state.counts = in.get_all<std::uint32_t>(most_values);
  in.expect(kept.size() == lengths.size() && frequencies.size() == lengths.size() &&
            state.counts.size() == lengths.size() &&
            std::accumulate(lengths.begin(), lengths.end(), std::uint64_t{0}) == texts.size());
  state.total = in.get<std::uint64_t>();
  for (const WordWeight& each : in.get_all<WordWeight>())
    state.word_weights[each.word] = std::bit_cast<float>(each.weight);
  state.unmet_word_weight = in.get<float>();
  state.least_frequency = in.get<float>();
  const auto is_measure = [](float number) { return std::isfinite(number) && number >= 0; };
  in.expect(std::ranges::all_of(frequencies, is_measure) && is_measure(state.unmet_word_weight) &&
            is_measure(state.least_frequency) &&
            std::ranges::all_of(state.word_weights, [&](const auto& word) { return is_measure(word.second); }));
  if (!in.ok()) return;
  state.slots.assign(std::bit_ceil(std::max<std::size_t>(lengths.size() * 2, 64)), 0);
  char* text = state.arena.take(texts.size(), 1);
  std::copy(texts.begin(), texts.end(), text);
  for (std::size_t id = 0; id < lengths.size(); ++id) {
    Value value;
    value.text = {text, lengths[id]};
    text += lengths[id];
    value.phonetic = kept[id].phonetic;
    value.days = kept[id].days;
    value.frequency = frequencies[id];
    value.identity = static_cast<std::uint32_t>(id) + 1;
    if (with_words) value.tokens = state.keep_words(value.text);
    const std::size_t slot = state.slot_of(value.text);
    in.expect(state.slots[slot] == 0);
    state.slots[slot] = value.identity;
    state.values.push_back(value);
  }
  if (in.ok()) m_state = std::move(fresh);
}

float Dictionary::least_frequency() const { return m_state->least_frequency; }

std::size_t Dictionary::bytes() const {
  return m_state->arena.bytes() + m_state->values.size() * sizeof(Value) + m_state->counts.capacity() * 4 +
         m_state->slots.capacity() * 4 + m_state->word_weights.size() * 24;
}

}  // namespace heed::linkage
