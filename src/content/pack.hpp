// A content pack: the messages, signs and context of one subject, each with evidence, source and review date.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"

namespace heed::content {

// The four kinds of observation, which stay apart everywhere; and messages, which are not observations.
enum class ItemKind { harm, sign, context, adult_or_place, message };
enum class Evidence { strong, moderate, weak, practice, none_found };
enum class Audience { adult, young_person, professional, health };

struct Source {
  std::string id, title, publisher, reference, quality;
  int year = 0;
  std::optional<Date> checked;
};

struct Item {
  std::string id;
  std::string seed;      // the seed's wording; for the record only, never shown to the public
  int seed_bullet = 0;   // 0: not in the seed
  std::string today;     // what is said now
  std::string question;  // signs: the same, asked about the child
  std::string young;     // signs: as a young person would say it of themselves
  std::string why;       // why the wording changed
  ItemKind kind = ItemKind::message;
  Evidence evidence = Evidence::practice;
  std::string evidence_note;
  std::vector<std::string> sources;
  std::string author;
  Date reviewed, review_by;
  std::vector<Audience> audiences;
  bool is_public = true;
  int order = 0;
};

struct Figure {
  std::string id, says, covers, period, completeness, gaps, source;
};

struct Help {
  std::string id, name, purpose, phone, text, web, hours, on_bill, cost, audience, caution, source, recheck;
  int order = 0;
  // When it answers, where it does not always and somebody has said when; else without hours. In London's time; no bank holidays,
  // of which helplines say nothing.
  WorkCalendar open;
};

struct Pack {
  std::string id, title, version, author;
  Date reviewed, review_by;
  std::vector<Source> sources;
  std::vector<Item> messages, signs, vulnerability, offenders, routes;
  std::vector<Figure> evidence;
  std::vector<Help> help;

  const Source* source(std::string_view id) const;
  const Help* help_by_id(std::string_view id) const;
};

}  // namespace heed::content
