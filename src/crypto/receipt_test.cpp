#include "crypto/receipt.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "crypto/sealing.hpp"
#include "crypto/system_random.hpp"
#include "crypto/test_support.hpp"

namespace heed::crypto {
namespace {

using test::revealed;

const std::string& list_text() {
  static const std::string text = test::read_text("content/receipt-words/en.txt");
  return text;
}

const WordList& list() {
  static const WordList words = WordList::parse(list_text()).value();
  return words;
}

const Receipts& receipts() {
  static const Receipts made(list(), Secret(Bytes(32, 0x11)));
  return made;
}

Secret token_of(std::uint32_t number) {
  Bytes token(32, 0x22);
  for (std::size_t i = 0; i < 4; ++i) token[i] = static_cast<std::uint8_t>(number >> (8 * i));
  return Secret(std::move(token));
}

TEST(WordList, TheEnglishListIsFrozen) {
  // Receipts given out depend on every word and its place. A better list is a new file.
  EXPECT_EQ(to_hex(hash(to_bytes(list_text()))), "7bd2d14648cadb5b59ba340e58c31cf438bc1dcb0dcc0e0c675d90a834d678e7");
}

TEST(WordList, RefusesOtherLists) {
  const auto refused = [](const std::string& text) {
    const auto parsed = WordList::parse(text);
    return !parsed.ok() && parsed.error().kind == ErrorKind::invalid && !parsed.error().detail.empty();
  };
  const std::string& good = list_text();
  EXPECT_TRUE(refused(""));
  EXPECT_TRUE(refused(good + "zzz\n"));
  EXPECT_TRUE(refused(good.substr(good.find('\n') + 1)));
  EXPECT_TRUE(refused("aaa\naaa\n" + good));
  EXPECT_TRUE(refused("zzz\n" + good));
  EXPECT_TRUE(refused("Aaa\n" + good));
  EXPECT_TRUE(refused("aa\n" + good));
  EXPECT_TRUE(refused("aaaaaaaaaa\n" + good));
  EXPECT_TRUE(refused("a-a\n" + good));
  EXPECT_TRUE(WordList::parse(good.substr(0, good.size() - 1)).ok()) << "the last line feed may be missing";
}

TEST(WordList, NamesTheFaultyLine) {
  EXPECT_EQ(WordList::parse("apple\nBerry\n").error().detail.substr(0, 7), "line 2:");
}

TEST(WordList, KnowsItsWords) {
  EXPECT_TRUE(list().contains(list().word(0)));
  EXPECT_TRUE(list().contains(list().word(receipt_list_size - 1)));
  EXPECT_FALSE(list().contains("qqq"));
  EXPECT_FALSE(list().contains(""));
}

TEST(Receipts, SameTokenGivesTheSameWords) {
  EXPECT_TRUE(rc::check([](std::uint32_t number) {
    const auto words = receipts().words_for(token_of(number));
    RC_ASSERT(revealed(words) == revealed(receipts().words_for(token_of(number))));
    RC_ASSERT(split(words.reveal_text(), ' ').size() == receipt_word_count);
    RC_ASSERT(revealed(receipts().parse(words.reveal_text()).value()) == revealed(words));
  }));
}

TEST(Receipts, OtherTokensAndOtherRingsGiveOtherWords) {
  std::set<std::string> seen;
  for (std::uint32_t number = 0; number < 5000; ++number)
    EXPECT_TRUE(seen.insert(revealed(receipts().words_for(token_of(number)))).second);
  const Receipts other(list(), Secret(Bytes(32, 0x12)));
  EXPECT_EQ(seen.count(revealed(other.words_for(token_of(1)))), 0U);
}

TEST(Receipts, EveryWordIsAsLikelyAsAnyOther) {
  std::vector<int> counts(receipt_list_size, 0);
  constexpr std::uint32_t tokens = 40'000;
  for (std::uint32_t number = 0; number < tokens; ++number) {
    const auto words = receipts().words_for(token_of(number));
    for (const auto word : split(words.reveal_text(), ' ')) {
      std::size_t low = 0;
      for (std::size_t step = 4096; step > 0; step /= 2)
        if (low + step < receipt_list_size && list().word(low + step) <= word) low += step;
      ++counts[low];
    }
  }
  const double expected = 7.0 * tokens / receipt_list_size;
  double chi_squared = 0;
  for (const int count : counts) chi_squared += (count - expected) * (count - expected) / expected;
  // 7,775 degrees of freedom: mean 7,775, standard deviation 125. Taking the remainder of 16 bits without rejection would
  // make the first 3,328 words 12 % likelier and give about 8,700 here.
  EXPECT_NEAR(chi_squared, 7775, 5 * 125);
}

TEST(Receipts, ShortTokensAreADefect) {
  EXPECT_THROW(static_cast<void>(receipts().words_for(Secret(Bytes(15)))), std::invalid_argument);
  EXPECT_EQ(split(receipts().words_for(Secret(Bytes(16))).reveal_text(), ' ').size(), 7U);
}

TEST(Receipts, ReadsWhatPeopleType) {
  const std::string words = revealed(receipts().words_for(token_of(7)));
  const auto joined = [&](const std::string& separator) {
    std::string text;
    for (const auto word : split(words, ' ')) text += (text.empty() ? "" : separator) + std::string(word);
    return text;
  };
  std::string upper = words;
  std::transform(upper.begin(), upper.end(), upper.begin(),
                 [](char c) { return c == ' ' ? c : static_cast<char>(c - 32); });
  std::string numbered;
  int number = 0;
  for (const auto word : split(words, ' ')) numbered += std::to_string(++number) + ". " + std::string(word) + "\r\n";
  for (const std::string& typed :
       {words, "  " + words + "\n", upper, joined("  "), joined("-"), joined(", "), joined("."), joined("\r\n"),
        joined("\t"), joined("\xC2\xA0"), joined("\xC2\xAD"), joined("\xE2\x80\x93"), joined("\xE2\x80\x91"),
        joined("\xE3\x80\x80"), joined(" - ") + ".", "\xE2\x80\x9C" + words + "\xE2\x80\x9D", numbered}) {
    const auto parsed = receipts().parse(typed);
    ASSERT_TRUE(parsed.ok()) << typed;
    EXPECT_EQ(revealed(*parsed), words);
  }
}

TEST(Receipts, RefusesOtherCountsAndUnknownWords) {
  const std::string words = revealed(receipts().words_for(token_of(7)));
  const std::string six = words.substr(0, words.rfind(' '));
  for (const std::string& typed :
       {std::string(), std::string(" - "), six, words + " " + list().word(1), std::string(5000, 'a')})
    EXPECT_EQ(receipts().parse(typed).error().code, "receipt.words.count") << typed.substr(0, 80);
  for (const std::string& last : {std::string("qqqqq"), std::string("caf\xC3\xA9"), std::string("\xFF")}) {
    const auto parsed = receipts().parse(six + " " + last);
    EXPECT_EQ(parsed.error().code, "receipt.words.unknown");
    EXPECT_EQ(parsed.error().kind, ErrorKind::invalid);
    EXPECT_EQ(parsed.error().detail, "7") << "its place, and not the word";
  }
}

std::string joined_by_spaces(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// Eight pieces are seven words by putting two neighbours together: each such way, found by trying all.
std::vector<std::string> readings_of_eight(const std::vector<std::string>& pieces) {
  std::vector<std::string> readings;
  for (std::size_t at = 0; at + 1 < pieces.size(); ++at) {
    std::vector<std::string> words = pieces;
    words[at] += words[at + 1];
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(at) + 1);
    if (std::all_of(words.begin(), words.end(), [](const auto& word) { return list().contains(word); }))
      readings.push_back(joined_by_spaces(words));
  }
  return readings;
}

// Whether it is read as it must be; counts those that have one reading.
bool is_read_as_meant(const std::vector<std::string>& pieces, int& accepted) {
  const auto readings = readings_of_eight(pieces);
  const auto parsed = receipts().parse(joined_by_spaces(pieces));
  if (readings.size() != 1) return !parsed.ok() && parsed.error().code == "receipt.words.joined";
  ++accepted;
  return parsed.ok() && revealed(*parsed) == readings.front();
}

TEST(Receipts, AnyWordOfTheListInTwoPiecesIsReadAsMeantWhereThereIsOneReading) {
  int accepted = 0, ambiguous = 0;
  for (std::size_t number = 0; number < receipt_list_size; ++number) {
    const std::string& word = list().word(number);
    for (std::size_t cut = 1; cut < word.size(); ++cut) {
      // The other six and its place among them change from word to word.
      std::vector<std::string> pieces;
      for (std::size_t other = 1; other < receipt_word_count; ++other)
        pieces.push_back(list().word((number * 31 + other * 1201 + cut) % receipt_list_size));
      const auto place = pieces.begin() + static_cast<std::ptrdiff_t>(number % receipt_word_count);
      pieces.insert(pieces.insert(place, word.substr(cut)), word.substr(0, cut));
      const int before = accepted;
      ASSERT_TRUE(is_read_as_meant(pieces, accepted)) << joined_by_spaces(pieces);
      if (accepted == before) ++ambiguous;
    }
  }
  EXPECT_GT(accepted, 20 * (ambiguous + 1)) << "nearly every one has one reading";
}

TEST(Receipts, WhatHasTwoReadingsIsRefusedAndNotGuessed) {
  std::vector<std::pair<std::string, std::string>> of_two_words;
  for (std::size_t number = 0; number < receipt_list_size; ++number)
    for (std::size_t cut = 3; cut + 3 <= list().word(number).size(); ++cut)
      if (const auto& word = list().word(number);
          list().contains(word.substr(0, cut)) && list().contains(word.substr(cut)))
        of_two_words.emplace_back(word.substr(0, cut), word.substr(cut));
  ASSERT_GT(of_two_words.size(), 100U);
  for (std::size_t at = 1; at < of_two_words.size(); ++at) {
    const auto& [one, two] = of_two_words[at - 1];
    const auto& [three, four] = of_two_words[at];
    const std::vector<std::string> pieces{"lantern", one, two, "lantern", three, four, "lantern", "lantern"};
    ASSERT_GT(readings_of_eight(pieces).size(), 1U);
    EXPECT_EQ(receipts().parse(joined_by_spaces(pieces)).error().code, "receipt.words.joined");
  }
}

TEST(Receipts, AnyMixtureOfPiecesIsReadBackOrRefusedAndNeverReadAsOther) {
  EXPECT_TRUE(rc::check([](std::uint32_t number) {
    const auto words = receipts().words_for(token_of(number));
    std::string typed;
    for (const char c : words.reveal_text()) {
      typed += *rc::gen::elementOf(std::vector<std::string>{"", "", "", "", "", "-", " ", ", "}) + c;
      if (*rc::gen::inRange(0, 4) == 0 && c != ' ') typed.back() = static_cast<char>(c - 32);
    }
    const auto parsed = receipts().parse(typed);
    if (parsed.ok()) {
      RC_ASSERT(revealed(*parsed) == revealed(words));
    } else {
      RC_ASSERT(parsed.error().code == "receipt.words.joined");
    }
  }));
}

TEST(Receipts, KeysComeFromTheWordsAlone) {
  const auto words = receipts().words_for(token_of(3));
  const auto keys = receipts().keys_for(words);
  const auto again = receipts().keys_for(receipts().parse(words.reveal_text()).value());
  EXPECT_EQ(keys.lookup_id, again.lookup_id);
  EXPECT_EQ(keys.reply_public_key, again.reply_public_key);
  EXPECT_EQ(revealed(keys.reply_secret_key), revealed(again.reply_secret_key));
  EXPECT_EQ(revealed(keys.body_check_key), revealed(again.body_check_key));
  const auto other = receipts().keys_for(receipts().words_for(token_of(4)));
  EXPECT_NE(keys.lookup_id, other.lookup_id);
  EXPECT_NE(keys.reply_public_key, other.reply_public_key);
}

TEST(Receipts, DerivedValuesAreNotEachOther) {
  const auto keys = receipts().keys_for(receipts().words_for(token_of(3)));
  const std::string lookup(keys.lookup_id.begin(), keys.lookup_id.end());
  for (const auto* secret : {&keys.reply_secret_key, &keys.body_check_key})
    EXPECT_NE(revealed(*secret).substr(0, lookup.size()), lookup);
  EXPECT_NE(revealed(keys.reply_secret_key), revealed(keys.body_check_key));
}

TEST(Receipts, TheReplyKeyOpensAMessage) {
  SystemRandom random;
  const auto keys = receipts().keys_for(receipts().words_for(token_of(3)));
  const auto place = test::place_of(RecordId::make(random));
  const auto record_key = make_record_key(random);
  const auto wrapped = wrap_for_reporter(keys.reply_public_key, record_key, place);
  const auto opened = unwrap_for_reporter(keys.reply_public_key, keys.reply_secret_key, wrapped, place);
  EXPECT_EQ(revealed(opened.value()), revealed(record_key));
}

TEST(Receipts, BodyCheckTellsBodiesApart) {
  const auto keys = receipts().keys_for(receipts().words_for(token_of(3)));
  const auto other = receipts().keys_for(receipts().words_for(token_of(4)));
  EXPECT_EQ(receipts().body_check(keys, "body"), receipts().body_check(keys, "body"));
  EXPECT_NE(receipts().body_check(keys, "body"), receipts().body_check(keys, "body "));
  EXPECT_NE(receipts().body_check(keys, "body"), receipts().body_check(other, "body"));
  EXPECT_EQ(receipts().body_check(keys, "").size(), 32U);
}

}  // namespace
}  // namespace heed::crypto
