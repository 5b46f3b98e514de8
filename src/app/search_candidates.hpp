// Which mentions may hold what was typed, of all that are held: by the beginnings of what was said (search_terms.hpp), and by the engine,
// which also finds what is written quite otherwise. Nobody's right to read is looked at here.
#pragma once

#include <string>
#include <vector>

#include "app/search_terms.hpp"
#include "app/search_typed.hpp"
#include "linkage/network.hpp"

namespace heed::app {

// Those that hold every part as it was typed, the newest first; those that hold every part in some form; then those that hold some, of the
// rarest part first. At most `most` in all, each once.
//
// What is typed has few fields, so the engine's own bounds, which are for two mentions that both say much, would leave out all but a
// telephone number and a plate: two records of one child start at −16 (log2 of odds), and a first name and surname add 18. It is asked for
// all that speaks for being the same by `speaks_for` bits or more, whatever the start. For a child that is just above a first name that is
// the same beside a surname that is another (8.8 − 5.1), which is nobody who was looked for, and just below one name that sounds the same
// beside nothing (4.0); for an adult the former stays in (8.2 − 3.1), and a person sees that only a part agrees.
inline constexpr float speaks_for = 3.9F;
std::vector<linkage::MentionId> search_candidates(const linkage::Network& network, const SearchTerms& terms,
                                                  const std::vector<TypedPart>& parts, const std::string& today,
                                                  std::size_t most);

}  // namespace heed::app
