// Everything in content/, loaded and checked as a whole before the program serves a page.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "base/result.hpp"
#include "content/language.hpp"
#include "content/local_details.hpp"
#include "content/pack.hpp"
#include "content/page.hpp"
#include "content/text.hpp"

namespace heed::content {

// One mistake in a content file. `message` says what is wrong and what to write instead.
struct Finding {
  enum class Weight { warning, error };
  Weight weight = Weight::error;
  std::string file;
  int line = 0;  // 0: the file as a whole
  std::string message;
};

struct LibraryOptions {
  std::filesystem::path folder;      // content/
  std::filesystem::path catalogues;  // where the build put the .mo files: <locale>/heed.mo
  std::string area = "exampleshire";
  std::string pack = "child-exploitation";
  bool pseudo_locales = false;  // adds en-XA (accented, 40 % longer) and ar-XB (right to left), generated from en-GB
  Date today;                   // for review dates and stale contacts
};

class Library {
 public:
  // Loads everything. `findings` holds every mistake and warning; the library is given only without errors.
  static std::shared_ptr<const Library> load(const LibraryOptions& options, std::vector<Finding>& findings);

  const LocalDetails& local() const { return m_local; }
  const Pack& pack(std::string_view locale) const;  // the locale's, else the first locale's
  const std::vector<Page>& pages(std::string_view locale) const;
  const Page* page(std::string_view locale, std::string_view path) const;
  const std::vector<std::string>& locales() const { return m_local.locales; }
  // What people can say they write in.
  const std::vector<Language>& languages() const { return m_languages; }
  Words words(std::string_view locale) const;  // the first locale's when unknown

 private:
  LocalDetails m_local;
  std::vector<Language> m_languages;
  std::map<std::string, Pack, std::less<>> m_packs;
  std::map<std::string, std::vector<Page>, std::less<>> m_pages;
  std::map<std::string, std::shared_ptr<const Catalogue>, std::less<>> m_catalogues;
};

// What is wrong with one TOML area file, for `heed content check` and the fuzz target. Never throws.
Result<LocalDetails> parse_local_details(std::string_view toml, std::string_view file, std::vector<Finding>& findings);
// As above, for one pack file ("signs.toml", "help.toml" ...), read into `pack`.
void parse_pack_file(std::string_view toml, std::string_view file, Pack& pack, std::vector<Finding>& findings);
// As above, for one page.
Result<Page> parse_page(std::string_view markdown, std::string_view file, std::vector<Finding>& findings);

}  // namespace heed::content
