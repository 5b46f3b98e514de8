#include "app/judge_link.hpp"

#include <map>
#include <set>

#include "app/form_record.hpp"
#include "app/gate.hpp"
#include "app/judgement.hpp"
#include "app/known.hpp"
#include "app/known_catch_up.hpp"
#include "app/message_text.hpp"
#include "app/readable_concerns.hpp"
#include "app/reason_views.hpp"
#include "app/same_for_reader.hpp"
#include "app/sealed_records.hpp"
#include "base/text.hpp"
#include "matching/value.hpp"

namespace heed::app {

namespace {

// Two concerns, opened, each with the mention that is meant.
struct Sides {
  OpenedConcern mine, other;
  const mentions::Mention* my_mention = nullptr;
  const mentions::Mention* other_mention = nullptr;
};

const Error& no_such_pair() {
  static const Error error{ErrorKind::not_found, "link.unknown", {}};
  return error;
}

// The gate is asked for both; a refusal of the second tells no more than that it is not there.
Result<Sides> open_sides(Parts& parts, const domain::Actor& actor, domain::Action action, const MentionPair& pair) {
  const auto mine = TRY(admit(parts, actor, action, pair.concern));
  const auto other = TRY(admit(parts, actor, action, pair.other_concern));
  TRY(catch_up_for_page(parts));
  Sides sides{TRY(open_with_mentions(parts, mine)), TRY(open_with_mentions(parts, other)), nullptr, nullptr};
  sides.my_mention = sides.mine.mention_at(pair.place);
  sides.other_mention = sides.other.mention_at(pair.other_place);
  const bool is_pair = sides.my_mention != nullptr && sides.other_mention != nullptr &&
                       sides.my_mention->kind == sides.other_mention->kind &&
                       (pair.concern != pair.other_concern || pair.place != pair.other_place);
  if (!is_pair) return no_such_pair();
  return sides;
}

using Meanings = std::map<mentions::AttributeType, std::set<std::string>>;

// Everything that is said of it, in one form however it was written.
Meanings meanings_of(const OpenedConcern& opened, const mentions::Mention& mention) {
  Meanings meanings;
  for (const auto& said : mention.said) {
    const auto normal = normal_form(said, opened.told_on);
    meanings[said.type].insert(normal.empty() ? ascii_lower(tidy_line(said.text)) : normal);
  }
  return meanings;
}

// An age is a year or so of days: two of them differ where they have no day in common.
bool may_be_one_birth(const Sides& sides) {
  const auto days_of = [](const OpenedConcern& opened, const mentions::Mention& mention) {
    std::vector<matching::DayRange> days;
    for (const auto& said : mention.said)
      if (said.type == mentions::AttributeType::date_of_birth)
        days.push_back(matching::make_value(said.type, said.text, opened.told_on).days);
    return days;
  };
  const auto others = days_of(sides.other, *sides.other_mention);
  return std::ranges::any_of(days_of(sides.mine, *sides.my_mention), [&](const auto& mine) {
    return std::ranges::any_of(others,
                               [&](const auto& other) { return mine.from <= other.until && other.from <= mine.until; });
  });
}

std::vector<mentions::AttributeType> differences(const Sides& sides) {
  std::vector<mentions::AttributeType> differ;
  const auto others = meanings_of(sides.other, *sides.other_mention);
  for (const auto& [type, meanings] : meanings_of(sides.mine, *sides.my_mention)) {
    const auto there = others.find(type);
    if (there == others.end() || there->second == meanings) continue;
    if (type != mentions::AttributeType::date_of_birth || !may_be_one_birth(sides)) differ.push_back(type);
  }
  return differ;
}

std::vector<mentions::AttributeType> new_between(const Parts& parts, const domain::Actor& actor, linkage::MentionId one,
                                                 linkage::MentionId other) {
  ReadableConcerns readable(parts, actor);
  const auto decided = SameForReader(parts, readable).decided_of(one);
  const auto kind = parts.known->network().kind_of(one);
  if (!kind) return {};
  return new_since(decided, parts.known->network().index(*kind)->model().columns, {other});
}

domain::AuditAction action_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::same: return domain::AuditAction::link_confirmed;
    case Verdict::different: return domain::AuditAction::link_rejected;
    case Verdict::not_sure: return domain::AuditAction::link_left_open;
    case Verdict::withdrawn: return domain::AuditAction::link_withdrawn;
  }
  return domain::AuditAction::link_left_open;
}

ports::LinkRecord record_of(const Parts& parts, const Judgement& judgement) {
  ports::LinkRecord record;
  record.id = judgement.id;
  record.area_id = parts.rules.area_id;
  record.left_concern = judgement.left.concern;
  record.right_concern = judgement.right.concern;
  record.author = judgement.author;
  record.said_at = judgement.said_at;
  seal_link(parts, record, judgement_to_json(judgement));
  return record;
}

ports::Work work_of(const Parts& parts, const domain::Actor& actor, const Judgement& judgement) {
  ports::Work work;
  const auto record = record_of(parts, judgement);
  // About the link itself: in a concern's own history it would tell whoever may not read the other one that it is there.
  auto line = team_line(parts, actor.id.to_string(), action_of(judgement.verdict), Outcome::done, record.id);
  line.at = record.said_at;
  line.sealed_hash = crypto::hash(record.payload.storage_bytes());
  work.audit.push_back(std::move(line));
  work.writes.emplace_back(ports::InsertLink{record});
  return work;
}

std::vector<std::uint64_t> evidence_of(const Parts& parts, const Judgement& judgement, mentions::EntityKind kind) {
  const auto left = parts.known->mention_at(judgement.left), right = parts.known->mention_at(judgement.right);
  if (!left || !right) return {};
  return parts.known->network().evidence_of(kind, *left, *right);
}

}  // namespace

Result<TwoSides> JudgeLink::look(const domain::Actor& actor, const MentionPair& pair,
                                 const content::Words& words) const {
  auto& parts = m_service.parts();
  const auto sides = TRY(open_sides(parts, actor, domain::Action::read_known, pair));
  TwoSides two{other_mention(sides.mine, *sides.my_mention),
               other_mention(sides.other, *sides.other_mention),
               {},
               {},
               differences(sides),
               {}};
  const KnownPlace mine{pair.concern, pair.place}, other{pair.other_concern, pair.other_place};
  const auto one = parts.known->mention_at(mine), another = parts.known->mention_at(other);
  const auto* const index = parts.known->network().index(sides.my_mention->kind);
  const auto score = one && another && index != nullptr ? index->explain(*one, *another) : std::nullopt;
  if (score)
    two.reasons = reason_views(words, index->model(), *score, *sides.my_mention, sides.mine.told_on,
                               *sides.other_mention, sides.other.told_on, index->size());
  if (one && another && index != nullptr) two.new_since = new_between(parts, actor, *one, *another);
  for (const auto& said : TRY(judgements_of(parts, pair.concern)))
    if (is_of(said, mine, other))
      two.said.push_back({said.verdict, parts.users.name_of(said.author.to_string()), said.reason, said.said_at});
  ports::Work work;
  for (const auto concern : {pair.concern, pair.other_concern})
    work.audit.push_back(
        team_line(parts, actor.id.to_string(), domain::AuditAction::links_suggested, Outcome::done, concern));
  TRY(parts.store.unit_of_work.commit(std::move(work)));
  return two;
}

Result<void> JudgeLink::operator()(const domain::Actor& actor, const MentionPair& pair, Verdict verdict,
                                   std::string_view reason, std::string_view token) const {
  auto& parts = m_service.parts();
  const auto sides = TRY(open_sides(parts, actor, domain::Action::judge_link, pair));
  Judgement judgement;
  judgement.left = {pair.concern, pair.place};
  judgement.right = {pair.other_concern, pair.other_place};
  if (judgement.right < judgement.left) std::swap(judgement.left, judgement.right);
  judgement.verdict = verdict;
  judgement.reason = TRY(message_text(reason, "problem.link.reason"));
  judgement.author = actor.id;
  judgement.said_at = parts.clock.now();
  if (verdict == Verdict::different) judgement.evidence = evidence_of(parts, judgement, sides.my_mention->kind);
  const auto said = TRY(judgements_of(parts, pair.concern));
  const auto* const before = last_word(said, judgement.left, judgement.right);
  if (verdict == Verdict::withdrawn && (before == nullptr || before->verdict == Verdict::withdrawn))
    return Error{ErrorKind::invalid, "problem.link.nothing_said", {}};
  const auto write = [&](std::uint8_t number) -> Result<void> {
    judgement.id = id_of_form<LinkId>(parts, pair.concern, actor.id, token, number);
    return parts.store.unit_of_work.commit(work_of(parts, actor, judgement));
  };
  const auto is_stored = [&](std::uint8_t number) -> Result<bool> {
    const auto id = id_of_form<LinkId>(parts, pair.concern, actor.id, token, number);
    for (const auto& one : TRY(judgements_of(parts, pair.concern)))
      if (one.id == id)
        return one.verdict == verdict && one.reason == judgement.reason && is_of(one, judgement.left, judgement.right);
    return false;
  };
  TRY(write_once(write, is_stored));
  const std::lock_guard one_at_a_time(parts.known->catching_up());
  apply(*parts.known, judgement);
  parts.known->nudge();
  return {};
}

}  // namespace heed::app
