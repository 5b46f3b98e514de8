// What every reader of a content file carries along: where its findings go, and what is checked across files later.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/library.hpp"
#include "content/wording.hpp"

namespace heed::content {

// Something that a file names, with the place, so that a check across files can point there.
struct Use {
  std::string file;
  int line = 0;
  std::string value;
};

// A day by which something must be read again.
struct Review {
  std::string file;
  int line = 0;
  std::string what;
  Date review_by;
};

// Gathered while reading, checked when everything is read.
struct Gathered {
  std::vector<Use> sources, helps, links;
  std::vector<Review> reviews;
};

struct Reading {
  std::string file;
  const Wording& wording;
  Gathered& gathered;
  std::vector<Finding>& findings;

  void error(int line, std::string message) const {
    findings.push_back({Finding::Weight::error, file, line, std::move(message)});
  }
  void warn(int line, std::string message) const {
    findings.push_back({Finding::Weight::warning, file, line, std::move(message)});
  }
};

// As the public functions of the same names, with what they share.
Result<LocalDetails> read_local_details(std::string_view toml, Reading& reading);
void read_pack_file(std::string_view toml, Pack& pack, Reading& reading);
// content/languages.toml, in the order of the file.
std::vector<Language> read_languages(std::string_view toml, Reading& reading);

}  // namespace heed::content
