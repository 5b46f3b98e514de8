#include "crypto/receipt.hpp"

#include <sodium.h>

#include <algorithm>
#include <stdexcept>

#include "base/text.hpp"
#include "crypto/derive.hpp"

namespace heed::crypto {

namespace {

constexpr std::size_t least_token_size = 16;
constexpr std::size_t least_word_size = 3;
constexpr std::size_t most_word_size = 9;
constexpr std::size_t most_typed_size = 1000;

bool is_receipt_word(std::string_view word) {
  return word.size() >= least_word_size && word.size() <= most_word_size &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Draws numbers below receipt_list_size, each as likely as any other: of the 65,536 values of two bytes those above
// the largest multiple are passed over.
class WordDraws {
 public:
  explicit WordDraws(const Secret& seed) : m_seed(seed) {}
  ~WordDraws() { sodium_memzero(m_block.data(), m_block.size()); }
  WordDraws(const WordDraws&) = delete;
  WordDraws& operator=(const WordDraws&) = delete;

  std::size_t next() {
    constexpr std::size_t limit = 65536 / receipt_list_size * receipt_list_size;
    for (;;) {
      if (m_used == m_block.size()) refill();
      const std::size_t value = m_block[m_used] | static_cast<std::size_t>(m_block[m_used + 1]) << 8;
      m_used += 2;
      if (value < limit) return value % receipt_list_size;
    }
  }

 private:
  void refill() {
    std::array<std::uint8_t, crypto_stream_chacha20_NONCEBYTES> nonce{};
    nonce[0] = m_next_block++;
    crypto_stream_chacha20(m_block.data(), m_block.size(), nonce.data(), m_seed.reveal().data());
    m_used = 0;
  }

  const Secret& m_seed;
  std::array<std::uint8_t, 64> m_block{};
  std::size_t m_used = m_block.size();
  std::uint8_t m_next_block = 0;
};

// How many bytes at the front of `text` stand between words: 0 when a word goes on. Beyond ASCII, what a phone's
// keyboard or a copied page puts there: no-break and ideographic spaces, soft hyphens, and general punctuation (U+2000–U+203F).
std::size_t separator_size(std::string_view text) {
  if (text.starts_with("\xC2\xA0") || text.starts_with("\xC2\xAD")) return 2;
  if (text.size() >= 3 && text.starts_with("\xE2\x80")) return 3;
  if (text.starts_with("\xE3\x80\x80")) return 3;
  const char c = text.front();
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  return letter ? 0 : 1;
}

// Lower case, with single spaces between words and none around them.
Secret to_plain_words(std::string_view typed) {
  Bytes plain;
  plain.reserve(typed.size());
  bool pending_space = false;
  while (!typed.empty()) {
    const std::size_t separator = separator_size(typed);
    if (separator == 0) {
      if (pending_space && !plain.empty()) plain.push_back(' ');
      const char c = typed.front();
      plain.push_back(static_cast<std::uint8_t>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c));
    }
    pending_space = separator != 0;
    typed.remove_prefix(std::max<std::size_t>(separator, 1));
  }
  return Secret(std::move(plain));
}

// Every way to read pieces as a receipt: neighbours that belong to one word are put together, and none is left out.
class Readings {
 public:
  Readings(const WordList& list, const Secret& plain) {
    m_letters.reserve(plain.size());
    m_ends.push_back(0);
    for (const char c : plain.reveal_text()) {
      if (c != ' ') {
        m_letters.push_back(static_cast<std::uint8_t>(c));
      } else {
        m_ends.push_back(m_letters.size());
      }
    }
    if (!m_letters.empty()) m_ends.push_back(m_letters.size());
    m_ways.resize(m_ends.size());
    m_ways.back()[0] = 1;
    for (std::size_t from = m_ends.size() - 1; from-- > 0;) count(list, from);
  }
  ~Readings() { sodium_memzero(m_letters.data(), m_letters.size()); }
  Readings(const Readings&) = delete;
  Readings& operator=(const Readings&) = delete;

  // 0, 1, or 2 for more than one.
  int ways() const { return m_ways.front()[receipt_word_count]; }
  // Precondition: there is one way.
  Secret words(const WordList& list) const {
    Bytes words;
    words.reserve(m_letters.size() + receipt_word_count);
    std::size_t from = 0;
    for (std::size_t left = receipt_word_count; left > 0; --left) {
      std::size_t until = from + 1;
      while (m_ways[until][left - 1] == 0 || !list.contains(piece(from, until))) ++until;
      if (!words.empty()) words.push_back(' ');
      const auto word = piece(from, until);
      words.insert(words.end(), word.begin(), word.end());
      from = until;
    }
    return Secret(std::move(words));
  }

 private:
  std::string_view piece(std::size_t from, std::size_t until) const {
    const std::string_view letters(reinterpret_cast<const char*>(m_letters.data()), m_letters.size());
    return letters.substr(m_ends[from], m_ends[until] - m_ends[from]);
  }
  void count(const WordList& list, std::size_t from) {
    for (std::size_t until = from + 1; until < m_ends.size() && piece(from, until).size() <= most_word_size; ++until) {
      if (!list.contains(piece(from, until))) continue;
      for (std::size_t left = 1; left <= receipt_word_count; ++left)
        m_ways[from][left] = std::min(2, m_ways[from][left] + m_ways[until][left - 1]);
    }
  }

  Bytes m_letters;                                              // without the spaces
  std::vector<std::size_t> m_ends;                              // of each piece, after the 0 that the first begins at
  std::vector<std::array<int, receipt_word_count + 1>> m_ways;  // from a piece on, to read so many words: 2 is many
};

}  // namespace

Result<WordList> WordList::parse(std::string_view text) {
  const auto wrong = [](std::size_t line, const char* what) {
    return Error{ErrorKind::invalid, "receipt.list", "line " + std::to_string(line) + ": " + what};
  };
  if (text.ends_with('\n')) text.remove_suffix(1);
  WordList list;
  list.m_words.reserve(receipt_list_size);
  for (const auto word : split(text, '\n')) {
    const std::size_t line = list.m_words.size() + 1;
    if (line > receipt_list_size) return wrong(line, "more words than 7,776");
    if (!is_receipt_word(word)) return wrong(line, "not a word of 3 to 9 letters a to z");
    if (!list.m_words.empty() && word <= list.m_words.back()) return wrong(line, "not after the word before it");
    list.m_words.emplace_back(word);
  }
  if (list.m_words.size() != receipt_list_size) return wrong(list.m_words.size(), "fewer words than 7,776");
  return list;
}

bool WordList::contains(std::string_view word) const {
  return std::binary_search(m_words.begin(), m_words.end(), word, std::less<>());
}

ReceiptWords Receipts::words_for(const Secret& token) const {
  if (token.size() < least_token_size) throw std::invalid_argument("receipt token too short");
  const Secret seed = derive(m_receipt_key, "heed receipt words 1", token.reveal());
  WordDraws draws(seed);
  Bytes words;
  words.reserve(receipt_word_count * (most_word_size + 1));
  for (std::size_t i = 0; i < receipt_word_count; ++i) {
    const std::string& word = m_words.word(draws.next());
    if (i > 0) words.push_back(' ');
    words.insert(words.end(), word.begin(), word.end());
  }
  return Secret(std::move(words));
}

Result<ReceiptWords> Receipts::parse(std::string_view typed) const {
  const Error wrong_count{ErrorKind::invalid, "receipt.words.count", ""};
  if (typed.size() > most_typed_size) return wrong_count;
  const Secret plain = to_plain_words(typed);
  const Readings readings(m_words, plain);
  if (readings.ways() == 1) return readings.words(m_words);
  if (readings.ways() > 1) return Error{ErrorKind::invalid, "receipt.words.joined", ""};
  const auto words = split(plain.reveal_text(), ' ');
  if (words.size() != receipt_word_count) return wrong_count;
  std::string wrong;  // their places: a log may hold those, and never the words
  for (std::size_t i = 0; i < words.size(); ++i)
    if (!m_words.contains(words[i])) wrong += (wrong.empty() ? "" : " ") + std::to_string(i + 1);
  return Error{ErrorKind::invalid, "receipt.words.unknown", wrong};
}

ReceiptKeys Receipts::keys_for(const ReceiptWords& words) const {
  const Secret root = derive(m_receipt_key, "heed receipt root 1", words.reveal());
  const Secret lookup = derive(root, "heed receipt lookup 1");
  const Secret reply_seed = derive(root, "heed receipt reply 1");
  ReceiptKeys keys;
  std::copy_n(lookup.reveal().begin(), keys.lookup_id.size(), keys.lookup_id.begin());
  keys.reply_public_key.resize(crypto_box_PUBLICKEYBYTES);
  Bytes reply_secret(crypto_box_SECRETKEYBYTES);
  crypto_box_seed_keypair(keys.reply_public_key.data(), reply_secret.data(), reply_seed.reveal().data());
  keys.reply_secret_key = Secret(std::move(reply_secret));
  keys.body_check_key = derive(root, "heed receipt check 1");
  return keys;
}

Bytes Receipts::body_check(const ReceiptKeys& keys, std::string_view body) const {
  const std::span input(reinterpret_cast<const std::uint8_t*>(body.data()), body.size());
  const Secret check = derive(keys.body_check_key, "heed receipt body 1", input);
  return Bytes(check.reveal().begin(), check.reveal().end());
}

}  // namespace heed::crypto
