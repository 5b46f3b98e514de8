#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "base/text.hpp"
#include "synth/identifiers.hpp"
#include "synth/misspell.hpp"
#include "synth/synth_for_test.hpp"
#include "synth/text.hpp"
#include "synth/writing.hpp"

namespace heed::synth {
namespace {

using testing::AnyOf;
using testing::Each;
using testing::SizeIs;

TEST(Names, EveryTraditionIsVariedEnough) {
  ASSERT_EQ(test_names().traditions.size(), 16u);
  for (const Tradition& tradition : test_names().traditions) {
    const auto& girls = tradition.girls.names();
    const auto& boys = tradition.boys.names();
    const auto& surnames = tradition.surnames.names();
    EXPECT_GE(girls.size() + boys.size(), 80u) << tradition.name;
    EXPECT_GE(std::set<std::string>(surnames.begin(), surnames.end()).size(), 60u) << tradition.name;
    EXPECT_FALSE(tradition.variants.empty()) << tradition.name;
    EXPECT_FALSE(tradition.nicknames.empty()) << tradition.name;
    EXPECT_FALSE(tradition.sounds.empty()) << tradition.name;
  }
}

TEST(Names, CommonNamesComeOftener) {
  Random random(7);
  const NameList list = NameList::by_rank({"Nguyen:30", "Tran:10", "Mac"}, 9);
  std::map<std::string, int> drawn;
  for (int at = 0; at < 10'000; ++at) ++drawn[list.pick(random)];
  EXPECT_GT(drawn["Nguyen"], 2 * drawn["Tran"]);
  EXPECT_GT(drawn["Tran"], 5 * drawn["Mac"]);
  EXPECT_GT(drawn["Mac"], 0);
}

TEST(Names, SurnamesFollowTheirTradition) {
  Random random(1);
  EXPECT_EQ(surname_for(tradition("polish"), "Kowalski", Sex::female, random), "Kowalska");
  EXPECT_EQ(surname_for(tradition("polish"), "Nowak", Sex::female, random), "Nowak");
  EXPECT_EQ(surname_for(tradition("english"), "Ward", Sex::female, random), "Ward");
  std::set<std::string> sikh;
  for (int at = 0; at < 60; ++at) sikh.insert(surname_for(tradition("punjabi"), "Gill", Sex::female, random));
  EXPECT_THAT(sikh, testing::UnorderedElementsAre("Gill", "Kaur", "Kaur Gill"));
}

TEST(Misspell, ASlipKeepsTheTextWellFormed) {
  Random random(3);
  for (const std::string name : {"Wójcik", "Çağlar", "Nguyễn", "O'Neill", "Al-Masri", "Li", "", "ł"})
    for (int at = 0; at < 200; ++at) {
      EXPECT_TRUE(is_utf8(mistyped(name, random)));
      EXPECT_TRUE(is_utf8(misheard(name, tradition("polish"), random)));
      EXPECT_TRUE(is_utf8(respelt(name, tradition("turkish"), random)));
    }
}

TEST(Misspell, AnEarWritesUsualSpellings) {
  Random random(5);
  std::set<std::string> heard;
  for (int at = 0; at < 300; ++at) heard.insert(misheard("Siobhan", tradition("irish"), random));
  EXPECT_TRUE(heard.contains("Shivaun"));
  EXPECT_TRUE(heard.contains("Shavon"));
  EXPECT_GT(heard.size(), 4u);
}

TEST(Misspell, ScriptLosesMarks) {
  Random random(5);
  for (int at = 0; at < 50; ++at) {
    const std::string written = respelt("Wójcik", tradition("polish"), random);
    EXPECT_TRUE(written.find("ó") == std::string::npos) << written;
  }
  EXPECT_EQ(without_marks("Małgorzata Çağlar Nguyễn Ștefania"), "Malgorzata Caglar Nguyen Stefania");
}

TEST(Misspell, ADigitSlipsWithinItsText) {
  Random random(9);
  for (int at = 0; at < 100; ++at) EXPECT_THAT(digit_slipped("0123", random), testing::StartsWith("0"));
  EXPECT_EQ(digit_slipped("12", random), "12");
}

TEST(Identifiers, NumbersAreEachSomebodysOwn) {
  for (const auto& [range, size, start] :
       {std::tuple{PhoneRange::drama, 11u, "07700900"}, std::tuple{PhoneRange::extended, 13u, "077009"}}) {
    Identifiers identifiers(range);
    std::set<std::string> given;
    for (std::uint64_t key = 0; key < 1000; ++key) given.insert(identifiers.mobile(key));
    EXPECT_EQ(given.size(), 1000u);
    EXPECT_THAT(given, Each(AllOf(SizeIs(size), testing::StartsWith(start))));
    EXPECT_EQ(identifiers.mobile(5), identifiers.mobile(5));
  }
}

TEST(Identifiers, PlatesHaveRegionsThatAreNotIssued) {
  Random random(2);
  for (int at = 0; at < 500; ++at) {
    const std::string plate = make_plate(random);
    ASSERT_THAT(plate, testing::MatchesRegex("[JTUZ][A-Z][0-9][0-9] [A-Z][A-Z][A-Z]"));
    EXPECT_THAT(plate_fragment(plate, random), testing::HasSubstr("?"));
    EXPECT_THAT(plate_misread(plate, random)[0], AnyOf('J', 'T', 'U', 'Z'));
  }
}

TEST(Writing, AgesAreGuessedNearby) {
  Random random(4);
  const Errors& errors = test_parameters().errors;
  EXPECT_EQ(age_on(-1, 365), 1);
  int right = 0;
  for (int at = 0; at < 1000; ++at)
    right += guessed_age(14, Eyes::familiar, errors, random).find("14") != std::string::npos;
  EXPECT_GT(right, 550);
}

TEST(Parameters, AnUnknownOrMissingRateIsRefused) {
  const auto folder = test_folder("parameters");
  std::ifstream file(HEED_SYNTH_FOLDER "/county.toml");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto refused = [&](const std::string& from, const std::string& to) {
    std::ofstream(folder / "changed.toml") << replaced(text, from, to);
    const auto read = read_parameters((folder / "changed.toml").string());
    return read.ok() ? std::string("accepted") : read.error().detail;
  };
  EXPECT_EQ(refused("", ""), "accepted");
  EXPECT_EQ(refused("twins = ", "twin = "), "families.twins must be a number, 0 or more");
  EXPECT_EQ(refused("twins = ", "triplets = 0.1\ntwins = "), "families.triplets is not known");
  EXPECT_THAT(refused("[agency.taxi]", "[agency.taxi]\nhumour = 1"), testing::HasSubstr("humour"));
  EXPECT_THAT(refused("child = { forename", "child = { ethnicity = 1, forename"), testing::HasSubstr("not known"));
}

}  // namespace
}  // namespace heed::synth
