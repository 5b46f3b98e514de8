// Problem details (RFC 9457): what went wrong, for programs by `code` and for people by `detail`.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "content/text.hpp"
#include "http/message.hpp"

namespace heed::api {

// The status that fits a kind of error.
http::Status status_of(ErrorKind kind);

// `code` is a message key; its words become the detail. Nothing that was sent is ever repeated.
http::Response problem(http::Status status, const std::string& code, const content::Words& words,
                       const std::vector<FieldError>& errors = {});

}  // namespace heed::api
