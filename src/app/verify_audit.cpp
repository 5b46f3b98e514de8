#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <unordered_set>

#include "app/audit.hpp"
#include "app/expected_concerns.hpp"
#include "app/service_parts.hpp"
#include "crypto/audit_mac.hpp"
#include "crypto/sealing.hpp"
#include "domain/audit_action.hpp"

namespace heed::app {

namespace {

constexpr std::size_t lines_at_once = 1000;
constexpr std::size_t most_concerns_named = 100;
constexpr std::array<std::string_view, 3> kinds_written_once{"message", "note", "decision"};

// What kind of row a line wrote, if any but a concern.
std::string_view kind_written(std::string_view action) {
  using domain::AuditAction;
  switch (domain::parse_audit_action(action).value_or(AuditAction::concern_read)) {
    case AuditAction::message_received:
    case AuditAction::message_sent: return "message";
    case AuditAction::note_added: return "note";
    case AuditAction::concern_decided: return "decision";
    case AuditAction::user_added:
    case AuditAction::user_disabled:
    case AuditAction::user_reset:
    case AuditAction::account_password_changed: return "user";
    default: return {};
  }
}

// By its id, since its reference may be what was changed.
std::string what_differs(ConcernId id, const std::vector<std::string>& different) {
  if (different.front() == "row") return fmt::format("concern {}: no line accounts for this row", id.to_string());
  return fmt::format("concern {}: {} differ(s) from what was written", id.to_string(), fmt::join(different, ", "));
}

class Verification {
 public:
  Verification(const Parts& parts, const std::vector<Anchor>& anchors)
      : m_parts(parts), m_anchors(anchors), m_concerns(parts.random) {}

  Result<AuditReport> run() {
    m_report.door_lines = TRY(follow(ports::AuditChain::door, "door"));
    m_report.team_lines = TRY(follow(ports::AuditChain::team, "team"));
    TRY(compare_concerns());
    for (const auto kind : kinds_written_once) TRY(compare_rows(kind));
    TRY(compare_users());
    return std::move(m_report);
  }

 private:
  using Hash = std::string;  // raw bytes

  void problem(const char* chain, std::uint64_t sequence, std::string what) {
    m_report.problems.push_back({chain, sequence, std::move(what)});
  }

  // Walks a chain to its end and gives the number of lines; the first that does not verify is reported, as all after it
  // rest on it.
  Result<std::uint64_t> follow(ports::AuditChain chain, const char* name) {
    crypto::Mac mac{};
    std::uint64_t expected = 0, reached = 0;
    bool broken = false;
    check_anchors(name, 0, mac);
    while (true) {
      const auto lines = TRY(m_parts.store.audit.lines_after(chain, reached, lines_at_once));
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
    const auto kind = kind_written(entry.action);
    if (kind.empty() || entry.outcome != "done") return;
    if (kind == "user")
      m_users[entry.target] = to_text(entry.sealed_hash);
    else
      m_written[std::string(kind)].insert(to_text(entry.sealed_hash));
  }

  Result<void> compare_concerns() {
    m_concerns.settle();
    std::uint64_t unnamed = 0;
    std::size_t named = 0;
    TRY(m_parts.store.audit.each_concern([&](const ports::ConcernRecord& record) {
      ++m_report.rows_compared;
      const auto different = m_concerns.differences(record);
      if (different.empty()) return;
      if (named++ >= most_concerns_named) return void(++unnamed);
      problem("rows", 0, what_differs(record.id, different));
    }));
    m_report.rows_partly_known = m_concerns.partly_known();
    if (unnamed > 0) problem("rows", 0, fmt::format("{} more concern(s) differ from what was written", unnamed));
    if (m_concerns.gone() > 0) problem("rows", 0, fmt::format("{} row(s) of kind concern are gone", m_concerns.gone()));
    return {};
  }

  Result<void> compare_rows(std::string_view kind) {
    auto& written = m_written[std::string(kind)];
    std::uint64_t unaccounted = 0;
    TRY(m_parts.store.audit.each_sealed(kind, [&](RecordId, const Bytes& payload) {
      ++m_report.rows_compared;
      if (written.erase(to_text(crypto::hash(payload))) == 0) ++unaccounted;
    }));
    if (unaccounted > 0)
      problem("rows", 0,
              fmt::format("{} row(s) of kind {} differ from what was written, or no line accounts for them",
                          unaccounted, kind));
    if (!written.empty())
      problem("rows", 0, fmt::format("{} row(s) of kind {} are gone or changed", written.size(), kind));
    return {};
  }

  Result<void> compare_users() {
    std::uint64_t wrong = 0;
    TRY(m_parts.store.audit.each_sealed("user", [&](RecordId id, const Bytes& payload) {
      ++m_report.rows_compared;
      const auto found = m_users.find(id);
      if (found == m_users.end() || found->second != to_text(crypto::hash(payload))) ++wrong;
      if (found != m_users.end()) m_users.erase(found);
    }));
    if (wrong > 0)
      problem("rows", 0,
              fmt::format("{} row(s) of kind user differ from what was written, or no line accounts for them", wrong));
    if (!m_users.empty()) problem("rows", 0, fmt::format("{} row(s) of kind user are gone", m_users.size()));
    return {};
  }

  const Parts& m_parts;
  const std::vector<Anchor>& m_anchors;
  AuditReport m_report;
  std::uint64_t m_lines = 0;
  std::map<std::string, std::unordered_set<Hash>> m_written;
  std::map<RecordId, Hash> m_users;
  ExpectedConcerns m_concerns;
};

}  // namespace

Result<AuditReport> VerifyAudit::operator()(const std::vector<Anchor>& anchors) const {
  return Verification(m_service.parts(), anchors).run();
}

}  // namespace heed::app
