#include "synth/write_county.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <unordered_map>
#include <vector>

#include "synth/concern.hpp"
#include "synth/output.hpp"
#include "synth/schedule.hpp"

namespace heed::synth {
namespace {

std::string numbered(char letter, std::uint64_t number) {
  std::string digits = std::to_string(number);
  if (digits.size() < 7) digits.insert(0, 7 - digits.size(), '0');
  return letter + digits;
}

void append_mention(std::string& line, const Concern& concern, const Mention& mention) {
  const auto cell = [&](std::string_view text) {
    append_cell(line, text);
    line += ',';
  };
  cell(numbered('m', mention.id)), cell(numbered('c', concern.number)), cell(concern.agency);
  cell(to_date(concern.told).to_string()), cell(to_date(concern.happened).to_string());
  for (std::size_t field = 0; field < columns_of(mention.kind).size(); ++field) cell(mention.values[field]);
  cell(entity_name(mention.kind, mention.entity)), cell(mention.name_kind);
  line += std::to_string(mention.known()) + "\n";
}

std::string header_of(Kind kind) {
  std::string line = "id,concern,agency,told_at,happened_at,";
  for (const auto column : columns_of(kind)) line += std::string(column) + ",";
  return line + "entity,name_kind,known\n";
}

void append_pair(std::string& line, std::string_view key, std::string_view value) {
  append_json(line, key);
  line += ':';
  append_json(line, value);
}

void append_json_mention(std::string& line, const Mention& mention) {
  line += '{';
  append_pair(line, "id", numbered('m', mention.id));
  line += ',';
  append_pair(line, "kind", to_string(mention.kind));
  const auto columns = columns_of(mention.kind);
  for (std::size_t field = 0; field < columns.size(); ++field) {
    if (mention.values[field].empty()) continue;
    line += ',';
    // A place's own kind: the key "kind" is taken.
    append_pair(line, columns[field] == "kind" ? "place_kind" : columns[field], mention.values[field]);
  }
  line += '}';
}

// What was told, and apart from it, under "truth", what nobody who links may look at.
std::string json_line(const Concern& concern) {
  std::string line = "{";
  append_pair(line, "concern", numbered('c', concern.number)), line += ',';
  append_pair(line, "agency", concern.agency), line += ',';
  append_pair(line, "told_at", to_date(concern.told).to_string()), line += ',';
  append_pair(line, "happened_at", to_date(concern.happened).to_string()), line += ",\"mentions\":[";
  for (const Mention& mention : concern.mentions) append_json_mention(line, mention), line += ',';
  line.back() = ']';
  line += ",\"relations\":[";
  for (const Relation& relation : concern.relations) {
    line += line.back() == '[' ? "{" : ",{";
    append_pair(line, "left", numbered('m', concern.mentions[relation.left].id)), line += ',';
    append_pair(line, "right", numbered('m', concern.mentions[relation.right].id)), line += ',';
    append_pair(line, "relation", relation.relation), line += '}';
  }
  line += "],\"truth\":{";
  append_pair(line, "honesty", to_string(concern.honesty));
  if (concern.echo_of != 0) line += ',', append_pair(line, "echo_of", numbered('c', concern.echo_of));
  line += ",\"entities\":[";
  for (const Mention& mention : concern.mentions)
    append_json(line, entity_name(mention.kind, mention.entity)), line += ',';
  line.back() = ']';
  return line + "}}\n";
}

// What could be found by, if nothing were misspelt: how many attributes (sex, age and platform aside, which find nobody) are known both
// here and in one earlier mention of the same. 0 means that no engine can see it.
class Earlier {
 public:
  struct Answer {
    std::size_t mentions = 0, shared = 0;
  };
  Answer add(const Mention& mention) {
    auto& before = m_known[static_cast<std::size_t>(mention.kind)][mention.entity];
    const std::uint32_t known = fields_of(mention);
    Answer answer{before.size(), 0};
    for (const std::uint32_t other : before)
      answer.shared = std::max<std::size_t>(answer.shared, std::popcount(known & other));
    before.push_back(known);
    return answer;
  }

 private:
  static std::uint32_t fields_of(const Mention& mention) {
    const auto columns = columns_of(mention.kind);
    std::uint32_t known = 0;
    for (std::size_t field = 0; field < columns.size(); ++field) {
      const bool finds = columns[field] != "sex" && columns[field] != "age" && columns[field] != "platform";
      if (finds && !mention.values[field].empty()) known |= 1U << field;
    }
    return known;
  }
  std::array<std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>, kinds> m_known;
};

class Files {
 public:
  static Result<Files> make(const std::string& folder) {
    Files files;
    for (std::size_t kind = 0; kind < kinds; ++kind) {
      files.m_mentions.push_back(TRY(OutputFile::make(folder + "/" + std::string(file_of(static_cast<Kind>(kind))))));
      files.m_mentions.back().add(header_of(static_cast<Kind>(kind)));
    }
    files.m_others.push_back(TRY(OutputFile::make(folder + "/relations.csv")));
    files.m_others.push_back(TRY(OutputFile::make(folder + "/concerns.jsonl")));
    files.m_others.push_back(TRY(OutputFile::make(folder + "/truth.csv")));
    files.m_others[0].add("concern,left_id,right_id,relation\n");
    files.m_others[2].add("id,concern,kind,entity,subject,honesty,echo_of,earlier,shared\n");
    return files;
  }

  void add(const Concern& concern) {
    for (const Mention& mention : concern.mentions) {
      m_line.clear();
      append_mention(m_line, concern, mention);
      m_mentions[static_cast<std::size_t>(mention.kind)].add(m_line);
      add_truth(concern, mention);
    }
    for (const Relation& relation : concern.relations) {
      m_line = numbered('c', concern.number) + "," + numbered('m', concern.mentions[relation.left].id) + "," +
               numbered('m', concern.mentions[relation.right].id) + "," + std::string(relation.relation) + "\n";
      m_others[0].add(m_line);
    }
    m_others[1].add(json_line(concern));
  }

  Result<void> close() {
    for (OutputFile& file : m_mentions) TRY(file.close());
    for (OutputFile& file : m_others) TRY(file.close());
    return {};
  }

 private:
  void add_truth(const Concern& concern, const Mention& mention) {
    const auto earlier = m_earlier.add(mention);
    m_line = numbered('m', mention.id) + "," + numbered('c', concern.number) + "," +
             std::string(to_string(mention.kind)) + "," + entity_name(mention.kind, mention.entity) +
             (mention.id == concern.mentions.front().id ? ",yes," : ",no,");
    m_line += std::string(to_string(concern.honesty)) + "," +
              (concern.echo_of == 0 ? "" : numbered('c', concern.echo_of)) + "," + std::to_string(earlier.mentions) +
              "," + std::to_string(earlier.shared) + "\n";
    m_others[2].add(m_line);
  }

  std::vector<OutputFile> m_mentions, m_others;
  Earlier m_earlier;
  std::string m_line;
};

}  // namespace

std::size_t Told::all() const { return std::accumulate(mentions.begin(), mentions.end(), std::size_t{0}); }

Told tell_county(const County& county, std::size_t mentions, const std::function<void(const Concern&)>& to) {
  const std::vector<Planned> plan = plan_concerns(county);
  std::vector<const Planned*> by_key(plan.size());
  for (const Planned& planned : plan) by_key[planned.key] = &planned;
  std::vector<std::uint64_t> number_of(plan.size(), 0);
  Identifiers identifiers(mentions <= largest_with_drama_numbers ? PhoneRange::drama : PhoneRange::extended);
  Told told;
  for (const Planned& planned : plan) {
    Concern concern = tell(county, identifiers, planned, planned.echo_of == none ? nullptr : by_key[planned.echo_of]);
    if (planned.echo_of != none) concern.echo_of = number_of[planned.echo_of];
    concern.number = number_of[planned.key] = ++told.concerns;
    std::size_t id = told.all();
    for (Mention& mention : concern.mentions) {
      mention.id = ++id;
      ++told.mentions[static_cast<std::size_t>(mention.kind)];
    }
    to(concern);
    if (told.all() >= mentions) break;
  }
  return told;
}

Result<Told> write_county(const County& county, std::size_t mentions, const std::string& folder) {
  Files files = TRY(Files::make(folder));
  const Told told = tell_county(county, mentions, [&](const Concern& concern) { files.add(concern); });
  TRY(files.close());
  return told;
}

}  // namespace heed::synth
