// The beginnings of what was said of every mention, so that a word is found while it is still typed. In memory alone, and as Known: made
// of the sealed records.
//
//   terms.add(id, model.columns, values);
//   for (const auto number : terms.find({TermKind::name, "bea", Whole::no}, 300)) … terms.mention(number)
//
// It proposes and decides nothing: whoever shows a mention opens its concern, asks the gate, and looks again at what is said there. What
// was said of a mention before it changed stays in here until the program starts anew.
//
// One writer and many readers.
#pragma once

#include <cstdint>
#include <set>
#include <shared_mutex>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "linkage/index.hpp"

namespace heed::app {

enum class TermKind : std::uint8_t {
  name,       // a word of a name, normal (matching::normal_name)
  sound,      // … how it sounds
  formal,     // … the name that it may be short for
  phone,      // digits with the country's
  phone_end,  // its last six, and its last four
  plate,      // what is seen of a number plate, from each of its characters on; letters that look alike are one
  handle,     // without its platform
  email,
  word,  // of a place, a school, an address, a postcode, a colour, a make
};

enum class Whole : std::uint8_t { yes, no };

// What is looked for: a whole term, or the beginning of one. Of a term fifteen bytes count.
struct Term {
  TermKind kind = TermKind::name;
  std::string text;
  Whole whole = Whole::no;
  bool otherwise = false;  // only where nothing else that a part is looked for by is there
};

// Letters of a plate as they stand in a term.
std::string plate_term(std::string_view seen);
// The codes of a name's sound as they stand in terms.
std::vector<std::string> sound_terms(std::string_view normal_name);

class SearchTerms {
 public:
  using Number = std::uint32_t;  // of a mention, by when it was added: the newest is the greatest

  // Many at once, before anything else: `settle` after the last of them.
  void load(linkage::MentionId id, std::span<const linkage::Column> columns, const linkage::MentionValues& values);
  void settle();
  void add(linkage::MentionId id, std::span<const linkage::Column> columns, const linkage::MentionValues& values);

  // Ascending, each once; the newest where there are more than `most`.
  std::vector<Number> find(const Term& term, std::size_t most) const;
  linkage::MentionId mention(Number number) const;
  std::size_t bytes() const;

 private:
  struct Entry {
    std::uint64_t high = 0, low = 0;  // the kind and the text
    Number number = 0;
    auto operator<=>(const Entry&) const = default;
  };
  static Entry entry_of(TermKind kind, std::string_view text, Number number);
  static std::vector<Entry> entries_of(std::span<const linkage::Column> columns, const linkage::MentionValues& values,
                                       Number number);
  Number number_of(linkage::MentionId id);

  mutable std::shared_mutex m_mutex;
  std::vector<linkage::MentionId> m_mentions;                // by number
  std::unordered_map<linkage::MentionId, Number> m_numbers;  // of those that came after everything was loaded
  std::vector<Entry> m_settled;                              // ascending
  std::set<Entry> m_recent;
};

}  // namespace heed::app
