#include "synth/names.hpp"

#include <fmt/core.h>
#include <toml++/toml.h>
#include <algorithm>

#include "base/text.hpp"
#include "synth/text.hpp"

namespace heed::synth {
namespace {

Error refuse(const std::string& what) { return {ErrorKind::invalid, "synth.names", what}; }

using Alternatives = std::map<std::string, std::vector<std::string>, std::less<>>;

// "A = B | C, D = E"
Alternatives read_alternatives(std::string_view text) {
  Alternatives read;
  for (const std::string& item : split_list(text)) {
    const auto equals = item.find('=');
    if (equals == std::string::npos) continue;
    auto& to = read[std::string(trim(std::string_view(item).substr(0, equals)))];
    for (const std::string_view other : split(std::string_view(item).substr(equals + 1), '|'))
      to.emplace_back(trim(other));
  }
  return read;
}

// "sz > sh, c > "
std::vector<std::pair<std::string, std::string>> read_sounds(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> read;
  for (const std::string& item : split_list(text)) {
    const auto arrow = item.find('>');
    if (arrow == std::string::npos) continue;
    read.emplace_back(trim(std::string_view(item).substr(0, arrow)), trim(std::string_view(item).substr(arrow + 1)));
  }
  return read;
}

Result<SurnameRule> read_rule(std::string_view text) {
  static const std::map<std::string_view, SurnameRule> rules{
      {"shared", SurnameRule::shared},        {"shared_by_children", SurnameRule::shared_by_children},
      {"gendered", SurnameRule::gendered},    {"gendered_ova", SurnameRule::gendered_ova},
      {"women_own", SurnameRule::women_own},  {"father_forename", SurnameRule::father_forename},
      {"singh_kaur", SurnameRule::singh_kaur}};
  const auto found = rules.find(text);
  if (found == rules.end()) return refuse("surname_rule is not known");
  return found->second;
}

Result<toml::table> read_file(const std::string& path) {
  try {
    return toml::parse_file(path);
  } catch (const toml::parse_error& error) {
    return refuse(path + " line " + std::to_string(error.source().begin.line) + " cannot be read");
  }
}

std::string text_of(const toml::table& table, std::string_view key) { return table[key].value_or(std::string()); }

Result<Tradition> read_tradition(const std::string& path, double offset) {
  const toml::table table = TRY(read_file(path));
  Tradition t;
  t.rule = TRY(read_rule(text_of(table, "surname_rule")));
  t.order_swapped = table["order_swapped"].value_or(0.0);
  t.unfamiliar = table["unfamiliar"].value_or(1.0);
  t.surname_tail = table["surname_tail"].value_or(0.0);
  t.forename_tail = table["forename_tail"].value_or(0.0);
  const auto list = [&](std::string_view key) { return NameList::by_rank(split_list(text_of(table, key)), offset); };
  t.girls = list("girls"), t.boys = list("boys"), t.women = list("women"), t.men = list("men");
  t.surnames = list("surnames"), t.women_surnames = list("women_surnames");
  t.surname_starts = split_parts(text_of(table, "surname_starts"));
  t.surname_ends = split_parts(text_of(table, "surname_ends"));
  t.forename_starts_girls = split_parts(text_of(table, "forename_starts_girls"));
  t.forename_starts_boys = split_parts(text_of(table, "forename_starts_boys"));
  t.forename_ends_girls = split_parts(text_of(table, "forename_ends_girls"));
  t.forename_ends_boys = split_parts(text_of(table, "forename_ends_boys"));
  t.variants = read_alternatives(text_of(table, "variants"));
  t.nicknames = read_alternatives(text_of(table, "nicknames"));
  t.sounds = read_sounds(text_of(table, "sounds"));
  if (t.girls.empty() || t.boys.empty() || t.surnames.empty())
    return refuse(path + " leaves girls, boys or surnames out");
  return t;
}

std::string joined(const std::vector<std::string>& starts, const std::vector<std::string>& ends, Random& random) {
  // One after the other: C++ does not say which operand of + is drawn first.
  const std::string& start = starts[random.skewed(starts.size())];
  return start + ends[random.skewed(ends.size())];
}

}  // namespace

NameList NameList::by_rank(std::vector<std::string> names, double offset) {
  NameList list;
  double sum = 0;
  for (std::size_t rank = 1; rank <= names.size(); ++rank) {
    std::string& name = names[rank - 1];
    double times = 1;
    if (const auto colon = name.find(':'); colon != std::string::npos) {
      times = parse_number(std::string_view(name).substr(colon + 1)).value_or(1);
      name.resize(colon);
    }
    list.m_up_to.push_back(sum += times / (static_cast<double>(rank) + offset));
  }
  list.m_names = std::move(names);
  return list;
}

NameList NameList::by_count(const std::vector<std::pair<std::string, double>>& counted) {
  NameList list;
  double sum = 0;
  for (const auto& [name, count] : counted) {
    list.m_names.push_back(name);
    list.m_up_to.push_back(sum += count);
  }
  return list;
}

const std::string& NameList::pick(Random& random) const {
  const auto at = std::upper_bound(m_up_to.begin(), m_up_to.end(), random.real() * m_up_to.back());
  return m_names[std::min<std::size_t>(static_cast<std::size_t>(at - m_up_to.begin()), m_names.size() - 1)];
}

std::string Tradition::forename(Sex sex, Age age, Random& random) const {
  const bool female = sex == Sex::female;
  if (random.chance(census)) return (female ? census_girls : census_boys).pick(random);
  const auto& starts = female ? forename_starts_girls : forename_starts_boys;
  const auto& ends = female ? forename_ends_girls : forename_ends_boys;
  if (!starts.empty() && !ends.empty() && random.chance(forename_tail)) return joined(starts, ends, random);
  const NameList& grown = female ? women : men;
  if (age == Age::adult && !grown.empty()) return grown.pick(random);
  return (female ? girls : boys).pick(random);
}

std::string Tradition::surname(Random& random) const {
  if (random.chance(census)) return census_surnames.pick(random);
  if (!surname_starts.empty() && random.chance(surname_tail)) return joined(surname_starts, surname_ends, random);
  return surnames.pick(random);
}

std::string Tradition::nickname(std::string_view forename, Random& random) const {
  const auto found = nicknames.find(forename);
  if (found != nicknames.end()) return random.pick(found->second);
  const std::string plain = without_marks(forename);
  if (plain.size() < 6 || !is_letter(plain[3])) return "";
  std::string cut = plain.substr(0, random.chance(0.5) ? 3 : 4);
  if (random.chance(0.3)) cut += 'y';
  return cut;
}

std::string surname_for(const Tradition& tradition, std::string_view family_name, Sex sex, Random& random) {
  std::string name(family_name);
  if (tradition.rule == SurnameRule::singh_kaur && random.chance(0.35)) {
    const std::string own = sex == Sex::female ? "Kaur" : "Singh";
    return random.chance(0.5) ? own : own + " " + name;
  }
  if (sex == Sex::male) return name;
  const auto ends_with_any = [&](std::initializer_list<std::string_view> ends) {
    return std::any_of(ends.begin(), ends.end(), [&](auto end) { return name.ends_with(end); });
  };
  if (tradition.rule == SurnameRule::gendered && ends_with_any({"ski", "cki", "dzki"})) name.back() = 'a';
  if (tradition.rule == SurnameRule::gendered_ova && !ends_with_any({"i", "u", "ý", "a", "y"}) && random.chance(0.7))
    name += "ová";
  if (tradition.rule == SurnameRule::women_own && !tradition.women_surnames.empty() && random.chance(0.4))
    return tradition.women_surnames.pick(random);
  return name;
}

Result<NameBook> read_names(const std::string& folder, const std::string& census_folder, const Parameters& parameters) {
  NameBook book;
  for (const auto& [name, share] : parameters.traditions) {
    const std::string path = fmt::format("{}/names/{}.toml", folder, name);
    Tradition tradition = TRY(read_tradition(path, parameters.names.offset));
    tradition.name = name;
    tradition.share = share;
    if (name == "english" && !census_folder.empty())
      TRY(read_census(census_folder, parameters.names.census, tradition));
    book.shares.push_back(share);
    book.traditions.push_back(std::move(tradition));
  }
  const toml::table words = TRY(read_file(folder + "/names/words.toml"));
  book.street_names = split_list(text_of(words, "street_names"));
  book.towns = split_list(text_of(words, "towns"));
  book.streets = split_list(text_of(words, "streets"));
  book.street_kinds = split_list(text_of(words, "street_kinds"));
  book.saints = split_list(text_of(words, "saints"));
  if (const toml::table* places = words["places"].as_table())
    for (const auto& [kind, node] : *places)
      book.places[std::string(kind.str())] = {split_list(node.at_path("first").value_or(std::string())),
                                              split_list(node.at_path("last").value_or(std::string()))};
  if (book.saints.empty() || book.places.empty()) return refuse("words.toml leaves saints or places out");
  if (book.street_names.empty() || book.towns.empty() || book.streets.empty() || book.street_kinds.empty())
    return refuse("words.toml leaves a list out");
  return book;
}

}  // namespace heed::synth
