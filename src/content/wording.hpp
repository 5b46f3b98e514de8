// What no shown text may hold: placeholders that somebody forgot, and words that blame a child.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/library.hpp"

namespace heed::content {

class Wording {
 public:
  // Knows placeholders only.
  Wording() = default;
  // Each line of the file: a phrase | what to say instead. Empty lines and lines that start with # are left out.
  // The phrase matches whole words, whatever its case, spacing and kind of apostrophe.
  static Wording read(std::string_view text, std::string_view file, std::vector<Finding>& findings);

  // A finding for each placeholder and blaming phrase in `text`. `where` names the field in words.
  void check(std::string_view text, std::string_view file, int line, std::string_view where,
             std::vector<Finding>& findings) const;

 private:
  struct Phrase {
    std::string phrase, instead;
  };
  std::vector<Phrase> m_phrases;
};

}  // namespace heed::content
