// The plain columns of a concern, a link, a mention or an alert as text, for the audit chain: what a work does to them is put into its first audit line,
// under that line's MAC, so that whoever alters a row without Heed is found. Nothing here is personal: the columns are not.
//
//   added 00…01 area_id=exampleshire state=received owner=- …
//   changed 00…01 revision=2 state=read read_at=1795514400000
//   excluded 00…01 00…07
//   readmitted 00…01 00…07
//   link_added 00…02 area_id=exampleshire left_concern=00…01 …
//   mention_added 00…03 concern_id=00…01 …
//   alert_added 00…04 area_id=exampleshire rule=siblings state=raised …
//   alert_changed 00…04 revision=2 state=acknowledged
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "ports/unit_of_work.hpp"

namespace heed::ports {

struct PlainColumn {
  std::string_view name;  // as the table calls it
  std::string value;      // "-" when absent; bytes in hexadecimal; whatever is no plain letter as %XX

  bool operator==(const PlainColumn&) const = default;
};

// Every column but id, payload and key, and those whom it excludes: always all of them in the same order.
std::vector<PlainColumn> plain_columns(const ConcernRecord& record);

struct ConcernChange {
  enum class Kind { added, changed, excluded, readmitted };
  Kind kind = Kind::changed;
  ConcernId id;
  std::vector<PlainColumn> columns;  // those that were set; their names point into the text that was parsed
  UserId user;                       // whom it excludes or lets in again

  // The value of a column, if it was set.
  std::optional<std::string_view> find(std::string_view name) const;
};

// The same for these three.
std::vector<PlainColumn> plain_columns(const LinkRecord& record);
std::vector<PlainColumn> plain_columns(const MentionRecord& record);
std::vector<PlainColumn> plain_columns(const AlertRecord& record);

struct RecordChange {
  enum class Kind { link_added, mention_added, alert_added, alert_changed };
  Kind kind = Kind::link_added;
  RecordId id;
  std::vector<PlainColumn> columns;  // those that were set; their names point into the text that was parsed
};

// A line for each write that touches plain columns of these four, in their order. A column that ChangeConcern or ChangeAlert can
// set must be named here, or the row will not agree with the lines.
std::string changes_of(const Work& work);
// What was done to concerns. Nothing when the text has another form.
std::optional<std::vector<ConcernChange>> parse_changes(std::string_view text);
// What was done to links, mentions and alerts. Nothing when the text has another form.
std::optional<std::vector<RecordChange>> parse_record_changes(std::string_view text);

}  // namespace heed::ports
