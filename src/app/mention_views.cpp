#include "app/mention_views.hpp"

#include <algorithm>

#include "app/concern_view.hpp"
#include "app/mention_change.hpp"
#include "app/team.hpp"
#include "mentions/name_of.hpp"

namespace heed::app {

namespace {

std::string whose_of(const mentions::Mentions& mentions, const mentions::Item& item) {
  const auto found = std::ranges::find(mentions.all, item.taken.whose, &mentions::Mention::place);
  return found == mentions.all.end() ? std::string() : mentions::name_of(*found);
}

std::vector<MentionDeed> deeds_of(const Parts& parts, const std::vector<MentionChange>& changes,
                                  std::string_view item) {
  std::vector<MentionDeed> deeds;
  for (const auto& one : changes)
    if (one.change.item == item)
      deeds.push_back({one.change.deed, parts.users.name_of(one.author.to_string()), one.written_at, one.said_by,
                       one.happened, one.told, one.how_known});
  return deeds;
}

// What stands in no text was told as whoever added it says.
std::optional<Instant> told_at(const ConcernView& view, const mentions::Passage& where) {
  if (where.field.empty()) return std::nullopt;
  auto told = view.received_at;
  for (const auto& message : view.messages)
    if (message.from_reporter && where.field == "worry" && where.from >= begins_at(view, message))
      told = message.sent_at;
  return told;
}

PersonHere person_here(const mentions::Mention& one, const mentions::Ledger::History& history) {
  return {one.place, one.kind, mentions::name_of(one), one.parts(), history.all, !history.holds.empty()};
}

}  // namespace

domain::Concern told_in(const ConcernView& view) {
  auto told = view.concern;
  for (const auto& message : view.messages)
    if (message.from_reporter) told.worry += "\n" + message.text;
  return told;
}

std::size_t begins_at(const ConcernView& view, const ConversationMessage& message) {
  std::size_t begins = view.concern.worry.size() + 1;
  for (const auto& one : view.messages) {
    if (&one == &message) break;
    if (one.from_reporter) begins += one.text.size() + 1;
  }
  return begins;
}

Result<MentionsView> mention_views(const Parts& parts, const ConcernView& of) {
  const auto changes = TRY(mention_changes_of(parts, of.id));
  const auto made = plain(changes);
  const mentions::Ledger ledger(made);
  const auto mentions = mentions::mentions_of(told_in(of), made);
  MentionsView view;
  for (const auto& item : mentions.items) {
    const auto& history = ledger.of(item.id);
    view.items.push_back({item, history.all, !history.holds.empty(), deeds_of(parts, changes, item.id),
                          whose_of(mentions, item), told_at(of, item.said.where)});
  }
  for (const auto& one : mentions.all) {
    const bool is_person = one.kind == mentions::EntityKind::child || one.kind == mentions::EntityKind::adult;
    if (is_person) view.people.push_back(person_here(one, ledger.of(one.place)));
  }
  return view;
}

}  // namespace heed::app
