#include "link_batch/csv.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace heed::link_batch {

namespace {

Error csv_error(std::size_t line, std::string_view what) {
  return {ErrorKind::invalid, "linkage.csv", fmt::format("line {}: {}", line, what)};
}

// What 0x80 … 0x9f are in Windows-1252; the five holes become the replacement character.
constexpr std::array<char16_t, 32> windows_1252 = {0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                                   0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
                                                   0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                                   0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xc0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3f));
  } else {
    out += static_cast<char>(0xe0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
    out += static_cast<char>(0x80 | (c & 0x3f));
  }
}

std::string from_windows_1252(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char byte : text) {
    const auto c = static_cast<unsigned char>(byte);
    append_utf8(out, c >= 0x80 && c < 0xa0 ? windows_1252[c - 0x80U] : c);
  }
  return out;
}

// How often each may-be separator stands in the line that begins at `at`, outside quotes; `at` moves to the next line.
constexpr std::string_view separators = ",;\t|";
std::array<std::size_t, separators.size()> count_separators(std::string_view text, std::size_t& at) {
  std::array<std::size_t, separators.size()> counts{};
  bool quoted = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    const std::size_t which = separators.find(c);
    if (which != std::string_view::npos) ++counts[which];
  }
  while (at < text.size() && (text[at] == '\n' || text[at] == '\r')) ++at;
  return counts;
}

// The separator that the first two lines have most of; the comma when there is none.
char guess_separator(std::string_view text) {
  std::size_t at = text.find_first_not_of("\r\n");
  if (at == std::string_view::npos) return ',';
  auto counts = count_separators(text, at);
  if (at < text.size()) {
    const auto second = count_separators(text, at);
    for (std::size_t i = 0; i < counts.size(); ++i) counts[i] = std::min(counts[i], second[i]);
  }
  return separators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

// Reads cells one after the other. Quoted cells with doubled quotes shrink where they stand.
class Reader {
 public:
  Reader(std::string& text, const CsvOptions& options)
      : m_at(text.data()), m_end(text.data() + text.size()), m_separator(options.separator), m_options(options) {
    m_ends['\n'] = m_ends['\r'] = m_ends[static_cast<unsigned char>(m_separator)] = true;
  }

  // Appends the cells of the next line that holds something; false at the end.
  Result<bool> line(std::vector<std::string_view>& cells) {
    while (m_at < m_end && (*m_at == '\n' || *m_at == '\r')) end_line();
    if (m_at == m_end) return false;
    m_first_line = m_line;
    for (;;) {
      cells.push_back(TRY(cell()));
      if (m_at < m_end && *m_at == m_separator) {
        ++m_at;
        continue;
      }
      if (m_at < m_end) end_line();
      return true;
    }
  }

  // Where the last line began: a quoted cell may go over several.
  std::size_t line_number() const { return m_first_line; }

 private:
  void end_line() {
    if (*m_at == '\r' && m_at + 1 < m_end && m_at[1] == '\n') ++m_at;
    ++m_at;
    ++m_line;
  }

  Result<std::string_view> cell() {
    while (m_at < m_end && *m_at == ' ') ++m_at;
    if (m_at < m_end && *m_at == '"') return quoted();
    const char* start = m_at;
    while (m_at < m_end && !m_ends[static_cast<unsigned char>(*m_at)]) ++m_at;
    return checked(start, m_at);
  }

  Result<std::string_view> quoted() {
    const std::size_t opened = m_line;
    char* start = ++m_at;
    char* out = start;
    for (;; ++m_at) {
      if (m_at == m_end)
        return csv_error(opened,
                         "a cell begins with a quotation mark and none ends it; write \" within a cell as \"\"");
      if (*m_at == '\n') ++m_line;
      if (*m_at == '"') {
        ++m_at;
        if (m_at == m_end || *m_at != '"') break;
      }
      *out++ = *m_at;
    }
    while (m_at < m_end && *m_at == ' ') ++m_at;
    if (m_at < m_end && !m_ends[static_cast<unsigned char>(*m_at)])
      return csv_error(
          m_line,
          "something stands between a closing quotation mark and the next cell; write \" within a cell as \"\"");
    return checked(start, out);
  }

  Result<std::string_view> checked(const char* start, const char* end) const {
    const auto size = static_cast<std::size_t>(end - start);
    if (size > m_options.most_cell_bytes)
      return csv_error(
          m_line, fmt::format("a cell of more than {} bytes; is a quotation mark missing?", m_options.most_cell_bytes));
    return std::string_view(start, size);
  }

  char* m_at;
  char* m_end;
  char m_separator;
  const CsvOptions& m_options;
  std::array<bool, 256> m_ends{};
  std::size_t m_line = 1, m_first_line = 1;
};

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

Result<std::vector<std::string>> column_names(const std::vector<std::string_view>& header, const CsvOptions& options) {
  if (header.size() > options.most_columns)
    return csv_error(1, fmt::format("{} columns, at most {}", header.size(), options.most_columns));
  std::vector<std::string> names;
  for (const std::string_view cell : header) {
    const std::string_view name = trimmed(cell);
    std::string own = name.empty() ? fmt::format("column_{}", names.size() + 1) : std::string(name);
    const auto same = std::find(names.begin(), names.end(), own);
    if (same != names.end())
      return csv_error(1, fmt::format("columns {} and {} have the same name; give each its own",
                                      same - names.begin() + 1, names.size() + 1));
    names.push_back(std::move(own));
  }
  return names;
}

// Whether anything in the text is UTF-8 and not ASCII: then what is not UTF-8 is a damage, and no other encoding.
struct Lines {
  bool has_utf8 = false;
  std::size_t first_that_is_not = 0;  // from 1; 0 = none
};

Lines look_at_lines(std::string_view text) {
  Lines found;
  std::size_t number = 0;
  for (const std::string_view line : split(text, '\n')) {
    ++number;
    const bool is_ascii =
        std::none_of(line.begin(), line.end(), [](char c) { return static_cast<signed char>(c) < 0; });
    if (is_ascii) continue;
    if (is_utf8(line))
      found.has_utf8 = true;
    else if (found.first_that_is_not == 0)
      found.first_that_is_not = number;
  }
  return found;
}

// UTF-8 without a byte-order mark, whatever it was. `line`: the first that is not UTF-8; 0 = all are.
Result<std::string> readable(std::string text, std::size_t& line) {
  if (text.starts_with("\xef\xbb\xbf")) text.erase(0, 3);
  if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff"))
    return csv_error(1, "this file is UTF-16; save it as UTF-8");
  if (is_utf8(text)) return text;
  const Lines lines = look_at_lines(text);
  line = lines.first_that_is_not;
  if (lines.has_utf8)
    return csv_error(line, "what is not UTF-8, in a file that otherwise is; mend it, or save the file anew");
  return from_windows_1252(text);
}

}  // namespace

std::optional<std::size_t> CsvTable::find(std::string_view column) const {
  const auto found = std::find(columns.begin(), columns.end(), column);
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

Result<CsvTable> CsvTable::parse(std::string text, const CsvOptions& asked) {
  CsvTable table;
  table.m_text = std::make_unique<std::string>(TRY(readable(std::move(text), table.m_other_from)));
  CsvOptions options = asked;
  if (options.separator == 0) options.separator = guess_separator(*table.m_text);
  Reader reader(*table.m_text, options);
  std::vector<std::string_view> header;
  if (!TRY(reader.line(header))) return csv_error(1, "the file holds nothing; its first line must name the columns");
  table.columns = TRY(column_names(header, options));
  const std::size_t width = header.size();
  const std::size_t lines = static_cast<std::size_t>(std::count(table.m_text->begin(), table.m_text->end(), '\n'));
  table.m_cells.reserve(std::min((lines + 1) * width, table.m_text->size() + 1));
  for (std::size_t before = 0; TRY(reader.line(table.m_cells)); before = table.m_cells.size()) {
    const std::size_t cells = table.m_cells.size() - before;
    if (cells != width)
      return csv_error(reader.line_number(), fmt::format("{} cells where the header has {}", cells, width));
  }
  return table;
}

void append_csv_cell(std::string& line, std::string_view cell) {
  const bool padded = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
  if (!padded && cell.find_first_of(",;|\t\"\r\n") == std::string_view::npos) {
    line += cell;
    return;
  }
  line += '"';
  for (const char c : cell) {
    if (c == '"') line += '"';
    line += c;
  }
  line += '"';
}

}  // namespace heed::link_batch
