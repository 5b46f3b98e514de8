// Learns which blocking rules are worth their cost, without labels: every rule that could be of use is tried on a sample, the
// pairs it finds are weighed, and rules are taken as long as they add pairs that are probably of the same one.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "linkage/blocking.hpp"
#include "linkage/table.hpp"

namespace heed::linkage {

struct ProbeOptions {
  std::uint32_t queries = 8000;      // records for which others are sought …
  std::uint32_t searched = 250'000;  // … among this many
  std::uint32_t most_rules = 240;
  double most_pairs = 1'500'000;    // fewer queries are made when more would be found
  std::uint32_t most_in_key = 200;  // at the size of the whole table
  unsigned threads = 2;
};

// A pair found, by which rules.
struct Probed {
  std::uint32_t left = 0, right = 0;
  std::vector<std::uint16_t> rules;
};

struct Probe {
  std::vector<Rule> rules;    // tried
  std::vector<double> cost;   // by rule: candidates for one record of the whole table
  std::vector<double> keys;   // by rule: keys of one record
  std::vector<Probed> pairs;  // each once
  double compared = 0;        // pairs that there were to be found in
};

// Rules that may be of use: single features that tell much, and pairs and triples of what tells less.
struct PossibleRule {
  Rule rule;
  double shared = 0;  // records that share a key with one record, if features were independent
};
std::vector<PossibleRule> possible_rules(const Table& table, std::uint32_t most_rules);
Probe probe(const Table& table, const ProbeOptions& options);

struct ChoiceOptions {
  double candidates_per_record = 60;
  double keys_per_record = 32;
};
// Rules in the order taken. `posterior` is each probed pair's probability of being of the same one.
std::vector<Rule> choose_rules(const Probe& probe, std::span<const double> posterior, const ChoiceOptions& options);

}  // namespace heed::linkage
