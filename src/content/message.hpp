// One message: an ICU MessageFormat pattern, read once and filled in from any thread.
#pragma once

#include <unicode/locid.h>
#include <unicode/msgfmt.h>
#include <unicode/numberformatter.h>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "content/per_thread.hpp"
#include "content/text.hpp"

namespace heed::content {

class Message {
 public:
  // An error of kind invalid when ICU cannot read the pattern, or when it has numbered placeholders.
  static Result<Message> make(std::string_view pattern, const icu::Locale& locale);

  // A placeholder that `arguments` lacks stays visible as "{name}".
  std::string format(const Arguments& arguments, const icu::number::LocalizedNumberFormatter& numbers) const;
  // The names of its placeholders, sorted, each once.
  const std::vector<std::string>& placeholders() const { return m_placeholders; }

 private:
  // Words, or the name of a placeholder.
  struct Part {
    std::string text;
    bool is_placeholder = false;
  };

  std::vector<Part> m_parts;                                   // of a pattern that has only plain placeholders
  std::shared_ptr<PerThread<icu::MessageFormat>> m_formatter;  // of any other
  std::vector<std::string> m_placeholders;
};

}  // namespace heed::content
