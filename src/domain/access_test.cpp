#include "domain/access.hpp"

#include <gtest/gtest.h>

#include "domain/audit_action.hpp"

namespace heed::domain {
namespace {

UserId user(std::uint8_t last) {
  std::array<std::uint8_t, 16> bytes{};
  bytes[15] = last;
  return UserId(bytes);
}

Actor actor(std::set<Role> roles) {
  Actor actor;
  actor.id = user(1);
  actor.area_id = "exampleshire";
  actor.roles = std::move(roles);
  return actor;
}

RecordFacts record() {
  RecordFacts facts;
  facts.area_id = "exampleshire";
  return facts;
}

struct Row {
  Action action;
  bool worker, manager, administrator, auditor;
};

// The whole of who may do what.
const std::vector<Row>& table() {
  static const std::vector<Row> rows{
      {Action::list_inbox, true, true, false, false},        {Action::read_concern, true, true, false, false},
      {Action::take_concern, true, true, false, false},      {Action::add_note, true, true, false, false},
      {Action::reply_to_reporter, true, true, false, false}, {Action::settle_message, true, true, false, false},
      {Action::decide_concern, true, true, false, false},    {Action::close_concern, true, true, false, false},
      {Action::tell_officer, true, true, false, false},      {Action::declare_conflict, true, true, false, false},
      {Action::restrict_concern, true, true, false, false},  {Action::lift_restriction, false, true, false, false},
      {Action::assign_concern, false, true, false, false},   {Action::put_back_concern, true, true, false, false},
      {Action::read_history, true, true, false, true},       {Action::manage_users, false, false, true, false},
      {Action::see_new_access, false, true, true, true},     {Action::read_audit, false, true, false, true},
      {Action::read_known, true, true, false, false},        {Action::judge_link, true, true, false, false},
      {Action::change_mention, true, true, false, false},    {Action::search_known, true, true, false, false},
      {Action::read_alerts, true, true, false, false},       {Action::try_alert_rules, false, true, false, false},
      {Action::judge_alert, true, true, false, false},       {Action::read_own_account, true, true, true, true}};
  return rows;
}

bool expected(const Row& row, Role role) {
  switch (role) {
    case Role::worker: return row.worker;
    case Role::manager: return row.manager;
    case Role::administrator: return row.administrator;
    case Role::auditor: return row.auditor;
  }
  return false;
}

TEST(Access, TableNamesEveryAction) {
  ASSERT_EQ(table().size(), all_actions().size());
  for (std::size_t i = 0; i < table().size(); ++i) EXPECT_EQ(table()[i].action, all_actions()[i]);
  EXPECT_EQ(all_roles().size(), 4U);
}

TEST(Access, EveryRoleAndAction) {
  for (const auto& row : table())
    for (const auto role : all_roles())
      EXPECT_EQ(may(actor({role}), row.action, record()), expected(row, role))
          << to_string(role) << " " << to_string(row.action);
}

TEST(Access, WithoutARecordOnlyWhatHasNone) {
  const std::set<Action> without{Action::list_inbox,      Action::manage_users,    Action::see_new_access,
                                 Action::read_audit,      Action::search_known,    Action::read_alerts,
                                 Action::try_alert_rules, Action::read_own_account};
  for (const auto& row : table())
    for (const auto role : all_roles())
      EXPECT_EQ(may(actor({role}), row.action), without.contains(row.action) && expected(row, role))
          << to_string(role) << " " << to_string(row.action);
}

TEST(Access, NoRoleMayNothing) {
  for (const auto action : all_actions()) {
    EXPECT_FALSE(may(actor({}), action, record()));
    EXPECT_FALSE(may(actor({}), action));
  }
}

TEST(Access, RolesAddUp) {
  const auto both = actor({Role::auditor, Role::worker});
  EXPECT_TRUE(may(both, Action::read_concern, record()));
  EXPECT_TRUE(may(both, Action::read_audit));
  EXPECT_FALSE(may(both, Action::manage_users));
}

TEST(Access, AnotherAreaIsRefusedWhateverTheRole) {
  auto facts = record();
  facts.area_id = "otherton";
  for (const auto role : all_roles())
    for (const auto action : all_actions()) EXPECT_FALSE(may(actor({role}), action, facts));
}

TEST(Access, AConflictOfInterestIsRefusedWhateverTheRole) {
  auto facts = record();
  facts.excluded = {user(9), user(1)};
  auto everything = actor({Role::worker, Role::manager, Role::administrator, Role::auditor});
  everything.named_reader = true;
  for (const auto action : all_actions()) EXPECT_FALSE(may(everything, action, facts)) << to_string(action);
}

TEST(Access, RestrictedIsForNamedReaders) {
  auto facts = record();
  facts.restricted = true;
  for (const auto& row : table())
    for (const auto role : all_roles()) {
      auto reader = actor({role});
      EXPECT_FALSE(may(reader, row.action, facts));
      reader.named_reader = true;
      EXPECT_EQ(may(reader, row.action, facts), expected(row, role) || row.action == Action::see_new_access);
    }
}

TEST(Access, ClosedIsTakenUpAgainBeforeItIsDecidedAnew) {
  auto facts = record();
  facts.closed = true;
  const std::set<Action> refused{Action::assign_concern, Action::put_back_concern, Action::decide_concern,
                                 Action::close_concern, Action::lift_restriction};
  for (const auto& row : table())
    EXPECT_EQ(may(actor({Role::manager}), row.action, facts), row.manager && !refused.contains(row.action))
        << to_string(row.action);
}

TEST(Access, RolesReadBack) {
  for (const auto role : all_roles()) EXPECT_EQ(parse_role(to_string(role)), role);
  EXPECT_FALSE(parse_role("root"));
}

TEST(AuditActions, CodesReadBackAndEveryActionHasOne) {
  std::set<std::string_view> codes;
  for (const auto action : all_audit_actions()) {
    EXPECT_EQ(parse_audit_action(to_string(action)), action);
    EXPECT_NE(to_string(action).find('.'), std::string_view::npos);
    codes.insert(to_string(action));
  }
  EXPECT_EQ(codes.size(), all_audit_actions().size());
  for (const auto action : all_actions()) EXPECT_FALSE(to_string(audit_action_of(action)).empty());
  EXPECT_FALSE(parse_audit_action("concern.deleted"));
}

TEST(Access, WhoMustChangeTheirPasswordDoesNothingElse) {
  auto everything = actor({Role::worker, Role::manager, Role::administrator, Role::auditor});
  everything.must_change_password = true;
  for (const auto action : all_actions()) {
    EXPECT_EQ(may(everything, action), action == Action::read_own_account) << to_string(action);
    EXPECT_EQ(may(everything, action, record()), action == Action::read_own_account) << to_string(action);
  }
}

TEST(Access, ARestrictedRecordOpensToTheNextCircleOnlyWhenItSaysSo) {
  auto facts = record();
  facts.restricted = true;
  const auto readers = [&](Circle circle) {
    facts.circle = circle;
    std::string roles;
    for (const auto role : all_roles())
      if (may(actor({role}), Action::read_concern, facts)) roles += std::string(to_string(role)) + " ";
    return roles;
  };
  EXPECT_EQ(readers(Circle::named_readers), "");
  EXPECT_EQ(readers(Circle::managers), "manager ");
  EXPECT_EQ(readers(Circle::everyone), "worker manager ");
  EXPECT_FALSE(may(actor({Role::auditor}), Action::read_history, facts));
}

}  // namespace
}  // namespace heed::domain
