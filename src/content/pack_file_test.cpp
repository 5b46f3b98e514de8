#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "content/findings_test.hpp"

namespace heed::content {
namespace {

const std::string right_signs = R"([[item]]
id = "gifts"
order = 20
kind = "sign"
public = true
audiences = ["adult", "young-person"]
seed_bullet = 1
seed = "Has the young person received unexplained gifts or money?"
today = "The child has things that nobody can explain."
question = "Has the child got things that nobody can explain?"
young = "Someone gives me things."
why = "Kept."
evidence = "practice"
evidence_note = "On nearly every list in use."
source = ["a-source"]
author = "Heed content team"
reviewed = "2026-11-24"
review_by = "2027-05-24"
)";

const std::string right_help = R"([[help]]
id = "line"
order = 10
name = "A line"
purpose = "To talk."
phone = "01632 960001"
text = ""
web = ""
hours = "Any time."
cost = "Free."
on_bill = "It does not show."
audience = "Anyone"
caution = ""
source = "a-source"
recheck = "with its provider before going live"
)";

class SignsMistake : public testing::TestWithParam<Mistake> {};
class HelpMistake : public testing::TestWithParam<Mistake> {};

std::vector<Finding> findings_of(const std::string& text, const std::string& file) {
  Pack pack;
  std::vector<Finding> findings;
  parse_pack_file(text, file, pack, findings);
  return findings;
}

TEST(PackFile, ThatIsRightHasNoFinding) {
  Pack pack;
  std::vector<Finding> findings;
  parse_pack_file(right_signs, "signs.toml", pack, findings);
  parse_pack_file(right_help, "help.toml", pack, findings);
  EXPECT_EQ(told(findings), "");
  ASSERT_EQ(pack.signs.size(), 1U);
  EXPECT_EQ(pack.signs[0].kind, ItemKind::sign);
  EXPECT_EQ(pack.signs[0].review_by, (Date{2027, 5, 24}));
  EXPECT_EQ(pack.signs[0].audiences, (std::vector{Audience::adult, Audience::young_person}));
  ASSERT_NE(pack.help_by_id("line"), nullptr);
  EXPECT_EQ(pack.help_by_id("line")->phone, "01632 960001");
}

TEST_P(SignsMistake, IsNamedWithItsLine) {
  const auto findings = findings_of(with_mistake(right_signs, GetParam()), "signs.toml");
  EXPECT_EQ(findings.size(), 1U) << told(findings);
  EXPECT_TRUE(holds_finding(findings, GetParam().line, GetParam().says)) << told(findings);
}

INSTANTIATE_TEST_SUITE_P(
    PackFile, SignsMistake,
    testing::Values(
        Mistake{"missing field", "author = \"Heed content team\"\n", "", 1, "Write: author = \"Heed content team\""},
        Mistake{"empty field", "today = \"The child has things that nobody can explain.\"", "today = \" \"", 9,
                "is empty"},
        Mistake{"sign without question", "question = \"Has the child got things that nobody can explain?\"\n", "", 1,
                "question"},
        Mistake{"question that does not ask", "things that nobody can explain?\"\nyoung",
                "things that nobody can explain.\"\nyoung", 10, "no question"},
        Mistake{"unknown key", "order = 20", "order = 20\naudience = [\"adult\"]", 4, "Did you mean “audiences”?"},
        Mistake{"unknown key far from all", "order = 20", "order = 20\ncolour_of_the_box = 1", 4, "Take it out"},
        Mistake{"unknown kind", "kind = \"sign\"", "kind = \"signal\"", 4, "\"adult-or-place\""},
        Mistake{"unknown evidence", "evidence = \"practice\"", "evidence = \"good\"", 13, "\"none-found\""},
        Mistake{"unknown audience", "\"young-person\"", "\"teenager\"", 6, "“teenager”"},
        Mistake{"a day that does not exist", "review_by = \"2027-05-24\"", "review_by = \"2027-02-30\"", 18,
                "not a day that exists"},
        Mistake{"a day in another form", "reviewed = \"2026-11-24\"", "reviewed = \"24 November 2026\"", 17,
                "reviewed = \"2026-11-24\""},
        Mistake{"review before it was reviewed", "review_by = \"2027-05-24\"", "review_by = \"2026-11-24\"", 18,
                "not after"},
        Mistake{"wrong kind of value", "public = true", "public = \"yes\"", 5, "public = true"},
        Mistake{"number as text", "order = 20", "order = \"20\"", 3, "order = 10"},
        Mistake{"number out of range", "order = 20", "order = -1", 3, "from 0 to 1000000"},
        Mistake{"text instead of a list", "source = [\"a-source\"]", "source = \"a-source\"", 15,
                "source = [\"a-source-id\"]"},
        Mistake{"no source", "source = [\"a-source\"]", "source = []", 15, "is empty"},
        Mistake{"a list of numbers", "source = [\"a-source\"]", "source = [\"a-source\", 3]", 15, "not words"},
        Mistake{"seed without bullet", "seed_bullet = 1", "seed_bullet = 0", 7, "do not agree"},
        Mistake{"id with a space", "id = \"gifts\"", "id = \"gifts money\"", 2, "hyphens"},
        Mistake{"placeholder", "why = \"Kept.\"", "why = \"Kept, TODO say why.\"", 12, "“todo”"},
        Mistake{"insert local details", "why = \"Kept.\"", "why = \"(insert the reason)\"", 12, "(insert"},
        Mistake{"broken TOML", "order = 20", "order = ", 3, "not TOML"},
        Mistake{"the same key twice", "order = 20", "order = 20\norder = 30", 4, "not TOML"},
        Mistake{"not UTF-8", "Kept.", "Kept\xff.", 0, "Save it as UTF-8"}));

TEST(PackFile, WhatIsNotKnownOfAHelplineIsEmpty) {
  Pack pack;
  std::vector<Finding> findings;
  std::string help = right_help;
  help.replace(help.find("It does not show."), 17, "");
  parse_pack_file(help, "help.toml", pack, findings);
  EXPECT_EQ(told(findings), "");
}

TEST_P(HelpMistake, IsNamedWithItsLine) {
  const auto findings = findings_of(with_mistake(right_help, GetParam()), "help.toml");
  EXPECT_EQ(findings.size(), 1U) << told(findings);
  EXPECT_TRUE(holds_finding(findings, GetParam().line, GetParam().says)) << told(findings);
}

INSTANTIATE_TEST_SUITE_P(
    PackFile, HelpMistake,
    testing::Values(Mistake{"no way to reach it", "phone = \"01632 960001\"", "phone = \"\"", 1, "no way to reach it"},
                    Mistake{"how it shows on a bill is missing", "on_bill = \"It does not show.\"\n", "", 1, "on_bill"},
                    Mistake{"a placeholder number", "01632 960001", "01632 xxx", 6, "“xxx”"},
                    Mistake{"another kind of entry", "[[help]]", "[[helps]]", 1, "Did you mean “help”?"}));

TEST(PackFile, NamesAnIdThatIsThereTwice) {
  const auto findings = findings_of(right_signs + right_signs, "signs.toml");
  ASSERT_EQ(findings.size(), 1U) << told(findings);
  EXPECT_EQ(findings[0].line, 20);
  EXPECT_NE(findings[0].message.find("Two entries have the id “gifts”"), std::string::npos);
}

TEST(PackFile, OfAnotherNameIsRefused) {
  EXPECT_TRUE(holds_finding(findings_of("x = 1", "sings.toml"), 0, "no file of this name"));
}

TEST(PackFile, NeverThrowsOnArbitraryBytes) {
  EXPECT_TRUE(rc::check("any bytes give findings", [](const std::string& bytes) {
    for (const char* file : {"pack.toml", "sources.toml", "signs.toml", "evidence.toml", "help.toml"})
      findings_of(bytes, file);
  }));
  EXPECT_TRUE(rc::check("a right file with any bytes put in gives findings", [](const std::string& bytes) {
    const auto at = *rc::gen::inRange<std::size_t>(0, right_signs.size());
    findings_of(std::string(right_signs).insert(at, bytes), "signs.toml");
  }));
}

}  // namespace
}  // namespace heed::content
