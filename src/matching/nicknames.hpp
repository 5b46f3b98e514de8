// Short forms and variants of forenames ("liz" – "elizabeth", "mo" – "mohammed"), from data files that people can add to.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.hpp"

namespace heed::matching {

class Nicknames {
 public:
  // The table that is built in: content/linkage/nicknames.csv and name_variants.csv, put into the program when it is built.
  static const Nicknames& built_in();
  // Lines "formal,short"; '#' starts a comment. Names are normalised. Error: invalid, with the line's number.
  static Result<Nicknames> parse(std::string_view text);

  // Whether one is a form of the other, or both are short forms of one name. False for equal names.
  bool related(std::string_view left, std::string_view right) const;
  // The names that `name` may stand for (itself first): keys for blocking. At most 8.
  std::vector<std::string_view> stands_for(std::string_view name) const;
  std::size_t size() const { return m_formal.size(); }

 private:
  std::unordered_map<std::string, std::vector<std::string>> m_formal;  // short form → formal names, in order
};

}  // namespace heed::matching
