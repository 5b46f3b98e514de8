// Content files from outside: the first byte chooses the reader, the rest is the file. Whatever the bytes, a reader gives
// findings or a value; it never throws, and no markup of the source reaches a page.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "content/library.hpp"
#include "content/mo_file.hpp"

namespace {

constexpr std::array<std::string_view, 9> pack_files = {"pack.toml",   "sources.toml",       "messages.toml",
                                                        "signs.toml",  "vulnerability.toml", "offenders.toml",
                                                        "routes.toml", "evidence.toml",      "help.toml"};

void read_page(std::string_view text) {
  std::vector<heed::content::Finding> findings;
  const auto page = heed::content::parse_page(text, "content/pages/en-GB/adults/fuzz.md", findings);
  if (!page.ok()) return;
  for (const auto& block : page->blocks) {
    const auto* markup = std::get_if<heed::content::MarkdownMarkup>(&block);
    if (markup != nullptr && markup->html.find("<script") != std::string::npos) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  std::vector<heed::content::Finding> findings;
  const std::size_t choice = data[0] % (pack_files.size() + 3);
  if (choice < pack_files.size()) {
    heed::content::Pack pack;
    heed::content::parse_pack_file(text, pack_files[choice], pack, findings);
  } else if (choice == pack_files.size()) {
    static_cast<void>(heed::content::parse_local_details(text, "fuzz.toml", findings).ok());
  } else if (choice == pack_files.size() + 1) {
    read_page(text);
  } else {
    static_cast<void>(heed::content::parse_mo(text).ok());
  }
  return 0;
}
