#include "web_public/home_page.hpp"

#include <array>

#include "html/components.hpp"

namespace heed::web_public {

namespace {

using namespace heed::html;
using content::Words;

struct Way {
  const char* path;
  const char* title;
  const char* text;
};

constexpr std::array<Way, 3> ways{{{"/tell", "public.home.tell", "public.home.tell.text"},
                                   {"/signs", "public.home.signs", "public.home.signs.text"},
                                   {"/check", "public.home.check", "public.home.check.text"}}};

constexpr std::array<Way, 7> more{{{"/not-sure", "public.home.not_sure", "public.home.not_sure.text"},
                                   {"/key-messages", "public.home.messages", "public.home.messages.text"},
                                   {"/guides", "public.home.guides", "public.home.guides.text"},
                                   {"/soon-after", "public.home.soon_after", "public.home.soon_after.text"},
                                   {"/long-ago", "public.home.long_ago", "public.home.long_ago.text"},
                                   {"/what-happens-next", "public.home.next", "public.home.next.text"},
                                   {"/young-people", "public.home.young", "public.home.young.text"}}};

}  // namespace

std::string home_page(const PublicPages& pages, const std::string& locale) {
  const Words t = pages.site.library->words(locale);
  const Html choices = ul({cls("heed-choices")}, each(ways, [&](const Way& way) {
                            const bool first = &way == ways.data();
                            return li({cls(first ? "heed-choice heed-choice--main" : "heed-choice")},
                                      a({cls("heed-choice__link"), href(t.path(way.path))}, t(way.title)),
                                      p({cls("heed-choice__text")}, t(way.text)));
                          }));
  const Html rest =
      ul({cls("heed-pages")}, each(more, [&](const Way& way) {
           return li({cls("heed-pages__item")}, a({cls("heed-pages__link"), href(t.path(way.path))}, t(way.title)),
                     p({cls("heed-pages__text")}, t(way.text)));
         }));
  // The way to tell comes straight after the danger box: on a small phone both are on the first screen.
  const Html main_content =
      h1({cls("govuk-heading-xl")}, t("public.home.title")) + choices + p({cls("heed-lead")}, t("public.home.lead")) +
      next_read_notice(pages.site, t, pages.service.next_read()) + heading(2, t("public.home.more")) + rest +
      p({cls("govuk-body")}, a({cls("govuk-link"), href(t.path("/return"))}, t("public.home.return")));
  PageFrame frame{t, Look::adults, t("public.home.tab"), "/", std::nullopt};
  return document(pages.site, frame, main_content);
}

}  // namespace heed::web_public
