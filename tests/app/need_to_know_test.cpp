// Somebody may not read a concern. Whatever others said of it joins, rejects and suggests nothing for them, by whichever way they look:
// all is as if it had never been.
#include <gmock/gmock.h>

#include "app/judge_link.hpp"
#include "app/known_links.hpp"
#include "app/office_team.hpp"
#include "app/read_entity.hpp"
#include "app/search_known.hpp"
#include "app/words_for_test.hpp"

namespace heed::app {
namespace {

using domain::Role;
using testing::HasSubstr;
using testing::Not;

class NeedToKnowTest : public OfficeTeam {
 protected:
  void SetUp() override {
    office.add("named.reader", "Named Reader", {Role::manager}, /*named_reader=*/true);
    worker.id = office.add("nia.worker", "Nia Quillfeather", {Role::worker});
    first = tell(about("Bea Example"));
    second = tell(about("Bea Example"));
    third = tell(about("Zed Different"));
    before = everything();
  }

  static domain::ConcernDraft about(const std::string& child) {
    auto draft = Office::worry("A worry about " + child + ".");
    draft.children = {{}};
    draft.children[0].name = child;
    draft.children[0].date_of_birth = child == "Bea Example" ? "2012-03-14" : "2009-07-01";
    draft.children[0].school = "Mockton Academy";
    return draft;
  }
  ConcernId tell(const domain::ConcernDraft& draft) {
    office.clock.advance(std::chrono::minutes(1));
    return id_of(office.tell(draft));
  }
  void say(ConcernId one, ConcernId another, Verdict verdict) {
    const MentionPair pair{one, "children.0", another, "children.0"};
    ASSERT_EQ(code_of(JudgeLink(*office.service)(manager, pair, verdict, "I know them.")), "ok");
  }
  // One that only the manager may read, by which the other three are made one, or kept apart.
  void tell_hidden(const std::function<void(domain::ConcernDraft&)>& hide, Verdict verdict) {
    auto draft = about("Bea Example");
    draft.contact_points = {{"phone", "07700 900123", "the child"}};
    hide(draft);
    hidden = tell(draft);
    say(first, hidden, Verdict::same);
    say(hidden, second, verdict);
    say(hidden, third, verdict);
  }
  static void hide_nothing(domain::ConcernDraft&) {}
  static void name_the_worker(domain::ConcernDraft& draft) {
    draft.adults = {{}};
    draft.adults[0].name = "Nia Quillfeather";
  }
  static void name_one_of_us(domain::ConcernDraft& draft) {
    draft.adults = {{}};
    draft.adults[0].name = "Sam Placeholder";
    draft.adults[0].works_for_us = "yes";
  }

  std::string panel(const domain::Actor& actor, ConcernId id) {
    const auto known = SuggestLinks(*office.service)(actor, id, words_for_test()).value();
    std::string all;
    for (const auto& about : known.mentions)
      for (const auto& link : about.links) {
        all += std::string(to_string(link.standing)) + std::to_string(link.concerns) + std::to_string(link.origins);
        for (const auto& one : link.others) all += " " + one.reference;
        all += link.new_since.empty() ? "\n" : " new\n";
      }
    return all;
  }
  std::string search(const domain::Actor& actor, const std::string& typed) {
    const auto found = SearchKnown(*office.service)(actor, typed, words_for_test()).value();
    std::string all;
    for (const auto& kind : found.kinds)
      for (const auto& hit : kind.hits) {
        all += std::string(to_string(hit.band)) + std::to_string(hit.concerns);
        for (const auto& one : hit.mentions) all += " " + one.reference;
        all += "\n";
      }
    return all;
  }
  std::string entity(const domain::Actor& actor, ConcernId id) {
    const auto one = ReadEntity(*office.service)(actor, id, "children.0", Rings::two).value();
    std::string all = std::to_string(one.origins);
    for (const auto& concern : one.concerns) all += " " + concern.told.reference;
    for (const auto& may_be : one.may_be) all += " ?" + may_be.other.reference;
    return all + " " + std::to_string(one.around.nodes.size()) + "\n";
  }
  std::string everything() {
    std::string all = search(worker, "Bea Example") + search(worker, "Zed Different") + search(worker, "07700 900123");
    for (const auto id : {first, second, third}) all += panel(worker, id) + entity(worker, id);
    return all;
  }

  ConcernId first, second, third, hidden;
  std::string before;
};

TEST_F(NeedToKnowTest, ShowsToWhomItIsTheirs) {
  tell_hidden(hide_nothing, Verdict::same);
  EXPECT_THAT(panel(manager, first), HasSubstr("confirmed3"));
  EXPECT_THAT(search(manager, "Zed Different"), HasSubstr("HD-"));
  EXPECT_NE(everything(), before);
}

TEST_F(NeedToKnowTest, JoinsNothingThroughAConflictOfInterest) {
  tell_hidden(hide_nothing, Verdict::same);
  ASSERT_TRUE(DeclareConflict(*office.service)(worker, hidden).ok());
  EXPECT_EQ(everything(), before);
}

TEST_F(NeedToKnowTest, RejectsNothingThroughAConflictOfInterest) {
  tell_hidden(hide_nothing, Verdict::different);
  ASSERT_TRUE(DeclareConflict(*office.service)(worker, hidden).ok());
  EXPECT_EQ(everything(), before);
}

TEST_F(NeedToKnowTest, JoinsAndRejectsNothingThroughWhatNamesThem) {
  tell_hidden(name_the_worker, Verdict::same);
  EXPECT_EQ(everything(), before);
  say(hidden, second, Verdict::different);
  say(hidden, third, Verdict::different);
  EXPECT_EQ(everything(), before);
  EXPECT_EQ(search(worker, "Quillfeather"), "");
}

TEST_F(NeedToKnowTest, JoinsNothingThroughWhatIsForNamedReaders) {
  tell_hidden(name_one_of_us, Verdict::same);
  EXPECT_EQ(everything(), before);
  EXPECT_EQ(search(worker, "Placeholder"), "");
}

TEST_F(NeedToKnowTest, LetsNoHiddenWordOverruleAReadableOne) {
  say(first, second, Verdict::same);
  before = everything();
  tell_hidden(hide_nothing, Verdict::different);
  say(second, hidden, Verdict::different);
  ASSERT_TRUE(DeclareConflict(*office.service)(worker, hidden).ok());
  EXPECT_EQ(everything(), before);
}

// The telephone of the hidden one is new evidence, for those who may read it.
TEST_F(NeedToKnowTest, ReopensNothingByWhatMayNotBeRead) {
  say(first, second, Verdict::different);
  before = everything();
  tell_hidden(name_the_worker, Verdict::same);
  say(hidden, second, Verdict::withdrawn);
  EXPECT_THAT(panel(manager, first), HasSubstr("new"));
  EXPECT_EQ(everything(), before);
}

TEST_F(NeedToKnowTest, ShowsNothingToAnotherArea) {
  auto elsewhere = Office::actor({Role::worker});
  elsewhere.area_id = "othershire";
  EXPECT_NE(code_of(SearchKnown(*office.service)(elsewhere, "Bea Example", words_for_test())), "ok");
  EXPECT_NE(code_of(ReadEntity(*office.service)(elsewhere, first, "children.0")), "ok");
  EXPECT_NE(code_of(SuggestLinks(*office.service)(elsewhere, first, words_for_test())), "ok");
}

TEST_F(NeedToKnowTest, LaysNoHiddenSideBesideAnother) {
  tell_hidden(name_the_worker, Verdict::same);
  const auto look = [&](ConcernId one, ConcernId another) {
    return JudgeLink(*office.service).look(worker, {one, "children.0", another, "children.0"}, words_for_test());
  };
  EXPECT_EQ(code_of(look(first, hidden)), "concern.unknown");
  EXPECT_EQ(code_of(look(hidden, first)), "concern.unknown");
  EXPECT_TRUE(look(first, second)->said.empty());
  EXPECT_TRUE(look(first, second)->new_since.empty());
}

}  // namespace
}  // namespace heed::app
