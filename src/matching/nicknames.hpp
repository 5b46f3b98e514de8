// Short forms and variants of forenames ("liz" – "elizabeth", "mo" – "mohammed"), from data files that people can add to.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "matching/value.hpp"

namespace heed::matching {

class Nicknames {
 public:
  // The table that is built in: content/linkage/nicknames.csv and name_variants.csv, put into the program when it is built.
  static const Nicknames& built_in();
  // name_variants.csv alone: spellings of one name ("mohammed" – "muhammad"), no short forms.
  static const Nicknames& built_in_variants();
  // Lines "formal,short"; '#' starts a comment. Names are normalised. Error: invalid, with the line's number.
  static Result<Nicknames> parse(std::string_view text);

  // Whether one is a form of the other, or both are short forms of one name. False for equal names. Allocates nothing.
  bool related(std::string_view left, std::string_view right) const;
  // The names that `name` may stand for (itself first): keys for blocking. At most 8.
  std::vector<std::string_view> stands_for(std::string_view name) const;
  // The first name that `name` is a form of, or nothing.
  std::optional<std::string_view> formal_of(std::string_view name) const;
  std::size_t size() const { return m_formal.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return hash_of(text); }
  };
  using Names = std::vector<std::string>;

  const Names* formals(std::string_view name) const;
  void add(std::string formal, std::string form);
  Result<void> read(std::string_view text);

  std::unordered_map<std::string, Names, Hash, std::equal_to<>> m_formal;  // short form → formal names, in order
};

}  // namespace heed::matching
