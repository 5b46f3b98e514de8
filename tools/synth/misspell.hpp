// How names come to be written wrong: heard, typed, or spelt as another script or language would.
#pragma once

#include <string>
#include <string_view>

#include "synth/names.hpp"
#include "synth/random.hpp"

namespace heed::synth {

// One slip of a finger: a neighbouring key, two letters exchanged, one left out, one doubled. Texts of fewer than 3 bytes stay.
std::string mistyped(std::string text, Random& random);
// One digit exchanged with its neighbour, or another in its place.
std::string digit_slipped(std::string text, Random& random);
// By ear: another usual spelling of the name if there is one, else one sound written otherwise.
std::string misheard(const std::string& name, const Tradition& tradition, Random& random);
// By script: without the marks, then up to two sounds written as the listener's language would.
std::string respelt(const std::string& name, const Tradition& tradition, Random& random);

}  // namespace heed::synth
