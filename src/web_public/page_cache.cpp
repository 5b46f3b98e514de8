#include "web_public/page_cache.hpp"

#include "http/gzip.hpp"

namespace heed::web_public {

namespace {
// Short enough for "when a person next reads concerns" and for contacts that grow stale at midnight.
constexpr std::chrono::seconds page_life{60};
}  // namespace

PageCache::PageCache(const Clock& clock, std::function<std::string(const std::string& locale)> make)
    : m_clock(clock), m_make(std::move(make)) {}

std::shared_ptr<const PageCache::Entry> PageCache::entry(const std::string& locale) const {
  const Instant now = m_clock.now();
  {
    const std::lock_guard lock(m_mutex);
    const auto found = m_entries.find(locale);
    if (found != m_entries.end() && now < found->second->made + page_life && now >= found->second->made)
      return found->second;
  }
  // Two may make the same page at once; the later one stays, and both are right.
  std::string page = m_make(locale);
  auto made = std::make_shared<Entry>();
  made->gzip = std::make_shared<const std::string>(http::gzip(page, 9));
  made->plain = std::make_shared<const std::string>(std::move(page));
  made->made = now;
  const std::lock_guard lock(m_mutex);
  m_entries[locale] = made;
  return made;
}

http::Response PageCache::answer(const http::Request& request, bool keep) const {
  const auto page = entry(request.locale);
  http::Response response;
  response.set("Content-Type", "text/html; charset=utf-8").set("Vary", "Accept-Encoding");
  response.set("Cache-Control", keep ? "private, max-age=300" : "no-store");
  if (http::accepts_gzip(request)) {
    response.set("Content-Encoding", "gzip");
    response.shared_body = page->gzip;
  } else {
    response.shared_body = page->plain;
  }
  return response;
}

}  // namespace heed::web_public
