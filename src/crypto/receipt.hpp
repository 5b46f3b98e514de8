// Receipts: seven words that let a reporter come back, and nothing else can.
//
// A form token (server-made, 256 random bits; or an API Idempotency-Key of at least 128 random bits) gives seven words
// of a 7,776-word list by keyed derivation: 7 × log2(7776) = 90.5 bits, so that no slow hash is needed. From the words
// come, by separate derivations, a lookup id, the reply key pair and a check on the body. The same token always gives the
// same receipt: the lookup id is the idempotency key. Neither token nor words are stored. The derivations stand in
// crypto/derive.hpp. The list and its order are part of the format: changing one word breaks receipts already given.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"

namespace heed::crypto {

inline constexpr std::size_t receipt_word_count = 7;
inline constexpr std::size_t receipt_list_size = 7776;

class WordList {
 public:
  // One lower-case word a line; exactly 7,776 different words of 3–9 letters a–z, sorted. Errors: invalid, with the line.
  static Result<WordList> parse(std::string_view text);
  const std::string& word(std::size_t index) const { return m_words.at(index); }
  bool contains(std::string_view word) const;

 private:
  std::vector<std::string> m_words;
};

// The words joined by single spaces, in the order given.
using ReceiptWords = Secret;

struct ReceiptKeys {
  std::array<std::uint8_t, 16> lookup_id{};
  Bytes reply_public_key;   // X25519, 32 bytes
  Secret reply_secret_key;  // 32 bytes
  Secret body_check_key;    // 32 bytes
};

class Receipts {
 public:
  Receipts(WordList words, Secret receipt_key) : m_words(std::move(words)), m_receipt_key(std::move(receipt_key)) {}

  // Precondition: token holds at least 16 bytes.
  ReceiptWords words_for(const Secret& token) const;
  // What a person typed: any case, and between words anything but letters (white space, hyphens, commas, full stops,
  // the numbers of a list). A word in pieces ("camp fire", "lan-tern") is read as one where that leaves exactly one way to
  // read seven words. Errors: invalid with code receipt.words.count (not seven), receipt.words.joined (more than one way) or
  // receipt.words.unknown (seven, of which one is not in the list); detail never repeats them.
  Result<ReceiptWords> parse(std::string_view typed) const;
  ReceiptKeys keys_for(const ReceiptWords& words) const;
  // A keyed hash of the concern's canonical body; equal for the same token and body only.
  Bytes body_check(const ReceiptKeys& keys, std::string_view body) const;

 private:
  WordList m_words;
  Secret m_receipt_key;
};

}  // namespace heed::crypto
