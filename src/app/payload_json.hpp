// What lies inside sealed payloads: JSON with its version, {"v":1, ...}. Every version ever written stays readable.
#pragma once

#include <string>
#include <string_view>

#include "app/sealed_records.hpp"
#include "app/user_directory.hpp"
#include "base/result.hpp"

namespace heed::app {

// Errors of reading: corrupt with code payload.unreadable; what does not open as itself was not written by Heed.
std::string concern_to_json(const ToldConcern& told);
Result<ToldConcern> concern_from_json(std::string_view json);

// Messages and notes.
std::string text_to_json(std::string_view text);
Result<std::string> text_from_json(std::string_view json);

std::string decision_to_json(const domain::Decision& decision);
Result<domain::Decision> decision_from_json(std::string_view json);

// Everything but the record.
std::string user_to_json(const KnownUser& user);
Result<KnownUser> user_from_json(std::string_view json);

}  // namespace heed::app
