// What is compared when nobody has said what to compare: levels for each type of attribute, from the strongest agreement down.
#include <algorithm>
#include <cmath>
#include <string>

#include "linkage/batch.hpp"

namespace heed::linkage {

namespace {

using enum Measure;
using Columns = std::vector<Column>;

Condition test(Measure measure, std::uint16_t left, std::uint16_t right, double threshold = 0,
               Part part = Part::whole) {
  Condition condition;
  condition.kind = Condition::Kind::test;
  condition.measure = measure;
  condition.left = {left, part};
  condition.right = {right, part};
  condition.threshold = threshold;
  return condition;
}

Condition either(std::vector<Condition> parts) {
  Condition condition;
  condition.kind = Condition::Kind::any;
  condition.parts = std::move(parts);
  return condition;
}

// Builds the levels of one comparison over one column.
class Levels {
 public:
  Levels(const Columns& columns, std::uint16_t column) : m_columns(columns), m_column(column) {
    m_comparison.name = columns[column].name;
    Level missing;
    missing.label = "not known";
    missing.condition.kind = Condition::Kind::missing;
    missing.condition.left = {column, Part::whole};
    missing.null_level = true;
    m_comparison.levels.push_back(missing);
  }

  // `frequency`: how far the value's own frequency replaces the average one.
  Levels& level(std::string label, Condition condition, double frequency = 0) {
    Level level;
    level.label = std::move(label);
    level.condition = std::move(condition);
    if (frequency > 0) {
      level.frequency_column = m_columns[m_column].name;
      level.frequency_weight = frequency;
    }
    m_comparison.levels.push_back(std::move(level));
    return *this;
  }
  Levels& level(std::string label, Measure measure, double threshold = 0, double frequency = 0,
                Part part = Part::whole) {
    return level(std::move(label), test(measure, m_column, m_column, threshold, part), frequency);
  }
  // The value stands in another column of the other record.
  Levels& exchanged(const std::vector<std::uint16_t>& others) {
    std::vector<Condition> ways;
    for (const std::uint16_t other : others) {
      if (other == m_column) continue;
      ways.push_back(test(exact, m_column, other));
      ways.push_back(test(exact, other, m_column));
    }
    if (!ways.empty()) level("in another field", either(std::move(ways)));
    return *this;
  }
  // The chance of the level just made is known, and better so than from the few pairs of a table that reach it.
  Levels& by_chance(double u) {
    m_comparison.levels.back().u = u;
    m_comparison.levels.back().fixed_u = true;
    return *this;
  }
  // The level just made weighs nothing.
  Levels& says_nothing() {
    m_comparison.levels.back().null_level = true;
    return *this;
  }
  Comparison otherwise() {
    level("different", Condition{});
    return std::move(m_comparison);
  }

 private:
  const Columns& m_columns;
  std::uint16_t m_column;
  Comparison m_comparison;
};

// Records of the number, the address on the net or the plate itself, and not of whoever uses it: one that is told of often is no less
// the same one.
bool is_of_things(const Columns& columns) {
  return std::ranges::all_of(columns, [](const Column& column) {
    return matching::identifies(column.type) || column.type == AttributeType::vehicle_make ||
           column.type == AttributeType::vehicle_colour || column.type == AttributeType::category;
  });
}

bool is_name(AttributeType type) {
  return type == AttributeType::forename || type == AttributeType::surname || type == AttributeType::nickname;
}

std::vector<std::uint16_t> name_columns(const Columns& columns) {
  std::vector<std::uint16_t> found;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (is_name(columns[i].type)) found.push_back(static_cast<std::uint16_t>(i));
  }
  return found;
}

Comparison name_levels(Levels levels, AttributeType type, const Columns& columns) {
  levels.level("the same", exact, 0, 1);
  if (type != AttributeType::surname) levels.level("a short form or variant", nickname, 0, 0.5);
  levels.level("one slip", damerau_levenshtein, 1, 0.5).level("very alike", jaro_winkler, 0.92, 0.5);
  levels.level("sounds the same", phonetic, 0, 0.25)
      .level("alike", jaro_winkler, 0.85)
      .exchanged(name_columns(columns));
  return levels.level("a little alike", jaro_winkler, 0.7).otherwise();
}

Comparison full_name_levels(Levels levels) {
  levels.level("the same", exact, 0, 1)
      .level("the same words", word_overlap, 0.99, 0.5)
      .level("nearly all words", word_overlap, 0.75);
  levels.level("one slip", damerau_levenshtein, 1).level("one within the other", word_containment, 0.99);
  levels.level("very alike", jaro_winkler, 0.92)
      .level("half the words", word_overlap, 0.4)
      .level("alike", jaro_winkler, 0.85);
  return levels.level("a word", word_containment, 0.3).otherwise();
}

Comparison birth_levels(Levels levels) {
  levels.level("the same day", exact, 0, 1)
      .level("one slip", damerau_levenshtein, 1)
      .level("numbers exchanged", swapped_date);
  levels.level("fits the age", compatible_birth).level("two slips", damerau_levenshtein, 2);
  levels.level("within a year", birth_apart_years, 1).level("within three years", birth_apart_years, 3);
  return levels.level("within ten years", birth_apart_years, 10).otherwise();
}

Comparison email_levels(Levels levels, double frequency) {
  levels.level("the same", exact, 0, frequency).level("the same before the @", exact, 0, 0, Part::email_user);
  levels.level("two slips", damerau_levenshtein, 2).level("alike", jaro_winkler, 0.88);
  return levels.level("alike before the @", jaro_winkler, 0.88, 0, Part::email_user).otherwise();
}

Comparison words_levels(Levels levels) {
  levels.level("the same", exact, 0, 1)
      .level("nearly all words", word_overlap, 0.8, 0.5)
      .level("one slip", damerau_levenshtein, 1, 0.5);
  levels.level("one within the other", word_containment, 0.99).level("very alike", jaro_winkler, 0.92);
  return levels.level("half the words", word_overlap, 0.4).level("a word", word_containment, 0.3).otherwise();
}

// A sign of a plate is the same by chance about once in twelve: letters seldomer, digits and years of issue more often. That is taken from
// how plates are made, and not from the table: few pairs of it fit in six signs, and nearly all of these are the same car.
double fits_by_chance(int signs) { return std::pow(12.0, -signs); }

// Two parts of a plate that contradict each other nowhere, and have too little in common to be found by it, say nothing. One slip in
// seven signs can stand in any of them.
Comparison plate_levels(Levels levels, double frequency) {
  levels.level("the same", whole_plate, 0, frequency);
  if (frequency == 0) levels.by_chance(fits_by_chance(7));
  levels.level("fits, seven known", compatible_plate, 7)
      .by_chance(fits_by_chance(7))
      .level("fits, six known", compatible_plate, 6)
      .by_chance(fits_by_chance(6))
      .level("fits, five known", compatible_plate, 5)
      .by_chance(fits_by_chance(5))
      .level("one slip, six agree", slipped_plate, 6)
      .by_chance(7 * fits_by_chance(6))
      .level("fits, four known", compatible_plate, 4)
      .by_chance(fits_by_chance(4))
      .level("one slip, five agree", slipped_plate, 5)
      .by_chance(7 * fits_by_chance(5))
      .level("fits, three known", compatible_plate, 3)  // met often enough to be counted
      .level("fits, too little known", compatible_plate, 0)
      .says_nothing();
  return levels.otherwise();
}

Comparison postcode_levels(Levels levels) {
  levels.level("the same", exact, 0, 1).level("one slip", damerau_levenshtein, 1);
  levels.level("the same sector", exact, 0, 0, Part::postcode_sector);
  return levels.level("the same district", exact, 0, 0, Part::postcode_district).otherwise();
}

Comparison category_levels(Levels levels) {
  levels.level("the same", exact, 0, 1)
      .level("one slip", damerau_levenshtein, 1)
      .level("very alike", jaro_winkler, 0.92);
  return levels.level("nearly all words", word_overlap, 0.7).level("half the words", word_overlap, 0.4).otherwise();
}

Comparison levels_of(const Columns& columns, std::uint16_t column) {
  Levels levels(columns, column);
  const AttributeType type = columns[column].type;
  const double frequency = is_of_things(columns) ? 0 : 1;  // of what identifies
  switch (type) {
    case AttributeType::forename:
    case AttributeType::surname:
    case AttributeType::nickname: return name_levels(std::move(levels), type, columns);
    case AttributeType::full_name: return full_name_levels(std::move(levels));
    case AttributeType::date_of_birth: return birth_levels(std::move(levels));
    case AttributeType::email: return email_levels(std::move(levels), frequency);
    case AttributeType::phone:
    case AttributeType::identifier:
      return levels.level("the same", exact, 0, frequency)
          .level("one slip", damerau_levenshtein, 1)
          .level("two slips", damerau_levenshtein, 2)
          .level("the same end", suffix, 4)
          .otherwise();
    case AttributeType::handle:
      return levels.level("the same", exact, 0, frequency)
          .level("one slip", damerau_levenshtein, 1)
          .level("very alike", jaro_winkler, 0.92)
          .level("alike", jaro_winkler, 0.85)
          .otherwise();
    case AttributeType::plate: return plate_levels(std::move(levels), frequency);
    case AttributeType::postcode: return postcode_levels(std::move(levels));
    case AttributeType::address:
    case AttributeType::place_name:
    case AttributeType::school:
    case AttributeType::organisation: return words_levels(std::move(levels));
    case AttributeType::category: return category_levels(std::move(levels));
    case AttributeType::sex:
    case AttributeType::vehicle_make:
    case AttributeType::vehicle_colour: return levels.level("the same", exact, 0, 1).otherwise();
  }
  return levels.otherwise();
}

}  // namespace

Model make_model(std::vector<Column> columns) {
  Model model;
  for (std::size_t column = 0; column < columns.size(); ++column) {
    model.comparisons.push_back(levels_of(columns, static_cast<std::uint16_t>(column)));
  }
  model.columns = std::move(columns);
  return model;
}

}  // namespace heed::linkage
