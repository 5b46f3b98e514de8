// What `heed link explain` prints, of a table of five.
#include "cli/link_explain.hpp"

#include <gtest/gtest.h>

#include "content/read_words.hpp"
#include "linkage/test_judged_model.hpp"

namespace heed::cli {
namespace {

constexpr const char* people =
    "id,agency,forename,surname,date_of_birth,address,phone\n"
    "a,school,Grace,Poole,2008-06-29,89 Brook Road,07700 900111\n"
    "b,police,Grace,Poole,2008-06-29,89 Brook Road,\n"
    "c,school,Grace,Poole,2008-06-29,,07700 900111\n"
    "d,health,Henry,Poole,2013-01-02,89 Brook Road,07700 900111\n"
    "e,hotel,Zoe,Marsh,about 14,,\n";

linkage::Model model() {
  linkage::Model model = linkage::judged_model(linkage::EntityKind::child);
  for (linkage::Comparison& comparison : model.comparisons) {
    for (linkage::Level& level : comparison.levels) level.frequency_column.clear();  // of five, everything is common
  }
  model.plan.rules = {{{{*model.column("surname"), linkage::FeatureKind::whole}}}};
  return model;
}

struct LinkExplain : testing::Test {
  LinkExplain() {
    auto schema = link_batch::parse_schema(
        "id = \"id\"\nsource = \"agency\"\n[[column]]\nname = \"forename\"\ntype = \"forename\"\n");
    std::vector<link_batch::Input> inputs;
    inputs.push_back({"people.csv", link_batch::CsvTable::parse(people).value()});
    auto ids = link_batch::read_ids(inputs, "id");
    linkage::Model of = model();
    std::vector<linkage::Column> columns = of.columns;
    linkage::Table table(columns);
    for (std::size_t row = 0; row < inputs[0].table.rows(); ++row) {
      std::vector<std::vector<matching::OwnedValue>> values(columns.size());
      for (std::size_t column = 0; column < columns.size(); ++column) {
        const auto at = inputs[0].table.find(columns[column].name);
        const std::string text = at ? std::string(inputs[0].table.cell(row, *at)) : "";
        if (!text.empty()) values[column].push_back(matching::make_value(columns[column].type, text, "2025-01-15"));
      }
      table.add(values);
    }
    table.freeze_frequencies();
    linkage::Model worded = of;
    read.emplace(Explained{std::move(inputs), std::move(of), std::move(worded), std::move(schema).value(),
                           std::move(ids).value(), std::move(table)});
  }

  // What is printed of two records, or of one's cluster.
  std::string told(const std::string& left, const std::string& right, bool entity = false) {
    ExplainArguments arguments;
    arguments.left = left;
    arguments.right = right;
    arguments.cluster = left;
    testing::internal::CaptureStdout();
    const auto done = right.empty() ? explain_cluster(arguments, *read, words)
                      : entity      ? explain_entity(arguments, *read, words)
                                    : explain_pair(arguments, *read, words);
    std::fflush(stdout);
    std::string text = testing::internal::GetCapturedStdout();
    return done.ok() ? text : done.error().code;
  }

  content::Words words = *content::read_words(HEED_CATALOGUES, "en-GB");
  std::optional<Explained> read;
};

bool says(const std::string& text, const std::string& line) { return text.find(line) != std::string::npos; }

TEST_F(LinkExplain, SaysHowTwoCameToBeTogetherAndWhereTheyComeFrom) {
  const std::string text = told("a", "b");
  EXPECT_TRUE(says(text, "How they came to be together\n  1. Put together: a, and ")) << text;
  EXPECT_TRUE(says(text, "b comes from police.")) << text;
  EXPECT_TRUE(says(text, "3 records, 2 independent origins. What one origin tells twice is one witness.")) << text;
}

TEST_F(LinkExplain, SaysWhyABrotherIsApart) {
  const std::string text = told("b", "d");
  EXPECT_TRUE(says(text, "They may be brother and sister: everything that agrees is shared by a family.")) << text;
  EXPECT_TRUE(
      says(text, "Why they were not put together\n  They were compared. What agrees is too little beside what differs"))
      << text;
  EXPECT_TRUE(says(text, "The telephone number is not known on one side; on the other it is 07700 900111.")) << text;
  EXPECT_FALSE(says(text, "independent")) << "two who are apart witness nothing of each other";
}

TEST_F(LinkExplain, SaysThatTwoWereNeverCompared) {
  EXPECT_TRUE(says(told("a", "e"), "They were never compared: nothing by which one would be looked for"))
      << told("a", "e");
}

TEST_F(LinkExplain, CallsAColumnAsTheSchemaSaysWhereTheModelDoesNot) {
  for (auto& column : read->worded.columns) column.type = linkage::AttributeType::surname;
  EXPECT_NE(told("a", "b").find("The surname"), std::string::npos) << told("a", "b");
}

TEST_F(LinkExplain, SendsNoControlCharacterToTheTerminal) {
  read->ids.ids[0] = "a\x1b[31m\n";
  EXPECT_EQ(told(read->ids.ids[0], "b").find('\x1b'), std::string::npos);
  EXPECT_EQ(read->id_of(0), "a[31m");
}

TEST_F(LinkExplain, HoldsOneAgainstAllThatIsTogether) {
  const std::string text = told("b", "a", true);
  EXPECT_TRUE(says(text, "In words, against 2 records")) << text;
  EXPECT_TRUE(says(text, "The first name agrees with all 2 records that say it.")) << text;
  EXPECT_TRUE(says(told("a", "e", true), "In words, against 1 record\n")) << "one that is alone is an entity too";
}

TEST_F(LinkExplain, TellsOfAClusterAndRefusesWhatIsAlone) {
  EXPECT_TRUE(says(told("c", ""), "  2. Put together: ")) << told("c", "");
  EXPECT_EQ(told("e", ""), "Nothing else is together with this record");
  EXPECT_EQ(told("nobody", ""), "No record of the inputs has this id");
}

TEST_F(LinkExplain, ReportsHowFarAttributesCanBeReliedOn) {
  testing::internal::CaptureStdout();
  explain_attributes({}, *read);
  std::fflush(stdout);
  const std::string text = testing::internal::GetCapturedStdout();
  EXPECT_TRUE(says(text, "shared by")) << text;
  EXPECT_TRUE(says(text, "phone                     0.600          1       2.00        2")) << text;
}

}  // namespace
}  // namespace heed::cli
