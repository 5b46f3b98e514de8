#include "app/mention_views.hpp"

#include <algorithm>

#include "app/concern_view.hpp"
#include "app/mention_change.hpp"
#include "app/sealed_records.hpp"

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
                       one.happened, one.how_known});
  return deeds;
}

}  // namespace

Result<MentionsView> mention_views(const Parts& parts, const ports::ConcernRecord& record) {
  const auto told = TRY(told_so_far(parts, record));
  const auto changes = TRY(mention_changes_of(parts, record.id));
  const auto made = plain(changes);
  const mentions::Ledger ledger(made);
  const auto mentions = mentions::mentions_of(told, made);
  MentionsView view;
  for (const auto& item : mentions.items) {
    const auto& history = ledger.of(item.id);
    view.items.push_back(
        {item, history.all, !history.holds.empty(), deeds_of(parts, changes, item.id), whose_of(mentions, item)});
  }
  for (const auto& one : mentions.all) {
    const bool is_person = one.kind == mentions::EntityKind::child || one.kind == mentions::EntityKind::adult;
    if (is_person)
      view.people.push_back({one.place, one.kind, mentions::name_of(one), one.parts(), ledger.of(one.place).all});
  }
  return view;
}

}  // namespace heed::app
