// In which letters a text is written, by Unicode's scripts.
#pragma once

#include <string>
#include <string_view>

namespace heed {

// Whether most letters of the text (three of four) are Latin or of a script in which `language` ("uk", "zh") is written. A text
// without letters fits; of no language, only Latin does.
bool fits_script(std::string_view text, const std::string& language);

}  // namespace heed
