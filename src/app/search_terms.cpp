#include "app/search_terms.hpp"

#include <algorithm>
#include <functional>
#include <mutex>

#include "base/text.hpp"
#include "matching/nicknames.hpp"
#include "matching/normalise.hpp"
#include "matching/phonetic.hpp"

namespace heed::app {

namespace {

using matching::AttributeType;

constexpr std::size_t longest_term = 15, fewest_of_plate = 3;
// So many newcomers are looked through one by one before they are put in order with the rest.
constexpr std::size_t most_recent = 50'000;
constexpr std::size_t most_entries = 8;

bool is_seen(char c) { return c != '?' && c != '*'; }

// Calls use(kind, text) for each term of one value.
template <class Use>
class TermsOf {
 public:
  explicit TermsOf(const Use& use) : m_use(use) {}

  void operator()(AttributeType type, std::string_view text) const {
    switch (type) {
      case AttributeType::forename:
      case AttributeType::surname:
      case AttributeType::full_name:
      case AttributeType::nickname: return each_word(text, [&](std::string_view word) { name(word); });
      case AttributeType::phone: return phone(text);
      case AttributeType::plate: return plate(text);
      case AttributeType::handle: return m_use(TermKind::handle, text.substr(text.find(':') + 1));
      case AttributeType::email: return m_use(TermKind::email, text);
      case AttributeType::postcode: return postcode(text);
      case AttributeType::address:
      case AttributeType::place_name:
      case AttributeType::school:
      case AttributeType::organisation:
      case AttributeType::vehicle_make:
      case AttributeType::vehicle_colour:
        return each_word(text, [&](std::string_view word) { m_use(TermKind::word, word); });
      case AttributeType::date_of_birth:
      case AttributeType::sex:
      case AttributeType::identifier:
      case AttributeType::category: return;
    }
  }

 private:
  template <class UseWord>
  static void each_word(std::string_view text, const UseWord& use) {
    for (const auto word : split(text, ' '))
      if (!word.empty()) use(word);
  }

  void name(std::string_view word) const {
    m_use(TermKind::name, word);
    for (const auto& code : sound_terms(word)) m_use(TermKind::sound, code);
    for (const auto formal : matching::Nicknames::built_in().stands_for(word)) m_use(TermKind::formal, formal);
  }

  void phone(std::string_view digits) const {
    m_use(TermKind::phone, digits);
    for (const std::size_t last : {4U, 6U})
      if (digits.size() > last) m_use(TermKind::phone_end, digits.substr(digits.size() - last));
  }

  void plate(std::string_view pattern) const {
    for (std::size_t at = 0; at < pattern.size(); ++at) {
      const auto end = std::find_if_not(pattern.begin() + static_cast<std::ptrdiff_t>(at), pattern.end(), is_seen);
      const auto seen = pattern.substr(at, static_cast<std::size_t>(end - pattern.begin()) - at);
      if (seen.size() >= fewest_of_plate) m_use(TermKind::plate, plate_term(seen));
    }
  }

  void postcode(std::string_view text) const {
    std::string joined;
    each_word(text, [&](std::string_view word) {
      m_use(TermKind::word, ascii_lower(word));
      joined += ascii_lower(word);
    });
    m_use(TermKind::word, joined);
  }

  const Use& m_use;
};

}  // namespace

std::string plate_term(std::string_view seen) {
  std::string term;
  for (const char c : seen) term.push_back(matching::looks_like(c));
  return term;
}

std::vector<std::string> sound_terms(std::string_view normal_name) {
  constexpr std::size_t shortest_that_sounds = 3;
  std::vector<std::string> terms;
  if (normal_name.size() < shortest_that_sounds) return terms;
  for (const auto code : matching::phonetic_codes(normal_name)) {
    auto term = std::to_string(code);
    if (code != 0 && std::ranges::find(terms, term) == terms.end()) terms.push_back(std::move(term));
  }
  return terms;
}

SearchTerms::Entry SearchTerms::entry_of(TermKind kind, std::string_view text, Number number) {
  constexpr std::size_t half = 8;
  Entry entry{static_cast<std::uint64_t>(kind) + 1, 0, number};
  for (std::size_t at = 0; at < longest_term; ++at) {
    auto& part = at + 1 < half ? entry.high : entry.low;
    part = (part << 8U) | (at < text.size() ? static_cast<unsigned char>(text[at]) : 0U);
  }
  return entry;
}

std::vector<SearchTerms::Entry> SearchTerms::entries_of(std::span<const linkage::Column> columns,
                                                        const linkage::MentionValues& values, Number number) {
  std::vector<Entry> entries;
  const auto use = [&](TermKind kind, std::string_view text) { entries.push_back(entry_of(kind, text, number)); };
  const TermsOf terms_of(use);
  for (std::size_t column = 0; column < std::min(columns.size(), values.size()); ++column)
    for (const auto& value : values[column]) terms_of(columns[column].type, value.text);
  return entries;
}

// A mention that is taken in again keeps its number.
SearchTerms::Number SearchTerms::number_of(linkage::MentionId id) {
  if (const auto found = m_numbers.find(id); found != m_numbers.end()) return found->second;
  auto at = std::ranges::find(m_mentions, id);
  if (at == m_mentions.end()) at = m_mentions.insert(at, id);
  const auto number = static_cast<Number>(at - m_mentions.begin());
  m_numbers.emplace(id, number);
  return number;
}

void SearchTerms::load(linkage::MentionId id, std::span<const linkage::Column> columns,
                       const linkage::MentionValues& values) {
  const std::unique_lock lock(m_mutex);
  const auto entries = entries_of(columns, values, static_cast<Number>(m_mentions.size()));
  m_mentions.push_back(id);
  m_settled.insert(m_settled.end(), entries.begin(), entries.end());
}

void SearchTerms::settle() {
  const std::unique_lock lock(m_mutex);
  m_settled.insert(m_settled.end(), m_recent.begin(), m_recent.end());
  m_recent.clear();
  std::ranges::sort(m_settled);
  m_settled.erase(std::unique(m_settled.begin(), m_settled.end()), m_settled.end());
  m_settled.shrink_to_fit();
}

void SearchTerms::add(linkage::MentionId id, std::span<const linkage::Column> columns,
                      const linkage::MentionValues& values) {
  bool many = false;
  {
    const std::unique_lock lock(m_mutex);
    for (const auto& entry : entries_of(columns, values, number_of(id))) m_recent.insert(entry);
    many = m_recent.size() > most_recent;
  }
  if (many) settle();
}

std::vector<SearchTerms::Number> SearchTerms::find(const Term& term, std::size_t most) const {
  std::vector<Number> found;
  if (term.text.empty()) return found;
  const auto first = entry_of(term.kind, term.text, 0);
  auto last = first;
  if (term.whole == Whole::no) {
    // Every text that begins so: ones in all that the term leaves open.
    const auto end = entry_of(term.kind, term.text + std::string(longest_term, '\xff'), 0);
    last.high = end.high;
    last.low = end.low;
  }
  last.number = ~Number{0};
  const std::shared_lock lock(m_mutex);
  const auto take = [&](auto from, auto until) {
    for (; from != until; ++from) found.push_back(from->number);
  };
  take(std::ranges::lower_bound(m_settled, first), std::ranges::upper_bound(m_settled, last));
  take(m_recent.lower_bound(first), m_recent.upper_bound(last));
  // One number stands in few entries of a term, as a name has few words: so many hold the newest.
  const std::size_t enough = std::min(most, found.size()) * most_entries;
  if (found.size() > enough) {
    const auto newest = found.begin() + static_cast<std::ptrdiff_t>(enough);
    std::nth_element(found.begin(), newest, found.end(), std::greater<>());
    found.erase(newest, found.end());
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  if (found.size() > most) found.erase(found.begin(), found.end() - static_cast<std::ptrdiff_t>(most));
  return found;
}

linkage::MentionId SearchTerms::mention(Number number) const {
  const std::shared_lock lock(m_mutex);
  return m_mentions.at(number);
}

std::size_t SearchTerms::bytes() const {
  const std::shared_lock lock(m_mutex);
  return m_settled.capacity() * sizeof(Entry) + m_mentions.capacity() * sizeof(linkage::MentionId);
}

}  // namespace heed::app
