#include <algorithm>

#include "domain/audit_action.hpp"
#include "html/components.hpp"
#include "web_team/concern_parts.hpp"
#include "web_team/facts.hpp"
#include "web_team/marked_text.hpp"
#include "web_team/moments.hpp"

namespace heed::web_team {

using namespace html;

namespace {

// The latest of the reporter's while it waits: where the line at the top leads.
bool is_new(const ConcernPage& page, const app::ConversationMessage& one) {
  if (!page.view.message_waits) return false;
  const app::ConversationMessage* latest = nullptr;
  for (const auto& other : page.view.messages)
    if (other.from_reporter) latest = &other;
  return latest == &one;
}

constexpr std::size_t newest_open = 20;

// Where what is not folded begins: at the newest, or before them at whatever waits for an answer or was not seen by who replies.
std::size_t first_open(const ConcernPage& page) {
  const auto& all = page.view.messages;
  const std::size_t first = all.size() > newest_open ? all.size() - newest_open : 0;
  const auto& since = page.view.message_waits_since;
  std::size_t of_others = 0;
  for (std::size_t at = 0; at < first; ++at) {
    if (since && all[at].from_reporter && all[at].sent_at >= *since) return at;
    if (all[at].own) continue;
    if (page.typed.unseen_after && of_others == *page.typed.unseen_after) return at;
    ++of_others;
  }
  return first;
}

std::string place_of(const ConcernPage& page, const app::ConversationMessage& one) {
  return "message-" + std::to_string(&one - page.view.messages.data() + 1);
}

// What the reporter wrote later is read as if it stood below the worry.
Html text_of(const ConcernPage& page, const app::ConversationMessage& one) {
  if (!one.from_reporter)
    return div({cls("heed-quoted"), attribute("dir", "auto"), attribute("translate", "no")}, one.text);
  return marked_quote(page, "worry", one.text, app::begins_at(page.view, one));
}

Html message(const ConcernPage& page, const app::ConversationMessage& one) {
  const content::Words& t = page.words;
  const std::string from = one.from_reporter ? t("team.conversation.from_reporter")
                                             : t("team.conversation.from_team", {{"name", one.author}});
  return li({cls(one.from_reporter ? "heed-message heed-message--reporter" : "heed-message heed-message--team"),
             when(is_new(page, one), id("new-message"))},
            p({cls("heed-message__from"), id(place_of(page, one))}, from, ", ", moment(t, one.sent_at)),
            one.danger_said ? p({cls("heed-message__danger")}, strong({}, t("team.conversation.danger_said"))) : Html(),
            one.text.empty() ? Html() : div({cls("heed-message__text")}, text_of(page, one)));
}

bool is_child(const domain::Concern& concern) {
  return concern.reporter_kind == domain::ReporterKind::young_person ||
         concern.reporter_kind == domain::ReporterKind::friend_of_child;
}

// Whether they can be reached at all comes before what the gate says of this person.
Html reply_form(const ConcernPage& page) {
  const content::Words& t = page.words;
  if (page.view.receipt_ended) return inset(t("team.reply.ended"));
  if (!page.view.contact_allowed) return inset(t("team.reply.withdrawn") + " " + t(no_contact_rule(page)));
  if (!page.has(Box::reply)) return {};
  const Html care = is_child(page.view.concern) ? warning(t, Html(t("team.reply.child"))) : Html();
  return safe_contact(page) + care +
         div({cls("heed-no-print")}, long_text(page, "reply", "team.reply.hint", page.typed.reply, 6),
             only_buttons_keep(page), button_to(page, "/reply", t("team.reply.button"), ButtonKind::primary));
}

Html list_of(const ConcernPage& page, std::size_t from, std::size_t until) {
  Html messages;
  for (std::size_t at = from; at < until; ++at) messages += message(page, page.view.messages[at]);
  return ol({cls("heed-conversation")}, messages);
}

Html all_messages(const ConcernPage& page) {
  const std::size_t open = first_open(page), all = page.view.messages.size();
  if (all == 0) return paragraph(page.words("team.conversation.none"));
  if (open == 0) return list_of(page, 0, all);
  const auto count = static_cast<std::int64_t>(open);
  return folded(page.words("team.conversation.earlier", {{"count", count}}), list_of(page, 0, open), Fold::closed) +
         list_of(page, open, all);
}

// Nobody of the team wrote after it, or it waits for somebody all the same.
bool is_unanswered(const ConcernPage& page, const app::ConversationMessage& one) {
  const auto& all = page.view.messages;
  const auto& since = page.view.message_waits_since;
  const auto answer = std::find_if(all.rbegin(), all.rend(), [](const auto& other) { return !other.from_reporter; });
  return (since && one.sent_at >= *since) || answer == all.rend() || &one > &*answer;
}

}  // namespace

Html messages_to_read_again(const ConcernPage& page) {
  const content::Words& t = page.words;
  Html messages;
  for (const auto& one : page.view.messages) {
    if (!one.from_reporter) continue;
    if (one.danger_said || is_unanswered(page, one)) messages += message(page, one);
  }
  if (messages.empty()) return {};
  return card("messages", t("team.closing.messages"), ol({cls("heed-conversation")}, messages));
}

Html said_meanwhile(const ConcernPage& page) {
  if (!page.typed.unseen_after) return {};
  const content::Words& t = page.words;
  Html lines;
  std::size_t of_others = 0;
  for (const auto& one : page.view.messages) {
    if (one.own || ++of_others <= *page.typed.unseen_after) continue;
    const std::string what =
        one.from_reporter ? t("team.said_since.reporter") : t("team.said_since.colleague", {{"name", one.author}});
    lines += li({}, a({href("#" + place_of(page, one))}, what), ", ", moment(t, one.sent_at));
  }
  return section(
      {cls("govuk-error-summary"), attribute("aria-labelledby", "said-since-title"), attribute("tabindex", "-1")},
      h2({cls("govuk-error-summary__title"), id("said-since-title")}, t("team.said_since.title")),
      div({cls("govuk-error-summary__body")}, ul({cls("govuk-list govuk-error-summary__list")}, lines),
          paragraph(t("team.said_since.go_on"))));
}

Html conversation(const ConcernPage& page) {
  const content::Words& t = page.words;
  return card("conversation", t("team.conversation.title"),
              p({cls("govuk-body-s")}, t("team.conversation.about")) + all_messages(page) + reply_form(page));
}

Html notes(const ConcernPage& page) {
  const content::Words& t = page.words;
  const Html written = each(page.view.notes, [&](const app::NoteView& one) {
    return li({cls("heed-history__entry")}, p({cls("heed-history__when")}, moment(t, one.written_at), ", ", one.author),
              div({cls("heed-history__what heed-quoted"), attribute("dir", "auto")}, one.text));
  });
  Html content = written.empty() ? paragraph(t("team.notes.none")) : ol({cls("heed-history")}, written);
  if (page.has(Box::note)) {
    content += div({cls("heed-no-print")}, long_text(page, "note", "team.notes.hint", page.typed.note, 4),
                   only_buttons_keep(page), button_to(page, "/notes", t("team.notes.button"), ButtonKind::secondary));
  }
  return card("notes", t("team.notes.title"), content);
}

}  // namespace heed::web_team
