// The demonstration's concerns as data: what was told, when, and what the team did with it. All of it is invented.
#pragma once

#include <string_view>
#include <vector>

namespace heed::app {

enum class DemoDeed {
  read,
  take,
  assign,
  note,
  reply,
  say,
  tell_officer,
  decide,
  close,
  declare_conflict,
  withdraw_contact,
  end_receipt
};

struct DemoStep {
  int minutes_after = 0;  // the telling
  std::string_view who;   // sign-in name; empty for the reporter
  DemoDeed deed = DemoDeed::read;
  std::string_view text;      // note, reply, message or rationale; who was told; whom it is given to
  std::string_view decision;  // decision kind's code
};

struct DemoConcern {
  std::string_view what;   // for whoever shows the demonstration
  int hours_ago = 0;       // before the demonstration is filled
  std::string_view draft;  // JSON, as the API takes it
  bool source_over_limit = false;
  bool show_receipt = false;
  std::vector<DemoStep> steps;
};

std::vector<DemoConcern> demo_concerns_of_adults();
std::vector<DemoConcern> demo_concerns_of_young_people();
std::vector<DemoConcern> demo_concerns_of_professionals();

}  // namespace heed::app
