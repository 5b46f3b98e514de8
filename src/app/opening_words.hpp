// The first words of what somebody told, on one line, for a list that is not of one concern alone.
#pragma once

#include <string>

namespace heed::app {

std::string opening_words(const std::string& worry);

}  // namespace heed::app
