// The documents name files, folders, functions and libraries; each must be there.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>

namespace heed::invariants {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream file(path);
  EXPECT_TRUE(file.good()) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> marked(const std::string& text) {
  static const std::regex code("`([^`]+)`");
  std::vector<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), code), end; at != end; ++at) found.push_back((*at)[1]);
  return found;
}

bool is_path(const std::string& text) {
  static const std::regex path("[A-Za-z_.*]+(/[A-Za-z0-9_.*-]*)+");
  return std::regex_match(text, path);
}

// With a * for any part of a name.
bool is_there(std::string text) {
  if (text.find('*') == std::string::npos) return fs::exists(text);
  const auto folder = fs::path(text).parent_path();
  if (!fs::is_directory(folder)) return false;
  const std::regex name(std::regex_replace(
      std::regex_replace(fs::path(text).filename().string(), std::regex("\\."), "\\."), std::regex("\\*"), ".*"));
  return std::any_of(fs::directory_iterator(folder), fs::directory_iterator(), [&](const fs::directory_entry& entry) {
    return std::regex_match(entry.path().filename().string(), name);
  });
}

// "`src/a.cpp` (`one`, `two`)": the file, and what is in it.
TEST(Documents, TheWalkNamesWhatIsThere) {
  const auto text = std::regex_replace(read("docs/walk.md"), std::regex("\\s+"), " ");
  static const std::regex step("`([a-z_]+/[^`]+)`(?: \\(((?:`[^`]+`(?:, )?)+)\\)|, `([^`]+)`)?");
  std::size_t files = 0, names = 0;
  for (std::sregex_iterator at(text.begin(), text.end(), step), end; at != end; ++at) {
    const std::string path = (*at)[1];
    if (!is_path(path)) continue;
    ++files;
    EXPECT_TRUE(fs::is_regular_file(path)) << path;
    if (!fs::is_regular_file(path)) continue;
    const auto source = read(path);
    std::vector<std::string> inside = marked((*at)[2]);
    if ((*at)[3].matched && !is_path((*at)[3])) inside.push_back((*at)[3]);
    for (const std::string& name : inside) {
      ++names;
      EXPECT_NE(source.find(name), std::string::npos) << path << " holds no " << name;
    }
  }
  EXPECT_GE(files, 20u);
  EXPECT_GE(names, 20u);
}

TEST(Documents, TheMapNamesWhatIsThere) {
  const auto text = read("docs/map.md");
  std::size_t paths = 0;
  for (const std::string& path : marked(text)) {
    if (!is_path(path)) continue;
    ++paths;
    EXPECT_TRUE(is_there(path)) << path;
  }
  EXPECT_GE(paths, 30u);
}

TEST(Documents, TheMapHasEveryRoomAndNoOther) {
  const auto text = read("docs/map.md");
  const auto rooms = text.substr(text.find("## The rooms"));
  std::set<std::string> written, there;
  static const std::regex bold("\\*\\*([a-z_]+)\\*\\*");
  for (std::sregex_iterator at(rooms.begin(), rooms.end(), bold), end; at != end; ++at) written.insert((*at)[1]);
  for (const auto& entry : fs::directory_iterator("src"))
    if (entry.is_directory()) there.insert(entry.path().filename().string());
  EXPECT_EQ(written, there);
}

// Which of our layers include each library, as the sources say.
std::map<std::string, std::set<std::string>> included_by() {
  static const std::vector<std::pair<std::string, std::string>> libraries{{"Boost.Asio", "<boost/(asio|beast)"},
                                                                          {"libsodium", "<sodium"},
                                                                          {"SQLite", "<sqlite3"},
                                                                          {"ICU", "<unicode/"},
                                                                          {"cmark-gfm", "<cmark-gfm"},
                                                                          {"toml++", "<toml\\+\\+"},
                                                                          {"nlohmann-json", "<nlohmann/"},
                                                                          {"CLI11", "<CLI/"},
                                                                          {"fmt", "<fmt/"},
                                                                          {"spdlog", "<spdlog/"},
                                                                          {"zlib", "<zlib"}};
  std::map<std::string, std::set<std::string>> found;
  for (const auto& entry : fs::recursive_directory_iterator("src")) {
    const auto path = entry.path().string();
    if ((!path.ends_with(".cpp") && !path.ends_with(".hpp")) || path.ends_with("_test.cpp")) continue;
    const auto text = read(path);
    const auto layer =
        (++(++entry.path().begin()) == entry.path().end()) ? std::string() : (++entry.path().begin())->string();
    for (const auto& [name, header] : libraries)
      if (std::regex_search(text, std::regex("#include " + header))) found[name].insert(layer);
  }
  return found;
}

TEST(Documents, TheDependenciesAreKnownToTheLayersThatAreNamed) {
  const auto text = read("docs/dependencies.md");
  const auto section =
      text.substr(text.find("## In the program"), text.find("## To build and test") - text.find("## In the program"));
  const auto used = included_by();
  std::size_t rows = 0;
  static const std::regex row("\\n\\| ([A-Za-z0-9.+-]+)[^|]*\\|[^|]*\\|([^|]*)\\|");
  for (std::sregex_iterator at(section.begin(), section.end(), row), end; at != end; ++at) {
    const auto found = used.find((*at)[1]);
    if (found == used.end()) continue;
    ++rows;
    const std::string layers = (*at)[2];
    const auto names = marked(layers);
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()), found->second) << (*at)[1];
  }
  EXPECT_EQ(rows, used.size()) << "a library that is used and not listed, or listed and not used";
}

TEST(Documents, WhatIsInstalledIsWhatIsListed) {
  const auto listed = read("docs/dependencies.md");
  const auto build = read("cmake/libraries.cmake");
  for (const char* package : {"fmt", "spdlog", "nlohmann_json", "CLI11", "SQLite3", "ZLIB", "ICU", "Boost", "libsodium",
                              "tomlplusplus", "cmark-gfm", "GTest", "rapidcheck", "benchmark"})
    EXPECT_NE(build.find(package), std::string::npos) << package;
  static const std::regex package("\\((`lib[a-z0-9.+-]+`(?:, `lib[a-z0-9.+-]+`)*)\\)");
  const auto installed = read("tools/packages");
  for (std::sregex_iterator at(listed.begin(), listed.end(), package), end; at != end; ++at)
    for (const std::string& name : marked((*at)[1]))
      EXPECT_NE(installed.find(name), std::string::npos) << name << " is not in tools/packages";
}

}  // namespace
}  // namespace heed::invariants
