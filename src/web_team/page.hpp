// What every page of the team shares: the frame, forms with their token, pages for what went wrong.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "content/text.hpp"
#include "domain/access.hpp"
#include "html/builder.hpp"
#include "http/form.hpp"
#include "http/message.hpp"
#include "web_team/routes.hpp"

namespace heed::web_team {

// One request of someone who is signed in. Lives as long as the request.
struct Visit {
  const Team& team;
  const http::Request& request;
  const content::Words& words;
  const domain::Actor& actor;
  const std::string& csrf_token;
  const http::Form& form;  // of a POST; empty otherwise
};

// A whole page for who is signed in, marked as personal. `tab` stands in the browser's tab.
http::Response team_page(const Visit& visit, std::string_view tab, const html::Html& main,
                         http::Status status = http::Status::ok);
// What stands in a form's or a page's boxes. hold_unsent: it was sent once already and is stored nowhere.
enum class Boxes { as_stored, hold_unsent };
// The same for nobody: sign-in and what leads to it.
http::Response outside_page(const Team& team, const http::Request& request, const content::Words& words,
                            std::string_view tab, const html::Html& main, http::Status status = http::Status::ok,
                            Boxes boxes = Boxes::as_stored);

// 303 to a page of the team, in the language of the request.
http::Response go_to(const content::Words& words, std::string_view root_relative);

// The same to a page that says once, where it is landed on, what was done: `word` is what said_once gives there. `place`: the id of what
// is landed on, where that says it too.
http::Response go_to_saying(const Visit& visit, const std::string& root_relative, std::string_view word,
                            std::string_view place = {});
// What was left for this page and this session to say; empty when nothing was, or when it was said.
std::string said_once(const Visit& visit);
// … in words.
html::Html just_done(const Visit& visit);
// What a page answers a press with: its place is where every form of the team lands, and takes the focus. Nothing of nothing.
html::Html outcome(const html::Html& content);
// That place, in the page that `path` names.
std::string at_outcome(std::string_view path);

// A form that posts to `path` and carries the token that every POST is asked for; its answer is landed on at the outcome.
html::Html post_form(const content::Words& words, std::string_view csrf_token, std::string_view path,
                     const html::Html& fields, std::string_view classes = {}, Boxes boxes = Boxes::as_stored);

// What an error's code says to a person; the general sentence for a code that has no words.
std::string words_of(const content::Words& words, const Error& error);
http::Status status_of(ErrorKind kind);
// The page for an error: what happened and what to do now, what they had written, and the ways on that this person has.
http::Response problem_page(const Visit& visit, const Error& error);
// `kept` is what the person had typed, if anything.
http::Response forbidden_page(const Visit& visit, std::string_view text_key, const html::Html& kept = {});

// What somebody wrote in a form that was not taken goes back to the browser that sent it, and nowhere else. Nothing when
// another site sent it. Leaving it is asked about first.
html::Html typed_texts(const content::Words& words, const http::Request& request, const http::Form& form);
// The same under a line that says so, or nothing.
html::Html kept_texts(const Visit& visit);

// What this person may do, one line each, and the way to it: for whoever has no inbox, and after a refusal.
html::Html what_you_may_do(const content::Words& words, const domain::Actor& actor);

}  // namespace heed::web_team
