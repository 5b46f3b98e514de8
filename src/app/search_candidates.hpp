// Which mentions may hold what was typed, of all that are held: by the beginnings of what was said (search_terms.hpp), and by the engine,
// which also finds what is written quite otherwise. Nobody's right to read is looked at here.
#pragma once

#include <string>
#include <vector>

#include "app/search_terms.hpp"
#include "app/search_typed.hpp"
#include "linkage/network.hpp"

namespace heed::app {

// Those that hold every part, the newest first; then those that hold some, of the rarest part first. At most `most` in all, each once.
//
// What is typed has few fields, so the engine's own bounds, which are for two mentions that both say much, would leave out all but a
// telephone number and a plate: two records of one child start at −16 (log2 of odds), and a first name and surname add 18. It is asked for
// all that speaks for being the same by `speaks_for` bits or more, whatever the start: more than one field that is alike where another
// contradicts (child: forename the same +8.8, surname different −5.1), less than one name that sounds the same beside nothing (+4.0 to +6.6).
inline constexpr float speaks_for = 3.9F;
std::vector<linkage::MentionId> search_candidates(const linkage::Network& network, const SearchTerms& terms,
                                                  const std::vector<TypedPart>& parts, const std::string& today,
                                                  std::size_t most);

}  // namespace heed::app
