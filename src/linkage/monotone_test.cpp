// Closer agreement never speaks against: of the levels that the default comparisons have, as learnt. That is, of what the fields say
// by themselves: closer agreement may speak for a relative, a namesake or a neighbour more than it speaks for the same one, and
// then the whole weight falls by what stands in the waterfall as their bar.
#include <gtest/gtest.h>

#include <cmath>

#include "linkage/batch.hpp"
#include "linkage/random.hpp"
#include "linkage/test_mentions.hpp"

namespace heed::linkage {
namespace {

const std::vector<Column> columns{
    {"forename", AttributeType::forename, {}},   {"surname", AttributeType::surname, {}},
    {"birth", AttributeType::date_of_birth, {}}, {"phone", AttributeType::phone, {}},
    {"address", AttributeType::address, {}},     {"postcode", AttributeType::postcode, {}},
    {"email", AttributeType::email, {}},         {"school", AttributeType::school, {}}};

void slip(std::string& text, Random& random) {
  if (text.size() > 2 && random.below(5) == 0)
    text.erase(1 + random.below(static_cast<std::uint32_t>(text.size() - 1)), 1);
}

// Families of two to four, each told of one to three times.
const Model& learnt() {
  static const Model model = [] {
    static const std::vector<std::string> forenames{"Amelia", "Jack",  "Siobhan", "Mustafa", "Chloe", "Oliver",
                                                    "Zoe",    "Nadia", "Piotr",   "Bronwen", "Yusuf", "Grace"};
    static const std::vector<std::string> surnames{"Norby", "Clarke", "Hussain", "Rourke", "Malinowska", "Ashdown"};
    Random random(5);
    Table table(columns);
    for (std::uint32_t who = 0; who < 700; ++who) {
      const std::uint32_t home = who / 3;
      const std::string name = forenames[random.below(12)], surname = surnames[home * 7 % 6];
      const std::string birth = "20" + std::to_string(10 + random.below(9)) + "-0" +
                                std::to_string(1 + random.below(9)) + "-" + std::to_string(10 + random.below(18));
      for (std::uint32_t times = 1 + random.below(3); times > 0; --times) {
        std::vector<std::string> told{name,
                                      surname,
                                      birth,
                                      "07700 900" + std::to_string(100 + home),
                                      std::to_string(home % 60) + " Marram Row",
                                      "ZZ" + std::to_string(1 + home % 9) + " 1AB",
                                      name + std::to_string(who) + "@example.org",
                                      "School " + std::to_string(home % 5)};
        for (std::string& text : told) {
          if (random.below(4) == 0) text.clear();
          slip(text, random);
        }
        table.add(values_of(columns, told));
      }
    }
    return link(table, nullptr, {}).model;
  }();
  return model;
}

double weight_of_fields(const Model& model, const std::vector<std::size_t>& levels) {
  double weight = probability_to_weight(model.prior);
  for (std::size_t at = 0; at < levels.size(); ++at) {
    const Level& level = model.comparisons[at].levels[levels[at]];
    if (!level.null_level && level.m > 0 && level.u > 0) weight += std::log2(level.m / level.u);
  }
  return weight;
}

// How much is lost when one field of a pair, drawn at random, agrees more closely. Levels stand from the closest to the furthest.
double greatest_loss(std::string& where) {
  const Model& model = learnt();
  Random random(17);
  const auto draw = [&](std::size_t below) { return std::size_t{random.below(static_cast<std::uint32_t>(below))}; };
  double greatest = 0;
  for (int turn = 0; turn < 200'000; ++turn) {
    std::vector<std::size_t> levels;
    for (const Comparison& comparison : model.comparisons) levels.push_back(draw(comparison.levels.size()));
    const std::size_t field = draw(levels.size());
    const auto& of_field = model.comparisons[field].levels;
    const std::size_t further = 1 + draw(of_field.size() - 1), closer = 1 + draw(further);
    if (of_field[closer].null_level || of_field[further].null_level) continue;
    levels[field] = further;
    const double before = weight_of_fields(model, levels);
    levels[field] = closer;
    const double loss = before - weight_of_fields(model, levels);
    if (loss <= greatest) continue;
    greatest = loss;
    where = model.comparisons[field].name + ": " + of_field[further].label + " -> " + of_field[closer].label;
  }
  return greatest;
}

TEST(Monotone, CloserAgreementOfOneFieldNeverLowersWhatTheFieldsSay) {
  std::string where;
  EXPECT_LT(greatest_loss(where), 1e-9) << where;
}

}  // namespace
}  // namespace heed::linkage
