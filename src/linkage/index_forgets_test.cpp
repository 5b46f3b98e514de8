// What is erased or changed leaves nothing behind: not in memory, and not in what is written.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "linkage/journal.hpp"
#include "linkage/random.hpp"
#include "linkage/test_mentions.hpp"

namespace heed::linkage {
namespace {

const std::vector<Column> columns{
    {"forename", AttributeType::forename, {}}, {"surname", AttributeType::surname, {}},
    {"name", AttributeType::full_name, {}},    {"birth", AttributeType::date_of_birth, {}},
    {"phone", AttributeType::phone, {}},       {"email", AttributeType::email, {}},
    {"handle", AttributeType::handle, {}},     {"plate", AttributeType::plate, {}},
    {"address", AttributeType::address, {}},   {"postcode", AttributeType::postcode, {}},
    {"school", AttributeType::school, {}}};
const std::vector<Column> vehicle_columns{{"plate", AttributeType::plate, {}}};

// Whom nobody else resembles in any column.
MentionValues stranger() {
  return values_of(columns, {"Bronwen", "Quillfeather", "Bronwen Mary Quillfeather", "2011-07-23", "07700 900987",
                             "quillfeather@example.org", "quillsy", "ZZ61 XQW", "88 Bittern Walk", "ZZ9 9QW",
                             "Bitterngate Primary"});
}

MentionValues somebody(Random& random) {
  static const std::vector<std::string> forenames{"Amelia", "Jack", "Siobhan", "Mustafa", "Chloe", "Oliver", "Zoe"};
  static const std::vector<std::string> surnames{"Norby", "Clarke", "Hussain", "Rourke", "Malinowska"};
  const std::uint32_t who = random.below(70);
  const std::string forename = forenames[who % 7], surname = surnames[who % 5], number = std::to_string(10 + who);
  const std::string birth = "200" + std::to_string(who % 9) + "-0" + std::to_string(1 + who % 8) + "-14";
  const auto maybe = [&](const std::string& text) { return random.below(3) == 0 ? std::string() : text; };
  return values_of(columns,
                   {maybe(forename), maybe(surname), maybe(forename + " " + surname), maybe(birth),
                    maybe("07700 9001" + number), maybe(surname + number + "@example.com"), maybe(forename + number),
                    maybe("ZK" + number + " AAB"), maybe(number + " Marram Row"),
                    maybe("ZZ1 1A" + std::string(1, static_cast<char>('A' + who % 20))), maybe("Dunlin Academy")});
}

std::vector<Mention> town(std::uint32_t mentions, std::uint64_t seed) {
  Random random(seed);
  std::vector<Mention> all;
  for (MentionId id = 1; id <= mentions; ++id) all.push_back({id, somebody(random)});
  return all;
}

const Model& model() {
  static const Model trained = [] {
    Table table(columns);
    for (const Mention& mention : town(500, 1)) table.add(mention.values);
    return link(table, nullptr, {}).model;
  }();
  return trained;
}

template <Plain T>
std::string as_bytes(const T& value) {
  return {reinterpret_cast<const char*>(&value), sizeof(T)};
}

struct Trace {
  std::string what, bytes;
};

// Everything that is made of a mention's values, as it stands in what is written.
std::vector<Trace> traces_of(const MentionValues& values) {
  Table table(columns);
  table.add(values);
  std::vector<Trace> traces;
  for (const Table::Cell cell : table.cells(0)) {
    const std::string& name = columns[cell.column()].name;
    const Value& value = table.dictionary(cell.column()).value(cell.value());
    traces.push_back({name, std::string(value.text)});
    if (value.phonetic[0] != 0) traces.push_back({name + " (sound)", as_bytes(value.phonetic)});
    if (!value.days.empty())
      traces.push_back({name + " (days)", as_bytes(value.days.from) + as_bytes(value.days.until)});
    for (const auto& token : value.tokens) traces.push_back({name + " (word)", as_bytes(token.word)});
  }
  for (const std::uint64_t key : KeyMaker(model().plan.rules, table).keys(table.cells(0)))
    traces.push_back({"key", as_bytes(key)});
  return traces;
}

std::string found_in(const std::string& bytes, const MentionValues& values) {
  std::string found;
  for (const Trace& trace : traces_of(values)) {
    if (bytes.find(trace.bytes) != std::string::npos) found += trace.what + "; ";
  }
  return found;
}

void expect_all_of(const std::string& bytes, const MentionValues& values) {
  for (const Trace& trace : traces_of(values)) EXPECT_NE(bytes.find(trace.bytes), std::string::npos) << trace.what;
}

std::vector<Mention> town_with_a_stranger() {
  auto mentions = town(60, 3);
  mentions.push_back({100, stranger()});
  return mentions;
}

TEST(IndexForgets, WhatOnlyAnErasedMentionSaid) {
  Index index(model());
  index.add_all(town_with_a_stranger());  // frequencies and weights of words too
  expect_all_of(bytes_of(index), stranger());
  ASSERT_TRUE(index.erase(100));
  EXPECT_EQ(found_in(bytes_of(index), stranger()), "");
  ASSERT_TRUE(index.add({100, stranger()}));
  ASSERT_TRUE(index.erase(100));
  EXPECT_EQ(found_in(bytes_of(index), stranger()), "");
}

TEST(IndexForgets, WhatAMentionSaidBeforeItWasChanged) {
  Index index(model());
  index.add_all(town_with_a_stranger());
  Random random(5);
  ASSERT_TRUE(index.change({100, somebody(random)}));
  EXPECT_EQ(found_in(bytes_of(index), stranger()), "");
}

TEST(IndexForgets, NothingThatSomebodyElseStillSays) {
  Index index(model());
  index.add_all(town_with_a_stranger());
  index.add({101, stranger()});
  index.add({102, stranger()});
  index.erase(100);
  index.erase(102);
  expect_all_of(bytes_of(index), stranger());
  EXPECT_EQ(index.values_of(101)[1].front().text, stranger()[1].front().text);
}

TEST(IndexForgets, WhoWasErased) {
  constexpr MentionId gone = 0x5a5a'1234'5678'a5a5;
  Index index(model());
  index.add_all(town(60, 3));
  index.add({gone, stranger()});
  ASSERT_NE(bytes_of(index).find(as_bytes(gone)), std::string::npos);
  index.erase(gone);
  EXPECT_EQ(bytes_of(index).find(as_bytes(gone)), std::string::npos);
}

Network::Models models() {
  Network::Models models;
  models[static_cast<std::size_t>(EntityKind::child)] = model();
  Table vehicles(vehicle_columns);
  for (int at = 10; at < 60; ++at) vehicles.add(values_of(vehicle_columns, {"ZK" + std::to_string(at) + " AAB"}));
  models[static_cast<std::size_t>(EntityKind::vehicle)] = link(vehicles, nullptr, {}).model;
  return models;
}

class MemoryJournal : public Journal {
 public:
  Result<void> append(std::span<const std::uint8_t> entry) override {
    entries.append(entry.begin(), entry.end());
    return {};
  }
  std::string entries;
};

TEST(NetworkForgets, WhatIsNotSaidAnyMoreInSnapshotAndJournal) {
  constexpr MentionId gone = 0x5a5a'1234'5678'a5a5;
  constexpr Companions::Origin origin = 0x1b2c'3d4e'5f60'7182;
  const ToldTogether told{{{EntityKind::child, {gone, stranger()}},
                           {EntityKind::vehicle, {gone + 1, values_of(vehicle_columns, {"ZZ61 XQW"})}}},
                          {{0, 1}},
                          origin};
  MemoryJournal journal;
  auto network = std::make_unique<Network>(models());
  network->add_all(std::vector{told});
  KeptNetwork kept(std::move(network), journal);
  const std::string there = bytes_of(kept.network());
  expect_all_of(there, stranger());
  ASSERT_NE(there.find(as_bytes(origin)), std::string::npos);
  ASSERT_TRUE(kept.change({gone + 1, values_of(vehicle_columns, {"ZK11 AAB"})}).ok());
  ASSERT_TRUE(kept.erase(gone).ok());
  ASSERT_TRUE(kept.erase(gone + 1).ok());
  std::string snapshot;
  ByteWriter out([&](std::span<const std::uint8_t> piece) { snapshot.append(piece.begin(), piece.end()); });
  kept.snapshot(out, [&] { journal.entries.clear(); });
  out.finish();
  for (const std::string& bytes : {snapshot, journal.entries}) {
    EXPECT_EQ(found_in(bytes, stranger()), "");
    for (const std::string& trace : {as_bytes(gone), as_bytes(gone + 1), as_bytes(origin)})
      EXPECT_EQ(bytes.find(trace), std::string::npos);
  }
}

std::vector<MentionId> entities(const Index& index, const std::vector<Mention>& mentions) {
  std::vector<MentionId> entities;
  entities.reserve(mentions.size());
  for (const Mention& mention : mentions) entities.push_back(index.entity_of(mention.id));
  return entities;
}

// Now and then one of the town, mostly somebody new.
MentionValues anybody(Random& random) {
  if (random.below(8) == 0) return somebody(random);
  const std::string word = "w" + std::to_string(random.below(1U << 30));
  return values_of(columns, {word, word + "son", "", "", "", word + "@example.org", "", "", word + " Bittern Walk"});
}

void come_and_go(Index& index, MentionId turn) {
  Random random(turn);
  const MentionId id = 1000 + turn % 40;
  index.erase(id);
  index.add({id, anybody(random)});
  index.change({id, anybody(random)});
}

// Often enough for gaps to be closed, and numbers to change, twice.
TEST(IndexForgets, AndAnswersAsBeforeWhenTheRoomOfTheGoneIsGivenBack) {
  Index index(model());
  const auto mentions = town(60, 7);
  index.add_all(mentions);
  auto restarted = index_of(bytes_of(index));
  Searcher used(index);
  Random random(11);
  for (MentionId turn = 0; turn < 1500; ++turn) {
    come_and_go(index, turn);
    come_and_go(*restarted, turn);
    if (turn % 50 != 0) continue;
    const std::string bytes = bytes_of(index);
    ASSERT_EQ(bytes_of(*restarted) == bytes, true) << turn;
    if (turn % 400 == 0) restarted = index_of(bytes);
    ASSERT_TRUE(restarted && bytes_of(*restarted) == bytes) << turn;
    Searcher fresh(*restarted);
    for (int asked = 0; asked < 5; ++asked) {
      const MentionValues newcomer = somebody(random);
      ASSERT_EQ(index.suggest(newcomer, used), restarted->suggest(newcomer, fresh)) << turn;
    }
  }
  for (MentionId id = 1000; id < 1040; ++id) index.erase(id);
  Index untouched(model());
  untouched.add_all(mentions);
  EXPECT_EQ(entities(index, mentions), entities(untouched, mentions));
}

// What a searcher remembers of two names must not be taken for what two others are that have their numbers now.
TEST(IndexForgets, AndASearcherThatSearchedBeforeFindsWhatAFreshOneFinds) {
  Model by_phone = model();
  by_phone.plan.rules = {{{{4, FeatureKind::whole}}}};
  Index index(by_phone);
  const auto of = [](const std::string& forename, const std::string& phone) {
    return values_of(columns, {forename, "", "", "", phone});
  };
  index.add({1, of("Siobhan", "07700 900101")});
  index.add({2, of("Siobhann", "07700 900101")});
  for (MentionId id = 3; id <= 1024; ++id) index.add({id, of("w" + std::to_string(id), "")});
  index.add({5001, of("Amelia", "07700 900102")});
  index.add({5002, of("Zoe", "07700 900102")});
  Searcher used(index);
  index.suggest(of("Siobhan", "07700 900101"), used);
  for (MentionId id = 1; id <= 1024; ++id) index.erase(id);  // with the last of them gaps are closed
  Searcher fresh(index);
  const MentionValues newcomer = of("Amelia", "07700 900102");
  const auto expected = index.suggest(newcomer, fresh);
  ASSERT_FALSE(expected.empty());
  EXPECT_EQ(index.suggest(newcomer, used), expected);
}

std::size_t bytes_taken(const Index& index) {
  const Index::Room room = index.room();
  return room.values + room.keys + room.entities;
}

TEST(IndexForgets, AndTakesNoMoreRoomHoweverManyComeAndGo) {
  Index index(model());
  index.add_all(town(50, 13));
  std::size_t first = 0, later = 0;
  for (std::uint32_t turn = 0; turn < 10'000; ++turn) {
    const std::string word = "w" + std::to_string(turn * 7919), number = std::to_string(10'000 + turn);
    const MentionValues values = values_of(
        columns, {word, word + "son", word + " of " + word, "2011-07-23", "07700 9" + number, word + "@example.org",
                  word, "ZZ61 XQW", number + " Bittern Walk " + word, "ZZ9 9QW", word});
    ASSERT_TRUE(index.add({1000 + turn, values}));
    ASSERT_TRUE(index.erase(1000 + turn));
    std::size_t& most = turn < 2500 ? first : later;
    most = std::max(most, bytes_taken(index));
  }
  EXPECT_LE(later, first + first / 10);
}

}  // namespace
}  // namespace heed::linkage
