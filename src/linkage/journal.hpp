// How a network outlives a restart: a snapshot of everything (Network::write), and an entry for each change since. Both are bytes that
// name people; where they go, and that they are sealed before they get there, is the journal's owner's business.
//
//   KeptNetwork known(std::move(network), journal);
//   known.add(concern);                            // durable when it returns
//   …
//   auto network = Network::read(snapshot);        // after a restart
//   for (entry : journal) replay(entry, *network); // in the order in which they were written
//
// A snapshot holds nothing of what was erased or changed before it (index.hpp), but earlier snapshots do, and so do the entries before it: an
// erasure is complete when a snapshot was taken after it and its owner has destroyed those.
//
// When a later version of Heed does not read a snapshot, the network is made anew of what it was made of.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <variant>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "linkage/network.hpp"

namespace heed::linkage {

struct Erased {
  MentionId mention = 0;
};

struct Said {
  EntityKind kind = EntityKind::child;
  MemberConstraint constraint;
  bool withdrawn = false;
};

struct Changed {
  Mention mention;  // with its new values
};

using Change = std::variant<ToldTogether, Erased, Said, Changed>;

// Bounds of an entry; what is beyond them is refused by encode.
inline constexpr std::size_t most_entry_bytes = std::size_t{1} << 24;
inline constexpr std::size_t most_mentions_told = 4096;
inline constexpr std::size_t most_evidence = std::size_t{1} << 18;

// Errors: invalid, code linkage.journal: more than the bounds, or not an entry that this version reads.
Result<Bytes> encode(const Change& change);
Result<Change> decode(std::span<const std::uint8_t> entry);

void apply(const Change& change, Network& network);
Result<void> replay(std::span<const std::uint8_t> entry, Network& network);

class Journal {
 public:
  virtual ~Journal() = default;
  // When it returns without an error, the entry is there after a crash. Entries are read again in the order of these calls. An error
  // of kind `unknown` says that it may be there or not; any other, that it is not.
  virtual Result<void> append(std::span<const std::uint8_t> entry) = 0;
};

// A network whose every change is in the journal before it is in memory: one that could not be kept has not happened. Where that is
// unknown, memory and journal may differ: from then on every change is refused (unavailable, linkage.journal_unsure) until the network
// is read again.
class KeptNetwork {
 public:
  // The journal must outlive it.
  KeptNetwork(std::unique_ptr<Network> network, Journal& journal);

  const Network& network() const { return *m_network; }
  Result<void> add(const ToldTogether& concern) { return keep(concern); }
  Result<void> erase(MentionId id) { return keep(Erased{id}); }
  Result<void> change(const Mention& mention) { return keep(Changed{mention}); }
  // A rejection that comes without evidence is kept with what is known now (Index::evidence_of).
  Result<void> constrain(EntityKind kind, const MemberConstraint& constraint) {
    return keep(Said{kind, constraint, false});
  }
  Result<void> withdraw(EntityKind kind, const MemberConstraint& constraint) {
    return keep(Said{kind, constraint, true});
  }

  // Writes everything, no change half in it. `begin_anew` is called before, while no entry is being written: from there on
  // entries belong to a new journal, which is read after this snapshot. Changes wait; reading does not.
  void snapshot(ByteWriter& out, const std::function<void()>& begin_anew);

 private:
  Result<void> keep(Change change);

  std::unique_ptr<Network> m_network;
  Journal& m_journal;
  std::mutex m_mutex;
  bool m_unsure = false;  // whether the journal holds more than what is in memory
};

}  // namespace heed::linkage
