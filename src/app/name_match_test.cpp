#include "app/name_match.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "app/json_fields.hpp"

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
  EXPECT_EQ(name_words("Qu\u00ADill\u200Dfe\u2060ather"), " quillfeather ") << "what nobody sees divides no name";
  EXPECT_EQ(name_parts("राम कुमार").size(), 2U) << "nor do vowel signs";
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

TEST(NamesInConcern, TitlesMiddleNamesAndLettersHideNobody) {
  const std::vector<Case> cases{{"Ines Fictional", "", "Dr Ines Fictional", true},
                                {"Otto Fictional", "", "Mr. Otto Fictional", true},
                                {"Uma Fictional", "", "Cllr Uma Fictional", true},
                                {"Ida Fictional", "", "Ida Mary Fictional", true},
                                {"Eve Fictional", "", "Eve Fictional MBE", true},
                                {"Eve Fictional", "", "Eve Fictional, M.B.E.", true},
                                {"Eve Fictional", "", "Rev. Dr Eve Fictional BA (Hons)", true},
                                {"", "Eve Fictional waits", "Eve Fictional, night team", true},
                                {"", "Ines Fictional waits", "PC 4521 Ines Fictional", true},
                                {"", "Dr Quentin waits", "Dr Quentin", true},
                                {"Quentin", "", "Dr Quentin", true},
                                {"Dr Quentin", "", "Quentin", true},
                                {"Max J Quillfeather", "", "Max Quillfeather", true},
                                {"Quillfeather, Max", "", "Max Quillfeather", true},
                                {"Max Quillfeather", "", "Quillfeather, Max", true},
                                {"Max Quill-Feather", "", "Quill-Feather, Max J", true},
                                {"Max Quillfeather", "", "Max (Maxwell) Quillfeather", true},
                                {"", "I saw Max J. Quillfeather there", "Max Quillfeather", true},
                                {"", "I saw Max James Otto Quillfeather there", "Max Quillfeather", true},
                                {"", "i saw max james quillfeather there", "Max Quillfeather", true},
                                {"", "MAX JAMES QUILLFEATHER", "Max Quillfeather", true},
                                {"", "It is Max A Quillfeather", "Max Quillfeather", true},
                                {"", "Ana de la Quillfeather", "Ana Quillfeather", true},
                                {"", "Max and Zoe Quillfeather fight", "Max Quillfeather", true},
                                {"", "On the list: Quillfeather, Max", "Max Quillfeather", true},
                                {"", "Max Quillfeather did", "Quillfeather, Max", true},
                                {"", "Max Quill\u00ADfeather did", "Max Quillfeather", true},
                                {"", "Ma\u00ADx\u200B Quillfeather did", "Max Quillfeather", true},
                                {"Jack Ma", "", "Jack Ma", true},
                                {"Jack Ma", "", "Jack Lin Ma", true},
                                {"J Quillfeather", "", "J. Max Quillfeather", true}};
  expect_names(cases, std::nullopt);
}

TEST(NamesInConcern, NamesakesByOneNameOnlyReadIt) {
  const std::vector<Case> cases{{"Dr Fictional", "", "Dr Ines Fictional", false},
                                {"Mr Otto Other", "", "Mr Otto Fictional", false},
                                {"Eve Other MBE", "", "Eve Fictional MBE", false},
                                {"Jack", "", "Jack Ma", false},
                                {"Mary Fictional", "", "Ida Mary Fictional", false},
                                {"", "Max told Ines Fictional", "Max Fictional", false},
                                {"", "I told Max. Ines Fictional came", "Max Fictional", false},
                                {"", "Max, Ines Fictional and others", "Max Fictional", false},
                                {"", "Max One Two Three Fictional", "Max Fictional", false},
                                {"", "He will hurt a young girl", "Will Young", false},
                                {"", "he will hurt a young girl", "Will Young", false},
                                {"", "HE WILL HURT A YOUNG GIRL", "Will Young", false},
                                {"", "Will hurts young girls", "Will Young", false},
                                {"", "A young man, will he stop?", "Will Young", false},
                                {"", "Dr Other came", "Dr Ines Fictional", false}};
  expect_names(cases, std::nullopt);
}

TEST(IsOneName, AlsoWithATitle) {
  for (const auto* name : {"Gus", "Gus (night team)", "Dr Gus", "Mr. Gus", "PC 4521 Gus", "Gus MBE", "Dr"})
    EXPECT_TRUE(is_one_name(name)) << name;
  for (const auto* name : {"", "Gus Worker", "Dr Gus Worker", "Jack Ma", "Worker, Gus", "Max (Maxwell) Quillfeather"})
    EXPECT_FALSE(is_one_name(name)) << name;
}

TEST(IsOneName, WhatIsTooLongIsNoNameAndTakesNoTime) {
  EXPECT_TRUE(is_one_name(" Gus\r\n"));
  EXPECT_TRUE(is_one_name(std::string(300, 'a')));
  EXPECT_FALSE(is_one_name(std::string(301, 'a')));
  std::string marks = "a";
  for (int i = 0; i < 200'000; ++i) marks += i % 2 == 0 ? "\u0301" : "\u0316";
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_FALSE(is_one_name(marks));
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(5)) << "the square of it took ten";
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
                                {"Fictional", "", "Eve Fictional MBE", true},
                                {"Dr Fictional", "", "Fictional, Eve", true},
                                {"", "I saw Eve there", "Rev. Eve Fictional", true},
                                {"", "The Rev came", "Rev. Eve Fictional", false},
                                {"", "The Team came", "Eve Fictional, Team manager", false},
                                {"", "Ami\u00ADna did", "Amina Worker", true},
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

// Writes a name into one text of a draft, counted through all that it has.
class NamePlanter {
 public:
  explicit NamePlanter(std::size_t where) : m_where(where) {}

  void operator()(std::string_view field, std::string& text) {
    if (m_next++ != m_where) return;
    planted_in = m_part + std::string(field);
    text = field.ends_with("email") ? "amina.worker@example.org" : "Amina Worker";
  }
  void operator()(std::string_view, bool) {}
  void operator()(std::string_view, std::vector<std::string>&) {}
  template <class Part>
  void operator()(std::string_view field, std::vector<Part>& parts) {
    (*this)(field, parts.emplace_back());
  }
  template <class Part>
    requires std::is_class_v<Part>
  void operator()(std::string_view field, Part& part) {
    m_part = std::string(field) + ".";
    each_field(*this, part);
    m_part.clear();
  }

  std::string planted_in;

 private:
  std::size_t m_where, m_next = 0;
  std::string m_part;
};

// A draft that has what a professional must give, with the name in the text of that number; false when there is none.
bool plant(domain::ConcernDraft& draft, std::size_t where, std::string& planted_in) {
  draft.reporter_kind = "professional";
  draft.worry = "A worry.";
  draft.reporter.name = "Somebody Else";
  draft.referral.role = "nurse";
  draft.referral.organisation = "a clinic";
  draft.referral.work_phone = "01632 960001";
  NamePlanter planter(where);
  each_field(planter, draft);
  planted_in = planter.planted_in;
  return !planted_in.empty();
}

// Every field that a draft has, also one that is new: that app/json_fields.hpp names them all is checked with the canaries.
TEST(NamesInConcern, WhoIsNamedInFullInAnyTextIsFound) {
  std::set<std::string> no_text;
  std::string field;
  std::size_t texts = 0;
  for (domain::ConcernDraft draft; plant(draft, texts, field); draft = {}, ++texts) {
    const auto made = domain::make_concern(draft);
    if (const auto* concern = std::get_if<domain::Concern>(&made))
      EXPECT_TRUE(NamesInConcern(*concern).include("Amina Worker")) << field;
    else
      no_text.insert(field);
  }
  EXPECT_GT(texts, 60U);
  EXPECT_EQ(no_text, (std::set<std::string>{"reporter_kind", "language", "children.disability", "observations.item",
                                            "observations.kind", "observations.how_known", "adults.works_with_children",
                                            "adults.works_for_us", "adults.access_now", "contact_points.kind",
                                            "reporter.contact_wanted", "referral.consent"}))
      << "what only takes a code; whatever takes words is read for names";
}

TEST(NamesInConcern, OfStaffAFirstNameInASchoolOrAStreetIsNobodys) {
  domain::Concern concern;
  concern.adults.resize(1);
  concern.adults[0].works_for_us = domain::YesNo::yes;
  concern.children.resize(1);
  concern.children[0].school = "St Mary's School";
  concern.places.resize(1);
  concern.places[0].address = "12 Albert Street";
  concern.reporter.email = "carys@example.org";
  for (const auto* name : {"Mary Worker", "Albert Worker", "Carys Manager"})
    EXPECT_FALSE(NamesInConcern(concern).include(name)) << name;
  concern.places[0].name = "Albert's flat";
  EXPECT_TRUE(NamesInConcern(concern).include("Albert Worker"));
}

}  // namespace
}  // namespace heed::app
