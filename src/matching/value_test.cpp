#include "matching/value.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace heed::matching {

TEST(Attributes, HaveNamesThatAreReadBack) {
  std::set<std::string_view> names;
  for (const AttributeType type : all_attribute_types()) {
    EXPECT_EQ(parse_attribute_type(to_string(type)), type);
    names.insert(to_string(type));
  }
  EXPECT_EQ(names.size(), attribute_types);
  for (const EntityKind kind : all_entity_kinds()) EXPECT_EQ(parse_entity_kind(to_string(kind)), kind);
  EXPECT_FALSE(parse_attribute_type("ethnicity"));
  EXPECT_FALSE(parse_attribute_type(""));
  EXPECT_FALSE(parse_entity_kind("person"));
}

TEST(Values, OfNothingAreEmpty) {
  for (const AttributeType type : all_attribute_types()) {
    for (const std::string_view nothing : {"", " ", "unknown", "N/A", "?"}) {
      EXPECT_EQ(make_value(type, nothing).text, "") << to_string(type) << " " << nothing;
      EXPECT_TRUE(make_value(type, nothing).days.empty());
    }
  }
}

TEST(Values, OfNamesSoundAlike) {
  const OwnedValue stephen = make_value(AttributeType::forename, "Stephen"),
                   steven = make_value(AttributeType::forename, "Steven");
  EXPECT_EQ(stephen.phonetic, steven.phonetic);
  EXPECT_EQ(make_value(AttributeType::postcode, "ZZ1 1ZZ").phonetic[0], 0U);
}

TEST(Values, OfVerbatimColumnsStayAsTheyAre) {
  EXPECT_EQ(make_value(AttributeType::surname, "  O'Brien ", {}, Preparation::verbatim).text, "  O'Brien ");
  EXPECT_EQ(make_value(AttributeType::surname, "unknown", {}, Preparation::verbatim).text, "unknown");
  const OwnedValue born = make_value(AttributeType::date_of_birth, "1971-06-24", {}, Preparation::verbatim);
  EXPECT_EQ(born.text, "1971-06-24");
  EXPECT_TRUE(born.days.exact());
  EXPECT_TRUE(make_value(AttributeType::date_of_birth, "24/06/1971", {}, Preparation::verbatim).days.empty());
}

TEST(Values, AreSeenWithoutBeingCopied) {
  const OwnedValue owned = make_value(AttributeType::forename, "Jane");
  const Value seen = view(owned);
  EXPECT_EQ(seen.text.data(), owned.text.data());
  EXPECT_EQ(seen.phonetic, owned.phonetic);
}

TEST(Words, AreHashedOnceEachInOrder) {
  const auto words = words_of("high street high");
  EXPECT_EQ(words.size(), 2U);
  EXPECT_TRUE(std::ranges::is_sorted(words));
  EXPECT_EQ(words, words_of("street high"));
  EXPECT_TRUE(words_of("").empty());
}

// Journals and models hold these numbers: they never change.
TEST(Hashes, AreFixed) {
  EXPECT_EQ(hash_of(""), 0xcbf29ce484222325U);
  EXPECT_EQ(hash_of("a"), 0xaf63dc4c8601ec8cU);  // FNV-1a test vectors of Landon Curt Noll
  EXPECT_EQ(hash_of("foobar"), 0x85944171f73967e8U);
  EXPECT_NE(combine(1, 2), combine(2, 1));
}

}  // namespace heed::matching
