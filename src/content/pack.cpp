#include "content/pack.hpp"

#include <algorithm>

namespace heed::content {
namespace {

template <class T>
const T* by_id(const std::vector<T>& all, std::string_view id) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const T& one) { return one.id == id; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

const Source* Pack::source(std::string_view wanted) const { return by_id(sources, wanted); }
const Help* Pack::help_by_id(std::string_view wanted) const { return by_id(help, wanted); }

}  // namespace heed::content
