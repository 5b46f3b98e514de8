// Ethnicity, religion, nationality and sexuality are never compared, by whatever entrance a column comes: a schema, a guess, a model file.
#pragma once

#include <string_view>

namespace heed::matching {

// Whether the name of a column says that it holds one of these, or what commonly stands in for them. In English, German and the languages
// that are heard most in the United Kingdom; a name that says nothing of what it holds cannot be told.
bool is_barred(std::string_view column);

}  // namespace heed::matching
