// The shipped words and pack, loaded once, for tests of pages.
#pragma once

#include <gtest/gtest.h>

#include "content/library.hpp"

namespace heed::web_team {

inline const content::Library& library_for_test() {
  static const auto library = [] {
    std::vector<content::Finding> findings;
    const content::LibraryOptions options{"content", HEED_CATALOGUES, "exampleshire", "child-exploitation",
                                          true,      {2026, 11, 24}};
    auto loaded = content::Library::load(options, findings);
    if (!loaded)
      for (const auto& finding : findings)
        ADD_FAILURE() << finding.file << ":" << finding.line << ": " << finding.message;
    return loaded;
  }();
  return *library;
}

// 24 November 2026, 09:30 in London.
inline constexpr Instant now_for_test{1'795'512'600'000};

}  // namespace heed::web_team
