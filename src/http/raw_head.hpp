// The first look at a request's head, byte by byte, before Beast parses it: what Beast would let through, or wait for, is
// refused here.
#pragma once

#include <cstddef>
#include <string_view>

namespace heed::http {

// Looks at each byte once, however many pieces the head comes in.
class RawHead {
 public:
  enum class State { incomplete, complete, refused };

  // `bytes` is everything received of this request so far. Refused: a control character (NUL among them), a bare CR or LF,
  // an empty first line, a line that begins with white space (obs-fold).
  State look(std::string_view bytes);
  // The head's length with its final empty line; meaningful once complete.
  std::size_t length() const { return m_seen; }

 private:
  std::size_t m_seen = 0;
};

}  // namespace heed::http
