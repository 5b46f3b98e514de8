#include "web_public/form_page.hpp"

#include <algorithm>
#include <array>

#include "domain/concern.hpp"
#include "html/components.hpp"
#include "html/hour.hpp"
#include "html/phone_numbers.hpp"

namespace heed::web_public {

using namespace html;

namespace {

Look look_asked_for(const http::Request& request) {
  const auto query = http::Form::parse(request.query);
  return query && query->value("as") == "young" ? Look::young_people : Look::adults;
}

// Words in a box, ticks, a telling in its sealed field, a receipt that is shown once: leaving the page loses each of them.
bool holds_what_leaving_loses(const Html& main) {
  constexpr std::array<std::string_view, 4> marks{"<textarea", "name=\"state\"", "name=\"receipt\"",
                                                  "name=\"dangers\""};
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return main.markup().find(mark) != std::string::npos; });
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

std::string Visit::next_read_line() const { return html::next_read_line(forms.site, t, forms.service.next_read()); }

Html Visit::until_read() const { return until_read_notice(forms.site, t, forms.service.next_read()); }

Html Visit::duty_card() const { return card_at_this_hour(forms.site, t, forms.service.next_read()); }

Html Visit::who_to_call(std::vector<std::string> helplines) const {
  if (helplines.empty()) helplines = {young() ? "childline" : "nspcc"};
  return heading(2, t("tell.call.title")) + duty_card() + help_cards(forms.site, t, helplines);
}

http::Response respond(const Visit& visit, FormPage page) {
  const PageFrame frame{.words = visit.t,
                        .look = visit.look,
                        .tab = std::move(page.tab),
                        .path = std::move(page.path),
                        .team = std::nullopt,
                        .personal = true,
                        .writing = holds_what_leaving_loses(page.main),
                        .emergency_box = page.emergency == Emergency::full};
  return http::Response::html(document(visit.forms.site, frame, page.main), page.status).personal();
}

Html post_form(const Visit& visit, std::string_view path, const Html& content) {
  return form({cls("heed-form"), attribute("method", "post"), action(visit.t.path(path)), flag("novalidate"),
               attribute("autocomplete", "off")},
              visit.young() ? hidden("as", "young") + content : content);
}

Html bullets(const std::vector<std::string>& lines) {
  return ul({cls("govuk-list govuk-list--bullet")},
            each(lines, [](const std::string& line) { return line.empty() ? Html() : li({}, with_numbers(line)); }));
}

Html button_group(const Html& buttons) { return div({cls("govuk-button-group")}, buttons); }

std::string stay_here(const Visit& visit) {
  const content::Arguments most{{"most", visit.t.number(static_cast<std::int64_t>(domain::long_text_characters))}};
  return visit.say("tell.stay", "tell.young.stay", most);
}

Html if_not_sent(const Visit& visit) {
  return p({cls("govuk-hint")}, visit.say("tell.not_through", "tell.young.not_through"));
}

Html page_title(std::string_view text) { return h1({cls("govuk-heading-l")}, text); }

Html lead_text(std::string_view text) { return p({cls("govuk-body-l")}, text); }

}  // namespace heed::web_public
