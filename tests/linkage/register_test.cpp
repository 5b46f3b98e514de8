// A register of invented people in which families, namesakes and neighbours outnumber those who stand in it twice: what is learnt without
// labels must be who is one, and not who lives together, is called alike or lives in one street.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "link_batch/evaluate.hpp"
#include "linkage/batch.hpp"
#include "matching/value.hpp"
#include "synth/people.hpp"
#include "synth/synth_for_test.hpp"

namespace heed {
namespace {

using matching::AttributeType;

struct Field {
  AttributeType type;
  std::string synth::PersonRow::* text;
};

const std::vector<Field>& all_fields() {
  static const std::vector<Field> fields = {
      {AttributeType::forename, &synth::PersonRow::forename}, {AttributeType::surname, &synth::PersonRow::surname},
      {AttributeType::date_of_birth, &synth::PersonRow::dob}, {AttributeType::address, &synth::PersonRow::address},
      {AttributeType::postcode, &synth::PersonRow::postcode}, {AttributeType::phone, &synth::PersonRow::phone},
      {AttributeType::email, &synth::PersonRow::email},       {AttributeType::sex, &synth::PersonRow::sex}};
  return fields;
}

const std::vector<synth::PersonRow>& people() {
  constexpr std::size_t rows = 8000;
  static const auto made = synth::make_people(synth::test_parameters(), synth::test_names(), rows, 1);
  return made;
}

// What those who are alike share by chance is as likely as chance has it.
void expect_chance_elsewhere(const linkage::Model& model) {
  for (const linkage::Comparison& comparison : model.comparisons) {
    const AttributeType type = model.columns[*model.column(comparison.name)].type;
    for (const linkage::Level& level : comparison.levels) {
      if (!matching::goes_with_a_name(type)) {
        EXPECT_EQ(level.alike[index_of(linkage::Alike::namesakes)], level.u);
      }
      if (!matching::goes_with_a_place(type)) {
        EXPECT_EQ(level.alike[index_of(linkage::Alike::neighbours)], level.u);
      }
    }
  }
}

double f1_with(const std::set<AttributeType>& types) {
  std::vector<linkage::Column> columns;
  for (const Field& field : all_fields()) {
    if (types.contains(field.type))
      columns.push_back({std::string(to_string(field.type)), field.type, linkage::Preparation::normal});
  }
  linkage::Table table(columns);
  std::vector<std::uint32_t> truth;
  for (const synth::PersonRow& person : people()) {
    std::vector<std::vector<matching::OwnedValue>> values;
    for (const Field& field : all_fields()) {
      if (!types.contains(field.type)) continue;
      values.emplace_back();
      const std::string& text = person.*field.text;
      if (!text.empty()) values.back().push_back(matching::make_value(field.type, text));
    }
    table.add(values);
    truth.push_back(person.cluster);
  }
  const linkage::BatchResult linked = linkage::link(table, nullptr);
  expect_chance_elsewhere(linked.model);
  return link_batch::evaluate_clusters(linked.cluster, truth, 0).agreement.f1();
}

using enum AttributeType;

TEST(Register, PeopleAreToldFromTheirFamiliesAndNamesakes) {
  EXPECT_GT(f1_with({forename, surname, date_of_birth, address, postcode, phone, email, sex}), 0.98);
}

TEST(Register, AnAddressOnTheNetThatIsMadeOfANameIsNoSecondReason) {
  EXPECT_GT(f1_with({forename, date_of_birth, phone, email}), 0.96);
}

TEST(Register, AStreetIsNoHouseholdAndAHouseholdIsNobody) {
  EXPECT_GT(f1_with({forename, surname, address, postcode}), 0.83);
}

}  // namespace
}  // namespace heed
