#include "api/concerns.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "api/observation_check.hpp"
#include "api/problem.hpp"
#include "app/error_text.hpp"
#include "app/form_state.hpp"
#include "app/submit_concern.hpp"
#include "base/text.hpp"
#include "domain/choices.hpp"

namespace heed::api {

namespace {

bool is_json(const http::Request& request) {
  const auto type = request.header("content-type");
  return type && ascii_lower(trim(type->substr(0, type->find(';')))) == "application/json";
}

bool is_key(std::string_view key) {
  if (key.size() < least_key_characters || key.size() > most_key_characters) return false;
  for (const char c : key)
    if (c < '!' || c > '~') return false;
  // Of 32 random hexadecimal digits fewer than eight differ once in 25 million keys; of 22 other characters, never.
  constexpr std::size_t least_different = 8;
  return std::set<char>(key.begin(), key.end()).size() >= least_different;
}

http::Response stored(const PublicApi& api, const app::Submitted& submitted) {
  nlohmann::ordered_json body{{"reference", submitted.reference},
                              {"receipt", std::string(submitted.receipt.reveal_text())},
                              {"received_at_ms", submitted.received_at.milliseconds_since_epoch}};
  if (const auto next = api.service.next_read()) body["next_read_at_ms"] = next->milliseconds_since_epoch;
  return http::Response::json(body.dump(), http::Status::created).personal();
}

// Whoever writes JSON sees no page to choose on.
std::string unknown_choice(const content::Words& words, const std::string& field) {
  std::string codes;
  for (const auto code : domain::choices_of(field)) codes += (codes.empty() ? "" : ", ") + std::string(code);
  return codes.empty() ? words("api.problem.code") : words("api.problem.choice", {{"codes", codes}});
}

struct Answer {
  const PublicApi& api;
  const content::Words& words;
  const domain::ConcernDraft& draft;

  http::Response operator()(const app::Submitted& submitted) const { return stored(api, submitted); }
  http::Response operator()(const std::vector<FieldError>& errors) const {
    return problem(http::Status::unprocessable, "api.problem.fields", words, errors, [this](const FieldError& error) {
      if (error.code == "problem.choice.unknown") return unknown_choice(words, error.field);
      return app::error_text(words, error.code, app::text_at(draft, error.field));
    });
  }
  http::Response operator()(const Error& error) const { return problem(status_of(error.kind), error.code, words); }
};

// Every mistake at once: those that only this door finds, and those that every door finds.
std::vector<FieldError> mistakes(const domain::ConcernDraft& draft, const content::Pack& pack) {
  auto errors = check_observations(draft, pack);
  if (errors.empty()) return errors;  // then SubmitConcern says what else is wrong
  auto made = domain::make_concern(draft);
  if (const auto* const others = std::get_if<std::vector<FieldError>>(&made))
    for (const FieldError& other : *others)
      if (std::none_of(errors.begin(), errors.end(), [&](const auto& known) { return known.field == other.field; }))
        errors.push_back(other);
  return errors;
}

http::Response unreadable(const Error& error, const content::Words& words) {
  std::vector<FieldError> errors;
  if (const auto field = field_of_pointer(error.detail)) errors.push_back({*field, error.code});
  return problem(status_of(error.kind), error.code, words, errors);
}

http::Response post_concern(const PublicApi& api, const http::Request& request) {
  const content::Words words = api.library.words(request.locale);
  if (!is_json(request)) return problem(http::Status::unsupported_media_type, "api.problem.content_type", words);
  const auto key = request.header("idempotency-key");
  if (!key || !is_key(*key)) return problem(http::Status::bad_request, "api.problem.idempotency_key", words);
  auto draft = app::draft_from_json(request.body);
  if (!draft.ok()) return unreadable(draft.error(), words);
  const auto& pack = api.library.pack(request.locale);
  if (const auto errors = mistakes(*draft, pack); !errors.empty()) return Answer{api, words, *draft}(errors);
  fill_in_kinds(*draft, pack);

  const auto count_source = [&] {
    const auto taken = api.limit.take(request.source);
    return app::CountedSource{taken.over_limit, taken.flood ? std::optional(RecordId(*taken.flood)) : std::nullopt};
  };
  const app::SubmitRequest submit{
      .draft = *draft, .token = Secret::from_text(*key), .provenance = "api", .count_source = count_source};
  return std::visit(Answer{api, words, *draft}, app::SubmitConcern(api.service)(submit));
}

}  // namespace

std::vector<http::Route> routes(const PublicApi& api) {
  std::vector<http::Route> routes;
  routes.push_back({http::Method::post, "/api/v1/concerns", "public", "concern.received", http::Pool::intake,
                    most_body_bytes,
                    /*localised=*/false, [api](const http::Request& request) { return post_concern(api, request); }});
  routes.push_back(
      {http::Method::get, "/api/v1/openapi.yaml", "public", "none: the same for everyone", http::Pool::page, 0,
       /*localised=*/false, [text = api.description](const http::Request&) {
         http::Response response;
         response.body = text;
         response.set("Content-Type", "application/yaml; charset=utf-8").set("Cache-Control", "max-age=3600");
         return response;
       }});
  return routes;
}

}  // namespace heed::api
