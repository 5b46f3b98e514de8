// The team's use cases. Each asks the gate first, and writes one audit line whether it is done or refused; a personal read
// waits for its audit line to be on disk. A refused or excluded person gets not_found for a record they may not know of.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/mention_views.hpp"
#include "app/receipt.hpp"
#include "app/service.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/access.hpp"
#include "domain/audit_action.hpp"
#include "domain/concern.hpp"
#include "domain/concern_state.hpp"
#include "domain/decision.hpp"
#include "domain/hard_floor.hpp"

namespace heed::app {

struct InboxFilter {
  enum class View { open, urgent, unread, nobodys, mine, quarantine, closed };
  View view = View::open;
  std::size_t page = 1;                // from 1
  std::optional<RecordId> flood = {};  // the concerns of one flood alone
};

std::string_view to_string(InboxFilter::View view);

// Concerns of one flood that reach a hard floor and that nobody has, five or more, this row's among them: one row for all, where the
// first of them stands.
struct StandsFor {
  RecordId flood;
  std::size_t concerns = 0;
};

struct InboxRow {
  ConcernId id;
  std::string reference;
  std::string opening;  // the first words of the worry, at most 140 characters
  domain::ReporterKind reporter_kind = domain::ReporterKind::adult;
  domain::ConcernState state = domain::ConcernState::received;
  domain::Lane lane = domain::Lane::standard;
  std::set<domain::HardFloor> floors;
  bool restricted = false;
  bool danger_now = false, same_day = false;  // its clock to decide runs day and night
  Instant received_at, decide_by;
  std::optional<Instant> designated_officer_by, designated_officer_told_at;
  std::optional<std::string> owner_name;
  bool decided = false;
  bool unread_message = false;
  std::optional<StandsFor> stands_for = {};
};

// Open concerns, five or more, that arrived together from one connection, reach no hard floor and are not about staff: grouped,
// never hidden.
struct FloodRow {
  RecordId id;
  std::size_t concerns = 0;
  InboxRow first;  // the one that was received first
};

struct Inbox {
  std::vector<FloodRow> floods;  // on the first page of a view that folds them
  std::vector<InboxRow> rows;
  std::size_t page = 1;
  bool has_more = false;
  std::size_t open = 0, urgent = 0, unread = 0, nobodys = 0, mine = 0, quarantine = 0, closed = 0;
};

class ListInbox {
 public:
  explicit ListInbox(Service& service) : m_service(service) {}
  Result<Inbox> operator()(const domain::Actor& actor, const InboxFilter& filter) const;

 private:
  Service& m_service;
};

// A concern of this reference that this actor may read, however it was typed (domain::parse_reference). Errors: invalid
// (problem.find.not_a_reference); not_found (problem.find.unknown: there is none, or none for them; the same answer).
class FindConcern {
 public:
  explicit FindConcern(Service& service) : m_service(service) {}
  Result<ConcernId> operator()(const domain::Actor& actor, std::string_view typed) const;

 private:
  Service& m_service;
};

inline constexpr std::size_t most_danger_counted = 10;

// Concerns in danger now that one person has, and why they are told of all the same: its reporter wrote, and they have not dealt with
// that; it should have been decided by now, and was not; or somebody gave it to them, and they have not opened it since (told to
// them alone).
struct DangerTaken {
  enum class Why { message, overdue, given };
  Why why = Why::message;
  UserId owner;
  std::string owner_name;
  ConcernId first;
  std::size_t concerns = 0;
};

// Each counted up to ten.
struct DangerWaiting {
  std::size_t nobodys = 0;         // nobody has them, or nobody who can sign in
  std::size_t taken_concerns = 0;  // somebody has them
  std::vector<DangerTaken> taken;  // the same by who has them and why, the most urgent first
};

// The concerns that this actor may read and that say that a child is in danger now, while nobody has them, or somebody has and yet they wait
// (DangerTaken). Having taken one is not having dealt with it; what was decided is none until its reporter writes again. None for whoever has no inbox. Part of pages that write a line of their own; nothing
// of a concern is opened. Errors: unavailable.
class DangerNow {
 public:
  explicit DangerNow(Service& service) : m_service(service) {}
  Result<DangerWaiting> operator()(const domain::Actor& actor) const;

 private:
  Service& m_service;
};

// Whether something that only named readers may read says that somebody is in danger now while nobody has it: told to managers,
// administrators and auditors at once, and to everyone when it is overdue, without a number or anything of it, and never to whom it
// keeps away. Need to know is no reason for a child to wait until one person signs in. Errors: unavailable.
class DangerForNamedReaders {
 public:
  explicit DangerForNamedReaders(Service& service) : m_service(service) {}
  Result<bool> operator()(const domain::Actor& actor) const;

 private:
  Service& m_service;
};

struct NoteView {
  std::string author;
  Instant written_at;
  std::string text;
};

struct DecisionView {
  std::string author;
  Instant decided_at;
  domain::Decision decision;
};

struct HistoryLine {
  Instant at;
  std::string actor_name;
  std::string action;   // the audit action's code
  std::string outcome;  // "done", "refused"
};

// Someone to whom a concern can be given.
struct Colleague {
  UserId id;
  std::string name;
};

struct ConcernView {
  ConcernId id;
  std::string reference;
  std::uint32_t revision = 0;
  domain::ConcernState state = domain::ConcernState::received;
  domain::Lane lane = domain::Lane::standard;
  bool restricted = false;
  domain::Circle circle = domain::Circle::named_readers;  // who reads it while it is restricted
  std::vector<std::string> readers;                       // … by name, where no named reader may
  bool danger_now = false, same_day = false;              // its clock to decide runs day and night
  std::set<domain::HardFloor> floors;
  Instant received_at, decide_by;
  std::optional<Instant> designated_officer_by, designated_officer_told_at, read_at, decided_at, closed_at;
  std::optional<UserId> owner;
  std::string owner_name;
  bool contact_allowed = false, receipt_ended = false;
  bool message_waits = false;                  // the reporter wrote, and whoever it waits for has not dealt with it
  std::optional<Instant> message_waits_since;  // … from this message of theirs on
  bool reporter_said_so =
      false;  // that it is about us, so nobody lifts it; asked where this actor could lift it otherwise
  std::string provenance;
  domain::Concern concern;
  std::vector<ConversationMessage> messages;
  std::vector<NoteView> notes;
  std::vector<DecisionView> decisions;
  bool clock_missed = false;  // an earlier clock to decide had passed when danger was said anew; until somebody decides
  std::vector<HistoryLine> history;   // the newest of it
  std::size_t older_history = 0;      // how many lines there are before these
  std::set<domain::Action> allowed;   // what this actor may do with it now
  MentionsView mentions;              // what was read out of its words, and what people made of it
  std::vector<Colleague> colleagues;  // by name; empty unless this actor may give it to one
};

// What its reporter told, with what they wrote later below the worry: what the passages of mentions are counted in.
domain::Concern told_in(const ConcernView& view);
// At which byte of that worry a message of its reporter's begins.
std::size_t begins_at(const ConcernView& view, const ConversationMessage& message);

class ReadConcern {
 public:
  explicit ReadConcern(Service& service) : m_service(service) {}
  Result<ConcernView> operator()(const domain::Actor& actor, ConcernId id) const;

 private:
  Service& m_service;
};

// Changing use cases take the revision that the page showed. Errors: conflict (store.revision) when it changed since.
class TakeConcern {
 public:
  explicit TakeConcern(Service& service) : m_service(service) {}
  Result<void> operator()(const domain::Actor& actor, ConcernId id, std::uint32_t seen_revision) const;

 private:
  Service& m_service;
};

// Gives it to a colleague who may take it. Errors also: invalid (problem.assign.colleague) for everyone else: unknown,
// disabled, without the role, excluded, or no named reader of what is restricted.
class AssignConcern {
 public:
  explicit AssignConcern(Service& service) : m_service(service) {}
  Result<void> operator()(const domain::Actor& actor, ConcernId id, std::uint32_t seen_revision,
                          std::string_view colleague_id) const;

 private:
  Service& m_service;
};

// Whoever has it puts it back for someone else to take. Errors also: invalid (concern.not_yours).
class PutBackConcern {
 public:
  explicit PutBackConcern(Service& service) : m_service(service) {}
  Result<void> operator()(const domain::Actor& actor, ConcernId id, std::uint32_t seen_revision) const;

 private:
  Service& m_service;
};

class AddNote {
 public:
  explicit AddNote(Service& service) : m_service(service) {}
  // The same text with the same form token is stored once: a second press is as good as the first. An empty token repeats nothing.
  Result<void> operator()(const domain::Actor& actor, ConcernId id, std::string_view text,
                          std::string_view token = {}) const;

 private:
  Service& m_service;
};

// What a page showed to whoever answers: the revision, and how many messages that others than they wrote.
struct SeenMessages {
  std::uint32_t revision = 0;
  std::size_t of_others = 0;
};

// Errors also: refused with code reply.contact_withdrawn when the reporter withdrew contact or ended the receipt; conflict with
// code reply.message_since when the reporter or a colleague wrote what was not seen. Whatever else changed refuses nothing.
// What the reporter wrote is dealt with by it when nobody else has the concern and the revision is still right. `token` as for a
// note.
class ReplyToReporter {
 public:
  explicit ReplyToReporter(Service& service) : m_service(service) {}
  Result<void> operator()(const domain::Actor& actor, ConcernId id, std::string_view text,
                          const SeenMessages& seen = {}, std::string_view token = {}) const;

 private:
  Service& m_service;
};

// Says that what the reporter wrote is dealt with, without an answer. Errors also: refused (message.not_yours: somebody else
// has the concern), invalid (message.none_waits).
class SettleMessage {
 public:
  explicit SettleMessage(Service& service) : m_service(service) {}
  Result<void> operator()(const domain::Actor& actor, ConcernId id, std::uint32_t seen_revision) const;

 private:
  Service& m_service;
};

using FieldErrors = std::vector<FieldError>;

enum class TakeOver { no, yes };

class DecideConcern {
 public:
  explicit DecideConcern(Service& service) : m_service(service) {}
  // Who decides what nobody has takes it; what a colleague has, with `take_over`. `close` closes it in the same work; refused
  // with field errors: problem.decision.cannot_close for keep_open, problem.decision.message_waits while a message waits for
  // somebody else, problem.decision.officer_first while the designated officer must still be told, problem.decision.floor.* while
  // what closing above a hard floor asks (missing_above_floor) is not given; the same is asked of every decision that stops a clock
  // which runs day and night. `token` as for a note: a second press is as good as
  // the first, also when that closed it or somebody changed it since.
  std::variant<std::monostate, FieldErrors, Error> operator()(const domain::Actor& actor, ConcernId id,
                                                              std::uint32_t seen_revision,
                                                              const domain::DecisionDraft& draft, bool close,
                                                              std::string_view token = {},
                                                              TakeOver take_over = TakeOver::no) const;

 private:
  Service& m_service;
};

// Stops the designated officer's clock. `note`, who was told and what they said, is kept as a note. Errors also: invalid
// (problem.officer.who; officer.not_due: nothing asks for it, or it was told).
class TellOfficer {
 public:
  explicit TellOfficer(Service& service) : m_service(service) {}
  Result<void> operator()(const domain::Actor& actor, ConcernId id, std::uint32_t seen_revision,
                          std::string_view note) const;

 private:
  Service& m_service;
};

// What somebody's saying so of a concern came to: it was said already; it was, and their reason is another, which is kept as a note
// too; they said it themselves, and so see nothing of it any more.
enum class Said { newly, already, another_reason, already_and_reads_no_more };

// "I know someone in this": from then on this person sees nothing of it. What nobody else has waits to be read by those who are left.
class DeclareConflict {
 public:
  explicit DeclareConflict(Service& service) : m_service(service) {}
  enum class Left { somebody, nobody };
  struct Declared {
    Said said = Said::newly;
    Left left = Left::somebody;  // who could read it from then on
  };
  // Whether somebody who signs in could read it then. Part of a page that writes a line of its own.
  Result<Left> foresee(const domain::Actor& actor, ConcernId id) const;
  Result<Declared> operator()(const domain::Actor& actor, ConcernId id) const;

 private:
  Service& m_service;
};

// What the note of a reason says: the reason, with what it is the reason of. The reason alone is measured.
using NoteOfReason = std::function<std::string(const std::string& reason)>;

// What would be so once a concern is said to be about one of us.
struct AfterRestricting {
  std::optional<domain::Circle> circle;  // who reads it then; nothing: nobody who signs in
  bool actor_may_read = false;
  std::vector<std::string> can_read, no_longer;  // by name: who reads it then, and who reads it now and not then
};

// Who could read it besides, once a restriction is lifted.
struct AfterLifting {
  bool was_so = false;  // it is not restricted
  std::vector<std::string> can_read_again;
};

// A manager who is a named reader says that a concern is not about one of us after all, where the team alone had said so;
// `reason` is kept as a note. Whom that alone kept away may read it again; whom its words or a conflict of their own keep away
// stays away. Errors also: refused (lift.named_reader; lift.reporter_said_so: whoever told us said so, at first or later, and
// nobody takes that back), invalid (problem.lift.reason). Said again it changes nothing but that another reason is kept too.
// `token` as for a note.
class LiftRestriction {
 public:
  explicit LiftRestriction(Service& service) : m_service(service) {}
  // Part of a page that writes a line of its own.
  Result<AfterLifting> foresee(const domain::Actor& actor, ConcernId id) const;
  Result<Said> operator()(const domain::Actor& actor, ConcernId id, std::string_view reason,
                          std::string_view token = {}, const NoteOfReason& note_of = {}) const;

 private:
  Service& m_service;
};

struct Restricted {
  Said said = Said::newly;
  // Whoever said so may read it, and it does not wait to be opened: opened by them, it would be passed over by the others.
  bool leads_back = false;
};

// Somebody of the team says that it is about staff, an officer, a councillor or a relative of theirs: named readers alone read it
// from then on (docs/adr/0012), as when the reporter says so. `reason` is kept as a note. Said again it changes nothing but that
// another reason is kept too. `token` as for a note. The designated officer's clock stays as it is: that goes by whether an adult
// works with children (domain::needs_designated_officer).
class RestrictConcern {
 public:
  explicit RestrictConcern(Service& service) : m_service(service) {}
  // Whether this person said so: who may not know of the concern may know that. Part of a page that writes a line of its own.
  Result<bool> was_said_by(const domain::Actor& actor, ConcernId id) const;
  // Part of a page that writes a line of its own.
  Result<AfterRestricting> foresee(const domain::Actor& actor, ConcernId id) const;
  // Errors also: invalid (problem.about_staff.reason; problem.text.too_long).
  Result<Restricted> operator()(const domain::Actor& actor, ConcernId id, std::string_view reason,
                                std::string_view token = {}, const NoteOfReason& note_of = {}) const;

 private:
  Service& m_service;
};

}  // namespace heed::app
