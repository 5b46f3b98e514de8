// A concern about someone who works for us: it can be said in the shortest form, and the page says who will read it.
#include <gtest/gtest.h>

#include "app/users.hpp"
#include "fixtures/page_client.hpp"

namespace heed::tests {
namespace {

constexpr const char* said = "It is about someone who works for the council or the police";

bool is_ticked(const Page& page) {
  const auto tick = page.body.find("name=\"about_staff\"");
  return page.body.substr(tick, page.body.find('>', tick) - tick).find(" checked") != std::string::npos;
}

void expect_only_named_readers_see_it(TestArea& area, const std::string& told_at) {
  area.add_user("invented.manager", {domain::Role::manager});
  area.add_user("invented.reader", {domain::Role::manager}, /*named_reader=*/true);
  PageClient team(area), reader(area);
  team.sign_in("invented.manager");
  EXPECT_TRUE(team.concern_addresses().empty()) << told_at;
  reader.sign_in("invented.reader");
  EXPECT_EQ(reader.concern_addresses().size(), 1u) << told_at;
}

}  // namespace

TEST(AboutStaff, ATickOnTheShortFormsSendsItToNamedReaders) {
  for (const std::string start : {"/tell/quick", "/tell?as=young"}) {
    TestArea area;
    PageClient client(area);
    const auto form = client.get(start);
    EXPECT_TRUE(form.says(said)) << start;
    const auto receipt = client.send(form, "/tell/quick",
                                     {{"about_staff", "yes"}, {"worry", "Words that are invented."}, {"go", "send"}});
    EXPECT_FALSE(receipt.receipt_words().empty());
    EXPECT_TRUE(receipt.says("Nobody else in")) << start;
    expect_only_named_readers_see_it(area, start);
  }
}

// Colleagues who are no named readers read it then, and whoever told us is not told which.
TEST(AboutStaff, WhatTheReceiptSaysHoldsWhereNoNamedReaderMayReadIt) {
  for (const std::string start : {"/tell/quick", "/tell?as=young"}) {
    TestArea area;
    PageClient client(area), worker(area);
    const app::NewUser reader{"dana.example", "Dana Example", {domain::Role::manager}, /*named_reader=*/true};
    ASSERT_TRUE(app::ManageUsers(area.service()).add(reader, Secret::from_text(test_password), "operator").ok());
    area.add_user("invented.worker", {domain::Role::worker});
    const auto receipt = client.send(client.get(start), "/tell/quick",
                                     {{"about_staff", "yes"}, {"worry", "It is Dana Example."}, {"go", "send"}});
    worker.sign_in("invented.worker");
    EXPECT_EQ(worker.concern_addresses().size(), 1u) << start;
    EXPECT_FALSE(receipt.says("Only a few")) << start;
    EXPECT_TRUE(receipt.says("as few others as possible do") || receipt.says("As few people as possible")) << start;
  }
}

TEST(AboutStaff, ATickOnALaterMessageSendsAllOfItToNamedReaders) {
  for (const std::string start : {"/tell/quick", "/tell?as=young"}) {
    TestArea area;
    PageClient client(area);
    const auto receipt =
        client.send(client.get(start), "/tell/quick", {{"worry", "Words that are invented."}, {"go", "send"}});
    auto page = client.send(client.get("/return"), "/return", {{"words", receipt.receipt_words()}});
    EXPECT_TRUE(page.says(said)) << start;
    EXPECT_FALSE(is_ticked(page));
    page = client.send(page, "/return/message", {{"about_staff", "yes"}, {"message", " "}});
    EXPECT_TRUE(is_ticked(page)) << "kept beside what has to be mended";
    page = client.send(page, "/return/message", {{"about_staff", "yes"}, {"message", "It is one of you."}});
    EXPECT_TRUE(page.says("From now on, as few people as possible can read")) << start;
    EXPECT_FALSE(is_ticked(page)) << "past answers are not shown";
    expect_only_named_readers_see_it(area, start);
  }
}

TEST(AboutStaff, TheTickCanBeTakenBack) {
  TestArea area;
  PageClient client(area);
  auto page =
      client.send(client.get("/tell/quick"), "/tell/quick", {{"about_staff", "yes"}, {"worry", ""}, {"go", "send"}});
  EXPECT_EQ(page.value("about_staff"), "yes");
  page = client.post("/tell/quick", {{"state", page.value("state")}, {"worry", "Invented."}, {"go", "send"}});
  EXPECT_FALSE(page.says("Nobody else in"));
}

TEST(AboutStaff, ThePageBeforeSendingNamesWhoReadsIt) {
  for (const bool staff : {false, true}) {
    TestArea area;
    PageClient client(area);
    Fields fields{{"worry", "Invented words."}, {"go", "more"}};
    if (staff) fields.insert(fields.begin(), {"about_staff", "yes"});
    auto page = client.send(client.get("/tell/quick"), "/tell/quick", fields);
    for (int pages = 0; pages < 16 && page.body.find("/tell/send") == std::string::npos; ++pages)
      page = client.send(page, "/tell/step", {{"go", "next"}});
    EXPECT_EQ(page.says("a few named readers"), staff);
    EXPECT_EQ(page.says("and to nobody else until they decide"), !staff);
  }
}

TEST(AboutStaff, EveryLongWayAsksAndCanTakeItBack) {
  for (const std::string who : {"young_person", "friend_of_child", "adult", "professional", "survivor"}) {
    TestArea area;
    PageClient client(area);
    auto page = client.post("/tell/step", {{"go", "begin"}, {"who", who}});
    while (page.body.find("name=\"worry\"") == std::string::npos)
      page = client.send(page, "/tell/step",
                         {{"go", "next"},
                          {"reporter.name", "Sam Invented"},
                          {"referral.role", "teacher"},
                          {"referral.organisation", "Invented School"},
                          {"referral.work_phone", "01632 960001"}});
    EXPECT_TRUE(page.says("Is it about someone who works for")) << who;
    EXPECT_FALSE(is_ticked(page)) << who;
    const auto to_the_end = [&] {
      for (int pages = 0; pages < 24 && page.body.find("/tell/send") == std::string::npos; ++pages)
        page = client.send(page, "/tell/step", {{"go", "next"}});
    };
    page = client.send(page, "/tell/step", {{"about_staff", "yes"}, {"worry", "Invented words."}, {"go", "next"}});
    to_the_end();
    EXPECT_TRUE(page.says(said)) << who;
    page = client.post("/tell/step", {{"state", page.value("state")}, {"change", "worry"}});
    EXPECT_TRUE(is_ticked(page)) << who;
    page = client.post("/tell/step", {{"state", page.value("state")}, {"worry", "Invented words."}, {"go", "next"}});
    to_the_end();
    EXPECT_FALSE(page.says(said)) << who;
    EXPECT_TRUE(page.says("Is it about someone who works for")) << who << ": the row stays";
  }
}

}  // namespace heed::tests
