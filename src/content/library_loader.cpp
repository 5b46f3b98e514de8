#include "content/library_loader.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

#include "content/checks.hpp"
#include "content/page_file.hpp"

namespace heed::content {
namespace {

namespace fs = std::filesystem;

// pack.toml first: the others are read into what it begins.
constexpr std::array<std::string_view, 9> pack_files = {"pack.toml",   "sources.toml",       "messages.toml",
                                                        "signs.toml",  "vulnerability.toml", "offenders.toml",
                                                        "routes.toml", "evidence.toml",      "help.toml"};
constexpr std::string_view english = "en-GB";

std::vector<fs::path> files_below(const fs::path& folder, std::string_view extension) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (at->is_regular_file(error) && at->path().extension() == extension) files.push_back(at->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

LibraryLoader::LibraryLoader(const LibraryOptions& options, std::vector<Finding>& findings)
    : m_options(options), m_findings(findings), m_wording(read_wording()) {}

// "content/areas/exampleshire.toml", wherever the folder lies.
std::string LibraryLoader::shown_name(const fs::path& path) const {
  return "content/" + path.lexically_relative(m_options.folder).generic_string();
}

Reading LibraryLoader::reading_of(const fs::path& path) {
  return {shown_name(path), m_wording, m_gathered, m_findings};
}

std::optional<std::string> LibraryLoader::read_file(const fs::path& path, std::string_view what_to_do) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (file) text << file.rdbuf();
  if (!file) {
    m_findings.push_back(
        {Finding::Weight::error, shown_name(path), 0, "This file cannot be read. " + std::string(what_to_do)});
    return std::nullopt;
  }
  return std::move(text).str();
}

Wording LibraryLoader::read_wording() {
  const fs::path path = m_options.folder / "blaming-phrases.txt";
  const auto text = read_file(path, "Put it back: it lists the phrases that no page may use.");
  return text ? Wording::read(*text, shown_name(path), m_findings) : Wording();
}

LocalDetails LibraryLoader::local_details() {
  const fs::path path = m_options.folder / "areas" / (m_options.area + ".toml");
  std::string known;
  for (const auto& file : files_below(m_options.folder / "areas", ".toml")) known += " " + file.stem().string();
  const auto text = read_file(path, "Name an area that has a file. There are:" + known);
  if (!text) return {};
  Reading reading = reading_of(path);
  auto details = read_local_details(*text, reading);
  if (!details.ok()) return {};
  if (details->id != m_options.area) {
    reading.error(
        0, "The id “" + details->id + "” does not agree with the file’s name. Write: id = \"" + m_options.area + "\"");
  }
  check_contacts(*details, reading.file, m_options.today, m_findings);
  return std::move(details).value();
}

std::vector<Language> LibraryLoader::languages() {
  const fs::path path = m_options.folder / "languages.toml";
  const auto text = read_file(path, "Put it back: it lists the languages that people can say they write in.");
  if (!text) return {};
  Reading reading = reading_of(path);
  return read_languages(*text, reading);
}

Pack LibraryLoader::pack() {
  const fs::path folder = m_options.folder / "packs" / m_options.pack;
  Pack pack;
  for (const auto name : pack_files) {
    const auto text = read_file(folder / name, "Every pack has it; copy its form from another pack.");
    if (!text) continue;
    Reading reading = reading_of(folder / name);
    read_pack_file(*text, pack, reading);
  }
  for (const auto& file : files_below(folder, ".toml")) {
    if (std::find(pack_files.begin(), pack_files.end(), file.lexically_relative(folder).generic_string()) !=
        pack_files.end())
      continue;
    Reading reading = reading_of(file);
    reading.error(0, "A pack has no file of this name. Move its entries to a known file, or take it away.");
  }
  return pack;
}

std::vector<PageFile> LibraryLoader::page_files(const std::string& locale) {
  std::vector<PageFile> files;
  const fs::path base = m_options.folder / "pages";
  for (const auto& path : files_below(base / english, ".md")) {
    const fs::path below = path.lexically_relative(base / english);
    std::error_code error;
    const bool translated = locale != english && fs::is_regular_file(base / locale / below, error);
    const fs::path chosen = translated ? base / locale / below : path;
    auto text = read_file(chosen, "Let the program read it.");
    if (!text) continue;
    files.push_back(
        {shown_name(chosen), below.generic_string(), translated ? locale : std::string(english), std::move(*text)});
  }
  if (files.empty()) {
    m_findings.push_back(
        {Finding::Weight::error, shown_name(base / english), 0, "There are no pages here. Write at least one."});
  }
  return files;
}

std::vector<Page> LibraryLoader::check_pages(const std::vector<PageFile>& files, const LocalDetails& local) {
  std::vector<Page> pages;
  for (const auto& file : files) {
    Reading reading{file.name, m_wording, m_gathered, m_findings};
    MarkdownOptions options;
    options.organisation = local.organisation;
    auto page = read_page(file.text, options, reading);
    if (!page.ok()) continue;
    pages.push_back(std::move(page).value());
    m_page_names.push_back(file.name);
  }
  return pages;
}

std::optional<MessageTable> LibraryLoader::messages(const std::string& locale) {
  const fs::path path = m_options.catalogues / locale / "heed.mo";
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  if (file) bytes << file.rdbuf();
  const std::string name = "locales/" + locale + "/heed.mo";
  if (!file) {
    m_findings.push_back({Finding::Weight::error, name, 0,
                          "This catalogue is missing. Write content/locales/" + locale + "/*.po and build again."});
    return std::nullopt;
  }
  auto table = parse_mo(std::move(bytes).str());
  if (!table.ok()) {
    m_findings.push_back(
        {Finding::Weight::error, name, 0, "This catalogue is broken: " + table.error().detail + ". Build again."});
    return std::nullopt;
  }
  return std::move(table).value();
}

void LibraryLoader::check_across(const Pack& pack, const std::vector<Page>& pages) {
  check_page_paths(pages, m_page_names, m_findings);
  check_uses(m_gathered, pack, pages, m_findings);
  check_reviews(m_gathered.reviews, m_options.today, m_findings);
  check_seed_coverage(pack, "content/packs/" + m_options.pack, m_findings);
  check_help(pack, "content/packs/" + m_options.pack + "/help.toml", m_findings);
}

}  // namespace heed::content
