// What people type for a receipt, and word lists: what is read once reads the same again, and never more than seven words.
#include <cstdlib>
#include <string>
#include <string_view>

#include "crypto/receipt.hpp"
#include "crypto/system_random.hpp"

namespace {

using namespace heed;
using namespace heed::crypto;

// aaa, aab … lpb: short words, so that typing seven known ones is within the fuzzer's reach.
std::string short_words() {
  std::string text;
  for (std::size_t i = 0; i < receipt_list_size; ++i) {
    text +=
        {static_cast<char>('a' + i / 676), static_cast<char>('a' + i / 26 % 26), static_cast<char>('a' + i % 26), '\n'};
  }
  return text;
}

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const bool started = initialise();
  static const Receipts receipts(WordList::parse(short_words()).value(), Secret(Bytes(32, 7)));
  require(started);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static_cast<void>(WordList::parse(text).ok());
  const auto words = receipts.parse(text);
  if (words.ok()) {
    require(words->size() == receipt_word_count * 4 - 1);
    const auto again = receipts.parse(words->reveal_text());
    require(again.ok() && again->reveal_text() == words->reveal_text());
    require(receipts.keys_for(*words).lookup_id == receipts.keys_for(*again).lookup_id);
  }
  if (size >= 16) require(receipts.parse(receipts.words_for(Secret(Bytes(data, data + size))).reveal_text()).ok());
  return 0;
}
