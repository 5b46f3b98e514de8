#include "web_public/tell_walk.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace heed::web_public {

namespace {

std::size_t place_of(const std::vector<const Step*>& steps, std::string_view id) {
  const auto found = std::find_if(steps.begin(), steps.end(), [&](const Step* step) { return step->id == id; });
  return static_cast<std::size_t>(found - steps.begin());
}

void stand_on(TellState& state, std::string_view id, std::size_t entry = 0) {
  state.step = id;
  state.entry = entry;
  if (id == check_step) state.checking = false;
}

std::size_t last_entry(const Step& step, const TellState& state) {
  const auto count = step.entries ? step.entries->count(state.draft) : 0;
  return count == 0 ? 0 : count - 1;
}

// After a change made from the last page, only what the change made necessary is asked.
bool is_needed_after(const Step& step, std::string_view changed, const TellState& state) {
  if (changed == "danger" && step.id == "help_now") return true;
  if (changed == "signs" && step.id == "sign_details") return true;
  const bool wanted = step.entries && state.wants.contains(std::string(step.entries->list));
  // The pages of the parts follow the page that offers them; a change further back has nothing to do with them.
  return wanted && (changed == "more" || state.wants.contains(std::string(changed))) &&
         step.entries->count(state.draft) == 0;
}

}  // namespace

void go_next(TellState& state) {
  const auto* step = find_step(state.who, state.step);
  if (step == nullptr) return stand_on(state, check_step);
  const bool dropped = drop_empty_entry(*step, state);
  if (step->entries && !state.checking) {
    const auto next = dropped ? state.entry : state.entry + 1;
    if (next < step->entries->count(state.draft)) return stand_on(state, step->id, next);
  }
  const auto steps = steps_now(state);
  for (auto place = place_of(steps, step->id) + 1; place < steps.size(); ++place)
    if (!state.checking || is_needed_after(*steps[place], step->id, state)) return stand_on(state, steps[place]->id);
  stand_on(state, check_step);
}

void go_back(TellState& state) {
  if (state.checking) return stand_on(state, check_step);
  const auto steps = steps_now(state);
  const auto* step = find_step(state.who, state.step);
  if (step == nullptr) return stand_on(state, steps.back()->id, last_entry(*steps.back(), state));
  drop_empty_entry(*step, state);
  if (step->entries && state.entry > 0) return stand_on(state, step->id, state.entry - 1);
  const auto place = place_of(steps, step->id);
  if (place == 0 || place > steps.size()) return;
  stand_on(state, steps[place - 1]->id, last_entry(*steps[place - 1], state));
}

void go_to_new_entry(TellState& state) {
  const auto* step = find_step(state.who, state.step);
  if (step == nullptr || !step->entries) return;
  drop_empty_entry(*step, state);
  if (can_add(*step, state)) state.entry = step->entries->count(state.draft);
}

void go_to_change(TellState& state, std::string_view target) {
  const auto parts = split(target, '.');
  const auto* step = find_step(state.who, parts.front());
  if (step == nullptr) return;
  const auto entry = parts.size() > 1 ? parse_number(parts[1]) : std::nullopt;
  stand_on(state, step->id, entry ? static_cast<std::size_t>(*entry) : 0);
  state.checking = true;
}

bool has_previous(const TellState& state) { return state.checking || state.step != first_step(state.who); }

bool can_add(const Step& step, const TellState& state) {
  return step.entries && step.entries->count(state.draft) < domain::most_of_each;
}

}  // namespace heed::web_public
