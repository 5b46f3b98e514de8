// Problem details (RFC 9457): what went wrong, for programs by `code` and for people by `detail`.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "content/text.hpp"
#include "http/message.hpp"

namespace heed::api {

// The status that fits a kind of error.
http::Status status_of(ErrorKind kind);

// The JSON Pointer (RFC 6901, as a fragment) of a field: "children.0.age" → "#/children/0/age"; the whole body is "#".
std::string pointer_to(std::string_view field);
// The field that a pointer in an error of app::draft_from_json names; nothing when the detail is no pointer.
std::optional<std::string> field_of_pointer(std::string_view pointer);

// `code` is a message key; its words become the detail. Each error carries a pointer to its field. Nothing that was sent is ever repeated.
// Of more than app::most_listed_errors the first are listed, and `more_errors` says how many there are besides.
// `detail_of` gives an error's words; without it, those of its code.
http::Response problem(http::Status status, const std::string& code, const content::Words& words,
                       const std::vector<FieldError>& errors = {},
                       const std::function<std::string(const FieldError&)>& detail_of = {});

}  // namespace heed::api
