#include "linkage/journal.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "linkage/random.hpp"
#include "linkage/test_mentions.hpp"

namespace heed::linkage {
namespace {

const std::vector<Column> child_columns{{"forename", AttributeType::forename, {}},
                                        {"birth", AttributeType::date_of_birth, {}},
                                        {"address", AttributeType::address, {}}};
const std::vector<Column> vehicle_columns{{"plate", AttributeType::plate, {}}};

ToldTogether concern(MentionId id, std::uint32_t who, Random& random) {
  static const std::vector<std::string> forenames{"Amelia", "Jack", "Siobhan", "Mustafa", "Chloe", "Oliver", "Zoe"};
  static const std::vector<std::string> streets{"4 Marram Row", "17 Sluice Lane", "9 Dunlin Close"};
  std::string forename = forenames[who % forenames.size()];
  if (random.below(3) == 0) forename.erase(1, 1);
  const std::string birth = random.below(2) == 0 ? "" : "201" + std::to_string(who % 9) + "-03-14";
  const std::string plate = "ZK" + std::to_string(10 + who % 40) + "AAB";
  return {{{EntityKind::child, {id, values_of(child_columns, {forename, birth, streets[who % 3]})}},
           {EntityKind::vehicle, {id + 1, values_of(vehicle_columns, {plate})}}},
          {{0, 1}},
          random.below(5)};
}

std::vector<ToldTogether> town(std::uint32_t concerns) {
  Random random(7);
  std::vector<ToldTogether> told;
  for (std::uint32_t at = 0; at < concerns; ++at) told.push_back(concern(2 * at + 1, random.below(60), random));
  return told;
}

Network::Models models() {
  static const Network::Models trained = models_of(child_columns, vehicle_columns, town(400));
  return trained;
}

std::unique_ptr<Network> network_of(std::uint32_t concerns) {
  auto network = std::make_unique<Network>(models());
  network->add_all(town(concerns));
  return network;
}

Bytes snapshot_of(const Network& network) {
  Bytes bytes;
  ByteWriter out([&](std::span<const std::uint8_t> piece) { bytes.insert(bytes.end(), piece.begin(), piece.end()); });
  network.write(out);
  out.finish();
  return bytes;
}

std::unique_ptr<Network> read(std::span<const std::uint8_t> bytes) {
  ByteReader in(bytes);
  auto network = Network::read(in);
  return network && in.at_end() ? std::move(network) : nullptr;
}

class MemoryJournal : public Journal {
 public:
  Result<void> append(std::span<const std::uint8_t> entry) override {
    if (full) return Error{fails_as, "test.full", ""};
    entries.emplace_back(entry.begin(), entry.end());
    return {};
  }
  std::vector<Bytes> entries;
  bool full = false;
  ErrorKind fails_as = ErrorKind::unavailable;
};

// Any change of those that a team's day brings.
Change any_change(MentionId next, Random& random) {
  const auto somebody = [&] { return MentionId{2} * random.below(200) + 1; };
  switch (random.below(5)) {
    case 0: return Erased{somebody() + random.below(2)};
    case 1:
    case 2: return concern(next, random.below(60), random);
    case 3: {
      auto told = concern(somebody(), random.below(60), random);
      return Changed{std::move(told.mentions[random.below(2)].mention)};
    }
    default: {
      const auto kind = random.below(2) == 0 ? Constraint::Kind::must_link : Constraint::Kind::cannot_link;
      return Said{EntityKind::child,
                  {kind, somebody(), somebody(), random.below(9), random.below(99), {}},
                  random.below(3) == 0};
    }
  }
}

TEST(JournalTest, ARestartedNetworkSuggestsTheSame) {
  const auto before = network_of(300);
  const auto after = read(snapshot_of(*before));
  ASSERT_TRUE(after);
  NetworkSearcher one(*before), other(*after);
  Random random(5);
  for (int turn = 0; turn < 50; ++turn) {
    const auto newcomer = concern(9000, random.below(60), random);
    const auto expected = before->suggest(newcomer, one), found = after->suggest(newcomer, other);
    ASSERT_EQ(expected[0].size(), found[0].size());
    for (std::size_t at = 0; at < expected[0].size(); ++at) {
      EXPECT_EQ(expected[0][at].own, found[0][at].own);
      EXPECT_EQ(expected[0][at].company_weight, found[0][at].company_weight);
    }
  }
}

// The bytes hold everything that counts: that they are equal says that the networks are.
RC_GTEST_PROP(JournalProperty, ASnapshotAndTheEntriesSinceAreTheNetwork, (std::uint32_t seed)) {
  Random random(seed);
  MemoryJournal journal;
  KeptNetwork kept(network_of(100), journal);
  const auto snapshot_at = random.below(20), changes = 20 + random.below(20);
  Bytes snapshot;
  for (std::uint32_t at = 0; at < changes; ++at) {
    if (at == snapshot_at) {
      ByteWriter out(
          [&](std::span<const std::uint8_t> piece) { snapshot.insert(snapshot.end(), piece.begin(), piece.end()); });
      kept.snapshot(out, [&] { journal.entries.clear(); });
      out.finish();
    }
    const Change change = any_change(1000 + 2 * at, random);
    if (const auto* told = std::get_if<ToldTogether>(&change)) RC_ASSERT(kept.add(*told).ok());
    if (const auto* erased = std::get_if<Erased>(&change)) RC_ASSERT(kept.erase(erased->mention).ok());
    if (const auto* changed = std::get_if<Changed>(&change)) RC_ASSERT(kept.change(changed->mention).ok());
    if (const auto* said = std::get_if<Said>(&change)) {
      RC_ASSERT(
          (said->withdrawn ? kept.withdraw(said->kind, said->constraint) : kept.constrain(said->kind, said->constraint))
              .ok());
    }
  }
  const auto restarted = read(snapshot);
  RC_ASSERT(restarted != nullptr);
  for (const Bytes& entry : journal.entries) RC_ASSERT(replay(entry, *restarted).ok());
  RC_ASSERT(snapshot_of(*restarted) == snapshot_of(kept.network()));
}

TEST(JournalTest, WhatCouldNotBeKeptHasNotHappened) {
  MemoryJournal journal;
  KeptNetwork kept(network_of(20), journal);
  const Bytes before = snapshot_of(kept.network());
  journal.full = true;
  Random random(1);
  EXPECT_EQ(kept.add(concern(1000, 3, random)).error().code, "test.full");
  EXPECT_FALSE(kept.erase(1).ok());
  EXPECT_FALSE(kept.constrain(EntityKind::child, {Constraint::Kind::must_link, 1, 3}).ok());
  EXPECT_EQ(snapshot_of(kept.network()), before);
}

TEST(JournalTest, WhereItIsUnknownWhetherAChangeWasKeptNothingMoreIsChanged) {
  MemoryJournal journal;
  KeptNetwork kept(network_of(20), journal);
  journal.full = true;
  journal.fails_as = ErrorKind::unknown;
  EXPECT_EQ(kept.erase(1).error().kind, ErrorKind::unknown);
  journal.full = false;
  EXPECT_EQ(kept.erase(1).error().code, "linkage.journal_unsure");
  EXPECT_TRUE(journal.entries.empty());
}

TEST(JournalTest, TooManyMentionsAreRefusedAndNotCutOff) {
  ToldTogether told;
  told.mentions.resize(most_mentions_told + 1);
  EXPECT_EQ(encode(told).error().kind, ErrorKind::invalid);
  EXPECT_FALSE(encode(ToldTogether{{}, {{0, 1}}}).ok());
}

TEST(JournalTest, HalfAnEntryIsNone) {
  Random random(1);
  const Bytes entry = *encode(concern(1, 3, random));
  for (std::size_t size = 0; size < entry.size(); ++size)
    EXPECT_FALSE(decode(std::span(entry).first(size)).ok()) << size;
  const Bytes word = *encode(Said{EntityKind::child, {Constraint::Kind::cannot_link, 1, 3, 5, 6, {7, 8}}, false});
  for (std::size_t size = 0; size < word.size(); ++size) EXPECT_FALSE(decode(std::span(word).first(size)).ok()) << size;
  Bytes longer = entry;
  longer.push_back(0);
  EXPECT_FALSE(decode(longer).ok());
}

TEST(JournalTest, AnEntryOfAnEarlierFormIsRefused) {
  Bytes entry = *encode(Erased{7});
  entry.front() -= 1;
  EXPECT_EQ(decode(entry).error().code, "linkage.journal");
}

// What was known when somebody said no is kept with the word, and with its author and reason, over a restart.
TEST(JournalTest, ARejectionIsKeptWithWhatWasKnown) {
  MemoryJournal journal;
  KeptNetwork kept(network_of(20), journal);
  ASSERT_TRUE(kept.constrain(EntityKind::child, {Constraint::Kind::cannot_link, 1, 3, 42, 99, {}}).ok());
  const auto evidence = kept.network().evidence_of(EntityKind::child, 1, 3);
  ASSERT_FALSE(evidence.empty());
  const MemberConstraint expected{Constraint::Kind::cannot_link, 1, 3, 42, 99, evidence};
  const std::vector<MemberConstraint> words{expected};
  EXPECT_EQ(kept.network().index(EntityKind::child)->words_of(3), words);
  const auto by_snapshot = read(snapshot_of(kept.network()));
  ASSERT_TRUE(by_snapshot);
  EXPECT_EQ(by_snapshot->index(EntityKind::child)->words_of(3), words);
  const auto by_entry = network_of(20);
  ASSERT_TRUE(replay(journal.entries.front(), *by_entry).ok());
  EXPECT_EQ(by_entry->index(EntityKind::child)->words_of(1), words);
}

TEST(JournalTest, HalfASnapshotIsNone) {
  const Bytes snapshot = snapshot_of(*network_of(10));
  for (std::size_t size = 0; size < snapshot.size(); size += 97)
    EXPECT_FALSE(read(std::span(snapshot).first(size))) << size;
}

// Bytes that are not what was written may be read or not: nothing reaches outside them either way.
RC_GTEST_PROP(JournalProperty, ASpoiltSnapshotHarmsNothing, (std::uint32_t seed)) {
  static const Bytes whole = snapshot_of(*network_of(30));
  Random random(seed);
  Bytes bytes = whole;
  for (std::uint32_t times = 1 + random.below(3); times > 0; --times)
    bytes[random.below(static_cast<std::uint32_t>(bytes.size()))] = static_cast<std::uint8_t>(random.below(256));
  const auto network = read(bytes);
  if (!network) return;
  NetworkSearcher searcher(*network);
  const auto newcomer = concern(9000, random.below(60), random);
  network->suggest(newcomer, searcher);
  network->add(newcomer);
  for (MentionId id = 1; id < 20; ++id) network->erase(id);
}

}  // namespace
}  // namespace heed::linkage
