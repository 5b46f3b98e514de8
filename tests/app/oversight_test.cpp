#include "app/oversight.hpp"

#include <algorithm>

#include "app/office.hpp"

namespace heed::app {
namespace {

using domain::Role;

class OversightTest : public ::testing::Test {
 protected:
  Office office;
  domain::Actor worker = Office::actor({Role::worker});
  domain::Actor auditor = Office::actor({Role::auditor});
  domain::Actor manager = Office::actor({Role::manager});

  Result<AuditPage> read(const domain::Actor& actor, AuditFilter filter = {}) {
    return ReadAudit(*office.service)(actor, filter);
  }
  static std::size_t about(const AuditPage& page, const std::string& reference) {
    return static_cast<std::size_t>(std::count_if(page.rows.begin(), page.rows.end(),
                                                  [&](const AuditRow& row) { return row.reference == reference; }));
  }
  Submitted tell_and_read() {
    auto told = office.tell(Office::worry());
    static_cast<void>(ReadConcern(*office.service)(worker, office.record(told).id).value());
    return told;
  }
};

TEST_F(OversightTest, AnAuditorReadsWhatWasDoneAndByWhomAndThatIsOnRecordToo) {
  const auto told = tell_and_read();
  const auto page = read(auditor).value();
  ASSERT_EQ(page.rows.size(), 2U);
  EXPECT_EQ(page.rows[0].action, "audit.read");
  EXPECT_EQ(page.rows[1].action, "concern.read");
  EXPECT_EQ(page.rows[1].reference, told.reference);
  EXPECT_TRUE(page.older.empty());
  const auto door = read(auditor, {.view = AuditView::door}).value();
  ASSERT_EQ(door.rows.size(), 1U);
  EXPECT_EQ(door.rows[0].action, "concern.received");
  EXPECT_EQ(read(auditor, {.reference = told.reference}).value().rows.size(), 2U);
  EXPECT_EQ(code_of(read(auditor, {.reference = "HD-0000-0000-0"})), "concern.unknown");
  EXPECT_EQ(code_of(read(worker)), "access.refused");
}

TEST_F(OversightTest, ALineAboutWhatSomeoneMayNotKnowOfIsNotThere) {
  const auto hidden = tell_and_read(), open = tell_and_read();
  ASSERT_TRUE(DeclareConflict(*office.service)(manager, office.record(hidden).id).ok());
  auto about_us = Office::worry();
  about_us.adults.resize(1);
  about_us.adults[0] = {"Somebody", "", "", "", "yes", ""};
  const auto restricted = office.tell(about_us);
  for (const auto view : {AuditView::team, AuditView::door}) {
    const auto page = read(manager, {.view = view}).value();
    EXPECT_EQ(about(page, hidden.reference), 0U);
    EXPECT_EQ(about(page, restricted.reference), 0U);
    EXPECT_EQ(about(page, open.reference), 1U);
  }
  EXPECT_EQ(code_of(read(manager, {.reference = hidden.reference})), "concern.unknown");
  EXPECT_GT(about(read(auditor).value(), hidden.reference), 0U);
}

TEST_F(OversightTest, AnAuditorFindsThatSomebodySaidItIsAboutOneOfUsAndNotOfWhat) {
  const auto told = tell_and_read();
  const auto id = office.record(told).id;
  ASSERT_TRUE(RestrictConcern(*office.service)(worker, id, "It is a colleague.").ok());
  const auto restricted = [&](const domain::Actor& actor) {
    const auto page = read(actor).value();
    EXPECT_EQ(about(page, told.reference), 0U);
    return std::count_if(page.rows.begin(), page.rows.end(),
                         [](const AuditRow& row) { return row.action == "concern.restricted"; });
  };
  EXPECT_EQ(restricted(auditor), 1);
  EXPECT_EQ(restricted(manager), 0) << "who works on concerns learns nothing of what they may not read";
  EXPECT_EQ(code_of(read(auditor, {.reference = told.reference})), "concern.unknown");
  ports::Work away;
  away.writes.emplace_back(ports::ExcludeUser{id, auditor.id});
  ASSERT_TRUE(office.memory.commit(std::move(away)).ok());
  EXPECT_EQ(restricted(auditor), 0);
}

TEST_F(OversightTest, AListOfTheInboxSaysWhoseBeginningsItShowed) {
  const auto first = office.tell(Office::worry());
  ASSERT_TRUE(ListInbox(*office.service)(worker, {}).ok());
  office.clock.advance(std::chrono::hours(1));
  const auto second = office.tell(Office::worry());
  ASSERT_TRUE(ListInbox(*office.service)(worker, {.view = InboxFilter::View::unread}).ok());
  ASSERT_TRUE(ListInbox(*office.service)(worker, {.view = InboxFilter::View::mine, .page = 3}).ok());
  const auto rows = read(auditor).value().rows;
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[1].beginnings, 0U);
  EXPECT_EQ(rows[1].inbox_page, 3U);
  EXPECT_EQ(rows[2].beginnings, 2U);
  EXPECT_EQ(rows[2].inbox_view, "unread");
  EXPECT_EQ(rows[3].beginnings, 1U);
  EXPECT_EQ(read(auditor, {.reference = first.reference}).value().lists.size(), 3U) << "two lists and this search";
  const auto about_second = read(auditor, {.reference = second.reference}).value();
  EXPECT_EQ(about_second.lists.size(), 2U);
  EXPECT_FALSE(about_second.lists_since);
}

TEST_F(OversightTest, AListIsCountedByWhatWhoeverReadsTheRecordMayKnowOf) {
  office.tell(Office::worry());
  const auto hidden = office.tell(Office::worry());
  ASSERT_TRUE(ListInbox(*office.service)(worker, {}).ok());
  ASSERT_TRUE(DeclareConflict(*office.service)(manager, office.record(hidden).id).ok());
  const auto beginnings = [&](const domain::Actor& actor) {
    for (const auto& row : read(actor).value().rows)
      if (row.action == "inbox.listed") return row.beginnings;
    return std::size_t{0};
  };
  EXPECT_EQ(beginnings(auditor), 2U);
  EXPECT_EQ(beginnings(manager), 1U);
}

TEST_F(OversightTest, OnesOwnRefusalStandsThereWhetherThereWasAnythingOrNot) {
  const auto hidden = office.tell(Office::worry());
  ASSERT_TRUE(DeclareConflict(*office.service)(manager, office.record(hidden).id).ok());
  EXPECT_FALSE(FindConcern(*office.service)(manager, hidden.reference).ok());
  EXPECT_FALSE(FindConcern(*office.service)(manager, Office().tell(Office::worry()).reference).ok());
  const auto searches = [&](const domain::Actor& actor) {
    std::vector<std::string> references;
    for (const auto& row : read(actor).value().rows)
      if (row.action == "concern.searched") references.push_back(row.reference);
    return references;
  };
  EXPECT_EQ(searches(manager), (std::vector<std::string>{"", ""}));
  EXPECT_EQ(searches(auditor), (std::vector<std::string>{"", hidden.reference}));
}

TEST_F(OversightTest, AnAuditorReadsWhatWasDoneWithAConcernForNamedReaders) {
  const auto told = tell_and_read();
  ASSERT_TRUE(RestrictConcern(*office.service)(worker, office.record(told).id, "It is a colleague.").ok());
  const auto page = read(auditor).value();
  EXPECT_EQ(about(page, told.reference), 0U);
  const auto kept_back = std::count_if(page.rows.begin(), page.rows.end(), [](const AuditRow& row) {
    return row.kept_back && row.action == "concern.read";
  });
  EXPECT_EQ(kept_back, 1);
  for (const auto& row : read(manager).value().rows) EXPECT_FALSE(row.kept_back);
}

TEST_F(OversightTest, ASearchOfTheRecordSaysWhatWasLookedForToWhoeverMayKnowOfIt) {
  const auto amina = FindActor(*office.service)(office.add("amina.worker", "Amina Worker", {Role::worker})).value();
  const auto told = office.tell(Office::worry());
  ASSERT_TRUE(read(auditor, {.reference = told.reference}).ok());
  ASSERT_TRUE(read(auditor, {.actor = amina.id.to_string()}).ok());
  EXPECT_FALSE(read(auditor, {.reference = std::string(5000, 'x')}).ok());
  const auto rows = read(manager).value().rows;
  EXPECT_EQ(rows[1].reference, "");
  EXPECT_EQ(rows[2].asked_name, "Amina Worker");
  EXPECT_EQ(rows[3].reference, told.reference);
  ASSERT_TRUE(DeclareConflict(*office.service)(manager, office.record(told).id).ok());
  EXPECT_EQ(about(read(manager).value(), told.reference), 0U);
  const auto lines = office.memory.lines_after(ports::AuditChain::team, 0, 100);
  ASSERT_TRUE(lines.ok());
  for (const auto& line : *lines) EXPECT_LT(line.entry.detail.storage_bytes().size(), 2048U);
}

TEST_F(OversightTest, PagesGoBackToTheFirstLineAndEachLineStandsOnce) {
  const auto told = office.tell(Office::worry());
  const auto id = office.record(told).id;
  for (int i = 0; i < 120; ++i) static_cast<void>(ReadConcern(*office.service)(worker, id).value());
  std::size_t rows = 0;
  AuditFilter filter;
  for (int pages = 0; pages < 10; ++pages) {
    const auto page = read(auditor, filter).value();
    EXPECT_LE(page.rows.size(), 50U);
    rows += about(page, told.reference);
    if (page.older.empty()) break;
    filter.older = page.older;
  }
  EXPECT_EQ(rows, 120U);
  EXPECT_EQ(code_of(read(auditor, {.older = "3"})), "audit.older") << "nobody pages by counting";
}

TEST_F(OversightTest, TheRecordIsNarrowedToAKindOfDeedAndToOnePerson) {
  const auto amina = FindActor(*office.service)(office.add("amina.worker", "Amina Worker", {Role::worker})).value();
  const auto id = office.record(tell_and_read()).id;
  ASSERT_TRUE(TakeConcern(*office.service)(amina, id, office.memory.find(id)->revision).ok());
  const auto actions = [&](AuditGroup group, const std::string& actor) {
    std::string found;
    const auto page = read(auditor, {.group = group, .actor = actor}).value();
    for (const auto& row : page.rows) found += row.action + " ";
    return found;
  };
  EXPECT_EQ(actions(AuditGroup::work, ""), "concern.taken ");
  EXPECT_EQ(actions(AuditGroup::everything, amina.id.to_string()), "concern.taken ");
  EXPECT_EQ(actions(AuditGroup::reading, ""), "concern.read ");
  EXPECT_EQ(actions(AuditGroup::people, "operator"), "user.added ");
  EXPECT_EQ(actions(AuditGroup::sign_in, amina.id.to_string()), "");
  const auto people = read(auditor).value().actors;
  ASSERT_EQ(people.size(), 3U);
  EXPECT_EQ(people[0].name, "Amina Worker");
}

TEST_F(OversightTest, AnAdministratorSeesWhoMaySignIn) {
  office.add("zoe.worker", "Zoe Worker", {Role::worker});
  office.add("amina.manager", "Amina Manager", {Role::manager, Role::worker}, /*named_reader=*/true);
  ASSERT_TRUE(ManageUsers(*office.service).disable("amina.manager", "operator").ok());
  const auto administrator = Office::actor({Role::administrator});
  const auto users = ListUsers(*office.service)(administrator).value();
  ASSERT_EQ(users.size(), 2U);
  EXPECT_EQ(users[0].name, "Zoe Worker");
  EXPECT_TRUE(users[1].disabled);
  EXPECT_TRUE(users[1].named_reader);
  EXPECT_EQ(office.last_line(), "users.opened done");
  EXPECT_EQ(code_of(ListUsers(*office.service)(manager)), "access.refused");
}

}  // namespace
}  // namespace heed::app
