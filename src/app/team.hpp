// The team's use cases. Each asks the gate first, and writes one audit line whether it is done or refused; a personal read
// waits for its audit line to be on disk. A refused or excluded person gets not_found for a record they may not know of.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "app/receipt.hpp"
#include "app/service.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/access.hpp"
#include "domain/concern.hpp"
#include "domain/concern_state.hpp"
#include "domain/decision.hpp"
#include "domain/hard_floor.hpp"

namespace heed::app {

struct InboxFilter {
  enum class View { open, urgent, unread, mine, quarantine, closed };
  View view = View::open;
  std::size_t page = 1;               // from 1
  std::optional<FloodId> flood = {};  // every concern of one flood, instead of the view
};

// What a row stands for besides itself: concerns that arrived together in a short time from one connection.
struct FloodRow {
  FloodId id;
  std::size_t total = 0, urgent = 0;   // urgent: those that reach a hard floor, each a row of its own as well
  std::set<domain::HardFloor> floors;  // of the first of these
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
  Instant received_at, decide_by;
  std::optional<Instant> designated_officer_by;
  std::optional<std::string> owner_name;
  bool decided = false;
  bool unread_message = false;
  std::optional<FloodRow> flood;
};

struct Inbox {
  std::vector<InboxRow> rows;
  std::size_t page = 1;
  bool has_more = false;
  std::size_t open = 0, urgent = 0, unread = 0, mine = 0, quarantine = 0, closed = 0;
  std::size_t folded = 0, floods = 0;  // of this view's concerns, those that are one row a flood, and these rows
};

class ListInbox {
 public:
  explicit ListInbox(Service& service) : m_service(service) {}
  Result<Inbox> operator()(const domain::Actor& actor, const InboxFilter& filter) const;

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

struct ConcernView {
  ConcernId id;
  std::string reference;
  std::uint32_t revision = 0;
  domain::ConcernState state = domain::ConcernState::received;
  domain::Lane lane = domain::Lane::standard;
  bool restricted = false;
  std::set<domain::HardFloor> floors;
  Instant received_at, decide_by;
  std::optional<Instant> designated_officer_by, read_at, decided_at, closed_at;
  std::optional<UserId> owner;
  std::string owner_name;
  bool contact_allowed = false, receipt_ended = false;
  std::string provenance;
  domain::Concern concern;
  std::vector<ConversationMessage> messages;
  std::vector<NoteView> notes;
  std::vector<DecisionView> decisions;
  std::vector<HistoryLine> history;
  std::set<domain::Action> allowed;  // what this actor may do with it now
};

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

class AddNote {
 public:
  explicit AddNote(Service& service) : m_service(service) {}
  Result<void> operator()(const domain::Actor& actor, ConcernId id, std::string_view text) const;

 private:
  Service& m_service;
};

// Errors also: refused with code reply.contact_withdrawn when the reporter withdrew contact or ended the receipt.
class ReplyToReporter {
 public:
  explicit ReplyToReporter(Service& service) : m_service(service) {}
  Result<void> operator()(const domain::Actor& actor, ConcernId id, std::string_view text) const;

 private:
  Service& m_service;
};

using FieldErrors = std::vector<FieldError>;

class DecideConcern {
 public:
  explicit DecideConcern(Service& service) : m_service(service) {}
  // `close` closes it in the same transaction; refused with field error problem.decision.cannot_close for keep_open.
  std::variant<std::monostate, FieldErrors, Error> operator()(const domain::Actor& actor, ConcernId id,
                                                              std::uint32_t seen_revision,
                                                              const domain::DecisionDraft& draft, bool close) const;

 private:
  Service& m_service;
};

// "I know someone in this": from then on this person sees nothing of it.
class DeclareConflict {
 public:
  explicit DeclareConflict(Service& service) : m_service(service) {}
  Result<void> operator()(const domain::Actor& actor, ConcernId id) const;

 private:
  Service& m_service;
};

}  // namespace heed::app
