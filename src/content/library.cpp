#include "content/library.hpp"

#include <algorithm>
#include <tuple>

#include "content/catalogue.hpp"
#include "content/library_loader.hpp"
#include "content/page_file.hpp"

namespace heed::content {
namespace {

constexpr std::string_view english = "en-GB";

// Puts each word that people are shown through `change`.
template <class F>
void change_words(Pack& pack, F change) {
  change(pack.title);
  for (auto* items : {&pack.messages, &pack.signs, &pack.vulnerability, &pack.offenders, &pack.routes}) {
    for (auto& item : *items) {
      for (auto* words : {&item.today, &item.question, &item.young, &item.why, &item.evidence_note}) change(*words);
    }
  }
  for (auto& figure : pack.evidence) {
    for (auto* words : {&figure.says, &figure.covers, &figure.period, &figure.completeness, &figure.gaps})
      change(*words);
  }
  for (auto& help : pack.help) {
    for (auto* words :
         {&help.name, &help.purpose, &help.hours, &help.on_bill, &help.cost, &help.audience, &help.caution}) {
      change(*words);
    }
  }
}

Pack translated(Pack pack, const Catalogue& catalogue) {
  const std::string context = "pack:" + pack.id;
  change_words(pack, [&](std::string& words) {
    if (!words.empty()) words = catalogue.translate(context, words);
  });
  return pack;
}

std::vector<Page> rendered(const std::vector<PageFile>& files, const Catalogue& catalogue, const LocalDetails& local) {
  const Wording wording;
  Gathered gathered;
  std::vector<Finding> seen_before;
  MarkdownOptions options;
  options.prefix = catalogue.settings().prefix;
  options.organisation = local.organisation;
  options.pseudo = pseudo_of(catalogue.settings().locale);
  std::vector<Page> pages;
  for (const auto& file : files) {
    Reading reading{file.name, wording, gathered, seen_before};
    auto page = read_page(file.text, options, reading);
    if (!page.ok()) continue;
    page->locale = options.pseudo == Pseudo::none ? file.locale : catalogue.settings().locale;
    pages.push_back(std::move(page).value());
  }
  std::sort(pages.begin(), pages.end(), [](const Page& left, const Page& right) {
    return std::tie(left.section, left.order, left.path) < std::tie(right.section, right.order, right.path);
  });
  return pages;
}

bool has_error(const std::vector<Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.weight == Finding::Weight::error; });
}

std::shared_ptr<const Catalogue> load_catalogue(const std::string& locale, const LocalDetails& local,
                                                const MessageTable& base, LibraryLoader& loader,
                                                std::vector<Finding>& findings) {
  CatalogueSettings settings;
  settings.locale = locale;
  settings.prefix = locale == local.locales.front() ? "" : "/" + locale;
  settings.time_zone = local.calendar.time_zone;
  MessageTable own;
  if (locale != english && pseudo_of(locale) == Pseudo::none) own = loader.messages(locale).value_or(MessageTable());
  return Catalogue::make(settings, base, own, "locales/" + locale + "/heed.mo", findings);
}

template <class Map>
const typename Map::mapped_type& of_locale(const Map& map, std::string_view locale, const std::string& first) {
  const auto found = map.find(locale);
  return found == map.end() ? map.find(first)->second : found->second;
}

}  // namespace

std::shared_ptr<const Library> Library::load(const LibraryOptions& options, std::vector<Finding>& findings) {
  std::vector<Finding> own;
  auto library = std::make_shared<Library>();
  LibraryLoader loader(options, own);
  LocalDetails& local = library->m_local;
  local = loader.local_details();
  library->m_languages = loader.languages();
  const Pack pack = loader.pack();
  const auto english_pages = loader.page_files(std::string(english));
  const auto pages = loader.check_pages(english_pages, local);
  const auto base = loader.messages(std::string(english));
  loader.check_across(pack, pages);
  if (options.pseudo_locales && !local.locales.empty()) {
    local.locales.emplace_back(accented_locale);
    local.locales.emplace_back(right_to_left_locale);
  }
  if (base) {
    for (const auto& locale : local.locales) {
      const auto catalogue = load_catalogue(locale, local, *base, loader, own);
      library->m_catalogues[locale] = catalogue;
      library->m_packs[locale] = translated(pack, *catalogue);
      const bool is_real = locale != english && pseudo_of(locale) == Pseudo::none;
      const auto files = is_real ? loader.page_files(locale) : english_pages;
      if (is_real) loader.check_pages(files, local);
      library->m_pages[locale] = rendered(files, *catalogue, local);
    }
  }
  const bool wrong = has_error(own);
  findings.insert(findings.end(), own.begin(), own.end());
  if (wrong || library->m_catalogues.empty()) return nullptr;
  return library;
}

const Pack& Library::pack(std::string_view locale) const { return of_locale(m_packs, locale, m_local.locales.front()); }

const std::vector<Page>& Library::pages(std::string_view locale) const {
  return of_locale(m_pages, locale, m_local.locales.front());
}

const Page* Library::page(std::string_view locale, std::string_view path) const {
  const auto& all = pages(locale);
  const auto found = std::find_if(all.begin(), all.end(), [&](const Page& page) { return page.path == path; });
  return found == all.end() ? nullptr : &*found;
}

Words Library::words(std::string_view locale) const {
  return Words(of_locale(m_catalogues, locale, m_local.locales.front()));
}

}  // namespace heed::content
