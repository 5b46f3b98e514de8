// Lines of an anchor file that say nothing: cut off when a disk was full or the machine stopped, or not ours.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace heed::app {

// Their numbers, from 1. parse_anchors leaves these out; verification and every start name them.
std::vector<std::size_t> unreadable_anchor_lines(std::string_view text);

}  // namespace heed::app
