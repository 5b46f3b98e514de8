#include "linkage/dictionary.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <deque>
#include <memory>
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

std::uint64_t digest_of(std::uint64_t what, float share) {
  return share == 0 ? 0 : matching::combine(what, std::bit_cast<std::uint32_t>(share));
}

// Of memory of its own that nothing else looks at.
template <class T>
void wipe(std::span<const T> items) {
  auto* bytes = const_cast<char*>(reinterpret_cast<const char*>(items.data()));
  std::fill_n(bytes, items.size_bytes(), '\0');
}

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
  struct Word {
    float weight = 0;
    std::uint32_t values = 0;  // that have it
  };

  std::deque<Value> values;
  std::vector<std::uint32_t> counts;
  std::uint64_t total = 0;
  std::vector<std::uint32_t> slots = std::vector<std::uint32_t>(64, 0);  // number of the value + 1, by hash of its text
  Arena arena;
  std::unordered_map<std::uint32_t, Word> words;  // whose weights are known
  std::uint64_t digest = 0;  // sum over all that is known, so that what is forgotten can be taken off

  std::size_t home_of(std::string_view text) const {
    return matching::combine(matching::hash_of(text), 0) & (slots.size() - 1);
  }

  std::size_t slot_of(std::string_view text) const {
    const std::size_t mask = slots.size() - 1;
    std::size_t slot = home_of(text);
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

  std::string_view keep_text(std::string_view text) {
    char* kept = arena.take(text.size(), 1);
    std::ranges::copy(text, kept);
    return {kept, text.size()};
  }

  std::span<const matching::Token> keep_tokens(std::span<const matching::Token> tokens) {
    if (tokens.empty()) return {};
    auto* kept = reinterpret_cast<matching::Token*>(
        arena.take(tokens.size() * sizeof(matching::Token), alignof(matching::Token)));
    std::ranges::uninitialized_copy(tokens, std::span(kept, tokens.size()));
    return {kept, tokens.size()};
  }

  std::vector<matching::Token> weighted(std::string_view text) const {
    std::vector<matching::Token> tokens;
    for (const std::uint32_t word : matching::words_of(text)) {
      const auto known = words.find(word);
      tokens.push_back({word, known == words.end() ? unmet_word_weight : known->second.weight});
    }
    return tokens;
  }

  std::span<const matching::Token> keep_words(std::string_view text) {
    const auto tokens = weighted(text);
    for (const auto& token : tokens) {
      if (const auto known = words.find(token.word); known != words.end()) ++known->second.values;
    }
    return keep_tokens(tokens);
  }

  // A word that no value has any more is as if it had never been there.
  void forget_words(std::span<const matching::Token> tokens) {
    for (const auto& token : tokens) {
      const auto known = words.find(token.word);
      if (known == words.end() || --known->second.values > 0) continue;
      digest -= digest_of(token.word, known->second.weight);
      words.erase(known);
    }
  }

  // What stood behind moves up, so that no mark is left.
  void free_slot(std::size_t hole) {
    const std::size_t mask = slots.size() - 1;
    for (std::size_t at = (hole + 1) & mask; slots[at] != 0; at = (at + 1) & mask) {
      const std::size_t home = home_of(values[slots[at] - 1].text);
      if (((at - home) & mask) < ((at - hole) & mask)) continue;
      slots[hole] = slots[at];
      hole = at;
    }
    slots[hole] = 0;
  }

  // Of frequencies and weights that are known; what is not known adds nothing.
  void digest_all() {
    digest = 0;
    for (const Value& value : values) digest += digest_of(matching::hash_of(value.text), value.frequency);
    for (const auto& [word, known] : words) digest += digest_of(word, known.weight);
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

  Value value = matching::view(owned);
  value.text = state.keep_text(owned.text);
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

std::vector<matching::Token> Dictionary::weighted_words(std::string_view text) const { return m_state->weighted(text); }

const Value& Dictionary::value(ValueId id) const { return m_state->values[id]; }
std::size_t Dictionary::size() const { return m_state->values.size(); }
std::uint32_t Dictionary::count(ValueId id) const { return m_state->counts[id]; }
std::uint64_t Dictionary::total() const { return m_state->total; }

void Dictionary::add(ValueId id, std::int32_t by) {
  m_state->counts[id] += static_cast<std::uint32_t>(by);
  m_state->total += static_cast<std::uint64_t>(static_cast<std::int64_t>(by));
}

void Dictionary::drop(ValueId id) {
  State& state = *m_state;
  add(id, -1);
  if (state.counts[id] > 0) return;
  Value& value = state.values[id];
  state.free_slot(state.slot_of(value.text));
  state.digest -= digest_of(matching::hash_of(value.text), value.frequency);
  state.forget_words(value.tokens);
  wipe(std::span(value.text));
  wipe(value.tokens);
  value = {};
}

std::vector<ValueId> Dictionary::close_gaps() {
  State& state = *m_state;
  std::vector<ValueId> now(state.values.size(), 0);
  auto fresh = std::make_unique<State>();
  for (std::size_t id = 0; id < state.values.size(); ++id) {
    if (state.counts[id] == 0) continue;
    now[id] = static_cast<ValueId>(fresh->values.size());
    Value value = state.values[id];
    value.text = fresh->keep_text(value.text);
    value.tokens = fresh->keep_tokens(value.tokens);
    value.identity = now[id] + 1;
    fresh->values.push_back(value);
    fresh->counts.push_back(state.counts[id]);
    if (fresh->values.size() * 2 > fresh->slots.size()) fresh->slots.resize(fresh->slots.size() * 2);
  }
  for (const Value& value : fresh->values) fresh->slots[fresh->slot_of(value.text)] = value.identity;
  fresh->total = state.total;
  fresh->words = std::move(state.words);
  fresh->digest = state.digest;
  fresh->unmet_word_weight = state.unmet_word_weight;
  fresh->least_frequency = state.least_frequency;
  m_state = std::move(fresh);
  return now;
}

void Dictionary::freeze_frequencies(std::uint32_t accounted) {
  State& state = *m_state;
  const double total = static_cast<double>(std::max<std::uint64_t>(state.total, 1));
  struct Met {
    double records = 0;
    std::uint32_t values = 0;
  };
  std::unordered_map<std::uint32_t, Met> met;  // by word
  for (std::size_t id = 0; id < state.values.size(); ++id) {
    state.values[id].frequency = static_cast<float>((state.counts[id] - std::min(state.counts[id], accounted)) / total);
    for (const auto& token : state.values[id].tokens) {
      Met& word = met[token.word];
      word.records += state.counts[id];
      ++word.values;
    }
  }
  state.least_frequency = 1;
  for (const Value& value : state.values) {
    if (value.frequency > 0) state.least_frequency = std::min(state.least_frequency, value.frequency);
  }
  state.words.clear();
  for (const auto& [word, of] : met)
    state.words[word] = {static_cast<float>(std::log2(1 + total / std::max(of.records, 1.0))), of.values};
  state.unmet_word_weight = static_cast<float>(std::log2(1 + total));
  for (Value& value : state.values) {
    for (const auto& token : value.tokens) const_cast<matching::Token&>(token).weight = state.words[token.word].weight;
  }
  state.digest_all();
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
  words.reserve(state.words.size());
  for (const auto& [word, known] : state.words) words.push_back({word, std::bit_cast<std::uint32_t>(known.weight)});
  std::ranges::sort(words, {}, &WordWeight::word);
  out.put_text(texts);
  out.put_all(lengths);
  out.put_all(kept);
  out.put_all(frequencies);
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
  in.expect(kept.size() == lengths.size() && frequencies.size() == lengths.size() &&
            std::accumulate(lengths.begin(), lengths.end(), std::uint64_t{0}) == texts.size());
  for (const WordWeight& each : in.get_all<WordWeight>())
    state.words[each.word].weight = std::bit_cast<float>(each.weight);
  state.unmet_word_weight = in.get<float>();
  state.least_frequency = in.get<float>();
  const auto is_measure = [](float number) { return std::isfinite(number) && number >= 0; };
  in.expect(std::ranges::all_of(frequencies, is_measure) && is_measure(state.unmet_word_weight) &&
            is_measure(state.least_frequency) &&
            std::ranges::all_of(state.words, [&](const auto& word) { return is_measure(word.second.weight); }));
  if (!in.ok()) return;
  state.slots.assign(std::bit_ceil(std::max<std::size_t>(lengths.size() * 2, 64)), 0);
  std::string_view text = state.keep_text({texts.data(), texts.size()});
  for (std::size_t id = 0; id < lengths.size(); ++id) {
    state.values.emplace_back();
    if (lengths[id] == 0) continue;  // forgotten
    Value& value = state.values.back();
    value.text = text.substr(0, lengths[id]);
    text.remove_prefix(lengths[id]);
    value.phonetic = kept[id].phonetic;
    value.days = kept[id].days;
    value.frequency = frequencies[id];
    value.identity = static_cast<std::uint32_t>(id) + 1;
    if (with_words) value.tokens = state.keep_words(value.text);
    const std::size_t slot = state.slot_of(value.text);
    in.expect(state.slots[slot] == 0);
    state.slots[slot] = value.identity;
  }
  in.expect(std::ranges::all_of(state.words, [](const auto& word) { return word.second.values > 0; }));
  state.counts.assign(lengths.size(), 0);
  state.digest_all();
  if (in.ok()) m_state = std::move(fresh);
}

float Dictionary::least_frequency() const { return m_state->least_frequency; }
std::uint64_t Dictionary::frequency_digest() const {
  return m_state->digest +
         digest_of(std::bit_cast<std::uint32_t>(m_state->unmet_word_weight), m_state->least_frequency);
}

std::size_t Dictionary::bytes() const {
  return m_state->arena.bytes() + m_state->values.size() * sizeof(Value) + m_state->counts.capacity() * 4 +
         m_state->slots.capacity() * 4 + m_state->words.size() * 24;
}

}  // namespace heed::linkage
