#include "web_public/form_routes.hpp"

#include <memory>
#include <string>
#include <string_view>

#include "domain/audit_action.hpp"
#include "web_public/check_page.hpp"
#include "web_public/page_cache.hpp"
#include "web_public/receipt_page.hpp"
#include "web_public/referral_copy.hpp"
#include "web_public/return_handlers.hpp"
#include "web_public/tell_handlers.hpp"

namespace heed::web_public {

namespace {

using domain::AuditAction;
using Handler = http::Response (*)(const PublicForms&, const http::Request&);

constexpr std::string_view nothing_stored = "none: nothing is stored";
constexpr std::string_view only_words = "none: a page of words";

http::Route get(const PublicForms& forms, std::string pattern, Handler handler) {
  return {.method = http::Method::get,
          .pattern = std::move(pattern),
          .access = "public",
          .audit = std::string(only_words),
          .pool = http::Pool::page,
          .handler = [forms, handler](const http::Request& request) { return handler(forms, request); }};
}

http::Route post(const PublicForms& forms, std::string pattern, std::string_view audit, Handler handler) {
  return {.method = http::Method::post,
          .pattern = std::move(pattern),
          .access = "public",
          .audit = std::string(audit),
          .pool = http::Pool::intake,
          .body_bytes = form_body_bytes,
          .handler = [forms, handler](const http::Request& request) { return handler(forms, request); }};
}

// Seventeen questions are five times as many bytes as a form of one. They are the same for everyone and hold no secret, so
// they may be compressed like a page of words; still, nothing of them stays on the device.
http::Route check_questions(const PublicForms& forms) {
  auto cache = std::make_shared<PageCache>(forms.service.clock(), [forms](const std::string& locale) {
    http::Request request;
    request.locale = locale;
    return get_check(forms, request).body;
  });
  auto route = get(forms, "/check", nullptr);
  route.handler = [cache](const http::Request& request) { return cache->answer(request, /*keep=*/false); };
  return route;
}

// Someone who comes by address to a page that only answers a form starts at its beginning.
http::Route start_over(const PublicForms& forms, std::string pattern, std::string start) {
  return {.method = http::Method::get,
          .pattern = std::move(pattern),
          .access = "public",
          .audit = "none: leads to the start of the form",
          .pool = http::Pool::page,
          .handler = [forms, start = std::move(start)](const http::Request& request) {
            return http::Response::redirect(forms.site.library->words(request.locale).path(start));
          }};
}

using ReturnHandler = http::Response (*)(const PublicForms&, ReturnLimits&, const http::Request&);

http::Route with_receipt(const PublicForms& forms, const std::shared_ptr<ReturnLimits>& limits, std::string pattern,
                         AuditAction action, ReturnHandler handler) {
  auto route = post(forms, std::move(pattern), to_string(action), nullptr);
  route.handler = [forms, limits, handler](const http::Request& request) { return handler(forms, *limits, request); };
  return route;
}

}  // namespace

std::vector<http::Route> form_routes(const PublicForms& forms) {
  const auto limits = std::make_shared<ReturnLimits>(forms.service.clock());
  return {check_questions(forms),
          post(forms, "/check", nothing_stored, post_check),
          get(forms, "/tell", get_tell),
          post(forms, "/tell", nothing_stored, carry_into_tell),
          get(forms, "/tell/quick", get_quick_tell),
          post(forms, "/tell/quick", to_string(AuditAction::concern_received), post_quick_tell),
          start_over(forms, "/tell/step", "/tell"),
          post(forms, "/tell/step", nothing_stored, post_tell_step),
          start_over(forms, "/tell/send", "/tell"),
          post(forms, "/tell/send", to_string(AuditAction::concern_received), send_tell),
          start_over(forms, "/tell/copy", "/tell"),
          post(forms, "/tell/copy", nothing_stored, show_copy),
          start_over(forms, "/tell/receipt-check", "/return"),
          post(forms, "/tell/receipt-check", nothing_stored, check_receipt),
          get(forms, "/return", get_return),
          with_receipt(forms, limits, "/return", AuditAction::receipt_opened, post_return),
          start_over(forms, "/return/message", "/return"),
          with_receipt(forms, limits, "/return/message", AuditAction::message_received, post_message),
          start_over(forms, "/return/withdraw", "/return"),
          with_receipt(forms, limits, "/return/withdraw", AuditAction::contact_withdrawn, post_withdraw),
          start_over(forms, "/return/allow", "/return"),
          with_receipt(forms, limits, "/return/allow", AuditAction::contact_allowed, post_allow),
          start_over(forms, "/return/end", "/return"),
          with_receipt(forms, limits, "/return/end", AuditAction::receipt_ended, post_end)};
}

}  // namespace heed::web_public
