// Alerts for people: what added up, what it cites, who has it and until when; and what somebody made of it.
//
// Need to know: an alert is shown, counted and told of only to whoever may read every concern that it cites. Lists go by the clock and by
// nothing else.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/alert_fires.hpp"
#include "app/known_links.hpp"
#include "app/service.hpp"
#include "app/team.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/access.hpp"
#include "domain/concern_state.hpp"

namespace heed::app {

// continued: something was added, and another stands in its place.
enum class AlertState : std::uint8_t { raised, acknowledged, dismissed, continued };
std::string_view to_string(AlertState state);
std::optional<AlertState> parse_alert_state(std::string_view code);

struct AlertRow {
  AlertId id;
  content::AlertRule numbers;  // as they were when it was raised
  AlertState state = AlertState::raised;
  Instant raised_at, due_by;
  mentions::EntityKind kind = mentions::EntityKind::child;
  std::string name;  // of its subject, as the concern says that was looked at
  std::size_t concerns = 0;
  bool suggested = false;  // some of it rests on links that nobody confirmed
  bool was_added = false;  // to an alert that was there before
  std::string owner_name;  // empty: nobody has it
};

enum class AlertsShown : std::uint8_t { open, looked_at };  // looked_at: acknowledged or dismissed
inline constexpr std::size_t alerts_per_page = 25;

struct AlertList {
  std::vector<AlertRow> rows;  // open: what is due first stands first; looked at: newest first
  std::size_t page = 1;
  bool has_more = false;
};

// Writes one line of record, and waits for it. Errors: refused, unavailable.
class ListAlerts {
 public:
  explicit ListAlerts(Service& service) : m_service(service) {}
  Result<AlertList> operator()(const domain::Actor& actor, AlertsShown shown, std::size_t page = 1) const;

 private:
  Service& m_service;
};

struct AlertCounts {
  std::size_t open = 0, overdue = 0;
  bool or_more = false;  // not all were counted
};
inline constexpr std::size_t most_alerts_counted = 300;

// Those open that this person may read; none for whoever reads no alerts. Part of pages that write a line of their own.
class CountAlerts {
 public:
  explicit CountAlerts(Service& service) : m_service(service) {}
  Result<AlertCounts> operator()(const domain::Actor& actor) const;

 private:
  Service& m_service;
};

// A mention, by where it stands.
struct CitedPlace {
  ConcernId concern;
  std::string place;
};

// Of those that this person may read, newest first. Part of pages that write a line of their own.
class AlertsCiting {
 public:
  explicit AlertsCiting(Service& service) : m_service(service) {}
  Result<std::vector<AlertRow>> concern(const domain::Actor& actor, ConcernId id) const;
  // Whose subject is one of these.
  Result<std::vector<AlertRow>> subject(const domain::Actor& actor, const std::vector<CitedPlace>& places) const;

 private:
  Service& m_service;
};

// How sure it is that an entry is of the alert's subject. no_matter: it is of somebody beside it, or the first.
enum class EntryStanding : std::uint8_t { no_matter, confirmed, suggested, told_apart };
std::string_view to_string(EntryStanding standing);

struct CitedMention {
  EntryPart part = EntryPart::now;
  mentions::Mention mention;
  EntryStanding standing = EntryStanding::no_matter;
};

struct AlertConcern {
  ConcernId id;
  std::string reference, opening;
  Instant received_at;
  std::optional<HappenedDays> happened;  // nothing: only when it was told is known
  domain::ReporterKind told_by = domain::ReporterKind::adult;
  domain::ConcernState state = domain::ConcernState::received;
  bool fresh = false;  // was not cited before
  std::vector<CitedMention> mentions;
  bool something_gone = false;  // what was cited of it was discarded or corrected since
};

struct AlertDeedView {
  Instant at;
  std::string actor_name;  // "program" for the rule itself
  std::string action;      // the audit action's code
  std::string text;        // why; or to whom it was given
};

struct AlertView {
  AlertRow row;
  std::uint32_t revision = 0;
  std::optional<UserId> owner;
  std::optional<AlertId> moved_to;  // it was continued by this one
  CitedPlace subject;
  std::size_t origins = 0;             // that told of its concerns independently
  std::vector<AlertConcern> concerns;  // the first that happened, or was told, first
  std::vector<Colleague> may_be_given_to;
  std::vector<AlertDeedView> history;  // oldest first, with that of those before it
};

// Writes one line of record, and waits for it. Errors: not_found (alert.unknown) where there is none or none that they may read.
class ReadAlert {
 public:
  explicit ReadAlert(Service& service) : m_service(service) {}
  Result<AlertView> operator()(const domain::Actor& actor, AlertId id) const;

 private:
  Service& m_service;
};

// take: have it oneself. acknowledge: somebody acts on it. dismiss: it is none, and comes back only with something new. reopen:
// neither of the two any more.
enum class AlertDeed : std::uint8_t { take, give, acknowledge, dismiss, reopen };
std::optional<AlertDeed> parse_alert_deed(std::string_view code);

struct AlertJudgement {
  AlertDeed deed = AlertDeed::take;
  std::string reason;     // of acknowledge, dismiss and reopen
  std::string colleague;  // of give: their id
};

// Needs the right to judge every concern that it cites. Errors also: invalid (problem.alert.reason, problem.text.too_long,
// problem.alert.colleague: unknown, disabled, or may not read all of it); conflict (store.revision) when it changed since. What is
// so already stays so.
class JudgeAlert {
 public:
  explicit JudgeAlert(Service& service) : m_service(service) {}
  Result<void> operator()(const domain::Actor& actor, AlertId id, std::uint32_t seen_revision,
                          const AlertJudgement& judgement) const;

 private:
  Service& m_service;
};

}  // namespace heed::app
