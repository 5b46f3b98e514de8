#include "app/readable_concerns.hpp"

#include <algorithm>

#include "app/gate.hpp"
#include "app/mention_change.hpp"
#include "app/sealed_records.hpp"
#include "matching/value.hpp"

namespace heed::app {

const mentions::Mention* OpenedConcern::mention_at(std::string_view place) const {
  const auto found = std::ranges::find(mentions, place, &mentions::Mention::place);
  return found == mentions.end() ? nullptr : &*found;
}

OtherMention other_mention(const OpenedConcern& opened, const mentions::Mention& mention) {
  return {opened.record.id, opened.record.reference, opened.record.received_at, opened.concern.reporter_kind, mention};
}

std::string told_on(const Parts& parts, const ports::ConcernRecord& record) {
  return local_date(record.received_at, parts.rules.calendar.time_zone).to_string();
}

std::string normal_form(const mentions::Said& said, const std::string& told_on) {
  const bool is_birth = said.type == mentions::AttributeType::date_of_birth;
  return matching::make_value(said.type, said.text, is_birth ? told_on : said.qualifier).text;
}

Result<OpenedConcern> open_with_mentions(const Parts& parts, const ports::ConcernRecord& record) {
  OpenedConcern opened{record, TRY(told_so_far(parts, record)), {}, {}};
  opened.mentions = TRY(mentions_so_far(parts, record.id, opened.concern)).all;
  opened.told_on = told_on(parts, record);
  return opened;
}

ReadableConcerns::Seen& ReadableConcerns::see(ConcernId id) {
  const auto [at, is_new] = m_seen.try_emplace(id);
  if (!is_new) return at->second;
  const auto record = m_parts.store.concerns.find(id);
  if (!record.ok()) {
    note(record.error().kind);
    return at->second;
  }
  auto facts = facts_of(m_parts, *record);
  if (may(m_actor, domain::Action::read_concern, facts)) {
    at->second.record = *record;
    return at->second;
  }
  facts.restricted = false;
  at->second.for_named_readers = record->restricted && may(m_actor, domain::Action::read_concern, facts);
  return at->second;
}

// What is spoilt or gone will not be there the next time either.
void ReadableConcerns::note(ErrorKind kind) {
  if (kind != ErrorKind::not_found && kind != ErrorKind::corrupt) m_has_failed = true;
}

bool ReadableConcerns::may_read(ConcernId id) { return see(id).record.has_value(); }

const OpenedConcern* ReadableConcerns::open(ConcernId id) {
  auto& seen = see(id);
  if (seen.record && !seen.was_opened) {
    seen.was_opened = true;
    auto opened = open_with_mentions(m_parts, *seen.record);
    if (opened.ok())
      seen.opened = std::move(opened).value();
    else
      note(opened.error().kind);
  }
  return seen.opened ? &*seen.opened : nullptr;
}

bool ReadableConcerns::is_for_named_readers(ConcernId id) { return see(id).for_named_readers; }

const ports::ConcernRecord* ReadableConcerns::record_of(ConcernId id) {
  const auto& seen = see(id);
  return seen.record ? &*seen.record : nullptr;
}

bool ReadableConcerns::keeps_nobody_away(ConcernId id) {
  const auto& seen = see(id);
  return seen.record && seen.record->excluded.empty();
}

}  // namespace heed::app
