#include "link_batch/input_checks.hpp"

#include <gtest/gtest.h>

namespace heed::link_batch {
namespace {

Input input(std::string name, std::string text) {
  auto table = CsvTable::parse(std::move(text));
  EXPECT_TRUE(table.ok());
  return {std::move(name), std::move(table).value()};
}

std::vector<Input> one(std::string text) {
  std::vector<Input> made;
  made.push_back(input("a.csv", std::move(text)));
  return made;
}

Schema schema(std::string_view toml) {
  auto parsed = parse_schema(toml);
  EXPECT_TRUE(parsed.ok()) << parsed.error().detail;
  return std::move(parsed).value();
}

std::string refused(const std::vector<Input>& inputs, const Schema& of, SchemaIs is) {
  const auto done = check_ids(inputs, of, is);
  return done.ok() ? "" : done.error().detail;
}

constexpr const char* repeated =
    "child_id,email,forename\nx1,a@example.org,Ana\nx2,b@example.org,Bo\nx2,c@example.org,Cy\n";

TEST(InputChecks, ARepeatedIdIsNeitherNumberedNorReplacedByAnotherColumn) {
  const auto inputs = one(repeated);
  EXPECT_EQ(guess_id(inputs[0].table), "") << "an e-mail address takes no id's place";
  const Schema guessed = guess_schema(inputs[0].table);
  EXPECT_TRUE(refused(inputs, guessed, SchemaIs::guessed)
                  .starts_with("a.csv: records 2 and 3 have the same id in column \"child_id\"; "));
  EXPECT_EQ(refused(inputs, guessed, SchemaIs::given), "") << "a person has read that it names no record";
  const Schema silent = schema("[[column]]\nname = \"forename\"\ntype = \"forename\"\n");
  EXPECT_NE(refused(inputs, silent, SchemaIs::given), "");
}

TEST(InputChecks, ABlankIdIsRefused) {
  const auto inputs = one("id,forename\n1,Ana\n ,Bo\n");
  EXPECT_TRUE(refused(inputs, guess_schema(inputs[0].table), SchemaIs::guessed)
                  .starts_with("a.csv: record 2 has no id in column \"id\"; "));
  EXPECT_TRUE(refused(inputs, schema("id = \"id\"\n"), SchemaIs::given)
                  .starts_with("a.csv: record 2 has no id in column \"id\"; "));
}

TEST(InputChecks, AnotherGoodIdAndWhatNamesAHouseholdAreNoMatter) {
  EXPECT_FALSE(spoilt_id(one("id,child_id\n1,x\n2,x\n")[0].table));
  EXPECT_FALSE(spoilt_id(one("household_id,forename\nh1,Ana\nh1,Bo\n")[0].table));
}

TEST(InputChecks, ColumnsOfAnotherNameAreFound) {
  const Schema of = schema(
      "id = \"id\"\n[[column]]\nname = \"first_name\"\ntype = \"forename\"\n[[column]]\nname = \"dob\"\ntype = "
      "\"date_of_birth\"\n");
  const auto found = unmatched(input("b.csv", "id,forename,dob\n1,Ana,2010-01-01\n"), of, columns_of(of));
  EXPECT_EQ(found.missing, std::vector<std::string>{"first_name"});
  EXPECT_EQ(found.unread, std::vector<std::string>{"forename"});
}

TEST(InputChecks, CountWhatCouldNotBeRead) {
  const auto inputs =
      one("forename,dob\nAna,2010-01-01\nBo,about 12\nCy,2010-13-45\nDi,\nEd,unknown\nFay,2009-02-03\n");
  const Schema of = schema(
      "[[column]]\nname = \"forename\"\ntype = \"forename\"\n[[column]]\nname = \"dob\"\ntype = \"date_of_birth\"\n");
  const auto table = load(inputs, of, columns_of(of));
  ASSERT_TRUE(table.ok());
  const auto columns = unread_values(inputs, of, table.value());
  ASSERT_EQ(columns.size(), 1U);
  EXPECT_EQ(columns[0].column, "dob");
  EXPECT_EQ(columns[0].said, 4U);
  EXPECT_EQ(columns[0].unread, 2U);
  EXPECT_EQ(columns[0].ages, 1U);
  EXPECT_EQ(columns[0].first, 1U);
  EXPECT_FALSE(columns[0].most());
}

}  // namespace
}  // namespace heed::link_batch
