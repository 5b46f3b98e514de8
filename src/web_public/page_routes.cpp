#include "web_public/page_routes.hpp"

#include "html/components.hpp"
#include "web_public/home_page.hpp"
#include "web_public/inserts.hpp"
#include "web_public/page_cache.hpp"

namespace heed::web_public {

namespace {

using namespace heed::html;
using content::Page;
using content::Section;
using content::Words;

Look look_of(Section section) { return section == Section::young_people ? Look::young_people : Look::adults; }

struct RenderBlock {
  const InsertContext& context;
  Html operator()(const content::MarkdownMarkup& markup) const {
    return div({cls("heed-prose")}, Html::trusted(markup.html));
  }
  Html operator()(const content::Insert& insert) const { return render_insert(context, insert); }
};

std::string render(const PublicPages& pages, const std::string& path, const std::string& locale) {
  const Words t = pages.site.library->words(locale);
  const Page* page = pages.site.library->page(t.locale(), path);
  if (page == nullptr) throw std::logic_error("a page that was there at start is gone");
  const InsertContext context{pages.site, pages.service, t};
  Html main_content = h1({cls("govuk-heading-xl")}, page->title) + p({cls("heed-lead")}, page->summary);
  for (const content::Block& block : page->blocks) main_content += std::visit(RenderBlock{context}, block);
  main_content +=
      p({cls("heed-reviewed")}, t("public.reviewed", {{"date", t.date(page->reviewed)}, {"author", page->author}}));

  // Words that stand in for a missing translation say so to screen readers.
  if (page->locale != t.locale())
    main_content = div({attribute("lang", page->locale), attribute("dir", "auto")}, main_content);
  PageFrame frame{t, look_of(page->section), page->tab, path, std::nullopt};
  return document(pages.site, frame, main_content);
}

http::Route route_of(const PublicPages& pages, const std::string& path, bool keep,
                     std::function<std::string(const std::string&)> make) {
  auto cache = std::make_shared<PageCache>(*pages.site.clock, std::move(make));
  return {http::Method::get,  path,
          "public",           "none: the same for everyone",
          http::Pool::page,   0,
          /*localised=*/true, [cache, keep](const http::Request& request) { return cache->answer(request, keep); }};
}

}  // namespace

std::vector<http::Route> page_routes(const PublicPages& pages) {
  std::vector<http::Route> routes;
  routes.push_back(
      route_of(pages, "/", /*keep=*/true, [pages](const std::string& locale) { return home_page(pages, locale); }));
  for (const Page& page : pages.site.library->pages(pages.site.library->locales().front()))
    routes.push_back(
        route_of(pages, page.path, page.section != Section::young_people,
                 [pages, path = page.path](const std::string& locale) { return render(pages, path, locale); }));
  return routes;
}

}  // namespace heed::web_public
