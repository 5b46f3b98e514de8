#include "app/users.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

#include "app/audit.hpp"
#include "app/office.hpp"
#include "app/sealed_records.hpp"
#include "app/user_directory.hpp"

namespace heed::app {
namespace {

using domain::Role;

const std::string right = "a-long-enough-password";

Result<domain::Actor> sign_in(Office& office, std::string_view name, std::string_view password,
                              SignInSource source = SignInSource{1}) {
  return SignIn(*office.service)(name, Secret::from_text(password), source);
}

TEST(Users, SignInGivesTheActor) {
  Office office;
  const auto id = office.add("amina.worker", "Amina Worker", {Role::worker, Role::manager}, true);
  const auto actor = sign_in(office, " Amina.Worker ", right);
  ASSERT_TRUE(actor.ok());
  EXPECT_EQ(actor->id, id);
  EXPECT_EQ(actor->name, "Amina Worker");
  EXPECT_EQ(actor->area_id, "exampleshire");
  EXPECT_EQ(actor->roles, (std::set<Role>{Role::worker, Role::manager}));
  EXPECT_TRUE(actor->named_reader);
  EXPECT_EQ(office.last_line(), "sign_in.done done");
  EXPECT_EQ(FindActor(*office.service)(id)->name, "Amina Worker");
  ASSERT_TRUE(RecordEvent(*office.service).signed_out(*actor).ok());
  EXPECT_EQ(office.last_line(), "sign_out.done done");
}

TEST(Users, AreStillThereAfterARestart) {
  Office office;
  const auto id = office.add("amina.worker", "Amina Worker", {Role::worker});
  office.restart();
  EXPECT_TRUE(FindActor(*office.service)(id));
  EXPECT_TRUE(sign_in(office, "amina.worker", right).ok());
}

TEST(Users, WrongNameAndWrongPasswordAreOneAnswer) {
  Office office;
  office.add("amina.worker", "Amina Worker", {Role::worker});
  EXPECT_EQ(code_of(sign_in(office, "amina.worker", "wrong")), "sign_in.wrong");
  EXPECT_EQ(code_of(sign_in(office, "nobody", right)), "sign_in.wrong");
  const auto line = office.memory.lines_after(ports::AuditChain::team, 0, 100)->back();
  EXPECT_EQ(line.entry.action, "sign_in.failed");
  EXPECT_EQ(to_text(line.entry.detail.storage_bytes()).find("nobody"), std::string::npos);
  EXPECT_EQ(open_detail(office.service->parts(), line.entry.target, line.entry.detail).value(), "nobody");
}

std::string last_sign_in_name(Office& office) {
  const auto line = office.memory.lines_after(ports::AuditChain::team, 0, 1000)->back();
  EXPECT_EQ(line.entry.action, "sign_in.failed");
  return open_detail(office.service->parts(), line.entry.target, line.entry.detail).value();
}

TEST(Users, SlowsDownAfterTenFailures) {
  Office office;
  for (int i = 0; i < 10; ++i) EXPECT_EQ(code_of(sign_in(office, "nobody", "wrong")), "sign_in.wrong");
  EXPECT_EQ(code_of(sign_in(office, "nobody", "wrong")), "sign_in.slow_down");
  office.clock.advance(std::chrono::seconds(90));
  EXPECT_EQ(code_of(sign_in(office, "nobody", "wrong")), "sign_in.wrong");
}

TEST(Users, NobodyElsewhereLocksAWorkerOut) {
  Office office;
  office.add("amina.worker", "Amina Worker", {Role::worker});
  for (int i = 0; i < 20; ++i) (void)sign_in(office, "amina.worker", "wrong", SignInSource{2});
  EXPECT_TRUE(sign_in(office, "amina.worker", right, SignInSource{1}).ok());
  EXPECT_EQ(code_of(sign_in(office, "amina.worker", right, SignInSource{2})), "sign_in.slow_down");
}

TEST(Users, ATryThatHadToWaitIsOnRecordWithinBounds) {
  Office office;
  for (int i = 0; i < 11; ++i) (void)sign_in(office, "nobody", "wrong");
  const auto lines = [&] { return office.memory.lines_after(ports::AuditChain::team, 0, 1000)->size(); };
  EXPECT_EQ(lines(), 11u);
  EXPECT_EQ(last_sign_in_name(office), "nobody");
  for (int i = 0; i < 120; ++i) (void)sign_in(office, "nobody", "wrong");
  EXPECT_EQ(lines(), 110u);
  office.clock.advance(std::chrono::seconds(10));
  (void)sign_in(office, "nobody", "wrong");
  EXPECT_EQ(last_sign_in_name(office), "nobody +21");
}

TEST(Users, AResetLetsInAtOnce) {
  Office office;
  office.add("amina.worker", "Amina Worker", {Role::worker});
  for (int i = 0; i < 20; ++i) (void)sign_in(office, "amina.worker", "wrong");
  ASSERT_TRUE(
      ManageUsers(*office.service).reset("amina.worker", Secret::from_text("another-long-password"), "operator").ok());
  EXPECT_TRUE(sign_in(office, "amina.worker", "another-long-password").ok());
}

TEST(Users, DisabledPeopleAreOutAtOnce) {
  Office office;
  const auto id = office.add("amina.worker", "Amina Worker", {Role::worker});
  ASSERT_TRUE(ManageUsers(*office.service).disable("amina.worker", "operator").ok());
  EXPECT_FALSE(FindActor(*office.service)(id));
  EXPECT_EQ(code_of(sign_in(office, "amina.worker", right)), "sign_in.wrong");
  office.restart();
  EXPECT_EQ(code_of(sign_in(office, "amina.worker", right)), "sign_in.wrong");
  const auto reset = [&](LetIn let_in) {
    const auto password = Secret::from_text("another-long-password");
    return code_of(ManageUsers(*office.service).reset("amina.worker", password, "operator", let_in));
  };
  EXPECT_EQ(reset(LetIn::no), "user.disabled") << "a new password alone lets nobody in";
  EXPECT_EQ(code_of(sign_in(office, "amina.worker", "another-long-password")), "sign_in.wrong");
  EXPECT_EQ(reset(LetIn::yes), "ok");
  office.restart();
  EXPECT_EQ(code_of(sign_in(office, "amina.worker", right)), "sign_in.wrong");
  EXPECT_TRUE(sign_in(office, "amina.worker", "another-long-password").ok());
}

TEST(Users, WhatTheColumnsSayDoesNotCount) {
  Office office;
  office.add("amina.worker", "Amina Worker", {Role::worker});
  auto record = office.memory.all_users()->front();
  record.roles = {"worker", "administrator"};
  record.named_reader = true;
  ports::Work work;
  work.writes.emplace_back(ports::ReplaceUser{record});
  ASSERT_TRUE(office.memory.commit(std::move(work)).ok());
  office.restart();
  const auto actor = sign_in(office, "amina.worker", right).value();
  EXPECT_EQ(actor.roles, std::set<Role>{Role::worker});
  EXPECT_FALSE(actor.named_reader);
}

TEST(Users, AddingIsChecked) {
  Office office;
  const ManageUsers manage(*office.service);
  const auto password = Secret::from_text(right);
  EXPECT_EQ(code_of(manage.add({"AB", "A B", {Role::worker}}, password, "operator")), "user.name");
  EXPECT_EQ(code_of(manage.add({"a_b_c", "A B", {Role::worker}}, password, "operator")), "user.name");
  EXPECT_EQ(code_of(manage.add({"abc", "  ", {Role::worker}}, password, "operator")), "user.name");
  EXPECT_EQ(code_of(manage.add({"abc", "A B", {}}, password, "operator")), "user.roles");
  EXPECT_EQ(code_of(manage.add({"abc", "A B", {Role::worker}}, Secret::from_text("short"), "operator")),
            "user.password.short");
  EXPECT_EQ(code_of(manage.add({"abc", "A B", {Role::worker}}, Secret::from_text("Password2026!"), "operator")),
            "user.password.weak");
  EXPECT_EQ(code_of(manage.add({"abc", "A B", {Role::worker}}, password, "operator")), "ok");
  EXPECT_EQ(code_of(manage.add({"abc", "C D", {Role::worker}}, password, "operator")), "user.exists");
  EXPECT_EQ(code_of(manage.disable("nobody", "operator")), "user.unknown");
  EXPECT_EQ(code_of(manage.reset("nobody", password, "operator")), "user.unknown");
}

TEST(Users, WhoeverIsNamedInAConcernThatArrivesWhileTheyAreAddedIsKeptAway) {
  Office office;
  office.add("amina.worker", "Amina Worker", {Role::worker});
  for (int i = 0; i < 300; ++i) office.tell(Office::worry("Zoltan Fictional waits at the gate."));
  std::atomic<bool> done = false;
  std::vector<Submitted> told;
  std::thread door([&] {
    while (!done) told.push_back(office.tell(Office::worry("Zoltan Fictional waits at the gate.")));
  });
  const auto added =
      ManageUsers(*office.service)
          .add({"zoltan.fictional", "Zoltan Fictional", {Role::worker}}, Secret::from_text(right), "operator");
  done = true;
  door.join();
  ASSERT_TRUE(added.ok());
  for (const auto& one : told) {
    const auto excluded = office.record(one).excluded;
    EXPECT_TRUE(std::find(excluded.begin(), excluded.end(), *added) != excluded.end());
  }
  const auto zoltan = FindActor(*office.service)(*added).value();
  EXPECT_EQ(ListInbox(*office.service)(zoltan, {})->open, 0U);
}

TEST(Users, NobodyIsShownByANameThatCanBeTakenForAnother) {
  Office office;
  office.add("carys.manager", "Carys Manager", {Role::manager});
  const ManageUsers manage(*office.service);
  const auto password = Secret::from_text(right);
  ASSERT_TRUE(manage.disable("carys.manager", "operator").ok());
  const auto add = [&](const std::string& name) {
    return code_of(manage.add({"carys.manager2", name, {Role::manager}}, password, "operator"));
  };
  EXPECT_EQ(add("carys  MANAGER"), "user.name.taken");
  EXPECT_EQ(add("C\u0430rys Manager"), "user.name.taken");
  EXPECT_EQ(add("Operator"), "user.name.taken");
  EXPECT_EQ(add("Carys \u202EreganaM"), "user.name.marks");
  EXPECT_EQ(add("Carys Manager (night team)"), "ok");
}

TEST(Users, WhoSharesANameSinceAnEarlierHeedIsNamedWithTheSignInName) {
  UserDirectory users;
  KnownUser carys, other;
  carys.record.id = UserId::make(test_random());
  other.record.id = UserId::make(test_random());
  carys.name = other.name = "Carys Manager";
  carys.sign_in_name = "carys.manager";
  other.sign_in_name = "carys.other";
  users.put(carys);
  EXPECT_EQ(users.name_of(carys.record.id.to_string()), "Carys Manager");
  users.put(other);
  EXPECT_EQ(users.name_of(carys.record.id.to_string()), "Carys Manager (carys.manager)");
  EXPECT_EQ(users.name_of("operator"), "operator");
}

TEST(Users, AnAdministratorLooksAfterThemAndCannotShutEverybodyOut) {
  Office office;
  const auto dev = FindActor(*office.service)(office.add("dev.admin", "Dev Admin", {Role::administrator})).value();
  const AdministerUsers administer(*office.service);
  const auto added = administer.add(dev, {"amina.worker", "Amina Worker", {Role::worker}});
  ASSERT_TRUE(added.ok());
  EXPECT_EQ(added->password.size(), 19U);
  EXPECT_EQ(added->name, "Amina Worker");
  EXPECT_TRUE(sign_in(office, "amina.worker", added->password.reveal_text()).ok());
  EXPECT_EQ(code_of(administer.add(dev, {"amina.worker", "Amina Worker", {Role::worker}})), "user.exists");
  EXPECT_EQ(code_of(administer.disable(dev, "dev.admin")), "user.last_administrator");
  EXPECT_TRUE(administer.disable(dev, "amina.worker").ok());
  EXPECT_EQ(code_of(sign_in(office, "amina.worker", added->password.reveal_text())), "sign_in.wrong");
  EXPECT_EQ(code_of(administer.reset(dev, "amina.worker")), "user.disabled");
  const auto again = administer.reset(dev, "amina.worker", LetIn::yes).value();
  EXPECT_NE(again.password.reveal_text(), added->password.reveal_text());
  EXPECT_TRUE(sign_in(office, "amina.worker", again.password.reveal_text()).ok());
  ASSERT_TRUE(administer.add(dev, {"second.admin", "Second Admin", {Role::administrator}}).ok());
  EXPECT_TRUE(administer.disable(dev, "dev.admin").ok());
}

TEST(Users, NobodyElseLooksAfterThem) {
  Office office;
  office.add("dev.admin", "Dev Admin", {Role::administrator});
  const AdministerUsers administer(*office.service);
  for (const auto role : {Role::worker, Role::manager, Role::auditor}) {
    const auto actor = Office::actor({role});
    EXPECT_EQ(code_of(administer.add(actor, {"abc", "A B", {Role::worker}})), "access.refused");
    EXPECT_EQ(code_of(administer.disable(actor, "dev.admin")), "access.refused");
    EXPECT_EQ(code_of(administer.reset(actor, "dev.admin")), "access.refused");
    EXPECT_EQ(office.last_line(), "users.opened refused");
  }
}

TEST(Users, ChangeTheirOwnPasswordByTheOneTheyHave) {
  Office office;
  const auto actor = FindActor(*office.service)(office.add("amina.worker", "Amina Worker", {Role::worker})).value();
  const auto change = [&](std::string_view current, std::string_view wanted) {
    return code_of(ChangeOwnPassword(*office.service)(actor, Secret::from_text(current), Secret::from_text(wanted)));
  };
  EXPECT_EQ(change("not this one", "another-long-password"), "account.password.wrong");
  EXPECT_EQ(office.last_line(), "account.password_changed refused");
  EXPECT_EQ(change(right, "short"), "user.password.short");
  EXPECT_EQ(change(right, "amina.worker-amina"), "user.password.weak") << "who they are is known";
  EXPECT_EQ(change(right, "another-long-password"), "ok");
  EXPECT_EQ(office.last_line(), "account.password_changed done");
  office.restart();
  EXPECT_EQ(code_of(sign_in(office, "amina.worker", right)), "sign_in.wrong");
  EXPECT_TRUE(sign_in(office, "amina.worker", "another-long-password").ok());
  EXPECT_TRUE(VerifyAudit(*office.service)({})->problems.empty());
}

TEST(Users, CannotTryPasswordsAtAnUnattendedScreen) {
  Office office;
  const auto actor = FindActor(*office.service)(office.add("amina.worker", "Amina Worker", {Role::worker})).value();
  const ChangeOwnPassword change(*office.service);
  const auto wanted = Secret::from_text("another-long-password");
  for (int i = 0; i < 10; ++i)
    EXPECT_EQ(code_of(change(actor, Secret::from_text("wrong"), wanted)), "account.password.wrong");
  EXPECT_EQ(code_of(change(actor, Secret::from_text(right), wanted)), "sign_in.slow_down");
}

TEST(Users, NobodyIsLetInWithoutALine) {
  Office office;
  office.add("amina.worker", "Amina Worker", {Role::worker});
  for (int call = 1;; ++call) {
    office.failing.fail_call(call, {ErrorKind::unavailable, "store.disk", {}});
    const auto actor = sign_in(office, "amina.worker", right);
    if (office.failing.calls() < call) break;
    EXPECT_EQ(code_of(actor), "store.disk");
  }
}

struct NewAccessOffice : Office {
  domain::Actor person(const std::string& sign_in_name, const std::string& name, std::set<Role> roles,
                       bool named_reader = false) {
    return actor_of(add(sign_in_name, name, std::move(roles), named_reader));
  }
  domain::Actor actor_of(UserId id) { return FindActor(*service)(id).value(); }
  // As whoever was given the password: signed in, and with another since.
  domain::Actor given(const GivenPassword& password) {
    auto actor = actor_of(password.id);
    EXPECT_EQ(code_of(ChangeOwnPassword(*service)(actor, password.password, Secret::from_text(right))), "ok");
    return actor_of(password.id);
  }
  domain::Actor reset(const domain::Actor& by, const std::string& sign_in_name) {
    return given(AdministerUsers(*service).reset(by, sign_in_name).value());
  }
  domain::Actor added(const domain::Actor& by, const std::string& sign_in_name, const std::string& name,
                      std::set<Role> roles) {
    return given(AdministerUsers(*service).add(by, {sign_in_name, name, std::move(roles), true}).value());
  }
  std::string seen(const domain::Actor& by, const std::string& sign_in_name) {
    return code_of(SeeNewAccess(*service).seen(by, sign_in_name));
  }
  std::size_t listed(const domain::Actor& to) { return SeeNewAccess(*service).list(to).size(); }
};

TEST(SeeNewAccess, IsForAnotherManagerThanTheOneWhoGaveOrWasGivenThePassword) {
  NewAccessOffice office;
  const auto dev = office.person("dev.admin", "Dev Admin", {Role::administrator});
  const auto erin = office.person("erin.auditor", "Erin Auditor", {Role::auditor});
  const auto ben = office.person("ben.manager", "Ben Manager", {Role::manager});
  office.add("carys.manager", "Carys Manager", {Role::manager, Role::administrator});
  const auto carys = office.reset(dev, "carys.manager");
  EXPECT_EQ(office.listed(carys) + office.listed(dev) + office.listed(erin), 0U);
  EXPECT_EQ(office.seen(carys, "carys.manager"), "user.unknown");
  EXPECT_EQ(office.seen(dev, "carys.manager"), "user.unknown");
  office.restart();
  ASSERT_EQ(office.listed(ben), 1U);
  EXPECT_EQ(SeeNewAccess(*office.service).list(ben)[0].by, "Dev Admin");
  EXPECT_EQ(office.seen(ben, "carys.manager"), "ok");
  EXPECT_EQ(office.last_line(), "user.seen done");
  EXPECT_EQ(office.listed(ben), 0U);
}

TEST(SeeNewAccess, OneAdministratorCannotSeeForThemselvesThroughThoseTheyLetIn) {
  NewAccessOffice office;
  const auto dev = office.person("dev.admin", "Dev Admin", {Role::administrator});
  office.add("carys.manager", "Carys Manager", {Role::manager});
  const auto carys = office.reset(dev, "carys.manager");
  const auto xena = office.added(dev, "xena.manager", "Xena Manager", {Role::manager});
  const auto yan = office.added(dev, "yan.admin", "Yan Admin", {Role::administrator, Role::auditor});
  const auto zoe = office.added(yan, "zoe.manager", "Zoe Manager", {Role::manager});
  const std::vector theirs{dev, carys, xena, yan, zoe};
  for (const auto& actor : theirs)
    for (const auto* name : {"carys.manager", "xena.manager", "yan.admin", "zoe.manager"})
      EXPECT_EQ(office.seen(actor, name), "user.unknown") << actor.name << " of " << name;
  EXPECT_EQ(office.listed(carys), 4U) << "it stands for all while nobody can say that it is seen";
  EXPECT_FALSE(SeeNewAccess(*office.service).list(carys)[0].may_say_so);
  const auto ben = office.person("ben.manager", "Ben Manager", {Role::manager});
  EXPECT_EQ(office.listed(ben), 4U);
  EXPECT_EQ(office.seen(ben, "carys.manager"), "ok");
  EXPECT_EQ(office.seen(carys, "zoe.manager"), "ok") << "whose own password is seen";
}

TEST(SeeNewAccess, IsForWhoeverElseCanLookWhileThereIsNoOtherManager) {
  NewAccessOffice office;
  const auto dev = office.person("dev.admin", "Dev Admin", {Role::administrator});
  const auto amina = office.person("amina.worker", "Amina Worker", {Role::worker});
  const auto reader = office.person("ben.worker", "Ben Worker", {Role::worker}, true);
  const auto erin = office.person("erin.auditor", "Erin Auditor", {Role::auditor});
  const auto second = office.person("second.admin", "Second Admin", {Role::administrator});
  office.add("carys.manager", "Carys Manager", {Role::manager});
  for (const auto& actor : {reader, erin, second}) {
    (void)office.reset(dev, "carys.manager");
    EXPECT_EQ(office.listed(amina), 0U);
    EXPECT_EQ(office.seen(amina, "carys.manager"), "access.refused");
    EXPECT_EQ(office.seen(actor, "carys.manager"), "ok") << actor.name;
  }
}

TEST(SeeNewAccess, EndsForWhomTheOperatorGivesAPasswordAndNotForWhomAnAdministratorAdded) {
  NewAccessOffice office;
  const auto dev = office.person("dev.admin", "Dev Admin", {Role::administrator});
  office.add("carys.manager", "Carys Manager", {Role::manager});
  (void)office.reset(dev, "carys.manager");
  (void)office.added(dev, "xena.worker", "Xena Worker", {Role::worker});
  (void)office.reset(dev, "xena.worker");
  for (const auto* name : {"carys.manager", "xena.worker"})
    ASSERT_TRUE(ManageUsers(*office.service).reset(name, Secret::from_text(right), "operator").ok());
  const auto carys =
      office.actor_of(SignIn(*office.service)("carys.manager", Secret::from_text(right), SignInSource{1})->id);
  const auto list = SeeNewAccess(*office.service).list(carys);
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(list[0].sign_in_name, "xena.worker");
  EXPECT_TRUE(list[0].newly_added);
}

}  // namespace
}  // namespace heed::app
