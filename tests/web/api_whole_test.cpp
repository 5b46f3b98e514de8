// The JSON door, as api/openapi.yaml describes it.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "fixtures/draft_fields.hpp"
#include "fixtures/page_client.hpp"

namespace heed::tests {
namespace {

using http::Method;
using http::Status;
using nlohmann::json;

std::string read(const std::string& path) {
  std::ifstream file(path);
  EXPECT_TRUE(file.good()) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

class Api : public testing::Test {
 protected:
  Page post(const std::string& body, const std::string& key = "an-invented-key-of-22-characters",
            const std::string& type = "application/json") {
    std::vector<std::pair<std::string, std::string>> headers{{"content-type", type}};
    if (!key.empty()) headers.emplace_back("idempotency-key", key);
    return m_client.request(Method::post, "/api/v1/concerns", body, headers);
  }
  std::size_t stored() { return m_area.audit_lines(ports::AuditChain::door, "concern.received", "done"); }

  // A problem document says what, why and what else to do, and never what was sent.
  json expect_problem(const Page& page, Status status) {
    EXPECT_EQ(page.status(), status) << page.body;
    EXPECT_EQ(*page.response.header("content-type"), "application/problem+json");
    const auto problem = json::parse(page.body, nullptr, false);
    EXPECT_TRUE(problem.is_object()) << page.body;
    EXPECT_EQ(problem.value("status", 0), static_cast<int>(status));
    for (const char* member : {"title", "code", "detail", "emergency"})
      EXPECT_FALSE(problem.value(member, "").empty()) << member << " " << page.body;
    EXPECT_NE(problem.value("emergency", "").find("999"), std::string::npos);
    EXPECT_EQ(page.body.find("Invented words"), std::string::npos);
    return problem;
  }

  TestArea m_area;
  PageClient m_client{m_area};
};

// The examples of the description's request body: each stands as JSON behind its "value:".
std::map<std::string, json> examples_of(const std::string& description) {
  std::map<std::string, json> examples;
  const auto end = description.find("      responses:\n");
  static const std::regex example("\n {14}(\\w+):\n {16}summary: [^\n]+\n {16}value:");
  for (auto found = std::sregex_iterator(description.begin(), description.begin() + end, example);
       found != std::sregex_iterator(); ++found) {
    std::istringstream rest(description.substr(found->position() + found->length()));
    rest >> examples[(*found)[1]];
  }
  return examples;
}

TEST_F(Api, TakesEveryExampleOfItsDescription) {
  const auto examples = examples_of(read("api/openapi.yaml"));
  for (const auto& [name, example] : examples) {
    const auto page = post(example.dump(), "an-invented-key-for-the-example-" + name);
    ASSERT_EQ(page.status(), Status::created) << name << page.body;
    const auto answer = json::parse(page.body);
    EXPECT_TRUE(std::regex_match(answer.value("reference", ""), std::regex("HD-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]")))
        << page.body;
    const auto words = answer.value("receipt", "");
    EXPECT_EQ(std::count(words.begin(), words.end(), ' '), 6);
    EXPECT_EQ(answer.value("received_at_ms", std::int64_t{0}), tuesday_morning.milliseconds_since_epoch);
    EXPECT_EQ(m_client.post("/return", {{"words", words}}).status(), Status::ok) << "the receipt is one like any other";
  }
  EXPECT_EQ(examples.size(), 2u);
  EXPECT_EQ(stored(), 2u);
}

// Every field of a draft is in the description, under its own name, and the description names no other.
TEST_F(Api, DescribesEveryFieldAndNoOther) {
  const auto description = read("api/openapi.yaml");
  for (const auto& [schema, fields] : draft_fields()) {
    const auto start = description.find("\n    " + schema + ":\n");
    ASSERT_NE(start, std::string::npos) << schema;
    const auto properties = description.find("      properties:\n", start) + 18;
    std::set<std::string> written;
    static const std::regex property("^        ([a-z_]+):");
    for (auto at = properties; description.compare(at, 8, "        ") == 0; at = description.find('\n', at) + 1) {
      std::smatch found;
      const auto line = description.substr(at, description.find('\n', at) - at);
      if (std::regex_search(line, found, property)) written.insert(found[1]);
    }
    EXPECT_EQ(written, fields) << schema;
  }
}

TEST_F(Api, AKeySentAgainGivesTheSameReceiptAndStoresOnce) {
  const std::string body = R"({"worry":"Invented words"})";
  const auto first = post(body);
  const auto second = post(body);
  ASSERT_EQ(first.status(), Status::created);
  EXPECT_EQ(second.status(), Status::created);
  EXPECT_EQ(json::parse(first.body)["receipt"], json::parse(second.body)["receipt"]);
  EXPECT_EQ(json::parse(first.body)["reference"], json::parse(second.body)["reference"]);
  EXPECT_EQ(stored(), 1u);
  expect_problem(post(R"({"worry":"Invented words, but others"})"), Status::conflict);
  EXPECT_EQ(stored(), 1u);
}

TEST_F(Api, AKeyMustBeThereAndHardToGuess) {
  for (const std::string& key :
       {std::string(), std::string("short"), std::string(21, 'a'), std::string(201, 'a'), std::string(22, '0'),
        std::string("abcabcabcabcabcabcabcabc"), std::string("1234567123456712345671"),
        std::string("with spaces in it, twenty-two"), std::string("mit-Umlaut-\u00e4-in-der-Mitte")})
    expect_problem(post(R"({"worry":"Invented words"})", key), Status::bad_request);
  EXPECT_EQ(stored(), 0u);
}

TEST_F(Api, OnlyJsonIsTaken) {
  for (const char* type :
       {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "", "application/jsonx"})
    expect_problem(post(R"({"worry":"Invented words"})", "an-invented-key-of-22-characters", type),
                   Status::unsupported_media_type);
  EXPECT_EQ(post(R"({"worry":"Invented words"})", "an-invented-key-of-22-characters", "Application/JSON; charset=utf-8")
                .status(),
            Status::created);
}

TEST_F(Api, WhatCannotBeReadIsRefusedWhole) {
  for (const std::string& body :
       {std::string(), std::string("{"), std::string("[]"), std::string("null"), std::string("\"Invented words\""),
        std::string(R"({"worry":1})"), std::string(R"({"worry":"a","surprise":"Invented words"})"),
        std::string(R"({"worry":"a","children":{}})"), std::string(R"({"worry":"a","children":[{"surprise":"b"}]})"),
        std::string("{\"worry\":\"\xff\xfe\"}"), std::string(R"({"worry":"a"} trailing)"), std::string(100'000, '['),
        std::string(R"({"worry":"a","worry":"b"})")})
    expect_problem(post(body), Status::bad_request);
  EXPECT_EQ(stored(), 0u);
}

TEST_F(Api, AnObjectOfVeryManyFieldsIsRefused) {
  json body{{"worry", "w"}};
  for (int i = 0; i < 20'000; ++i) body["k" + std::to_string(i)] = 0;
  EXPECT_EQ(expect_problem(post(body.dump()), Status::bad_request).value("code", ""), "problem.json.too_many_fields");
}

TEST_F(Api, NamesEveryFieldThatIsWrong) {
  const auto problem = expect_problem(
      post(
          R"({"worry":"","reporter_kind":"professional","reporter":{"email":"Invented words"},"dangers":["Invented words"]})"),
      Status::unprocessable);
  std::set<std::string> fields;
  for (const json& error : problem.value("errors", json::array())) {
    fields.insert(error.value("field", ""));
    EXPECT_FALSE(error.value("detail", "").empty());
    EXPECT_EQ(error.value("detail", "").find("\u27e6"), std::string::npos);
    EXPECT_TRUE(error.value("code", "").starts_with("problem.")) << error;
    EXPECT_TRUE(error.value("pointer", "").starts_with("#/")) << error;
  }
  for (const char* field : {"worry", "referral.role", "referral.organisation", "reporter.name"})
    EXPECT_TRUE(fields.contains(field)) << field << " in " << problem;
  EXPECT_EQ(stored(), 0u);
}

TEST_F(Api, SaysHowLongATextMayBeAndHowLongItIs) {
  const json body{{"worry", std::string(10'004, 'a')},
                  {"children", {json::object(), {{"name", std::string(301, 'b')}}}}};
  const auto problem = expect_problem(post(body.dump()), Status::unprocessable);
  const auto detail_of = [&](const std::string& field) {
    for (const json& error : problem.value("errors", json::array()))
      if (error.value("field", "") == field) return error.value("detail", "");
    return std::string();
  };
  EXPECT_NE(detail_of("worry").find("10,000 characters at most; it has 10,004 now"), std::string::npos);
  EXPECT_NE(detail_of("children.1.name").find("300 characters at most; it has 301 now"), std::string::npos);
  EXPECT_NE(detail_of("worry").find("two parts"), std::string::npos);
}

TEST_F(Api, ListsWhatAFieldOfChoicesMayHold) {
  const json body{{"worry", "Invented words"},
                  {"reporter_kind", "zz"},
                  {"language", "?"},
                  {"dangers", {"zz"}},
                  {"children", {{{"disability", "zz"}}}},
                  {"adults", {{{"access_now", "zz"}, {"works_with_children", "zz"}, {"works_for_us", "zz"}}}},
                  {"contact_points", {{{"kind", "zz"}, {"value", "01632 960001"}}}},
                  {"observations", {{{"item", "gifts-money"}, {"kind", "zz"}, {"how_known", "zz"}}}},
                  {"reporter", {{"contact_wanted", "zz"}}},
                  {"referral", {{"consent", "zz"}}}};
  const std::map<std::string, std::string> listed{{"reporter_kind", "adult, young_person, "},
                                                  {"language", "letters, figures and hyphens"},
                                                  {"dangers.0", "missing"},
                                                  {"children.0.disability", "yes, no, dont_know"},
                                                  {"adults.0.access_now", "yes, no, dont_know"},
                                                  {"adults.0.works_with_children", "yes, no, dont_know"},
                                                  {"adults.0.works_for_us", "yes, no, dont_know"},
                                                  {"contact_points.0.kind", "phone, email, handle, other"},
                                                  {"observations.0.kind", "harm, sign, context, adult_or_place"},
                                                  {"observations.0.how_known", "seen, told, possible"},
                                                  {"reporter.contact_wanted", "yes, no, dont_know"},
                                                  {"referral.consent", "agreed, informed_not_agreed"}};
  const auto problem = expect_problem(post(body.dump()), Status::unprocessable);
  std::map<std::string, std::string> details;
  for (const json& error : problem.value("errors", json::array()))
    details[error.value("field", "")] = error.value("detail", "");
  for (const auto& [field, codes] : listed)
    EXPECT_NE(details[field].find(codes), std::string::npos) << field << ": " << details[field];
}

// What an observation of the JSON door is answered: the pointers that are wrong, with their codes.
TEST_F(Api, LosesNoObservationSilently) {
  const std::vector<std::pair<std::string, std::map<std::string, std::string>>> cases{
      {R"({"item":"gifts","how_known":"seen"})", {{"#/observations/0/item", "problem.sign.unknown"}}},
      {R"({"item":"Invented words","how_known":"seen"})", {{"#/observations/0/item", "problem.sign.unknown"}}},
      {R"({"item":"gifts-money"})", {{"#/observations/0/how_known", "problem.how_known.missing"}}},
      {R"({"words":"Invented words"})", {{"#/observations/0/how_known", "problem.how_known.missing"}}},
      {R"({"item":"gifts"})",
       {{"#/observations/0/item", "problem.sign.unknown"},
        {"#/observations/0/how_known", "problem.how_known.missing"}}},
      {R"({"kind":"harm","how_known":"seen"})", {{"#/observations/0", "problem.observation.empty"}}},
      {R"({})", {{"#/observations/0", "problem.observation.empty"}}},
  };
  for (const auto& [observation, expected] : cases) {
    const auto page = post(R"({"worry":"Invented words","observations":[)" + observation + "]}");
    std::map<std::string, std::string> found;
    for (const json& error : expect_problem(page, Status::unprocessable).value("errors", json::array()))
      found[error.value("pointer", "")] = error.value("code", "");
    EXPECT_EQ(found, expected) << observation;
  }
  EXPECT_EQ(stored(), 0u);
}

TEST_F(Api, TakesEveryItemOfThePackAndSomethingElseInWords) {
  const auto& pack = m_area.library().pack("en-GB");
  json observations = json::array({{{"words", "Something else"}, {"how_known", "dont_know"}}});
  for (const auto* items : {&pack.signs, &pack.vulnerability})
    for (const auto& item : *items) observations.push_back({{"item", item.id}, {"how_known", "told"}});
  const json body{{"worry", "Invented words"}, {"observations", observations}};
  EXPECT_EQ(post(body.dump()).status(), Status::created);
}

TEST_F(Api, PointsAtTheFieldThatCannotBeRead) {
  for (const auto& [body, pointer] : std::vector<std::pair<std::string, std::string>>{
           {R"({"worry":1})", "#/worry"},
           {R"({"worry":"a","children":[{"name":"b"},{"surprise":"c"}]})", "#/children/1/surprise"},
           {R"({"worry":"a","Invented words":"b"})", "#/?"},
           {R"([])", "#"}}) {
    const auto errors = expect_problem(post(body), Status::bad_request).value("errors", json::array());
    ASSERT_EQ(errors.size(), 1u) << body;
    EXPECT_EQ(errors[0].value("pointer", ""), pointer);
  }
}

// An error for each entry would take hours where a body is full of them.
TEST_F(Api, AListThatIsTooLongIsOneMistake) {
  for (const auto& [list, entry] : std::vector<std::pair<std::string, std::string>>{{"observations", "{}"},
                                                                                    {"observations", R"({"item":"x"})"},
                                                                                    {"children", "{}"},
                                                                                    {"adults", "{}"},
                                                                                    {"vehicles", "{}"},
                                                                                    {"contact_points", "{}"},
                                                                                    {"places", "{}"},
                                                                                    {"dangers", "\"\""}}) {
    std::string body = R"({"worry":"w",")" + list + "\":[" + entry;
    for (int more = 0; more < 250; ++more) body += "," + entry;
    const auto errors = expect_problem(post(body + "]}"), Status::unprocessable).value("errors", json::array());
    while (body.size() + entry.size() + 3 <= 400'000) body += "," + entry;
    const auto full =
        expect_problem(post(body + "]}"), list == "dangers" ? Status::unprocessable : Status::bad_request);
    EXPECT_EQ(full.value("code", ""), list == "dangers" ? "api.problem.fields" : "problem.json.too_many_objects");
    ASSERT_EQ(errors.size(), 1u) << list;
    EXPECT_EQ(errors[0].value("field", ""), list);
    EXPECT_EQ(errors[0].value("code", ""), "problem.too_many");
  }
  EXPECT_EQ(stored(), 0u);
}

TEST_F(Api, ListsTheFirstMistakesAndSaysHowManyMoreThereAre) {
  json observations = json::array();
  for (int i = 0; i < 80; ++i)
    observations.push_back({{"words", std::string(10'001, 'a').substr(0, i < 30 ? 10'001 : 1)}});
  const auto problem =
      expect_problem(post(json{{"worry", "w"}, {"observations", observations}}.dump()), Status::unprocessable);
  EXPECT_EQ(problem.value("errors", json::array()).size(), 50u);
  EXPECT_EQ(problem.value("more_errors", 0), 80 - 50 + 30);
  EXPECT_NE(problem.value("detail", "").find("60 more"), std::string::npos) << problem.value("detail", "");
  EXPECT_FALSE(expect_problem(post("{}"), Status::unprocessable).contains("more_errors"));
}

TEST_F(Api, OtherMethodsPathsAndSizesGetProblemsToo) {
  expect_problem(m_client.request(Method::get, "/api/v1/concerns", ""), Status::method_not_allowed);
  expect_problem(m_client.request(Method::get, "/api/v1/nothing", ""), Status::not_found);
  expect_problem(post(std::string(400'001, ' ')), Status::content_too_large);
  EXPECT_EQ(m_client.get("/api/v1/openapi.yaml").body, read("api/openapi.yaml"));
}

}  // namespace
}  // namespace heed::tests
