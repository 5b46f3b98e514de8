#include "content/page_file.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "content/findings_test.hpp"

namespace heed::content {
namespace {

const std::string right_page = R"(+++
title = "If you are not sure"
tab = "Not sure"
summary = "You need not be sure."
section = "adults"
order = 40
nav = true
sources = ["a-source"]
author = "Heed content team"
reviewed = "2026-11-24"
review_by = "2027-05-24"
+++

## What to do

Read [the signs](/signs), or call [101](tel:101). Tell {{organisation}}.

{{help nspcc childline}}

- one
- two & three
)";

const char* const right_name = "content/pages/en-GB/adults/not-sure.md";

class PageMistake : public testing::TestWithParam<Mistake> {};

std::string markup_of(const std::string& body, const MarkdownOptions& options = {}) {
  const Wording wording;
  Gathered gathered;
  std::vector<Finding> findings;
  Reading reading{"page.md", wording, gathered, findings};
  std::string out;
  for (const auto& block : render_markdown(body, options, reading)) {
    if (const auto* markup = std::get_if<MarkdownMarkup>(&block)) {
      out += markup->html;
    } else {
      out += "{" + std::get<Insert>(block).name + "}";
    }
  }
  return out;
}

TEST(PageFile, ThatIsRightHasNoFinding) {
  std::vector<Finding> findings;
  const auto page = parse_page(right_page, right_name, findings);
  EXPECT_EQ(told(findings), "");
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->path, "/not-sure");
  EXPECT_EQ(page->slug, "not-sure");
  ASSERT_EQ(page->blocks.size(), 3U);
  const auto& insert = std::get<Insert>(page->blocks[1]);
  EXPECT_EQ(insert.name, "help");
  EXPECT_EQ(insert.arguments, (std::vector<std::string>{"nspcc", "childline"}));
}

TEST(PageFile, TakesItsAddressFromItsPlace) {
  const auto path_of = [](const std::string& file, const std::string& section) {
    std::vector<Finding> findings;
    std::string text = right_page;
    text.replace(text.find("section = \"adults\""), 18, "section = \"" + section + "\"");
    const auto page = parse_page(text, file, findings);
    return page.ok() ? page->path : told(findings);
  };
  EXPECT_EQ(path_of("content/pages/en-GB/guides/schools.md", "guides"), "/guides/schools");
  EXPECT_EQ(path_of("content/pages/en-GB/guides/index.md", "guides"), "/guides");
  EXPECT_EQ(path_of("content/pages/en-GB/young-people/index.md", "young-people"), "/young-people");
  EXPECT_EQ(path_of("content/pages/en-GB/young-people/your-rights.md", "young-people"), "/young-people/your-rights");
  EXPECT_EQ(path_of("content/pages/en-GB/adults/about/our-words.md", "adults"), "/about/our-words");
}

TEST_P(PageMistake, IsNamedWithItsLine) {
  std::vector<Finding> findings;
  const auto page = parse_page(with_mistake(right_page, GetParam()), right_name, findings);
  EXPECT_FALSE(page.ok());
  EXPECT_EQ(findings.size(), 1U) << told(findings);
  EXPECT_TRUE(holds_finding(findings, GetParam().line, GetParam().says)) << told(findings);
}

INSTANTIATE_TEST_SUITE_P(
    PageFile, PageMistake,
    testing::Values(
        Mistake{"no front matter", "+++\ntitle", "title", 1, "no front matter"},
        Mistake{"unknown key", "nav = true", "nav = true\nmenu = true", 8, "“menu”"},
        Mistake{"no summary", "summary = \"You need not be sure.\"\n", "", 0, "summary"},
        Mistake{"a tab that gives the reader away", "tab = \"Not sure\"", "tab = \"Sexual exploitation\"", 3,
                "gives the reader away"},
        Mistake{"another folder's section", "section = \"adults\"", "section = \"guides\"", 5, "folder “adults”"},
        Mistake{"unknown section", "section = \"adults\"", "section = \"parents\"", 5, "\"young-people\""},
        Mistake{"broken TOML", "order = 40", "order = 4o", 6, "not TOML"},
        Mistake{"a link outside", "(/signs)", "(https://example.org)", 16, "plain text"},
        Mistake{"a link without scheme outside", "(/signs)", "(//example.org)", 16, "plain text"},
        Mistake{"a link to the team", "(/signs)", "(/team/inbox)", 16, "team’s pages"},
        Mistake{"a script for a link", "(/signs)", "(javascript:alert)", 16, "no address"},
        Mistake{"letters for a number", "(tel:101)", "(tel:police)", 16, "no address"},
        Mistake{"raw HTML", "## What to do", "<div>What to do</div>", 14, "no HTML"},
        Mistake{"HTML in a sentence", "Read [", "Read<br> [", 16, "no HTML"},
        Mistake{"a picture", "Tell {{organisation}}", "![a](/x.png) {{organisation}}", 16, "no pictures"},
        Mistake{"code", "## What to do", "    What to do", 14, "no code"},
        Mistake{"a second h1", "## What", "# What", 14, "Start headings in the text at ##"},
        Mistake{"an insert in a sentence", "Tell {{organisation}}", "Tell {{tell}}", 16, "alone in a paragraph"},
        Mistake{"an insert in a list", "- one", "- {{tell}}", 20, "alone in a paragraph"},
        Mistake{"an unknown insert", "{{help nspcc childline}}", "{{sings}}", 18, "not a known insert"},
        Mistake{"an insert with too much", "{{help nspcc childline}}", "{{signs all}}", 18, "takes nothing"},
        Mistake{"help for nothing", "{{help nspcc childline}}", "{{help}}", 18, "names no help"},
        Mistake{"an unknown local contact", "{{help nspcc childline}}", "{{local sheriff}}", 18, "social-care"},
        Mistake{"a placeholder", "two & three", "two & lorem ipsum", 21, "lorem ipsum"},
        Mistake{"not UTF-8", "two", "tw\xc3", 0, "Save it as UTF-8"}),
    [](const auto& one) {
      std::string name;
      for (const char character : std::string(one.param.name))
        name += std::isalnum(static_cast<unsigned char>(character)) != 0 ? character : '_';
      return name;
    });

TEST(Markdown, GivesElementsTheClassesOfTheDesignSystem) {
  EXPECT_EQ(markup_of("## Who can I *trust*?\n### More\nText\n\n1. one\n2. two\n"),
            "<h2 class=\"govuk-heading-m\" id=\"who-can-i-trust\">Who can I <em>trust</em>?</h2>\n"
            "<h3 class=\"govuk-heading-s\" id=\"more\">More</h3>\n"
            "<p class=\"govuk-body\">Text</p>\n"
            "<ol class=\"govuk-list govuk-list--number\">\n<li>one</li>\n<li>two</li>\n</ol>\n");
  EXPECT_EQ(markup_of("- one\n\n- two\n"),
            "<ul class=\"govuk-list govuk-list--bullet\">\n<li><p class=\"govuk-body\">one</p>\n</li>\n"
            "<li><p class=\"govuk-body\">two</p>\n</li>\n</ul>\n");
}

TEST(Markdown, EscapesAndKeepsQuotesAsTheyAre) {
  EXPECT_EQ(markup_of("\"a\" & 5 < 6 -- b\n"), "<p class=\"govuk-body\">&quot;a&quot; &amp; 5 &lt; 6 -- b</p>\n");
}

TEST(Markdown, PutsThePrefixBeforeLinksInsideOnly) {
  MarkdownOptions options;
  options.prefix = "/en-XA";
  EXPECT_EQ(markup_of("[a](/signs?x=1&y=2) [b](tel:101) [c](#d)\n", options),
            "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/en-XA/signs?x=1&amp;y=2\">a</a> "
            "<a class=\"govuk-link\" href=\"tel:101\">b</a> <a class=\"govuk-link\" href=\"#d\">c</a></p>\n");
}

TEST(Markdown, LeavesARefusedLinkAsText) {
  EXPECT_EQ(markup_of("[a](javascript:x) <https://b.example>\n"), "<p class=\"govuk-body\">a https://b.example</p>\n");
}

TEST(Markdown, NamesTheOrganisationEscaped) {
  MarkdownOptions options;
  options.organisation = "A & B {{organisation}}";
  EXPECT_EQ(markup_of("Tell {{organisation}} now.\n", options),
            "<p class=\"govuk-body\">Tell A &amp; B {{organisation}} now.</p>\n");
}

TEST(Markdown, GivesEachHeadingItsOwnAddress) {
  const std::string markup = markup_of("## Now\n## Now\n## ¿?\n");
  EXPECT_NE(markup.find("id=\"now\""), std::string::npos);
  EXPECT_NE(markup.find("id=\"now-2\""), std::string::npos);
  EXPECT_NE(markup.find("id=\"section\""), std::string::npos);
}

TEST(Markdown, MakesWordsStrangeButNotLinksOrInserts) {
  MarkdownOptions options;
  options.pseudo = Pseudo::accented;
  const std::string markup =
      markup_of("Read [the signs](/signs), tell {{organisation}}, call [999](tel:999).\n\n{{tell}}\n", options);
  EXPECT_NE(markup.find("href=\"/signs\""), std::string::npos);
  EXPECT_NE(markup.find("{{organisation}}"), std::string::npos);
  EXPECT_NE(markup.find("999"), std::string::npos);
  EXPECT_NE(markup.find("{tell}"), std::string::npos);
  EXPECT_EQ(markup.find("Read"), std::string::npos);
}

TEST(Markdown, NeverLetsMarkupThrough) {
  EXPECT_TRUE(rc::check("what is written is words", [](const std::string& bytes) {
    const std::string markup = markup_of(bytes + "<script>x</script> <b onclick=x>");
    RC_ASSERT(markup.find("<script") == std::string::npos);
    RC_ASSERT(markup.find("<b ") == std::string::npos);
  }));
}

TEST(PageFile, NeverThrowsOnArbitraryBytes) {
  EXPECT_TRUE(rc::check("any bytes give a result", [](const std::string& bytes) {
    std::vector<Finding> findings;
    static_cast<void>(parse_page(bytes, bytes, findings).ok());
    const auto at = *rc::gen::inRange<std::size_t>(0, right_page.size());
    static_cast<void>(parse_page(std::string(right_page).insert(at, bytes), right_name, findings).ok());
  }));
}

TEST(PageFile, SurvivesDeepNesting) {
  std::vector<Finding> findings;
  static_cast<void>(parse_page(right_page + "\n" + std::string(20000, '>') + " deep", right_name, findings).ok());
  static_cast<void>(parse_page("+++\na = " + std::string(20000, '['), right_name, findings).ok());
}

}  // namespace
}  // namespace heed::content
