// Weighs millions of pairs: the score of model.hpp without its explanation, made quick by equal numbers of values meaning equal
// values, by remembering what two values gave, and by stopping when a pair cannot reach the bound any more. One for each thread.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "linkage/model.hpp"
#include "linkage/table.hpp"
#include "linkage/who_is_told.hpp"

namespace heed::linkage {

class PairScorer {
 public:
  // Both must outlive it; the model must not change meanwhile.
  PairScorer(const Model& model, const Table& table);

  // Match weight, or `below` when it is less than `at_least`.
  static constexpr float below = -1000;
  float weight(std::uint32_t left, std::uint32_t right, float at_least = -100);

  // The same, where clusters are made: a pair of whom nothing says who they are connects nobody (who_is_told.hpp).
  float connecting(std::uint32_t left, std::uint32_t right, float at_least = -100);
  bool tells_who(std::uint32_t left, std::uint32_t right) const { return m_who.by_both(m_table, left, right); }

  // The same against a record that is not in the table. Its values must keep still until the next call; those that the table
  // does not know have an identity of their own (0 is none).
  void set_left(const Record& left);
  // After this, identities and numbers of records may stand for others than before.
  void forget();
  float weight_of_left(std::uint32_t right, float at_least = -100);
  float connecting_of_left(std::uint32_t right);

  // Levels reached, for training. `levels` has one place for each comparison, and `rare`, when it is not empty, too: what the term
  // frequency adds to the match weight.
  void levels(std::uint32_t left, std::uint32_t right, std::span<std::uint16_t> levels, std::span<float> rare = {});

 private:
  struct LevelWeight {
    float weight = 0;        // log2(m / u)
    ByAlike<float> alike{};  // log2(alike / u)
    // But for namesakes, where the level's value has a frequency, the ratio is shared · 2^rare + by_chance.
    ByAlike<float> shared{}, by_chance{};
    float frequency_weight = 0;  // 0 = no term frequency
    float log_u_exact = 0, minimum_u = 0;
    std::uint16_t frequency_column = 0;
    bool by_reached = false;  // the level looks at that column: only the values that it was reached by count
  };
  struct Comparing {
    std::vector<LevelWeight> levels;
    std::uint16_t column = 0;             // what its levels look at, but for …
    std::vector<std::uint16_t> crossing;  // … these, which look at another column too
    Comparison own;                       // the comparison without those
    std::uint16_t exact_level = 0;        // what equal values reach; 0 = ask
    bool first_is_missing = false;        // a column without a value reaches the first level
    bool symmetric = true;                // the levels without the crossing ones
    float most = 0;  // the greatest weight that this and all comparisons after it in m_order can add
  };
  struct Remembered {
    std::uint64_t pair = 0;
    std::uint16_t level = 0;
  };
  static constexpr std::uint32_t no_number = 0xffffffff;
  static constexpr std::size_t remembered = std::size_t{1} << 15;

  Comparing prepare(const Comparison& comparison) const;
  LevelWeight weigh(const Comparison& comparison, const Level& level) const;
  std::uint16_t own_level(std::size_t comparison, const Record& left, const Record& right);
  std::uint16_t level_of(std::size_t comparison, const Record& left, const Record& right);
  float alike_of(const LevelWeight& level, Alike kind, float rare) const;
  float frequency_weight(std::size_t comparison, const LevelWeight& level, const Record& left,
                         const Record& right) const;

  const Model& m_model;
  const Table& m_table;
  WhoIsTold m_who;
  float greatest(const LevelWeight& level) const;

  std::vector<Comparing> m_comparing;
  std::vector<std::uint16_t> m_order;  // what can add the most comes first: most pairs are given up soon
  std::vector<Remembered> m_remembered;
  Table::Space m_left_space, m_right_space;
  std::uint32_t m_left_number = no_number;
  Record m_left;
  float m_prior = 0;
  ByAlike<float> m_alike_prior{};
  bool m_any_alike = false;
};

}  // namespace heed::linkage
