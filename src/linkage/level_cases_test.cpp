// tests/linkage/levels.cases: what the default comparisons say of two values.
#include <gtest/gtest.h>

#include "linkage/batch.hpp"
#include "linkage/test_records.hpp"
#include "matching/cases_for_test.hpp"

namespace heed::linkage {
namespace {

std::vector<std::string> parts_of(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (const std::string_view part : split(text, separator)) {
    if (!trim(part).empty()) parts.emplace_back(trim(part));
  }
  return parts;
}

// "forename+surname" → two columns; what stands in brackets belongs to the first.
struct Subject {
  std::vector<Column> columns;
  std::string qualifier;
};

Subject subject_of(std::string_view kind) {
  Subject subject;
  const auto bracket = kind.find('(');
  if (bracket != std::string_view::npos) {
    subject.qualifier = std::string(kind.substr(bracket + 1, kind.find(')') - bracket - 1));
    kind = kind.substr(0, bracket);
  }
  for (const std::string& name : parts_of(kind, '+')) {
    const auto type = matching::parse_attribute_type(name);
    EXPECT_TRUE(type.has_value()) << name;
    if (type) subject.columns.push_back({name, *type, Preparation::normal});
  }
  return subject;
}

void fill(TestRecord& record, const Subject& subject, const std::string& field) {
  record.qualify(subject.qualifier);
  if (subject.columns.size() == 1) {
    record.set(0, parts_of(field, ';'));
    return;
  }
  const auto fields = parts_of(field, '+');
  for (std::size_t i = 0; i < subject.columns.size() && i < fields.size(); ++i) record.set(i, {fields[i]});
}

TEST(LevelCases, TheDefaultComparisonsSayWhatAPractitionerWould) {
  const auto cases = matching::read_cases("tests/linkage/levels.cases", 4);
  EXPECT_GE(cases.size(), 120U);
  for (const auto& one : cases) {
    const Subject subject = subject_of(one.fields[0]);
    ASSERT_FALSE(subject.columns.empty()) << "line " << one.line;
    const Model model = make_model(subject.columns);
    TestRecord left(model.columns), right(model.columns);
    fill(left, subject, one.fields[1]);
    fill(right, subject, one.fields[2]);
    const Comparison& comparison = model.comparisons[0];
    const Record left_record = left.record(), right_record = right.record();
    const std::uint16_t level = compare(comparison, left_record, right_record).level;
    EXPECT_EQ(comparison.levels[level].label, one.fields[3])
        << "levels.cases:" << one.line << ": " << one.fields[0] << " | " << one.fields[1] << " | " << one.fields[2];
    EXPECT_EQ(compare(comparison, right_record, left_record).level, level)
        << "levels.cases:" << one.line << ", exchanged";
  }
}

}  // namespace
}  // namespace heed::linkage
