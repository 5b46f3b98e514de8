#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "app/audit.hpp"
#include "app/expected_concerns.hpp"
#include "app/expected_followed.hpp"
#include "app/gate.hpp"
#include "app/opens.hpp"
#include "app/service_parts.hpp"
#include "crypto/audit_mac.hpp"
#include "crypto/sealing.hpp"
#include "domain/audit_action.hpp"

namespace heed::app {

namespace {

constexpr std::size_t lines_at_once = 1000;
constexpr std::size_t most_rows_named = 100;  // of each kind

bool writes_user(std::string_view action) {
  using domain::AuditAction;
  const auto known = domain::parse_audit_action(action);
  return known == AuditAction::user_added || known == AuditAction::user_disabled || known == AuditAction::user_reset ||
         known == AuditAction::user_rights_changed || known == AuditAction::user_seen ||
         known == AuditAction::account_password_changed;
}

// By its reference, which the team knows it by, where that is as it was written; by its id in any case.
std::string what_differs(const ports::ConcernRecord& record, const std::vector<std::string>& different) {
  const auto id = record.id.to_string();
  if (different.front() == "row") return fmt::format("concern {}: no line accounts for this row", id);
  const bool known = std::find(different.begin(), different.end(), "reference") == different.end();
  return fmt::format("concern {}: {} differ(s) from what was written",
                     known ? fmt::format("{} (id {})", record.reference, id) : id, fmt::join(different, ", "));
}

class Verification {
 public:
  Verification(const Parts& parts, const ports::AuditSnapshot& record, const std::vector<Anchor>& anchors)
      : m_parts(parts), m_record(record), m_anchors(anchors), m_concerns(parts.random), m_followed(parts.random) {}

  Result<AuditReport> run() {
    for (auto& fault : TRY(m_record.faults())) problem("database", 0, std::move(fault));
    const auto compared = compare();
    // Where the file is damaged already, what cannot be read any more is one finding more.
    if (!compared.ok() && (m_report.problems.empty() || compared.error().kind != ErrorKind::corrupt))
      return compared.error();
    if (!compared.ok()) problem("database", 0, "damaged: not everything could be read and compared");
    return std::move(m_report);
  }

 private:
  using Hash = std::string;  // raw bytes

  Result<void> compare() {
    m_report.door_lines = TRY(follow(ports::AuditChain::door, "door"));
    m_report.team_lines = TRY(follow(ports::AuditChain::team, "team"));
    TRY(compare_concerns());
    TRY(compare_closed());
    TRY(compare_followed());
    return compare_users();
  }

  void problem(const char* chain, std::uint64_t sequence, std::string what) {
    m_report.problems.push_back({chain, sequence, std::move(what)});
  }

  // Walks a chain to its end and gives the number of lines; the first that does not verify is reported, as all after it
  // rest on it.
  Result<std::uint64_t> follow(ports::AuditChain chain, const char* name) {
    crypto::Mac mac{};
    std::uint64_t expected = 0, reached = 0;
    bool broken = false;
    while (true) {
      const auto lines = TRY(m_record.lines_after(chain, reached, lines_at_once));
      if (lines.empty()) break;
      for (const auto& line : lines) {
        note_written(line.entry);
        reached = line.sequence;
        ++m_lines;
        if (broken) continue;
        ++expected;
        if (line.sequence != expected) {
          problem(name, expected, fmt::format("line {} is missing; the next line is {}", expected, line.sequence));
          broken = true;
          continue;
        }
        mac = crypto::next_mac(m_parts.key_ring.audit_key(), mac, ports::canonical_bytes(line.sequence, line.entry));
        if (!crypto::equal(mac, line.mac)) {
          problem(name, line.sequence, fmt::format("line {} was changed, moved or put in", line.sequence));
          broken = true;
          continue;
        }
        check_anchors(name, line.sequence, mac);
      }
    }
    if (!broken) check_truncation(name, expected);
    return std::exchange(m_lines, 0);
  }

  void check_anchors(const char* name, std::uint64_t sequence, const crypto::Mac& mac) {
    for (const auto& anchor : m_anchors) {
      if (anchor.chain != name || anchor.sequence != sequence) continue;
      ++m_report.anchors_checked;
      m_report.last_anchor = std::max(m_report.last_anchor.value_or(anchor.at), anchor.at);
      if (anchor.mac != to_hex(mac.data(), mac.size()))
        problem(name, sequence, fmt::format("line {} is not the one that was anchored", sequence));
    }
  }

  void check_truncation(const char* name, std::uint64_t last) {
    for (const auto& anchor : m_anchors)
      if (anchor.chain == name && anchor.sequence > last)
        problem(name, last + 1,
                fmt::format("lines {} to {} were cut off: an anchor names line {}", last + 1, anchor.sequence,
                            anchor.sequence));
  }

  void note_written(const ports::AuditEntry& entry) {
    m_concerns.note(entry);
    m_followed.note(entry);
    if (writes_user(entry.action) && entry.outcome == "done") m_users[entry.target] = to_text(entry.sealed_hash);
  }

  // Names the first of many, and counts them all.
  void row_problem(std::size_t& count, std::string what) {
    if (++count <= most_rows_named) problem("rows", 0, std::move(what));
  }
  void say_how_many_more(std::size_t count, std::string_view kind) {
    if (count > most_rows_named)
      problem("rows", 0, fmt::format("{} more {} differ from what was written", count - most_rows_named, kind));
  }

  Result<void> compare_concerns() {
    m_concerns.settle();
    std::size_t wrong = 0;
    TRY(m_record.each_concern([&](const ports::ConcernRecord& record) {
      ++m_report.rows_compared;
      if (record.state == "closed") ++m_closed[{record.area_id, record.restricted}];
      auto different = m_concerns.differences(record);
      if (different.empty() && !opens(m_parts.key_ring, record)) different.emplace_back("key");
      if (!different.empty()) row_problem(wrong, what_differs(record, different));
    }));
    m_report.rows_partly_known = m_concerns.partly_known();
    say_how_many_more(wrong, "concern(s)");
    if (m_concerns.gone() > 0) problem("rows", 0, fmt::format("{} row(s) of kind concern are gone", m_concerns.gone()));
    return {};
  }

  // What the inbox shows as closed is counted on, not counted: a number in a table of its own.
  Result<void> compare_closed() {
    auto stored = TRY(m_record.closed_totals());
    for (const auto& [kind, count] : m_closed) stored.try_emplace(kind, 0);
    for (const auto& [kind, total] : stored)
      if (const auto found = m_closed[kind]; found != total)
        problem("rows", 0,
                fmt::format("{} {}concern(s) of {} are closed, and their stored total says {}", found,
                            kind.second ? "restricted " : "", kind.first, total));
    return {};
  }

  Result<void> compare_followed() {
    std::size_t wrong = 0;
    TRY(m_record.each_followed([&](const ports::Followed& record) {
      ++m_report.rows_compared;
      auto what = m_followed.difference(record, m_parts.key_ring);
      if (!what.empty()) row_problem(wrong, std::move(what));
    }));
    say_how_many_more(wrong, "message(s), note(s), decision(s), link(s), mention(s) or alert(s)");
    for (const auto& [kind, count] : m_followed.gone())
      problem("rows", 0, fmt::format("{} row(s) of kind {} are gone or changed", count, kind));
    return {};
  }

  Result<void> compare_users() {
    std::size_t wrong = 0;
    for (const auto& record : TRY(m_record.all_users())) {
      ++m_report.rows_compared;
      const auto found = m_users.find(to_record_id(record.id));
      const bool known = found != m_users.end();
      if (!known || found->second != to_text(crypto::hash(record.payload.storage_bytes())))
        row_problem(wrong, fmt::format("user {}: differs from what was written, or no line accounts for it",
                                       record.id.to_string()));
      else if (!opens(m_parts.key_ring, record))
        row_problem(wrong, fmt::format("user {}: its key was changed: it does not open", record.id.to_string()));
      if (known) m_users.erase(found);
    }
    say_how_many_more(wrong, "user(s)");
    if (!m_users.empty()) problem("rows", 0, fmt::format("{} row(s) of kind user are gone", m_users.size()));
    return {};
  }

  const Parts& m_parts;
  const ports::AuditSnapshot& m_record;
  const std::vector<Anchor>& m_anchors;
  AuditReport m_report;
  std::uint64_t m_lines = 0;
  std::map<RecordId, Hash> m_users;
  std::map<ports::ClosedKind, std::uint64_t> m_closed;
  ExpectedConcerns m_concerns;
  ExpectedFollowed m_followed;
};

}  // namespace

Result<AuditReport> VerifyAudit::operator()(const std::vector<Anchor>& anchors) const {
  // Of one moment: a row that came after its chain was read would look as if no line accounted for it.
  const auto record = TRY(m_service.parts().store.audit.snapshot());
  return Verification(m_service.parts(), *record, anchors).run();
}

Result<void> RecordVerified::operator()() const {
  auto& parts = m_service.parts();
  ports::Work work;
  work.audit.push_back(team_line(parts, "operator", domain::AuditAction::audit_verified, Outcome::done));
  return parts.store.unit_of_work.commit(std::move(work));
}

}  // namespace heed::app
