#include "web_public/our_words.hpp"

#include "html/components.hpp"
#include "html/phone_numbers.hpp"

namespace heed::web_public {

namespace {

using namespace heed::html;
using content::Evidence;
using content::Item;
using content::ItemKind;
using content::Pack;
using content::Words;

const char* key_of(Evidence evidence) {
  switch (evidence) {
    case Evidence::strong: return "public.evidence.strong";
    case Evidence::moderate: return "public.evidence.moderate";
    case Evidence::weak: return "public.evidence.weak";
    case Evidence::practice: return "public.evidence.practice";
    case Evidence::none_found: return "public.evidence.none_found";
  }
  return "public.evidence.practice";
}

const char* key_of(ItemKind kind) {
  switch (kind) {
    case ItemKind::harm: return "public.kind.harm";
    case ItemKind::sign: return "public.kind.sign";
    case ItemKind::context: return "public.kind.context";
    case ItemKind::adult_or_place: return "public.kind.adult_or_place";
    case ItemKind::message: return "public.kind.message";
  }
  return "public.kind.message";
}

// Publisher, title, year and the address as plain text: never a link, since nobody has checked where it leads today.
std::string source_line(const Pack& pack, const std::string& source_id) {
  const content::Source* source = pack.source(source_id);
  if (source == nullptr) return {};
  std::string line = source->publisher.empty() ? source->title : source->publisher + ", " + source->title;
  if (source->year > 0) line += " (" + std::to_string(source->year) + ")";
  return line;
}

Html sources_of(const Pack& pack, const std::vector<std::string>& ids) {
  return ul({cls("govuk-list")},
            each(ids, [&](const std::string& source_id) { return li({}, source_line(pack, source_id)); }));
}

Html fact(const Words& t, const char* key, const Html& value) {
  if (value.empty()) return {};
  return dt({}, t(key)) + dd({}, value);
}

Html entry(const Pack& pack, const Words& t, const Item& item) {
  Html evidence_words = t(key_of(item.evidence));
  if (!item.evidence_note.empty()) evidence_words += Html(". ") + Html(item.evidence_note);
  return article(
      {cls("heed-words")}, p({cls("heed-words__today")}, with_numbers(item.today)),
      dl({cls("heed-words__facts")},
         fact(t, "public.words.kind", t(key_of(item.kind))) + fact(t, "public.words.evidence", evidence_words) +
             fact(t, "public.words.source", sources_of(pack, item.sources)) +
             fact(t, "public.words.reviewed",
                  t("public.words.reviewed_by", {{"date", t.date(item.reviewed)}, {"author", item.author}}))),
      item.why.empty() ? Html() : p({cls("heed-words__why")}, strong({}, t("public.words.changed")), " ", item.why));
}

Html section_of(const Pack& pack, const Words& t, const char* key, const std::vector<Item>& items) {
  return heading(2, t(key)) +
         each(items, [&](const Item& item) { return item.is_public ? entry(pack, t, item) : Html(); });
}

}  // namespace

Html words_with_sources(const content::Library& library, const Words& t) {
  const Pack& pack = library.pack(t.locale());
  return section_of(pack, t, "public.words.messages", pack.messages) +
         section_of(pack, t, "public.words.signs", pack.signs) +
         section_of(pack, t, "public.words.vulnerability", pack.vulnerability) +
         section_of(pack, t, "public.words.offenders", pack.offenders) +
         section_of(pack, t, "public.words.routes", pack.routes);
}

Html evidence_figures(const content::Library& library, const Words& t) {
  const Pack& pack = library.pack(t.locale());
  return each(pack.evidence, [&](const content::Figure& figure) {
    return article(
        {cls("heed-figure")}, p({cls("heed-figure__says")}, figure.says),
        dl({cls("heed-figure__facts")},
           fact(t, "public.figure.covers", figure.covers) + fact(t, "public.figure.period", figure.period) +
               fact(t, "public.figure.completeness", figure.completeness) + fact(t, "public.figure.gaps", figure.gaps) +
               fact(t, "public.figure.source", source_line(pack, figure.source))));
  });
}

}  // namespace heed::web_public
