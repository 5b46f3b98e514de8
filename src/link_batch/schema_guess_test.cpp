#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "base/text.hpp"
#include "link_batch/column_names.hpp"
#include "link_batch/schema.hpp"

namespace heed::link_batch {
namespace {

struct GuessCase {
  std::string name, table;
  std::vector<std::string> expected;
};

std::vector<GuessCase> read_cases(const std::string& path) {
  std::vector<GuessCase> cases;
  std::ifstream file(path);
  bool expecting = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("== ")) {
      cases.push_back({line.substr(3), {}, {}});
      expecting = false;
    } else if (line == "->") {
      expecting = true;
    } else if (!cases.empty() && !line.empty() && line[0] != '#') {
      if (expecting)
        cases.back().expected.push_back(line);
      else
        cases.back().table += line + "\n";
    }
  }
  return cases;
}

// A column as the cases write it: "date_of_birth date dmy".
std::string told(const SchemaColumn& column) {
  if (column.ignore) return "ignored";
  std::string out(matching::to_string(column.type));
  const auto add = [&out](std::string_view key, const std::vector<std::string>& values) {
    if (values.empty() || values[0].empty()) return;
    out += " " + std::string(key);
    for (const std::string& value : values) out += " " + value;
  };
  add("parts", column.parts);
  add("also", column.also);
  add("date", {column.date_order});
  add("told_on", {column.told_on});
  add("platform", {column.platform});
  add("qualifier", {column.qualifier});
  return out;
}

std::string answer(const Schema& schema, const std::string& question) {
  if (question == "id") return schema.id;
  if (question == "kind") return std::string(matching::to_string(schema.kind));
  for (const SchemaColumn& column : schema.columns) {
    if (column.name == question) return told(column);
  }
  return "not in the schema";
}

TEST(SchemaGuess, TakesInventedTablesForWhatTheyAre) {
  const auto cases = read_cases("tests/linkage/schema_guess.cases");
  ASSERT_GE(cases.size(), 12u) << "run from the source folder";
  for (const GuessCase& one : cases) {
    SCOPED_TRACE(one.name);
    const auto table = CsvTable::parse(one.table);
    ASSERT_TRUE(table.ok()) << table.error().detail;
    const Schema schema = guess_schema(table.value());
    for (const std::string& line : one.expected) {
      if (line.starts_with("no ")) {
        EXPECT_EQ(answer(schema, line.substr(3)), "not in the schema") << line;
        continue;
      }
      const std::size_t equals = line.find(" =");
      const std::string question = line.substr(0, equals);
      EXPECT_EQ(answer(schema, question), trim(line.substr(equals + 2))) << question;
    }
    const auto read_back = parse_schema(to_toml(schema));
    ASSERT_TRUE(read_back.ok()) << read_back.error().detail;
    EXPECT_EQ(read_back.value(), schema);
  }
}

TEST(SchemaGuess, SplitsHeadersIntoWords) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(header_words("ADDR_LINE1"), (Words{"addr", "line", "1"}));
  EXPECT_EQ(header_words("stNo"), (Words{"st", "no"}));
  EXPECT_EQ(header_words("Straße / Nr."), (Words{"strasse", "nr"}));
  EXPECT_EQ(header_words("HTTPServer2Name"), (Words{"http", "server", "2", "name"}));
  EXPECT_EQ(header_words("???"), Words{});
}

TEST(SchemaGuess, AnEmptyTableHasASchemaToo) {
  const auto table = CsvTable::parse("name,dob\n");
  ASSERT_TRUE(table.ok());
  EXPECT_EQ(guess_schema(table.value()).columns.size(), 2u);
  EXPECT_EQ(guess_id(table.value()), "");
}

TEST(SchemaGuess, ComparesNoMoreColumnsThanTheEngineHolds) {
  std::string text = "id", rows;
  for (int i = 0; i < 60; ++i) text += ",field" + std::to_string(i);
  for (int row = 0; row < 9; ++row) {
    rows += "\nr" + std::to_string(row);
    for (int i = 0; i < 60; ++i)
      rows += ",v" + std::string(static_cast<std::size_t>((row * i) % 5 + 1), static_cast<char>('a' + row % 3));
  }
  const auto table = CsvTable::parse(text + rows);
  ASSERT_TRUE(table.ok());
  const Schema schema = guess_schema(table.value());
  std::size_t compared = 0;
  for (const SchemaColumn& column : schema.columns) compared += column.ignore ? 0U : 1U;
  EXPECT_LE(compared, most_compared_columns);
  EXPECT_TRUE(parse_schema(to_toml(schema)).ok());
}

std::filesystem::path link_data() {
  const char* named = std::getenv("HEED_LINKDATA");
  return named != nullptr ? std::filesystem::path(named) : std::filesystem::path("../shared/linkdata");
}

Schema schema_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  const auto table = CsvTable::parse(std::string(std::istreambuf_iterator<char>(file), {}));
  EXPECT_TRUE(table.ok()) << path;
  return table.ok() ? guess_schema(table.value()) : Schema{};
}

TEST(SchemaGuess, ReadsPublicFiles) {
  const auto folder = link_data();
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no data: set HEED_LINKDATA to the folder of the public sets";
  const Schema fake = schema_of(folder / "splink/fake_1000.csv");
  EXPECT_EQ(fake.id, "unique_id");
  EXPECT_EQ(answer(fake, "cluster"), "ignored");
  EXPECT_EQ(answer(fake, "first_name"), "forename");
  EXPECT_EQ(answer(fake, "dob"), "date_of_birth");
  EXPECT_EQ(answer(fake, "email"), "email");
  for (const char* name : {"febrl/dataset1.csv", "febrl/dataset2.csv", "febrl/dataset3.csv"}) {
    const Schema febrl = schema_of(folder / name);
    EXPECT_EQ(febrl.id, "rec_id");
    EXPECT_EQ(answer(febrl, "given_name"), "forename");
    EXPECT_EQ(answer(febrl, "address"), "address parts street_number address_1 address_2");
    EXPECT_EQ(answer(febrl, "date_of_birth"), "date_of_birth");
    EXPECT_EQ(answer(febrl, "soc_sec_id"), "identifier");
    EXPECT_EQ(answer(febrl, "state"), "category");
    EXPECT_EQ(answer(febrl, "suburb"), "place_name");
  }
}

}  // namespace
}  // namespace heed::link_batch
