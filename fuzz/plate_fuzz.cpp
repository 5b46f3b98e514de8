// Number plates: any two texts become patterns that keep their form, fit themselves, and fit each other or not from either side.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "matching/normalise.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace heed::matching;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string left = normal_plate(text.substr(0, size / 2)), right = normal_plate(text.substr(size / 2));
  if (normal_plate(left) != left || (!left.empty() && !plates_fit(left, left))) std::abort();
  if (plates_fit(left, right) != plates_fit(right, left) ||
      plate_agreement(left, right) != plate_agreement(right, left) ||
      plate_slip_agreement(left, right) != plate_slip_agreement(right, left))
    std::abort();
  plates_fit(text.substr(0, size / 2), text.substr(size / 2));  // what nobody made normal must not harm either
  return 0;
}
