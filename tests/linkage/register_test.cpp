// A register of invented people in which families, namesakes and neighbours outnumber those who stand in it twice: what is learnt without
// labels must be who is one, and not who lives together, is called alike or lives in one street.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "link_batch/evaluate.hpp"
#include "linkage/batch.hpp"
#include "linkage/test_records.hpp"
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

struct Linked {
  linkage::BatchResult result;
  std::vector<std::uint32_t> truth;
};

Linked link_people(const std::set<AttributeType>& types) {
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
  return {linkage::link(table, nullptr), std::move(truth)};
}

double f1_with(const std::set<AttributeType>& types) {
  const Linked linked = link_people(types);
  expect_chance_elsewhere(linked.result.model);
  return link_batch::evaluate_clusters(linked.result.cluster, linked.truth, 0).agreement.f1();
}

linkage::Model learnt_of(const std::set<AttributeType>& types) { return link_people(types).result.model; }

using enum AttributeType;

TEST(Register, PeopleAreToldFromTheirFamiliesAndNamesakes) {
  EXPECT_GT(f1_with({forename, surname, date_of_birth, address, postcode, phone, email, sex}), 0.98);
}

// A family's twin, and one whose first name nobody told: surname, address and day of birth agree.
TEST(Register, TheDayOfBirthIsNoProofWhereOneOfTwinsHasNoName) {
  const linkage::Model model = learnt_of({forename, surname, date_of_birth, address, postcode});
  linkage::Model without = model;
  for (linkage::Level& level : without.comparisons[*model.column("date_of_birth")].levels)
    level.alike[index_of(linkage::Alike::relatives)] = level.u;
  linkage::TestRecord one(model.columns), other(model.columns);
  for (linkage::TestRecord* record : {&one, &other}) {
    record->set(*model.column("surname"), {"Poole"}).set(*model.column("date_of_birth"), {"2008-06-29"});
    record->set(*model.column("address"), {"89 Brook Road"}).set(*model.column("postcode"), {"ZZ1 7JF"});
  }
  one.set(*model.column("forename"), {"Grace"});
  const auto left = one.record(), right = other.record();
  EXPECT_LT(linkage::score(model, left, right).weight, linkage::score(without, left, right).weight - 3);
  other.set(*model.column("forename"), {"Henry"});
  EXPECT_LT(linkage::score(model, left, other.record()).weight, 0) << "twins of two names are two";
}

TEST(Register, AnAddressOnTheNetThatIsMadeOfANameIsNoSecondReason) {
  EXPECT_GT(f1_with({forename, date_of_birth, phone, email}), 0.96);
}

TEST(Register, AStreetIsNoHouseholdAndAHouseholdIsNobody) {
  EXPECT_GT(f1_with({forename, surname, address, postcode}), 0.83);
}

}  // namespace
}  // namespace heed
