#include <charconv>
#include <fstream>

#include "base/text.hpp"
#include "synth/names.hpp"

namespace heed::synth {
namespace {

// "Name,Count" lines.
Result<NameList> read_counts(const std::string& path) {
  std::ifstream file(path);
  if (!file) return Error{ErrorKind::not_found, "synth.census", path};
  std::vector<std::pair<std::string, double>> counted;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    const auto cells = split(trim(line), ',');
    if (cells.size() != 2) continue;
    const auto digits = trim(cells[1]);
    std::uint64_t count = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (count > 0) counted.emplace_back(std::string(trim(cells[0])), static_cast<double>(count));
  }
  if (counted.empty()) return Error{ErrorKind::invalid, "synth.census", path};
  return NameList::by_count(counted);
}

}  // namespace

Result<void> read_census(const std::string& folder, double share, Tradition& tradition) {
  tradition.census_surnames = TRY(read_counts(folder + "/last-names.csv"));
  tradition.census_girls = TRY(read_counts(folder + "/female-first-names.csv"));
  tradition.census_boys = TRY(read_counts(folder + "/male-first-names.csv"));
  tradition.census = share;
  return {};
}

}  // namespace heed::synth
