#include "matching/similarity.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace heed::matching {

TEST(Jaro, KnownValues) {
  EXPECT_DOUBLE_EQ(jaro("", ""), 1);
  EXPECT_DOUBLE_EQ(jaro("", "a"), 0);
  EXPECT_DOUBLE_EQ(jaro("a", "a"), 1);
  EXPECT_DOUBLE_EQ(jaro("a", "b"), 0);
  EXPECT_NEAR(jaro("martha", "marhta"), 0.944444444444444, 1e-15);  // Winkler 1990
  EXPECT_NEAR(jaro("dixon", "dicksonx"), 0.766666666666667, 1e-15);
  EXPECT_NEAR(jaro("dwayne", "duane"), 0.822222222222222, 1e-15);
  EXPECT_DOUBLE_EQ(jaro("abc", "xyz"), 0);
}

TEST(JaroWinkler, KnownValues) {
  EXPECT_NEAR(jaro_winkler("martha", "marhta"), 0.961111111111111, 1e-15);
  EXPECT_NEAR(jaro_winkler("dixon", "dicksonx"), 0.813333333333333, 1e-15);
  EXPECT_NEAR(jaro_winkler("dwayne", "duane"), 0.84, 1e-15);
  EXPECT_DOUBLE_EQ(jaro_winkler("zoë", "zoë"), 1);
}

TEST(JaroWinkler, CountsThePrefixOnlyWhereTheNamesAreAlike) {
  EXPECT_NEAR(jaro("abcdwxyz", "abghijkl"), 0.5, 1e-15);
  EXPECT_NEAR(jaro_winkler("abcdwxyz", "abghijkl"), 0.5, 1e-15);
}

TEST(Similarity, CountsCharactersAndNotBytes) {
  EXPECT_EQ(levenshtein("Łukasz", "Lukasz"), 1U);
  EXPECT_EQ(damerau_levenshtein("Zoë", "Zëo"), 1U);
  EXPECT_DOUBLE_EQ(jaccard("ëé", "éë"), 1);
  EXPECT_NEAR(jaro("zoë", "zoé"), (2.0 / 3 + 2.0 / 3 + 1) / 3, 1e-15);
}

TEST(Levenshtein, KnownValues) {
  EXPECT_EQ(levenshtein("kitten", "sitting"), 3U);
  EXPECT_EQ(levenshtein("", "abc"), 3U);
  EXPECT_EQ(levenshtein("ca", "abc"), 3U);
  EXPECT_EQ(levenshtein("1971-06-24", "1971-05-24"), 1U);
  EXPECT_EQ(levenshtein("kitten", "sitting", 2), 3U);
  EXPECT_EQ(levenshtein("abcdefgh", "zyxwvuts", 3), 4U);
  EXPECT_EQ(levenshtein("", "abcdefgh", 3), 4U);
}

TEST(DamerauLevenshtein, LetsASwapHaveEditsInside) {
  EXPECT_EQ(damerau_levenshtein("ca", "abc"), 2U);  // the restricted kind says 3
  EXPECT_EQ(damerau_levenshtein("abcd", "acbd"), 1U);
  EXPECT_EQ(damerau_levenshtein("a cat", "an act"), 2U);
  EXPECT_EQ(damerau_levenshtein("1971-06-24", "1971-06-42"), 1U);
  EXPECT_EQ(damerau_levenshtein("abcdefgh", "badcfehg", 2), 3U);
  EXPECT_EQ(damerau_levenshtein("abcdefgh", "badcfehg"), 4U);
}

TEST(Jaccard, KnownValues) {
  EXPECT_DOUBLE_EQ(jaccard("", ""), 1);
  EXPECT_DOUBLE_EQ(jaccard("aab", "ab"), 1);
  EXPECT_DOUBLE_EQ(jaccard("abc", "bcd"), 0.5);
  EXPECT_DOUBLE_EQ(jaccard("", "a"), 0);
}

namespace {

// Short texts of few letters, so that they have something in common.
rc::Gen<std::string> alike_text() { return rc::gen::container<std::string>(rc::gen::elementOf(std::string("abcde"))); }
// Any bytes, with what makes trouble in UTF-8.
rc::Gen<std::string> any_bytes() { return rc::gen::container<std::string>(rc::gen::arbitrary<char>()); }

// The definition, without any shortening: by dynamic programming over all of both texts.
std::size_t plain_damerau(const std::string& left, const std::string& right) {
  std::map<char, std::size_t> last_row;
  const std::size_t far = left.size() + right.size();
  std::vector<std::vector<std::size_t>> d(left.size() + 2, std::vector<std::size_t>(right.size() + 2, far));
  for (std::size_t i = 0; i <= left.size(); ++i) d[i + 1][1] = i;
  for (std::size_t j = 0; j <= right.size(); ++j) d[1][j + 1] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    std::size_t last_column = 0;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t i1 = last_row[right[j - 1]], j1 = last_column;
      const bool same = left[i - 1] == right[j - 1];
      if (same) last_column = j;
      d[i + 1][j + 1] = std::min(
          {d[i][j] + (same ? 0 : 1), d[i + 1][j] + 1, d[i][j + 1] + 1, d[i1][j1] + (i - i1 - 1) + 1 + (j - j1 - 1)});
    }
    last_row[left[i - 1]] = i;
  }
  return d[left.size() + 1][right.size() + 1];
}

}  // namespace

RC_GTEST_PROP(Similarity, IsSymmetricBoundedAndOneForTheSame, ()) {
  const std::string left = *rc::gen::oneOf(alike_text(), any_bytes()),
                    right = *rc::gen::oneOf(alike_text(), any_bytes());
  for (const auto measure : {jaro, jaro_winkler, jaccard}) {
    RC_ASSERT(measure(left, right) == measure(right, left));
    RC_ASSERT(measure(left, right) >= 0.0 && measure(left, right) <= 1.0);
    RC_ASSERT(measure(left, left) == 1.0);
  }
  RC_ASSERT(jaro_winkler(left, right) >= jaro(left, right));
  RC_ASSERT(levenshtein(left, right) == levenshtein(right, left));
  RC_ASSERT(damerau_levenshtein(left, right) == damerau_levenshtein(right, left));
  RC_ASSERT(damerau_levenshtein(left, right) <= levenshtein(left, right));
  RC_ASSERT(damerau_levenshtein(left, left) == 0U);
}

RC_GTEST_PROP(DamerauLevenshtein, IsTheDefinitionAndStopsAtItsLimit, ()) {
  const std::string left = *alike_text(), right = *alike_text();
  const std::size_t most = *rc::gen::inRange<std::size_t>(0, 6);
  const std::size_t edits = plain_damerau(left, right);
  RC_ASSERT(damerau_levenshtein(left, right) == edits);
  RC_ASSERT(damerau_levenshtein(left, right, most) == std::min(edits, most + 1));
  RC_ASSERT(levenshtein(left, right, most) == std::min(levenshtein(left, right), most + 1));
}

RC_GTEST_PROP(Similarity, IsTheSameForCodePointsAsForBytes, ()) {
  const std::string left = *alike_text(), right = *alike_text();
  // A letter that is not ASCII at the end of both sends them down the other path and adds one character that is the same.
  RC_ASSERT(damerau_levenshtein(left + "é", right + "é") == damerau_levenshtein(left + "~", right + "~"));
  RC_ASSERT(levenshtein(left + "é", right + "é") == levenshtein(left + "~", right + "~"));
  RC_ASSERT(jaro_winkler(left + "é", right + "é") == jaro_winkler(left + "~", right + "~"));
  RC_ASSERT(jaccard(left + "é", right + "é") == jaccard(left + "~", right + "~"));
}

TEST(Similarity, IsQuickOnHugeTexts) {
  const std::string a(1'000'000, 'a'), mixed = "é" + a, b(1'000'000, 'b');
  for (const auto* text : {&a, &mixed, &b}) {
    jaro_winkler(a, *text);
    damerau_levenshtein(a, *text);
    levenshtein(*text, b);
    jaccard(*text, a);
  }
}

namespace {

std::filesystem::path linkdata() {
  const char* folder = std::getenv("HEED_LINKDATA");
  return folder != nullptr ? folder : "../shared/linkdata";
}

bool one_slip_or_same(const std::string& left, const std::string& right) {
  return damerau_levenshtein(left, right, 1) <= 1;
}

int level(double similarity) { return similarity >= 0.9 ? 2 : similarity >= 0.7 ? 1 : 0; }

}  // namespace

// 2,679 pairs of synthetic people with the levels that Splink found on DuckDB: 0.9 and 0.7 of Jaro–Winkler for forenames and of Jaro
// for surnames, one edit of a date.
TEST(Similarity, GivesTheLevelsThatDuckDbGives) {
  std::ifstream file(linkdata() / "oracles/splink_fake_1000_predictions.csv");
  if (!file.is_open()) GTEST_SKIP() << "no linkage data here; HEED_LINKDATA names its folder";
  std::string line;
  std::getline(file, line);
  std::size_t pairs = 0;
  while (std::getline(file, line)) {
    const auto part = split(line, ',');
    ASSERT_GE(part.size(), 19U) << line;
    const std::string gamma_first(part[6]), gamma_surname(part[9]), gamma_birth(part[12]);
    if (gamma_first != "-1" && gamma_first != "3") {
      EXPECT_EQ(std::to_string(level(jaro_winkler(part[4], part[5]))), gamma_first) << line;
    }
    if (gamma_surname != "-1" && gamma_surname != "3") {
      EXPECT_EQ(std::to_string(level(jaro(part[7], part[8]))), gamma_surname) << line;
    }
    if (gamma_birth != "-1" && gamma_birth != "4") {
      EXPECT_EQ(one_slip_or_same(std::string(part[10]), std::string(part[11])), gamma_birth == "3") << line;
    }
    ++pairs;
  }
  EXPECT_EQ(pairs, 2679U);
}

}  // namespace heed::matching
