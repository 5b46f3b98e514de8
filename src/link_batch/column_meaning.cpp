#include "link_batch/column_meaning.hpp"

#include <algorithm>

namespace heed::link_batch {

namespace {

bool has(const std::vector<ColumnGuess>& columns, Meaning meaning) {
  return std::any_of(columns.begin(), columns.end(),
                     [&](const ColumnGuess& column) { return column.meaning == meaning; });
}

bool mentions_time(std::string_view name) {
  const auto words = header_words(name);
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return word == "date" || word == "datum" || word == "day" || word == "time" || word == "zeit" || word == "at" ||
           word == "on";
  });
}

Meaning of_name_like(const ColumnValues& values) {
  if (values.mean_words >= 1.6) return values.organisation_word >= 0.1 ? Meaning::organisation : Meaning::full_name;
  return values.common_forename >= values.common_surname ? Meaning::forename : Meaning::surname;
}

// A column called "name" or "title" that no other column explains.
Meaning of_plain_name(const ColumnValues& values) {
  if (values.organisation_word >= 0.08 || values.has_digit >= 0.05 || values.mean_words > 3.2)
    return Meaning::organisation;
  if (values.common_forename >= 0.05 || values.common_surname >= 0.05) return Meaning::full_name;
  return values.mean_words >= 1.7 && values.mean_words <= 2.7 ? Meaning::full_name : Meaning::organisation;
}

Meaning checked_birth(const ColumnGuess& column) {
  const ColumnValues& values = column.values;
  if (values.date >= 0.4 || values.year >= 0.5) return Meaning::birth;
  if (values.number >= 0.9 && values.highest <= 31) return Meaning::birth_day;
  if (values.number < 0.9 && values.has_digit >= 0.5) return Meaning::birth;
  return meaning_of_values(column.name, values);
}

Meaning checked_birth_part(const ColumnGuess& column) {
  const ColumnValues& values = column.values;
  if (values.date >= 0.5) return Meaning::birth;
  const double most = column.meaning == Meaning::birth_year ? 2100 : 31;
  if (values.number >= 0.7 && values.lowest >= 0 && values.highest <= most) return column.meaning;
  return meaning_of_values(column.name, values);
}

Meaning checked_address(const ColumnGuess& column) {
  const ColumnValues& values = column.values;
  if (column.meaning == Meaning::house_number)
    return values.has_digit >= 0.4 && values.mean_bytes <= 14 ? Meaning::house_number : Meaning::address;
  if (values.mean_bytes <= 3) return values.has_digit >= 0.5 ? Meaning::house_number : Meaning::category;
  return values.email >= 0.5 ? Meaning::email : Meaning::address;
}

Meaning either(bool fits, const ColumnGuess& column) {
  return fits ? column.meaning : meaning_of_values(column.name, column.values);
}

// What the name said, if the values bear it out.
Meaning checked(const ColumnGuess& column) {
  const ColumnValues& values = column.values;
  switch (column.meaning) {
    case Meaning::unknown: return meaning_of_values(column.name, values);
    case Meaning::phone: return either(values.digits6 >= 0.5, column);
    case Meaning::email: return either(values.email >= 0.3, column);
    case Meaning::handle: return values.email >= 0.5 ? Meaning::email : Meaning::handle;
    case Meaning::sex: return values.sex >= 0.7 ? Meaning::sex : Meaning::category;
    case Meaning::postcode: return either(values.has_digit >= 0.5 && values.mean_bytes <= 12, column);
    case Meaning::plate: return either(values.has_digit >= 0.5 && values.mean_bytes <= 12, column);
    case Meaning::identifier: return either(values.has_digit >= 0.5, column);
    case Meaning::age: return either(values.has_digit >= 0.3 && values.date < 0.5, column);
    case Meaning::birth: return checked_birth(column);
    case Meaning::birth_year:
    case Meaning::birth_month:
    case Meaning::birth_day: return checked_birth_part(column);
    case Meaning::house_number:
    case Meaning::address: return checked_address(column);
    case Meaning::salutation: return values.salutation >= 0.5 ? Meaning::salutation : Meaning::category;
    case Meaning::forename:
    case Meaning::surname:
    case Meaning::full_name:
    case Meaning::nickname:
    case Meaning::place_name: return either(values.number < 0.5 && values.date < 0.5 && values.email < 0.5, column);
    case Meaning::name:
      if (values.salutation >= 0.5) return Meaning::salutation;
      return either(values.number < 0.5 && values.date < 0.5 && values.email < 0.5, column);
    case Meaning::id: return values.unique && values.complete ? Meaning::id : Meaning::bookkeeping;
    default: return column.meaning;
  }
}

// Two columns called "name": one holds the forename.
void settle_two_names(ColumnGuess& first, ColumnGuess& second) {
  const auto forename_like = [](const ColumnGuess& column) {
    return column.values.common_forename - column.values.common_surname;
  };
  const bool exchanged = forename_like(second) > forename_like(first) + 0.05;
  first.meaning = exchanged ? Meaning::surname : Meaning::forename;
  second.meaning = exchanged ? Meaning::forename : Meaning::surname;
}

Meaning settled_name(const ColumnGuess& column, const std::vector<ColumnGuess>& columns) {
  const bool forename = has(columns, Meaning::forename), surname = has(columns, Meaning::surname);
  const bool one_word = column.values.mean_words < 1.6;
  if (one_word && surname && !forename) return Meaning::forename;
  if (one_word && forename && !surname) return Meaning::surname;
  const bool person = forename || surname || has(columns, Meaning::birth) || has(columns, Meaning::sex) ||
                      has(columns, Meaning::birth_year) || has(columns, Meaning::nickname) ||
                      has(columns, Meaning::age);
  return person ? Meaning::full_name : of_plain_name(column.values);
}

void settle_names(std::vector<ColumnGuess>& columns) {
  std::vector<ColumnGuess*> names;
  for (ColumnGuess& column : columns) {
    if (column.meaning == Meaning::name) names.push_back(&column);
  }
  const bool none_yet = !has(columns, Meaning::forename) && !has(columns, Meaning::surname);
  if (names.size() == 2 && none_yet && names[0]->values.mean_words < 1.6 && names[1]->values.mean_words < 1.6 &&
      header_words(names[0]->name).front() == header_words(names[1]->name).front()) {
    settle_two_names(*names[0], *names[1]);
    return;
  }
  for (ColumnGuess* column : names) column->meaning = settled_name(*column, columns);
}

// A forename column with both names in it, and no column for the other.
void settle_whole_names(std::vector<ColumnGuess>& columns) {
  const bool forename = has(columns, Meaning::forename), surname = has(columns, Meaning::surname);
  for (ColumnGuess& column : columns) {
    const bool alone =
        (column.meaning == Meaning::forename && !surname) || (column.meaning == Meaning::surname && !forename);
    if (alone && column.values.mean_words >= 1.8) column.meaning = Meaning::full_name;
  }
}

// Year, month and day without a word of birth: a date of birth when there is no other and all three are there.
void settle_plain_dates(std::vector<ColumnGuess>& columns) {
  const bool whole = has(columns, Meaning::year) && has(columns, Meaning::month) && has(columns, Meaning::day);
  const bool birth = has(columns, Meaning::birth) || has(columns, Meaning::birth_year);
  for (ColumnGuess& column : columns) {
    const bool use = whole && !birth;
    if (column.meaning == Meaning::year) column.meaning = use ? Meaning::birth_year : Meaning::number;
    if (column.meaning == Meaning::month) column.meaning = use ? Meaning::birth_month : Meaning::number;
    if (column.meaning == Meaning::day) column.meaning = use ? Meaning::birth_day : Meaning::number;
  }
}

// "make" and "model" are of cars only where there is something else of a car.
void settle_vehicles(std::vector<ColumnGuess>& columns) {
  if (has(columns, Meaning::plate) || has(columns, Meaning::vehicle_colour)) return;
  for (ColumnGuess& column : columns) {
    if (column.meaning == Meaning::vehicle_make) column.meaning = Meaning::organisation;
  }
}

}  // namespace

Meaning meaning_of_values(std::string_view name, const ColumnValues& values) {
  if (values.email >= 0.8) return Meaning::email;
  if (values.handle >= 0.8) return Meaning::handle;
  if (values.date >= 0.8)
    return mentions_time(name) && values.last_year - values.first_year <= 40 ? Meaning::category : Meaning::birth;
  if (values.salutation >= 0.9) return Meaning::salutation;
  if (values.sex >= 0.9 && values.distinct >= 2 && values.distinct <= 8) return Meaning::sex;
  if (values.uk_postcode >= 0.7) return Meaning::postcode;
  if (values.plate >= 0.8) return Meaning::plate;
  if (values.phone >= 0.8) return Meaning::phone;
  if (values.number >= 0.8) return Meaning::number;
  const bool digits = values.has_digit >= 0.4;
  if (digits && values.mean_words >= 2 && values.mean_words <= 8 && values.digits6 < 0.3) return Meaning::address;
  if (!digits && (values.common_forename >= 0.12 || values.common_surname >= 0.1)) return of_name_like(values);
  if (values.organisation_word >= 0.1 || values.mean_words >= 2.2) return Meaning::organisation;
  return Meaning::category;
}

std::vector<ColumnGuess> guess_columns(const CsvTable& table) {
  std::vector<ColumnGuess> columns;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    columns.push_back({table.columns[i], meaning_of_name(table.columns[i]), look_at(table, i)});
    columns.back().meaning = checked(columns.back());
  }
  settle_plain_dates(columns);
  settle_vehicles(columns);
  settle_names(columns);
  settle_whole_names(columns);
  return columns;
}

}  // namespace heed::link_batch
