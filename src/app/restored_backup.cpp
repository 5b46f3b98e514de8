#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/audit.hpp"
#include "app/gate.hpp"

namespace heed::app {

namespace {

using ports::AuditChain;

struct NamedChain {
  AuditChain chain;
  const char* name;
};
constexpr std::array<NamedChain, 2> chains{{{AuditChain::door, "door"}, {AuditChain::team, "team"}}};

// Newest first.
std::vector<Anchor> anchors_of(const std::vector<Anchor>& anchors, std::string_view chain) {
  std::vector<Anchor> found;
  std::copy_if(anchors.begin(), anchors.end(), std::back_inserter(found),
               [&](const Anchor& anchor) { return anchor.chain == chain; });
  std::stable_sort(found.begin(), found.end(),
                   [](const Anchor& one, const Anchor& two) { return one.sequence > two.sequence; });
  return found;
}

Result<bool> holds(const Parts& parts, AuditChain chain, const Anchor& anchor) {
  if (anchor.sequence == 0) return true;
  const auto lines = TRY(parts.store.audit.lines_after(chain, anchor.sequence - 1, 1));
  return !lines.empty() && lines[0].sequence == anchor.sequence &&
         to_hex(lines[0].mac.data(), lines[0].mac.size()) == anchor.mac;
}

Error behind(const Anchor& anchor, std::uint64_t last) {
  const auto what =
      anchor.sequence > last
          ? fmt::format("{}: the record ends at line {}; line {} was there", anchor.chain, last, anchor.sequence)
          : fmt::format("{}: line {} is not the one that was there", anchor.chain, anchor.sequence);
  return {ErrorKind::corrupt, "audit.behind", what};
}

// Where the chain is still as it was anchored; line 0 when nowhere.
Result<Anchor> newest_that_holds(const Parts& parts, const NamedChain& chain, const std::vector<Anchor>& anchors) {
  for (auto& anchor : anchors_of(anchors, chain.name))
    if (TRY(holds(parts, chain.chain, anchor))) return anchor;
  return Anchor{{}, chain.name, 0, std::string(64, '0')};
}

}  // namespace

Result<void> CompareAnchors::operator()(const std::vector<Anchor>& anchors) const {
  const auto& parts = m_service.parts();
  for (const auto& chain : chains) {
    const auto newest = anchors_of(anchors, chain.name);
    if (newest.empty() || TRY(holds(parts, chain.chain, newest.front()))) continue;
    return behind(newest.front(), TRY(parts.store.audit.head(chain.chain)).sequence);
  }
  return {};
}

Result<std::vector<Anchor>> AcceptBackup::operator()(const std::vector<Anchor>& anchors) const {
  auto& parts = m_service.parts();
  std::vector<Anchor> marks;
  for (const auto& chain : chains) {
    auto mark = TRY(newest_that_holds(parts, chain, anchors));
    mark.at = parts.clock.now();
    mark.kind = Anchor::Kind::restored;
    marks.push_back(std::move(mark));
  }
  ports::Work work;
  work.audit.push_back(team_line(parts, "operator", domain::AuditAction::backup_accepted, Outcome::done));
  TRY(parts.store.unit_of_work.commit(std::move(work)));
  return marks;
}

}  // namespace heed::app
