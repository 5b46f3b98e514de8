// One writer and many readers: what is read while somebody writes is what was there before or after, and never half of it. Whether
// anything is touched by two at once is for the thread sanitizer to see (./prove tsan).
#include <gtest/gtest.h>

#include <thread>

#include "linkage/journal.hpp"
#include "linkage/random.hpp"
#include "linkage/test_mentions.hpp"

namespace heed::linkage {
namespace {

const std::vector<Column> child_columns{{"forename", AttributeType::forename, {}},
                                        {"birth", AttributeType::date_of_birth, {}}};
const std::vector<Column> vehicle_columns{{"plate", AttributeType::plate, {}}};

ToldTogether concern(MentionId id, Random& random) {
  static const std::vector<std::string> forenames{"Amelia", "Jack", "Siobhan", "Mustafa", "Chloe", "Oliver", "Zoe"};
  const std::uint32_t who = random.below(40);
  return {{{EntityKind::child, {id, values_of(child_columns, {forenames[who % 7], "201" + std::to_string(who % 9)})}},
           {EntityKind::vehicle, {id + 1, values_of(vehicle_columns, {"ZK" + std::to_string(10 + who) + "AAB"})}}},
          {{0, 1}}};
}

std::vector<ToldTogether> town(std::uint32_t concerns) {
  Random random(3);
  std::vector<ToldTogether> told;
  for (MentionId at = 0; at < concerns; ++at) told.push_back(concern(2 * at + 1, random));
  return told;
}

class NoJournal : public Journal {
 public:
  Result<void> append(std::span<const std::uint8_t>) override { return {}; }
};

constexpr MentionId held = 160;  // mentions that are there at first

void write(KeptNetwork& kept, std::uint32_t changes) {
  Random random(9);
  for (std::uint32_t turn = 0; turn < changes; ++turn) {
    const MentionId one = 1 + 2 * random.below(held / 2), other = 1 + 2 * random.below(held / 2);
    const auto kind = turn % 2 == 0 ? Constraint::Kind::must_link : Constraint::Kind::cannot_link;
    EXPECT_TRUE(kept.add(concern(1001 + 2 * turn, random)).ok());
    EXPECT_TRUE(kept.constrain(EntityKind::child, {kind, one, other, 1, 2}).ok());
    EXPECT_TRUE(kept.change(concern(one, random).mentions.front().mention).ok());
    const bool is_withdrawn = turn % 3 != 0 || kept.withdraw(EntityKind::child, {kind, one, other}).ok();
    const bool is_erased = turn % 5 != 0 || kept.erase(1001 + turn).ok();
    EXPECT_TRUE(is_withdrawn && is_erased);
    if (turn % 16 == 0) {
      ByteWriter out([](std::span<const std::uint8_t>) {});
      kept.snapshot(out, [] {});
    }
  }
}

// Everything that can be asked. Mentions up to `held` are never erased: they are always somewhere.
void read(const Network& network, std::uint64_t seed, std::uint32_t turns) {
  Random random(seed);
  NetworkSearcher searcher(network);
  const Index& children = *network.index(EntityKind::child);
  for (std::uint32_t turn = 0; turn < turns; ++turn) {
    const MentionId one = 1 + 2 * random.below(held / 2), other = 1 + 2 * random.below(held / 2);
    EXPECT_FALSE(network.suggest(concern(9'000'000, random), searcher)[0].empty());
    for (const HeldSuggestion& each : network.suggest_held(one, searcher).may_be) {
      EXPECT_FALSE(each.mentions.empty());
      EXPECT_FALSE(std::ranges::binary_search(each.mentions, one));
    }
    EXPECT_NE(children.entity_of(one), 0U);
    EXPECT_TRUE(children.component_of(one));
    EXPECT_TRUE(children.explain(one, other));
    EXPECT_FALSE(children.values_of(one).empty());
    children.words_of(one);
    network.decided_of(one);
    network.evidence_of(EntityKind::child, one, other);
    const MentionId entity = children.entity_of(one);
    network.company_of(EntityKind::child, entity, EntityKind::vehicle);
    network.seen_with(EntityKind::child, entity, EntityKind::vehicle);
    network.witnesses_of(EntityKind::child, entity);
  }
}

TEST(ThreadsTest, ManyReadWhileOneWrites) {
  NoJournal journal;
  auto network = std::make_unique<Network>(models_of(child_columns, vehicle_columns, town(300)));
  network->add_all(town(held / 2));
  KeptNetwork kept(std::move(network), journal);
  std::vector<std::thread> readers;
  for (std::uint64_t seed = 1; seed <= 3; ++seed)
    readers.emplace_back([&kept, seed] { read(kept.network(), seed, 60); });
  write(kept, 60);
  for (std::thread& reader : readers) reader.join();
  EXPECT_GT(kept.network().index(EntityKind::child)->size(), held / 2);
}

}  // namespace
}  // namespace heed::linkage
