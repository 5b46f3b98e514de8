// Names, and with them every other kind of value: any bytes become a value whose text keeps its form, and can be compared.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "matching/nicknames.hpp"
#include "matching/normalise.hpp"
#include "matching/phonetic.hpp"
#include "matching/similarity.hpp"
#include "matching/value.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace heed::matching;
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
  const AttributeType type = all_attribute_types()[data[0] % attribute_types];
  const std::string_view qualifier = type == AttributeType::date_of_birth ? "2024-06-15"
                                     : type == AttributeType::identifier  ? "nhs"
                                                                          : "";
  const OwnedValue value = make_value(type, text, qualifier);
  if (make_value(type, value.text, qualifier).text != value.text) std::abort();
  if (jaro_winkler(value.text, text) != jaro_winkler(text, value.text)) std::abort();
  if (damerau_levenshtein(value.text, text) != damerau_levenshtein(text, value.text)) std::abort();
  const NameParts parts = split_full_name(text);
  Nicknames::built_in().related(parts.given, spelling_key(parts.given));
  daitch_mokotoff(parts.family);
  soundex(parts.family);
  words_of(text);
  (void)Nicknames::parse(text);
  return 0;
}
