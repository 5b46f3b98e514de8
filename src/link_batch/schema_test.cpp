#include "link_batch/schema.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace heed::link_batch {
namespace {

std::string refusal(std::string_view toml) {
  const auto schema = parse_schema(toml);
  if (schema.ok()) return "accepted";
  EXPECT_EQ(schema.error().code, "linkage.schema");
  EXPECT_EQ(schema.error().kind, ErrorKind::invalid);
  return schema.error().detail;
}

TEST(Schema, ReadsEveryKey) {
  const auto schema = parse_schema(R"(
id = "unique_id"
kind = "adult"
[[column]]
name = "first_name"
type = "forename"
verbatim = true
[[column]]
name = "date_of_birth"
type = "date_of_birth"
parts = ["by", "bm", "bd"]
date = "dmy"
told_on = "seen_day"
[[column]]
name = "phones"
type = "phone"
separator = "|"
also = ["mobile"]
[[column]]
name = "nhs"
type = "identifier"
qualifier = "nhs"
[[column]]
name = "cluster"
ignore = true
[[column]]
name = "handle"
type = "handle"
platform = "app"
)");
  ASSERT_TRUE(schema.ok()) << schema.error().detail;
  EXPECT_EQ(schema->id, "unique_id");
  EXPECT_EQ(schema->kind, EntityKind::adult);
  ASSERT_EQ(schema->columns.size(), 6u);
  EXPECT_TRUE(schema->columns[0].verbatim);
  EXPECT_EQ(schema->columns[1].parts, (std::vector<std::string>{"by", "bm", "bd"}));
  EXPECT_EQ(schema->columns[1].told_on, "seen_day");
  EXPECT_EQ(schema->columns[2].separator, '|');
  EXPECT_EQ(schema->columns[2].also, std::vector<std::string>{"mobile"});
  EXPECT_EQ(schema->columns[3].qualifier, "nhs");
  EXPECT_TRUE(schema->columns[4].ignore);
  EXPECT_EQ(schema->columns[5].platform, "app");
}

TEST(Schema, KeepsWhereRecordsComeFrom) {
  const auto schema = parse_schema("source = \"agency\"\n[[column]]\nname = \"a\"\ntype = \"forename\"\n");
  ASSERT_TRUE(schema.ok());
  EXPECT_EQ(schema.value().source, "agency");
  const auto again = parse_schema(to_toml(schema.value()));
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again.value(), schema.value());
}

TEST(Schema, SaysWhereAMistakeIsAndWhatToWriteInstead) {
  EXPECT_NE(refusal("id = 5").find("line 1: write id = \"…\""), std::string::npos);
  EXPECT_NE(refusal("\nkind = \"dog\"").find("line 2: there is no kind \"dog\"; write one of child, adult"),
            std::string::npos);
  EXPECT_NE(refusal("colum = 1").find("there is no key \"colum\" here"), std::string::npos);
  EXPECT_NE(refusal("[[column]]\nname = \"a\"\ntype = \"fornam\"")
                .find("line 3: there is no type \"fornam\"; write one of forename"),
            std::string::npos);
  EXPECT_NE(refusal("[[column]]\nname = \"a\"").find("needs type"), std::string::npos);
  EXPECT_NE(refusal("[[column]]\ntype = \"sex\"").find("needs name"), std::string::npos);
  EXPECT_NE(
      refusal("[[column]]\nname = \"a\"\ntype = \"sex\"\nweight = 3").find("line 4: a column has no key \"weight\""),
      std::string::npos);
  EXPECT_NE(refusal("[[column]]\nname = \"a\"\ntype = \"sex\"\n[[column]]\nname = \"a\"\nignore = true")
                .find("line 4: column \"a\" stands twice"),
            std::string::npos);
  EXPECT_NE(refusal("[[column]]\nname = \"a\"\ntype = \"phone\"\nseparator = \"ab\"").find("one character"),
            std::string::npos);
  EXPECT_NE(refusal("[[column]]\nname = \"a\"\ntype = \"phone\"\ndate = \"dym\"").find("write date = \"dmy\""),
            std::string::npos);
  EXPECT_NE(refusal("[[column]]\nname = \"a\"\ntype = \"phone\"\nparts = []").find("write parts = ["),
            std::string::npos);
  EXPECT_NE(refusal("column = 1").find("[[column]]"), std::string::npos);
  EXPECT_NE(refusal("id = ").find("line 1: this is not TOML"), std::string::npos);
  EXPECT_NE(refusal("id = \"\xff\"").find("not UTF-8"), std::string::npos);
}

TEST(Schema, NeverComparesWhatMustNotBeCompared) {
  for (const char* name :
       {"ethnicity", "race", "Religion", "nationality", "sexual_orientation", "Staatsangehörigkeit"}) {
    const std::string column = std::string("[[column]]\nname = \"") + name + "\"\n";
    EXPECT_NE(refusal(column + "type = \"category\"").find("never compared"), std::string::npos) << name;
    EXPECT_EQ(refusal(column + "ignore = true"), "accepted") << name;
  }
  EXPECT_NE(refusal("[[column]]\nname = \"x\"\ntype = \"handle\"\nplatform = \"religion\"").find("never compared"),
            std::string::npos);
  EXPECT_NE(refusal("[[column]]\nname = \"x\"\ntype = \"category\"\nparts = [\"race\", \"a\"]").find("never compared"),
            std::string::npos);
}

TEST(Schema, HoldsNoMoreColumnsThanTheEngine) {
  std::string toml;
  for (int i = 0; i < 33; ++i) toml += "[[column]]\nname = \"c" + std::to_string(i) + "\"\ntype = \"category\"\n";
  EXPECT_NE(refusal(toml).find("at most 32 columns"), std::string::npos);
}

RC_GTEST_PROP(SchemaProperty, WhatIsWrittenIsRead, ()) {
  Schema schema;
  // Any text of valid UTF-8: letters, control characters and marks of TOML itself.
  const auto text = rc::gen::container<std::string>(
      rc::gen::element('a', 'Z', '"', '\\', '\n', '\t', '#', '=', '[', ' ', '\x01', '\x7f'));
  schema.id = *text;
  schema.kind = *rc::gen::elementOf(
      std::vector<EntityKind>(matching::all_entity_kinds().begin(), matching::all_entity_kinds().end()));
  const int count = *rc::gen::inRange(0, 6);
  for (int i = 0; i < count; ++i) {
    SchemaColumn column;
    column.name = std::to_string(i) + *text;
    column.type = *rc::gen::elementOf(
        std::vector<AttributeType>(matching::all_attribute_types().begin(), matching::all_attribute_types().end()));
    column.qualifier = *text;
    column.told_on = *text;
    if (column.type == AttributeType::handle) column.platform = *text;
    column.date_order = *rc::gen::element<std::string>("", "dmy", "mdy", "ymd");
    column.separator = *rc::gen::element('\0', '|', '"', '\\', '\t');
    column.verbatim = *rc::gen::arbitrary<bool>();
    column.ignore = *rc::gen::arbitrary<bool>();
    for (int part = *rc::gen::inRange(0, 3); part > 0; --part) column.parts.push_back("p" + *text);
    for (int also = *rc::gen::inRange(0, 3); also > 0; --also) column.also.push_back("a" + *text);
    schema.columns.push_back(std::move(column));
  }
  const auto read = parse_schema(to_toml(schema));
  RC_ASSERT(read.ok());
  RC_ASSERT(read.value() == schema);
}

RC_GTEST_PROP(SchemaProperty, NoBytesMakeItFail, (const std::string& text)) {
  const auto schema = parse_schema(text);
  const bool explained = schema.ok() || !schema.error().detail.empty();
  RC_ASSERT(explained);
}

}  // namespace
}  // namespace heed::link_batch
