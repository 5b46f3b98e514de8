#include "web_public/problem_page.hpp"

#include "html/components.hpp"

namespace heed::web_public {

namespace {

using namespace heed::html;

std::string key_of(http::Status status) {
  switch (status) {
    case http::Status::not_found:
    case http::Status::gone: return "common.problem.not_found";
    case http::Status::forbidden: return "common.problem.forbidden";
    case http::Status::content_too_large: return "common.problem.too_large";
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

}  // namespace

http::Response problem_page(const Site& site, http::Status status, const http::Request& request) {
  const content::Words t = site.library->words(request.locale);
  const std::string key = key_of(status);
  const bool young = request.path.starts_with("/young-people");
  const Html main_content =
      h1({cls("govuk-heading-xl")}, t(key + ".title")) + paragraph(t(key + ".text")) +
      paragraph(t("common.problem.phone")) +
      paragraph(a({cls("govuk-link"), href(t.path(young ? "/young-people" : "/"))}, t("common.problem.start")));
  PageFrame frame{t, young ? Look::young_people : Look::adults, t("common.problem.tab"), "/", std::nullopt};
  frame.personal = true;
  return http::Response::html(document(site, frame, main_content), status).personal();
}

}  // namespace heed::web_public
