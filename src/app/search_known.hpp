// Search first: what is already known of a child, adult, vehicle, contact or place, before anybody types a new one.
//
//   const auto found = TRY(SearchKnown(service)(actor, "AB1* white", words));
//
// Hits are grouped by kind and stand in absolute bands by how what was typed agrees with what was said; within one, whatever was told last
// comes first, and nothing says how likely anything is. What is found and what is not: search_typed.hpp.
//
// Need to know: of a concern that this person may not read nothing is found, counted or told; a search says nothing of concerns for
// named readers either, as whoever searches could try one name after another.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/known_links.hpp"
#include "app/service.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "content/text.hpp"
#include "domain/access.hpp"
#include "mentions/mention.hpp"

namespace heed::app {

// as_typed: everything typed was said, word for word. close: everything typed agrees, some of it in another spelling, in another form, or
// as a part. in_part: some of what was typed agrees.
enum class SearchBand : std::uint8_t { as_typed, close, in_part };
std::string_view to_string(SearchBand band);

// One mention, or those that people said to be of the same one.
struct SearchHit {
  SearchBand band = SearchBand::in_part;
  std::vector<OtherMention> mentions;  // the newest first, at most most_others; the reasons are of the first
  std::size_t concerns = 0;            // of those that this actor may read
  std::vector<std::string> reasons;    // a sentence for each part that agrees
};

struct HitsOfKind {
  mentions::EntityKind kind = mentions::EntityKind::child;
  std::vector<SearchHit> hits;  // by band, then the newest first
  bool has_more = false;        // more of them are known than are shown
};

struct SearchFound {
  std::optional<ConcernId> concern;  // whose reference was typed
  std::vector<HitsOfKind> kinds;     // those with hits, in the order of EntityKind
  std::size_t hits() const;
};

inline constexpr std::size_t most_typed = 100, most_hits_of_kind = 10;

// Writes one line of record with what was typed in its sealed detail, and waits for it. Errors: refused; invalid
// (problem.search.too_short: no word, number or sign that can be looked for; problem.search.too_long); unavailable (known.reading
// while everything is read at start).
class SearchKnown {
 public:
  explicit SearchKnown(Service& service) : m_service(service) {}
  Result<SearchFound> operator()(const domain::Actor& actor, std::string_view typed, const content::Words& words) const;

 private:
  Service& m_service;
};

}  // namespace heed::app
