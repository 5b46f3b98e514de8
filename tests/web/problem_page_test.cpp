// Where something went wrong: the way out and the numbers come first, and no words are lost.
#include <gtest/gtest.h>

#include "fixtures/page_client.hpp"
#include "http/form.hpp"

namespace heed::tests {
namespace {

using http::Method;
using http::Status;

constexpr std::string_view typed = "A grey car waits by the gate. <b>He</b> gives her \"presents\".";

Page problem(TestArea& area, Status status, const http::Request& request) {
  Page page;
  page.response = area.problems().render(status, request);
  page.body = page.response.body;
  page.tree = read_page(page.body);
  return page;
}

http::Request sent(const std::string& path, const Fields& fields) {
  http::Request request;
  request.method = Method::post;
  request.path = path;
  request.locale = "en-GB";
  for (const auto& [name, value] : fields)
    request.body += (request.body.empty() ? "" : "&") + name + "=" + http::percent_encode(value);
  return request;
}

void expect_danger_first(const Page& page) {
  const auto heading = page.body.find("<h1");
  ASSERT_NE(heading, std::string::npos);
  EXPECT_LT(page.body.find("heed-exit"), page.body.find("heed-emergency-line"));
  for (const char* first : {"heed-emergency-line", "tel:999", "tel:101", "press 55"})
    EXPECT_LT(page.body.find(first), heading) << first;
  for (const auto& mistake : mistakes_of(page.tree)) ADD_FAILURE() << mistake;
}

TEST(ProblemPage, PutsTheWayOutAndDangerFirstWhateverWentWrong) {
  TestArea area;
  for (const auto status :
       {Status::bad_request, Status::not_found, Status::method_not_allowed, Status::content_too_large,
        Status::internal_error, Status::unavailable, Status::request_timeout}) {
    SCOPED_TRACE(static_cast<int>(status));
    for (const char* path : {"/", "/tell/quick", "/young-people/home"}) {
      http::Request request;
      request.path = path;
      const auto page = problem(area, status, request);
      EXPECT_EQ(page.status(), status);
      expect_danger_first(page);
    }
  }
}

TEST(ProblemPage, IsWhatTheRouterAnswersWith) {
  TestArea area;
  PageClient client(area);
  const auto unknown = client.get("/no-such-page");
  EXPECT_EQ(unknown.status(), Status::not_found);
  expect_danger_first(unknown);
  const auto wrong_method = client.request(Method::post, "/signs", "");
  EXPECT_EQ(wrong_method.status(), Status::method_not_allowed);
  expect_danger_first(wrong_method);
  const auto too_large = client.request(Method::post, "/tell/quick", std::string(500'000, 'a'));
  EXPECT_EQ(too_large.status(), Status::content_too_large);
  expect_danger_first(too_large);
}

TEST(ProblemPage, OfABusyServerKeepsTheFormAndShowsTheWords) {
  TestArea area;
  PageClient client(area);
  const auto form = client.get("/tell/quick");
  const Fields fields{{"state", form.value("state")}, {"worry", std::string(typed)}, {"go", "send"}};
  for (const auto status : {Status::unavailable, Status::internal_error}) {
    const auto page = problem(area, status, sent("/tell/quick", fields));
    expect_danger_first(page);
    EXPECT_TRUE(page.says(typed));
    EXPECT_TRUE(page.says("Everything you wrote is still on this page"));
    EXPECT_FALSE(page.says("Press Back"));
    const auto again = client.send(page, "/tell/quick");
    EXPECT_EQ(again.status(), Status::ok);
    EXPECT_FALSE(again.receipt_words().empty());
  }
}

TEST(ProblemPage, SaysThatBackKeepsTheWordsWhereTheFormDidNotArrive) {
  TestArea area;
  http::Request request = sent("/tell/quick", {});
  EXPECT_TRUE(problem(area, Status::unavailable, request).says("Press Back in your browser"));
  request.body = "worry=%";
  EXPECT_TRUE(problem(area, Status::unavailable, request).says("Press Back in your browser"));
  request.method = Method::get;
  EXPECT_FALSE(problem(area, Status::unavailable, request).says("Press Back in your browser"));
}

TEST(ProblemPage, NeverShowsTheWordsOfAReceiptOrWhatAStrangerSent) {
  TestArea area;
  const auto receipt = problem(area, Status::unavailable, sent("/return", {{"words", "plainly invented words"}}));
  EXPECT_FALSE(receipt.says("plainly invented words"));
  const auto elsewhere = problem(area, Status::unavailable, sent("/team/sign-in", {{"worry", "a stranger’s text"}}));
  EXPECT_EQ(elsewhere.body.find("stranger"), std::string::npos);
  const auto lost = problem(area, Status::not_found, sent("/tell/quick", {{"worry", "a stranger’s text"}}));
  EXPECT_EQ(lost.body.find("stranger"), std::string::npos);
}

TEST(ProblemPage, SpeaksToAYoungPersonInTheirLook) {
  TestArea area;
  const auto page = problem(area, Status::unavailable, sent("/tell/quick", {{"as", "young"}, {"worry", "x"}}));
  EXPECT_TRUE(page.says("0800 1111"));
  EXPECT_NE(page.body.find("heed-look--young-people"), std::string::npos);
}

}  // namespace
}  // namespace heed::tests
