#include "linkage/splink_json.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "linkage/batch.hpp"
#include "linkage/test_records.hpp"

namespace heed::linkage {
namespace {

void expect_same(const Model& one, const Model& other) {
  EXPECT_EQ(one.version, other.version);
  EXPECT_EQ(one.prior, other.prior);
  EXPECT_EQ(one.alike_prior, other.alike_prior);
  EXPECT_EQ(one.columns, other.columns);
  EXPECT_EQ(one.plan, other.plan);
  EXPECT_EQ(one.other_settings, other.other_settings);
  ASSERT_EQ(one.comparisons.size(), other.comparisons.size());
  for (std::size_t i = 0; i < one.comparisons.size(); ++i) {
    EXPECT_EQ(one.comparisons[i].name, other.comparisons[i].name);
    EXPECT_EQ(one.comparisons[i].levels.size(), other.comparisons[i].levels.size());
    EXPECT_TRUE(one.comparisons[i] == other.comparisons[i]) << one.comparisons[i].name;
  }
}

std::string settings_with(std::string_view sql) {
  return R"({"link_type": "dedupe_only", "comparisons": [{"output_column_name": "c", "comparison_levels": [
    {"sql_condition": ")" +
         std::string(sql) + R"(", "m_probability": 0.5, "u_probability": 0.5},
    {"sql_condition": "ELSE", "m_probability": 0.5, "u_probability": 0.5}]}]})";
}

// What is read is written as DuckDB's words for it.
struct Read {
  std::string sql, written;
};
class Readable : public testing::TestWithParam<Read> {};

TEST_P(Readable, IsWrittenInDuckDbsWordsAndReadAgainTheSame) {
  std::vector<Column> columns;
  const auto condition = parse_condition(GetParam().sql, columns);
  ASSERT_TRUE(condition.ok()) << condition.error().detail;
  EXPECT_EQ(to_sql(*condition, columns), GetParam().written);
  std::vector<Column> again = columns;
  const auto second = parse_condition(GetParam().written, again);
  ASSERT_TRUE(second.ok()) << second.error().detail;
  EXPECT_TRUE(*second == *condition);
  EXPECT_EQ(again, columns);
}

INSTANTIATE_TEST_SUITE_P(
    Splink, Readable,
    testing::Values(
        Read{"ELSE", "ELSE"}, Read{" else ", "ELSE"}, Read{"\"a_l\" = \"a_r\"", "\"a_l\" = \"a_r\""},
        Read{"a_l=a_r", "\"a_l\" = \"a_r\""}, Read{"`a_l` = `a_r`", "\"a_l\" = \"a_r\""},
        Read{"\"a_r\" = \"a_l\"", "\"a_l\" = \"a_r\""},
        Read{"\"my \"\"first\"\" name_l\" = \"my \"\"first\"\" name_r\"",
             "\"my \"\"first\"\" name_l\" = \"my \"\"first\"\" name_r\""},
        Read{"a_l IS NULL OR a_r IS NULL", "\"a_l\" IS NULL OR \"a_r\" IS NULL"},
        Read{"(a_l is null or a_r is null) and (b_l is null or b_r is null)",
             "(\"a_l\" IS NULL OR \"a_r\" IS NULL) AND (\"b_l\" IS NULL OR \"b_r\" IS NULL)"},
        Read{"CAST(\"a_l\" AS TEXT) IS NULL OR CAST(\"a_r\" AS TEXT) IS NULL", "\"a_l\" IS NULL OR \"a_r\" IS NULL"},
        Read{"a_l IS NOT NULL AND a_r IS NOT NULL", "NOT (\"a_l\" IS NULL OR \"a_r\" IS NULL)"},
        Read{"jaro_winkler_similarity(\"a_l\", \"a_r\") >= 0.92", "jaro_winkler_similarity(\"a_l\", \"a_r\") >= 0.92"},
        Read{"jaro_winkler(a_l, a_r) >= .9", "jaro_winkler_similarity(\"a_l\", \"a_r\") >= 0.9"},
        Read{"0.9 <= jaro_sim(a_l, a_r)", "jaro_similarity(\"a_l\", \"a_r\") >= 0.9"},
        Read{"levenshtein(a_l::VARCHAR, a_r::VARCHAR) <= 2", "levenshtein(\"a_l\", \"a_r\") <= 2"},
        Read{"levenshtein_distance(a_l, a_r) <= 1", "levenshtein(\"a_l\", \"a_r\") <= 1"},
        Read{"LEVENSHTEIN(a_l, a_r) < 3", "levenshtein(\"a_l\", \"a_r\") <= 2"},
        Read{"damerau_levenshtein(a_l, a_r) <= 1", "damerau_levenshtein(\"a_l\", \"a_r\") <= 1"},
        Read{"jaccard(a_l, a_r) >= 0.8", "jaccard(\"a_l\", \"a_r\") >= 0.8"},
        Read{"a_l = b_r AND a_r = b_l", "(\"a_l\" = \"b_r\") AND (\"b_l\" = \"a_r\")"},
        Read{"NOT (a_l = a_r)", "NOT (\"a_l\" = \"a_r\")"}, Read{"NOT a_l = a_r", "NOT (\"a_l\" = \"a_r\")"},
        Read{"(a_l = a_r OR b_l = b_r) AND NOT (c_l = c_r)",
             "((\"a_l\" = \"a_r\") OR (\"b_l\" = \"b_r\")) AND (NOT (\"c_l\" = \"c_r\"))"},
        Read{"ABS(EPOCH(\"d_l\") - EPOCH(\"d_r\")) <= 157788000.0",
             "ABS(EPOCH(try_strptime(\"d_l\", '%Y-%m-%d')) - EPOCH(try_strptime(\"d_r\", '%Y-%m-%d'))) <= 157788000"},
        Read{"ABS(UNIX_TIMESTAMP(date(try_to_timestamp(`d_l`, 'yyyy-MM-dd'))) - "
             "UNIX_TIMESTAMP(date(try_to_timestamp(`d_r`, 'yyyy-MM-dd')))) <= 2629800.0",
             "ABS(EPOCH(try_strptime(\"d_l\", '%Y-%m-%d')) - EPOCH(try_strptime(\"d_r\", '%Y-%m-%d'))) <= 2629800"},
        Read{"ABS(EXTRACT(EPOCH FROM try_cast_date(\"d_l\", 'YYYY-MM-DD')) - EXTRACT(EPOCH FROM try_cast_date(\"d_r\", "
             "'YYYY-MM-DD')))<= 2629800.0",
             "ABS(EPOCH(try_strptime(\"d_l\", '%Y-%m-%d')) - EPOCH(try_strptime(\"d_r\", '%Y-%m-%d'))) <= 2629800"},
        Read{"abs(datediff('day', d_l, d_r)) <= 14",
             "ABS(EPOCH(try_strptime(\"d_l\", '%Y-%m-%d')) - EPOCH(try_strptime(\"d_r\", '%Y-%m-%d'))) <= 1209600"},
        Read{"try_strptime(\"d_l\", '%Y-%m-%d') IS NULL OR try_strptime(\"d_r\", '%Y-%m-%d') IS NULL",
             "try_strptime(\"d_l\", '%Y-%m-%d') IS NULL OR try_strptime(\"d_r\", '%Y-%m-%d') IS NULL"},
        Read{"NULLIF(regexp_extract(\"e_l\", '^[^@]+', 0), '') = NULLIF(regexp_extract(\"e_r\", '^[^@]+', 0), '')",
             "NULLIF(regexp_extract(\"e_l\", '^[^@]+', 0), '') = NULLIF(regexp_extract(\"e_r\", '^[^@]+', 0), '')"},
        Read{"NULLIF(substring(\"e_l\" from '(^[^@]+)'), '') = NULLIF(substring(\"e_r\" from '(^[^@]+)'), '')",
             "NULLIF(regexp_extract(\"e_l\", '^[^@]+', 0), '') = NULLIF(regexp_extract(\"e_r\", '^[^@]+', 0), '')"},
        Read{"array_length(list_intersect(\"x_l\", \"x_r\")) >= 1",
             "array_length(list_intersect(\"x_l\", \"x_r\")) >= 1"},
        Read{"SIZE(ARRAY_INTERSECT(x_l, x_r)) >= 2", "array_length(list_intersect(\"x_l\", \"x_r\")) >= 2"},
        Read{"list_max(list_transform(flatten(list_transform(\"x_l\", x -> list_transform(\"x_r\", y -> [x, y]))), "
             "pair -> jaro_winkler_similarity(pair[1], pair[2]))) >= 0.9",
             "jaro_winkler_similarity(\"x_l\", \"x_r\") >= 0.9"},
        Read{"array_min(transform(flatten(transform(x_l, x -> transform(x_r, y -> [x, y]))), pair -> "
             "levenshtein(pair[0], pair[1]))) <= 1",
             "levenshtein(\"x_l\", \"x_r\") <= 1"},
        Read{"heed_nickname(a_l, a_r)", "heed_nickname(\"a_l\", \"a_r\")"},
        Read{"heed_plate_agreement(a_l, a_r) >= 3", "heed_plate_agreement(\"a_l\", \"a_r\") >= 3"}));

struct Refused {
  std::string sql, named;
};
class Unreadable : public testing::TestWithParam<Refused> {};

TEST_P(Unreadable, IsRefusedByName) {
  std::string escaped;
  for (const char c : GetParam().sql) escaped += c == '"' ? std::string("\\\"") : std::string(1, c);
  const auto model = read_model(settings_with(escaped));
  ASSERT_FALSE(model.ok());
  EXPECT_EQ(model.error().kind, ErrorKind::invalid);
  EXPECT_EQ(model.error().code, "linkage.model");
  EXPECT_NE(model.error().detail.find("comparison c, level 1: cannot read " + GetParam().named), std::string::npos)
      << model.error().detail;
}

INSTANTIATE_TEST_SUITE_P(
    Splink, Unreadable,
    testing::Values(
        Refused{"haversine(a_l, a_r) <= 3", "haversine(…)"}, Refused{"a_l IS NULL", "a_l IS NULL of one side"},
        Refused{"a_l = 'Smith'", "a_l = a text"}, Refused{"'Smith' = a_l", "a text = a_l"},
        Refused{"a_l = 5", "a_l = a number"}, Refused{"a_l <> a_r", "a_l <> a_r"},
        Refused{"jaro_similarity(a_l, a_r) <= 0.9", "jaro_similarity(…)"},
        Refused{"jaro_similarity(a_l, a_r) > 0.9", "jaro_similarity(…) > a number"},
        Refused{"substr(a_l, 1, 3) = substr(a_r, 1, 3)", "substr(…)"}, Refused{"lower(a_l) = lower(a_r)", "lower(…)"},
        Refused{"name = name", "name"}, Refused{"a_l = b_l", "a_l with b_l, both of one side"},
        Refused{"CASE WHEN a_l = a_r THEN 1 END", "CASE"},
        Refused{"array_cosine_similarity(a_l, a_r) >= 0.9", "array_cosine_similarity(…)"},
        Refused{"ABS(a_l - a_r) <= 3", "a_l - a_r"},
        Refused{"try_strptime(a_l, '%d/%m/%Y') = try_strptime(a_r, '%d/%m/%Y')",
                "try_strptime(…) of dates that are not"},
        Refused{"NULLIF(regexp_extract(a_l, '^x', 0), '') = NULLIF(regexp_extract(a_r, '^x', 0), '')",
                "regexp_extract(…) by this pattern"},
        Refused{"datediff('month', a_l, a_r) <= 3", "datediff(…)"}, Refused{"a_l = a_r extra", "what follows"},
        Refused{"(a_l = a_r", "on: a ) is missing"}, Refused{"", "a condition that stops"},
        Refused{"a_l = 'x", "a quotation"}, Refused{"a_l ; a_r", "a sign"}));

TEST(SplinkJson, WhatIsNeverComparedIsNotComparedByAModelFileEither) {
  EXPECT_TRUE(read_model(settings_with("surname_l = surname_r")).ok());
  for (const char* barred : {"religion_l = religion_r", "ethnic_group_l = ethnic_group_r"}) {
    const auto model = read_model(settings_with(barred));
    ASSERT_FALSE(model.ok()) << barred;
    EXPECT_NE(model.error().detail.find("never compared"), std::string::npos) << model.error().detail;
  }
}

TEST(SplinkJson, AnErrorNeverRepeatsAText) {
  const auto model = read_model(settings_with("first_name_l = 'Smith' OR strange('Smith', 12345) >= 12345"));
  ASSERT_FALSE(model.ok());
  EXPECT_EQ(model.error().detail.find("Smith"), std::string::npos);
  EXPECT_EQ(model.error().detail.find("12345"), std::string::npos);
}

TEST(SplinkJson, EveryRecordedModelIsReadAndReadAgainTheSameOrRefusedByName) {
  const std::string folder = "oracles/";
  if (linkdata(folder + "model_h50k.json").empty()) GTEST_SKIP() << "the reference data is not here (HEED_LINKDATA)";
  for (const char* name :
       {"model_h50k.json", "real_time_settings.json", "saved_model_from_demo.json", "splink_fake_1000_model.json"}) {
    const auto model = read_model(whole_file(linkdata(folder + name)));
    ASSERT_TRUE(model.ok()) << name << ": " << model.error().detail;
    const std::string written = write_model(*model);
    EXPECT_EQ(written.find("\"heed\""), std::string::npos)
        << name << ": Splink would refuse a key that it does not know";
    const auto again = read_model(written);
    ASSERT_TRUE(again.ok()) << name << ": " << again.error().detail;
    expect_same(*model, *again);
    EXPECT_EQ(write_model(*again), written);
  }
  const auto live = read_model(whole_file(linkdata(folder + "hmpps_core_person_record_model.json")));
  ASSERT_FALSE(live.ok());
  EXPECT_NE(live.error().detail.find("comparison name_comparison, level 5: cannot read"), std::string::npos)
      << live.error().detail;
}

std::vector<Column> every_type() {
  std::vector<Column> columns;
  columns.reserve(matching::attribute_types);
  for (int type = 0; type < static_cast<int>(matching::attribute_types); ++type) {
    columns.push_back({"column_" + std::to_string(type), static_cast<AttributeType>(type), Preparation::normal});
  }
  return columns;
}

TEST(SplinkJson, ProbabilitiesThatLeaveNoneForOthersAreRefused) {
  Model model = make_model(every_type());
  model.prior = 0.1;
  model.alike_prior = {0.5, 0.45, 0};
  EXPECT_FALSE(read_model(write_model(model)).ok());
  model.alike_prior = {0.5, 0.35, 0};
  EXPECT_TRUE(read_model(write_model(model)).ok());
}

TEST(SplinkJson, AModelOfOurOwnIsReadAgainTheSame) {
  Model model = make_model(every_type());
  model.version = "2026-01";
  model.prior = 0.000123;
  model.alike_prior = {0.0042, 0.0021, 0.0011};
  model.plan.rules = {{{{0, FeatureKind::sound}, {4, FeatureKind::year}}}, {{{1, FeatureKind::whole}}}};
  model.plan.most_in_key = 77;
  double probability = 0.001;
  for (Comparison& comparison : model.comparisons) {
    for (Level& level : comparison.levels) {
      if (level.null_level) continue;
      level.m = probability += 0.0007;
      level.u = probability += 0.0003;
      level.alike = {probability / 3, probability / 5, probability / 7};
    }
  }
  model.comparisons[0].levels[2].m = 0;  // not trained
  model.comparisons[0].levels[3].fixed_u = true;
  const auto again = read_model(write_model(model));
  ASSERT_TRUE(again.ok()) << again.error().detail;
  expect_same(model, *again);
}

TEST(SplinkJson, AModelThatIsNotTrainedIsReadAgainNotTrained) {
  const Model model = make_model(every_type());
  const auto again = read_model(write_model(model));
  ASSERT_TRUE(again.ok()) << again.error().detail;
  expect_same(model, *again);
}

TEST(SplinkJson, WhatIsLeftOutForSplinkHasNoKeyOfOurs) {
  Model model = make_model({{"forename", AttributeType::forename}, {"dob", AttributeType::date_of_birth}});
  model.plan.rules = {{{{0, FeatureKind::whole}, {1, FeatureKind::year}}}, {{{0, FeatureKind::sound}}}};
  const std::string text = write_model(model, Extras::left_out);
  EXPECT_EQ(text.find("\"heed\""), std::string::npos);
  EXPECT_NE(
      text.find(
          "(l.\\\"forename\\\" = r.\\\"forename\\\") AND (SUBSTR(l.\\\"dob\\\", 1, 4) = SUBSTR(r.\\\"dob\\\", 1, 4))"),
      std::string::npos)
      << text;
}

TEST(SplinkJson, AProbabilityThatIsMissingIsSplinksDefault) {
  const auto model = read_model(R"({"comparisons": [{"output_column_name": "c", "comparison_levels": [
    {"sql_condition": "a_l IS NULL OR a_r IS NULL", "is_null_level": true},
    {"sql_condition": "a_l = a_r"}, {"sql_condition": "levenshtein(a_l, a_r) <= 1"},
    {"sql_condition": "levenshtein(a_l, a_r) <= 2", "m_probability": "level not observed in training dataset"},
    {"sql_condition": "ELSE", "u_probability": null}]}]})");
  ASSERT_TRUE(model.ok()) << model.error().detail;
  const auto& levels = model->comparisons[0].levels;
  EXPECT_EQ(levels[0].m, 0);
  EXPECT_NEAR(levels[1].m, 0.95, 1e-12);
  EXPECT_NEAR(levels[1].u, 0.95 / 1024, 1e-12);
  EXPECT_NEAR(levels[2].m, 0.05 / 3, 1e-12);
  EXPECT_NEAR(levels[2].u, 0.05 / 3 / 8, 1e-12);
  EXPECT_NEAR(levels[3].m, 1e-6, 1e-12);
  EXPECT_NEAR(levels[3].u, 0.05 / 3 * 2, 1e-12);
  EXPECT_NEAR(levels[4].u, 0.05 / 3 * 32, 1e-12);
}

TEST(SplinkJson, WhatIsNoModelIsRefused) {
  for (const std::string text :
       {"", "nothing", "[]", "{}", "{\"comparisons\": 3}", "{\"comparisons\": [3]}",
        "{\"comparisons\": [], \"probability_two_random_records_match\": 2}",
        "{\"comparisons\": [], \"heed\": {\"columns\": 1}}",
        "{\"comparisons\": [], \"heed\": {\"columns\": [{\"name\": \"x\", \"type\": \"religion\"}]}}",
        "{\"comparisons\": [], \"heed\": {\"plan\": {\"rules\": [[7]]}}}",
        "{\"comparisons\": [{\"output_column_name\": \"c\", \"comparison_levels\": []}]}"}) {
    const auto model = read_model(text);
    ASSERT_FALSE(model.ok()) << text;
    EXPECT_EQ(model.error().code, "linkage.model");
  }
  EXPECT_FALSE(read_model(std::string(1'000'000, '[')).ok());
  EXPECT_FALSE(read_model(settings_with(std::string(5000, '('))).ok());
  EXPECT_FALSE(read_model(settings_with(std::string(30'000, 'a'))).ok());
}

TEST(SplinkJson, AFrequencyOfAColumnThatNoConditionNamesIsStillAColumn) {
  const auto model = read_model(R"({"comparisons": [{"output_column_name": "c", "comparison_levels": [
    {"sql_condition": "a_l = a_r", "tf_adjustment_column": "whole_name", "tf_adjustment_weight": 0.5}, {"sql_condition": "ELSE"}]}]})");
  ASSERT_TRUE(model.ok());
  EXPECT_TRUE(model->column("whole_name").has_value());
}

TEST(SplinkJson, ExportedFrequenciesNameNobodyRare) {
  TermFrequencies frequencies;
  frequencies.set("surname", {{"common", 0.5}, {"ten", 0.01}, {"nine", 0.009}}, 1000);
  frequencies.set("unknown_size", {{"anybody", 0.5}});
  const std::string text = write_frequencies(frequencies);
  EXPECT_NE(text.find("\"surname\": \"common\""), std::string::npos) << text;
  EXPECT_NE(text.find("\"tf_surname\": 0.5"), std::string::npos);
  EXPECT_NE(text.find("\"ten\""), std::string::npos);
  EXPECT_EQ(text.find("\"nine\""), std::string::npos);
  EXPECT_EQ(text.find("anybody"), std::string::npos);
}

// Any tree of conditions over three columns.
Condition any_condition(int depth) {
  Condition condition;
  const int kind = *rc::gen::inRange(0, depth > 0 ? 6 : 2);
  if (kind == 0) {
    condition.kind = Condition::Kind::missing;
    condition.left = {*rc::gen::inRange<std::uint16_t>(0, 3), static_cast<Part>(*rc::gen::inRange(0, 6))};
    return condition;
  }
  if (kind <= 2) {
    condition.kind = Condition::Kind::test;
    condition.measure = static_cast<Measure>(*rc::gen::inRange(0, static_cast<int>(Measure::suffix) + 1));
    condition.left = {*rc::gen::inRange<std::uint16_t>(0, 3), static_cast<Part>(*rc::gen::inRange(0, 6))};
    condition.right = condition.left;
    const bool bare = condition.measure == Measure::not_a_date;
    if (!bare && *rc::gen::arbitrary<bool>()) condition.right.column = *rc::gen::inRange<std::uint16_t>(0, 3);
    switch (condition.measure) {
      case Measure::exact:
      case Measure::not_a_date:
      case Measure::nickname:
      case Measure::phonetic:
      case Measure::compatible_birth:
      case Measure::swapped_date: break;
      default: condition.threshold = *rc::gen::inRange(0, 1'000'000) / 1000.0;
    }
    return condition;
  }
  condition.kind = kind == 3 ? Condition::Kind::all : kind == 4 ? Condition::Kind::any : Condition::Kind::none;
  const int parts = kind == 5 ? 1 : *rc::gen::inRange(2, 4);
  for (int i = 0; i < parts; ++i) condition.parts.push_back(any_condition(depth - 1));
  return condition;
}

RC_GTEST_PROP(SplinkJsonProperty, AConditionThatIsWrittenIsReadAgainTheSame, ()) {
  const Condition condition = any_condition(4);
  std::vector<Column> columns = {{"one", AttributeType::date_of_birth},
                                 {"two \"x\"", AttributeType::date_of_birth},
                                 {"three", AttributeType::date_of_birth}};
  const std::string sql = to_sql(condition, columns);
  const auto read = parse_condition(sql, columns);
  if (!read.ok()) RC_FAIL(sql + ": " + read.error().detail);
  RC_ASSERT(columns.size() == 3U);
  if (!(*read == condition)) RC_FAIL(sql + " became " + to_sql(*read, columns));
}

RC_GTEST_PROP(SplinkJsonProperty, NoTextBreaksTheReader, ()) {
  const auto word = rc::gen::element<std::string>("a_l", "a_r", "=", "(", ")", "[", "]", "->", "::", "AND", "OR", "NOT",
                                                  "IS", "NULL", "levenshtein", "CAST", "AS", "TEXT", ",", "'x'", "\"",
                                                  "1e5", "<=", "-", ".", "FROM", "\xff");
  std::string sql;
  for (const std::string& one : *rc::gen::container<std::vector<std::string>>(word)) sql += one + " ";
  std::vector<Column> columns;
  static_cast<void>(parse_condition(sql, columns).ok());
  static_cast<void>(read_model(sql).ok());
}

TEST(SplinkJson, WhatNobodyTrainedIsReadAgainTheSame) {
  const auto model = read_model(R"({"comparisons": [{"output_column_name": "a", "comparison_levels": [)"
                                R"({"sql_condition": "\"a_l\" = \"a_r\""}, {"sql_condition": "ELSE"}]}]})");
  ASSERT_TRUE(model.ok()) << model.error().detail;
  const auto again = read_model(write_model(*model));
  ASSERT_TRUE(again.ok()) << again.error().detail;
  EXPECT_EQ(again->comparisons, model->comparisons);
}

}  // namespace
}  // namespace heed::linkage
