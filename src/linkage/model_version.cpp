#include "linkage/model_version.hpp"

#include <array>
#include <bit>

#include "linkage/splink_json.hpp"

namespace heed::linkage {

namespace {

template <class Bits, class Number>
std::uint64_t joined(std::uint64_t version, std::span<const Number> numbers) {
  for (const Number number : numbers) version = matching::combine(version, std::bit_cast<Bits>(number));
  return version;
}

}  // namespace

std::uint64_t version_of(const Model& model) {
  Model unnamed = model;
  unnamed.version.clear();
  return matching::hash_of(write_model(unnamed));
}

std::uint64_t version_of(const Model& model, const ClusterOptions& options, std::span<const double> bounds) {
  const std::array<double, 4> clustering{static_cast<double>(options.average_join), static_cast<double>(options.lowest),
                                         static_cast<double>(options.highest),
                                         static_cast<double>(options.most_members)};
  return version_with(version_with(version_of(model), clustering), bounds);
}

std::uint64_t version_with(std::uint64_t version, std::span<const std::uint64_t> learnt) {
  return joined<std::uint64_t>(version, learnt);
}

std::uint64_t version_with(std::uint64_t version, std::span<const float> learnt) {
  return joined<std::uint32_t>(version, learnt);
}

std::uint64_t version_with(std::uint64_t version, std::span<const double> learnt) {
  return joined<std::uint64_t>(version, learnt);
}

}  // namespace heed::linkage
