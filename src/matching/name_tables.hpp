// The files of content/linkage, as they were when the program was built (cmake/name_tables.cmake writes these functions).
#pragma once

#include <string_view>

namespace heed::matching {

std::string_view nicknames_file();
std::string_view name_variants_file();

}  // namespace heed::matching
