#include "link_batch/load.hpp"

#include <gtest/gtest.h>

#include "link_batch/cell_reader.hpp"
#include "link_batch/value_kinds.hpp"

namespace heed::link_batch {
namespace {

Input input(std::string name, std::string text) {
  auto table = CsvTable::parse(std::move(text));
  EXPECT_TRUE(table.ok());
  return {std::move(name), std::move(table).value()};
}

template <class... Each>
std::vector<Input> inputs(Each... each) {
  std::vector<Input> made;
  (made.push_back(std::move(each)), ...);
  return made;
}

Schema schema(std::string_view toml) {
  auto parsed = parse_schema(toml);
  EXPECT_TRUE(parsed.ok()) << parsed.error().detail;
  return std::move(parsed).value();
}

// The texts of one record's column.
std::vector<std::string> texts(const linkage::Table& table, std::uint32_t record, std::size_t column) {
  linkage::Table::Space space;
  std::vector<std::string> out;
  for (const linkage::Value* value : table.record(record, space).of(column)) out.emplace_back(value->text);
  return out;
}

using Texts = std::vector<std::string>;

TEST(Load, ReadsColumnsAsTheSchemaSays) {
  const auto read = inputs(
      input("a.csv", "id,name,by,bm,bd,phone,mobile,x\n1,Ana,1990,7,2,1|2,3,q\n2,,1990,,5,,,q\n3,null,,7,2,4,4,\n"));
  const Schema described = schema(R"(
[[column]]
name = "name"
type = "category"
[[column]]
name = "birth"
type = "date_of_birth"
parts = ["by", "bm", "bd"]
verbatim = true
[[column]]
name = "phone"
type = "phone"
verbatim = true
separator = "|"
also = ["mobile"]
[[column]]
name = "x"
ignore = true
)");
  const auto columns = columns_of(described);
  ASSERT_EQ(columns.size(), 3u);
  const auto table = load(read, described, columns);
  ASSERT_TRUE(table.ok()) << table.error().detail;
  ASSERT_EQ(table->size(), 3u);
  EXPECT_EQ(texts(table.value(), 0, 1), Texts{"1990-07-02"});
  EXPECT_EQ(texts(table.value(), 1, 1), Texts{"1990"}) << "a day without a month says nothing";
  EXPECT_EQ(texts(table.value(), 2, 1), Texts{});
  EXPECT_EQ(texts(table.value(), 0, 2), (Texts{"1", "2", "3"}));
  EXPECT_EQ(texts(table.value(), 1, 0), Texts{});
  EXPECT_EQ(texts(table.value(), 2, 0), Texts{}) << "null is no name";
}

TEST(Load, AHandleIsReadWithThePlatformThatStandsBesideIt) {
  const auto read = inputs(input("a.csv", "id,name,app\n1,shadow,Chatterbox\n2,shadow,Snapper\n3,shadow,chatterbox\n"));
  const Schema described = schema("[[column]]\nname = \"name\"\ntype = \"handle\"\nplatform = \"app\"\n");
  const auto table = load(read, described, columns_of(described), 1);
  ASSERT_TRUE(table.ok());
  EXPECT_NE(texts(*table, 0, 0), texts(*table, 1, 0));
  EXPECT_EQ(texts(*table, 0, 0), texts(*table, 2, 0));
}

TEST(Load, GivesTheSameWithManyThreads) {
  std::string text = "id,name\n";
  for (int i = 0; i < 40'000; ++i) text += std::to_string(i) + ",n" + std::to_string(i % 977) + "\n";
  const auto read = inputs(input("a.csv", text));
  const Schema described = schema("[[column]]\nname = \"name\"\ntype = \"category\"\nverbatim = true");
  const auto one = load(read, described, columns_of(described), 1),
             many = load(read, described, columns_of(described), 5);
  ASSERT_TRUE(one.ok());
  ASSERT_TRUE(many.ok());
  ASSERT_EQ(one->size(), many->size());
  for (std::uint32_t record = 0; record < one->size(); record += 7)
    EXPECT_EQ(texts(one.value(), record, 0), texts(many.value(), record, 0));
}

TEST(Load, FindsAModelsColumnsByTheirNames) {
  const auto read = inputs(input("a.csv", "id,surname\n1,Ash\n"), input("b.csv", "id,city\n2,Hull\n"));
  const std::vector<linkage::Column> columns = {{"city", AttributeType::category, matching::Preparation::verbatim},
                                                {"surname", AttributeType::category, matching::Preparation::verbatim}};
  const auto table = load(read, Schema{}, columns);
  ASSERT_TRUE(table.ok());
  EXPECT_EQ(texts(table.value(), 0, 1), Texts{"Ash"});
  EXPECT_EQ(texts(table.value(), 0, 0), Texts{});
  EXPECT_EQ(texts(table.value(), 1, 0), Texts{"Hull"});
}

TEST(Load, NamesAColumnThatNoInputHas) {
  const auto read = inputs(input("a.csv", "id,surname\n1,Ash\n"));
  const std::vector<linkage::Column> columns = {{"town", AttributeType::category, matching::Preparation::normal}};
  const auto table = load(read, Schema{}, columns);
  ASSERT_FALSE(table.ok());
  EXPECT_NE(table.error().detail.find("\"town\""), std::string::npos);
  EXPECT_FALSE(load(read, Schema{}, {}).ok());
}

TEST(Load, IdsAreMadeDifferentOnlyWhereTheyCollide) {
  const auto apart = inputs(input("x/a.csv", "id,n\n1,a\n2,a\n"), input("b.csv", "id,n\n3,a\n"));
  const auto ids = read_ids(apart, "id");
  ASSERT_TRUE(ids.ok());
  EXPECT_EQ(ids->ids, (Texts{"1", "2", "3"}));
  EXPECT_FALSE(ids->prefixed);

  const auto together = inputs(input("x/a.csv", "id,n\n1,a\n2,a\n"), input("y/a.csv", "id,n\n2,a\n"));
  const auto changed = read_ids(together, "");
  ASSERT_TRUE(changed.ok());
  EXPECT_EQ(changed->ids, (Texts{"a:1", "a:2", "a_2:2"}));
  EXPECT_TRUE(changed->prefixed);
}

TEST(Load, RowsWithoutIdsAreNumbered) {
  const auto ids = read_ids(inputs(input("a.csv", "n,m\na,b\na,b\n")), "");
  ASSERT_TRUE(ids.ok());
  EXPECT_TRUE(ids->numbered);
  EXPECT_EQ(ids->ids, (Texts{"1", "2"}));
}

TEST(Load, SaysWhichRecordsHaveTheSameIdAndNotWhichId) {
  const auto ids = read_ids(inputs(input("a.csv", "n,m\nx,1\nsecret,1\nsecret,1\n")), "n");
  ASSERT_FALSE(ids.ok());
  EXPECT_NE(ids.error().detail.find("records 2 and 3"), std::string::npos);
  EXPECT_EQ(ids.error().detail.find("secret"), std::string::npos);
  EXPECT_FALSE(read_ids(inputs(input("a.csv", "n\nx\n")), "id").ok());
}

TEST(Load, ReadsDatesInTheOrderOfTheColumn) {
  EXPECT_EQ(iso_date("12/31/2009", "mdy"), "2009-12-31");
  EXPECT_EQ(iso_date("1/5/2009", "mdy"), "2009-01-05");
  EXPECT_EQ(iso_date("1/5/2009", "dmy"), "2009-05-01");
  EXPECT_EQ(iso_date("01.05.09", "dmy"), "2009-05-01");
  EXPECT_EQ(iso_date("31.12.71", "dmy"), "1971-12-31");
  EXPECT_EQ(iso_date("09-05-01", "ymd"), "2009-05-01");
  EXPECT_EQ(iso_date("31122009", "dmy"), "2009-12-31");
  EXPECT_EQ(iso_date("20091231", ""), "2009-12-31");
  EXPECT_EQ(iso_date("2009-12-31T00:00:00", ""), "2009-12-31");
  EXPECT_EQ(iso_date("1/5/2009 0:00", "dmy"), "2009-05-01");
  EXPECT_EQ(iso_date("31/12/2009", "mdy"), "2009-12-31") << "there is no thirty-first month";
  EXPECT_EQ(iso_date("about 14", "dmy"), "about 14");
  EXPECT_EQ(iso_date("2009", "dmy"), "2009");
  EXPECT_EQ(iso_date("99/99/2009", "dmy"), "99/99/2009");
}

}  // namespace
}  // namespace heed::link_batch
