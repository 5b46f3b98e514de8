// The name by which colleagues know each other: on the record it stands for the person, so nobody can be taken for another.
#pragma once

#include <string_view>

namespace heed::app {

// False for what holds marks that nobody sees or that turn the order of letters round. What some languages write between
// letters (zero width joiner and non-joiner) is none of these.
bool is_plain_name(std::string_view name);

// Whether two names read the same to an eye: without regard to capitals, accents and punctuation, and with letters of other
// scripts that look alike (Unicode's confusables).
bool look_alike(std::string_view name, std::string_view other);

// Whether it looks like what the record calls somebody who is no user ("operator").
bool is_word_of_the_record(std::string_view name);

}  // namespace heed::app
