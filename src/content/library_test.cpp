#include "content/library.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

#include "content/catalogue.hpp"

namespace heed::content {
namespace {

namespace fs = std::filesystem;
using testing::Test;

const Date release_day{2026, 11, 24};

LibraryOptions real_options() {
  LibraryOptions options;
  options.folder = "content";
  options.catalogues = HEED_CATALOGUES;
  options.today = release_day;
  return options;
}

std::string told(const std::vector<Finding>& findings, Finding::Weight weight) {
  std::string out;
  for (const auto& finding : findings) {
    if (finding.weight == weight) out += finding.file + ":" + std::to_string(finding.line) + ": " + finding.message + "\n";
  }
  return out;
}

TEST(Library, ThatIsShippedHasNoError) {
  std::vector<Finding> findings;
  const auto library = Library::load(real_options(), findings);
  EXPECT_EQ(told(findings, Finding::Weight::error), "");
  EXPECT_EQ(told(findings, Finding::Weight::warning), "");
  ASSERT_NE(library, nullptr);
  EXPECT_GE(library->pack("en-GB").signs.size(), 10U);
  EXPECT_NE(library->page("en-GB", "/young-people"), nullptr);
}

}  // namespace
}  // namespace heed::content
