// Other concerns, opened for one person as far as they may read them, each once.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "app/known_links.hpp"
#include "app/service_parts.hpp"
#include "base/id.hpp"
#include "domain/access.hpp"
#include "domain/concern.hpp"
#include "mentions/mention.hpp"
#include "ports/records.hpp"

namespace heed::app {

struct OpenedConcern {
  ports::ConcernRecord record;
  domain::Concern concern;
  std::vector<mentions::Mention> mentions;
  std::string told_on;
  const mentions::Mention* mention_at(std::string_view place) const;  // nothing: not there
};

class ReadableConcerns {
 public:
  ReadableConcerns(const Parts& parts, const domain::Actor& actor) : m_parts(parts), m_actor(actor) {}

  // Quick: nothing is opened.
  bool may_read(ConcernId id);
  // Nothing where this person may not read it, or it does not open.
  const OpenedConcern* open(ConcernId id);
  // Whether they may not read it for the one reason that it is for named readers, and nothing of it keeps them away.
  bool is_for_named_readers(ConcernId id);
  // Whether storage did not answer for one of them, which then looks as if it were not there.
  bool has_failed() const { return m_has_failed; }
  // Unopened; null where it is not theirs to read.
  const ports::ConcernRecord* record_of(ConcernId id);
  // Whether it is theirs to read, and nobody is kept away from it. Quick.
  bool keeps_nobody_away(ConcernId id);

 private:
  struct Seen {
    std::optional<ports::ConcernRecord> record;  // of what may be read
    std::optional<OpenedConcern> opened;
    bool for_named_readers = false;
    bool was_opened = false;
  };
  Seen& see(ConcernId id);

  const Parts& m_parts;
  const domain::Actor& m_actor;
  void note(ErrorKind kind);

  std::map<ConcernId, Seen> m_seen;
  bool m_has_failed = false;
};

OtherMention other_mention(const OpenedConcern& opened, const mentions::Mention& mention);

// The day on which it was told, where the team is: YYYY-MM-DD.
std::string told_on(const Parts& parts, const ports::ConcernRecord& record);
// What was said in one form, however it was written; an age by the day on which it was told. May be empty.
std::string normal_form(const mentions::Said& said, const std::string& told_on);

// A concern with all that its reporter wrote, and what it speaks of.
Result<OpenedConcern> open_with_mentions(const Parts& parts, const ports::ConcernRecord& record);

}  // namespace heed::app
