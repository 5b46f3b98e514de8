#include "web_team/alert_page.hpp"

#include "app/alerts.hpp"
#include "base/text.hpp"
#include "html/components.hpp"
#include "html/error_summary.hpp"
#include "mentions/name_of.hpp"
#include "web_team/alerts_page.hpp"
#include "web_team/facts.hpp"
#include "web_team/known_panel.hpp"
#include "web_team/moments.hpp"
#include "web_team/network_picture.hpp"
#include "web_team/reason_form.hpp"

namespace heed::web_team {

using namespace html;
using app::AlertDeed;
using app::AlertState;
using app::EntryStanding;

namespace {

struct AlertPage {
  const Visit& visit;
  const app::AlertView& view;
  const std::vector<FieldError>& errors;
  const content::Words& words;
};

std::int64_t count_of(std::size_t count) { return static_cast<std::int64_t>(count); }

http::Response no_such_alert(const Visit& visit) {
  return problem_page(visit, {ErrorKind::not_found, "alert.unknown", {}});
}

std::optional<AlertId> alert_of(const Visit& visit) { return AlertId::parse(visit.request.parameter("alert")); }

// ---- what it cites ----

Html when_of(const content::Words& t, const app::AlertConcern& one) {
  if (!one.happened) return Html(t("alerts.one.told_only")) + " " + moment(t, one.received_at);
  const auto& [first, last] = *one.happened;
  const std::string text = first == last
                               ? t("alerts.one.happened", {{"day", t.date(first)}})
                               : t("alerts.one.happened.between", {{"first", t.date(first)}, {"last", t.date(last)}});
  return Html(text) + "; " + t("alerts.one.told") + " " + moment(t, one.received_at);
}

Html standing_of(const AlertPage& page, const app::AlertConcern& concern, const app::CitedMention& cited) {
  if (cited.standing == EntryStanding::no_matter) return {};
  const content::Words& t = page.words;
  const std::string code(to_string(cited.standing));
  const auto& subject = page.view.subject;
  const std::string pair = path_of_pair(concern.id, cited.mention.place, subject.concern, subject.place);
  return Html(" ") + chip(t("alerts.standing." + code), code == "confirmed" ? "confirmed" : "suggested") + " " +
         a({cls("govuk-link heed-no-print"), href(t.path(pair))}, t("alerts.one.look"),
           visually_hidden(" " + mentions::name_of(cited.mention)));
}

Html concern_part(const AlertPage& page, const app::AlertConcern& one) {
  const content::Words& t = page.words;
  const auto mention = [&](const app::CitedMention& cited) {
    const std::string path = path_of_entity(one.id, cited.mention.place);
    return li({}, t("alerts.part." + std::string(to_string(cited.part))), ": ",
              a({cls("govuk-link"), href(t.path(path))}, said(mentions::name_of(cited.mention))),
              standing_of(page, one, cited),
              cited.mention.is_only_read() ? Html(" ") + t("team.known.from_words") : Html());
  };
  return li({cls("heed-history__entry")},
            p({cls("heed-history__when")}, when_of(t, one),
              one.fresh ? Html(" ") + chip(t("alerts.one.fresh"), "strong") : Html()),
            p({cls("govuk-body govuk-!-margin-bottom-1")},
              a({cls("govuk-link"), href(t.path(path_of(one.id))), attribute("translate", "no")}, one.reference), " · ",
              t("team.told_by." + std::string(to_string(one.told_by))), " · ",
              t("team.state." + std::string(to_string(one.state)))),
            div({cls("heed-history__what")}, said(one.opening)),
            ul({cls("govuk-list govuk-list--bullet")}, each(one.mentions, mention)),
            one.something_gone ? p({cls("govuk-body-s")}, t("alerts.one.gone")) : Html());
}

Html cited(const AlertPage& page) {
  const content::Words& t = page.words;
  return card(
      "cited", t("alerts.one.concerns"),
      p({cls("govuk-body")}, t("alerts.one.counted", {{"concerns", count_of(page.view.concerns.size())},
                                                      {"origins", count_of(page.view.origins)}})) +
          ol({cls("govuk-list")}, each(page.view.concerns, [&](const auto& one) { return concern_part(page, one); })));
}

Html why(const AlertPage& page) {
  const content::Words& t = page.words;
  const auto& row = page.view.row;
  Html content = paragraph(rule_words(t, row.numbers, "sentence"));
  if (row.suggested) content += inset(t("alerts.one.suggested"));
  if (row.was_added) content += paragraph(t("alerts.one.added"));
  content += heading(3, t("alerts.one.todo"), "s") + paragraph(rule_words(t, row.numbers, "todo"));
  return card("why", t("alerts.one.why"), content);
}

// ---- where it stands ----

// "Open · Nobody has it yet · Look at it by Monday 30 November, 5pm".
Html standing(const AlertPage& page) {
  const content::Words& t = page.words;
  const auto& row = page.view.row;
  return p({cls("govuk-body")}, chip(t("alerts.state." + std::string(to_string(row.state)))), " · ",
           row.owner_name.empty() ? t("alerts.owner.nobody") : t("alerts.owner.of", {{"name", row.owner_name}}), " · ",
           row.state == AlertState::raised
               ? clock(t, ClockName::alert, row.due_by, page.visit.team.service.clock().now())
               : Html(t("alerts.clock.done")));
}

// What a person did begins with their name; what the rule did says so itself.
Html deed_line(const content::Words& t, const app::AlertDeedView& deed, bool is_first) {
  if (deed.action == to_string(domain::AuditAction::alert_raised))
    return Html(t(is_first ? "alerts.history.raised" : "alerts.history.added"));
  return span({attribute("translate", "no")}, deed.actor_name) + " " + t("alerts.history." + deed.action) +
         (deed.text.empty() ? Html() : Html(" ") + said(deed.text));
}

Html history(const AlertPage& page) {
  const content::Words& t = page.words;
  const auto line = [&](const app::AlertDeedView& one) {
    const bool is_first = &one == &page.view.history.front();
    return li({cls("heed-history__entry")}, p({cls("heed-history__when")}, moment(t, one.at)),
              div({cls("heed-history__what")}, deed_line(t, one, is_first)));
  };
  return card("history", t("alerts.history"), ol({cls("govuk-list")}, each(page.view.history, line)));
}

// ---- what to make of it ----

Html form_to(const AlertPage& page, std::string_view below, const Html& fields) {
  return post_form(page.words, page.visit.csrf_token, path_of(page.view.row.id) + std::string(below),
                   hidden("revision", std::to_string(page.view.revision)) + fields, "govuk-!-margin-bottom-6",
                   page.errors.empty() ? Boxes::as_stored : Boxes::hold_unsent);
}

Html judge_form(const AlertPage& page) {
  const content::Words& t = page.words;
  ChoiceField choice;
  choice.name = "deed";
  choice.legend = t("alerts.deed.question");
  choice.legend_size = LabelSize::small;
  choice.error = error_of(t, page.errors, "deed");
  const auto offer = [&](const std::string& code) {
    choice.choices.push_back({code,
                              t("alerts.deed." + code),
                              t("alerts.deed." + code + ".hint"),
                              page.visit.form.value("deed") == code,
                              {}});
  };
  const auto state = page.view.row.state;
  if (state != AlertState::acknowledged) offer("acknowledge");
  if (state != AlertState::dismissed) offer("dismiss");
  if (state != AlertState::raised) offer("reopen");
  TextField reason;
  reason.name = "reason";
  reason.label = t("alerts.deed.reason");
  reason.hint = t("alerts.deed.reason.hint");
  reason.value = page.visit.form.value("reason");
  reason.error = error_of(t, page.errors, "reason");
  reason.rows = 3;
  return form_to(page, "/judge", choice_field(choice) + text_field(reason) + submit(t("alerts.deed.button")));
}

Html give_form(const AlertPage& page) {
  const content::Words& t = page.words;
  if (page.view.may_be_given_to.empty()) return p({cls("govuk-body-s")}, t("alerts.deed.give.nobody"));
  SelectField select;
  select.name = "colleague";
  select.label = t("alerts.deed.colleague");
  select.error = error_of(t, page.errors, "colleague");
  select.options.push_back({"", t("alerts.deed.choose")});
  for (const auto& one : page.view.may_be_given_to)
    select.options.push_back(
        {one.id.to_string(), one.name, {}, page.visit.form.value("colleague") == one.id.to_string()});
  return details_block(
      t("alerts.deed.give"),
      form_to(page, "/give", select_field(select) + submit(t("alerts.deed.give.button"), ButtonKind::secondary)));
}

Html deeds(const AlertPage& page) {
  const content::Words& t = page.words;
  if (page.view.row.state == AlertState::continued) return {};
  const bool is_own = page.view.owner == page.visit.actor.id;
  Html content;
  if (!is_own) content += form_to(page, "/take", submit(t("alerts.deed.take"), ButtonKind::secondary));
  return section({cls("heed-card heed-no-print"), attribute("aria-labelledby", "deeds")},
                 h2({cls("heed-card__title"), id("deeds")}, t("alerts.deed.title")),
                 content + judge_form(page) + give_form(page));
}

Html continued(const AlertPage& page) {
  const content::Words& t = page.words;
  if (page.view.row.state != AlertState::continued) return {};
  Html content(t("alerts.one.continued"));
  if (page.view.moved_to)
    content +=
        Html(" ") + a({cls("govuk-link"), href(t.path(path_of(*page.view.moved_to)))}, t("alerts.one.continued.link"));
  return inset(content);
}

Html head_of(const AlertPage& page) {
  const content::Words& t = page.words;
  const auto& row = page.view.row;
  const auto& subject = page.view.subject;
  const std::string of_subject =
      row.name.empty() ? path_of(subject.concern) : path_of_entity(subject.concern, subject.place);
  return heading(1, rule_words(t, row.numbers, "title"), "l") +
         p({cls("govuk-body-l")}, a({cls("govuk-link"), href(t.path(of_subject))}, alert_subject(t, row))) +
         standing(page);
}

http::Response show(const Visit& visit, AlertId id, const std::vector<FieldError>& errors, http::Status status) {
  const content::Words& t = visit.words;
  const auto view = app::ReadAlert(visit.team.service)(visit.actor, id);
  if (!view.ok()) return problem_page(visit, view.error());
  const AlertPage page{visit, *view, errors, t};
  const Html main = outcome(error_summary(t, errors) + (errors.empty() ? just_done(visit) : Html())) + head_of(page) +
                    continued(page) +
                    div({cls("heed-columns")}, div({cls("heed-columns__main")}, why(page), cited(page)),
                        aside({cls("heed-columns__side"), attribute("aria-label", t("alerts.one.standing"))},
                              deeds(page), history(page))) +
                    p({cls("heed-no-print")}, a({cls("govuk-link"), href(t.path("/team/alerts"))}, t("alerts.back")));
  return team_page(visit, t(errors.empty() ? "alerts.one.tab" : "alerts.one.tab.error"), main, status);
}

http::Response judge(const Visit& visit, const app::AlertJudgement& judgement, std::string_view field,
                     std::string_view done) {
  const auto id = alert_of(visit);
  if (!id) return no_such_alert(visit);
  const auto revision = parse_number(visit.form.value("revision"));
  const auto judged = app::JudgeAlert(visit.team.service)(visit.actor, *id,
                                                          static_cast<std::uint32_t>(revision.value_or(0)), judgement);
  if (!judged.ok() && judged.error().kind == ErrorKind::invalid)
    return show(visit, *id, {{std::string(field), judged.error().code}}, http::Status::unprocessable);
  if (!judged.ok()) return problem_page(visit, judged.error());
  return go_to_saying(visit, path_of(*id), done);
}

}  // namespace

http::Response get_alert(const Visit& visit) {
  const auto id = alert_of(visit);
  return id ? show(visit, *id, {}, http::Status::ok) : no_such_alert(visit);
}

http::Response get_alert_press(const Visit& visit) {
  const auto id = alert_of(visit);
  return id ? go_to(visit.words, path_of(*id)) : no_such_alert(visit);
}

http::Response post_alert_take(const Visit& visit) {
  return judge(visit, {AlertDeed::take, {}, {}}, "deed", "alerts.done.take");
}

http::Response post_alert_give(const Visit& visit) {
  return judge(visit, {AlertDeed::give, {}, std::string(visit.form.value("colleague"))}, "colleague",
               "alerts.done.give");
}

http::Response post_alert_judge(const Visit& visit) {
  const auto id = alert_of(visit);
  if (!id) return no_such_alert(visit);
  const std::string code(visit.form.value("deed"));
  const auto deed = app::parse_alert_deed(code);
  if (!deed || *deed == AlertDeed::take || *deed == AlertDeed::give)
    return show(visit, *id, {{"deed", "problem.alert.deed"}}, http::Status::unprocessable);
  return judge(visit, {*deed, std::string(visit.form.value("reason")), {}}, "reason", "alerts.done." + code);
}

}  // namespace heed::web_team
