// What no file of the program may hold, whoever writes it.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

namespace heed::invariants {
namespace {

struct SourceFile {
  std::string path;
  std::string text;  // without line comments
};

bool is_test_help(const std::string& path) {
  return path.ends_with("_test.cpp") || path.ends_with("_for_test.hpp") ||
         path.find("_under_test") != std::string::npos || path.ends_with("raw_client.hpp") ||
         path.ends_with("test_support.hpp");
}

const std::vector<SourceFile>& sources() {
  static const auto files = [] {
    std::vector<SourceFile> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator("src")) {
      const auto path = entry.path().string();
      if ((!path.ends_with(".cpp") && !path.ends_with(".hpp")) || is_test_help(path)) continue;
      std::ifstream file(path);
      std::string text;
      for (std::string line; std::getline(file, line);) text += line.substr(0, line.find("//")) + "\n";
      found.push_back({path, std::move(text)});
    }
    return found;
  }();
  return files;
}

void expect_nowhere_but(const std::string& pattern, const std::vector<std::string>& allowed) {
  ASSERT_GT(sources().size(), 100u) << "run from the source folder";
  const std::regex wanted(pattern);
  for (const SourceFile& file : sources()) {
    bool may = false;
    for (const std::string& start : allowed) may = may || file.path.starts_with(start);
    std::smatch found;
    if (!may && std::regex_search(file.text, found, wanted)) ADD_FAILURE() << file.path << " holds " << found.str();
  }
}

TEST(SourceRules, NobodyCanUploadAFile) { expect_nowhere_but("multipart|octet-stream|type=\\\\?\"file|enctype", {}); }

TEST(SourceRules, NothingIsEverFetched) {
  expect_nowhere_but("getaddrinfo|gethostbyname|resolver|async_connect|\\bcurl|wget|libcurl", {});
  expect_nowhere_but("\\bconnect\\(", {"src/main/control.cpp"});
  expect_nowhere_but("\\bsocket\\(|sys/socket\\.h", {"src/main/control.cpp", "src/http/"});
}

TEST(SourceRules, NoOtherProgramIsRun) {
  expect_nowhere_but("\\bpopen\\(|\\bsystem\\(|\\bexecv|\\bexecl|posix_spawn", {});
}

TEST(SourceRules, RandomnessComesFromOnePlace) {
  expect_nowhere_but("\\brand\\(|mt19937|random_device|arc4random|randombytes",
                     {"src/crypto/system_random.cpp", "src/http/"});
}

TEST(SourceRules, OnlyTheStoreSpeaksSql) {
  expect_nowhere_but("sqlite3|\\bINSERT INTO\\b|\\bSELECT .* FROM\\b", {"src/store_sqlite/"});
}

TEST(SourceRules, TheLocaleOfTheMachineDecidesNothing) {
  expect_nowhere_but(
      "\\bsetlocale\\(|\\btoupper\\(|\\btolower\\(|\\bisalpha\\(|\\bisspace\\(|\\bstrftime\\(|\\blocaltime\\(|"
      "\\bstrtod\\(|\\batof\\(",
      {});
}

TEST(SourceRules, TrustedMarkupIsWhereItIsKnownToBe) {
  expect_nowhere_but("Html::trusted\\(", {"src/html/", "src/web_public/page_routes.cpp", "src/web_public/inserts.cpp"});
}

}  // namespace
}  // namespace heed::invariants
