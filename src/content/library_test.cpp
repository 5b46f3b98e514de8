#include "content/library.hpp"

#include <gtest/gtest.h>
#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "content/findings_test.hpp"

namespace heed::content {
namespace {

namespace fs = std::filesystem;

const Date release_day{2026, 11, 24};

LibraryOptions real_options() {
  LibraryOptions options;
  options.folder = "content";
  options.catalogues = HEED_CATALOGUES;
  options.today = release_day;
  return options;
}

std::vector<Finding> errors_of(const std::vector<Finding>& findings) {
  std::vector<Finding> errors;
  for (const auto& finding : findings) {
    if (finding.weight == Finding::Weight::error) errors.push_back(finding);
  }
  return errors;
}

// A copy of content/ in which a test may make mistakes.
class BrokenLibrary : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    m_folder = fs::temp_directory_path() / ("heed-" + std::string(info->name()) + "-" + std::to_string(::getpid()));
    fs::remove_all(m_folder);
    fs::copy("content", m_folder, fs::copy_options::recursive);
  }
  void TearDown() override { fs::remove_all(m_folder); }

  std::string read(const std::string& file) {
    std::ifstream in(m_folder / file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
  }
  void write(const std::string& file, const std::string& text) {
    std::ofstream(m_folder / file, std::ios::binary) << text;
  }
  void replace(const std::string& file, const std::string& from, const std::string& to) {
    std::string text = read(file);
    const auto at = text.find(from);
    ASSERT_NE(at, std::string::npos) << file << " lacks " << from;
    write(file, text.replace(at, from.size(), to));
  }
  int line_of(const std::string& file, const std::string& words) {
    const std::string text = read(file);
    int line = 1;
    for (const char character : text.substr(0, text.find(words))) line += character == '\n' ? 1 : 0;
    return line;
  }
  std::shared_ptr<const Library> load(LibraryOptions options = real_options()) {
    options.folder = m_folder;
    m_findings.clear();
    return Library::load(options, m_findings);
  }

  fs::path m_folder;
  std::vector<Finding> m_findings;
};

TEST(Library, ThatIsShippedHasNoFindingButWhatNoProviderWasAsked) {
  std::vector<Finding> findings;
  const auto library = Library::load(real_options(), findings);
  ASSERT_EQ(findings.size(), 1U) << told(findings);
  EXPECT_EQ(findings[0].weight, Finding::Weight::warning);
  EXPECT_TRUE(holds_finding(findings, 0, "nspcc: on_bill; ")) << told(findings);
  ASSERT_NE(library, nullptr);
  EXPECT_GE(library->pack("en-GB").signs.size(), 10U);
  EXPECT_EQ(library->locales(), std::vector<std::string>{"en-GB"});
  EXPECT_EQ(library->words("en-GB").prefix(), "");
  for (const char* path : {"/signs", "/guides", "/young-people", "/about/our-words"}) {
    EXPECT_NE(library->page("en-GB", path), nullptr) << path;
  }
  EXPECT_EQ(library->page("en-GB", "/nothing"), nullptr);
}

// "Not yet checked" is no answer to what a call costs or whether a parent will see it.
TEST(Library, NoHelplineShowsWhatIsNotKnown) {
  std::vector<Finding> findings;
  const auto library = Library::load(real_options(), findings);
  ASSERT_NE(library, nullptr);
  for (const auto& help : library->pack("en-GB").help)
    EXPECT_EQ((help.hours + help.cost + help.on_bill).find("checked"), std::string::npos) << help.id;
}

// A page's words without what its links hold.
std::string outside_links(const Page& page) {
  std::string text;
  for (const auto& block : page.blocks)
    if (const auto* markup = std::get_if<MarkdownMarkup>(&block)) text += markup->html + "\n";
  return std::regex_replace(text, std::regex("<a [^>]*>[^<]*</a>"), "");
}

TEST(Library, EveryNumberToCallOnAPageIsALink) {
  std::vector<Finding> findings;
  const auto library = Library::load(real_options(), findings);
  ASSERT_NE(library, nullptr);
  // A helpline's number wherever it stands, and a short one that the reader is told to call.
  const std::regex number("\\b0[0-9]{2,4}( ?[0-9]){6,8}\\b|\\b116 ?[0-9]{3}\\b|\\b[Cc]all (999|101|111)\\b");
  for (const auto& page : library->pages("en-GB")) {
    const std::string text = outside_links(page);
    std::smatch found;
    EXPECT_FALSE(std::regex_search(text, found, number)) << page.path << ": " << found.str();
  }
}

TEST(Library, AHelplineToCallIsNamedWithItsNumber) {
  std::vector<Finding> findings;
  const auto library = Library::load(real_options(), findings);
  ASSERT_NE(library, nullptr);
  const std::regex bare("([Cc]all|[Tt]alk to|[Aa]sk|[Tt]ell) (the )?(Childline|NSPCC|NAPAC|Samaritans|Crimestoppers)");
  for (const auto& page : library->pages("en-GB"))
    for (const auto& block : page.blocks) {
      const auto* markup = std::get_if<MarkdownMarkup>(&block);
      if (markup == nullptr) continue;
      std::istringstream lines(markup->html);  // one paragraph or entry of a list each
      for (std::string line; std::getline(lines, line);)
        EXPECT_TRUE(!std::regex_search(line, bare) || line.find("href=\"tel:0") != std::string::npos)
            << page.path << ": " << line;
    }
}

TEST(Library, OfLancashireLoadsAndWithholdsWhatNobodyChecked) {
  LibraryOptions options = real_options();
  options.area = "lancashire";
  std::vector<Finding> findings;
  const auto library = Library::load(options, findings);
  ASSERT_NE(library, nullptr) << told(findings);
  EXPECT_TRUE(library->local().demonstration);
  EXPECT_EQ(library->local().shown("police", release_day), nullptr);
  EXPECT_EQ(library->local().shown_website(release_day), "");
  EXPECT_TRUE(holds_finding(
      findings, 0, "“police” (Lancashire Police) was never checked, so it is withheld. The pages show 999 and 101"));
}

TEST(Library, HasPseudoLocalesWhenAsked) {
  LibraryOptions options = real_options();
  options.pseudo_locales = true;
  std::vector<Finding> findings;
  const auto library = Library::load(options, findings);
  ASSERT_NE(library, nullptr) << told(findings);
  EXPECT_EQ(library->locales(), (std::vector<std::string>{"en-GB", "en-XA", "ar-XB"}));
  EXPECT_EQ(library->words("ar-XB").direction(), "rtl");
  EXPECT_EQ(library->words("en-XA").prefix(), "/en-XA");
  EXPECT_EQ(library->pack("en-XA").signs[0].today.substr(0, 1), "[");
  EXPECT_EQ(library->pack("ar-XB").signs[0].today.substr(0, 3), "\u200F");
  EXPECT_EQ(library->pack("en-XA").help[0].phone, library->pack("en-GB").help[0].phone);
  const Page* page = library->page("en-XA", "/signs");
  ASSERT_NE(page, nullptr);
  EXPECT_EQ(page->title.substr(0, 1), "[");
  EXPECT_EQ(page->locale, "en-XA");
  EXPECT_EQ(library->words("xx").locale(), "en-GB") << "an unknown locale is the first";
}

TEST(Library, WarnsAndThenWithholdsAsTheDaysPass) {
  LibraryOptions options = real_options();
  options.today = add_days(Date{2026, 11, 20}, 150);
  std::vector<Finding> findings;
  ASSERT_NE(Library::load(options, findings), nullptr);
  EXPECT_TRUE(holds_finding(findings, 0, "was last checked 150 days ago. In 30 days it will be withheld"))
      << told(findings);
  findings.clear();
  options.today = add_days(Date{2026, 11, 20}, 180);
  const auto library = Library::load(options, findings);
  ASSERT_NE(library, nullptr);
  EXPECT_TRUE(holds_finding(findings, 0, "was last checked 180 days ago, so it is withheld")) << told(findings);
  EXPECT_EQ(library->local().shown("team", options.today), nullptr);
}

TEST(Library, WarnsOfReviews) {
  LibraryOptions options = real_options();
  options.today = Date{2027, 4, 25};
  std::vector<Finding> findings;
  ASSERT_NE(Library::load(options, findings), nullptr);
  EXPECT_NE(told(findings).find("is due to be reviewed by 2027-05-24"), std::string::npos);
  findings.clear();
  options.today = Date{2027, 5, 25};
  ASSERT_NE(Library::load(options, findings), nullptr) << "an overdue review is a warning";
  EXPECT_NE(told(findings).find("was due to be reviewed by 2027-05-24"), std::string::npos);
}

TEST_F(BrokenLibrary, NamesAnUnknownSource) {
  const std::string file = "packs/child-exploitation/signs.toml";
  replace(file, "source = [\"csacentre-tools\"", "source = [\"no-such-source\"");
  EXPECT_EQ(load(), nullptr);
  EXPECT_TRUE(holds_finding(m_findings, line_of(file, "no-such-source"), "No source has the id “no-such-source”"))
      << told(m_findings);
}

TEST_F(BrokenLibrary, NamesALinkToNoPage) {
  const std::string file = "pages/en-GB/adults/signs.md";
  write(file, read(file) + "\nSee [this](/no-such-page#part) and [that](/tell/quick).\n");
  EXPECT_EQ(load(), nullptr);
  EXPECT_TRUE(holds_finding(m_findings, line_of(file, "See [this]"), "/no-such-page, which is no page"))
      << told(m_findings);
  EXPECT_EQ(errors_of(m_findings).size(), 1U) << told(m_findings);
}

TEST_F(BrokenLibrary, NamesAnUnknownHelp) {
  const std::string file = "pages/en-GB/adults/signs.md";
  write(file, read(file) + "\n{{help nobody}}\n");
  EXPECT_EQ(load(), nullptr);
  EXPECT_TRUE(holds_finding(m_findings, line_of(file, "{{help nobody}}"), "No help has the id “nobody”"))
      << told(m_findings);
}

TEST_F(BrokenLibrary, NamesAPhraseThatBlames) {
  const std::string file = "packs/child-exploitation/signs.toml";
  replace(file, "today = \"", "today = \"The child is Associating  With people. ");
  EXPECT_EQ(load(), nullptr);
  EXPECT_TRUE(holds_finding(m_findings, line_of(file, "Associating"), "which blames a child. Say instead: Name who"))
      << told(m_findings);
}

TEST_F(BrokenLibrary, NamesAPhraseThatBlamesInAPage) {
  const std::string file = "pages/en-GB/young-people/index.md";
  write(file, read(file) + "\n- A friend’s\n  older *boyfriend* may do it.\n");
  EXPECT_EQ(load(), nullptr);
  EXPECT_TRUE(holds_finding(m_findings, line_of(file, "A friend’s\n"), "older boyfriend")) << told(m_findings);
}

TEST_F(BrokenLibrary, MissesWordingOfTheBriefing) {
  replace("packs/child-exploitation/vulnerability.toml", "seed_bullet = 11", "seed_bullet = 1");
  replace("packs/child-exploitation/messages.toml", "seed_bullet = 5", "seed_bullet = 1");
  EXPECT_EQ(load(), nullptr);
  EXPECT_TRUE(holds_finding(m_findings, 0, "No item keeps the briefing’s bullet 11")) << told(m_findings);
  EXPECT_TRUE(holds_finding(m_findings, 0, "No item keeps the briefing’s bullet 5")) << told(m_findings);
}

TEST_F(BrokenLibrary, MissesTheTenthObservation) {
  const std::string file = "packs/child-exploitation/signs.toml";
  const std::string text = read(file);
  const auto second = text.find("seed_bullet = 6", text.find("seed_bullet = 6") + 1);
  const auto start = text.rfind("[[item]]", second);
  write(file, text.substr(0, start) + text.substr(text.find("[[item]]", second)));
  EXPECT_EQ(load(), nullptr);
  EXPECT_TRUE(holds_finding(m_findings, 0, "Only 9 items keep wording of the briefing; it has 10")) << told(m_findings);
}

TEST_F(BrokenLibrary, NamesAPageAtTheProgramsAddress) {
  fs::rename(m_folder / "pages/en-GB/adults/signs.md", m_folder / "pages/en-GB/adults/tell.md");
  EXPECT_EQ(load(), nullptr);
  EXPECT_TRUE(holds_finding(m_findings, 0, "The address /tell belongs to the program")) << told(m_findings);
}

TEST_F(BrokenLibrary, NamesAFileThatIsMissingOrTooMany) {
  fs::rename(m_folder / "packs/child-exploitation/help.toml", m_folder / "packs/child-exploitation/helps.toml");
  EXPECT_EQ(load(), nullptr);
  EXPECT_NE(told(m_findings).find("content/packs/child-exploitation/help.toml:0: This file cannot be read"),
            std::string::npos);
  EXPECT_NE(told(m_findings).find("content/packs/child-exploitation/helps.toml:0: A pack has no file of this name"),
            std::string::npos);
}

TEST_F(BrokenLibrary, NamesTheAreasThatThereAre) {
  LibraryOptions options = real_options();
  options.area = "nowhere";
  EXPECT_EQ(load(options), nullptr);
  EXPECT_NE(told(m_findings).find("Name an area that has a file. There are: exampleshire lancashire"),
            std::string::npos)
      << told(m_findings);
}

TEST_F(BrokenLibrary, NamesACatalogueThatIsMissing) {
  replace("areas/exampleshire.toml", "languages = [\"en-GB\"]", "languages = [\"en-GB\", \"cy\"]");
  EXPECT_EQ(load(), nullptr);
  EXPECT_TRUE(holds_finding(m_findings, 0, "Write content/locales/cy/*.po and build again")) << told(m_findings);
}

}  // namespace
}  // namespace heed::content
