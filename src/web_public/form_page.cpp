#include "web_public/form_page.hpp"

#include "html/components.hpp"
#include "html/hour.hpp"

namespace heed::web_public {

using namespace html;

namespace {

Look look_asked_for(const http::Request& request) {
  const auto query = http::Form::parse(request.query);
  return query && query->value("as") == "young" ? Look::young_people : Look::adults;
}

}  // namespace

Visit::Visit(const PublicForms& public_forms, const http::Request& a_request)
    : Visit(public_forms, a_request, look_asked_for(a_request)) {}

Visit::Visit(const PublicForms& public_forms, const http::Request& a_request, Look a_look)
    : forms(public_forms), request(a_request), t(public_forms.site.library->words(a_request.locale)), look(a_look) {}

std::string Visit::say(std::string_view adults, std::string_view young_people,
                       const content::Arguments& arguments) const {
  return t(young() ? young_people : adults, arguments);
}

Url Visit::link(std::string_view path) const { return t.path(std::string(path) + (young() ? "?as=young" : "")); }

content::Arguments Visit::names() const { return {{"organisation", local().organisation}, {"team", local().team}}; }

Html Visit::next_read() const { return next_read_notice(forms.site, t, forms.service.next_read()); }

Html Visit::duty_card() const {
  return local_card(forms.site, t, contact_at_this_hour(forms.site, forms.service.next_read()));
}

Html Visit::who_to_call(std::string_view helpline) const {
  const std::string_view usual = young() ? "childline" : "nspcc";
  const std::vector<std::string> ids{std::string(helpline.empty() ? usual : helpline)};
  return heading(2, t("tell.call.title")) + duty_card() + help_cards(forms.site, t, ids);
}

http::Response respond(const Visit& visit, FormPage page) {
  const PageFrame frame{.words = visit.t,
                        .look = visit.look,
                        .tab = std::move(page.tab),
                        .path = std::move(page.path),
                        .team = std::nullopt,
                        .personal = true,
                        .emergency_box = page.emergency == Emergency::full};
  return http::Response::html(document(visit.forms.site, frame, page.main), page.status).personal();
}

Html post_form(const Visit& visit, std::string_view path, const Html& content) {
  return form({cls("heed-form"), attribute("method", "post"), action(visit.t.path(path)), flag("novalidate"),
               attribute("autocomplete", "off")},
              visit.young() ? hidden("as", "young") + content : content);
}

Html bullets(const std::vector<std::string>& lines) {
  return ul({cls("govuk-list govuk-list--bullet")}, each(lines, [](const std::string& line) { return li({}, line); }));
}

Html button_group(const Html& buttons) { return div({cls("govuk-button-group")}, buttons); }

Html page_title(std::string_view text) { return h1({cls("govuk-heading-l")}, text); }

Html lead_text(std::string_view text) { return p({cls("govuk-body-l")}, text); }

}  // namespace heed::web_public
