// Padding by ISO/IEC 7816-4, so that the length of what is sealed shows only in steps.
#pragma once

#include <cstddef>

#include "base/bytes.hpp"

namespace heed::crypto {

// Steps of 512 bytes while the padded size is at most 8192, of 4096 beyond. Always more than `plain_size`.
std::size_t padded_size(std::size_t plain_size);
// Appends the padding. Reserve padded_size() first, so that no copy of the plaintext is left in freed memory.
void pad(Bytes& bytes);
// Cuts the padding off. False, and nothing changed, when it is not one that pad() makes.
bool unpad(Bytes& bytes);

}  // namespace heed::crypto
