// Reading concerns and what belongs to them. Safe from any thread; sees committed work only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "ports/records.hpp"

namespace heed::ports {

// Which concerns an inbox shows, most urgent first: danger now; what cannot wait for the next working day; other hard floors; the
// rest; of all these what still waits for a person, and after it what is settled, hard floors first; in each of these places the
// standard lane before the quarantine lane; then the nearest clock, where a message that waits is due when it was written; then
// age. Settled: decided, no message of its reporter waits, and the designated officer was told where that is due. Closed ones
// alone: the latest closed first.
struct InboxQuery {
  std::string area_id;
  UserId reader;                 // whatever excludes this person is neither listed nor counted
  bool with_restricted = false;  // only for named readers
  // Besides, the restricted concerns that exclude every one of these people; none when there are none.
  std::vector<UserId> restricted_without = {};
  std::optional<std::string> lane = {};
  std::optional<std::string> state = {};  // one state; open_only is then not looked at
  bool open_only = true;                  // every state but closed
  bool unread_only = false;               // state "received", or a message of the reporter waits
  bool urgent_only = false;               // what reaches a hard floor
  bool nobodys_only = false;              // nobody has it: received, or read and not taken
  bool danger_only = false;  // open, and in danger now while something of it waits for a person: the first place
  std::optional<UserId> owner = {};  // whoever has it: of what is nobody's, whoever had it last is not looked at
  // What floods() counts of these floods is left out: of those that reach no hard floor, and of those that do, but for the
  // concerns that stand for them.
  std::vector<RecordId> folded = {}, folded_urgent = {};
  std::vector<ConcernId> standing = {};
  std::optional<RecordId> flood = {};  // the concerns of this one alone
  std::size_t offset = 0, limit = 25;  // limit ≤ 100
};

// However many records are asked for by after(), of any kind.
inline constexpr std::size_t most_at_once = 1000;

// Fewer from one connection are rows like any other: one that is real would be looked for behind a link.
inline constexpr std::size_t least_flood = 5;

// Open concerns of one flood that are not restricted and have no message that waits, least_flood or more: those that reach no hard floor, or those
// that do and that nobody has taken: what somebody took is a row of its own, so that it never stands for what nobody looks at.
struct Flood {
  RecordId id;
  std::size_t concerns = 0;
  ConcernId first;  // the one that was received first; of those that reach a hard floor, the one that list() has first
  bool urgent = false;  // they reach a hard floor, and nobody has them
};

struct InboxCounts {
  std::size_t open = 0, urgent = 0, unread = 0, nobodys = 0, quarantine = 0, mine = 0, closed = 0;
};

class ConcernStore {
 public:
  virtual ~ConcernStore() = default;
  virtual Result<ConcernRecord> find(ConcernId id) const = 0;                         // not_found
  virtual Result<ConcernRecord> find_by_lookup(const LookupId& lookup_id) const = 0;  // not_found
  virtual Result<ConcernRecord> find_by_reference(std::string_view reference) const = 0;
  // Every concern of the area by its id, whatever its state: the first `limit` after this one. Unlike a list it has no order that
  // changes under whoever goes through it.
  virtual Result<std::vector<ConcernId>> ids_after(std::string_view area_id, ConcernId after,
                                                   std::size_t limit) const = 0;
  // The same, whole, in the order in which they were stored, so that none that comes meanwhile is missed: the first `limit`
  // (at most most_at_once) after this one; the zero id for the beginning. Errors: not_found for another id that is not there.
  virtual Result<std::vector<ConcernRecord>> after(std::string_view area_id, ConcernId after,
                                                   std::size_t limit) const = 0;
  // At most limit + 1 records, so that the caller knows whether there are more. Ties go by time of receipt, then id.
  virtual Result<std::vector<ConcernRecord>> list(const InboxQuery& query) const = 0;
  // Those that reach a hard floor, then the others; of each the largest first, at most 20. Looks at area, reader, lane, owner, unread_only and nobodys_only.
  virtual Result<std::vector<Flood>> floods(const InboxQuery& query) const = 0;
  // References of at most 100 open concerns that exclude every one of these people: of any when there are none.
  virtual Result<std::vector<std::string>> without_reader(std::string_view area_id,
                                                          const std::vector<UserId>& readers) const = 0;
  // Looks at area, reader, with_restricted and restricted_without alone. All but `closed` count open concerns.
  virtual Result<InboxCounts> counts(const InboxQuery& query) const = 0;
  virtual Result<std::vector<MessageRecord>> messages(ConcernId id) const = 0;  // oldest first
  // Without the newest `skip`, the newest `most` of them; oldest first too.
  virtual Result<std::vector<MessageRecord>> newest_messages(ConcernId id, std::size_t skip,
                                                             std::size_t most) const = 0;
  virtual Result<std::vector<NoteRecord>> notes(ConcernId id) const = 0;
  virtual Result<std::vector<DecisionRecord>> decisions(ConcernId id) const = 0;
};

}  // namespace heed::ports
