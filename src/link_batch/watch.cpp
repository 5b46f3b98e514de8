#include "link_batch/watch.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/text.hpp"
#include "link_batch/cell_reader.hpp"
#include "linkage/index.hpp"

namespace heed::link_batch {

namespace {

using nlohmann::json;

// Stands between the values of a list where the schema names no separator.
constexpr char unit_separator = '\x1f';

std::string text_of(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number() || value.is_boolean()) return value.dump();
  return {};
}

std::string written(const json& answer) { return answer.dump(-1, ' ', false, json::error_handler_t::replace); }

std::string_view to_string(linkage::Band band) {
  switch (band) {
    case linkage::Band::strong: return "strong";
    case linkage::Band::possible: return "possible";
    case linkage::Band::weak: return "weak";
  }
  return "weak";
}

// Always quoted, so that not even an empty cell makes an empty line.
void append_quoted(std::string& line, std::string_view cell) {
  if (!line.empty()) line += ',';
  line += '"';
  for (const char c : cell) {
    if (c == '"') line += '"';
    line += c;
  }
  line += '"';
}

double rounded(double number) { return std::round(number * 1000) / 1000; }

}  // namespace

struct Watch::State {
  State(linkage::Model model, Schema described)
      : index(std::move(model)), schema(std::move(described)), searcher(index) {
    for (const linkage::Column& column : index.model().columns) {
      columns.push_back(described_by(schema, column.name));
      if (columns.back().separator == 0) columns.back().separator = unit_separator;
    }
  }

  // `told`: the day of an age that says none; "" = not known.
  std::vector<CellReader> readers(const CsvTable& table, const std::string& told = {}) const {
    std::vector<CellReader> made;
    made.reserve(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
      SchemaColumn column = columns[i];
      if (index.model().columns[i].type == AttributeType::date_of_birth && column.qualifier.empty())
        column.qualifier = told;
      made.emplace_back(table, index.model().columns[i], column);
    }
    return made;
  }

  static linkage::MentionValues values(const std::vector<CellReader>& readers, std::size_t row) {
    linkage::MentionValues made(readers.size());
    for (std::size_t i = 0; i < readers.size(); ++i) readers[i].read(row, made[i]);
    return made;
  }

  char separator_of(const std::string& field) const {
    for (const SchemaColumn& column : columns) {
      const bool also = std::find(column.also.begin(), column.also.end(), field) != column.also.end();
      if (column.name == field || also) return column.separator;
    }
    return unit_separator;
  }

  // The object as a table of one row, so that a mention is read exactly as a row of a file is.
  std::optional<CsvTable> table_of(const json& object) const {
    std::string header, row;
    for (const auto& [key, value] : object.items()) {
      std::string text;
      if (value.is_array()) {
        for (const json& each : value) text += (text.empty() ? "" : std::string(1, separator_of(key))) + text_of(each);
      } else {
        text = text_of(value);
      }
      append_quoted(header, key);
      append_quoted(row, text);
    }
    if (object.empty()) append_quoted(header, ""), append_quoted(row, "");
    auto table = CsvTable::parse(header + "\n" + row + "\n", {.separator = ','});
    if (!table.ok()) return std::nullopt;
    return std::move(table).value();
  }

  std::vector<std::string> fields_of(const SchemaColumn& column) const {
    std::vector<std::string> fields = column.parts.empty() ? std::vector{column.name} : column.parts;
    fields.insert(fields.end(), column.also.begin(), column.also.end());
    for (const std::string& beside : {column.told_on, column.platform}) {
      if (!beside.empty()) fields.push_back(beside);
    }
    return fields;
  }
  // The first that is not read and that no schema says to leave out.
  std::string unknown_field(const json& object) const {
    for (const auto& [key, value] : object.items()) {
      const auto is_it = [&wanted = key](const SchemaColumn& column) { return column.name == wanted; };
      bool known = key == "id" || key == "erase" || key == schema.id || std::ranges::any_of(schema.columns, is_it);
      for (const SchemaColumn& column : columns) known = known || std::ranges::count(fields_of(column), key) > 0;
      if (!known) return key.substr(0, 60);
    }
    return {};
  }
  std::string known_fields() const {
    std::string names_of_fields = "id";
    for (const SchemaColumn& column : columns) {
      for (const std::string& field : fields_of(column)) names_of_fields += ", " + field;
    }
    return names_of_fields;
  }

  linkage::MentionId number_of(const std::string& id) {
    names.push_back(id);
    return names.size();
  }
  const std::string& name_of(linkage::MentionId number) const { return names[number - 1]; }

  // What a mention said, as it was said; kept only where sentences are wanted.
  void keep_texts(const std::vector<CellReader>& readers, std::size_t row) {
    if (!say) return;
    std::vector<std::string>& said = texts.emplace_back();
    for (const CellReader& reader : readers) said.push_back(reader.text(row));
  }

  std::string sentence(const linkage::Reason& reason, linkage::MentionId left, linkage::MentionId right) const {
    return say(reason, texts[left - 1][reason.left.column], texts[right - 1][reason.right.column]);
  }

  // What no field says, so that all parts add up.
  static void add_rest(json& steps, const linkage::Suggestion& one, const linkage::Score& score) {
    const auto add = [&steps](std::string_view field, std::string_view says, double weight) {
      if (rounded(weight) != 0) steps.push_back({{"field", field}, {"weight", rounded(weight)}, {"says", says}});
    };
    add("to begin with", "two records taken at random", score.prior_weight);
    double sum = 0;
    for (const json& step : steps) sum += step["weight"].get<double>();
    add("held", "its other mentions, and the bounds within which one of them counts", rounded(one.weight) - sum);
  }

  json why(const linkage::Suggestion& one, linkage::MentionId newcomer) const {
    const linkage::MentionId known = one.nearest.mention;
    json steps = json::array();
    const auto score = index.explain(known, newcomer);
    if (!score) return steps;
    auto reasons = linkage::reasons_of(index.model(), *score);
    for (linkage::Reason& reason : reasons) {
      if (say) linkage::find_what_crosses(reason, texts[known - 1], texts[newcomer - 1]);
    }
    for (std::size_t at = 0; at < score->steps.size(); ++at) {
      const linkage::Step& step = score->steps[at];
      const linkage::Comparison& comparison = index.model().comparisons[step.comparison];
      json part = {{"field", comparison.name}, {"weight", rounded(step.weight + step.frequency_weight)}};
      if (step.reached.level < comparison.levels.size()) part["level"] = comparison.levels[step.reached.level].label;
      if (say) part["says"] = sentence(reasons[at], known, newcomer);
      if (step.frequency_weight != 0) part["of_which_rarity"] = rounded(step.frequency_weight);
      steps.push_back(std::move(part));
    }
    if (score->tells_of_alike())
      steps.push_back({{"field", linkage::to_string(score->alike)}, {"weight", rounded(score->alike_weight)}});
    add_rest(steps, one, *score);
    return steps;
  }

  json links_of(const std::vector<linkage::Suggestion>& suggestions, linkage::MentionId newcomer) const {
    json links = json::array();
    for (const linkage::Suggestion& one : suggestions) {
      links.push_back({{"entity", name_of(one.entity)},
                       {"mentions", one.mentions},
                       {"band", to_string(linkage::band_of(one))},
                       {"weight", rounded(one.weight)},
                       {"nearest", name_of(one.nearest.mention)},
                       {"nearest_weight", rounded(one.nearest.weight)},
                       {"why", why(one, newcomer)}});
    }
    return links;
  }

  json error(std::string_view what) {
    ++errors;
    return {{"error", what}, {"line", lines}};
  }

  // What a field says that could not be read, by the field's column.
  json not_read(const std::vector<CellReader>& readers) const {
    json found = json::object();
    for (std::size_t i = 0; i < readers.size(); ++i) {
      for (const std::string& text : readers[i].unread(0)) found[index.model().columns[i].name].push_back(text);
    }
    return found;
  }

  // What was said of it stands in no memory of this program afterwards.
  static void wipe(std::string& text) {
    std::fill(text.begin(), text.end(), '\0');
    text.clear();
  }

  json erase(const std::string& id) {
    const auto known = numbers.find(id);
    if (known == numbers.end()) return error("no mention of this id is known");
    const std::size_t at = known->second - 1;
    index.erase(known->second);
    auto gone = numbers.extract(known);
    wipe(gone.key());
    wipe(names[at]);
    if (say) {
      for (std::string& text : texts[at]) wipe(text);
    }
    return {{"id", id}, {"erased", true}};
  }

  // An error says which mention it is of.
  json answer(const json& object, std::size_t most) {
    json answered = answer_to(object, most);
    if (answered.contains("error") && object.contains("id")) answered["id"] = text_of(object["id"]).substr(0, 60);
    return answered;
  }

  json answer_to(const json& object, std::size_t most) {
    const std::string id = object.contains("id") ? text_of(object["id"]) : "";
    if (object.value("erase", json()) == true) return erase(id);
    if (!id.empty() && numbers.count(id) > 0) return error("a mention of this id is known already; erase it first");
    if (const std::string field = unknown_field(object); !field.empty())
      return error("there is no field \"" + field + "\"; fields are " + known_fields());
    const auto table = table_of(object);
    if (!table) return error("the fields cannot be read: two may have the same name");
    const auto made = readers(*table, today);
    const linkage::MentionValues read = values(made, 0);
    const auto suggestions = index.suggest(read, searcher, most);
    const linkage::MentionId number = number_of(id);
    keep_texts(made, 0);
    index.add({number, read});
    json answer = {{"links", links_of(suggestions, number)}};
    if (json unread = not_read(made); !unread.empty()) answer["not_read"] = std::move(unread);
    if (id.empty()) {
      index.erase(number);
      names.pop_back();
      if (say) texts.pop_back();
    } else {
      answer["id"] = id;
      numbers.emplace(id, number);
    }
    return answer;
  }

  linkage::Index index;
  Schema schema;
  linkage::Searcher searcher;
  std::vector<SchemaColumn> columns;
  std::vector<std::string> names;               // by number − 1
  std::vector<std::vector<std::string>> texts;  // … and column
  Say say;
  std::unordered_map<std::string, linkage::MentionId> numbers;
  std::size_t errors = 0, lines = 0;
  std::string today;
};

Watch::Watch(linkage::Model model, Schema schema)
    : m_state(std::make_unique<State>(std::move(model), std::move(schema))) {}
Watch::~Watch() = default;
Watch::Watch(Watch&&) noexcept = default;
Watch& Watch::operator=(Watch&&) noexcept = default;

Result<void> Watch::begin_with(std::span<const Input> inputs, unsigned threads) {
  const Ids ids = TRY(read_ids(inputs, m_state->schema.id));
  std::vector<linkage::Mention> mentions;
  for (const Input& input : inputs) {
    const auto readers = m_state->readers(input.table);
    for (std::size_t row = 0; row < input.table.rows(); ++row) {
      const std::string& id = ids.ids[mentions.size()];
      mentions.push_back({m_state->number_of(id), State::values(readers, row)});
      m_state->keep_texts(readers, row);
      m_state->numbers.emplace(id, mentions.back().id);
    }
  }
  m_state->index.add_all(mentions, threads);
  return {};
}

std::size_t Watch::size() const { return m_state->index.size(); }
void Watch::told_today(std::string day) { m_state->today = std::move(day); }
void Watch::say_with(Say say) { m_state->say = std::move(say); }
std::size_t Watch::errors() const { return m_state->errors; }

std::string Watch::answer(std::string_view line, std::size_t most) {
  ++m_state->lines;
  if (trim(line).empty()) return written({{"passed_over", "this line is blank"}, {"line", m_state->lines}});
  if (line.size() > longest_line) return written(m_state->error("this line is too long"));
  // Nesting is bounded before parsing: the parser itself would recurse when what it made is thrown away.
  if (std::count(line.begin(), line.end(), '[') > 1000 || std::count(line.begin(), line.end(), '{') > 1000)
    return written(m_state->error("this line has too many parts"));
  const json object = json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (!object.is_object())
    return written(m_state->error("this line is not an object of JSON: {\"id\": …, \"field\": …}"));
  return written(m_state->answer(object, most));
}

}  // namespace heed::link_batch
