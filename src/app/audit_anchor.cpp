#include <fmt/format.h>

#include <algorithm>

#include "app/audit.hpp"
#include "app/service_parts.hpp"
#include "base/calendar.hpp"
#include "base/text.hpp"

namespace heed::app {

namespace {

constexpr std::int64_t day = 86'400'000;

// "2026-11-24T02:00:00.000Z"
std::string utc_text(Instant instant) {
  const auto since = instant.milliseconds_since_epoch;
  const auto days = (since >= 0 ? since : since - (day - 1)) / day;
  const auto rest = since - days * day;
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", add_days(Date{}, static_cast<int>(days)).to_string(),
                     rest / 3'600'000, rest / 60'000 % 60, rest / 1000 % 60, rest % 1000);
}

std::optional<Instant> parse_utc(std::string_view text) {
  constexpr std::string_view shape = "0000-00-00T00:00:00.000Z";
  if (text.size() != shape.size()) return std::nullopt;
  for (const std::size_t i : {10U, 13U, 16U, 19U, 23U})
    if (text[i] != shape[i]) return std::nullopt;
  const auto date = parse_date(text.substr(0, 10));
  const auto hours = parse_number(text.substr(11, 2)), minutes = parse_number(text.substr(14, 2));
  const auto seconds = parse_number(text.substr(17, 2)), rest = parse_number(text.substr(20, 3));
  if (!date.ok() || !hours || !minutes || !seconds || !rest || *hours > 23 || *minutes > 59 || *seconds > 59)
    return std::nullopt;
  const auto since = std::int64_t{days_between(Date{}, *date)} * day + *hours * 3'600'000LL + *minutes * 60'000LL +
                     *seconds * 1000LL + *rest;
  return Instant{since};
}

std::optional<std::uint64_t> parse_sequence(std::string_view text) {
  if (text.empty() || text.size() > 18) return std::nullopt;
  std::uint64_t sequence = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    sequence = sequence * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return sequence;
}

std::optional<Anchor> parse_anchor(std::string_view line) {
  auto parts = split(line, ' ');
  const bool restored = parts.size() == 5 && parts[4] == "restored";
  if (restored) parts.pop_back();
  if (parts.size() != 4 || (parts[1] != "door" && parts[1] != "team")) return std::nullopt;
  const auto at = parse_utc(parts[0]);
  const auto sequence = parse_sequence(parts[2]);
  const auto mac = from_hex(parts[3]);
  if (!at || !sequence || !mac || mac->size() != 32) return std::nullopt;
  return Anchor{*at, std::string(parts[1]), *sequence, to_hex(*mac),
                restored ? Anchor::Kind::restored : Anchor::Kind::head};
}

}  // namespace

std::string to_string(const Anchor& anchor) {
  return fmt::format("{} {} {} {}{}", utc_text(anchor.at), anchor.chain, anchor.sequence, anchor.mac,
                     anchor.kind == Anchor::Kind::restored ? " restored" : "");
}

Result<std::vector<Anchor>> parse_anchors(std::string_view text) {
  std::vector<Anchor> anchors;
  std::size_t number = 0;
  for (const auto line : split(text, '\n')) {
    ++number;
    if (trim(line).empty()) continue;
    auto anchor = parse_anchor(trim(line));
    if (!anchor) return Error{ErrorKind::invalid, "audit.anchor.malformed", fmt::format("line {}", number)};
    if (anchor->kind == Anchor::Kind::restored)
      std::erase_if(anchors, [&](const Anchor& before) {
        return before.chain == anchor->chain && before.sequence > anchor->sequence;
      });
    anchors.push_back(std::move(*anchor));
  }
  return anchors;
}

Result<std::vector<Anchor>> AnchorAudit::operator()() const {
  const auto& parts = m_service.parts();
  std::vector<Anchor> anchors;
  for (const auto& [chain, name] :
       {std::pair(ports::AuditChain::door, "door"), std::pair(ports::AuditChain::team, "team")}) {
    const auto head = TRY(parts.store.audit.head(chain));
    anchors.push_back({parts.clock.now(), name, head.sequence, to_hex(head.mac.data(), head.mac.size())});
  }
  return anchors;
}

}  // namespace heed::app
