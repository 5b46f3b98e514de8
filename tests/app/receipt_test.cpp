#include "app/receipt.hpp"

#include "app/office.hpp"

namespace heed::app {
namespace {

constexpr const char* reason = "It is a colleague of ours.";

using domain::Role;

class ReceiptTest : public ::testing::Test {
 protected:
  Office office;
  Submitted told = office.tell(Office::worry());
  std::string words{told.receipt.reveal_text()};
  domain::Actor worker = Office::actor({Role::worker});

  ReturnView opened() { return OpenReceipt(*office.service)(words).value(); }
  Result<void> say(std::string_view text) { return WriteAsReporter(*office.service)(words, text, office.token()); }
  ConcernView read() { return ReadConcern(*office.service)(worker, office.record(told).id).value(); }
};

TEST_F(ReceiptTest, OpensTheStateAndTheConversationAlone) {
  const auto view = opened();
  EXPECT_EQ(view.reference, told.reference);
  EXPECT_EQ(view.state, ReportedState::received);
  EXPECT_TRUE(view.contact_allowed);
  EXPECT_TRUE(view.messages.empty());
  EXPECT_EQ(office.last_line(ports::AuditChain::door), "receipt.opened done");
}

TEST_F(ReceiptTest, BothSidesReadTheConversation) {
  ASSERT_TRUE(say("More: a white van.").ok());
  office.clock.advance(std::chrono::minutes(5));
  ASSERT_TRUE(
      ReplyToReporter(*office.service)(worker, office.record(told).id, "Thank you. Are you safe?", {0, 1}).ok());
  const auto view = opened();
  ASSERT_EQ(view.messages.size(), 2U);
  EXPECT_TRUE(view.messages[0].from_reporter);
  EXPECT_EQ(view.messages[0].text, "More: a white van.");
  EXPECT_FALSE(view.messages[1].from_reporter);
  EXPECT_EQ(view.messages[1].text, "Thank you. Are you safe?");
  EXPECT_TRUE(view.messages[1].author.empty());
  EXPECT_EQ(read().messages.size(), 2U);
}

TEST_F(ReceiptTest, ALongConversationIsOpenedInParts) {
  for (int i = 1; i <= 23; ++i) {
    ASSERT_TRUE(say("Message " + std::to_string(i)).ok());
    office.clock.advance(std::chrono::minutes(10));
  }
  auto view = opened();
  ASSERT_EQ(view.messages.size(), most_messages_shown);
  EXPECT_EQ(view.messages.front().text, "Message 14");
  EXPECT_EQ(view.messages.back().text, "Message 23");
  EXPECT_TRUE(view.has_earlier);
  view = OpenReceipt(*office.service)(words, {.skip_newest = 20}).value();
  ASSERT_EQ(view.messages.size(), 3U);
  EXPECT_EQ(view.messages.back().text, "Message 3");
  EXPECT_EQ(view.newer, 20U);
  EXPECT_FALSE(view.has_earlier);
  EXPECT_TRUE(OpenReceipt(*office.service)(words, {.skip_newest = 99})->messages.empty());
  for (int i = 0; i < 4; ++i) ASSERT_TRUE(say(std::to_string(i) + std::string(9'000, 'm')).ok());
  view = opened();
  EXPECT_EQ(view.messages.size(), 3U) << "fewer, when they are long";
  EXPECT_TRUE(view.has_earlier);
}

TEST_F(ReceiptTest, OneReceiptStoresAndOpensOnlySoMuchInAnHour) {
  const auto token = office.token();
  ASSERT_TRUE(WriteAsReporter(*office.service)(words, "Once.", token).ok());
  for (int i = 1; i < 20; ++i) ASSERT_TRUE(say("Message " + std::to_string(i)).ok()) << i;
  const auto refused = say("One more.");
  EXPECT_EQ(code_of(refused), "receipt.wait");
  EXPECT_EQ(refused.error().detail, "180");
  EXPECT_TRUE(WriteAsReporter(*office.service)(words, "Once.", token).ok()) << "a second press is no other message";
  EXPECT_EQ(code_of(say(" ")), "problem.message.empty") << "a mistake neither";
  for (int i = 0; i < 60; ++i) ASSERT_TRUE(OpenReceipt(*office.service)(words).ok()) << i;
  EXPECT_EQ(code_of(OpenReceipt(*office.service)(words)), "receipt.wait");
  EXPECT_EQ(code_of(WithdrawContact(*office.service)(words)), "receipt.wait");
  EXPECT_TRUE(OpenReceipt(*office.service)(words, {.after_deed = true}).ok());
  office.clock.advance(std::chrono::minutes(3));
  EXPECT_TRUE(say("One more.").ok());
  EXPECT_TRUE(OpenReceipt(*office.service)(words).ok());
  EXPECT_EQ(office.memory.messages(office.record(told).id)->size(), 21U);
}

TEST_F(ReceiptTest, WhatCouldNotBeStoredCountsForNothing) {
  for (int i = 0; i < 30; ++i) {
    office.failing.fail_call(4, {ErrorKind::unavailable, "store.disk", {}});
    ASSERT_NE(code_of(say("Never stored.")), "receipt.wait") << i;
  }
}

TEST_F(ReceiptTest, WrongWordsOpenNothing) {
  EXPECT_EQ(code_of(OpenReceipt(*office.service)("one two three")), "receipt.words.count");
  EXPECT_EQ(code_of(OpenReceipt(*office.service)("zzzz zzzz zzzz zzzz zzzz zzzz zzzz")), "receipt.words.unknown");
  const auto other = crypto::Receipts(test_words(), office.key_ring.receipt_key()).words_for(office.token());
  EXPECT_EQ(code_of(OpenReceipt(*office.service)(other.reveal_text())), "receipt.unknown");
}

TEST_F(ReceiptTest, ComparesAsItIsReadWhenSomebodyComesBack) {
  const CompareReceipt same(*office.service);
  const std::string shown = "campfire lantern lantern lantern lantern lantern lantern";
  EXPECT_TRUE(same(shown, shown));
  EXPECT_TRUE(same(shown, "  Camp fire, LAN-TERN\nlantern. lantern  lantern lantern lantern"));
  EXPECT_FALSE(same(shown, "lantern campfire lantern lantern lantern lantern lantern"));
  EXPECT_FALSE(same(shown, ""));
}

TEST_F(ReceiptTest, AMessageIsCheckedAndBounded) {
  EXPECT_EQ(code_of(say("  ")), "problem.message.empty");
  EXPECT_EQ(code_of(say(std::string(10'001, 'x'))), "problem.text.too_long");
}

TEST_F(ReceiptTest, PressingTwiceWritesOnce) {
  const auto token = office.token();
  for (int press = 0; press < 3; ++press) EXPECT_TRUE(WriteAsReporter(*office.service)(words, "Once.", token).ok());
  EXPECT_EQ(opened().messages.size(), 1U);
}

TEST_F(ReceiptTest, AMendedTextUnderTheSameTokenIsKeptToo) {
  const auto token = office.token();
  for (const auto* text : {"First.", "Mended.", "First.", "Mended."})
    EXPECT_TRUE(WriteAsReporter(*office.service)(words, text, token).ok());
  ASSERT_EQ(opened().messages.size(), 2U);
  EXPECT_EQ(opened().messages[1].text, "Mended.");
}

TEST_F(ReceiptTest, TellsThatSomebodyReadItAndThatItIsClosed) {
  const auto id = office.record(told).id;
  const auto revision = read().revision;
  EXPECT_EQ(opened().state, ReportedState::read);
  const domain::DecisionDraft draft{"early_help", "Agreed with the family today.", "", "", ""};
  EXPECT_EQ(code_of(DecideConcern(*office.service)(worker, id, revision, draft, true)), "ok");
  EXPECT_EQ(opened().state, ReportedState::closed);
  ASSERT_TRUE(say("It happened again.").ok());
  EXPECT_EQ(office.record(told).state, "received");
  EXPECT_EQ(opened().state, ReportedState::written_since);
  EXPECT_EQ(ListInbox(*office.service)(worker, {InboxFilter::View::unread, 1})->rows.size(), 1U);
  EXPECT_EQ(read().state, domain::ConcernState::read);
}

TEST_F(ReceiptTest, WhoeverWroteNothingIsNotToldThatTheyDid) {
  const auto id = office.record(told).id;
  ASSERT_EQ(read().state, domain::ConcernState::read);
  ASSERT_TRUE(RestrictConcern(*office.service)(worker, id, reason).ok());
  ASSERT_EQ(office.record(told).state, "received");
  EXPECT_EQ(opened().state, ReportedState::read);
}

TEST_F(ReceiptTest, AMessageOnAConcernThatNobodyHoldsWaitsToBeRead) {
  ASSERT_EQ(read().state, domain::ConcernState::read);
  ASSERT_TRUE(say("He came back.").ok());
  EXPECT_EQ(ListInbox(*office.service)(worker, {InboxFilter::View::unread, 1})->rows.size(), 1U);
  EXPECT_EQ(opened().state, ReportedState::written_since);
}

TEST_F(ReceiptTest, AMessageOnAConcernThatSomebodyHoldsStaysWithThem) {
  ASSERT_TRUE(TakeConcern(*office.service)(worker, office.record(told).id, read().revision).ok());
  EXPECT_EQ(opened().state, ReportedState::taken) << "whether or not a message waits";
  ASSERT_TRUE(say("He came back.").ok());
  EXPECT_EQ(office.record(told).state, "in_progress");
  EXPECT_TRUE(ListInbox(*office.service)(worker, {InboxFilter::View::mine, 1})->rows.front().unread_message);
  EXPECT_EQ(opened().state, ReportedState::message_waits);
  const auto id = office.record(told).id;
  EXPECT_EQ(code_of(SettleMessage(*office.service)(worker, id, office.record(told).revision)), "ok");
  EXPECT_EQ(opened().state, ReportedState::taken);
}

TEST_F(ReceiptTest, WithdrawingContactStopsReplies) {
  ASSERT_TRUE(WithdrawContact(*office.service)(words).ok());
  ASSERT_TRUE(WithdrawContact(*office.service)(words).ok());
  const auto id = office.record(told).id;
  EXPECT_EQ(code_of(ReplyToReporter(*office.service)(worker, id, "Hello?")), "reply.contact_withdrawn");
  EXPECT_EQ(office.last_line(), "message.sent refused");
  EXPECT_FALSE(read().allowed.contains(domain::Action::reply_to_reporter));
  EXPECT_FALSE(opened().contact_allowed);
  EXPECT_TRUE(say("I can still write.").ok());
}

TEST_F(ReceiptTest, ConsentToBeAnsweredCanBeGivenAgain) {
  ASSERT_TRUE(WithdrawContact(*office.service)(words).ok());
  ASSERT_TRUE(AllowContact(*office.service)(words).ok());
  ASSERT_TRUE(AllowContact(*office.service)(words).ok());
  EXPECT_TRUE(opened().contact_allowed);
  EXPECT_TRUE(ReplyToReporter(*office.service)(worker, office.record(told).id, "Hello again.").ok());
  EXPECT_EQ(opened().messages.back().text, "Hello again.");
}

TEST_F(ReceiptTest, AnEndedReceiptIsAsIfThereWereNone) {
  ASSERT_TRUE(EndReceipt(*office.service)(words).ok());
  EXPECT_EQ(code_of(OpenReceipt(*office.service)(words)), "receipt.unknown");
  EXPECT_EQ(code_of(say("Hello")), "receipt.unknown");
  EXPECT_EQ(code_of(EndReceipt(*office.service)(words)), "receipt.unknown");
  EXPECT_EQ(code_of(ReplyToReporter(*office.service)(worker, office.record(told).id, "Hello?")),
            "reply.contact_withdrawn");
  EXPECT_TRUE(read().receipt_ended);
  EXPECT_TRUE(read().contact_allowed) << "only the words ended";
}

TEST_F(ReceiptTest, SurvivesAFailureAtEveryCall) {
  const auto token = office.token();
  const std::vector<std::function<std::string()>> deeds{
      [&] { return code_of(OpenReceipt(*office.service)(words)); },
      [&] { return code_of(WriteAsReporter(*office.service)(words, "Once.", token)); },
      [&] { return code_of(WithdrawContact(*office.service)(words)); },
      [&] { return code_of(EndReceipt(*office.service)(words)); }};
  for (const auto& deed : deeds)
    for (int call = 1;; ++call) {
      office.failing.fail_call(call, {ErrorKind::unavailable, "store.disk", {}});
      const auto outcome = deed();
      if (office.failing.calls() < call) break;
      EXPECT_EQ(outcome, "store.disk");
    }
  EXPECT_EQ(office.memory.messages(office.record(told).id)->size(), 1U);
}

}  // namespace
}  // namespace heed::app
