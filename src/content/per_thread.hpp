// One clone a thread of an ICU formatter, whose format() is const but not safe from several threads at once.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <unordered_map>

namespace heed::content {

// T has T* clone() const, or a base of T has. A thread's clones live until the thread ends: formatters are made once, at
// start, so that is as long as they are wanted.
template <class T>
class PerThread {
 public:
  explicit PerThread(std::unique_ptr<T> original) : m_original(std::move(original)), m_number(next_number()) {}

  T& mine() const {
    thread_local std::unordered_map<std::uint64_t, std::unique_ptr<T>> clones;
    auto& clone = clones[m_number];
    if (clone == nullptr) clone.reset(static_cast<T*>(m_original->clone()));
    return *clone;
  }

 private:
  // Numbers are never used twice, as addresses are.
  static std::uint64_t next_number() {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
  }

  std::unique_ptr<const T> m_original;
  std::uint64_t m_number;
};

}  // namespace heed::content
