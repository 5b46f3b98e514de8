#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "content/findings_test.hpp"

namespace heed::content {
namespace {

const std::string right_area = R"(id = "exampleshire"
name = "Exampleshire"
demonstration = true
languages = ["en-GB"]
languages_read = ["en"]
time_zone = "Europe/London"
postcode_districts = ["ZZ1", "ZZ2"]
[organisation]
name = "Exampleshire Council"
team = "Exampleshire Safeguarding Team"
short = "Exampleshire"
[[contact]]
id = "police"
name = "Exampleshire Police"
phone = "101"
text_phone = ""
email = ""
hours = "Any time."
note = ""
last_checked = "2026-11-20"
checked_by = "Duty manager"
[hours]
monday = ["09:00-17:00"]
tuesday = ["09:00-12:30", "13:00-24:00"]
wednesday = []
thursday = []
friday = []
saturday = []
sunday = []
[emergency]
out_of_hours_contact = "police"
[[holiday]]
date = "2026-12-25"
name = "Christmas Day"
)";

class AreaMistake : public testing::TestWithParam<Mistake> {};

TEST(LocalDetails, ThatAreRightHaveNoFinding) {
  std::vector<Finding> findings;
  const auto details = parse_local_details(right_area, "area.toml", findings);
  EXPECT_EQ(told(findings), "");
  ASSERT_TRUE(details.ok());
  EXPECT_EQ(details->organisation, "Exampleshire Council");
  EXPECT_EQ(details->calendar.weekly_hours[1], (std::vector<Hours>{{540, 750}, {780, 1440}}));
  EXPECT_EQ(details->calendar.holidays.count(Date{2026, 12, 25}), 1U);
  EXPECT_EQ(details->calendar.version.substr(0, 13), "exampleshire-");
}

TEST(LocalDetails, GiveDangerAnHourUnlessTheySayMore) {
  const auto with = [](const std::string& line, std::vector<Finding>& findings) {
    const std::string zone = "time_zone = \"Europe/London\"\n";
    std::string text(right_area);
    text.insert(text.find(zone), line);
    return parse_local_details(text, "area.toml", findings);
  };
  std::vector<Finding> findings;
  EXPECT_EQ(with("", findings)->danger_hours, 1);
  EXPECT_EQ(with("danger_hours = 4\n", findings)->danger_hours, 4);
  EXPECT_EQ(told(findings), "");
  EXPECT_FALSE(with("danger_hours = 48\n", findings).ok());
}

TEST(LocalDetails, NameTheEditionOfTheirCalendar) {
  std::vector<Finding> findings;
  const auto before = parse_local_details(right_area, "area.toml", findings);
  const auto after =
      parse_local_details(with_mistake(right_area, {"", "2026-12-25", "2026-12-24", 0, ""}), "area.toml", findings);
  ASSERT_TRUE(before.ok() && after.ok());
  EXPECT_NE(before->calendar.version, after->calendar.version);
}

TEST_P(AreaMistake, IsNamedWithItsLine) {
  std::vector<Finding> findings;
  const auto details = parse_local_details(with_mistake(right_area, GetParam()), "area.toml", findings);
  EXPECT_FALSE(details.ok());
  EXPECT_EQ(findings.size(), 1U) << told(findings);
  EXPECT_TRUE(holds_finding(findings, GetParam().line, GetParam().says)) << told(findings);
}

INSTANTIATE_TEST_SUITE_P(
    LocalDetails, AreaMistake,
    testing::Values(
        Mistake{"placeholder for local details", "note = \"\"", "note = \"(insert note)\"", 19, "(insert"},
        Mistake{"letters in a number", "phone = \"101\"", "phone = \"one o one\"", 15, "no telephone number"},
        Mistake{"no e-mail address", "email = \"\"", "email = \"team at example.org\"", 17, "no e-mail address"},
        Mistake{"nobody checked it", "checked_by = \"Duty manager\"", "checked_by = \"\"", 21, "who checked"},
        Mistake{"unknown contact", "[[holiday]]",
                "[[contact]]\nid = \"cops\"\nname = \"a\"\nphone = \"\"\ntext_phone = \"\"\nemail = \"\"\nhours = "
                "\"\"\nnote = \"\"\n"
                "last_checked = \"\"\nchecked_by = \"\"\n[[holiday]]",
                33, "\"designated-officer\""},
        Mistake{"no team", "team = \"Exampleshire Safeguarding Team\"\n", "", 8, "“team”"},
        Mistake{"hours the wrong way round", "[\"09:00-17:00\"]", "[\"17:00-09:00\"]", 23,
                "monday = [\"09:00-17:00\"]"},
        Mistake{"hours in words", "[\"09:00-17:00\"]", "[\"9 to 5\"]", 23, "no span of a day"},
        Mistake{"hours that overlap", "\"13:00-24:00\"", "\"12:00-24:00\"", 24, "overlap"},
        Mistake{"a weekday is missing", "sunday = []\n", "", 22, "“sunday”"},
        Mistake{"unknown zone", "Europe/London", "Europe/Exampleshire", 6, "time_zone = \"Europe/London\""},
        Mistake{"no language tag", "[\"en-GB\"]", "[\"English\"]", 4, "no language tag"},
        Mistake{"a whole postcode", "\"ZZ2\"", "\"ZZ2 1AA\"", 7, "first half"},
        Mistake{"a contact that is not there", "out_of_hours_contact = \"police\"", "out_of_hours_contact = \"team\"",
                31, "No [[contact]]"},
        Mistake{"a holiday twice", "name = \"Christmas Day\"",
                "name = \"Christmas Day\"\n[[holiday]]\ndate = \"2026-12-25\"\nname = \"Again\"", 36, "twice"},
        Mistake{"unknown key", "demonstration = true", "demonstration = true\ncolour = \"blue\"", 4, "“colour”"}));

TEST(ContactState, WarnsAt150AndWithholdsAt180Days) {
  Contact contact;
  const Date checked{2026, 1, 1};
  EXPECT_EQ(state_of(contact, checked), ContactState::withheld) << "never checked";
  contact.last_checked = checked;
  EXPECT_EQ(state_of(contact, checked), ContactState::current);
  EXPECT_EQ(state_of(contact, add_days(checked, 149)), ContactState::current);
  EXPECT_EQ(state_of(contact, add_days(checked, 150)), ContactState::check_soon);
  EXPECT_EQ(state_of(contact, add_days(checked, 179)), ContactState::check_soon);
  EXPECT_EQ(state_of(contact, add_days(checked, 180)), ContactState::withheld);
  EXPECT_EQ(state_of(contact, add_days(checked, -1)), ContactState::withheld) << "a check on a day to come is no check";
}

TEST(LocalDetails, NeverThrowOnArbitraryBytes) {
  EXPECT_TRUE(rc::check("any bytes give a result", [](const std::string& bytes) {
    std::vector<Finding> findings;
    static_cast<void>(parse_local_details(bytes, "area.toml", findings).ok());
    const auto at = *rc::gen::inRange<std::size_t>(0, right_area.size());
    static_cast<void>(parse_local_details(std::string(right_area).insert(at, bytes), "area.toml", findings).ok());
  }));
}

}  // namespace
}  // namespace heed::content
