#include "app/change_mention.hpp"

#include <algorithm>

#include "app/form_record.hpp"
#include "app/gate.hpp"
#include "app/keep_away.hpp"
#include "app/known.hpp"
#include "app/mention_change.hpp"
#include "app/readable_concerns.hpp"
#include "app/sealed_records.hpp"
#include "base/text.hpp"
#include "mentions/found.hpp"

namespace heed::app {

namespace {

using mentions::AttributeType;
using mentions::Deed;
using mentions::Standing;

Error invalid(const char* code) { return {ErrorKind::invalid, code, {}}; }
Error changed_since() { return {ErrorKind::conflict, "mention.changed", {}}; }

// The concern as it is, for one press.
struct Ground {
  ports::ConcernRecord record;
  domain::Concern told;
  std::vector<MentionChange> changes;
  std::vector<mentions::Change> plain;  // the same, as the mentions are read by them
  mentions::Mentions mentions;
};

Result<Ground> ground_of(const Parts& parts, ports::ConcernRecord record) {
  Ground ground{std::move(record), {}, {}, {}, {}};
  ground.changes = TRY(mention_changes_of(parts, ground.record.id));
  ground.told = TRY(told_so_far(parts, ground.record));
  ground.plain = plain(ground.changes);
  ground.mentions = mentions::mentions_of(ground.told, ground.plain);
  return ground;
}

const mentions::Mention* person_at(const Ground& ground, std::string_view place) {
  const auto found = std::ranges::find(ground.mentions.all, place, &mentions::Mention::place);
  if (found == ground.mentions.all.end()) return nullptr;
  const bool is_person = found->kind == mentions::EntityKind::child || found->kind == mentions::EntityKind::adult;
  return is_person ? &*found : nullptr;
}

// What tells of somebody, and of nobody when it stands alone.
bool needs_somebody(AttributeType type) {
  return mentions::is_name(type) || type == AttributeType::date_of_birth || type == AttributeType::school;
}

// "shadow_99 on Instagram": the name by itself, with where it is one.
void read_handle(mentions::Taken& taken) {
  for (const auto& found : mentions::find_in_text(taken.text)) {
    if (found.type != AttributeType::handle) continue;
    taken.text = found.text;
    taken.qualifier = found.qualifier;
    return;
  }
}

Result<mentions::Taken> taken_of(const Parts& parts, const Ground& ground, const MentionDraft& draft) {
  const auto type = matching::parse_attribute_type(draft.type);
  if (!type || std::ranges::find(types_to_choose(), *type) == types_to_choose().end())
    return invalid("problem.mention.type");
  mentions::Taken taken{*type, tidy_line(draft.text), {}, draft.whose};
  if (taken.text.empty()) return invalid("problem.mention.text");
  if (count_characters(taken.text) > domain::short_text_characters) return invalid("problem.line.too_long");
  if (*type == AttributeType::handle) read_handle(taken);
  const bool is_somebody = taken.whose == mentions::new_child || taken.whose == mentions::new_adult ||
                           (taken.whose != draft.item && person_at(ground, taken.whose) != nullptr);
  if (!is_somebody && (!taken.whose.empty() || needs_somebody(*type))) return invalid("problem.mention.whose");
  const mentions::Said said{taken.type, taken.text, taken.qualifier, {}};
  if (normal_form(said, told_on(parts, ground.record)).empty()) return invalid("problem.mention.unreadable");
  return taken;
}

Result<void> read_typed(const Parts& parts, const Ground& ground, const MentionDraft& draft, MentionChange& change) {
  change.change.taken = TRY(taken_of(parts, ground, draft));
  change.said_by = tidy_line(draft.said_by);
  change.happened = tidy_line(draft.happened);
  change.told = tidy_line(draft.told);
  for (const auto* const text : {&change.said_by, &change.happened, &change.told})
    if (count_characters(*text) > domain::short_text_characters) return invalid("problem.line.too_long");
  change.how_known = domain::parse<domain::HowKnown>(draft.how_known).value_or(domain::HowKnown::not_answered);
  return {};
}

Result<void> read_parts(const MentionDraft& draft, MentionChange& change) {
  for (const auto& code : draft.parts) {
    const auto part = mentions::parse_part(code);
    if (!part || *part == mentions::Part::thing) return invalid("problem.mention.parts");
    auto& parts = change.change.parts;
    if (std::ranges::find(parts, *part) == parts.end()) parts.push_back(*part);
  }
  if (change.change.parts.empty()) return invalid("problem.mention.parts");
  return {};
}

// Whether this can be said of it as it stands.
bool is_left_to_say(Deed deed, Standing standing, const mentions::Ledger::History& history) {
  switch (deed) {
    case Deed::confirmed: return standing == Standing::proposed;
    case Deed::corrected: return standing != Standing::discarded;
    case Deed::discarded: return standing != Standing::discarded;
    case Deed::undone: return !history.holds.empty();
    case Deed::added:
    case Deed::given_parts: return true;
  }
  return false;
}

// An item or somebody here, as the ground shows it.
struct Subject {
  const mentions::Item* item = nullptr;  // nothing: it is somebody who is not one
  mentions::Ledger::History history;
};

Result<Subject> subject_of(const Ground& ground, const MentionDraft& draft) {
  const auto item = std::ranges::find(ground.mentions.items, draft.item, &mentions::Item::id);
  const bool is_item = item != ground.mentions.items.end();
  const bool is_person = person_at(ground, draft.item) != nullptr;
  const bool is_of_person = draft.deed == Deed::given_parts || (draft.deed == Deed::undone && !is_item);
  if (is_of_person ? !is_person : !is_item) return Error{ErrorKind::not_found, "mention.unknown", {}};
  return Subject{is_item ? &*item : nullptr, mentions::Ledger(ground.plain).of(draft.item)};
}

// What is to be stored of one press; whoever stores it gives it its id.
Result<MentionChange> change_of(const Parts& parts, const Ground& ground, const Subject& subject,
                                const MentionDraft& draft) {
  MentionChange change;
  change.change.item = draft.item;
  change.change.deed = draft.deed;
  if (draft.deed == Deed::confirmed) change.change.taken = subject.item->taken;
  if (draft.deed == Deed::confirmed || draft.deed == Deed::corrected) change.change.where = subject.item->said.where;
  if (draft.deed == Deed::corrected || draft.deed == Deed::added) TRY(read_typed(parts, ground, draft, change));
  if (draft.deed == Deed::added && mentions::text_at(ground.told, draft.where)) change.change.where = draft.where;
  if (draft.deed == Deed::given_parts) TRY(read_parts(draft, change));
  return change;
}

domain::AuditAction action_of(Deed deed) {
  switch (deed) {
    case Deed::added: return domain::AuditAction::mention_added;
    case Deed::confirmed: return domain::AuditAction::mention_confirmed;
    case Deed::corrected: return domain::AuditAction::mention_corrected;
    case Deed::discarded: return domain::AuditAction::mention_discarded;
    case Deed::given_parts: return domain::AuditAction::mention_given_parts;
    case Deed::undone: return domain::AuditAction::mention_undone;
  }
  return domain::AuditAction::mention_corrected;
}

// Never before the last change of the concern, whatever the clock says: the last word holds.
Instant now_after(const Parts& parts, const Ground& ground) {
  const auto now = parts.clock.now();
  return ground.changes.empty() ? now : std::max(now, ground.changes.back().written_at);
}

Result<ports::Work> work_of(const Parts& parts, const domain::Actor& actor, const Ground& ground,
                            const MentionChange& change) {
  const auto& concern = ground.record;
  ports::MentionRecord record;
  record.id = change.id;
  record.concern_id = concern.id;
  record.area_id = concern.area_id;
  record.author = actor.id;
  record.written_at = now_after(parts, ground);
  seal_mention(parts, record, mention_change_to_json(change));
  ports::Work work;
  auto line = team_line(parts, actor.id.to_string(), action_of(change.change.deed), Outcome::done, concern.id);
  line.at = record.written_at;
  line.sealed_hash = crypto::hash(record.payload.storage_bytes());
  work.audit.push_back(std::move(line));
  work.writes.emplace_back(ports::InsertMention{record});
  const auto left = TRY(narrowed(parts, concern, MessageAbout::anyone, words_of(change)));
  if (left.kept_away.empty()) return work;
  ports::ChangeConcern narrower;
  narrower.id = concern.id;
  narrower.seen_revision = concern.revision;
  keep_away(parts, concern, left, narrower, work);
  work.writes.emplace_back(std::move(narrower));
  return work;
}

bool says_the_same(const MentionChange& one, const MentionChange& other) {
  return one.author == other.author && mention_change_to_json(one) == mention_change_to_json(other);
}

// One record for each change after so many of one item, so that of two presses at once only one counts.
MentionRecordId next_id(ConcernId concern, std::string_view item, std::size_t seen) {
  Bytes input;
  for (const auto& text : {concern.to_string(), std::to_string(seen), std::string(item)}) {
    input.insert(input.end(), text.begin(), text.end());
    input.push_back(0);
  }
  return id_of<MentionRecordId>(input);
}

Result<void> add(const Parts& parts, const domain::Actor& actor, const Ground& ground, const MentionDraft& draft,
                 std::string_view token) {
  const auto id = ground.record.id;
  auto change = TRY(change_of(parts, ground, {}, draft));
  change.author = actor.id;
  const auto with_number = [&](std::uint8_t number) {
    change.id = id_of_form<MentionRecordId>(parts, id, actor.id, token, number);
    change.change.item = std::string(mentions::added_prefix) + change.id.to_string();
    return change;
  };
  const auto write = [&](std::uint8_t number) -> Result<void> {
    return parts.store.unit_of_work.commit(TRY(work_of(parts, actor, ground, with_number(number))));
  };
  const auto is_this = [&](std::uint8_t number) -> Result<bool> {
    const auto mine = with_number(number);
    for (const auto& one : TRY(mention_changes_of(parts, id)))
      if (one.id == mine.id) return says_the_same(one, mine);
    return false;
  };
  return write_once(write, is_this);
}

// The same press twice is stored once; of two that saw the same, the second is told so.
Result<void> change_existing(const Parts& parts, const domain::Actor& actor, const Ground& ground,
                             const MentionDraft& draft) {
  const auto subject = TRY(subject_of(ground, draft));
  auto change = TRY(change_of(parts, ground, subject, draft));
  change.id = next_id(ground.record.id, draft.item, draft.seen);
  change.author = actor.id;
  for (const auto& one : ground.changes)
    if (one.id == change.id && says_the_same(one, change)) return {};
  const auto standing = subject.item == nullptr ? Standing::proposed : subject.item->standing;
  if (draft.seen != subject.history.all || !is_left_to_say(draft.deed, standing, subject.history))
    return changed_since();
  const auto written = parts.store.unit_of_work.commit(TRY(work_of(parts, actor, ground, change)));
  return !written.ok() && written.error().code == "store.duplicate" ? changed_since() : written;
}

}  // namespace

const std::vector<AttributeType>& types_to_choose() {
  using enum AttributeType;
  static const std::vector<AttributeType> types{full_name, nickname, date_of_birth, phone,      email, handle,
                                                plate,     address,  postcode,      place_name, school};
  return types;
}

Result<void> ChangeMention::operator()(const domain::Actor& actor, ConcernId id, const MentionDraft& draft,
                                       std::string_view token) const {
  auto& parts = m_service.parts();
  const auto record = TRY(admit(parts, actor, domain::Action::change_mention, id));
  const auto ground = TRY(ground_of(parts, record));
  if (draft.deed == Deed::added)
    TRY(add(parts, actor, ground, draft, token));
  else
    TRY(change_existing(parts, actor, ground, draft));
  parts.known->arrived(id);
  return {};
}

}  // namespace heed::app
