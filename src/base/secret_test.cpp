#include "base/secret.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <new>
#include <ostream>

// Thread sanitizer brings an operator new and delete of its own, which cannot be replaced: there the tests of wiping are
// skipped, and every other build runs them.
#if defined(__SANITIZE_THREAD__)
#define HEED_WATCHES_MEMORY 0
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define HEED_WATCHES_MEMORY 0
#endif
#endif
#ifndef HEED_WATCHES_MEMORY
#define HEED_WATCHES_MEMORY 1
#endif

#if HEED_WATCHES_MEMORY
namespace {

// One block of memory that is looked at in the moment it is given back, while reading it is still allowed.
struct Watch {
  const void* block = nullptr;
  std::size_t size = 0;
  bool released = false;
  bool was_zero = false;
};
Watch watch;

void look_at(const void* block) {
  if (block == nullptr || block != watch.block) return;
  const auto* bytes = static_cast<const unsigned char*>(block);
  watch.released = true;
  watch.was_zero = std::all_of(bytes, bytes + watch.size, [](unsigned char byte) { return byte == 0; });
  watch.block = nullptr;
}

}  // namespace

void* operator new(std::size_t size) {
  if (void* block = std::malloc(size == 0 ? 1 : size)) return block;
  throw std::bad_alloc();
}
void operator delete(void* block) noexcept {
  look_at(block);
  std::free(block);
}
void operator delete(void* block, std::size_t) noexcept {
  look_at(block);
  std::free(block);
}
#endif

namespace heed {
namespace {

template <class T>
concept Printable = requires(std::ostream& out, const T& value) { out << value; };
template <class T>
concept Comparable = requires(const T& left, const T& right) { left == right; };

static_assert(!Printable<Secret>);
static_assert(!Comparable<Secret>);

#if HEED_WATCHES_MEMORY
void watch_memory_of(const Secret& secret) { watch = {secret.reveal().data(), secret.size(), false, false}; }

TEST(Secret, IsWipedWhenItEnds) {
  {
    const Secret secret = Secret::from_text("words nobody else may read");
    watch_memory_of(secret);
  }
  EXPECT_TRUE(watch.released);
  EXPECT_TRUE(watch.was_zero);
}

TEST(Secret, IsWipedWhenAnotherIsMovedIn) {
  Secret secret = Secret::from_text("words nobody else may read");
  watch_memory_of(secret);
  secret = Secret::from_text("other words");
  EXPECT_TRUE(watch.released);
  EXPECT_TRUE(watch.was_zero);
  EXPECT_EQ(secret.reveal_text(), "other words");
}

TEST(Secret, IsWipedWhenAnotherIsCopiedIn) {
  Secret secret = Secret::from_text("short");
  const Secret longer = Secret::from_text(std::string(100, 'x'));
  watch_memory_of(secret);
  secret = longer;
  EXPECT_TRUE(watch.released);
  EXPECT_TRUE(watch.was_zero);
  EXPECT_EQ(secret.reveal_text(), longer.reveal_text());
}
#else
TEST(Secret, IsWipedWhenItEnds) { GTEST_SKIP() << "thread sanitizer does not let operator delete be watched"; }
TEST(Secret, IsWipedWhenAnotherIsMovedIn) {
  GTEST_SKIP() << "thread sanitizer does not let operator delete be watched";
}
TEST(Secret, IsWipedWhenAnotherIsCopiedIn) {
  GTEST_SKIP() << "thread sanitizer does not let operator delete be watched";
}
#endif

TEST(Secret, AssigningItselfChangesNothing) {
  Secret secret = Secret::from_text("key");
  const Secret& same = secret;
  secret = same;
  EXPECT_EQ(secret.reveal_text(), "key");
}

TEST(Secret, MovingLeavesNothingBehind) {
  Secret from = Secret::from_text("key");
  const Secret to = std::move(from);
  EXPECT_EQ(to.reveal_text(), "key");
  EXPECT_TRUE(from.empty());  // NOLINT(bugprone-use-after-move): what is left behind is the subject
}

}  // namespace
}  // namespace heed
