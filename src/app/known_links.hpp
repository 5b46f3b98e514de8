// What is already known beside a concern: for each of its mentions, what else may be about the same one, with reasons that a person
// can check. Nothing here orders children or says how likely anything is: a person looks at both sides and decides.
//
// Need to know: whoever may not read a concern gets nothing of it, not even that it is there. A concern for named readers says one thing
// to those who are not in its way: that something is there which they may not read, and that those who may are told.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/service.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "content/text.hpp"
#include "domain/access.hpp"
#include "domain/concern.hpp"
#include "mentions/mention.hpp"

namespace heed::app {

// confirmed, rejected: a person said so. The others are the engine's, in absolute bands: one weak hit is one weak hit.
enum class LinkStanding : std::uint8_t { confirmed, strong, possible, weak, rejected };
std::string_view to_string(LinkStanding standing);

// A mention in another concern.
struct OtherMention {
  ConcernId concern;
  std::string reference;
  Instant received_at;
  domain::ReporterKind told_by = domain::ReporterKind::adult;
  mentions::Mention mention;
};

// One field of two mentions in a sentence: "The surname sounds the same: Rourke and Rorke."
struct ReasonView {
  std::string sentence;
  std::string by_chance;   // how many held ones would agree as closely by chance; may be empty
  bool is_common = false;  // … and that is some
  bool speaks_for = true;
};

struct KnownLink {
  LinkStanding standing = LinkStanding::possible;
  std::vector<OtherMention> others;  // the nearest first, at most most_others; the reasons are of the first
  std::size_t concerns = 0;          // in which it is mentioned: of those that this actor may read
  std::size_t origins = 0;           // … and by at most how many who told: who gives no name may be one and the same
  std::vector<ReasonView> reasons;   // what speaks for it, the strongest first, then what speaks against it
  // Somebody said that one of these is not the same, and this is known since.
  std::vector<mentions::AttributeType> new_since;
};

struct AboutMention {
  mentions::Mention mention;
  std::vector<KnownLink> links;       // confirmed, strong, possible, weak, rejected; of each the likeliest first
  bool something_for_others = false;  // what only named readers may read may be about this too
};

struct WhatIsKnown {
  std::vector<AboutMention> mentions;  // those with something known, in the order of the concern
  std::size_t concerns_held = 0;       // that were looked through
};

inline constexpr std::size_t most_others = 5, most_links_of_mention = 8;

// Writes one line of record, and waits for it, as what it shows is of other concerns. Errors: as ReadConcern.
class SuggestLinks {
 public:
  explicit SuggestLinks(Service& service) : m_service(service) {}
  Result<WhatIsKnown> operator()(const domain::Actor& actor, ConcernId id, const content::Words& words) const;

 private:
  Service& m_service;
};

}  // namespace heed::app
