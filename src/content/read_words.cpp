#include "content/read_words.hpp"

#include <fstream>
#include <sstream>

#include "content/catalogue.hpp"

namespace heed::content {

Result<Words> read_words(const std::filesystem::path& catalogues, const std::string& locale) {
  const auto path = catalogues / locale / "heed.mo";
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{ErrorKind::unavailable, "content.no_catalogue", path.string()};
  std::ostringstream bytes;
  bytes << file.rdbuf();
  auto table = parse_mo(std::move(bytes).str());
  if (!table.ok()) return Error{ErrorKind::corrupt, "content.broken_catalogue", table.error().detail};
  std::vector<Finding> findings;
  CatalogueSettings settings;
  settings.locale = locale;
  auto catalogue = Catalogue::make(std::move(settings), *table, {}, path.filename().string(), findings);
  if (!findings.empty()) return Error{ErrorKind::corrupt, "content.broken_catalogue", findings.front().message};
  return Words(std::move(catalogue));
}

}  // namespace heed::content
