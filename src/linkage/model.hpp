// A trained model: columns, comparisons with m and u, and the prior. Frozen once trained, with a version.
//
//   m         probability that the level is reached by two records of the same one
//   u         probability that it is reached by two records of different ones
//   alike     probability that it is reached by two different ones that are alike: relatives, namesakes or neighbours
//   weight of a level  log2(m / u)
//   match weight       log2(prior / (1 − prior)) + the weights of the levels reached − what those who are alike also share
//
// Fields are not independent. Brother and sister share surname, address and telephone; namesakes of one people share forename and
// surname, and often the beginning of an e-mail address that is made of them; neighbours share street and postcode. The model therefore has
// three more classes beside match and chance. What these would share speaks for a household, a common name or a street before it
// speaks for one person, and the difference stands in the waterfall as a step of its own. alike_prior = 0: no such class.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "linkage/comparison.hpp"
#include "linkage/rule.hpp"

namespace heed::linkage {

struct Column {
  std::string name;
  AttributeType type = AttributeType::category;
  Preparation preparation = Preparation::normal;
  bool operator==(const Column&) const = default;
};

struct Model {
  std::string version;            // named by whoever trained it; "" = not frozen
  double prior = 0.0001;          // probability that two records taken at random are of the same one
  ByAlike<double> alike_prior{};  // … that they are of two different ones that are alike in this way
  std::vector<Column> columns;
  std::vector<Comparison> comparisons;
  Plan plan;  // which pairs are looked at
  // Splink's other settings, kept so that a file read and written again says the same (JSON text; "" = none).
  std::string other_settings;
  // What of Splink's blocking rules could not be read, for whoever runs the model: "2: cannot read levenshtein(…)".
  std::vector<std::string> unread_rules;

  std::optional<std::uint16_t> column(std::string_view name) const;
};

// Share of each text among the values that are there, by column. A list of names: personal, like the data it came from.
class TermFrequencies {
 public:
  // `values`: how many values the column has in all; 0 = not known.
  void set(std::string column, const std::unordered_map<std::string, double>& shares, double values = 0);
  // 0 when the column or the text is not there.
  double share(std::string_view column, std::string_view text) const;
  bool has(std::string_view column) const { return m_shares.find(column) != m_shares.end(); }

  struct Term {
    std::string_view text;
    double share = 0;
  };
  std::vector<std::string_view> columns() const;
  // Of a column, those that at least `fewest` records hold, the most frequent first.
  std::vector<Term> terms(std::string_view column, double fewest) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  struct Shares {
    std::unordered_map<std::string, double, Hash, std::equal_to<>> of_text;
    double values = 0;
  };
  std::map<std::string, Shares, std::less<>> m_shares;
};

// Who of two records says anything of what a comparison is about.
enum class Known : std::uint8_t { by_both, by_left, by_right, by_neither };

// One bar of a waterfall.
struct Step {
  std::uint16_t comparison = 0;
  Reached reached;
  Known known = Known::by_both;  // of a level that says nothing; of any other by_both
  double weight = 0;             // log2(m / u) of the level
  double frequency_weight = 0;   // what the term frequency adds
};

struct Score {
  double prior_weight = 0;
  double alike_weight = 0;         // ≤ 0: taken off because two who are alike would share as much
  Alike alike = Alike::relatives;  // … most of it because they would be alike in this way
  double weight = 0;               // all together
  bool tells_who = true;           // who_is_told.hpp
  std::vector<Step> steps;
  double probability() const;
  // The weight where clusters are made: two of whom nothing says who they are connect nobody.
  double connecting() const;
  // Whether alike_weight is worth a bar of its own.
  bool tells_of_alike() const { return alike_weight < -0.005; }
};

// The whole waterfall. Term frequency as Splink has it: for a level with a frequency column, the larger of the two sides'
// frequencies f gives (u_exact / max(f, minimum_u)) ^ frequency_weight, u_exact being the u of that comparison's exact level.
// `frequencies` fills in for values whose own `frequency` is 0.
Score score(const Model& model, const Record& left, const Record& right, const TermFrequencies* frequencies = nullptr);

// "household", "namesakes", "neighbours".
std::string_view to_string(Alike kind);
constexpr std::size_t index_of(Alike kind) { return static_cast<std::size_t>(kind); }
// log2(alike : different) before anything is compared; `no_odds` where the model has no such class.
inline constexpr double no_odds = -1e6;
double alike_prior_weight(const Model& model, Alike kind);
// What is taken off a match weight, ≤ 0, when the pair has `odds` = log2(alike : different), by kind.
double weight_of_alike(const ByAlike<double>& odds);
// log2(alike / u) of a level, where its value's rarity `rare` (what the term frequency adds to the match weight) is known. What a
// household shares it shares the more surely the rarer it is; that two are namesakes is as likely as their name is common, so
// rarity says nothing there. Nothing (0) of a level that was not trained.
double alike_weight_of(const Level& level, Alike kind, double rare);
// Whether the condition is "this column is equal on both sides", whole values.
bool is_exact(const Condition& condition, std::uint16_t column);
// Whether the first thing that the condition tests is this column on both sides: then Reached names its values.
bool looks_first_at(const Condition& condition, std::uint16_t column);

// log2 of odds, and back. A probability of 0 or 1 gives ∓/±infinity.
double weight_to_probability(double weight);
double probability_to_weight(double probability);

}  // namespace heed::linkage
