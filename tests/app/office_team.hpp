// Two workers and a manager who is a named reader, at work in an office in memory.
#pragma once

#include <string>

#include "app/office.hpp"

namespace heed::app {

class OfficeTeam : public ::testing::Test {
 protected:
  Office office;
  domain::Actor worker = Office::actor({domain::Role::worker});
  domain::Actor other = Office::actor({domain::Role::worker});
  domain::Actor manager = Office::actor({domain::Role::manager}, /*named_reader=*/true);

  // A child whom the words of several concerns mean beyond doubt.
  static domain::ChildDraft bea(const std::string& name = "Bea Example") {
    domain::ChildDraft child;
    child.name = name;
    child.date_of_birth = "2012-03-14";
    child.school = "Mockton Academy";
    child.gender = "girl";
    return child;
  }
  ConcernId id_of(const Submitted& told) { return office.record(told).id; }
  Result<ConcernView> read(const domain::Actor& actor, ConcernId id) { return ReadConcern(*office.service)(actor, id); }
  Inbox inbox(const domain::Actor& actor, InboxFilter::View view = InboxFilter::View::open, std::size_t page = 1) {
    return ListInbox(*office.service)(actor, {view, page}).value();
  }
  // With all that is asked above a hard floor.
  std::string decide(const domain::Actor& actor, ConcernId id, std::uint32_t seen, const std::string& kind,
                     bool close) {
    const domain::DecisionDraft draft{kind,
                                      "Because of what was seen and told.",
                                      "Two calls.",
                                      "",
                                      "Seen and heard.",
                                      "Police.",
                                      /*floor_confirmed=*/true};
    return code_of(DecideConcern(*office.service)(actor, id, seen, draft, close));
  }
};

}  // namespace heed::app
