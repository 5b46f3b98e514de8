// What every form page of the public half shares: the visit (words and look), the frame, the form element and the
// telephone numbers that stand on every page where something went wrong.
#pragma once

#include <string>
#include <string_view>

#include "app/service.hpp"
#include "content/text.hpp"
#include "html/builder.hpp"
#include "html/layout.hpp"
#include "http/form.hpp"
#include "http/message.hpp"
#include "http/source_limit.hpp"

namespace heed::web_public {

// What the form routes need; all of it outlives them.
struct PublicForms {
  const html::Site& site;
  app::Service& service;
  http::SourceLimit& limit;  // of sending: over it a concern goes to quarantine, never away
  std::string address =
      {};  // the site's own, "https://safeguarding.example.org"; "" when the configuration does not say it
};

// The limits of a form of ours: the sealed field of a long concern is far larger than any one answer.
inline constexpr http::FormLimits form_limits{400, 100, 380'000};
// The most bytes of a draft; more would make a page that could no longer be sent (see route.body_bytes).
inline constexpr std::size_t most_draft_bytes = 150'000;
inline constexpr std::size_t form_body_bytes = 400'000;

// One request's words and look.
struct Visit {
  const PublicForms& forms;
  const http::Request& request;
  content::Words t;
  html::Look look = html::Look::adults;

  // `?as=young` gives the young people's look.
  Visit(const PublicForms& forms, const http::Request& request);
  Visit(const PublicForms& forms, const http::Request& request, html::Look look);

  bool young() const { return look == html::Look::young_people; }
  // The message for this look.
  std::string say(std::string_view adults, std::string_view young_people,
                  const content::Arguments& arguments = {}) const;
  // A root-relative address with this visit's locale and look.
  html::Url link(std::string_view path) const;
  const content::LocalDetails& local() const { return forms.site.library->local(); }
  const content::Pack& pack() const { return forms.site.library->pack(t.locale()); }
  // Organisation and team, for messages that name them.
  content::Arguments names() const;
  html::Html next_read() const;
  std::string next_read_line() const;
  html::Html until_read() const;
  // The number that answers at this hour: children's social care while the team is at work, else the duty number. What stands in
  // for it when it is not shown.
  html::Html duty_card() const;
  // Under a heading: the duty number, and the helpline for adults or for young people, or those.
  html::Html who_to_call(std::vector<std::string> helplines = {}) const;
};

// How much of the emergency box a page carries.
enum class Emergency { full, one_line };

struct FormPage {
  std::string tab;   // neutral
  std::string path;  // root-relative, where the reader is
  html::Html main;
  Emergency emergency = Emergency::one_line;
  http::Status status = http::Status::ok;
};
// Never cached.
http::Response respond(const Visit& visit, FormPage page);

// A POST form of ours; it carries the look.
html::Html post_form(const Visit& visit, std::string_view path, const html::Html& content);

// A list with bullets, without what is empty; a row of buttons.
html::Html bullets(const std::vector<std::string>& lines);
html::Html button_group(const html::Html& buttons);
// Beside a box for one's own words: how long they may be, and what leaving the page does to them.
std::string stay_here(const Visit& visit);
// Beside a button that sends for good: what to do where there is no signal.
html::Html if_not_sent(const Visit& visit);
html::Html page_title(std::string_view text);
html::Html lead_text(std::string_view text);

}  // namespace heed::web_public
