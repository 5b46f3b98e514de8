// The steps of loading everything in content/.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "content/library.hpp"
#include "content/mo_file.hpp"
#include "content/reading.hpp"

namespace heed::content {

// A page file as read from disk, kept so that it can be rendered for each locale.
struct PageFile {
  std::string name;    // "content/pages/en-GB/adults/signs.md", for findings
  std::string below;   // "adults/signs.md": the same in every locale
  std::string locale;  // of the words
  std::string text;
};

class LibraryLoader {
 public:
  LibraryLoader(const LibraryOptions& options, std::vector<Finding>& findings);

  LocalDetails local_details();
  std::vector<Language> languages();
  Pack pack();
  // The pages of one locale, as files: its own where it has them, else English.
  std::vector<PageFile> page_files(const std::string& locale);
  // The pages as English says them; mistakes become findings.
  std::vector<Page> check_pages(const std::vector<PageFile>& files, const LocalDetails& local);
  std::optional<MessageTable> messages(const std::string& locale);
  // What can be judged only when all is read.
  void check_across(const Pack& pack, const std::vector<Page>& pages);

 private:
  std::optional<std::string> read_file(const std::filesystem::path& path, std::string_view what_to_do);
  std::string shown_name(const std::filesystem::path& path) const;
  Reading reading_of(const std::filesystem::path& path);
  Wording read_wording();

  const LibraryOptions& m_options;
  std::vector<Finding>& m_findings;
  Gathered m_gathered;
  Wording m_wording;
  std::vector<std::string> m_page_names;  // of the pages that check_pages gave, in their order
};

}  // namespace heed::content
