// Model files from outside, and the SQL conditions in them. Whatever the bytes, the reader gives a model or an error; what it
// read and writes it reads again the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "linkage/splink_json.hpp"

namespace {

using heed::linkage::Model;

bool same(const Model& one, const Model& other) {
  return one.version == other.version && one.prior == other.prior && one.alike_prior == other.alike_prior &&
         one.columns == other.columns && one.comparisons == other.comparisons && one.plan == other.plan;
}

void read_whole_file(std::string_view text) {
  const auto model = heed::linkage::read_model(text);
  if (!model.ok()) return;
  const auto again = heed::linkage::read_model(heed::linkage::write_model(*model));
  if (!again.ok() || !same(*model, *again)) std::abort();
}

void read_condition(std::string_view sql) {
  std::vector<heed::linkage::Column> columns;
  const auto condition = heed::linkage::parse_condition(sql, columns);
  if (!condition.ok()) return;
  const auto again = heed::linkage::parse_condition(heed::linkage::to_sql(*condition, columns), columns);
  if (!again.ok() || !(*again == *condition)) std::abort();
}

void read_rule(std::string_view sql) {
  std::vector<heed::linkage::Column> columns;
  const auto rules = heed::linkage::parse_rules(sql, columns);
  if (!rules.ok()) return;
  for (const heed::linkage::Rule& rule : *rules) {
    const auto again = heed::linkage::parse_rules(heed::linkage::to_sql(rule, columns), columns);
    if (!again.ok() || again->size() != 1 || !(again->front() == rule)) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  read_whole_file(text);
  read_condition(text);
  read_rule(text);
  return 0;
}
