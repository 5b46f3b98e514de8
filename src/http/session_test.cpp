#include "http/session.hpp"

#include <gtest/gtest.h>

#include <set>

namespace heed::http {
namespace {

using namespace std::chrono_literals;

class CountingRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> out) override {
    for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>(m_next >> ((&byte - out.data()) % 4 * 8));
    ++m_next;
  }

 private:
  std::uint32_t m_next = 1;
};

class SessionsTest : public ::testing::Test {
 protected:
  CountingRandom m_random;
  FixedClock m_clock{{1'000'000}};
  Sessions m_sessions{m_random, m_clock};
};

TEST_F(SessionsTest, leave_a_word_for_one_page_of_one_session_that_is_taken_once) {
  const std::string cookie = m_sessions.begin("user-1"), other = m_sessions.begin("user-1");
  m_sessions.leave_word(cookie, "/team", "first");
  m_sessions.leave_word(cookie, "/team", "done");
  m_sessions.leave_word("nobody's", "/team", "done");
  EXPECT_EQ(m_sessions.take_word(other, "/team"), "");
  EXPECT_EQ(m_sessions.take_word(cookie, "/team/account"), "");
  EXPECT_EQ(m_sessions.take_word(cookie, "/team"), "done");
  EXPECT_EQ(m_sessions.take_word(cookie, "/team"), "");
}

TEST_F(SessionsTest, let_a_word_lapse_that_nobody_comes_for) {
  const std::string cookie = m_sessions.begin("user-1");
  m_sessions.leave_word(cookie, "/team", "done");
  m_clock.advance(10s);
  EXPECT_EQ(m_sessions.take_word(cookie, "/team"), "done");
  m_sessions.leave_word(cookie, "/team", "done");
  m_clock.advance(10s + 1ms);
  EXPECT_EQ(m_sessions.take_word(cookie, "/team"), "");
}

TEST_F(SessionsTest, finds_what_it_began) {
  const std::string cookie = m_sessions.begin("user-1");
  EXPECT_EQ(cookie.size(), 43u);
  const auto session = m_sessions.find(cookie);
  ASSERT_TRUE(session);
  EXPECT_EQ(session->subject, "user-1");
  EXPECT_EQ(session->csrf_token.size(), 43u);
  EXPECT_NE(session->csrf_token, cookie);
  EXPECT_FALSE(m_sessions.find(""));
  EXPECT_FALSE(m_sessions.find(cookie.substr(0, 42)));
}

TEST_F(SessionsTest, use_renews_the_idle_time) {
  const std::string cookie = m_sessions.begin("user-1");
  m_clock.advance(15min);
  EXPECT_TRUE(m_sessions.find(cookie));
  m_clock.advance(15min);
  EXPECT_TRUE(m_sessions.find(cookie));
  m_clock.advance(15min + 1ms);
  EXPECT_FALSE(m_sessions.find(cookie));
}

TEST_F(SessionsTest, no_session_outlives_twelve_hours) {
  const std::string cookie = m_sessions.begin("user-1");
  for (int i = 0; i < 72; ++i) {
    m_clock.advance(10min);
    EXPECT_TRUE(m_sessions.find(cookie));
  }
  m_clock.advance(1ms);
  EXPECT_FALSE(m_sessions.find(cookie));
}

TEST_F(SessionsTest, ends_one_or_all_of_a_person) {
  const std::string first = m_sessions.begin("user-1"), second = m_sessions.begin("user-1"),
                    other = m_sessions.begin("user-2");
  m_sessions.end(first);
  EXPECT_FALSE(m_sessions.find(first));
  EXPECT_TRUE(m_sessions.find(second));
  m_sessions.end_all_of("user-1");
  EXPECT_FALSE(m_sessions.find(second));
  EXPECT_TRUE(m_sessions.find(other));
}

TEST_F(SessionsTest, the_longest_unused_gives_way_when_full) {
  Sessions two(m_random, m_clock, 15min, 12h, 2);
  const std::string first = two.begin("user-1");
  m_clock.advance(1s);
  const std::string second = two.begin("user-2");
  m_clock.advance(1s);
  EXPECT_TRUE(two.find(first));
  const std::string third = two.begin("user-3");
  EXPECT_TRUE(two.find(first));
  EXPECT_FALSE(two.find(second));
  EXPECT_TRUE(two.find(third));
}

}  // namespace
}  // namespace heed::http
