// Public pages are made once a minute at most, compressed once, and shared by everyone who asks.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/clock.hpp"
#include "http/message.hpp"

namespace heed::web_public {

class PageCache {
 public:
  PageCache(const Clock& clock, std::function<std::string(const std::string& locale)> make);

  // no-store when `keep` is false (young people's pages leave as little behind as they can), else five minutes.
  http::Response answer(const http::Request& request, bool keep) const;

 private:
  struct Entry {
    std::shared_ptr<const std::string> plain, gzip;
    Instant made;
  };
  std::shared_ptr<const Entry> entry(const std::string& locale) const;

  const Clock& m_clock;
  std::function<std::string(const std::string& locale)> m_make;
  mutable std::mutex m_mutex;
  mutable std::map<std::string, std::shared_ptr<const Entry>> m_entries;
};

}  // namespace heed::web_public
