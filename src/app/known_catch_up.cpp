#include "app/known_catch_up.hpp"
#include "app/known.hpp"

#include "app/judgement.hpp"
#include "app/mention_change.hpp"
#include "app/readable_concerns.hpp"
#include "app/sealed_records.hpp"
#include "matching/normalise.hpp"

namespace heed::app {

namespace {

constexpr std::size_t read_at_once = 500;

// Whoever told it, by how they can be reached, else by their whole name: a rumour that one person tells twice has one origin.
std::uint64_t origin_of(const domain::Concern& concern) {
  const auto& reporter = concern.reporter;
  auto who = matching::normal_email(reporter.email.empty() ? concern.referral.work_email : reporter.email);
  if (who.empty()) who = matching::normal_phone(reporter.phone.empty() ? concern.referral.work_phone : reporter.phone);
  if (who.empty()) who = matching::normal_name(reporter.name);
  return who.find_first_of("@0123456789 ") == std::string::npos ? 0 : matching::hash_of(who);
}

// What does not open is left out: the audit check names it, and nobody else's suggestions wait for it.
std::optional<KnownConcern> read_concern(const Parts& parts, const ports::ConcernRecord& record) {
  const auto told = told_so_far(parts, record);
  if (!told.ok()) return std::nullopt;
  auto mentions = mentions_so_far(parts, record.id, *told);
  if (!mentions.ok()) return std::nullopt;
  KnownConcern known{record.id, std::move(mentions).value(), {}, origin_of(*told), {}};
  const auto& zone = parts.rules.calendar.time_zone;
  known.facts = concern_facts(*told, known.mentions.all, record.received_at, zone, parts.rules.alert_rules);
  known.told_on = known.facts.told_on.to_string();
  return known;
}

Result<std::vector<KnownConcern>> read_all(const Parts& parts) {
  std::vector<KnownConcern> all;
  for (ConcernId last;;) {
    const auto ids = TRY(parts.store.concerns.ids_after(parts.rules.area_id, last, read_at_once));
    if (ids.empty()) return all;
    last = ids.back();
    for (const auto id : ids) {
      const auto record = TRY(parts.store.concerns.find(id));
      if (auto concern = read_concern(parts, record)) all.push_back(std::move(*concern));
    }
  }
}

// In the order in which they were said, so that the last word on two mentions holds.
Result<std::vector<Judgement>> read_judgements(const Parts& parts) {
  std::vector<Judgement> said;
  for (LinkId last;;) {
    const auto links = TRY(parts.store.links.after(parts.rules.area_id, last, read_at_once));
    if (links.empty()) return said;
    last = links.back().id;
    for (const auto& link : links)
      if (auto judgement = open_judgement(parts, link); judgement.ok()) said.push_back(std::move(judgement).value());
  }
}

Result<void> load_all(Parts& parts) {
  const auto concerns = TRY(read_all(parts));
  const auto judgements = TRY(read_judgements(parts));
  parts.known->load(concerns);
  for (const auto& judgement : judgements) apply(*parts.known, judgement);
  return {};
}

// What people said of a mention holds again once it is there again.
Result<void> take_in_again(Parts& parts, const KnownConcern& concern) {
  parts.known->take_in(concern);
  for (const auto& judgement : TRY(judgements_of(parts, concern.id))) apply(*parts.known, judgement);
  return {};
}

// What is not there or does not open is left out.
Result<void> take_in(Parts& parts, ConcernId id) {
  const auto record = parts.store.concerns.find(id);
  if (!record.ok() && record.error().kind != ErrorKind::not_found) return record.error();
  const auto concern = record.ok() ? read_concern(parts, *record) : std::nullopt;
  return concern ? take_in_again(parts, *concern) : Result<void>();
}

Result<void> take_in_all(Parts& parts) {
  auto& known = *parts.known;
  // What arrives while everything is read may be in it or not: it is taken in after it.
  if (!known.is_loaded()) TRY(load_all(parts));
  auto arrived = known.take_arrived();
  while (!arrived.empty()) {
    const auto taken = take_in(parts, *arrived.begin());
    if (!taken.ok()) {
      for (const auto id : arrived) known.arrived(id);
      return taken.error();
    }
    arrived.erase(arrived.begin());
  }
  return {};
}

}  // namespace

Result<void> catch_up(Parts& parts) {
  const std::lock_guard one_at_a_time(parts.known->catching_up());
  return take_in_all(parts);
}

Result<void> catch_up_for_page(Parts& parts) {
  if (parts.known->is_loaded()) return catch_up(parts);
  const std::unique_lock one_at_a_time(parts.known->catching_up(), std::try_to_lock);
  if (!one_at_a_time.owns_lock()) return Error{ErrorKind::unavailable, "known.reading", {}};
  return take_in_all(parts);
}

}  // namespace heed::app
