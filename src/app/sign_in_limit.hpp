// How often a password may be tried, in memory alone. No limit locks a name: each lets a few tries through at once and
// then one after every pause, so that guessing stays slow and nobody can shut a worker out from elsewhere.
//
//   by name and source    10 at once, then one every 90 seconds
//   by source             100 at once, then one every 10 seconds (a whole office may share a source)
//   by name               30 at once, then one every 10 seconds, whatever the source
//
// The last two are not for a name from a source from which it has signed in rightly since the program started: what others
// guess, elsewhere or beside it, keeps it waiting for nothing.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "base/clock.hpp"

namespace heed::app {

// Where a sign-in comes from: a keyed hash, never an address.
enum class SignInSource : std::uint64_t {};

// Buckets that hold `burst` tries each and gain one after every `pause`; the least recently used beyond `most` are forgotten.
class TryBuckets {
 public:
  TryBuckets(int burst, std::chrono::seconds pause, std::size_t most) : m_burst(burst), m_pause(pause), m_most(most) {}
  bool has_one(const std::string& key, Instant now);
  void take(const std::string& key, Instant now);
  // How long until has_one() again; nothing when it has one.
  std::chrono::seconds wait(const std::string& key, Instant now) const;
  void give_back(const std::string& key);
  void forget(const std::string& key) { m_buckets.erase(key); }
  void forget_all_from(const std::string& prefix);

 private:
  struct Bucket {
    double left = 0;
    Instant seen;
  };
  double left_in(const Bucket& bucket, Instant now) const;
  void make_room();

  int m_burst;
  std::chrono::seconds m_pause;
  std::size_t m_most;
  std::map<std::string, Bucket> m_buckets;
};

// Where tries on the page of one's own password are counted, by name alone: no network source hashes to it but by a chance of one
// in 2^64.
inline constexpr SignInSource own_page{0};

// How a try stands before it is made. `known`: this name has signed in rightly from this source, or is
// signed in now (own_page).
enum class TryStanding { known, new_here, must_wait };

class SignInLimit {
 public:
  static constexpr std::size_t most_names = 10'000;

  // Whether take() would let it through now; takes nothing.
  TryStanding look(const std::string& name, SignInSource source, Instant now);

  // Takes one try from each limit, or none and gives false: then the password is not even looked at.
  bool take(const std::string& name, SignInSource source, Instant now);
  // The password was right: gives the tries back and remembers that this name signs in from this source.
  void succeeded(const std::string& name, SignInSource source, Instant now);
  // The password was reset: earlier tries of this name count no more, and no source is known for it.
  void forgive(const std::string& name);

  // Whether a try that had to wait gets an audit line of its own: 100 do at once, then one every 10 seconds, so that nobody
  // can fill the disk. The number is how many went without since the last line.
  std::optional<int> line_for_waiting(Instant now);

 private:
  TryStanding standing(const std::string& name, SignInSource source, Instant now);

  std::mutex m_mutex;
  TryBuckets m_by_pair{10, std::chrono::seconds(90), most_names};
  TryBuckets m_by_source{100, std::chrono::seconds(10), most_names};
  TryBuckets m_by_name{30, std::chrono::seconds(10), most_names};
  TryBuckets m_lines{100, std::chrono::seconds(10), 1};
  std::map<std::string, Instant> m_known;  // pairs of name and source that have signed in
  int m_without_line = 0;
};

}  // namespace heed::app
