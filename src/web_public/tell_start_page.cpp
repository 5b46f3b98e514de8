#include "html/components.hpp"
#include "web_public/tell_pages.hpp"
#include "web_public/tell_quick.hpp"

namespace heed::web_public {

using namespace html;

namespace {

constexpr std::string_view start_path = "/tell";

ChoiceField who_field(const Visit& visit, const std::vector<FieldError>& errors) {
  ChoiceField field;
  field.name = "who";
  field.legend = visit.say("tell.start.who", "tell.young.start.who");
  field.error = error_of(visit.t, errors, "who");
  if (visit.young()) {
    field.choices = {{"young_person", visit.t("tell.young.start.me"), "", false, {}},
                     {"friend_of_child", visit.t("tell.young.start.friend"), "", false, {}}};
    return field;
  }
  field.choices = {
      {"adult", visit.t("tell.start.adult"), "", false, {}},
      {"professional", visit.t("tell.start.professional"), visit.t("tell.start.professional.hint"), false, {}},
      {"survivor", visit.t("tell.start.survivor"), visit.t("tell.start.survivor.hint"), false, {}},
      {"young_person", visit.t("tell.start.young_person"), "", false, {}},
      {"friend_of_child", visit.t("tell.start.friend"), "", false, {}}};
  return field;
}

Html limits(std::string_view heading_text, const Html& content) {
  return section({cls("heed-limits")}, h2({cls("heed-limits__title")}, heading_text), content);
}

// What a person should know before the first word.
Html before_you_write(const Visit& visit) {
  if (visit.young())
    return limits(visit.t("tell.young.start.secret.title"),
                  bullets({visit.t("tell.young.start.secret.name"), visit.t("tell.young.start.secret.limit"),
                           visit.t("tell.young.start.secret.device")}));
  return limits(
      visit.t("tell.start.anonymity.title"),
      bullets({visit.t("tell.start.anonymity.name"), visit.t("tell.start.anonymity.words"),
               visit.t("tell.start.anonymity.share"), visit.t("tell.start.anonymity.no_guarantee"),
               visit.t("tell.start.anonymity.server"), visit.t("tell.start.anonymity.device"),
               visit.t("tell.start.anonymity.professional")}) +
          paragraph(a({href(visit.t.path("/anonymity")), cls("govuk-link")}, visit.t("tell.start.anonymity.more"))));
}

Html quick_way(const Visit& visit, std::string_view carried) {
  if (!carried.empty())
    return heading(2, visit.t("tell.start.quick.title")) + paragraph(visit.t("tell.start.quick.text")) +
           post_form(visit, "/tell/quick",
                     hidden("go", "begin") + hidden("carried", carried) + submit(visit.t("tell.start.quick.button")));
  // A young person writes here and now; every page more is a page on which somebody may come in.
  if (visit.young()) return quick_form(visit, begin_quick_telling(visit), {}) + before_you_write(visit);
  return heading(2, visit.t("tell.start.quick.title")) + paragraph(visit.t("tell.start.quick.text")) +
         link_button(visit.t("tell.start.quick.button"), visit.link("/tell/quick"));
}

Html long_way(const Visit& visit, std::string_view carried, const std::vector<FieldError>& errors) {
  Html content = heading(2, visit.say("tell.start.long.title", "tell.young.start.long.title")) +
                 paragraph(visit.say("tell.start.long.text", "tell.young.start.long.text"));
  if (!visit.young() || !carried.empty()) content += before_you_write(visit);
  Html fields = hidden("go", "begin") + choice_field(who_field(visit, errors));
  if (!carried.empty()) fields += hidden("carried", carried);
  // On the young people's page the button of the short form is the one that stands out.
  const auto kind = visit.young() ? ButtonKind::secondary : ButtonKind::primary;
  return content + post_form(visit, "/tell/step", fields + submit(visit.t("tell.button.continue"), kind));
}

}  // namespace

http::Response tell_start_page(const Visit& visit, std::string_view carried, const std::vector<FieldError>& errors) {
  Html main = error_summary(visit.t, errors) + page_title(visit.say("tell.start.title", "tell.young.start.title"));
  if (visit.young() && carried.empty()) {
    main += paragraph(visit.t("tell.young.quick.lead") + " " + visit.next_read_line());
  } else {
    main += lead_text(visit.say("tell.start.lead", "tell.young.start.lead"));
    if (!carried.empty()) main += inset(visit.t("tell.start.carried"));
    main += visit.next_read();
  }
  main += quick_way(visit, carried);
  // A young person's short form leads to the longer way itself: a second form would lose what was written in the first.
  if (!visit.young() || !carried.empty()) main += long_way(visit, carried, errors);
  if (visit.young())
    main += paragraph(link_in_new_tab(visit.t, visit.t("tell.young.start.adult"), visit.t.path(start_path)));
  if (!visit.young())
    main += paragraph(a({href(visit.t.path("/long-ago")), cls("govuk-link")}, visit.t("tell.start.long_ago")));
  main += paragraph(visit.young() ? link_in_new_tab(visit.t, visit.t("tell.young.start.return"), visit.link("/return"))
                                  : a({href(visit.link("/return")), cls("govuk-link")}, visit.t("tell.start.return")));
  return respond(visit, {.tab = visit.say("tell.tab", "tell.young.tab"),
                         .path = std::string(start_path),
                         .main = std::move(main),
                         .emergency = Emergency::one_line});
}

}  // namespace heed::web_public
