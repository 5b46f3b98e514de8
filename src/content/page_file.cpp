#include "content/page_file.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "content/table_reader.hpp"

namespace heed::content {
namespace {

const std::map<std::string_view, Section> section_names = {
    {"adults", Section::adults}, {"guides", Section::guides}, {"young-people", Section::young_people}};

// What a browser tab must not say to whoever looks over the reader's shoulder.
constexpr std::array<std::string_view, 12> telling_words = {"abuse",     "exploit", "sexual",      "groom",
                                                            "rape",      "assault", "victim",      "police",
                                                            "childline", "report",  "trafficking", "nspcc"};

struct Parts {
  std::string_view front, body;
  int body_line = 1;
};

std::optional<Parts> split_front_matter(std::string_view text) {
  const auto first_end = text.find('\n');
  if (first_end == std::string_view::npos || trim(text.substr(0, first_end)) != "+++") return std::nullopt;
  int line = 2;
  for (std::size_t at = first_end + 1; at < text.size(); ++line) {
    const auto end = std::min(text.find('\n', at), text.size());
    if (trim(text.substr(at, end - at)) == "+++") {
      return Parts{text.substr(first_end + 1, at - first_end - 1), text.substr(std::min(end + 1, text.size())),
                   line + 1};
    }
    at = end + 1;
  }
  return std::nullopt;
}

// Of "content/pages/en-GB/adults/about/our-words.md": "adults" and "about/our-words"; a section's index has the slug "".
void place_page(std::string_view file, std::string& folder, std::string& slug) {
  std::string_view rest = file;
  if (const auto pages = file.rfind("pages/"); pages != std::string_view::npos) {
    rest = file.substr(pages + 6);
    rest = rest.substr(std::min(rest.find('/') + 1, rest.size()));
  }
  if (rest.size() > 3 && rest.substr(rest.size() - 3) == ".md") rest = rest.substr(0, rest.size() - 3);
  const auto slash = rest.find('/');
  folder = slash == std::string_view::npos ? std::string() : std::string(rest.substr(0, slash));
  slug = slash == std::string_view::npos ? std::string(rest) : std::string(rest.substr(slash + 1));
  if (slug == "index") slug.clear();
}

std::string path_of(Section section, const std::string& slug) {
  const std::string root = section == Section::guides         ? "/guides"
                           : section == Section::young_people ? "/young-people"
                                                              : "";
  if (slug.empty()) return root.empty() ? "/" : root;
  return root + "/" + slug;
}

void check_place(const Page& page, const std::string& folder, TableReader& table, Reading& reading) {
  const bool plain = page.slug.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-/") == std::string::npos;
  if (!plain) reading.error(0, "The file’s name becomes an address. Use only a–z, 0–9 and hyphens in it.");
  const auto found = section_names.find(folder);
  if (!folder.empty() && (found == section_names.end() || found->second != page.section)) {
    reading.error(table.line_of("section"), "“section” does not agree with the folder “" + folder +
                                                "”. Write the folder’s name, or move the file.");
  }
}

void check_tab(const std::string& tab, TableReader& table, Reading& reading) {
  const std::string plain = ascii_lower(tab);
  for (const auto word : telling_words) {
    if (plain.find(word) == std::string::npos) continue;
    reading.error(table.line_of("tab"),
                  "“tab” says “" + std::string(word) +
                      "”, which gives the reader away. Write a few neutral words, such as \"Help\".");
    return;
  }
}

void read_front_matter(const TomlNode& root, Page& page, Reading& reading) {
  TableReader table(root, "the front matter", reading);
  page.title = table.shown("title", Presence::required);
  page.tab = table.shown("tab", Presence::required);
  page.summary = table.shown("summary", Presence::required);
  page.section = table.choose("section", section_names, Section::adults);
  page.order = table.number("order", 0, 1'000'000);
  page.in_navigation = table.flag("nav");
  page.draft = table.flag_or("draft", false);
  page.sources = table.list("sources", Presence::may_be_empty);
  for (const auto& source : page.sources) {
    reading.gathered.sources.push_back({reading.file, table.line_of("sources"), source});
  }
  page.author = table.text("author", Presence::required);
  table.review(page.reviewed, page.review_by);
  table.finish();
  std::string folder;
  place_page(reading.file, folder, page.slug);
  page.path = path_of(page.section, page.slug);
  check_place(page, folder, table, reading);
  check_tab(page.tab, table, reading);
}

void finish_words(Page& page, const MarkdownOptions& options) {
  for (std::string* words : {&page.title, &page.tab, &page.summary}) {
    *words = pseudo_text(*words, options.pseudo);
    if (!options.organisation.empty()) *words = fill_organisation(std::move(*words), options.organisation);
  }
}

}  // namespace

Result<Page> read_page(std::string_view markdown, MarkdownOptions options, Reading& reading) {
  const auto before = static_cast<std::ptrdiff_t>(reading.findings.size());
  Page page;
  const auto parts = split_front_matter(markdown);
  if (!is_utf8(markdown)) {
    reading.error(0, "This file is not UTF-8. Save it as UTF-8.");
  } else if (!parts) {
    reading.error(
        1, "The page has no front matter. Start it with a line +++, then title = \"...\" and so on, then a line +++.");
  } else {
    if (const auto root = parse_toml(parts->front, reading.file, 2, reading.findings)) {
      read_front_matter(*root, page, reading);
    }
    options.first_line = parts->body_line;
    page.blocks = render_markdown(parts->body, options, reading);
    if (page.blocks.empty())
      reading.error(parts->body_line, "The page has no words. Write them below the front matter.");
    finish_words(page, options);
  }
  const bool wrong = std::any_of(reading.findings.begin() + before, reading.findings.end(),
                                 [](const Finding& finding) { return finding.weight == Finding::Weight::error; });
  if (wrong) return Error{ErrorKind::invalid, "content.page", reading.file};
  return page;
}

Result<Page> parse_page(std::string_view markdown, std::string_view file, std::vector<Finding>& findings) {
  const Wording wording;
  Gathered gathered;
  Reading reading{std::string(file), wording, gathered, findings};
  return read_page(markdown, {}, reading);
}

}  // namespace heed::content
