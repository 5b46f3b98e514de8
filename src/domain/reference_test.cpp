#include "domain/reference.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "base/text.hpp"

namespace heed::domain {
namespace {

class SeededRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> out) override {
    for (auto& byte : out) byte = static_cast<std::uint8_t>(m_engine());
  }

 private:
  std::mt19937 m_engine{7};
};

TEST(Reference, ReadsBackHoweverTyped) {
  SeededRandom random;
  const auto reference = make_reference(random);
  ASSERT_EQ(reference.size(), 14U);
  EXPECT_EQ(reference.substr(0, 3), "HD-");
  EXPECT_EQ(parse_reference(reference), reference);
  EXPECT_EQ(parse_reference(ascii_lower(reference)), reference);
  std::string spaced = "  " + reference + " ";
  for (auto& c : spaced)
    if (c == '-') c = ' ';
  EXPECT_EQ(parse_reference(spaced), reference);
  EXPECT_EQ(parse_reference(reference.substr(3)), reference);
}

TEST(Reference, ReadsLettersForTheDigitsTheyLookLike) {
  class Zero final : public Random {
   public:
    void fill(std::span<std::uint8_t> out) override { std::fill(out.begin(), out.end(), std::uint8_t{0}); }
  } zero;
  const auto reference = make_reference(zero);
  EXPECT_EQ(reference, "HD-0000-0000-0");
  EXPECT_EQ(parse_reference("hd-oooo-OOOO-o"), reference);
}

TEST(Reference, NoticesEveryWrongSymbolAndEveryExchange) {
  SeededRandom random;
  const std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  for (int round = 0; round < 20; ++round) {
    const auto reference = make_reference(random);
    for (std::size_t i = 3; i < reference.size(); ++i) {
      if (reference[i] == '-') continue;
      for (const char symbol : alphabet) {
        auto wrong = reference;
        wrong[i] = symbol;
        EXPECT_EQ(parse_reference(wrong).has_value(), symbol == reference[i]) << wrong;
      }
      for (std::size_t j = i + 1; j < 12; ++j) {
        auto exchanged = reference;
        std::swap(exchanged[i], exchanged[j]);
        if (reference[j] == '-' || exchanged == reference) continue;
        EXPECT_FALSE(parse_reference(exchanged)) << exchanged;
      }
    }
  }
}

TEST(Reference, RefusesOtherText) {
  for (const auto* text : {"", "HD", "HD-7K3M-9QX2", "XX-7K3M-9QX2-C", "HD-7K3M-9QX2-CC", "HD-7U3M-9QX2-C", "héé"})
    EXPECT_FALSE(parse_reference(text)) << text;
  EXPECT_FALSE(parse_reference(std::string(1000, '0')));
}

TEST(Reference, DiffersEachTime) {
  SeededRandom random;
  std::set<std::string> references;
  for (int i = 0; i < 1000; ++i) references.insert(make_reference(random));
  EXPECT_EQ(references.size(), 1000U);
}

}  // namespace
}  // namespace heed::domain
