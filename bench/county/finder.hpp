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
};

class Finder {
 public:
  Finder() = default;
  Finder(const Finder&) = delete;
  Finder& operator=(const Finder&) = delete;
  virtual ~Finder() = default;
  virtual std::string name() const = 0;
  virtual void load(std::span<const linkage::Mention> mentions) = 0;
  // The likeliest first, at most `most`.
  virtual std::vector<Found> find(const linkage::Mention& newcomer, std::size_t most) = 0;
  virtual void add(const linkage::Mention& mention) = 0;
};

std::unique_ptr<Finder> make_engine(const linkage::Model& model, unsigned threads);
// Of people only: forename, surname and date of birth equal.
std::unique_ptr<Finder> make_exact(std::span<const linkage::Column> columns);
// Soundex of the surname, date of birth and address: what the duplicate check of a widely used council product looks at. A mention is
// found when two of the three agree, for one that asked for all three would find next to nothing.
std::unique_ptr<Finder> make_soundex(std::span<const linkage::Column> columns);
// Name alike by trigrams (Jaccard, 0.65 or more), sex and date of birth equal or missing: what an open health product does.
std::unique_ptr<Finder> make_trigram(std::span<const linkage::Column> columns);

}  // namespace heed::bench
