#include "web_public/problem_page.hpp"

#include "html/components.hpp"
#include "html/phone_numbers.hpp"
#include "http/form.hpp"
#include "web_public/form_page.hpp"
#include "web_public/typed_words.hpp"

namespace heed::web_public {

namespace {

using namespace heed::html;

std::string key_of(http::Status status) {
  switch (status) {
    case http::Status::not_found:
    case http::Status::gone: return "common.problem.not_found";
    case http::Status::forbidden: return "common.problem.forbidden";
    case http::Status::content_too_large: return "common.problem.too_large";
    case http::Status::request_timeout: return "common.problem.cut_off";
    case http::Status::unavailable:
    case http::Status::too_many_requests: return "common.problem.busy";
    case http::Status::ok:
    case http::Status::created:
    case http::Status::see_other:
    case http::Status::not_modified:
    case http::Status::bad_request:
    case http::Status::method_not_allowed:
    case http::Status::conflict:
    case http::Status::unsupported_media_type:
    case http::Status::unprocessable:
    case http::Status::internal_error: return "common.problem.broken";
  }
  return "common.problem.broken";
}

bool is_form_path(std::string_view path) {
  return path == "/check" || path.starts_with("/tell") || path.starts_with("/return");
}

// Only these pass: pressing the same button again then works, and is never stored twice.
bool passes(http::Status status) {
  return status == http::Status::unavailable || status == http::Status::internal_error ||
         status == http::Status::request_timeout;
}

struct Asked {
  const http::Request& request;
  content::Words t;
  http::Form form;  // empty when none came, or it could not be read
  bool young = false;
};

http::Form form_of(const http::Request& request) {
  if (request.method != http::Method::post || !is_form_path(request.path)) return {};
  auto form = http::Form::parse(request.body, form_limits);
  return form ? std::move(form).value() : http::Form();
}

bool is_young(const http::Request& request, const http::Form& form) {
  if (request.path.starts_with("/young-people") || form.value("as") == "young") return true;
  const auto query = http::Form::parse(request.query);
  return is_form_path(request.path) && query && query->value("as") == "young";
}

// The same form once more, as it was sent, its sealed field and all.
Html send_again(const Asked& asked) {
  Html fields;
  for (const auto& [name, values] : asked.form.all())
    for (const auto& value : values) fields += hidden(name, value);
  return form({cls("heed-form"), attribute("method", "post"), action(asked.t.path(asked.request.path))}, fields,
              submit(asked.t("common.problem.again")));
}

Html what_to_do(const Asked& asked, http::Status status) {
  if (!passes(status)) return {};
  const auto& t = asked.t;
  if (!asked.form.all().empty()) return paragraph(t("common.problem.kept")) + send_again(asked);
  return paragraph(t(asked.request.method == http::Method::post ? "common.problem.back" : "common.problem.wait"));
}

Html who_to_call(const Asked& asked) {
  return paragraph(with_numbers(asked.t(asked.young ? "common.problem.young.phone" : "common.problem.phone")));
}

Html typed(const Asked& asked, http::Status status) {
  const auto text = passes(status) ? typed_text(asked.form) : std::string();
  return what_was_written(asked.t, text.empty() ? Html() : quoted_text(text));
}

}  // namespace

http::Response problem_page(const Site& site, http::Status status, const http::Request& request) {
  const std::string key = key_of(status);
  Asked asked{request, site.library->words(request.locale), form_of(request)};
  asked.young = is_young(request, asked.form);
  const auto& t = asked.t;
  const auto start_path = t.path(asked.young ? "/young-people" : "/");
  const Html start = asked.form.all().empty() ? a({cls("govuk-link"), href(start_path)}, t("common.problem.start"))
                                              : link_in_new_tab(t, t("common.problem.start"), start_path);
  const Html main_content = h1({cls("govuk-heading-l")}, t(key + ".title")) + paragraph(t(key + ".text")) +
                            what_to_do(asked, status) + who_to_call(asked) + typed(asked, status) + paragraph(start);
  PageFrame frame{t, asked.young ? Look::young_people : Look::adults, t("common.problem.tab"), "/", std::nullopt};
  frame.personal = true;
  frame.writing = !asked.form.all().empty();
  frame.emergency_box = false;  // its one line stands there: the way on must be on the first screen
  return http::Response::html(document(site, frame, main_content), status).personal();
}

}  // namespace heed::web_public
