// `heed link`, run as an analyst runs it, on a small invented table.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "main/process_for_test.hpp"

namespace heed::main_program {
namespace {

std::string read(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

void write(const std::filesystem::path& path, const std::string& text) { std::ofstream(path) << text; }

// People of made-up syllables; each stands twice, the second time with a slip.
std::string people(int count) {
  static const std::vector<std::string> syllables = {"ba", "de", "fi", "go", "lu",  "ma", "ne",
                                                     "ri", "so", "tu", "va", "wen", "xi", "yo"};
  const auto word = [&](int seed) {
    std::string out;
    for (int i = 0; i < 3; ++i, seed /= 14) out += syllables[static_cast<std::size_t>(seed % 14)];
    return out;
  };
  std::string text = "unique_id,first_name,surname,dob,postcode,cluster\n";
  for (int i = 0; i < count; ++i) {
    const std::string first = word(i * 7919 % 2744), last = word(i * 104729 % 2741);
    const std::string day =
        std::to_string(1950 + i * 31 % 55) + "-" + std::to_string(10 + i % 3) + "-" + std::to_string(10 + i * 17 % 18);
    const std::string code = "ZZ" + std::to_string(1 + i % 90) + " " + std::to_string(i % 10) + "AB";
    const std::string number = std::to_string(i);
    text += "a" + number + "," + first + "," + last + "," + day + "," + code + "," + number + "\n";
    text += "b" + number + "," + first + "," + last.substr(0, last.size() - 1) + "," + day + "," +
            (i % 4 == 0 ? "" : code) + "," + number + "\n";
  }
  return text;
}

struct Said {
  int code = 0;
  std::string text;
};

Said link(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "link");
  ProcessForTest process(arguments);
  const int code = process.exit_code();
  return {code, process.text_so_far};
}

TEST(LinkCommand, GoesFromAnUnknownTableToClustersAndTheirProof) {
  const FolderForTest folder;
  const auto path = [&](const std::string& name) { return (folder.path / name).string(); };
  write(path("people.csv"), people(300));

  const Said guessed = link({"schema", "guess", path("people.csv")});
  EXPECT_EQ(guessed.code, 0);
  EXPECT_NE(guessed.text.find("id = \"unique_id\""), std::string::npos) << guessed.text;
  EXPECT_NE(guessed.text.find("type = \"forename\""), std::string::npos);
  write(path("people.toml"), guessed.text);
  EXPECT_EQ(link({"schema", "check", path("people.toml")}).code, 0);

  const Said ran = link({"run", "--input", path("people.csv"), "--schema", path("people.toml"), "--clusters",
                         path("out.csv"), "--pairs", path("pairs.csv"), "--save-model", path("model.json"), "--charts",
                         path("charts"), "--threads", "2"});
  EXPECT_EQ(ran.code, 0) << ran.text;
  EXPECT_NE(ran.text.find("600 records"), std::string::npos) << ran.text;
  EXPECT_NE(ran.text.find("MB of memory"), std::string::npos);
  EXPECT_EQ(ran.text.find('\r'), std::string::npos) << "a bar belongs on a terminal only";
  EXPECT_TRUE(read(path("out.csv")).starts_with("id,cluster\na0,a0\n")) << read(path("out.csv")).substr(0, 60);
  EXPECT_TRUE(read(path("pairs.csv")).starts_with("id_l,id_r,match_weight,match_probability\n"));
  EXPECT_NE(read(path("charts/match_weights.svg")).find("</svg>"), std::string::npos);

  const Said held = link({"evaluate", "--clusters", path("out.csv"), "--truth", "cluster", "--input",
                          path("people.csv"), "--pairs", path("pairs.csv"), "--charts", path("charts")});
  EXPECT_EQ(held.code, 0) << held.text;
  EXPECT_NE(held.text.find("300 in truth"), std::string::npos) << held.text;
  EXPECT_NE(read(path("charts/threshold.svg")).find("</svg>"), std::string::npos);
  EXPECT_EQ(link({"evaluate", "--clusters", path("out.csv"), "--truth-pattern", "[ab](\\d+)"}).text.substr(0, 60),
            held.text.substr(0, 60));

  const Said explained = link({"explain", "--model", path("model.json"), "--schema", path("people.toml"), "--input",
                               path("people.csv"), "a7", "b7", "--chart", path("why.svg")});
  EXPECT_EQ(explained.code, 0) << explained.text;
  EXPECT_NE(explained.text.find("all together"), std::string::npos) << explained.text;
  EXPECT_NE(read(path("why.svg")).find("</svg>"), std::string::npos);
}

TEST(LinkCommand, WritesIntoAPipeAndThroughALinkAndNeverInTheirPlace) {
  const FolderForTest folder;
  const auto path = [&](const std::string& name) { return (folder.path / name).string(); };
  write(path("people.csv"), people(20));
  write(path("kept.csv"), "");
  std::filesystem::create_symlink(path("kept.csv"), path("link.csv"));
  const Said ran = link({"run", "--input", path("people.csv"), "--clusters", path("link.csv"), "--pairs", "/dev/null"});
  EXPECT_EQ(ran.code, 0) << ran.text;
  EXPECT_NE(ran.text.find("Ids: column \"unique_id\""), std::string::npos) << ran.text;
  EXPECT_TRUE(std::filesystem::is_symlink(path("link.csv")));
  EXPECT_TRUE(read(path("kept.csv")).starts_with("id,cluster\n"));
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
}

TEST(LinkCommand, DoesNotJudgeClustersByThemselves) {
  const FolderForTest folder;
  const auto path = [&](const std::string& name) { return (folder.path / name).string(); };
  write(path("out.csv"), "id,cluster\n1,1\n2,1\n");
  const Said judged = link({"evaluate", "--clusters", path("out.csv"), "--truth", "cluster"});
  EXPECT_EQ(judged.code, 3);
  EXPECT_NE(judged.text.find("--input"), std::string::npos) << judged.text;
}

TEST(LinkCommand, SaysWhenNothingWasCompared) {
  const FolderForTest folder;
  const auto path = [&](const std::string& name) { return (folder.path / name).string(); };
  std::string text = "id,first_name,surname\n";
  for (int i = 0; i < 1000; ++i) text += std::to_string(i) + ",Jane,Smith\n";
  write(path("same.csv"), text);
  write(path("same.toml"),
        "id = \"id\"\n[[column]]\nname = \"first_name\"\ntype = \"forename\"\n"
        "[[column]]\nname = \"surname\"\ntype = \"surname\"\n");
  const Said ran =
      link({"run", "--input", path("same.csv"), "--schema", path("same.toml"), "--clusters", path("out.csv")});
  EXPECT_EQ(ran.code, 0) << ran.text;
  EXPECT_NE(ran.text.find("Nothing was compared"), std::string::npos) << ran.text;
}

TEST(LinkCommand, SaysWhatIsWrongAndWritesNothing) {
  const FolderForTest folder;
  const auto path = [&](const std::string& name) { return (folder.path / name).string(); };
  write(path("bad.csv"), "id,name\n1,a\n2,b,c\n");
  write(path("good.csv"), "id,name\n1,a\n2,b\n");
  write(path("bad.toml"), "[[column]]\nname = \"name\"\ntype = \"nam\"\n");

  const Said torn = link({"run", "--input", path("bad.csv"), "--clusters", path("out.csv")});
  EXPECT_EQ(torn.code, 3);
  EXPECT_NE(torn.text.find("bad.csv, line 3: 3 cells where the header has 2"), std::string::npos) << torn.text;
  const Said misdescribed =
      link({"run", "--input", path("good.csv"), "--schema", path("bad.toml"), "--clusters", path("out.csv")});
  EXPECT_EQ(misdescribed.code, 3);
  EXPECT_NE(misdescribed.text.find("bad.toml, line 3: there is no type \"nam\""), std::string::npos)
      << misdescribed.text;
  EXPECT_FALSE(std::filesystem::exists(path("out.csv")));

  EXPECT_EQ(link({"run", "--input", path("absent.csv"), "--clusters", path("out.csv")}).code, 4);
  EXPECT_EQ(link({"run", "--input", path("good.csv")}).code, 2);
  EXPECT_EQ(link({"evaluate", "--clusters", path("good.csv")}).code, 2);
  EXPECT_EQ(link({"run", "--input", path("good.csv"), "--clusters", path("no/folder/out.csv")}).code, 4);
}

}  // namespace
}  // namespace heed::main_program
