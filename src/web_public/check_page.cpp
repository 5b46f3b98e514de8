#include "web_public/check_page.hpp"

#include <array>

#include "app/form_state.hpp"
#include "domain/hard_floor.hpp"
#include "html/components.hpp"
#include "html/hour.hpp"
#include "html/phone_numbers.hpp"
#include "web_public/floor_words.hpp"
#include "web_public/form_signs.hpp"

namespace heed::web_public {

using namespace html;

namespace {

constexpr std::string_view path = "/check";
constexpr std::string_view purpose = "check";

std::string answer_name(const content::Item& item) { return "sign." + item.id; }

Html question(const Visit& visit, const content::Item& item) {
  ChoiceField field;
  field.name = answer_name(item);
  field.legend = item.question;
  field.legend_size = LabelSize::small;
  field.small = true;
  field.inline_choices = true;
  for (const auto& way : ways_of_knowing())
    field.choices.push_back({std::string(way.code), visit.t(way.words), "", false, {}});
  return div({cls("heed-question")}, choice_field(field));
}

Html group(const Visit& visit, const SignGroup& group) {
  const auto signs = signs_of(visit.pack(), group.kind);
  if (signs.empty()) return {};
  return section({cls("heed-group"), attribute("aria-labelledby", "group-" + std::string(group.code))},
                 h2({cls("govuk-heading-m"), id("group-" + std::string(group.code))}, visit.t(group.question)),
                 each(signs, [&](const content::Item* item) { return question(visit, *item); }));
}

// What an answer asks to be done at once. It shapes the advice alone: the answers are carried on as they were given.
constexpr std::array<std::pair<std::string_view, domain::HardFloor>, 4> urgent_signs{
    {{"self-harm", domain::HardFloor::self_harm_or_suicide},
     {"missing", domain::HardFloor::missing},
     {"online-pressure", domain::HardFloor::image_blackmail},
     {"child-says", domain::HardFloor::own_account_of_harm}}};

// The dangers ticked above, and those that the answers below them speak of.
std::vector<std::string> to_act_on(const domain::ConcernDraft& answers) {
  auto dangers = answers.dangers;
  for (const auto& observation : answers.observations)
    for (const auto& [item, floor] : urgent_signs)
      if (observation.item == item && is_noticed(observation)) dangers.emplace_back(domain::to_string(floor));
  return dangers;
}

// A harm that someone has seen or heard of is no question of more or less: it goes to a person now.
bool is_harm_noticed(const domain::ConcernDraft& answers) {
  for (const auto& observation : answers.observations)
    if (observation.kind == "harm" && is_noticed(observation)) return true;
  return false;
}

Html noticed_of(const Visit& visit, const domain::ConcernDraft& answers, const SignGroup& group) {
  std::vector<std::string> lines;
  for (const auto& observation : answers.observations) {
    const auto* item = sign_by_id(visit.pack(), observation.item);
    if (item == nullptr || observation.kind != group.code || !is_noticed(observation)) continue;
    lines.push_back(visit.t("check.noticed.line",
                            {{"sign", item->today}, {"how", visit.t(words_for_how_known(observation.how_known))}}));
  }
  return lines.empty() ? Html() : heading(3, visit.t(group.noticed), "s") + bullets(lines);
}

Html what_was_noticed(const Visit& visit, const domain::ConcernDraft& answers) {
  const Html lists = each(sign_groups(), [&](const SignGroup& group) { return noticed_of(visit, answers, group); });
  if (lists.empty() && !answers.dangers.empty()) return {};
  if (lists.empty()) return heading(2, visit.t("check.nothing.title")) + paragraph(visit.t("check.nothing"));
  return heading(2, visit.t("check.noticed.title")) + lists + paragraph(visit.t("check.noticed.not_complete"));
}

// What is named first answers at this hour.
std::string by_the_hour(const Visit& visit, std::string_view open, std::string_view closed) {
  return visit.t(is_helpline_open(visit.forms.site, visit.t, "nspcc") ? open : closed);
}

// The least that is ever said. Whoever named a danger has been given the numbers at the top already.
Html what_to_do(const Visit& visit, const domain::ConcernDraft& answers) {
  return heading(2, visit.t("check.do.title")) +
         bullets({by_the_hour(visit, "check.do.tell", "check.do.tell.closed"), visit.t("check.do.not_sure"),
                  visit.t("check.do.not_investigate"), visit.t("check.do.listen"), visit.t("check.do.write_down")}) +
         (to_act_on(answers).empty() ? visit.who_to_call() : Html());
}

Html carry_on(const Visit& visit, const domain::ConcernDraft& answers) {
  if (answers.observations.empty() && answers.dangers.empty())
    return link_button(visit.t("check.tell.button"), visit.t.path("/tell"));
  const auto sealed = app::FormState(visit.forms.service).seal(purpose, app::to_json(answers));
  return post_form(visit, "/tell", hidden("carried", sealed) + submit(visit.t("check.carry.button"))) +
         paragraph(visit.t("check.carry.text")) +
         paragraph(a({href(visit.t.path("/tell")), cls("govuk-link")}, visit.t("check.carry.without")));
}

http::Response result_page(const Visit& visit, const domain::ConcernDraft& answers) {
  Html main = page_title(visit.t("check.result.title"));
  if (const auto dangers = to_act_on(answers); !dangers.empty()) {
    main += heading(2, visit.t("check.now.title")) + what_to_do_now(visit, About::a_child, dangers);
  } else if (is_harm_noticed(answers)) {
    main += warning(visit.t, with_numbers(by_the_hour(visit, "check.harm", "check.harm.closed")));
  }
  main += what_was_noticed(visit, answers) + what_to_do(visit, answers) + carry_on(visit, answers) + visit.next_read() +
          paragraph(visit.t("check.result.why_no_score"));
  return respond(
      visit,
      {.tab = visit.t("check.tab"), .path = std::string(path), .main = std::move(main), .emergency = Emergency::full});
}

}  // namespace

domain::ConcernDraft read_check_answers(const http::Form& form, const content::Pack& pack) {
  domain::ConcernDraft answers;
  answers.dangers = ticked_floors(form);
  for (const auto& group : sign_groups()) {
    for (const auto* item : signs_of(pack, group.kind)) {
      const auto answer = form.value(answer_name(*item));
      for (const auto& way : ways_of_knowing())
        if (way.code == answer)
          answers.observations.push_back({item->id, std::string(group.code), std::string(answer), "", "", ""});
    }
  }
  return answers;
}

http::Response get_check(const PublicForms& forms, const http::Request& request) {
  const Visit visit(forms, request, Look::adults);
  const Html floors = render_floors(visit, About::a_child, "check.floors.legend", "check.floors.hint", {});
  const Html groups = each(sign_groups(), [&](const SignGroup& one) { return group(visit, one); });
  Html main = page_title(visit.t("check.title")) + lead_text(visit.t("check.lead")) +
              bullets({visit.t("check.about.no_score"), visit.t("check.about.nothing_kept"),
                       visit.t("check.about.leave_any")}) +
              post_form(visit, path,
                        floors + submit(visit.t("check.button.now"), ButtonKind::secondary) + groups +
                            submit(visit.t("check.button")));
  return respond(visit, {.tab = visit.t("check.tab"),
                         .path = std::string(path),
                         .main = std::move(main),
                         .emergency = Emergency::one_line});
}

http::Response post_check(const PublicForms& forms, const http::Request& request) {
  const Visit visit(forms, request, Look::adults);
  const auto form = http::Form::parse(request.body, form_limits);
  if (!form) return get_check(forms, request);
  return result_page(visit, read_check_answers(*form, visit.pack()));
}

}  // namespace heed::web_public
