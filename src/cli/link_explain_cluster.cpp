#include <fmt/core.h>

#include "cli/link_explain.hpp"
#include "linkage/attribute_report.hpp"
#include "linkage/batch.hpp"

namespace heed::cli {

Result<void> explain_cluster(const ExplainArguments& arguments, const Explained& read, const content::Words& words) {
  const std::uint32_t record = TRY(read.record_of(arguments.cluster, "--cluster"));
  linkage::Explainer explainer(read.table, read.model, arguments.threshold);
  if (explainer.around(record).cluster_of(record).size() < 2)
    return Error{ErrorKind::not_found, "Nothing else is together with this record", "--cluster"};
  print_story(explainer, record, read, words);
  return {};
}

void explain_attributes(const ExplainArguments& arguments, Explained& read) {
  linkage::BatchOptions options;
  options.average_join = arguments.threshold;
  const linkage::BatchResult linked = linkage::link(read.table, &read.model, options);
  fmt::print("{:<22} {:>8} {:>10} {:>10} {:>8} {:>9} {:>9}\n", "attribute", "known", "values", "shared by", "at most",
             "pairs", "changed");
  for (const linkage::AttributeUse& use : linkage::attribute_report(read.table, read.model, linked.cluster)) {
    fmt::print("{:<22} {:>8.3f} {:>10} {:>10.2f} {:>8} {:>9} {:>9}\n", read.model.columns[use.column].name, use.known,
               grouped(use.values), use.shared_by, grouped(use.shared_by_most), grouped(use.pairs),
               use.pairs == 0 ? "-" : fmt::format("{:.3f}", use.changed));
  }
  fmt::print(
      "\nknown: share of the records that say it. shared by: how many different ones have the value of one who has "
      "any, "
      "themselves included; 1 is nobody else. at most: of the value that most have. changed: of pairs of records that "
      "were put together and both say it, the share whose values speak against it.\n");
}

}  // namespace heed::cli
