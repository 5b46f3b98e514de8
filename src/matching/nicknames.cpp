#include "matching/nicknames.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "matching/name_tables.hpp"
#include "matching/normalise.hpp"

namespace heed::matching {

namespace {

constexpr std::size_t most_meanings = 8;

bool has(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

Error wrong_line(std::size_t line) { return {ErrorKind::invalid, "nicknames.line", fmt::format("line {}", line)}; }

}  // namespace

// The files are part of the program and a test reads them: reading them here cannot fail. Variants come first, so that they are
// among the few names that stands_for gives.
const Nicknames& Nicknames::built_in() {
  static const Nicknames table = [] {
    Nicknames read;
    (void)read.read(name_variants_file());
    (void)read.read(nicknames_file());
    return read;
  }();
  return table;
}

const Nicknames& Nicknames::built_in_variants() {
  static const Nicknames table = [] {
    Nicknames read;
    (void)read.read(name_variants_file());
    return read;
  }();
  return table;
}

Result<Nicknames> Nicknames::parse(std::string_view text) {
  Nicknames table;
  if (const auto read = table.read(text); !read.ok()) return read.error();
  return table;
}

Result<void> Nicknames::read(std::string_view text) {
  std::size_t number = 0;
  for (const std::string_view raw : split(text, '\n')) {
    ++number;
    const std::string_view line = trim(raw.substr(0, raw.find('#')));
    if (line.empty()) continue;
    const std::size_t comma = line.find(',');
    if (comma == std::string_view::npos || line.find(',', comma + 1) != std::string_view::npos)
      return wrong_line(number);
    std::string formal = normal_name(line.substr(0, comma)), form = normal_name(line.substr(comma + 1));
    if (formal.empty() || form.empty()) return wrong_line(number);
    add(std::move(formal), std::move(form));
  }
  return {};
}

void Nicknames::add(std::string formal, std::string form) {
  if (formal == form) return;
  Names& names = m_formal[std::move(form)];
  if (!has(names, formal)) names.push_back(std::move(formal));
}

const Nicknames::Names* Nicknames::formals(std::string_view name) const {
  const auto found = m_formal.find(name);
  return found == m_formal.end() ? nullptr : &found->second;
}

bool Nicknames::related(std::string_view left, std::string_view right) const {
  if (left == right) return false;
  const Names* of_left = formals(left);
  if (of_left != nullptr && has(*of_left, right)) return true;
  const Names* of_right = formals(right);
  if (of_right == nullptr) return false;
  if (has(*of_right, left)) return true;
  return of_left != nullptr &&
         std::ranges::any_of(*of_left, [&](const std::string& formal) { return has(*of_right, formal); });
}

std::vector<std::string_view> Nicknames::stands_for(std::string_view name) const {
  std::vector<std::string_view> names{name};
  if (const Names* found = formals(name)) {
    for (const std::string& formal : *found) {
      if (names.size() < most_meanings) names.push_back(formal);
    }
  }
  return names;
}

std::optional<std::string_view> Nicknames::formal_of(std::string_view name) const {
  const Names* found = formals(name);
  if (found == nullptr) return std::nullopt;
  return found->front();
}

}  // namespace heed::matching
