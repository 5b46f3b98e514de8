// Names, tradition by tradition, from names/*.toml. Which tradition a name comes from is known to the truth columns alone: it is there
// to measure whether all names are served equally, and it never becomes an attribute of a mention.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "synth/parameters.hpp"
#include "synth/random.hpp"

namespace heed::synth {

enum class Sex : std::uint8_t { female, male };

// Names with weights.
class NameList {
 public:
  NameList() = default;
  // The r-th name weighs 1 / (r + offset), and "Nguyen:14" fourteen times as much.
  static NameList by_rank(std::vector<std::string> names, double offset);
  static NameList by_count(const std::vector<std::pair<std::string, double>>& counted);
  bool empty() const { return m_names.empty(); }
  const std::vector<std::string>& names() const { return m_names; }
  // Precondition: not empty.
  const std::string& pick(Random& random) const;

 private:
  std::vector<std::string> m_names;
  std::vector<double> m_up_to;
};

// How surnames go in a family.
enum class SurnameRule {
  shared,              // one for all
  shared_by_children,  // mothers keep their own
  gendered,            // -ski, -ska
  gendered_ova,        // Horváth, Horváthová
  women_own,           // women often an epithet of their own
  father_forename,     // the father's forename, then the grandfather's
  singh_kaur,          // Singh or Kaur, with or without a family name
};

struct Tradition {
  std::string name;
  double share = 0;
  SurnameRule rule = SurnameRule::shared;
  double unfamiliar = 1;  // names are misspelt so much oftener than English ones
  double order_swapped = 0, surname_tail = 0, forename_tail = 0, census = 0;
  NameList girls, boys, women, men, surnames, women_surnames;
  NameList census_girls, census_boys, census_surnames;
  std::vector<std::string> surname_starts, surname_ends, forename_starts_girls, forename_starts_boys,
      forename_ends_girls, forename_ends_boys;
  std::map<std::string, std::vector<std::string>, std::less<>> variants, nicknames;
  std::vector<std::pair<std::string, std::string>> sounds;

  enum class Age { child, adult };
  std::string forename(Sex sex, Age age, Random& random) const;
  std::string surname(Random& random) const;
  // What someone called so goes by, or nothing.
  std::string nickname(std::string_view forename, Random& random) const;
};

struct NameBook {
  std::vector<Tradition> traditions;
  std::vector<double> shares;
  std::vector<std::string> street_names, towns, streets, street_kinds, saints;
  std::map<std::string, std::pair<std::vector<std::string>, std::vector<std::string>>>
      places;  // kind → first words, last words
  std::size_t draw(Random& random) const { return random.weighted(shares); }
};

// Reads names/<tradition>.toml and names/words.toml under `folder`; counts of names when `census_folder` is not empty.
// Errors: invalid, code synth.names, detail naming file and key.
Result<NameBook> read_names(const std::string& folder, const std::string& census_folder, const Parameters& parameters);
// As many as the tradition's rule makes of a family name for one member.
std::string surname_for(const Tradition& tradition, std::string_view family_name, Sex sex, Random& random);
// last-names.csv, male-first-names.csv, female-first-names.csv (US Census counts as published with clkhash).
Result<void> read_census(const std::string& folder, double share, Tradition& tradition);

}  // namespace heed::synth
