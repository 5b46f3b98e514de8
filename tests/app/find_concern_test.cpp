// A concern by its reference, for whoever may read it and nobody else.
#include <gtest/gtest.h>

#include "app/audit.hpp"
#include "app/office.hpp"
#include "app/team.hpp"

namespace heed::app {
namespace {

using domain::Role;

class FindConcernTest : public ::testing::Test {
 protected:
  std::string find(const domain::Actor& actor, std::string_view typed) {
    const auto found = FindConcern(*office.service)(actor, typed);
    return found.ok() ? found->to_string() : found.error().code;
  }

  Office office;
  domain::Actor worker = Office::actor({Role::worker});
  Submitted told = office.tell(Office::worry());
  std::string id{office.record(told).id.to_string()};
};

TEST_F(FindConcernTest, FindsItHoweverItWasTyped) {
  std::string typed = told.reference;
  for (char& letter : typed) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  EXPECT_EQ(find(worker, told.reference), id);
  EXPECT_EQ(find(worker, " " + typed + " "), id);
  EXPECT_EQ(office.last_line(), "concern.searched done");
}

TEST_F(FindConcernTest, SaysOfWhatTheyMayNotReadWhatItSaysOfNothing) {
  office.clock.advance(std::chrono::minutes(1));
  ASSERT_TRUE(DeclareConflict(*office.service)(worker, office.record(told).id).ok());
  EXPECT_EQ(find(worker, told.reference), "problem.find.unknown");
  EXPECT_EQ(office.last_line(), "concern.searched refused");
  Office elsewhere;
  EXPECT_EQ(find(worker, elsewhere.tell(Office::worry()).reference), "problem.find.unknown");
  EXPECT_EQ(office.last_line(), "concern.searched refused");
}

TEST_F(FindConcernTest, SaysWhatIsNoReference) {
  EXPECT_EQ(find(worker, ""), "problem.find.not_a_reference");
  EXPECT_EQ(find(worker, "HD-0000-0000-1"), "problem.find.not_a_reference");
}

TEST_F(FindConcernTest, IsForWhoeverHasAnInbox) {
  for (const auto role : {Role::administrator, Role::auditor})
    EXPECT_EQ(find(Office::actor({role}), told.reference), "access.refused");
}

}  // namespace
}  // namespace heed::app
