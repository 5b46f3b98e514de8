#include <gtest/gtest.h>

#include "app/form_state.hpp"
#include "app/json_archive.hpp"

namespace heed::app {
namespace {

domain::ConcernDraft full_draft() {
  domain::ConcernDraft draft;
  draft.reporter_kind = "professional";
  draft.quick = true;
  draft.worry = "Line one.\n\"Line\" two – ‘ę’ \\";
  draft.dangers = {"missing", "immediate_danger"};
  draft.children = {{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o"}, {}};
  draft.observations = {{"phone", "sign", "seen", "when", "where", "words"}};
  draft.adults = {{"name", "description", "relationship", "yes", "no", "dont_know"}};
  draft.vehicles = {{"plate", "make", "colour", "notes"}};
  draft.contact_points = {{"phone", "07700 900001", "his"}};
  draft.places = {{"name", "address", "what"}};
  draft.child_words = "words";
  draft.other_children = "others";
  draft.who_else_knows = "who";
  draft.when_where = "when";
  draft.reporter = {"n", "r", "p", "e", "yes", "how", "when"};
  draft.referral = {"1", "2", "3", "4", "5", "6", "agreed", "8", "9", "10", "11", "12", "13", "14"};
  draft.language = "en";
  return draft;
}

TEST(DraftJson, ReadsBack) {
  const auto json = to_json(full_draft());
  const auto read = draft_from_json(json);
  ASSERT_TRUE(read.ok()) << read.error().code << read.error().detail;
  EXPECT_EQ(to_json(*read), json);
  EXPECT_EQ(read->children.size(), 2U);
  EXPECT_EQ(read->children[0].legal_status, "o");
  EXPECT_EQ(read->referral.immediate_protection, "14");
  EXPECT_EQ(read->worry, full_draft().worry);
}

TEST(DraftJson, AnEmptyDraftIsAnEmptyObject) {
  EXPECT_EQ(to_json({}), "{}");
  EXPECT_TRUE(draft_from_json("{}").ok());
}

TEST(DraftJson, KeepsIllFormedTextReadable) {
  domain::ConcernDraft draft;
  draft.worry = "a\xFF";
  EXPECT_TRUE(draft_from_json(to_json(draft)).ok());
}

TEST(DraftJson, SaysWhatIsWrongAndWhere) {
  struct Case {
    std::string json, code, detail;
  };
  const std::vector<Case> cases{{"", "problem.json.malformed", "not JSON"},
                                {"{", "problem.json.malformed", "not JSON"},
                                {"{} {}", "problem.json.malformed", "not JSON"},
                                {R"({"worry":"a","worry":"b"})", "problem.json.malformed", "a field twice"},
                                {"[[[[[[[[[[[[]]]]]]]]]]]]", "problem.json.malformed", "too deep"},
                                {std::string(2'000'000, ' '), "problem.json.malformed", "too long"},
                                {"[]", "problem.json.wrong_type", "/"},
                                {R"({"worry":1})", "problem.json.wrong_type", "/worry"},
                                {R"({"quick":"yes"})", "problem.json.wrong_type", "/quick"},
                                {R"({"children":{}})", "problem.json.wrong_type", "/children"},
                                {R"({"children":[{},{"age":14}]})", "problem.json.wrong_type", "/children/1/age"},
                                {R"({"dangers":["a",null]})", "problem.json.wrong_type", "/dangers/1"},
                                {R"({"worrry":"a"})", "problem.json.unknown_field", "/worrry"},
                                {R"({"reporter":{"nome":"a"}})", "problem.json.unknown_field", "/reporter/nome"},
                                {R"({"Bea Example is missing":"a"})", "problem.json.unknown_field", "/?"}};
  for (const auto& [json, code, detail] : cases) {
    const auto read = draft_from_json(json);
    ASSERT_FALSE(read.ok()) << json.substr(0, 80);
    EXPECT_EQ(read.error().code, code) << json.substr(0, 80);
    EXPECT_EQ(read.error().detail, detail) << json.substr(0, 80);
    EXPECT_EQ(read.error().kind, ErrorKind::invalid);
  }
}

std::string object_of(int fields) {
  std::string json = "{";
  for (int i = 0; i < fields; ++i) json += (i == 0 ? "\"k" : ",\"k") + std::to_string(i) + "\":0";
  return json + "}";
}

TEST(DraftJson, AnObjectOfVeryManyFieldsIsRefusedWhileItIsRead) {
  EXPECT_EQ(draft_from_json(object_of(100)).error().code, "problem.json.unknown_field");
  for (const std::string& json : {object_of(101), R"({"children":[)" + object_of(101) + "]}"}) {
    const auto read = draft_from_json(json);
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.error().code, "problem.json.too_many_fields");
  }
  // Looked up one by one among those before it, these would take hours.
  constexpr std::size_t most_bytes = std::size_t{32} * 1024 * 1024;
  EXPECT_FALSE(parse_json(object_of(2'000'000), most_bytes, 6).ok());
}

TEST(DraftJson, VeryManyObjectsAreRefusedWhileTheyAreRead) {
  const auto list_of = [](int objects) {
    std::string json = R"({"observations":[{})";
    for (int i = 1; i < objects; ++i) json += ",{}";
    return json + "]}";
  };
  EXPECT_TRUE(draft_from_json(list_of(299)).ok());
  EXPECT_EQ(draft_from_json(list_of(300)).error().code, "problem.json.too_many_objects");
  // With a look at all those before each, these would take hours.
  constexpr std::size_t most_bytes = std::size_t{32} * 1024 * 1024;
  EXPECT_FALSE(parse_json(list_of(2'000'000), most_bytes, 6).ok());
}

}  // namespace
}  // namespace heed::app
