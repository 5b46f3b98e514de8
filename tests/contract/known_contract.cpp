// What every store does with links, mentions and alerts, and with what is read in the order in which it was stored.
#include <algorithm>

#include "contract/store_under_test.hpp"
#include "ports/plain_columns.hpp"

namespace heed::contract {
namespace {

using namespace ports;

class KnownContract : public StoreContract {
 protected:
  void SetUp() override {
    StoreContract::SetUp();
    for (const std::uint64_t number : {1, 2, 3}) ASSERT_EQ(outcome(write(InsertConcern{sample_concern(number)})), "ok");
  }
  static constexpr const char* missing = "not_found store.missing";
  static constexpr const char* duplicate = "conflict store.duplicate";
  ConcernId one = sample_concern(1).id, two = sample_concern(2).id, three = sample_concern(3).id;
};
INSTANTIATE_TEST_SUITE_P(every_store, KnownContract, every_store(), store_name);

TEST_P(KnownContract, gives_back_every_field_after_a_restart_too) {
  LinkRecord link = sample_link(1, one, two);
  MentionRecord mention = sample_mention(2, one);
  AlertRecord alert = sample_alert(3, {one, two});
  alert.owner = make_id<UserId>(9);
  alert.revision = 3;
  alert.payload_revision = 2;
  for (auto* retention : {&link.retention, &mention.retention, &alert.retention})
    *retention = {"another_class", noon + milliseconds(77), false, "program"};
  std::sort(alert.concerns.begin(), alert.concerns.end());
  ASSERT_EQ(outcome(write(InsertLink{link}, InsertMention{mention}, InsertAlert{alert})), "ok");
  for (int again = 0; again < 2; ++again) {
    EXPECT_EQ(links().find(link.id).value(), link);
    EXPECT_EQ(links().of_concern(one).value(), std::vector{link});
    EXPECT_EQ(links().after(area, {}, 9).value(), std::vector{link});
    EXPECT_EQ(mentions().of_concern(one).value(), std::vector{mention});
    EXPECT_EQ(mentions().after(area, {}, 9).value(), std::vector{mention});
    EXPECT_EQ(alerts().find(alert.id).value(), alert);
    EXPECT_EQ(alerts().list({.area_id = area}).value(), std::vector{alert});
    EXPECT_EQ(alerts().of_concern(two).value(), std::vector{alert});
    if (!m_store->reopen()) return;  // a store that keeps nothing
  }
}

TEST_P(KnownContract, finds_nothing_where_nothing_was_stored) {
  EXPECT_EQ(outcome(links().find(make_id<LinkId>(1))), missing);
  EXPECT_EQ(outcome(alerts().find(make_id<AlertId>(1))), missing);
  EXPECT_TRUE(links().of_concern(make_id<ConcernId>(99)).value().empty());
  EXPECT_TRUE(mentions().of_concern(make_id<ConcernId>(99)).value().empty());
  EXPECT_TRUE(alerts().of_concern(make_id<ConcernId>(99)).value().empty());
  EXPECT_TRUE(links().after(area, {}, 9).value().empty());
  EXPECT_TRUE(mentions().after(area, {}, 9).value().empty());
  EXPECT_TRUE(alerts().list({.area_id = area, .open_only = false}).value().empty());
}

TEST_P(KnownContract, gives_the_links_of_either_side_oldest_first_and_each_once) {
  LinkRecord first = sample_link(1, one, two);
  LinkRecord early = sample_link(2, three, one);
  early.said_at = noon - milliseconds(1);
  const LinkRecord within = sample_link(3, one, one), other = sample_link(4, two, three);
  ASSERT_EQ(outcome(write(InsertLink{first}, InsertLink{early}, InsertLink{within}, InsertLink{other})), "ok");
  EXPECT_EQ(links().of_concern(one).value(), (std::vector{early, first, within}));
  EXPECT_EQ(links().of_concern(two).value(), (std::vector{first, other}));
  EXPECT_EQ(links().of_concern(three).value(), (std::vector{early, other}));
}

TEST_P(KnownContract, gives_the_mentions_of_a_concern_oldest_first) {
  MentionRecord early = sample_mention(2, one);
  early.written_at = noon - milliseconds(1);
  const MentionRecord first = sample_mention(1, one), second = sample_mention(3, one), other = sample_mention(4, two);
  ASSERT_EQ(outcome(write(InsertMention{first}, InsertMention{early}, InsertMention{other}, InsertMention{second})),
            "ok");
  EXPECT_EQ(mentions().of_concern(one).value(), (std::vector{early, first, second}));
  EXPECT_EQ(mentions().of_concern(two).value(), std::vector{other});
}

// What comes meanwhile must not stand before what was given already.
TEST_P(KnownContract, goes_through_an_area_in_the_order_in_which_it_was_stored) {
  std::vector<LinkRecord> links_stored;
  std::vector<MentionRecord> mentions_stored;
  std::vector<ConcernRecord> concerns_stored{sample_concern(1), sample_concern(2), sample_concern(3)};
  for (std::uint64_t number = 10; number < 20; ++number) {
    auto link = sample_link(number, one, two);
    auto mention = sample_mention(number, one);
    auto concern = sample_concern(number);
    link.said_at = mention.written_at = noon - milliseconds(number);
    if (number == 13) link.area_id = mention.area_id = concern.area_id = "elsewhere";
    ASSERT_EQ(outcome(write(InsertConcern{concern}, InsertLink{link}, InsertMention{mention})), "ok");
    if (number == 13) continue;
    links_stored.push_back(link);
    mentions_stored.push_back(mention);
    concerns_stored.push_back(concern);
  }
  const auto walked = [](const auto& store, auto after, std::size_t limit) {
    auto page = store.after(area, after, limit).value();
    auto all = page;
    for (; !page.empty(); all.insert(all.end(), page.begin(), page.end())) {
      EXPECT_LE(page.size(), limit);
      page = store.after(area, page.back().id, limit).value();
    }
    return all;
  };
  for (const std::size_t limit : {1, 2, 4, 1000, 5000}) {
    EXPECT_EQ(walked(links(), LinkId(), limit), links_stored);
    EXPECT_EQ(walked(mentions(), MentionRecordId(), limit), mentions_stored);
    EXPECT_EQ(walked(concerns(), ConcernId(), limit), concerns_stored);
  }
  EXPECT_EQ(outcome(links().after(area, make_id<LinkId>(99), 1)), missing);
  EXPECT_EQ(outcome(mentions().after(area, make_id<MentionRecordId>(99), 1)), missing);
  EXPECT_EQ(outcome(concerns().after(area, make_id<ConcernId>(99), 1)), missing);
}

TEST_P(KnownContract, gives_a_concern_whole_with_whom_it_excludes) {
  ASSERT_EQ(outcome(write(ExcludeUser{two, make_id<UserId>(8)}, ExcludeUser{two, make_id<UserId>(9)})), "ok");
  const auto given = concerns().after(area, one, 1).value();
  ASSERT_EQ(given.size(), 1U);
  EXPECT_EQ(given[0], concerns().find(two).value());
  EXPECT_EQ(given[0].excluded.size(), 2U);
}

TEST_P(KnownContract, gives_no_more_than_a_thousand_at_once) {
  Work work;
  for (std::uint64_t number = 0; number < most_at_once + 5; ++number)
    work.writes.emplace_back(InsertMention{sample_mention(number, one)});
  ASSERT_EQ(outcome(commit(work)), "ok");
  EXPECT_EQ(mentions().after(area, {}, 5000).value().size(), most_at_once);
}

TEST_P(KnownContract, lists_alerts_newest_first_by_pages) {
  std::vector<AlertRecord> stored;
  for (std::uint64_t number = 0; number < 6; ++number) {
    stored.push_back(sample_alert(number, {one}));
    stored.back().raised_at = noon + milliseconds(number / 2);  // two at a time
    if (number == 1) stored.back().state = "acknowledged";
    if (number == 2) stored.back().area_id = "elsewhere";
    if (number == 4) stored.back().state = "dismissed";
    ASSERT_EQ(outcome(write(InsertAlert{stored.back()})), "ok");
  }
  const auto list = [&](bool open_only, std::size_t offset, std::size_t limit) {
    return alerts().list({.area_id = area, .open_only = open_only, .offset = offset, .limit = limit}).value();
  };
  EXPECT_EQ(list(true, 0, 25), (std::vector{stored[5], stored[3], stored[0]}));
  EXPECT_EQ(list(false, 0, 25), (std::vector{stored[5], stored[4], stored[3], stored[1], stored[0]}));
  EXPECT_EQ(list(false, 1, 1), (std::vector{stored[4], stored[3]}))
      << "one more than asked for says that there are more";
  EXPECT_TRUE(list(false, 5, 1).empty());
  EXPECT_TRUE(list(false, 900, 1).empty());
  EXPECT_EQ(alerts().of_concern(one).value(),
            (std::vector{stored[5], stored[4], stored[3], stored[2], stored[1], stored[0]}));
}

TEST_P(KnownContract, cites_a_concern_once_and_in_order_however_told) {
  AlertRecord alert = sample_alert(1, {three, one, three, two});
  ASSERT_EQ(outcome(write(InsertAlert{alert})), "ok");
  alert.concerns = {one, two, three};
  std::sort(alert.concerns.begin(), alert.concerns.end());
  EXPECT_EQ(alerts().find(alert.id).value(), alert);
  for (const ConcernId id : alert.concerns) EXPECT_EQ(alerts().of_concern(id).value(), std::vector{alert});
}

TEST_P(KnownContract, changes_of_an_alert_what_is_set_and_raises_the_revision) {
  AlertRecord alert = sample_alert(1, {one});
  ASSERT_EQ(outcome(write(InsertAlert{alert})), "ok");
  ASSERT_EQ(outcome(write(ChangeAlert{.id = alert.id, .seen_revision = 1, .owner = make_id<UserId>(7)})), "ok");
  alert.owner = make_id<UserId>(7);
  alert.revision = 2;
  EXPECT_EQ(alerts().find(alert.id).value(), alert);
  ASSERT_EQ(outcome(write(ChangeAlert{.id = alert.id, .seen_revision = 2, .state = "acknowledged"})), "ok");
  alert.state = "acknowledged";
  alert.revision = 3;
  EXPECT_EQ(alerts().find(alert.id).value(), alert);
  EXPECT_TRUE(alerts().list({.area_id = area}).value().empty());
  EXPECT_EQ(outcome(write(ChangeAlert{.id = alert.id, .seen_revision = 2, .state = "dismissed"})),
            "conflict store.revision");
  EXPECT_EQ(outcome(write(ChangeAlert{.id = make_id<AlertId>(9), .seen_revision = 1, .state = "dismissed"})), missing);
  EXPECT_EQ(alerts().find(alert.id).value(), alert);
}

TEST_P(KnownContract, keeps_how_far_the_rules_looked_and_never_goes_back) {
  EXPECT_EQ(alerts().mark(area).value(), AlertMark{});
  ASSERT_EQ(outcome(write(SetAlertMark{area, {7, 9}})), "ok");
  ASSERT_EQ(outcome(write(SetAlertMark{area, {8, 3}})), "ok");
  ASSERT_EQ(outcome(write(SetAlertMark{"elsewhere", {1, 1}})), "ok");
  for (int again = 0; again < 2; ++again) {
    EXPECT_EQ(alerts().mark(area).value(), (AlertMark{8, 9}));
    EXPECT_EQ(alerts().mark("elsewhere").value(), (AlertMark{1, 1}));
    if (!m_store->reopen()) return;
  }
}

TEST_P(KnownContract, keeps_no_mark_of_a_work_that_fails) {
  ASSERT_EQ(outcome(write(SetAlertMark{area, {7, 9}})), "ok");
  EXPECT_NE(outcome(write(SetAlertMark{area, {20, 20}}, InsertLink{sample_link(1, one, make_id<ConcernId>(99))})),
            "ok");
  EXPECT_EQ(alerts().mark(area).value(), (AlertMark{7, 9}));
}

TEST_P(KnownContract, refuses_a_second_use_of_an_id) {
  const std::vector<Write> writes = {InsertLink{sample_link(1, one, two)}, InsertMention{sample_mention(1, one)},
                                     InsertAlert{sample_alert(1, {one})}};
  for (const Write& write_once : writes) {
    EXPECT_EQ(outcome(write(write_once)), "ok");
    EXPECT_EQ(outcome(write(write_once)), duplicate);
  }
  EXPECT_EQ(alerts().list({.area_id = area}).value().size(), 1U);
}

TEST_P(KnownContract, says_missing_of_a_concern_that_is_not_there) {
  const ConcernId nobody = make_id<ConcernId>(99);
  EXPECT_EQ(outcome(write(InsertLink{sample_link(1, one, nobody)})), missing);
  EXPECT_EQ(outcome(write(InsertLink{sample_link(1, nobody, one)})), missing);
  EXPECT_EQ(outcome(write(InsertMention{sample_mention(1, nobody)})), missing);
  EXPECT_EQ(outcome(write(InsertAlert{sample_alert(1, {one, nobody})})), missing);
  EXPECT_TRUE(alerts().list({.area_id = area}).value().empty()) << "nothing half done";
}

TEST_P(KnownContract, leaves_nothing_of_a_work_that_fails) {
  const AlertRecord raised = sample_alert(9, {one});
  ASSERT_EQ(outcome(write(InsertAlert{raised})), "ok");
  Work work = work_of(InsertConcern{sample_concern(4)}, InsertLink{sample_link(1, one, two)},
                      InsertMention{sample_mention(1, one)}, InsertAlert{sample_alert(1, {one})},
                      ChangeAlert{.id = raised.id, .seen_revision = 1, .state = "dismissed"}, InsertAlert{raised});
  EXPECT_EQ(outcome(commit(work)), duplicate);
  EXPECT_TRUE(links().after(area, {}, 9).value().empty());
  EXPECT_TRUE(mentions().after(area, {}, 9).value().empty());
  EXPECT_EQ(concerns().after(area, {}, 9).value().size(), 3U);
  EXPECT_EQ(alerts().list({.area_id = area, .open_only = false}).value(), std::vector{raised});
  work.writes.pop_back();
  EXPECT_EQ(outcome(commit(work)), "ok");
  EXPECT_EQ(concerns().after(area, {}, 9).value().size(), 4U);
}

TEST_P(KnownContract, are_visited_whole_among_what_follows_concerns) {
  const auto link = sample_link(1, one, two);
  const auto mention = sample_mention(1, one);
  const auto alert = sample_alert(1, {one});
  const auto before = audit().snapshot().value();
  ASSERT_EQ(outcome(write(InsertLink{link}, InsertMention{mention}, InsertAlert{alert})), "ok");
  std::vector<Followed> found, found_before;
  const auto keep_in = [](std::vector<Followed>& kept) {
    return [&](const Followed& record) { kept.push_back(record); };
  };
  EXPECT_EQ(outcome(audit().snapshot().value()->each_followed(keep_in(found))), "ok");
  EXPECT_EQ(outcome(before->each_followed(keep_in(found_before))), "ok");
  EXPECT_EQ(found, (std::vector<Followed>{link, mention, alert}));
  EXPECT_TRUE(found_before.empty());
}

TEST_P(KnownContract, puts_their_columns_into_the_first_line_of_a_work) {
  const auto alert = sample_alert(1, {one, two});
  const auto line = sample_line(AuditChain::team, to_record_id(one), "link.confirmed");
  const Work added{{InsertLink{sample_link(1, one, two)}, InsertMention{sample_mention(1, one)}, InsertAlert{alert}},
                   {line, line}};
  const Work changed{{ChangeAlert{.id = alert.id, .seen_revision = 1, .state = "dismissed"}}, {line}};
  ASSERT_EQ(outcome(commit(added)), "ok");
  ASSERT_EQ(outcome(commit(changed)), "ok");
  const auto lines = audit().lines_after(AuditChain::team, 0, 9).value();
  EXPECT_EQ(lines.at(0).entry.changes, changes_of(added));
  EXPECT_EQ(lines.at(1).entry.changes, "");
  EXPECT_EQ(lines.at(2).entry.changes, "alert_changed " + alert.id.to_string() + " revision=2 state=dismissed\n");
  EXPECT_EQ(expect_whole_chain(audit(), AuditChain::team), 3U);
}

}  // namespace
}  // namespace heed::contract
