// What people make of mentions raises alerts, keeps them from being raised, and is said on those that were.
#include <gmock/gmock.h>

#include "app/alerts.hpp"
#include "app/change_mention.hpp"
#include "app/gate.hpp"
#include "app/known_links.hpp"
#include "app/mention_change.hpp"
#include "app/office_team.hpp"
#include "app/raise_alerts.hpp"
#include "app/sealed_records.hpp"
#include "app/words_for_test.hpp"

namespace heed::app {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class AlertsOfMentionsTest : public OfficeTeam {
 protected:
  // By somebody of their own.
  ConcernId tell(domain::ConcernDraft draft) {
    draft.reporter.email = "reporter" + std::to_string(++m_reporters) + "@example.org";
    office.clock.advance(std::chrono::minutes(1));
    return id_of(office.tell(draft));
  }
  ConcernId tell_of_bea() {
    auto draft = Office::worry();
    draft.children = {bea()};
    return tell(draft);
  }
  // Where she is known already.
  ConcernId tell_of_bea_and_rory() {
    tell_of_bea();
    auto draft = Office::worry();
    draft.children = {bea()};
    draft.adults = {{}};
    draft.adults[0].name = "Rory Fabricated";
    return tell(draft);
  }
  void give_rory(ConcernId concern, std::size_t seen, std::vector<std::string> parts) {
    MentionDraft draft{"adults.0", mentions::Deed::given_parts, seen};
    draft.parts = std::move(parts);
    ASSERT_EQ(code_of(ChangeMention(*office.service)(worker, concern, draft)), "ok");
  }
  void raise() { ASSERT_EQ(code_of(RaiseAlerts(*office.service)()), "ok"); }
  std::vector<AlertRow> open() { return ListAlerts(*office.service)(worker, AlertsShown::open).value().rows; }
  AlertView view(AlertId id) { return ReadAlert(*office.service)(worker, id).value(); }
  std::vector<std::string> shown() {
    std::vector<std::string> texts;
    for (const auto& row : open())
      texts.push_back(std::string(to_string(row.numbers.kind)) + " " + std::to_string(row.concerns));
    return texts;
  }

 private:
  int m_reporters = 0;
};

// Somebody says what a name is that no rule read out of the words.
TEST_F(AlertsOfMentionsTest, AreRaisedByWhatAPersonAddsToAConcern) {
  tell_of_bea();
  tell_of_bea();
  const auto third = tell(Office::worry("She was there again."));
  raise();
  EXPECT_THAT(shown(), IsEmpty());
  const auto add = [&](const std::string& type, const std::string& text, const std::string& whose) {
    MentionDraft draft;
    draft.deed = mentions::Deed::added;
    draft.type = type;
    draft.text = text;
    draft.whose = whose;
    ASSERT_EQ(code_of(ChangeMention(*office.service)(worker, third, draft)), "ok");
  };
  add("full_name", "Bea Example", "child");
  const auto here = ReadConcern(*office.service)(worker, third).value().mentions.people.at(0).place;
  add("date_of_birth", "2012-03-14", here);
  add("school", "Mockton Academy", here);
  raise();
  ASSERT_THAT(shown(), ElementsAre("several_concerns 3"));
  const auto id = open()[0].id;
  const auto undo = [&](std::size_t seen) {
    const auto items = ReadConcern(*office.service)(worker, third).value().mentions.items;
    ASSERT_EQ(
        code_of(ChangeMention(*office.service)(worker, third, {items.at(0).item.id, mentions::Deed::undone, seen})),
        "ok");
  };
  undo(1);
  raise();
  const auto alert = view(id);
  EXPECT_EQ(alert.row.name, "") << "nobody is named there now";
  EXPECT_TRUE(alert.concerns.at(2).something_gone);
  EXPECT_THAT(alert.concerns.at(2).mentions, IsEmpty());
  EXPECT_FALSE(alert.concerns.at(0).something_gone);
}

// Also when the line is read before whoever wrote it could say that it is there.
TEST_F(AlertsOfMentionsTest, SeeAChangeThatIsOnRecordAndNotYetTakenIn) {
  const auto second = tell_of_bea_and_rory();
  ASSERT_TRUE(SuggestLinks(*office.service)(worker, second, words_for_test()).ok());
  MentionChange change;
  change.change = {"adults.0", mentions::Deed::given_parts, {}, {mentions::Part::professional}};
  auto& parts = office.service->parts();
  ports::MentionRecord record;
  record.id = MentionRecordId::make(test_random());
  record.concern_id = second;
  record.area_id = "exampleshire";
  record.author = worker.id;
  record.written_at = office.clock.now();
  seal_mention(parts, record, mention_change_to_json(change));
  auto line = team_line(parts, worker.id.to_string(), domain::AuditAction::mention_given_parts, Outcome::done, second);
  line.sealed_hash = crypto::hash(record.payload.storage_bytes());
  ASSERT_TRUE(office.store.unit_of_work.commit({{ports::InsertMention{record}}, {line}}).ok());
  raise();
  EXPECT_THAT(shown(), IsEmpty());
}

// A nurse who is named beside her is no new adult to be told of; until somebody says that the worry is about him as well.
TEST_F(AlertsOfMentionsTest, OfANewAdultGoByThePartThatHeHasThere) {
  const auto second = tell_of_bea_and_rory();
  give_rory(second, 0, {"professional"});
  raise();
  EXPECT_THAT(shown(), IsEmpty());
  give_rory(second, 1, {"professional", "adult_of_concern"});
  raise();
  EXPECT_THAT(shown(), ElementsAre("new_adult 2"));
}

}  // namespace
}  // namespace heed::app
