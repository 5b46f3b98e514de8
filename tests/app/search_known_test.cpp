// Searching what is known, before anybody types it anew.
#include "app/search_known.hpp"

#include <gmock/gmock.h>

#include "app/judge_link.hpp"
#include "app/office_team.hpp"
#include "app/words_for_test.hpp"

namespace heed::app {
namespace {

using domain::Role;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class SearchKnownTest : public OfficeTeam {
 protected:
  ConcernId tell(const domain::ConcernDraft& draft) {
    office.clock.advance(std::chrono::minutes(1));
    return id_of(office.tell(draft));
  }
  ConcernId tell_of(const std::string& name, const std::string& words = "A worry about a child.") {
    auto draft = Office::worry(words);
    draft.children = {{}};
    draft.children[0].name = name;
    draft.children[0].school = "Mockton Academy";
    return tell(draft);
  }
  ConcernId tell_of_van(const std::string& plate, const std::string& colour) {
    auto draft = Office::worry();
    draft.vehicles = {{}};
    draft.vehicles[0].plate = plate;
    draft.vehicles[0].colour = colour;
    return tell(draft);
  }
  Result<SearchFound> ask(const domain::Actor& actor, const std::string& typed) {
    return SearchKnown(*office.service)(actor, typed, words_for_test());
  }
  // "child as_typed Bea Example", by hit; of several mentions the newest.
  std::vector<std::string> search(const std::string& typed, const domain::Actor& actor) {
    std::vector<std::string> lines;
    const auto found = ask(actor, typed);
    if (!found.ok()) return {found.error().code};
    for (const auto& of_kind : found->kinds)
      for (const auto& hit : of_kind.hits)
        lines.push_back(std::string(to_string(of_kind.kind)) + " " + std::string(to_string(hit.band)) + " " +
                        hit.mentions[0].mention.said[0].text);
    return lines;
  }
  std::vector<std::string> search(const std::string& typed) { return search(typed, worker); }
};

TEST_F(SearchKnownTest, FindsANameHoweverItIsSpelt) {
  tell_of("Beatrice Example");
  tell_of("Kit Sample");
  EXPECT_THAT(search("Beatrice Example"), ElementsAre("child as_typed Beatrice Example"));
  EXPECT_THAT(search("example, BEATRICE"), ElementsAre("child as_typed Beatrice Example"));
  for (const char* typed : {"Bea Exampel", "Beatris Example", "bea exa", "Beatrice", "Exampel", "BEA"})
    EXPECT_THAT(search(typed), ElementsAre(HasSubstr("Beatrice Example"))) << typed;
  EXPECT_THAT(search("Bea Exampel"), ElementsAre("child close Beatrice Example"));
  EXPECT_THAT(search("Zoe Nobody"), IsEmpty());
}

TEST_F(SearchKnownTest, SaysHowEachPartAgrees) {
  tell_of("Beatrice Example");
  const auto found = ask(worker, "Bea Exampel Mockton").value();
  ASSERT_EQ(found.hits(), 1U);
  EXPECT_THAT(found.kinds[0].hits[0].reasons,
              ElementsAre(HasSubstr("Beatrice"), HasSubstr("Example"), HasSubstr("Mockton Academy")));
  for (const auto& reason : found.kinds[0].hits[0].reasons) EXPECT_THAT(reason, testing::Not(HasSubstr("⟦")));
}

TEST_F(SearchKnownTest, FindsTelephonesFromEitherEnd) {
  tell(Office::worry("Her friend says his number is 07700 900123."));
  for (const char* typed : {"07700 900", "+44 7700 900123", "077", "0123", "900123"})
    EXPECT_THAT(search(typed), ElementsAre(HasSubstr("contact"))) << typed;
  EXPECT_THAT(search("07700 900123"), ElementsAre("contact as_typed 07700 900123"));
  EXPECT_THAT(search("07700 910123"), ElementsAre("contact close 07700 900123")) << "one digit is another";
  EXPECT_THAT(search("07700 901"), IsEmpty());
  EXPECT_THAT(search("0012"), IsEmpty());
}

TEST_F(SearchKnownTest, FindsAPartOfAPlateAndHowItLooked) {
  tell_of_van("AB12 CDE", "white");
  tell_of_van("ZZ99 XYZ", "white");
  EXPECT_THAT(search("AB1* white"), testing::Contains("vehicle close AB12 CDE"));
  EXPECT_THAT(search("AB12CDE"), ElementsAre("vehicle as_typed AB12 CDE"));
  for (const char* typed : {"ab12 cde", "12C", "CDE", "AB12", "A812"})
    EXPECT_THAT(search(typed), testing::Contains(HasSubstr("AB12 CDE"))) << typed;
}

TEST_F(SearchKnownTest, FindsNamesOfTheNetPlacesAndPostcodes) {
  auto draft = Office::worry("He is @shadow_99 there.");
  draft.places = {{}};
  draft.places[0].name = "Placeholder Inn";
  draft.places[0].address = "Station Approach, ZZ2 3QQ";
  tell(draft);
  EXPECT_THAT(search("shadow_99"), ElementsAre(HasSubstr("contact as_typed")));
  EXPECT_THAT(search("@shad"), ElementsAre(HasSubstr("contact close")));
  for (const char* typed : {"Placeholder Inn", "ZZ2", "3QQ", "ZZ2 3QQ", "placehol", "station approach"})
    EXPECT_THAT(search(typed), ElementsAre(HasSubstr("Placeholder Inn"))) << typed;
}

TEST_F(SearchKnownTest, FindsASchoolBesideAName) {
  tell_of("Bea Example");
  tell_of("Kit Sample");
  EXPECT_THAT(search("Mockton Academy"), ElementsAre("child as_typed Kit Sample", "child as_typed Bea Example"))
      << "the newest first";
  EXPECT_EQ(search("Kit Mockton").front(), "child as_typed Kit Sample");
}

TEST_F(SearchKnownTest, LeadsAReferenceToItsConcern) {
  const auto id = tell_of("Bea Example");
  const auto reference = office.memory.ports().concerns.find(id)->reference;
  EXPECT_EQ(ask(worker, reference)->concern, id);
  ASSERT_TRUE(DeclareConflict(*office.service)(worker, id).ok());
  EXPECT_EQ(ask(worker, reference)->hits(), 0U);
}

TEST_F(SearchKnownTest, FindsNothingOfWhatSomebodyMayNotRead) {
  const auto first = tell_of("Bea Example");
  tell_of("Bea Example");
  ASSERT_TRUE(DeclareConflict(*office.service)(worker, first).ok());
  EXPECT_EQ(search("Bea Example").size(), 1U);
  EXPECT_EQ(search("Bea Example", other).size(), 2U);
  auto draft = Office::worry();
  draft.adults = {{}};
  draft.adults[0].name = "Sam Placeholder";
  draft.adults[0].works_for_us = "yes";
  office.add("named.reader", "Named Reader", {Role::manager}, /*named_reader=*/true);
  tell(draft);
  EXPECT_THAT(search("Sam Placeholder"), IsEmpty());
  EXPECT_THAT(search("Sam Placeholder", manager), ElementsAre("adult as_typed Sam Placeholder"));
  EXPECT_EQ(code_of(ask(Office::actor({Role::auditor}), "Bea Example")), "access.refused");
}

TEST_F(SearchKnownTest, CountsOnlyWhatMayBeReadOfOneThatPeopleConfirmed) {
  const auto first = tell_of("Bea Example"), second = tell_of("Beatrice Example");
  EXPECT_EQ(search("Bea Example").size(), 2U);
  const MentionPair pair{first, "children.0", second, "children.0"};
  ASSERT_TRUE(JudgeLink(*office.service)(worker, pair, Verdict::same, "I know her.").ok());
  const auto found = ask(worker, "Bea Example").value();
  ASSERT_EQ(found.hits(), 1U);
  EXPECT_EQ(found.kinds[0].hits[0].concerns, 2U);
  EXPECT_EQ(found.kinds[0].hits[0].band, SearchBand::as_typed);
  ASSERT_TRUE(DeclareConflict(*office.service)(worker, first).ok());
  EXPECT_EQ(ask(worker, "Bea Example")->kinds[0].hits[0].concerns, 1U);
}

TEST_F(SearchKnownTest, IsOnRecordWhateverItFinds) {
  for (const char* typed : {"Bea Example", "Zoe Nobody"}) {
    const auto lines = office.lines(ports::AuditChain::team).size();
    search(typed);
    EXPECT_EQ(office.lines(ports::AuditChain::team).size(), lines + 1);
    EXPECT_EQ(office.last_line(), "known.searched done");
  }
}

TEST_F(SearchKnownTest, AsksForEnoughAndTakesNoMore) {
  for (const char* typed : {"", "  ", "?", "12", "a b"}) {
    const auto code = code_of(ask(worker, typed));
    EXPECT_TRUE(code == "problem.search.too_short" || std::string(typed) == "a b") << typed << code;
  }
  EXPECT_EQ(code_of(ask(worker, std::string(101, 'x'))), "problem.search.too_long");
  EXPECT_EQ(code_of(ask(worker, "girl")), "problem.search.too_short") << "half of all children";
}

TEST_F(SearchKnownTest, ShowsAFewOfManyAndSaysSo) {
  for (int at = 0; at < 14; ++at) tell_of("Bea Example");
  const auto found = ask(worker, "Bea Example").value();
  ASSERT_EQ(found.kinds.size(), 1U);
  EXPECT_EQ(found.kinds[0].hits.size(), most_hits_of_kind);
  EXPECT_TRUE(found.kinds[0].has_more);
}

TEST_F(SearchKnownTest, IsNotHiddenBehindNewerOnesThatOnlySoundAlike) {
  tell_of("Bea Example");
  for (int at = 0; at < 45; ++at) tell_of("Beatrice Sample");
  EXPECT_EQ(search("Bea").front(), "child as_typed Bea Example");
}

TEST_F(SearchKnownTest, FindsWhatCameAfterTheStartAndWhatWasThereBefore) {
  tell_of("Bea Example");
  EXPECT_EQ(search("Bea Example").size(), 1U);
  tell_of("Bea Example");
  EXPECT_EQ(search("Bea Example").size(), 2U);
  office.restart();
  EXPECT_EQ(search("Bea Example").size(), 2U);
}

}  // namespace
}  // namespace heed::app
