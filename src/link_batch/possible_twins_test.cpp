#include "link_batch/possible_twins.hpp"

#include <gtest/gtest.h>

namespace heed::link_batch {
namespace {

using matching::AttributeType;
using Texts = std::vector<std::string>;

const std::vector<linkage::Column> columns = {{"first", AttributeType::forename},
                                              {"last", AttributeType::surname},
                                              {"born", AttributeType::date_of_birth},
                                              {"mail", AttributeType::email}};

// All of them in one cluster, by whatever reason.
std::vector<PossibleTwins> twins_of(const std::vector<Texts>& records, std::span<const linkage::Column> of = columns,
                                    bool together = true) {
  linkage::Table table(of);
  linkage::BatchResult result;
  result.model = linkage::make_model({of.begin(), of.end()});
  for (const Texts& texts : records) {
    std::vector<std::vector<matching::OwnedValue>> values(of.size());
    for (std::size_t at = 0; at < texts.size(); ++at) {
      if (!texts[at].empty()) values[at].push_back(matching::make_value(of[at].type, texts[at]));
    }
    const std::uint32_t record = table.add(values);
    for (std::uint32_t other = 0; other < record; ++other) result.pairs.push_back({other, record, 5});
    result.cluster.push_back(together ? 0 : record);
  }
  return possible_twins(table, result);
}

TEST(PossibleTwins, AreOfOneSurnameAndDayWithOtherFirstNames) {
  EXPECT_EQ(twins_of({{"Grace", "Poole", "2008-06-29"}, {"Henry", "Poole", "2008-06-29"}}),
            (std::vector<PossibleTwins>{{0, 1}}));
}

TEST(PossibleTwins, AreNotToldApartFromOneByNicknamesAndSlips) {
  EXPECT_TRUE(twins_of({{"Elizabeth", "Poole", "2008-06-29"}, {"Liz", "Poole", "2008-06-29"}}).empty());
  EXPECT_TRUE(twins_of({{"Grace", "Poole", "2008-06-29"}, {"Grcae", "Poole", "2008-06-29"}}).empty());
  EXPECT_TRUE(twins_of({{"Grace", "Poole", "2008-06-29"}, {"", "Poole", "2008-06-29"}}).empty());
}

TEST(PossibleTwins, AreBornOnOneDayAndNotOnlyInOneYear) {
  EXPECT_TRUE(twins_of({{"Grace", "Poole", "2008"}, {"Henry", "Poole", "2008"}}).empty());
  EXPECT_TRUE(twins_of({{"Grace", "Poole", "2008-06-29"}, {"Henry", "Poole", "2010-01-02"}}).empty());
}

TEST(PossibleTwins, DoNotShareAnAddressOnTheNet) {
  EXPECT_TRUE(twins_of({{"Grace", "Poole", "2008-06-29", "grace.poole@example.org"},
                        {"Henry", "Poole", "2008-06-29", "grace.poole@example.org"}})
                  .empty());
}

TEST(PossibleTwins, AreOnlyThoseWhoWerePutTogether) {
  EXPECT_TRUE(
      twins_of({{"Grace", "Poole", "2008-06-29"}, {"Henry", "Poole", "2008-06-29"}}, columns, /*together=*/false)
          .empty());
}

TEST(PossibleTwins, NeedAColumnOfFirstNames) {
  const std::vector<linkage::Column> nameless = {{"last", AttributeType::surname},
                                                 {"born", AttributeType::date_of_birth}};
  EXPECT_TRUE(twins_of({{"Poole", "2008-06-29"}, {"Poole", "2008-06-29"}}, nameless).empty());
}

}  // namespace
}  // namespace heed::link_batch
