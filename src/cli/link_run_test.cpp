// What `heed link run` and `heed link evaluate` refuse before anything is written.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "cli/link_command.hpp"

namespace heed::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* people =
    "id,first_name,surname,dob\n1,Ana,Example,2010-01-02\n2,Ana,Example,2010-01-02\n3,Bo,Sample,2009-03-04\n4,Cy,"
    "Instance,2011-05-06\n";

struct LinkRun : testing::Test {
  LinkRun() {
    fs::create_directories(folder);
    put("f.csv", people);
  }
  ~LinkRun() override { fs::remove_all(folder); }

  std::string at(const std::string& name) const { return (folder / name).string(); }
  void put(const std::string& name, const std::string& text) const { std::ofstream(at(name)) << text; }
  std::string text_of(const std::string& name) const {
    std::ifstream file(at(name));
    return std::string(std::istreambuf_iterator<char>(file), {});
  }

  // The exit code; what stood on standard error is in `said`.
  int link(std::vector<std::string> arguments) {
    CLI::App app;
    int code = -1;
    add_link_run(app, code);
    add_link_evaluate(app, code);
    std::reverse(arguments.begin(), arguments.end());
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    try {
      app.parse(arguments);
    } catch (const CLI::ParseError& error) {
      code = error.get_exit_code();
    }
    std::fflush(stdout);
    std::fflush(stderr);
    testing::internal::GetCapturedStdout();
    said = testing::internal::GetCapturedStderr();
    return code;
  }
  int run(std::vector<std::string> more, const std::string& clusters = "out.csv") {
    std::vector<std::string> all = {"run", "--input", at("f.csv"), "--clusters", at(clusters)};
    all.insert(all.end(), more.begin(), more.end());
    return link(all);
  }
  bool says(const std::string& text) const { return said.find(text) != std::string::npos; }

  fs::path folder = fs::temp_directory_path() / ("heed_link_run_" + std::to_string(::getpid()));
  std::string said;
};

TEST_F(LinkRun, OverwritesNothingThatItReads) {
  EXPECT_NE(run({}, "f.csv"), 0);
  EXPECT_TRUE(says("--input") && says("--clusters")) << said;
  for (const char* option : {"--pairs", "--save-model", "--save-splink", "--save-frequencies"}) {
    EXPECT_NE(run({option, at("f.csv")}), 0) << option;
    EXPECT_TRUE(says(option)) << said;
  }
  fs::create_symlink(at("f.csv"), at("link.csv"));
  fs::create_directories(folder / "under");
  EXPECT_NE(run({}, "link.csv"), 0);
  EXPECT_NE(run({}, "under/../f.csv"), 0);
  EXPECT_EQ(text_of("f.csv"), people);
  put("s.toml", "id = \"id\"\n");
  EXPECT_NE(run({"--schema", at("s.toml"), "--pairs", at("s.toml")}), 0);
  EXPECT_NE(run({"--model", at("m.json"), "--save-model", at("m.json")}), 0);
  fs::create_symlink(at("f.csv"), at("under/pairs.svg"));
  EXPECT_NE(run({"--charts", at("under")}), 0);
  EXPECT_EQ(text_of("f.csv"), people);
}

TEST_F(LinkRun, WritesNoTwoThingsIntoOneFile) {
  EXPECT_NE(run({"--pairs", at("out.csv")}), 0);
  EXPECT_FALSE(fs::exists(at("out.csv")));
  EXPECT_EQ(run({"--pairs", "/dev/null", "--save-model", "/dev/null"}), 0) << said;
}

TEST_F(LinkRun, RefusesIdsThatStandTwice) {
  put("f.csv", "child_id,first_name,surname\nx,Ana,Example\nx,Bo,Sample\ny,Cy,Instance\n");
  EXPECT_NE(run({}), 0);
  EXPECT_TRUE(says("records 1 and 2 have the same id in column \"child_id\"")) << said;
  EXPECT_FALSE(fs::exists(at("out.csv")));
}

TEST_F(LinkRun, RefusesATableThatHasNothingOfWhatIsCompared) {
  put("s.toml", "id = \"id\"\n[[column]]\nname = \"first_name\"\ntype = \"forename\"\n");
  put("g.csv", "id,given\n9,Ana\n");
  EXPECT_NE(run({"--input", at("g.csv"), "--schema", at("s.toml")}), 0);
  EXPECT_TRUE(
      says("g.csv: there is no column for first_name. Nothing reads its columns given. Where it has another "
           "name, say so in the schema, under name = \"first_name\": also = [\"given\"]"))
      << said;
  put("s.toml", "id = \"id\"\n[[column]]\nname = \"first_name\"\ntype = \"forename\"\nalso = [\"given\"]\n");
  EXPECT_EQ(run({"--input", at("g.csv"), "--schema", at("s.toml")}), 0) << said;
  EXPECT_FALSE(says("there is no column")) << said;
}

TEST_F(LinkRun, WarnsOfAColumnThatATableLacks) {
  put("g.csv", "id,forename,surname,dob\n9,Ana,Example,2010-01-02\n");
  EXPECT_EQ(run({"--input", at("g.csv")}), 0) << said;
  EXPECT_TRUE(says("g.csv: there is no column for first_name.")) << said;
}

TEST_F(LinkRun, CountsWhatCouldNotBeRead) {
  put("s.toml",
      "id = \"id\"\n[[column]]\nname = \"surname\"\ntype = \"surname\"\n[[column]]\nname = \"dob\"\ntype = "
      "\"date_of_birth\"\n");
  put("f.csv", "id,surname,dob\n1,Ana,about 14\n2,Bo,2010-13-45\n3,Cy,2010-01-02\n");
  EXPECT_EQ(run({"--schema", at("s.toml")}), 0) << said;
  EXPECT_TRUE(
      says("WARNING: dob: 2 of 3 values could not be read and count as not known; the first is of record 1. 1 "
           "are ages"))
      << said;
}

TEST_F(LinkRun, ReadsWhatComesThroughAPipe) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const std::string_view text = people;
  ASSERT_EQ(::write(ends[1], text.data(), text.size()), static_cast<ssize_t>(text.size()));
  ::close(ends[1]);
  const auto read = read_file("/proc/self/fd/" + std::to_string(ends[0]));
  ::close(ends[0]);
  ASSERT_TRUE(read.ok()) << read.error().code;
  EXPECT_EQ(*read, text);
}

TEST_F(LinkRun, SaysThatATableIsNotUtf8) {
  put("latin.csv", "id,first_name\n1,J\xfcrgen\n");
  testing::internal::CaptureStderr();
  const auto inputs = read_inputs({at("latin.csv")});
  EXPECT_NE(testing::internal::GetCapturedStderr().find("latin.csv, line 2: not UTF-8"), std::string::npos);
  ASSERT_TRUE(inputs.ok());
  EXPECT_EQ(inputs->front().table.cell(0, 1), "Jürgen");
}

TEST_F(LinkRun, RefusesFieldsOfWhichTheModelComparesNone) {
  link_batch::Schema schema;
  schema.columns.resize(1);
  schema.columns[0].name = "surname";
  linkage::Column compared;
  compared.name = "surname";
  EXPECT_TRUE(check_fields(schema, "s.toml", {compared}).ok());
  compared.name = "plate";
  const auto refused = check_fields(schema, "s.toml", {compared});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().detail, "s.toml: the model compares plate");
}

TEST_F(LinkRun, TakesNoThresholdThatNothingReaches) {
  for (const char* threshold : {"10.5", "-9", "nan", "inf"}) {
    EXPECT_NE(run({std::string("--threshold=") + threshold}), 0) << threshold;
    EXPECT_FALSE(fs::exists(at("out.csv")));
  }
  EXPECT_EQ(run({"--threshold=10"}), 0) << said;
}

TEST_F(LinkRun, EvaluateRefusesATruthOfNoTwo) {
  put("out.csv", "id,cluster\n1,1\n2,2\n3,3\n");
  EXPECT_NE(link({"evaluate", "--clusters", at("out.csv"), "--truth-pattern", "rec-(\\d+)-"}), 0);
  EXPECT_TRUE(says("there is no pair of the same one")) << said;
}

TEST_F(LinkRun, EvaluateTellsOfRecordsThatAreNotAmongTheClusters) {
  put("out.csv", "id,cluster\n1,1\n2,1\n");
  put("f.csv", "id,who\n1,a\n2,a\n3,a\n");
  EXPECT_EQ(link({"evaluate", "--clusters", at("out.csv"), "--truth", "who", "--input", at("f.csv")}), 0) << said;
  EXPECT_TRUE(says("1 of 3 records of the inputs are not in")) << said;
}

}  // namespace
}  // namespace heed::cli
