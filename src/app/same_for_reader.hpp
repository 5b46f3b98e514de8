// Which mentions are the same one, for one person: what people confirmed, as far as this person may read it.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/judgement.hpp"
#include "app/known.hpp"
#include "app/readable_concerns.hpp"

namespace heed::app {

struct SameOnes {
  std::vector<KnownPlace> places;     // in order, the one that was asked about among them; all readable
  bool something_for_others = false;  // what only named readers may read was confirmed to be the same
  bool not_all = false;               // more than are looked at
};

class SameForReader {
 public:
  SameForReader(const Parts& parts, ReadableConcerns& readable) : m_parts(parts), m_readable(readable) {}

  // Of a mention that this person may read. Where one between two is not theirs to read, the two are the same for them only if
  // somebody confirmed that of these two, or of others between them that they may read.
  const SameOnes& of(const KnownPlace& place);
  // The mention; nothing where this person may not read it.
  const mentions::Mention* mention_at(const KnownPlace& place);
  // Whether storage did not answer for what was said of one: then it looks as if nothing was.
  bool has_failed() const { return m_has_failed; }
  // Whether somebody said, and holds to it, that one of these is not one of those; all of them readable.
  bool are_told_apart(const std::vector<KnownPlace>& ones, const std::vector<KnownPlace>& others);

 private:
  SameOnes look(const KnownPlace& place);
  std::vector<KnownPlace> joined_by_readable(const KnownPlace& place, const std::vector<KnownPlace>& readable);
  bool is_confirmed_with(const KnownPlace& hidden, const std::vector<KnownPlace>& places);
  const std::vector<Judgement>& said_of(ConcernId concern);

  const Parts& m_parts;
  ReadableConcerns& m_readable;
  std::map<KnownPlace, std::shared_ptr<const SameOnes>> m_same;
  std::map<ConcernId, std::vector<Judgement>> m_said;
  bool m_has_failed = false;
};

}  // namespace heed::app
