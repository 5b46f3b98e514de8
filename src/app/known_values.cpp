#include "app/known_values.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "matching/normalise.hpp"

namespace heed::app {

namespace {

using matching::AttributeType;

// The words of a name that make up this part of it, as they were written: "bea" of "Bea EXAMPLE" is "Bea".
std::string as_written(std::string_view name, std::string_view part) {
  const std::string words = " " + std::string(part) + " ";
  std::string written;
  for (const auto word : split(name, ' ')) {
    const auto normal = matching::normal_name(word);
    if (normal.empty() || words.find(" " + normal + " ") == std::string::npos) continue;
    (written += written.empty() ? "" : " ").append(word);
  }
  while (written.ends_with(',')) written.pop_back();
  return written.empty() ? std::string(part) : written;
}

class Filler {
 public:
  explicit Filler(const linkage::Model& model) : m_model(model) {
    m_filled.values.resize(model.columns.size());
    m_filled.said.resize(model.columns.size());
  }

  void add(AttributeType type, std::string_view text, std::string_view qualifier, const std::string& said) {
    const auto column = std::ranges::find(m_model.columns, type, &linkage::Column::type);
    if (column == m_model.columns.end()) return;
    const auto number = static_cast<std::size_t>(column - m_model.columns.begin());
    auto value = matching::make_value(type, text, qualifier);
    const auto is_there = [&](const matching::OwnedValue& other) { return other.text == value.text; };
    if (value.text.empty() || std::ranges::any_of(m_filled.values[number], is_there)) return;
    if (m_filled.values[number].size() == linkage::Table::most_values) return;
    m_filled.values[number].push_back(std::move(value));
    m_filled.said[number].push_back(said);
  }

  void add_name(const std::string& text) {
    const auto parts = matching::split_full_name(text);
    add(AttributeType::forename, parts.given, {}, as_written(text, parts.given));
    add(AttributeType::surname, parts.family, {}, as_written(text, parts.family));
  }

  KnownValues take() { return std::move(m_filled); }

 private:
  const linkage::Model& m_model;
  KnownValues m_filled;
};

}  // namespace

bool KnownValues::empty() const {
  return std::ranges::all_of(values, [](const auto& column) { return column.empty(); });
}

KnownValues known_values(const linkage::Model& model, const mentions::Mention& mention, const std::string& told_on) {
  Filler filler(model);
  for (const auto& said : mention.said) {
    if (said.type == AttributeType::full_name)
      filler.add_name(said.text);
    else
      filler.add(said.type, said.text, said.type == AttributeType::date_of_birth ? told_on : said.qualifier, said.text);
  }
  return filler.take();
}

}  // namespace heed::app
