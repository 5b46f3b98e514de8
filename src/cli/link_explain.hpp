// What the parts of `heed link explain` share: the tables and the model that were asked about, and the texts in which a record is told.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "cli/link_command.hpp"
#include "link_batch/charts.hpp"
#include "link_batch/load.hpp"
#include "linkage/explainer.hpp"

namespace heed::cli {

struct ExplainArguments {
  std::string model, schema, left, right, chart, cluster;
  std::vector<std::string> inputs;
  double threshold = 0;
  bool entity = false;
};

// Everything that was read. `table` has its frequencies frozen.
struct Explained {
  std::vector<link_batch::Input> inputs;
  linkage::Model model;
  linkage::Model worded;  // the same, whose columns are called as the schema says where the model says nothing of them
  link_batch::Schema schema;
  link_batch::Ids ids;
  linkage::Table table;

  // Errors: not_found.
  Result<std::uint32_t> record_of(const std::string& id, std::string argument) const;
  // What is said here goes to a terminal: control characters are taken out of every text.
  std::string id_of(std::uint32_t record) const { return tidy_line(ids.ids[record]); }
  // One record's texts as they stand in its table, by column of the model.
  std::vector<std::string> texts_of(std::uint32_t record) const;
  std::pair<std::string, std::string> said_of(const linkage::Reason& reason, std::uint32_t left,
                                              std::uint32_t right) const;
  // Where a record comes from; "" when the schema names no source, or it says nothing.
  std::string source_of(std::uint32_t record) const;
};
Result<Explained> read_explained(const ExplainArguments& arguments);

void print_waterfall(const std::vector<link_batch::WaterfallRow>& rows, double weight, double probability);

// Two records. ID1 and ID2 are there.
Result<void> explain_pair(const ExplainArguments& arguments, const Explained& read, const content::Words& words);
// ID1 against everything that is together with ID2.
Result<void> explain_entity(const ExplainArguments& arguments, const Explained& read, const content::Words& words);
// How everything that is together with --cluster came to be so.
Result<void> explain_cluster(const ExplainArguments& arguments, const Explained& read, const content::Words& words);
// How far each attribute can be relied on.
void explain_attributes(const ExplainArguments& arguments, Explained& read);

// The steps by which a record's cluster came to be, and the origins of those in it.
void print_story(linkage::Explainer& explainer, std::uint32_t record, const Explained& read,
                 const content::Words& words);

}  // namespace heed::cli
