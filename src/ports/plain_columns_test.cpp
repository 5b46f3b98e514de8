#include "ports/plain_columns.hpp"

#include <gtest/gtest.h>

namespace heed::ports {
namespace {

ConcernRecord record() {
  ConcernRecord made;
  made.id = ConcernId({1});
  made.area_id = "a b=c%\n\xc3\xa9";
  made.retention.provenance = "-";
  made.excluded = {UserId({9}), UserId({8})};
  return made;
}

TEST(plain_columns, say_absent_and_a_dash_apart) {
  const auto columns = plain_columns(record());
  const auto value = [&](std::string_view name) {
    for (const auto& column : columns)
      if (column.name == name) return column.value;
    return std::string("none");
  };
  EXPECT_EQ(value("owner"), "-");
  EXPECT_EQ(value("provenance"), "%2D");
  EXPECT_EQ(value("area_id"), "a%20b%3Dc%25%0A%C3%A9");
  EXPECT_EQ(value("excluded"), UserId({8}).to_string() + "," + UserId({9}).to_string());
}

TEST(plain_columns, read_back_from_the_text_of_a_work) {
  Work work;
  work.writes.emplace_back(InsertConcern{record()});
  work.writes.emplace_back(
      ChangeConcern{.id = ConcernId({1}), .seen_revision = 4, .state = "read", .clear_owner = true});
  work.writes.emplace_back(RewrapConcern{});
  work.writes.emplace_back(ExcludeUser{ConcernId({1}), UserId({7})});
  work.writes.emplace_back(ReadmitUser{ConcernId({1}), UserId({7})});
  const auto text = changes_of(work);
  const auto changes = parse_changes(text).value();
  ASSERT_EQ(changes.size(), 4U);
  EXPECT_EQ(changes[0].columns, plain_columns(record()));
  EXPECT_EQ(changes[1].find("revision"), "5");
  EXPECT_EQ(changes[1].find("state"), "read");
  EXPECT_EQ(changes[1].find("owner"), "-");
  EXPECT_EQ(changes[1].find("read_at"), std::nullopt);
  EXPECT_EQ(changes[2].kind, ConcernChange::Kind::excluded);
  EXPECT_EQ(changes[2].user, UserId({7}));
  EXPECT_EQ(changes[3].kind, ConcernChange::Kind::readmitted);
  EXPECT_EQ(changes[3].user, UserId({7}));
}

TEST(plain_columns, of_links_mentions_and_alerts_read_back_apart_from_those_of_concerns) {
  LinkRecord link;
  link.id = LinkId({2});
  link.right_concern = ConcernId({1});
  AlertRecord alert;
  alert.id = AlertId({3});
  alert.concerns = {ConcernId({9}), ConcernId({8}), ConcernId({9})};
  Work work;
  work.writes.emplace_back(InsertLink{link});
  work.writes.emplace_back(ChangeConcern{.id = ConcernId({1}), .seen_revision = 4, .state = "read"});
  work.writes.emplace_back(InsertMention{});
  work.writes.emplace_back(InsertAlert{alert});
  work.writes.emplace_back(ChangeAlert{.id = alert.id, .seen_revision = 1, .owner = UserId({7})});
  const auto text = changes_of(work);
  const auto changes = parse_record_changes(text).value();
  using Kind = RecordChange::Kind;
  ASSERT_EQ(changes.size(), 4U);
  EXPECT_EQ(changes[0].kind, Kind::link_added);
  EXPECT_EQ(changes[0].id, to_record_id(link.id));
  EXPECT_EQ(changes[0].columns, plain_columns(link));
  EXPECT_EQ(changes[1].kind, Kind::mention_added);
  EXPECT_EQ(changes[1].columns, plain_columns(MentionRecord()));
  EXPECT_EQ(changes[2].columns, plain_columns(alert));
  EXPECT_EQ(changes[2].columns.at(6).value, ConcernId({8}).to_string() + "," + ConcernId({9}).to_string());
  EXPECT_EQ(changes[3].kind, Kind::alert_changed);
  EXPECT_EQ(changes[3].columns, (std::vector<PlainColumn>{{"revision", "2"}, {"owner", UserId({7}).to_string()}}));
  EXPECT_EQ(parse_changes(text).value().size(), 1U);
}

TEST(plain_columns, refuse_a_text_of_another_form) {
  const auto id = ConcernId({1}).to_string();
  for (const std::string& text :
       std::vector<std::string>{"x", "added x", "moved " + id, "added " + id + " state", "excluded " + id,
                                "readmitted " + id, "link_added x", "alert_changed " + id + " state"})
    EXPECT_FALSE(parse_changes(text) || parse_record_changes(text)) << text;
  EXPECT_TRUE(parse_changes("").value().empty());
}

}  // namespace
}  // namespace heed::ports
