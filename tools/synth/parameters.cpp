#include "synth/parameters.hpp"

#include <toml++/toml.h>
#include <initializer_list>
#include <set>

namespace heed::synth {
namespace {

struct Entry {
  std::string_view key;
  double* to;
};

constexpr std::array<std::string_view, known_fields> known_names{
    "forename", "surname", "nickname", "dob",     "birth_year", "age",    "sex",
    "phone",    "email",   "handle",   "address", "postcode",   "school", "place"};

Error refuse(const std::string& what) { return {ErrorKind::invalid, "synth.parameters", what}; }

// Every key named and no other, each a number that is not negative.
Result<void> read_table(const toml::table& table, const std::string& section, std::initializer_list<Entry> entries,
                        const std::set<std::string_view>& besides = {}) {
  std::set<std::string_view> named = besides;
  for (const Entry& entry : entries) {
    named.insert(entry.key);
    const auto number = table[entry.key].value<double>();
    if (!number || *number < 0) return refuse(section + "." + std::string(entry.key) + " must be a number, 0 or more");
    *entry.to = *number;
  }
  for (const auto& [key, value] : table) {
    if (!named.contains(key.str())) return refuse(section + "." + std::string(key.str()) + " is not known");
  }
  return {};
}

Result<void> read_weights(const toml::table& root, std::string_view section, std::string_view key,
                          std::vector<double>& to) {
  const toml::array* array = root[section][key].as_array();
  if (!array || array->empty())
    return refuse(std::string(section) + "." + std::string(key) + " must be a list of weights");
  for (const auto& node : *array) {
    const auto number = node.value<double>();
    if (!number || *number < 0)
      return refuse(std::string(section) + "." + std::string(key) + " holds what is no weight");
    to.push_back(*number);
  }
  return {};
}

Result<void> read_knowledge(const toml::table& agency, const std::string& name, std::string_view of, Knowledge& to) {
  const toml::table* table = agency[of].as_table();
  if (!table) return refuse("agency." + name + "." + std::string(of) + " is missing");
  std::size_t read = 0;
  for (std::size_t field = 0; field < known_fields; ++field) {
    const auto number = (*table)[known_names[field]].value<double>();
    if (number) ++read;
    to[field] = number.value_or(0.0);  // what an agency does not name it does not know
  }
  if (read != table->size())
    return refuse("agency." + name + "." + std::string(of) + " names a field that is not known");
  return {};
}

Result<Agency> read_agency(const std::string& name, const toml::table& table) {
  Agency a;
  a.name = name;
  TRY(read_table(table, "agency." + name,
                 {{"weight", &a.weight},
                  {"ear", &a.ear},
                  {"keyboard", &a.keyboard},
                  {"script", &a.script},
                  {"informal", &a.informal},
                  {"marks_kept", &a.marks_kept},
                  {"friends", &a.friends},
                  {"sibling", &a.sibling},
                  {"parent", &a.parent},
                  {"offender", &a.offender},
                  {"vehicle", &a.vehicle},
                  {"contact", &a.contact},
                  {"location", &a.location},
                  {"plate", &a.plate},
                  {"whole_plate", &a.whole_plate},
                  {"make", &a.make},
                  {"colour", &a.colour},
                  {"place_name", &a.place_name},
                  {"place_address", &a.place_address},
                  {"place_postcode", &a.place_postcode}},
                 {"child", "adult"}));
  TRY(read_knowledge(table, name, "child", a.child));
  TRY(read_knowledge(table, name, "adult", a.adult));
  return a;
}

Result<void> read_traditions(const toml::table& root, Parameters& p) {
  const toml::table* table = root["traditions"].as_table();
  if (!table || table->empty()) return refuse("traditions must name at least one file of names/");
  for (const auto& [key, node] : *table) {
    const auto share = node.value<double>();
    if (!share || *share < 0) return refuse("traditions." + std::string(key.str()) + " must be a share");
    p.traditions.emplace_back(std::string(key.str()), *share);
  }
  return {};
}

Result<void> read_agencies(const toml::table& root, Parameters& p) {
  const toml::table* table = root["agency"].as_table();
  if (!table || table->size() < 2) return refuse("agency must name at least two kinds of reporter");
  for (const auto& [key, node] : *table) {
    if (!node.is_table()) return refuse("agency." + std::string(key.str()) + " must be a table");
    p.agencies.push_back(TRY(read_agency(std::string(key.str()), *node.as_table())));
  }
  return {};
}

Result<void> read_section(const toml::table& root, const std::string& name, std::initializer_list<Entry> entries,
                          const std::set<std::string_view>& besides = {}) {
  const toml::table* table = root[name].as_table();
  if (!table) return refuse("section " + name + " is missing");
  return read_table(*table, name, entries, besides);
}

Result<void> read_lives(const toml::table& root, Parameters& p) {
  auto& s = p.sizing;
  TRY(read_section(root, "size",
                   {{"mentions_per_concern", &s.mentions_per_concern},
                    {"pool_per_subject", &s.pool_per_subject},
                    {"days", &s.days}}));
  auto& f = p.families;
  TRY(read_section(root, "families",
                   {{"twins", &f.twins},
                    {"mixed_names", &f.mixed_names},
                    {"one_parent", &f.one_parent},
                    {"spare_surname", &f.spare_surname},
                    {"nickname_child", &f.nickname_child},
                    {"flat", &f.flat}},
                   {"children"}));
  auto& c = p.changes;
  return read_section(root, "changes",
                      {{"child_phone", &c.child_phone},
                       {"adult_phone", &c.adult_phone},
                       {"offender_phone_days", &c.offender_phone_days},
                       {"handle", &c.handle},
                       {"moves", &c.moves},
                       {"married", &c.married},
                       {"recycled_phone", &c.recycled_phone},
                       {"reused_handle", &c.reused_handle},
                       {"shared_phone", &c.shared_phone},
                       {"no_phone", &c.no_phone},
                       {"landline", &c.landline}});
}

Result<void> read_events(const toml::table& root, Parameters& p) {
  auto& c = p.concerns;
  TRY(read_section(root, "concerns",
                   {{"agency_changes", &c.agency_changes},
                    {"echo", &c.echo},
                    {"mistaken", &c.mistaken},
                    {"malicious", &c.malicious},
                    {"soon", &c.soon},
                    {"middle", &c.middle},
                    {"delay_long", &c.delay_long},
                    {"friend_known", &c.friend_known},
                    {"sibling_known", &c.sibling_known},
                    {"parent_named", &c.parent_named}},
                   {"per_child"}));
  auto& r = p.rings;
  return read_section(root, "rings",
                      {{"alone", &r.alone},
                       {"one_place", &r.one_place},
                       {"extra_adults", &r.extra_adults},
                       {"own_vehicle", &r.own_vehicle},
                       {"hire_car", &r.hire_car},
                       {"taxi", &r.taxi},
                       {"street_name", &r.street_name},
                       {"common_place", &r.common_place},
                       {"other_school", &r.other_school}},
                      {"children"});
}

Result<void> read_faults(const toml::table& root, Parameters& p) {
  auto& e = p.errors;
  TRY(read_section(root, "errors",
                   {{"dob_swapped", &e.dob_swapped},
                    {"dob_digit", &e.dob_digit},
                    {"dob_year", &e.dob_year},
                    {"dob_january", &e.dob_january},
                    {"age_off", &e.age_off},
                    {"age_far", &e.age_far},
                    {"sex", &e.sex},
                    {"phone_digit", &e.phone_digit},
                    {"phone_shape", &e.phone_shape},
                    {"address_short", &e.address_short},
                    {"address_typed", &e.address_typed},
                    {"postcode", &e.postcode},
                    {"school_short", &e.school_short},
                    {"school_wrong", &e.school_wrong},
                    {"place_town", &e.place_town},
                    {"handle", &e.handle},
                    {"email", &e.email},
                    {"plate_confused", &e.plate_confused},
                    {"plate_wrong", &e.plate_wrong},
                    {"make", &e.make},
                    {"colour", &e.colour},
                    {"forename_only", &e.forename_only},
                    {"second_half", &e.second_half}}));
  auto& r = p.people;
  TRY(read_section(root, "people",
                   {{"mean_records", &r.mean_records},
                    {"field_error", &r.field_error},
                    {"missing", &r.missing},
                    {"moved", &r.moved},
                    {"new_phone", &r.new_phone},
                    {"new_email", &r.new_email},
                    {"nickname", &r.nickname},
                    {"married", &r.married},
                    {"swapped", &r.swapped}}));
  auto& n = p.names;
  return read_section(root, "names", {{"offset", &n.offset}, {"census", &n.census}});
}

}  // namespace

Result<Parameters> read_parameters(const std::string& path) {
  toml::table root;
  try {
    root = toml::parse_file(path);
  } catch (const toml::parse_error& error) {
    return refuse(path + " line " + std::to_string(error.source().begin.line) + " is not TOML");
  }
  Parameters p;
  TRY(read_lives(root, p));
  TRY(read_events(root, p));
  TRY(read_faults(root, p));
  TRY(read_weights(root, "families", "children", p.children_per_family));
  TRY(read_weights(root, "concerns", "per_child", p.concerns_per_child));
  TRY(read_weights(root, "rings", "children", p.children_per_ring));
  TRY(read_traditions(root, p));
  TRY(read_agencies(root, p));
  return p;
}

}  // namespace heed::synth
