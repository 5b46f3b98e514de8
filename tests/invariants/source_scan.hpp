// Finds message keys in C++ source, well enough to prove that each is there and each is used.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace heed::invariants {

// A string literal, wherever it stands.
struct Literal {
  std::string file;
  int line = 0;
  std::string text;
};

// t("key", {{"name", value}}) or words("key"): the literals of the first argument that look like keys, and the names in
// the second. No names when the second argument is not written out.
struct Call {
  std::string file;
  int line = 0;
  std::vector<std::string> keys;
  std::optional<std::set<std::string>> names;
};

struct Source {
  std::vector<Literal> literals;
  std::vector<Call> calls;
};

// "tell.danger.title": lower-case words joined by points, at least two.
bool is_key(std::string_view text);
// "tell.danger.": the start of a key that code completes, at least two words.
bool is_key_start(std::string_view text);

void scan_text(std::string_view text, const std::string& file, Source& source);
// Every .cpp and .hpp below the folder but tests.
Source scan_folder(const std::filesystem::path& folder);

}  // namespace heed::invariants
