#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "cli/link_explain.hpp"
#include "link_words/sentences.hpp"
#include "link_words/story.hpp"
#include "link_words/why_not.hpp"
#include "linkage/attribute_report.hpp"

namespace heed::cli {

namespace {

// Columns that a level looks at, each once.
void append_columns(const linkage::Condition& condition, std::vector<std::uint16_t>& columns) {
  using Kind = linkage::Condition::Kind;
  const auto add = [&columns](std::uint16_t column) {
    if (std::find(columns.begin(), columns.end(), column) == columns.end()) columns.push_back(column);
  };
  if (condition.kind == Kind::test || condition.kind == Kind::missing) add(condition.left.column);
  if (condition.kind == Kind::test) add(condition.right.column);
  for (const linkage::Condition& part : condition.parts) append_columns(part, columns);
}

std::string values_of(const linkage::Comparison& comparison, const std::vector<std::string>& texts) {
  std::vector<std::uint16_t> columns;
  // The null level, or else the first, looks at what the comparison is about.
  if (!comparison.levels.empty()) append_columns(comparison.levels[0].condition, columns);
  std::string out;
  for (const std::uint16_t column : columns) {
    const std::string text = column < texts.size() && !texts[column].empty() ? texts[column] : "(not known)";
    out += (out.empty() ? "" : ", ") + text;
  }
  return out;
}

// An id in the title of a chart: of a long one the middle is left out, as ids mostly differ at their ends.
std::string shown(const std::string& id) {
  constexpr std::size_t longest = 40, head = 22, tail = 15;
  if (id.size() <= longest) return id;
  std::size_t from = id.size() - tail;
  while (from < id.size() && (static_cast<unsigned char>(id[from]) & 0xc0U) == 0x80) ++from;  // within a letter
  return std::string(cut_to_bytes(id, head)) + "…" + id.substr(from);
}

constexpr const char* beginning = "to begin with";
constexpr const char* at_random = "two records taken at random";
constexpr const char* would_share = "who are alike in this way would share as much";

std::vector<link_batch::WaterfallRow> waterfall_of(const linkage::Model& model, const linkage::Score& score,
                                                   const std::vector<std::string>& left,
                                                   const std::vector<std::string>& right) {
  std::vector<link_batch::WaterfallRow> rows = {{beginning, at_random, score.prior_weight}};
  for (const linkage::Step& step : score.steps) {
    const linkage::Comparison& comparison = model.comparisons[step.comparison];
    const std::string label =
        step.reached.level < comparison.levels.size() ? comparison.levels[step.reached.level].label : "";
    const std::string one = values_of(comparison, left), other = values_of(comparison, right);
    rows.push_back(
        {comparison.name, fmt::format("{}: {}", label, one == other ? one : one + " · " + other), step.weight});
    if (step.frequency_weight != 0)
      rows.push_back(
          {comparison.name, step.frequency_weight > 0 ? "a rare value" : "a common value", step.frequency_weight});
  }
  if (score.tells_of_alike()) rows.push_back({std::string(to_string(score.alike)), would_share, score.alike_weight});
  return rows;
}

void print_sentences(const content::Words& words, const Explained& read, const linkage::Score& score,
                     std::uint32_t left, std::uint32_t right) {
  const auto left_texts = read.texts_of(left), right_texts = read.texts_of(right);
  auto reasons = linkage::reasons_of(read.worded, score);
  for (linkage::Reason& reason : reasons) linkage::find_what_crosses(reason, left_texts, right_texts);
  fmt::print("\nIn words\n");
  for (const linkage::Reason& reason : reasons) {
    fmt::print("  {}",
               link_words::sentence(words, reason, left_texts[reason.left.column], right_texts[reason.right.column]));
    const std::uint32_t holders = std::max(linkage::holders_of(read.table, left, reason.left),
                                           linkage::holders_of(read.table, right, reason.right));
    for (const std::string& more : {link_words::by_chance(words, reason, read.table.size() - 1, 2),
                                    link_words::in_records(words, reason, holders)}) {
      if (!more.empty()) fmt::print(" {}", more);
    }
    fmt::print("\n");
  }
  linkage::Table::Space left_space, right_space;
  const linkage::Births births =
      linkage::births_of(read.model, read.table.record(left, left_space), read.table.record(right, right_space));
  const std::string family = link_words::family(words, linkage::family_of(read.model, reasons, births));
  if (!family.empty()) fmt::print("  {}\n", family);
  // Where the two are apart, why-not says it.
  if (score.tells_of_alike() && score.alike_weight < -1 && score.weight >= 0)
    fmt::print("  {}\n", words("linkage.why_not.alike." + std::string(linkage::to_string(score.alike))));
}

// How many independent origins they have is told of records that are together: two who are apart witness nothing of each other.
enum class Together { no, yes };

void print_origins(const content::Words& words, const Explained& read, std::span<const std::uint32_t> records,
                   Together together) {
  if (read.schema.source.empty()) return;
  fmt::print("\nWhere they come from\n");
  std::vector<std::string> sources;
  for (const std::uint32_t record : records) {
    sources.push_back(read.source_of(record));
    const content::Arguments arguments = {{"record", read.id_of(record)}, {"source", sources.back()}};
    fmt::print("  {}\n",
               words(sources.back().empty() ? "linkage.origin.unknown" : "linkage.origin.one_record", arguments));
  }
  if (together == Together::yes) fmt::print("  {}\n", link_words::origins(words, sources));
}

// A line of its own for whose weights were held within bounds.
std::vector<link_batch::WaterfallRow> waterfall_of(const linkage::Model& model, const linkage::EntityScore& score) {
  std::vector<link_batch::WaterfallRow> rows = {{beginning, at_random, score.prior_weight}};
  for (const linkage::EntityReason& reason : score.reasons) {
    rows.push_back({model.comparisons[reason.comparison].name,
                    fmt::format("agrees {}, differs {}, not known {}", reason.agree, reason.differ, reason.not_known),
                    reason.weight});
  }
  if (score.alike_weight < -0.005) rows.push_back({"alike", would_share, score.alike_weight});
  if (std::abs(score.held_weight) > 0.005)
    rows.push_back({"held", "no one record counts for more than the bounds of clustering", score.held_weight});
  return rows;
}

}  // namespace

void print_waterfall(const std::vector<link_batch::WaterfallRow>& rows, double weight, double probability) {
  for (const link_batch::WaterfallRow& row : rows) {
    const auto length = static_cast<std::size_t>(std::lround(std::min(20.0, std::abs(row.weight))));
    fmt::print("{:<22} {:>+8.2f} {:>20}|{:<20} {}\n", row.field, row.weight,
               row.weight < 0 ? std::string(length, '#') : "", row.weight > 0 ? std::string(length, '#') : "",
               row.detail);
  }
  fmt::print("{:<22} {:>+8.2f} {:>41} probability {:.6f}\n", "all together", weight, "", probability);
}

void print_story(linkage::Explainer& explainer, std::uint32_t record, const Explained& read,
                 const content::Words& words) {
  const linkage::Neighbourhood around = explainer.around(record);
  const auto number_of = [&](std::uint32_t member) { return around.records[member]; };
  const link_words::StoryTeller teller = {[&](std::uint32_t member) { return read.id_of(number_of(member)); },
                                          [&](std::uint32_t left, std::uint32_t right) {
                                            return linkage::reasons_of(
                                                read.worded, explainer.score_of(number_of(left), number_of(right)));
                                          }};
  const auto steps = link_words::story(words, linkage::Explainer::story_of(around, record), teller);
  fmt::print("\nHow they came to be together\n");
  for (std::size_t step = 0; step < steps.size(); ++step) fmt::print("  {}. {}\n", step + 1, steps[step]);
  print_origins(words, read, around.cluster_of(record), Together::yes);
}

Result<void> explain_pair(const ExplainArguments& arguments, const Explained& read, const content::Words& words) {
  const std::uint32_t left = TRY(read.record_of(arguments.left, "ID1"));
  const std::uint32_t right = TRY(read.record_of(arguments.right, "ID2"));
  linkage::Explainer explainer(read.table, read.model, arguments.threshold);
  const linkage::Score score = explainer.score_of(left, right);
  const auto rows = waterfall_of(read.model, score, read.texts_of(left), read.texts_of(right));
  print_waterfall(rows, score.weight, score.probability());
  print_sentences(words, read, score, left, right);
  const linkage::WhyNot why = explainer.why_not(left, right);
  if (why.obstacle == linkage::Obstacle::none) {
    if (const std::string nobody = link_words::nobody_told(words, score); !nobody.empty()) fmt::print("  {}\n", nobody);
    print_story(explainer, left, read, words);
  } else {
    fmt::print("\nWhy they were not put together\n");
    const link_words::WhyTeller teller = {
        [&](const linkage::Reason& reason) { return read.said_of(reason, left, right); },
        [&](std::uint64_t record) { return read.id_of(static_cast<std::uint32_t>(record)); },
        [&](std::uint64_t one, std::uint64_t other) {
          return linkage::reasons_of(
              read.worded, explainer.score_of(static_cast<std::uint32_t>(one), static_cast<std::uint32_t>(other)));
        }};
    for (const std::string& line : link_words::why_not(words, read.worded, why, teller)) fmt::print("  {}\n", line);
    const std::uint32_t both[] = {left, right};
    print_origins(words, read, both, Together::no);
  }
  if (arguments.chart.empty()) return {};
  return write_file(
      arguments.chart,
      link_batch::waterfall_chart(fmt::format("{} and {}", shown(arguments.left), shown(arguments.right)), rows));
}

Result<void> explain_entity(const ExplainArguments& arguments, const Explained& read, const content::Words& words) {
  const std::uint32_t record = TRY(read.record_of(arguments.left, "ID1"));
  const std::uint32_t of_entity = TRY(read.record_of(arguments.right, "ID2"));
  linkage::Explainer explainer(read.table, read.model, arguments.threshold);
  auto entity = explainer.around(of_entity).cluster_of(of_entity);
  std::erase(entity, record);
  if (entity.empty()) return Error{ErrorKind::invalid, "Nothing else is together with this record", "ID2"};
  const linkage::EntityScore score = explainer.against_entity(record, entity);
  const auto rows = waterfall_of(read.model, score);
  print_waterfall(rows, score.weight, linkage::weight_to_probability(score.weight));
  fmt::print("\nIn words, against {} record{}\n", entity.size(), entity.size() == 1 ? "" : "s");
  const link_words::EntityTeller teller = {
      [&](std::uint32_t at) { return read.id_of(entity[at]); },
      [&](const linkage::Reason& reason, std::uint32_t at) { return read.said_of(reason, record, entity[at]); }};
  for (const std::string& line : link_words::entity(words, score, teller)) fmt::print("  {}\n", line);
  print_origins(words, read, entity, Together::yes);
  if (arguments.chart.empty()) return {};
  return write_file(arguments.chart,
                    link_batch::waterfall_chart(
                        fmt::format("{} and all with {}", shown(arguments.left), shown(arguments.right)), rows));
}

}  // namespace heed::cli
