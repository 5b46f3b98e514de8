// Mentions as lines of JSON, one after the other: each is answered with who it may be and why, and is then known itself.
//
//   {"id": "m7", "first_name": "Rob", "surname": "Alan", "phone": ["07700 900001", "07700 900002"]}
//   {"id": "m7", "links": [{"entity": "m1", "mentions": 3, "band": "strong", "weight": 11.2, "nearest": "m4", "nearest_weight": 13.9,
//    "why": [{"field": "first_name", "level": "a short form or variant", "weight": 4.1}, …]}]}
//
// A line without "id" is answered and not kept. {"id": "m7", "erase": true} forgets a mention. Fields have the names of the model's
// columns, or of what the schema makes them of; a list gives several values. A field that is none of these is named and refused, for a
// slip in a name would otherwise leave a child unfound. A line that cannot be read is answered with
// {"error": …, "line": 7} and changes nothing; a blank one with {"passed_over": …, "line": 7}. A value that cannot be read, as the date
// 2011-13-45, is named in "not_read", for it counts as not known. The parts of "why" add up to "weight".
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "link_batch/load.hpp"
#include "linkage/model.hpp"
#include "linkage/reason.hpp"

namespace heed::link_batch {

class Watch {
 public:
  Watch(linkage::Model model, Schema schema);
  ~Watch();
  Watch(Watch&&) noexcept;
  Watch& operator=(Watch&&) noexcept;

  // What is known to begin with; only before the first line. Errors: as read_ids.
  Result<void> begin_with(std::span<const Input> inputs, unsigned threads);
  std::size_t size() const;

  // The answer to one line, without its line break. Total: no line makes it fail. `most` links at most.
  std::string answer(std::string_view line, std::size_t most = 5);
  // The sentence of a reason and of what both sides said, given with each step as "says"; before begin_with and the first line.
  using Say = std::function<std::string(const linkage::Reason&, std::string_view left, std::string_view right)>;
  void say_with(Say say);
  // An age in a line that says no day counts as told on this one (YYYY-MM-DD); without it such an age is not read.
  void told_today(std::string day);
  // How many lines were answered with an error.
  std::size_t errors() const;

  static constexpr std::size_t longest_line = 1'000'000;

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

}  // namespace heed::link_batch
