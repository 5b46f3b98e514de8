#include "app/name_match.hpp"

#include <gtest/gtest.h>

namespace heed::app {
namespace {

struct Case {
  std::string adult, worry, name;
  bool named;
};

void expect_names(const std::vector<Case>& cases, std::optional<domain::YesNo> works_for_us) {
  for (const auto& [adult, worry, name, named] : cases) {
    domain::Concern concern;
    concern.worry = worry;
    concern.adults.resize(1);
    concern.adults[0].name = adult;
    if (works_for_us) concern.adults[0].works_for_us = *works_for_us;
    EXPECT_EQ(NamesInConcern(concern).include(name), named) << adult << "|" << worry << "|" << name;
  }
}

TEST(NameWords, AreFoldedAndApart) {
  EXPECT_EQ(name_words("  Zoë O’Brien-Żak "), " zoe o brien zak ");
  EXPECT_EQ(name_words(""), " ");
  EXPECT_EQ(name_words("\xFF"), " ");
}

TEST(NamesInConcern, Table) {
  const std::vector<Case> cases{{"Amina Worker", "", "Amina Worker", true},
                                {"WORKER Amina", "", "Amina Worker", true},
                                {"Amina B. Worker", "", "Amina Worker", true},
                                {"Amina", "", "Amina Worker", false},
                                {"Mina Workers", "", "Amina Worker", false},
                                {"", "Amina Worker did", "Amina Worker", true},
                                {"", "Amina, a worker", "Amina Worker", false},
                                {"Amina", "", "Amina", true},
                                {"Amina Worker", "", "Amina", false},
                                {"Łucja Worker", "", "łucja worker", true},
                                {"Amina Worker", "", "Amina Worker (night team)", true},
                                {"", "Amina Worker did", "Amina Worker (night team)", true},
                                {"", "The night team did", "Amina Worker (night team)", false},
                                {"", "", "", false}};
  expect_names(cases, std::nullopt);
}

TEST(NamesInConcern, OfStaffByOneNameAlone) {
  const std::vector<Case> cases{{"Amina", "", "Amina Worker", true},
                                {"coach amina", "", "Amina Worker", true},
                                {"Amina Other", "", "Amina Worker", false},
                                {"Mr Worker", "", "Amina Worker", true},
                                {"A youth worker", "", "Amina Worker", false},
                                {"Mina", "", "Amina Worker", false},
                                {"Amina", "", "Dr Amina Worker", true},
                                {"Dr Other", "", "Dr Amina Worker", false},
                                {"", "She says Amina's car waits", "Amina Worker", true},
                                {"", "amina texts her at night", "Amina Worker", true},
                                {"", "He will stop. I hope", "Will Worker", false},
                                {"", "It is Will who does it", "Will Worker", true},
                                {"", "A worker of yours. The Worker knows", "Amina Worker", false},
                                {"", "הילדה מפחדת מדנה", "דנה Worker", false},
                                {"", "הילדה מפחדת, דנה", "דנה Worker", true},
                                {"", "", "Amina Worker", false},
                                {"", "Mr", "Mr", false},
                                {"", "", "", false}};
  expect_names(cases, domain::YesNo::yes);
}

}  // namespace
}  // namespace heed::app
