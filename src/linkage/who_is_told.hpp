// Whether two records of people both tell anything that says who somebody is: a name, a day of birth, or a number or address on the net
// of their own. "A girl of about 14 at 12 Quay Street", told of twice, may be one girl; where the house is a hostel or a children's home she is
// one of many. Such a pair is weighed and shown to people as any other, and makes nobody one by itself.
#pragma once

#include <cstdint>
#include <span>

#include "linkage/model.hpp"
#include "linkage/table.hpp"

namespace heed::linkage {

class WhoIsTold {
 public:
  explicit WhoIsTold(const Model& model) : WhoIsTold(model.columns) {}
  explicit WhoIsTold(std::span<const Column> columns);

  // Always so of vehicles, contacts, places, organisations and groups: what is told of these is what they are.
  bool by_both(const Record& left, const Record& right) const {
    return m_columns == 0 || (told_by(left) & told_by(right)) != 0;
  }
  bool by_both(const Table& table, std::uint32_t left, std::uint32_t right) const {
    return m_columns == 0 || (told_by(table, left) & told_by(table, right)) != 0;
  }
  // … by one record.
  bool by(const Table& table, std::span<const Table::Cell> cells) const {
    return m_columns == 0 || told_by(table, cells) != 0;
  }
  // … of a record that is not in the table, and one that is.
  bool by_both(const Record& left, const Table& table, std::uint32_t right) const {
    return m_columns == 0 || (told_by(left) & told_by(table, right)) != 0;
  }

  // What such a pair weighs at most where clusters are made: it connects nobody, and speaks a little against.
  static constexpr float at_most = -1;

 private:
  bool says_who(std::uint32_t column, const Value& value) const;
  std::uint32_t told_by(const Table& table, std::uint32_t record) const { return told_by(table, table.cells(record)); }
  std::uint32_t told_by(const Table& table, std::span<const Table::Cell> cells) const;  // columns, as bits
  std::uint32_t told_by(const Record& record) const;

  std::uint32_t m_columns = 0;  // which say who; 0: of no people
  std::uint32_t m_births = 0;   // … if they are days
};

}  // namespace heed::linkage
