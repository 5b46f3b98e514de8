#include "content/checks.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace heed::content {
namespace {

constexpr int review_warn_days = 30;

// Addresses that the program answers itself. A link may go to them and to all below those that have steps.
constexpr std::array<std::string_view, 5> program_paths = {"/", "/tell", "/check", "/return", "/young-people"};
constexpr std::array<std::string_view, 3> program_folders = {"/tell/", "/check/", "/return/"};
// Addresses that no page may take.
constexpr std::array<std::string_view, 9> reserved_paths = {"/",    "/tell",   "/check",   "/return", "/team",
                                                            "/api", "/static", "/healthz", "/readyz"};

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

bool is_program_path(const std::string& path) {
  return std::find(program_paths.begin(), program_paths.end(), path) != program_paths.end() ||
         std::any_of(program_folders.begin(), program_folders.end(),
                     [&](auto folder) { return starts_with(path, folder); });
}

void report(const Use& use, std::string message, std::vector<Finding>& findings) {
  findings.push_back({Finding::Weight::error, use.file, use.line, std::move(message)});
}

struct Bullets {
  std::string_view file;
  int bullets;
  std::size_t items;
};

void check_bullets(const std::vector<Item>& items, const Bullets& expected, const std::string& folder,
                   std::vector<Finding>& findings) {
  std::set<int> seen;
  std::size_t count = 0;
  for (const auto& item : items) {
    if (item.seed_bullet < 1 || item.seed_bullet > expected.bullets) continue;
    seen.insert(item.seed_bullet);
    ++count;
  }
  const std::string file = folder + "/" + std::string(expected.file);
  for (int bullet = 1; bullet <= expected.bullets; ++bullet) {
    if (seen.count(bullet) != 0) continue;
    findings.push_back({Finding::Weight::error, file, 0,
                        "No item keeps the briefing’s bullet " + std::to_string(bullet) +
                            ". Write an item with its wording in seed and seed_bullet = " + std::to_string(bullet) +
                            "."});
  }
  if (count < expected.items) {
    findings.push_back({Finding::Weight::error, file, 0,
                        "Only " + std::to_string(count) + " items keep wording of the briefing; it has " +
                            std::to_string(expected.items) + ". Write the missing ones, with seed and seed_bullet."});
  }
}

std::string what_is_shown_instead(const std::string& id) {
  if (id == "police") return "The pages show 999 and 101";
  if (id == "sexual-assault-referral-centre")
    return "The pages show 101 and the national routes to help after an assault";
  return "The pages show 101 and the checked national routes";
}

std::string how_to_mend(const Contact& contact) {
  const std::string missing = contact.phone.empty() && contact.email.empty() ? "fill in its phone or e-mail, " : "";
  return "To show it again, " + missing + "call it, then write the day in last_checked and who called in checked_by.";
}

std::string why_withheld(const Contact& contact, Date today) {
  if (!contact.last_checked) return "was never checked";
  if (*contact.last_checked > today)
    return "is said to be checked on a day to come, " + contact.last_checked->to_string();
  return "was last checked " + std::to_string(days_between(*contact.last_checked, today)) + " days ago";
}

}  // namespace

void check_uses(const Gathered& gathered, const Pack& pack, const std::vector<Page>& pages,
                std::vector<Finding>& findings) {
  for (const auto& use : gathered.sources) {
    if (pack.source(use.value) == nullptr) {
      report(use, "No source has the id “" + use.value + "”. Write an id of sources.toml, or add the source there.",
             findings);
    }
  }
  for (const auto& use : gathered.helps) {
    if (pack.help_by_id(use.value) == nullptr) {
      report(use, "No help has the id “" + use.value + "”. Write an id of help.toml, or add the help there.", findings);
    }
  }
  for (const auto& use : gathered.links) {
    const bool is_page =
        std::any_of(pages.begin(), pages.end(), [&](const Page& page) { return page.path == use.value; });
    if (!is_page && !is_program_path(use.value)) {
      report(use, "The link goes to " + use.value + ", which is no page. Write the path of a page, such as /signs.",
             findings);
    }
  }
}

void check_reviews(const std::vector<Review>& reviews, Date today, std::vector<Finding>& findings) {
  for (const auto& review : reviews) {
    const int left = days_between(today, review.review_by);
    if (left > review_warn_days) continue;
    const std::string when = left < 0 ? "was due to be reviewed by " : "is due to be reviewed by ";
    findings.push_back(
        {Finding::Weight::warning, review.file, review.line,
         review.what + " " + when + review.review_by.to_string() +
             ". Read it against its sources, then set reviewed to that day and review_by to six months later."});
  }
}

void check_seed_coverage(const Pack& pack, const std::string& folder, std::vector<Finding>& findings) {
  if (pack.id != "child-exploitation") return;
  check_bullets(pack.messages, {"messages.toml", 5, 5}, folder, findings);
  // Nine bullets; the sixth holds two observations.
  check_bullets(pack.signs, {"signs.toml", 9, 10}, folder, findings);
  check_bullets(pack.vulnerability, {"vulnerability.toml", 11, 11}, folder, findings);
  check_bullets(pack.offenders, {"offenders.toml", 3, 3}, folder, findings);
}

void check_help(const Pack& pack, const std::string& file, std::vector<Finding>& findings) {
  std::string unknown;
  for (const auto& help : pack.help) {
    std::string of_this;
    const std::array<std::pair<std::string_view, std::string_view>, 3> facts{
        {{"hours", help.hours}, {"cost", help.cost}, {"on_bill", help.on_bill}}};
    for (const auto& [key, value] : facts)
      if (value.empty()) of_this += (of_this.empty() ? "" : ", ") + std::string(key);
    if (!of_this.empty()) unknown += (unknown.empty() ? "" : "; ") + help.id + ": " + of_this;
  }
  if (unknown.empty()) return;
  findings.push_back({Finding::Weight::warning, file, 0,
                      "Not known, and left out of the pages: " + unknown +
                          ". Ask each provider, then write what they say in its [[help]]."});
}

void check_page_paths(const std::vector<Page>& pages, const std::vector<std::string>& files,
                      std::vector<Finding>& findings) {
  std::map<std::string, std::string> taken;
  for (std::size_t i = 0; i < pages.size() && i < files.size(); ++i) {
    const auto& path = pages[i].path;
    const auto first = path.substr(0, path.find('/', 1));
    if (std::find(reserved_paths.begin(), reserved_paths.end(), first) != reserved_paths.end()) {
      report({files[i], 0, path}, "The address " + path + " belongs to the program. Give the file another name.",
             findings);
    }
    const auto [other, is_new] = taken.emplace(path, files[i]);
    if (!is_new) {
      report({files[i], 0, path},
             "The address " + path + " is taken by " + other->second + ". Give the file another name.", findings);
    }
  }
}

void check_contacts(const LocalDetails& details, const std::string& file, Date today, std::vector<Finding>& findings) {
  const auto warn = [&](std::string message) {
    findings.push_back({Finding::Weight::warning, file, 0, std::move(message)});
  };
  for (const auto& contact : details.contacts) {
    const auto state = state_of(contact, today);
    const std::string named = "The contact “" + contact.id + "” (" + contact.name + ") ";
    if (state == ContactState::withheld) {
      warn(named + why_withheld(contact, today) + ", so it is withheld. " + what_is_shown_instead(contact.id) +
           " in its place. " + how_to_mend(contact));
    } else if (state == ContactState::check_soon) {
      const int left = contact_withhold_days - days_between(*contact.last_checked, today);
      warn(named + why_withheld(contact, today) + ". In " + std::to_string(left) +
           " days it will be withheld. Call it, then write the day in last_checked and who called in checked_by.");
    }
  }
  for (const auto& id : known_contact_ids()) {
    if (details.contact(id) != nullptr) continue;
    warn("There is no contact “" + id + "”. " + what_is_shown_instead(id) + " in its place. Add it as a [[contact]].");
  }
  if (!details.website.empty() && details.shown_website(today).empty()) {
    warn("The website’s address has not been checked in the last " + std::to_string(contact_withhold_days) +
         " days, so it is not shown. Open it, then write the day in last_checked and who opened it in checked_by.");
  }
}

}  // namespace heed::content
