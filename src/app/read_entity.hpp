// Everything that is known of one child, adult, vehicle, contact or place: what is said of it and by whom, its concerns in the order in
// which things happened, who and what was told of together with it, what may be the same, and what nobody has recorded.
//
// One is made only of mentions that people confirmed to be the same. Nothing is carried from one concern into another: what part
// somebody has is said with each concern. Nothing here orders children.
//
// Need to know: all of it, and every number, is made of what this person may read. Two mentions count as the same for them only where the
// confirmations that they may read say so; what is suggested, only where what they may read suggests it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/happened.hpp"
#include "app/known_links.hpp"
#include "app/service.hpp"
#include "app/team.hpp"

namespace heed::app {

struct CitedConcern {
  ConcernId concern;
  std::string reference;
};

// By at most how many who told: who gives no name may be one and the same.
struct Cited {
  std::vector<CitedConcern> concerns;  // in the order in which they were told
  std::size_t origins = 0;
};

// What an answer tells that is compared with nothing.
enum class Detail : std::uint8_t { where_now, relationship, whose, what_happens };
std::string_view to_string(Detail detail);

struct SaidOfEntity {
  std::optional<mentions::AttributeType> type;  // nothing: …
  Detail detail = Detail::where_now;            // … this
  std::vector<std::string> texts;               // as said, each once: "07700 900123" and "+44 7700 900123" are one
  Cited cited;
};

struct ConcernOfEntity {
  OtherMention told;
  std::optional<HappenedDays> happened;  // nothing: only when it was told is known
  std::string opening;                   // the first words of the worry
  domain::ConcernState state = domain::ConcernState::received;
  bool danger_now = false, same_day = false;
  Instant decide_by;
  std::optional<Instant> decided_at, designated_officer_by, designated_officer_told_at;
  std::string owner_name;  // empty: nobody has it
  std::vector<DecisionView> decisions;
};

// Which answers nobody gave. Of a child, an adult, a vehicle, a contact, a place.
enum class Gap : std::uint8_t {
  where_now,
  birth,
  home,
  school,
  own_words,
  adult_name,
  relationship,
  access_now,
  plate,
  colour,
  driver,
  whose,
  address,
  what_happens
};
std::string_view to_string(Gap gap);

// One in the network around the one that the page is about, which is the first.
struct AroundNode {
  ConcernId concern;  // where it is told of last; with `place` its own page
  std::string place;
  mentions::EntityKind kind = mentions::EntityKind::child;
  std::string name;  // as it is called most often
  unsigned ring = 0;
  bool may_be_the_same = false;  // suggested; nobody confirmed it
};

// Told of together in these concerns; or, to what may be the same: suggested, in the concerns of that.
struct AroundEdge {
  std::size_t from = 0, to = 0;  // of `nodes`, from < to
  bool suggested = false;
  Cited cited;
};

struct Around {
  std::vector<AroundNode> nodes;
  std::vector<AroundEdge> edges;
  std::size_t left_out = 0;   // more than most_around
  bool goes_further = false;  // there is more one ring further, not asked for
};
inline constexpr std::size_t most_around = 60;

// What may be the same: nobody confirmed it.
struct MayBeSame {
  OtherMention mine, other;  // the two that are most alike
  Cited cited;               // the other's concerns
};

struct Entity {
  mentions::EntityKind kind = mentions::EntityKind::child;
  std::string name;  // as it is called most often
  ConcernId concern;
  std::string place;
  std::vector<SaidOfEntity> said;
  std::vector<ConcernOfEntity> concerns;  // the first that happened, or was told, first
  std::size_t origins = 0;
  Around around;
  std::vector<MayBeSame> may_be;
  std::vector<Gap> gaps;
  bool something_for_others = false;  // what only named readers may read was confirmed to be about this too
  bool not_all = false;               // more was confirmed to be the same than is looked at
};

enum class Rings : std::uint8_t { one, two };

// Writes a line of record for each concern that it shows anything of, and waits for them. Errors: not_found (entity.unknown: no such
// mention; concern.unknown), otherwise as ReadConcern.
class ReadEntity {
 public:
  explicit ReadEntity(Service& service) : m_service(service) {}
  Result<Entity> operator()(const domain::Actor& actor, ConcernId id, const std::string& place,
                            Rings rings = Rings::one) const;

 private:
  Service& m_service;
};

}  // namespace heed::app
