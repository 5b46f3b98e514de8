// Writes and reads JSON by the field lists of json_fields.hpp.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/json_fields.hpp"
#include "base/result.hpp"

namespace heed::app {

using Json = nlohmann::ordered_json;

// Text to JSON: at most `bytes` long and `depth` deep, each key once in its object and 100 of them at
// most, 300 objects in all. Errors: invalid problem.json.malformed, problem.json.too_many_fields, problem.json.too_many_objects.
Result<Json> parse_json(std::string_view text, std::size_t most_bytes, int most_depth);
// Ill-formed UTF-8 becomes U+FFFD.
std::string dump_json(const Json& json);

inline std::optional<domain::DecisionKind> code_value(std::string_view code, const domain::DecisionKind*) {
  return domain::parse_decision_kind(code);
}
template <class Enum>
std::optional<Enum> code_value(std::string_view code, const Enum*) {
  return domain::parse<Enum>(code);
}

// Leaves out what is empty, so that one draft has one text.
class JsonWriter {
 public:
  Json take() { return std::move(m_json); }

  template <class Value>
  void operator()(const char* name, const Value& value) {
    Json json = to_value(value);
    if (!json.is_null()) m_json[name] = std::move(json);
  }

 private:
  static Json to_value(const std::string& text) { return text.empty() ? Json() : Json(text); }
  static Json to_value(bool yes) { return yes ? Json(true) : Json(); }
  static Json to_value(const std::optional<int>& number) { return number ? Json(*number) : Json(); }
  template <class Enum>
    requires std::is_enum_v<Enum>
  static Json to_value(Enum value) {
    return Json(std::string(to_string(value)));
  }
  template <class Part>
  static Json to_value(const std::vector<Part>& parts) {
    Json list;
    for (const auto& part : parts) list.push_back(element(part));
    return list;
  }
  template <class Part>
    requires std::is_class_v<Part>
  static Json to_value(const Part& part) {
    Json json = element(part);
    return json.empty() ? Json() : json;
  }
  static Json element(const std::string& text) { return Json(text); }
  template <class Part>
  static Json element(const Part& part) {
    JsonWriter writer;
    writer.m_json = Json::object();
    each_field(writer, part);
    return writer.take();
  }

  Json m_json = Json::object();
};

template <class Value>
Json write_json(const Value& value) {
  JsonWriter writer;
  each_field(writer, value);
  return writer.take();
}

// Stops at the first mistake, which `error` then holds. Strict reading refuses fields that are not in the list.
class JsonReader {
 public:
  enum class Unknown { refused, ignored };
  explicit JsonReader(Unknown unknown) : m_unknown(unknown) {}

  template <class Part>
  void read(const Json& json, Part& part) {
    if (m_error) return;
    if (!json.is_object()) return fail("problem.json.wrong_type");
    const Json* const outer = std::exchange(m_object, &json);
    auto outer_names = std::exchange(m_names, {});
    each_field(*this, part);
    if (m_unknown == Unknown::refused && !m_error) refuse_unknown();
    m_names = std::move(outer_names);
    m_object = outer;
  }

  template <class Value>
  void operator()(const char* name, Value& value) {
    m_names.insert(name);
    const auto found = m_object->find(name);
    if (m_error || found == m_object->end()) return;
    const std::size_t before = m_pointer.size();
    m_pointer.append("/").append(name);
    value_from(*found, value);
    m_pointer.resize(before);
  }

  const std::optional<Error>& error() const { return m_error; }

 private:
  void fail(const char* code) {
    if (!m_error) m_error = Error{ErrorKind::invalid, code, m_pointer.empty() ? "/" : m_pointer};
  }
  void refuse_unknown();

  void value_from(const Json& json, std::string& text) {
    if (!json.is_string()) return fail("problem.json.wrong_type");
    text = json.get<std::string>();
  }
  void value_from(const Json& json, bool& yes) {
    if (!json.is_boolean()) return fail("problem.json.wrong_type");
    yes = json.get<bool>();
  }
  void value_from(const Json& json, std::optional<int>& number) {
    if (!json.is_number_integer()) return fail("problem.json.wrong_type");
    number = json.get<int>();
  }
  template <class Enum>
    requires std::is_enum_v<Enum>
  void value_from(const Json& json, Enum& value) {
    const auto known = json.is_string() ? code_value(json.get<std::string>(), &value) : std::nullopt;
    if (!known) return fail("problem.json.wrong_type");
    value = *known;
  }
  template <class Part>
  void value_from(const Json& json, std::vector<Part>& parts) {
    if (!json.is_array()) return fail("problem.json.wrong_type");
    const std::size_t before = m_pointer.size();
    for (std::size_t i = 0; i < json.size() && !m_error; ++i) {
      m_pointer.append("/").append(std::to_string(i));
      value_from(json[i], parts.emplace_back());
      m_pointer.resize(before);
    }
  }
  template <class Part>
    requires std::is_class_v<Part>
  void value_from(const Json& json, Part& part) {
    read(json, part);
  }

  Unknown m_unknown;
  const Json* m_object = nullptr;
  std::set<std::string, std::less<>> m_names;
  std::string m_pointer;
  std::optional<Error> m_error;
};

}  // namespace heed::app
