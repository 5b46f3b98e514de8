// A schema for a table that nobody has described. Columns that say the same twice are compared once: the engine takes fields for
// independent, and would count such evidence double.
#include <algorithm>
#include <optional>
#include <utility>

#include "link_batch/column_meaning.hpp"
#include "link_batch/input_checks.hpp"
#include "link_batch/schema.hpp"

namespace heed::link_batch {

namespace {

// Columns that agree in this share of rows are one column written twice.
constexpr double the_same = 0.95;
constexpr double part_of = 0.7;

std::optional<AttributeType> type_of(Meaning meaning) {
  switch (meaning) {
    case Meaning::forename: return AttributeType::forename;
    case Meaning::surname: return AttributeType::surname;
    case Meaning::name:
    case Meaning::full_name: return AttributeType::full_name;
    case Meaning::nickname: return AttributeType::nickname;
    case Meaning::birth:
    case Meaning::birth_year: return AttributeType::date_of_birth;
    case Meaning::sex: return AttributeType::sex;
    case Meaning::phone: return AttributeType::phone;
    case Meaning::email: return AttributeType::email;
    case Meaning::handle: return AttributeType::handle;
    case Meaning::plate: return AttributeType::plate;
    case Meaning::vehicle_make: return AttributeType::vehicle_make;
    case Meaning::vehicle_colour: return AttributeType::vehicle_colour;
    case Meaning::address: return AttributeType::address;
    case Meaning::postcode: return AttributeType::postcode;
    case Meaning::place_name: return AttributeType::place_name;
    case Meaning::school: return AttributeType::school;
    case Meaning::organisation: return AttributeType::organisation;
    case Meaning::identifier: return AttributeType::identifier;
    case Meaning::id:
    case Meaning::truth:
    case Meaning::bookkeeping:
    case Meaning::barred:
    case Meaning::salutation:
    case Meaning::told_day: return std::nullopt;
    default: return AttributeType::category;
  }
}

bool names_a_thing(Meaning meaning) {
  const auto type = type_of(meaning);
  for (const Meaning part : {Meaning::birth_month, Meaning::birth_day, Meaning::age, Meaning::house_number}) {
    if (meaning == part) return true;
  }
  return (type && *type != AttributeType::category && *type != AttributeType::identifier) || meaning == Meaning::truth;
}

// Types of which a record may well have several values: further columns of them add to the first.
bool is_of_many(AttributeType type) {
  return type == AttributeType::phone || type == AttributeType::email || type == AttributeType::handle ||
         type == AttributeType::nickname;
}

// "home", "work": an address of another kind is not the second line of the first.
std::string role_of(std::string_view name) {
  for (const std::string& word : header_words(name)) {
    for (const std::string_view role : {"home", "work", "mail", "mailing", "billing", "shipping", "previous", "former",
                                        "old", "new", "business", "alternate", "alt", "birth"})
      if (word == role) return word;
  }
  return {};
}

std::string scheme_of(std::string_view name) {
  for (const std::string& word : header_words(name)) {
    if (word == "nhs" || word == "upn") return word;
  }
  return {};
}

SchemaColumn ignored(const std::string& name) {
  SchemaColumn column;
  column.name = name;
  column.ignore = true;
  return column;
}

std::string date_order_of(const ColumnValues& values) {
  if (values.month_first > values.day_first) return "mdy";
  return values.day_first > 0 || values.day_compact > 0.3 ? "dmy" : "";
}

class Guesser {
 public:
  explicit Guesser(const CsvTable& table)
      : m_table(table), m_columns(guess_columns(table)), m_state(m_columns.size(), State::open) {}

  std::string id() const {
    if (spoilt_id(m_table)) return {};  // what is meant as the ids is there, and no other column takes its place
    const auto first = [&](auto may_be) -> std::string {
      for (const ColumnGuess& column : m_columns) {
        if (column.values.unique && column.values.complete && may_be(column)) return column.name;
      }
      return {};
    };
    const std::string found = first([](const ColumnGuess& column) { return !names_a_thing(column.meaning); });
    return found.empty() ? first([](const ColumnGuess&) { return true; }) : found;
  }

  Schema run() {
    m_schema.id = id();
    drop_what_is_not_compared();
    drop_what_is_said_twice();
    plan_birth();
    plan_addresses();
    plan_platform();
    for (std::size_t i = 0; i < m_columns.size(); ++i) add(i);
    keep_to_the_limit();
    m_schema.kind = kind();
    return std::move(m_schema);
  }

 private:
  // open: not decided; dropped: ignored, and said so; part: in another column of the schema.
  enum class State : std::uint8_t { open, dropped, part };
  using Indices = std::vector<std::size_t>;

  Indices open_of(Meaning meaning) const {
    Indices found;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
      if (m_state[i] == State::open && m_columns[i].meaning == meaning) found.push_back(i);
    }
    return found;
  }

  std::vector<std::string> names_of(const Indices& indices) const {
    std::vector<std::string> names;
    names.reserve(indices.size());
    for (const std::size_t i : indices) names.push_back(m_columns[i].name);
    return names;
  }

  void drop(std::size_t i) { m_state[i] = State::dropped; }

  void drop_what_is_not_compared() {
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
      const ColumnGuess& column = m_columns[i];
      const bool row_numbers = column.values.unique && column.values.complete && column.meaning == Meaning::number;
      const bool only_id = column.name == m_schema.id && !names_a_thing(column.meaning);
      if (!type_of(column.meaning) || column.values.all_equal || row_numbers || only_id) drop(i);
    }
  }

  void drop_what_is_said_twice() {
    for (std::size_t later = 1; later < m_columns.size(); ++later) {
      for (std::size_t i = 0; i < later && m_state[later] == State::open; ++i) {
        const bool comparable = m_state[i] == State::open && m_columns[i].meaning == m_columns[later].meaning;
        if (comparable && sameness(m_table, i, later) >= the_same) drop(later);
      }
    }
    const Indices forenames = open_of(Meaning::forename), surnames = open_of(Meaning::surname);
    Indices whole = open_of(Meaning::full_name);
    for (const std::size_t full : whole) {
      if (!forenames.empty() && !surnames.empty() && contained(m_table, forenames[0], surnames[0], full) >= part_of)
        drop(full);
    }
    whole = open_of(Meaning::full_name);
    for (std::size_t i = 1; i < whole.size(); ++i) {
      if (contained(m_table, whole[0], whole[0], whole[i]) >= part_of ||
          contained(m_table, whole[i], whole[i], whole[0]) >= part_of)
        drop(whole[i]);
    }
  }

  void plan_birth() {
    const Indices whole = open_of(Meaning::birth), years = open_of(Meaning::birth_year),
                  months = open_of(Meaning::birth_month), days = open_of(Meaning::birth_day),
                  ages = open_of(Meaning::age);
    for (const Indices* parts : {&years, &months, &days}) {
      for (std::size_t i = 0; i < parts->size(); ++i) {
        if (!whole.empty())
          drop((*parts)[i]);
        else if (i == 0 && parts != &years && !years.empty())
          m_state[(*parts)[i]] = State::part;
      }
    }
    if (whole.empty() && !years.empty() && !months.empty()) {
      m_birth_parts = {years[0], months[0]};
      if (!days.empty()) m_birth_parts.push_back(days[0]);
    }
    const auto told = std::find_if(m_columns.begin(), m_columns.end(),
                                   [](const ColumnGuess& column) { return column.meaning == Meaning::told_day; });
    if (told != m_columns.end()) m_told_on = told->name;
    if (whole.empty() || ages.empty()) return;
    if (m_told_on.empty()) {
      for (const std::size_t age : ages) drop(age);
      return;
    }
    m_age_beside_birth = names_of(ages);
    for (const std::size_t age : ages) m_state[age] = State::part;
  }

  // House number, street and further lines of one address are put together: a line may slip from one column to the next.
  void plan_addresses() {
    Indices all;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
      const Meaning meaning = m_columns[i].meaning;
      if (m_state[i] == State::open && (meaning == Meaning::address || meaning == Meaning::house_number))
        all.push_back(i);
    }
    while (!all.empty()) {
      const std::string role = role_of(m_columns[all[0]].name);
      Indices lines, others;
      for (const std::size_t i : all) (role_of(m_columns[i].name) == role ? lines : others).push_back(i);
      const bool street = std::any_of(lines.begin(), lines.end(),
                                      [&](std::size_t i) { return m_columns[i].meaning == Meaning::address; });
      if (street && lines.size() > 1) {
        for (const std::size_t i : lines) m_state[i] = State::part;
        m_state[lines[0]] = State::open;
        m_addresses.push_back(lines);
      }
      all = others;
    }
  }

  // Where a handle is used belongs to it: the same name on two platforms is two people's.
  void plan_platform() {
    const bool handles =
        std::ranges::any_of(m_columns, [](const ColumnGuess& column) { return column.meaning == Meaning::handle; });
    for (std::size_t i = 0; handles && m_platform.empty() && i < m_columns.size(); ++i) {
      if (header_words(m_columns[i].name) != std::vector<std::string>{"platform"}) continue;
      m_platform = m_columns[i].name;
      drop(i);
    }
  }

  // A name for a new column that no column of the table has, but for its parts.
  std::string new_name(std::string_view wanted, const std::vector<std::string>& parts) const {
    std::string name(wanted);
    const auto taken = [&] {
      const bool part = std::find(parts.begin(), parts.end(), name) != parts.end();
      const bool used = std::any_of(m_schema.columns.begin(), m_schema.columns.end(),
                                    [&](const SchemaColumn& column) { return column.name == name; });
      return used || (!part && m_table.find(name).has_value());
    };
    while (taken()) name += '_';
    return name;
  }

  void add(std::size_t i) {
    const ColumnGuess& column = m_columns[i];
    if (m_state[i] == State::part) return;
    SchemaColumn out;
    out.name = column.name;
    out.ignore = m_state[i] == State::dropped;
    if (!out.ignore) describe(i, out);
    if (!add_to_first(out)) m_schema.columns.push_back(std::move(out));
  }

  void describe(std::size_t i, SchemaColumn& out) {
    const ColumnGuess& column = m_columns[i];
    out.type = type_of(column.meaning).value_or(AttributeType::category);
    if (out.type == AttributeType::identifier) out.qualifier = scheme_of(column.name);
    if (out.type == AttributeType::handle) out.platform = m_platform;
    if (out.type == AttributeType::date_of_birth) out.date_order = date_order_of(column.values);
    if (is_of_many(out.type)) out.separator = column.values.separator;
    if (!m_birth_parts.empty() && m_birth_parts[0] == i) {
      out.parts = names_of(m_birth_parts);
      out.name = new_name("date_of_birth", out.parts);
    }
    for (const Indices& lines : m_addresses) {
      if (lines[0] != i) continue;
      out.type = AttributeType::address;
      out.parts = names_of(lines);
      out.name = new_name("address", out.parts);
    }
    if (column.meaning == Meaning::birth && !m_age_beside_birth.empty()) {
      out.also = std::exchange(m_age_beside_birth, {});
      out.told_on = m_told_on;
    }
    if (column.meaning == Meaning::age && !m_told_on.empty()) {
      out.type = AttributeType::date_of_birth;
      out.told_on = m_told_on;
    }
  }

  // A second telephone is a further value of the first.
  bool add_to_first(const SchemaColumn& column) {
    if (column.ignore || !is_of_many(column.type)) return false;
    for (SchemaColumn& first : m_schema.columns) {
      if (first.ignore || first.type != column.type) continue;
      first.also.push_back(column.name);
      return true;
    }
    return false;
  }

  void keep_to_the_limit() {
    std::size_t compared = 0;
    for (const SchemaColumn& column : m_schema.columns) compared += column.ignore ? 0U : 1U;
    for (auto column = m_schema.columns.rbegin(); compared > most_compared_columns && column != m_schema.columns.rend();
         ++column) {
      if (column->ignore || column->type != AttributeType::category) continue;
      *column = ignored(column->name);
      --compared;
    }
    for (auto column = m_schema.columns.rbegin(); compared > most_compared_columns && column != m_schema.columns.rend();
         ++column) {
      if (column->ignore || !column->parts.empty()) continue;
      *column = ignored(column->name);
      --compared;
    }
  }

  bool compares(std::initializer_list<AttributeType> types) const {
    return std::any_of(m_schema.columns.begin(), m_schema.columns.end(), [&](const SchemaColumn& column) {
      return !column.ignore && std::find(types.begin(), types.end(), column.type) != types.end();
    });
  }

  EntityKind kind() const {
    using enum AttributeType;
    if (compares({forename, surname, full_name, date_of_birth, sex})) return EntityKind::child;
    if (compares({plate})) return EntityKind::vehicle;
    if (compares({organisation, school})) return EntityKind::organisation;
    if (compares({phone, email, handle})) return EntityKind::contact;
    if (compares({address, postcode, place_name})) return EntityKind::place;
    return EntityKind::child;
  }

  const CsvTable& m_table;
  std::vector<ColumnGuess> m_columns;
  std::vector<State> m_state;
  Indices m_birth_parts;
  std::vector<Indices> m_addresses;
  std::vector<std::string> m_age_beside_birth;
  std::string m_told_on, m_platform;
  Schema m_schema;
};

}  // namespace

Schema guess_schema(const CsvTable& table) { return Guesser(table).run(); }

std::string guess_id(const CsvTable& table) { return Guesser(table).id(); }

}  // namespace heed::link_batch
