#include "web_public/tell_state.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace heed::web_public {

namespace {

constexpr std::string_view first_line = "tell 1";
constexpr std::string_view purpose = "tell";

Error unreadable() { return {ErrorKind::invalid, "problem.form.unreadable", "telling in progress"}; }

bool read_line(TellState& state, std::string_view name, std::string_view value) {
  if (name == "token") {
    state.token = value;
  } else if (name == "who") {
    const auto who = domain::parse<domain::ReporterKind>(value);
    if (!who) return false;
    state.who = *who;
  } else if (name == "step") {
    state.step = value;
  } else if (name == "entry") {
    const auto entry = parse_number(value);
    if (!entry) return false;
    state.entry = static_cast<std::size_t>(*entry);
  } else if (name == "checking") {
    state.checking = value == "yes";
  } else if (name == "wants") {
    state.wants.emplace(value);
  } else {
    return false;
  }
  return true;
}

}  // namespace

bool TellState::is_young() const {
  return who == domain::ReporterKind::young_person || who == domain::ReporterKind::friend_of_child;
}

bool is_about_staff(const domain::ConcernDraft& draft) {
  return std::any_of(draft.adults.begin(), draft.adults.end(),
                     [](const domain::AdultDraft& adult) { return adult.works_for_us == "yes"; });
}

TellState begin_telling(const app::FormState& form_state, domain::ReporterKind who, std::string_view locale) {
  TellState state;
  state.token = form_state.new_token();
  state.who = who;
  state.draft.reporter_kind = domain::to_string(who);
  state.draft.language = locale.substr(0, locale.find('-'));
  return state;
}

std::string to_text(const TellState& state) {
  std::string text(first_line);
  const auto line = [&](std::string_view name, std::string_view value) {
    text.append("\n").append(name).append("=").append(value);
  };
  line("token", state.token);
  line("who", domain::to_string(state.who));
  line("step", state.step);
  line("entry", std::to_string(state.entry));
  if (state.checking) line("checking", "yes");
  for (const auto& part : state.wants) line("wants", part);
  return text + "\n\n" + app::to_json(state.draft);
}

Result<TellState> tell_state_from_text(std::string_view text) {
  const auto blank = text.find("\n\n");
  if (blank == std::string_view::npos) return unreadable();
  const auto lines = split(text.substr(0, blank), '\n');
  if (lines.front() != first_line) return unreadable();
  TellState state;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto equals = lines[i].find('=');
    if (equals == std::string_view::npos) return unreadable();
    if (!read_line(state, lines[i].substr(0, equals), lines[i].substr(equals + 1))) return unreadable();
  }
  auto draft = app::draft_from_json(text.substr(blank + 2));
  if (!draft) return unreadable();
  state.draft = std::move(draft).value();
  return state;
}

std::string seal(const app::FormState& form_state, const TellState& state) {
  return form_state.seal(purpose, to_text(state));
}

Result<TellState> open_tell_state(const app::FormState& form_state, std::string_view field) {
  const auto text = TRY(form_state.open(purpose, field));
  return tell_state_from_text(text);
}

}  // namespace heed::web_public
