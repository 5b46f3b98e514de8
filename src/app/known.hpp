// What all concerns speak of, in memory, where the engine finds it at once. Never on disk: it is made of the sealed records at start
// and kept up to date with what is committed, so that a crash can neither lose nor repeat any of it.
//
//   known.arrived(id);              // after the commit, quick
//   TRY(catch_up(parts));           // before anybody asks, and in the background (known_catch_up.hpp)
//   known.network().suggest_held(known.mention_at({concern, "children.0"}), …)
//
// Nobody's right to read is looked at here; whoever shows something of it asks the gate about each concern.
#pragma once

#include <atomic>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/alert_facts.hpp"
#include "app/search_terms.hpp"
#include "base/id.hpp"
#include "linkage/network.hpp"
#include "mentions/mention.hpp"

namespace heed::app {

struct KnownPlace {
  ConcernId concern;
  std::string place;  // of a mention in it (mentions::Mention::place)
  auto operator<=>(const KnownPlace&) const = default;
};

// One concern as the engine is told of it.
struct KnownConcern {
  ConcernId id;
  mentions::Mentions mentions;
  std::string told_on;       // YYYY-MM-DD
  std::uint64_t origin = 0;  // the same for all that one person told; 0: of its own
  ConcernFacts facts;        // for the rules of alerts
};

class Known {
 public:
  // Once it is loaded.
  const linkage::Network& network() const { return *m_network; }
  std::optional<KnownPlace> place_of(linkage::MentionId mention) const;
  std::optional<linkage::MentionId> mention_at(const KnownPlace& place) const;
  std::vector<linkage::MentionId> mentions_of(ConcernId concern) const;  // in the order in which they were told
  std::uint64_t origin_of(ConcernId concern) const;                      // KnownConcern::origin
  bool holds(ConcernId concern) const;
  std::optional<ConcernFacts> facts_of(ConcernId concern) const;  // nothing: it is not held
  // Children who were said to have the same surname and home, in whatever concern.
  std::vector<KnownPlace> in_household(std::uint64_t household) const;
  std::vector<ConcernId> told_since(Instant since) const;  // in the order in which they were told
  std::size_t concerns() const;
  // The words of the same mentions, for whoever searches.
  const SearchTerms& terms() const { return m_terms; }

  // That a concern was committed, or that more was said in it.
  void arrived(ConcernId concern);
  // That people said something of what is known.
  void nudge();
  // Until something arrived, somebody said something, or somebody wants no more waiting.
  void wait_for_arrival(std::stop_token stop);

  // For whoever takes in what arrived, which one does at a time.
  std::mutex& catching_up() { return m_catching_up; }
  std::set<ConcernId> take_arrived();
  // Everything there is, once, before anything else.
  bool is_loaded() const { return m_loaded; }
  void load(const std::vector<KnownConcern>& concerns);
  // Instead of what was known of this concern.
  void take_in(const KnownConcern& concern);
  // What people say of two mentions, instead of what they said before; nothing: no more. Nothing comes of it while one of them is not
  // there or they are not of one kind: what they are then said to be is forgotten, and said again by whoever takes them in again.
  // `evidence`: what was known when they were said not to be the same.
  void say(const KnownPlace& left, const KnownPlace& right, std::optional<linkage::Constraint::Kind> kind,
           const std::vector<std::uint64_t>& evidence);

 private:
  linkage::ToldTogether told_of(const KnownConcern& concern);
  void forget_words_of_gone(const KnownConcern& concern);
  linkage::MentionId number(const KnownPlace& place);

  std::unique_ptr<linkage::Network> m_network;
  SearchTerms m_terms;
  void hold(const KnownConcern& concern);

  mutable std::mutex m_mutex;  // of all below but what is catching up
  std::unordered_map<linkage::MentionId, KnownPlace> m_places;
  struct Held {
    std::vector<linkage::MentionId> mentions;
    std::uint64_t origin = 0;
    ConcernFacts facts;
  };
  std::map<ConcernId, Held> m_concerns;
  std::unordered_map<std::uint64_t, std::vector<KnownPlace>> m_households;
  bool m_nudged = false;
  std::set<ConcernId> m_arrived;
  std::condition_variable_any m_has_arrived;
  std::mutex m_catching_up;
  std::atomic<bool> m_loaded = false;
};

}  // namespace heed::app
