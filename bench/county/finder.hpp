// Ways of finding who was told of before: the engine, and what products do today.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "county/county.hpp"

namespace heed::bench {

// Mentions that are put before a person as one.
struct Found {
  std::vector<linkage::MentionId> mentions;
  bool shown = true;  // false: folded away, as too weak to be looked at unasked
  float weight = 0;   // of the nearest mention with its company, in bits; 0 of whoever gives none
};

class Finder {
 public:
  Finder() = default;
  Finder(const Finder&) = delete;
  Finder& operator=(const Finder&) = delete;
  virtual ~Finder() = default;
  virtual std::string name() const = 0;
  virtual bool covers(linkage::EntityKind kind) const = 0;
  virtual void load(std::span<const ConcernData> concerns) = 0;
  // For each mention of the newcomer the likeliest first, at most `most`.
  virtual std::vector<std::vector<Found>> find(const linkage::ToldTogether& newcomer, std::size_t most) = 0;
  virtual void add(const linkage::ToldTogether& concern) = 0;
};

// Each mention by itself and by its company.
std::unique_ptr<Finder> make_engine(const linkage::Network::Models& models, unsigned threads);
// Each mention by itself alone.
std::unique_ptr<Finder> make_alone(const linkage::Network::Models& models, unsigned threads);

// Of people only: forename, surname and date of birth equal.
std::unique_ptr<Finder> make_exact(const CountyData& county);
// Soundex of the surname, date of birth and address: what the duplicate check of a widely used council product looks at. A mention is
// found when two of the three agree, for one that asked for all three would find next to nothing.
std::unique_ptr<Finder> make_soundex(const CountyData& county);
// Name alike by trigrams (Jaccard, 0.65 or more), sex and date of birth equal or missing: what an open health product does.
std::unique_ptr<Finder> make_trigram(const CountyData& county);

}  // namespace heed::bench
