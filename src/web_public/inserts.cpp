#include "web_public/inserts.hpp"

#include <algorithm>
#include <map>

#include "html/components.hpp"
#include "web_public/our_words.hpp"

namespace heed::web_public {

namespace {

using namespace heed::html;
using content::Item;
using content::ItemKind;
using content::Words;
using Renderer = Html (*)(const InsertContext&, const content::Insert&);

std::vector<const Item*> public_items(const std::vector<Item>& items) {
  std::vector<const Item*> shown;
  for (const Item& item : items)
    if (item.is_public) shown.push_back(&item);
  std::stable_sort(shown.begin(), shown.end(),
                   [](const Item* left, const Item* right) { return left->order < right->order; });
  return shown;
}

Html list_of(const std::vector<const Item*>& items) {
  return ol({cls("heed-signs")}, each(items, [](const Item* item) {
              return li({cls("heed-sign"), id(item->id)}, p({cls("heed-sign__words")}, item->today));
            }));
}

// The kinds stay apart, also where they are only read.
Html signs(const InsertContext& context, const content::Insert&) {
  const auto items = public_items(context.site.library->pack(context.words.locale()).signs);
  Html all;
  for (const auto& [kind, key] :
       {std::pair{ItemKind::sign, "public.signs.sign"}, std::pair{ItemKind::harm, "public.signs.harm"},
        std::pair{ItemKind::adult_or_place, "public.signs.adult_or_place"}}) {
    std::vector<const Item*> of_kind;
    std::copy_if(items.begin(), items.end(), std::back_inserter(of_kind),
                 [&](const Item* item) { return item->kind == kind; });
    if (!of_kind.empty()) all += heading(2, context.words(key)) + list_of(of_kind);
  }
  return all;
}

Html messages(const InsertContext& context, const content::Insert&) {
  return list_of(public_items(context.site.library->pack(context.words.locale()).messages));
}

Html vulnerability(const InsertContext& context, const content::Insert&) {
  return list_of(public_items(context.site.library->pack(context.words.locale()).vulnerability));
}

Html offenders(const InsertContext& context, const content::Insert&) {
  return list_of(public_items(context.site.library->pack(context.words.locale()).offenders));
}

Html evidence(const InsertContext& context, const content::Insert&) {
  return evidence_figures(*context.site.library, context.words);
}

Html our_words(const InsertContext& context, const content::Insert&) {
  return words_with_sources(*context.site.library, context.words);
}

Html help(const InsertContext& context, const content::Insert& insert) {
  return help_cards(context.site, context.words, insert.arguments);
}

// Behind a line of its own: what few need, on a page that everyone must be able to take in at a glance.
Html folded_help(const InsertContext& context, const content::Insert& insert) {
  return details_block(context.words("public.help.folded"), help_cards(context.site, context.words, insert.arguments));
}

Html local(const InsertContext& context, const content::Insert& insert) {
  return insert.arguments.empty() ? Html() : local_card(context.site, context.words, insert.arguments.front());
}

Html tell(const InsertContext& context, const content::Insert&) { return tell_buttons(context.words); }

Html talk(const InsertContext& context, const content::Insert&) {
  const Words& t = context.words;
  return div({cls("heed-actions")}, link_button(t("public.talk.tell"), t.path("/tell?as=young")),
             link_button(t("public.talk.help"), t.path("/young-people/help-now"), ButtonKind::secondary));
}

Html next_read(const InsertContext& context, const content::Insert&) {
  return next_read_notice(context.site, context.words, context.service.next_read());
}

Html pages_of(const InsertContext& context, content::Section section) {
  const Words& t = context.words;
  std::vector<const content::Page*> pages;
  for (const content::Page& page : context.site.library->pages(t.locale()))
    if (page.section == section && page.in_navigation && !page.slug.empty()) pages.push_back(&page);
  std::stable_sort(pages.begin(), pages.end(),
                   [](const auto* left, const auto* right) { return left->order < right->order; });
  return ul({cls("heed-pages")}, each(pages, [&](const content::Page* page) {
              return li({cls("heed-pages__item")}, a({cls("heed-pages__link"), href(t.path(page->path))}, page->title),
                        p({cls("heed-pages__text")}, page->summary));
            }));
}

Html guides(const InsertContext& context, const content::Insert&) {
  return pages_of(context, content::Section::guides);
}
Html young_people(const InsertContext& context, const content::Insert&) {
  return pages_of(context, content::Section::young_people);
}

const std::map<std::string, Renderer, std::less<>>& renderers() {
  static const std::map<std::string, Renderer, std::less<>> all{{"signs", signs},
                                                                {"messages", messages},
                                                                {"vulnerability", vulnerability},
                                                                {"offenders", offenders},
                                                                {"evidence", evidence},
                                                                {"our-words", our_words},
                                                                {"help", help},
                                                                {"folded-help", folded_help},
                                                                {"local", local},
                                                                {"tell", tell},
                                                                {"talk", talk},
                                                                {"next-read", next_read},
                                                                {"guides", guides},
                                                                {"young-people", young_people}};
  return all;
}

}  // namespace

Html tell_buttons(const Words& t) {
  return div({cls("heed-actions")}, link_button(t("public.tell.tell"), t.path("/tell")),
             link_button(t("public.tell.check"), t.path("/check"), ButtonKind::secondary));
}

Html render_insert(const InsertContext& context, const content::Insert& insert) {
  const auto found = renderers().find(insert.name);
  return found == renderers().end() ? Html() : found->second(context, insert);
}

}  // namespace heed::web_public
