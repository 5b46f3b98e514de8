// A search of what is known among many mentions, without the opening of the concerns that it leads to (at most forty, each an entry of the
// store): which mentions may hold what was typed. On the synthetic county, with the models that are built in; what is typed is made of
// what was said.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/linkage_models.hpp"
#include "app/search_candidates.hpp"
#include "county/county.hpp"
#include "linkage/splink_json.hpp"

namespace {

using namespace heed;
using matching::EntityKind;
using Clock = std::chrono::steady_clock;

constexpr std::size_t most_candidates = 300, queries = 400;

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// Of this thread: what else the machine does counts for nothing.
double processor_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

linkage::Network::Models built_in() {
  linkage::Network::Models models;
  for (const auto kind : matching::all_entity_kinds()) {
    const auto json = app::linkage_model(kind);
    if (json.empty()) continue;
    auto model = linkage::read_model(json);
    if (!model.ok()) throw std::runtime_error("a model cannot be read");
    models[static_cast<std::size_t>(kind)] = std::move(model).value();
  }
  return models;
}

// The county tells of a place's kind too, which the model has no column for.
void fit(linkage::KindMention& mention) {
  if (mention.kind == EntityKind::place) mention.mention.values.erase(mention.mention.values.begin() + 1);
}

std::string text_of(const linkage::KindMention& mention, std::size_t column) {
  const auto& values = mention.mention.values;
  return column < values.size() && !values[column].empty() ? values[column].front().text : std::string();
}

struct Asked {
  const char* what;
  EntityKind kind;
  std::function<std::string(const linkage::KindMention&)> typed;  // "": not of this one
};

std::string both_names(const linkage::KindMention& one, bool slip) {
  auto first = text_of(one, 0), last = text_of(one, 1);
  if (first.empty() || last.size() < 4) return {};
  if (slip) std::swap(last[2], last[3]);
  return first + " " + last;
}

std::vector<Asked> all_asked() {
  return {{"first name and surname", EntityKind::child, [](const auto& one) { return both_names(one, false); }},
          {"… with a slip", EntityKind::child, [](const auto& one) { return both_names(one, true); }},
          {"first name alone", EntityKind::child, [](const auto& one) { return text_of(one, 0); }},
          {"three letters of a name", EntityKind::child, [](const auto& one) { return text_of(one, 0).substr(0, 3); }},
          {"surname of an adult", EntityKind::adult, [](const auto& one) { return text_of(one, 1); }},
          {"nickname", EntityKind::adult, [](const auto& one) { return text_of(one, 2); }},
          {"first name and school", EntityKind::child,
           [](const auto& one) {
             return text_of(one, 0).empty() || text_of(one, 10).empty() ? std::string()
                                                                        : text_of(one, 0) + " " + text_of(one, 10);
           }},
          {"telephone", EntityKind::contact, [](const auto& one) { return "+" + text_of(one, 0); }},
          {"… its beginning", EntityKind::contact, [](const auto& one) { return text_of(one, 0).substr(0, 7); }},
          {"online name", EntityKind::contact,
           [](const auto& one) { return text_of(one, 2).substr(text_of(one, 2).find(':') + 1); }},
          {"plate", EntityKind::vehicle, [](const auto& one) { return text_of(one, 0); }},
          {"three of a plate and colour", EntityKind::vehicle,
           [](const auto& one) { return text_of(one, 0).substr(0, 3) + "* " + text_of(one, 2); }},
          {"place", EntityKind::place, [](const auto& one) { return text_of(one, 0); }},
          {"postcode", EntityKind::place, [](const auto& one) { return text_of(one, 2); }}};
}

double at(std::vector<double>& values, double share) {
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

void measure(const linkage::Network& network, const app::SearchTerms& terms, const Asked& asked,
             const std::vector<const linkage::KindMention*>& mentions, std::vector<double>& all) {
  std::vector<double> times;
  std::size_t proposed = 0, itself = 0;
  const std::size_t step = std::max<std::size_t>(1, mentions.size() / (3 * queries));
  for (std::size_t number = 0; number < mentions.size() && times.size() < queries; number += step) {
    const auto& one = *mentions[number];
    const auto typed = one.kind == asked.kind ? asked.typed(one) : std::string();
    if (typed.size() < 3) continue;
    const double start = processor_milliseconds();
    const auto found = app::search_candidates(network, terms, app::parts_of(typed), "2026-01-01", most_candidates);
    times.push_back(processor_milliseconds() - start);
    proposed += found.size();
    itself += std::ranges::count(found, one.mention.id) > 0 ? 1 : 0;
  }
  if (times.empty()) return;
  all.insert(all.end(), times.begin(), times.end());
  const auto count = static_cast<double>(times.size());
  fmt::print("  {:<30} {:>5}   p50 {:>6.2f}  p99 {:>6.2f}  most {:>6.2f} ms   {:>5.0f} proposed, itself {:.2f}\n",
             asked.what, times.size(), at(times, 0.5), at(times, 0.99), times.back(),
             static_cast<double>(proposed) / count, static_cast<double>(itself) / count);
}

void run(std::size_t size) {
  auto county = bench::read_county(size, 1);
  std::vector<linkage::ToldTogether> told;
  for (auto& concern : county.concerns) {
    for (auto& mention : concern.told.mentions) fit(mention);
    told.push_back(std::move(concern.told));
  }
  linkage::Network network(built_in());
  auto start = Clock::now();
  network.add_all(told);
  fmt::print("{} mentions: the engine {:.1f} s", county.mentions, milliseconds_since(start) / 1000);
  app::SearchTerms terms;
  std::array<std::vector<const linkage::KindMention*>, matching::entity_kinds> by_kind;
  start = Clock::now();
  for (const auto& concern : told) {
    for (const auto& one : concern.mentions) {
      terms.load(one.mention.id, network.index(one.kind)->model().columns, one.mention.values);
      by_kind[static_cast<std::size_t>(one.kind)].push_back(&one);
    }
  }
  terms.settle();
  fmt::print(", the terms {:.1f} s, {} bytes a mention\n", milliseconds_since(start) / 1000,
             terms.bytes() / county.mentions);
  std::vector<double> all;
  for (const auto& asked : all_asked())
    measure(network, terms, asked, by_kind[static_cast<std::size_t>(asked.kind)], all);
  fmt::print("  {:<30} {:>5}   p50 {:>6.2f}  p99 {:>6.2f}  most {:>6.2f} ms\n", "all", all.size(), at(all, 0.5),
             at(all, 0.99), all.back());
}

}  // namespace

int main(int count, char** arguments) {
  for (int argument = 1; argument < count; ++argument) run(std::stoul(arguments[argument]));
  if (count < 2) run(100'000);
  return 0;
}
