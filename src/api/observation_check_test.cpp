#include "api/observation_check.hpp"

#include <gtest/gtest.h>

namespace heed::api {
namespace {

content::Pack small_pack() {
  content::Pack pack;
  for (const auto& [id, kind] :
       {std::pair{"lifts", content::ItemKind::sign}, std::pair{"injury", content::ItemKind::harm},
        std::pair{"place", content::ItemKind::adult_or_place}}) {
    content::Item& item = pack.signs.emplace_back();
    item.id = id;
    item.kind = kind;
  }
  pack.vulnerability.emplace_back().id = "money";
  pack.vulnerability.back().kind = content::ItemKind::context;
  pack.offenders.emplace_back().id = "power-and-access";
  return pack;
}

domain::ConcernDraft draft_of(const std::string& item, const std::string& kind = "") {
  domain::ConcernDraft draft;
  auto& observation = draft.observations.emplace_back();
  observation.item = item;
  observation.kind = kind;
  observation.how_known = "seen";
  return draft;
}

TEST(ObservationCheck, TakesWhatThePackHolds) {
  for (const char* item : {"lifts", " lifts ", "injury", "place", "money", "power-and-access"})
    EXPECT_TRUE(check_observations(draft_of(item), small_pack()).empty()) << item;
  EXPECT_EQ(check_observations(draft_of("Lifts"), small_pack()),
            (std::vector<FieldError>{{"observations.0.item", "problem.sign.unknown"}}));
}

TEST(ObservationCheck, LooksAtNoneOfTooMany) {
  domain::ConcernDraft draft;
  draft.observations.resize(domain::most_observations);
  EXPECT_EQ(check_observations(draft, small_pack()).size(), domain::most_observations);
  draft.observations.emplace_back();
  EXPECT_EQ(check_observations(draft, small_pack()), (std::vector<FieldError>{{"observations", "problem.too_many"}}));
}

TEST(ObservationCheck, GivesASignItsOwnKindAndLeavesASaidOne) {
  const auto kind_after = [](const std::string& item, const std::string& kind) {
    auto draft = draft_of(item, kind);
    fill_in_kinds(draft, small_pack());
    return draft.observations[0].kind;
  };
  EXPECT_EQ(kind_after("injury", ""), "harm");
  EXPECT_EQ(kind_after("lifts", ""), "sign");
  EXPECT_EQ(kind_after("place", ""), "adult_or_place");
  EXPECT_EQ(kind_after("money", ""), "context");
  EXPECT_EQ(kind_after("power-and-access", ""), "adult_or_place");
  EXPECT_EQ(kind_after("injury", "sign"), "sign");
  EXPECT_EQ(kind_after("", ""), "");
}

}  // namespace
}  // namespace heed::api
