#include "matching/nicknames.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "matching/name_tables.hpp"

namespace heed::matching {

TEST(Nicknames, AreReadFromLines) {
  const auto table = Nicknames::parse("# short forms\nElizabeth,Liz\nelizabeth, beth # said so\n\nMary,molly\n");
  ASSERT_TRUE(table.ok());
  EXPECT_EQ(table->size(), 3U);
  EXPECT_TRUE(table->related("liz", "elizabeth"));
  EXPECT_TRUE(table->related("elizabeth", "liz"));
  EXPECT_TRUE(table->related("liz", "beth"));
  EXPECT_FALSE(table->related("liz", "liz"));
  EXPECT_FALSE(table->related("liz", "molly"));
  EXPECT_FALSE(table->related("liz", ""));
}

TEST(Nicknames, SayWhichLineIsWrong) {
  for (const std::string_view text : {"a,b\nc", "a,b\nc,d,e", "a,b\n,c", "a,b\nc,?"}) {
    const auto table = Nicknames::parse(text);
    ASSERT_FALSE(table.ok()) << text;
    EXPECT_EQ(table.error().kind, ErrorKind::invalid);
    EXPECT_EQ(table.error().detail, "line 2");
  }
}

TEST(Nicknames, TheFilesInTheProgramCanBeRead) {
  EXPECT_TRUE(Nicknames::parse(nicknames_file()).ok());
  EXPECT_TRUE(Nicknames::parse(name_variants_file()).ok());
  EXPECT_GT(Nicknames::built_in().size(), 2000U);
}

// So that one spelling stands for all: what a spelling is written as is never itself another's spelling.
TEST(Nicknames, AVariantIsWrittenOneWay) {
  std::set<std::string_view> written, variants;
  for (const std::string_view line : split(name_variants_file(), '\n')) {
    const auto comma = line.find(',');
    if (line.starts_with('#') || comma == std::string_view::npos) continue;
    written.insert(line.substr(0, comma));
    variants.insert(line.substr(comma + 1));
  }
  for (const std::string_view name : written) EXPECT_FALSE(variants.contains(name)) << name;
}

TEST(Nicknames, KnowFormsFromManyPlaces) {
  const Nicknames& table = Nicknames::built_in();
  for (const auto& [left, right] : std::vector<std::pair<std::string_view, std::string_view>>{{"liz", "elizabeth"},
                                                                                              {"bill", "william"},
                                                                                              {"mo", "mohammed"},
                                                                                              {"muhammad", "mohammed"},
                                                                                              {"kasia", "katarzyna"},
                                                                                              {"gosia", "malgorzata"},
                                                                                              {"ionut", "ion"},
                                                                                              {"dai", "dafydd"},
                                                                                              {"paddy", "padraig"},
                                                                                              {"abdi", "abdirahman"},
                                                                                              {"hussain", "hussein"},
                                                                                              {"sasha", "aleksandra"}})
    EXPECT_TRUE(table.related(left, right)) << left << " " << right;
  EXPECT_FALSE(table.related("jane", "robert"));
}

TEST(Nicknames, StandForItselfFirstAndForFew) {
  const Nicknames& table = Nicknames::built_in();
  EXPECT_EQ(table.stands_for("jane").front(), "jane");
  EXPECT_EQ(table.stands_for("no such name"), std::vector<std::string_view>{"no such name"});
  EXPECT_LE(table.stands_for("chris").size(), 8U);
  const auto mo = table.stands_for("mo");
  EXPECT_NE(std::ranges::find(mo, "mohammed"), mo.end());
}

}  // namespace heed::matching
