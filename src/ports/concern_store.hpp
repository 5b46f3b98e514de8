// Reading concerns and what belongs to them. Safe from any thread; sees committed work only.
#pragma once

#include <optional>
#include <vector>

#include "base/result.hpp"
#include "ports/records.hpp"

namespace heed::ports {

// Which concerns an inbox shows, most urgent first: hard floor, then what waits for a person before what was decided (unless
// its reporter has written again), then the nearest clock, then age. Closed ones alone: the latest closed first.
struct InboxQuery {
  std::string area_id;
  UserId reader;                 // whatever excludes this person is neither listed nor counted
  bool with_restricted = false;  // only for named readers
  std::optional<std::string> lane = {};
  std::optional<std::string> state = {};  // one state; open_only is then not looked at
  bool open_only = true;                  // every state but closed
  bool unread_only = false;               // state "received": also a closed one to which the reporter has written since
  std::optional<UserId> owner = {};
  std::size_t offset = 0, limit = 25;  // limit ≤ 100
  // Of each flood, only the first of those that reach no hard floor; the ones that do stand by themselves. Open concerns only.
  bool fold_floods = false;
  std::optional<FloodId> flood = {};  // its members alone, also the closed ones; open_only and state are not looked at
};

struct InboxCounts {
  std::size_t open = 0, urgent = 0, unread = 0, quarantine = 0, mine = 0, closed = 0;
};

// How many of a flood a query finds, before folding.
struct FloodCount {
  FloodId id;
  std::size_t total = 0, urgent = 0;
  bool operator==(const FloodCount&) const = default;
};

class ConcernStore {
 public:
  virtual ~ConcernStore() = default;
  virtual Result<ConcernRecord> find(ConcernId id) const = 0;                         // not_found
  virtual Result<ConcernRecord> find_by_lookup(const LookupId& lookup_id) const = 0;  // not_found
  virtual Result<ConcernRecord> find_by_reference(std::string_view reference) const = 0;
  // At most limit + 1 records, so that the caller knows whether there are more. Ties go by time of receipt, then id.
  virtual Result<std::vector<ConcernRecord>> list(const InboxQuery& query) const = 0;
  // Looks at area, reader and with_restricted alone. All but `closed` count open concerns.
  virtual Result<InboxCounts> counts(const InboxQuery& query) const = 0;
  // The floods with open concerns that the query finds, in order of id. Looks at neither offset, limit nor the folding.
  virtual Result<std::vector<FloodCount>> floods(const InboxQuery& query) const = 0;
  virtual Result<std::vector<MessageRecord>> messages(ConcernId id) const = 0;  // oldest first
  virtual Result<std::vector<NoteRecord>> notes(ConcernId id) const = 0;
  virtual Result<std::vector<DecisionRecord>> decisions(ConcernId id) const = 0;
};

}  // namespace heed::ports
