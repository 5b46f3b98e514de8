#include <map>

#include "app/form_state.hpp"
#include "app/gate.hpp"
#include "app/oversight.hpp"
#include "base/text.hpp"
#include "crypto/sealing.hpp"

namespace heed::app {

namespace {

constexpr std::size_t rows_per_page = 50;
// Lines looked at for one page: when more than this many in a row must be left out, the page is short and goes on.
constexpr std::size_t most_looked_at = 1000;
constexpr std::string_view purpose = "audit-page";

class Reader {
 public:
  Reader(const Parts& parts, const domain::Actor& actor) : m_parts(parts), m_actor(actor) {}

  Result<void> add(const ports::AuditLine& line, AuditPage& page) {
    const auto& entry = line.entry;
    std::string reference;
    if (entry.target_kind == "concern") {
      const auto concern = TRY(concern_of(entry.target));
      if (!concern) return {};
      reference = *concern;
    }
    page.rows.push_back({entry.at, m_parts.users.name_of(entry.actor), entry.action, entry.outcome, reference});
    return {};
  }

  // The reference of a concern that the actor may know of; "" for an id that never was one, as a refusal may hold.
  Result<std::optional<std::string>> concern_of(RecordId target) {
    if (const auto known = m_known.find(target); known != m_known.end()) return known->second;
    const auto record = m_parts.store.concerns.find(ConcernId(target.bytes()));
    if (!record.ok() && record.error().kind != ErrorKind::not_found) return record.error();
    std::optional<std::string> reference = "";
    if (record.ok()) {
      reference = record->reference;
      if (!may(m_actor, domain::Action::read_history, facts_of(*record))) reference.reset();
    }
    return m_known.emplace(target, std::move(reference)).first->second;
  }

 private:
  const Parts& m_parts;
  const domain::Actor& m_actor;
  std::map<RecordId, std::optional<std::string>> m_known;
};

Result<AuditPage> page_of(const Parts& parts, Reader& reader, AuditView view, std::uint64_t before,
                          const FormState& form_state) {
  const auto chain = view == AuditView::team ? ports::AuditChain::team : ports::AuditChain::door;
  AuditPage page;
  for (std::size_t looked_at = 0; page.rows.size() < rows_per_page && looked_at < most_looked_at;) {
    const auto lines = TRY(parts.store.audit.lines_before(chain, before, rows_per_page));
    if (lines.empty()) return page;
    for (const auto& line : lines) {
      if (page.rows.size() == rows_per_page) break;
      TRY(reader.add(line, page));
      before = line.sequence;
      ++looked_at;
    }
    if (before <= 1) return page;
  }
  page.older = form_state.seal(purpose, std::to_string(before));
  return page;
}

Result<AuditPage> about(const Parts& parts, Reader& reader, std::string_view reference) {
  const Error unknown{ErrorKind::not_found, "concern.unknown", {}};
  const auto record = parts.store.concerns.find_by_reference(reference);
  if (!record.ok()) return record.error().kind == ErrorKind::not_found ? unknown : record.error();
  const auto target = to_record_id(record->id);
  if (!TRY(reader.concern_of(target))) return unknown;
  AuditPage page;
  for (const auto& line : TRY(parts.store.audit.lines_about(target, most_looked_at))) TRY(reader.add(line, page));
  return page;
}

}  // namespace

Result<AuditPage> ReadAudit::operator()(const domain::Actor& actor, const AuditFilter& filter) const {
  auto& parts = m_service.parts();
  TRY(admit(parts, actor, domain::Action::read_audit));
  ports::Work work;
  work.audit.push_back(team_line(parts, actor.id.to_string(), domain::AuditAction::audit_read, Outcome::done));
  TRY(parts.store.unit_of_work.commit(std::move(work)));
  Reader reader(parts, actor);
  if (!filter.reference.empty()) return about(parts, reader, filter.reference);
  const FormState form_state(m_service);
  std::uint64_t before = 0;
  if (!filter.older.empty()) {
    const auto opened = form_state.open(purpose, filter.older);
    const auto number = opened.ok() ? parse_number(*opened) : std::nullopt;
    if (!number) return Error{ErrorKind::invalid, "audit.older", {}};
    before = static_cast<std::uint64_t>(*number);
  }
  return page_of(parts, reader, filter.view, before, form_state);
}

}  // namespace heed::app
