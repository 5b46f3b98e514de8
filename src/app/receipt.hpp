// The reporter's way back: seven words open the state of a concern and the conversation, and never past answers,
// decisions, or whether anyone is known.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/service.hpp"
#include "base/clock.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"

namespace heed::app {

// written_since: somebody has read the concern, and what the reporter wrote since waits to be read. taken: somebody has it.
// message_waits: … and the reporter's last message waits for them.
enum class ReportedState { received, read, written_since, taken, message_waits, closed };

struct ConversationMessage {
  bool from_reporter = false;
  Instant sent_at;
  std::string text;
  std::string author;  // the team's name for the reporter's eyes is the organisation's; here only for the team's pages
  bool own = false;    // written by whoever reads it; on the team's pages
  // The reporter said with it that someone is in danger now.
  bool danger_said = false;
};

struct ReturnView {
  std::string reference;
  ReportedState state = ReportedState::received;
  Instant received_at;
  bool contact_allowed = false;
  bool young = false;                         // told on the young people's pages: their look and words
  std::vector<ConversationMessage> messages;  // some of them: at most most_messages_shown, oldest first
  std::size_t newer = 0;                      // messages that were skipped, as was asked
  bool has_earlier = false;                   // before the first of these
};

inline constexpr std::size_t most_messages_shown = 10;
// Fewer when they are long; one at least.
inline constexpr std::size_t most_bytes_shown = 30'000;

// Which messages to show, and whether a deed just done with the receipt has been counted in place of this look.
struct Opening {
  std::size_t skip_newest = 0;
  bool after_deed = false;
};

// Each takes what the person typed. Errors: invalid (receipt.words.count; receipt.words.joined; receipt.words.unknown, whose detail holds the places of
// the words that are in no receipt, from 1: "3 5"), not_found (receipt.unknown:
// no such receipt, or it was ended – the same answer for both), unavailable (also receipt.wait: see app/receipt_limit.hpp), unknown.
class OpenReceipt {
 public:
  explicit OpenReceipt(Service& service) : m_service(service) {}
  Result<ReturnView> operator()(std::string_view typed_words, const Opening& opening = {}) const;

 private:
  Service& m_service;
};

// Whether what was typed opens the receipt of these words: read as when somebody comes back, and nothing is asked of the store.
class CompareReceipt {
 public:
  explicit CompareReceipt(Service& service) : m_service(service) {}
  bool operator()(std::string_view words, std::string_view typed) const;

 private:
  Service& m_service;
};

// Whether the reporter says that their message, and so the concern, is about someone who works for us or a relative of theirs.
enum class MessageAbout { anyone, us };
// Whether the reporter says with their message that someone is in danger now.
enum class MessageDanger { not_said, now };

// A message or an addition from the reporter; also after closing, which shows the concern to the team again as unread. About us,
// it leaves the whole concern to named readers, as when that is said at first. Nothing said later takes it back.
// In danger now, the concern has that floor and its clock from this message on.
// Errors also: invalid (problem.message.empty, problem.text.too_long). `token` makes a repeat harmless.
// `count_source` is asked once, and only when something new is to be stored; what it refuses is not.
class WriteAsReporter {
 public:
  explicit WriteAsReporter(Service& service) : m_service(service) {}
  Result<void> operator()(std::string_view typed_words, std::string_view text, const Secret& token,
                          MessageAbout about = MessageAbout::anyone, MessageDanger danger = MessageDanger::not_said,
                          const std::function<Result<void>()>& count_source = {}) const;

 private:
  Service& m_service;
};

// The team no longer contacts the reporter; they can still come back.
class WithdrawContact {
 public:
  explicit WithdrawContact(Service& service) : m_service(service) {}
  Result<void> operator()(std::string_view typed_words) const;

 private:
  Service& m_service;
};

// The team may answer and contact the reporter again.
class AllowContact {
 public:
  explicit AllowContact(Service& service) : m_service(service) {}
  Result<void> operator()(std::string_view typed_words) const;

 private:
  Service& m_service;
};

// The words stop working for good. The concern stays with the team, and whether they may be contacted stays as they said.
class EndReceipt {
 public:
  explicit EndReceipt(Service& service) : m_service(service) {}
  Result<void> operator()(std::string_view typed_words) const;

 private:
  Service& m_service;
};

}  // namespace heed::app
