// Compression of answers that hold no secret.
#pragma once

#include <string>
#include <string_view>

namespace heed::http {

// The text as a gzip file. Level 1 (fast) to 9 (small): 5 for an answer made on the spot, 9 for what is made once and kept.
std::string gzip(std::string_view text, int level = 5);

}  // namespace heed::http
