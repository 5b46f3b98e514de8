// What can be known at all: many mentions say nearly nothing ("a girl of about 14"), and no engine puts these together.
#pragma once

#include <cstdint>
#include <vector>

#include "county/county.hpp"

namespace heed::bench {

// As telling (county.hpp), without what thousands share: makes, colours, kinds of places.
std::uint32_t telling_who(std::span<const linkage::Column> columns, const linkage::MentionValues& values);

// A kind's mentions put into clusters, in the order told.
struct Clustered {
  linkage::EntityKind kind = linkage::EntityKind::child;
  std::vector<std::uint32_t> cluster, truth;
  std::vector<std::uint32_t> telling;  // telling_who
};

// True pairs by how many attributes both sides told, and how many of them were put together; the best F1 that this leaves anybody; F1 of
// the mentions that told at least so many.
void print_knowable(const std::vector<Clustered>& kinds);

}  // namespace heed::bench
