#include "link_batch/csv.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.hpp"

namespace heed::link_batch {
namespace {

CsvTable table(std::string text, const CsvOptions& options = {}) {
  auto parsed = CsvTable::parse(std::move(text), options);
  EXPECT_TRUE(parsed.ok()) << (parsed.ok() ? "" : parsed.error().detail);
  return parsed.ok() ? std::move(parsed).value() : CsvTable{};
}

std::string refusal(std::string text, const CsvOptions& options = {}) {
  const auto parsed = CsvTable::parse(std::move(text), options);
  if (parsed.ok()) return "accepted";
  EXPECT_EQ(parsed.error().kind, ErrorKind::invalid);
  EXPECT_EQ(parsed.error().code, "linkage.csv");
  return parsed.error().detail;
}

TEST(Csv, ReadsCellsOfEveryLine) {
  const CsvTable read = table("id,name\n1,Ana\n2,\n");
  EXPECT_EQ(read.columns, (std::vector<std::string>{"id", "name"}));
  ASSERT_EQ(read.rows(), 2u);
  EXPECT_EQ(read.cell(0, 1), "Ana");
  EXPECT_EQ(read.cell(1, 1), "");
  EXPECT_EQ(read.find("name"), 1u);
  EXPECT_FALSE(read.find("Name"));
}

TEST(Csv, ASmallTableOutlivesItsMove) {
  CsvTable first = table("a\nb");
  const CsvTable second = std::move(first);
  EXPECT_EQ(second.cell(0, 0), "b");
}

TEST(Csv, PassesOverMarksAndEmptyLinesOfOtherSystems) {
  const CsvTable read = table("\xef\xbb\xbfid,name\r\n\r\n1,Ana\r\n2,Bo");
  EXPECT_EQ(read.columns[0], "id");
  ASSERT_EQ(read.rows(), 2u);
  EXPECT_EQ(read.cell(0, 1), "Ana");
  EXPECT_EQ(read.cell(1, 1), "Bo");
  EXPECT_EQ(table("a,b\r1,2\r3,4").rows(), 2u);
}

TEST(Csv, SpacesAfterCommasAreNoPartOfTheValue) {
  const CsvTable read = table("rec_id, given name \nrec-1, lachlan\nrec-2, \"van, der\" \n");
  EXPECT_EQ(read.columns[1], "given name");
  EXPECT_EQ(read.cell(0, 1), "lachlan");
  EXPECT_EQ(read.cell(1, 1), "van, der");
}

TEST(Csv, QuotedCellsHoldCommasQuotesAndLines) {
  const CsvTable read = table("id,said\n1,\"a, \"\"b\"\" and\nc\"\n2,5\" pipe\n");
  EXPECT_EQ(read.cell(0, 1), "a, \"b\" and\nc");
  EXPECT_EQ(read.cell(1, 1), "5\" pipe");
}

TEST(Csv, FindsTheSeparator) {
  EXPECT_EQ(table("id;name, first\n1;Ana").cell(0, 1), "Ana");
  EXPECT_EQ(table("id\tname\n1\tAna").cell(0, 1), "Ana");
  EXPECT_EQ(table("\"a;b;c\",d\n1,2").columns[0], "a;b;c");
  EXPECT_EQ(table("a;b\n1;2", {.separator = ','}).columns.size(), 1u);
}

TEST(Csv, ReadsWhatWasSavedAsWindows1252) {
  const CsvTable read = table(
      "name\nJ\xfcrgen\n\x8a"
      "a\n");
  EXPECT_EQ(read.cell(0, 0), "Jürgen");
  EXPECT_EQ(read.cell(1, 0), "Ša");
}

TEST(Csv, SaysFromWhichLineItWasWindows1252) {
  EXPECT_EQ(table("name\nAnn\nJ\xfcrgen\n").read_as_windows_1252_from(), 3U);
  EXPECT_EQ(table("name\nJürgen\n").read_as_windows_1252_from(), 0U);
}

TEST(Csv, RefusesAByteThatIsNotUtf8InAFileThatOtherwiseIs) {
  const auto read = CsvTable::parse("name\nŁukasz\nAnn\xff\n");
  ASSERT_FALSE(read.ok());
  EXPECT_TRUE(read.error().detail.starts_with("line 3: ")) << read.error().detail;
}

TEST(Csv, NamesColumnsThatHaveNoName) {
  EXPECT_EQ(table(",a,\n0,1,2").columns, (std::vector<std::string>{"column_1", "a", "column_3"}));
}

TEST(Csv, RefusesWhatWouldPutValuesUnderTheWrongColumn) {
  EXPECT_EQ(refusal("a,b\n1,2\n1,2,3\n"), "line 3: 3 cells where the header has 2");
  EXPECT_EQ(refusal("a,b\n\"x\ny\",2\n1\n"), "line 4: 1 cells where the header has 2");
  EXPECT_NE(refusal("a,b\n1,\"never closed\n").find("line 2: a cell begins"), std::string::npos);
  EXPECT_NE(refusal("a,b\n\"1\"x,2\n").find("line 2: something stands between"), std::string::npos);
  EXPECT_NE(refusal("a,a\n1,2\n").find("columns 1 and 2"), std::string::npos);
  EXPECT_NE(refusal("").find("holds nothing"), std::string::npos);
  EXPECT_NE(refusal("\n\n").find("holds nothing"), std::string::npos);
  EXPECT_NE(refusal(std::string("\xff\xfe"
                                "a",
                                3))
                .find("UTF-16"),
            std::string::npos);
  EXPECT_NE(refusal("a,b,c\n", {.most_columns = 2}).find("3 columns"), std::string::npos);
  EXPECT_NE(refusal("a\n12345\n", {.most_cell_bytes = 4}).find("more than 4 bytes"), std::string::npos);
}

TEST(Csv, SaysNothingOfWhatACellHolds) {
  EXPECT_EQ(refusal("a,b\nsecret,\"name\"x").find("secret"), std::string::npos);
}

// Whatever the cells hold, they come back; spaces before a cell need the quotes that append_csv_cell gives them.
RC_GTEST_PROP(CsvProperty, WhatIsWrittenIsRead, (const std::vector<std::pair<std::string, std::string>>& rows)) {
  std::string text = "left,right\n";
  for (const auto& [left, right] : rows) {
    append_csv_cell(text, left);
    text += ',';
    append_csv_cell(text, right);
    text += '\n';
  }
  const auto read = CsvTable::parse(text);
  if (!is_utf8(text)) return;  // refused, or taken for another encoding
  RC_ASSERT(read.ok());
  RC_ASSERT(read->rows() == rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    RC_ASSERT(read->cell(row, 0) == rows[row].first);
    RC_ASSERT(read->cell(row, 1) == rows[row].second);
  }
}

RC_GTEST_PROP(CsvProperty, NoBytesMakeItFail, (const std::string& text)) {
  const auto read = CsvTable::parse(text);
  const bool explained = read.ok() || !read.error().detail.empty();
  RC_ASSERT(explained);
}

TEST(Csv, AMillionRowsAreRead) {
  std::string text = "a,b,c,d,e,f,g,h,i,j\n";
  for (int row = 0; row < 1'000'000; ++row)
    text += "12345678,lachlan,berry,69,giblin street,killarney,bittern,4814,qld,19990219\n";
  EXPECT_EQ(table(std::move(text)).rows(), 1'000'000u);
}

}  // namespace
}  // namespace heed::link_batch
