#include "app/audit_detail.hpp"

#include "base/text.hpp"

namespace heed::app {

namespace {

constexpr std::size_t longest_value = 40;

// "page=2 view=open" → the value of that name, or "".
std::string_view value_of(std::string_view detail, std::string_view name) {
  for (const auto part : split(detail, ' '))
    if (part.size() > name.size() && part.starts_with(name) && part[name.size()] == '=')
      return part.substr(name.size() + 1);
  return {};
}

// A blank would be taken for the end of the value.
std::string bounded(std::string_view value) {
  value = trim(value);
  return std::string(cut_to_bytes(value.substr(0, value.find(' ')), longest_value));
}

}  // namespace

std::string to_detail(const ShownInInbox& shown) {
  std::string text = "view=" + shown.view + " page=" + std::to_string(shown.page) + " shown=";
  for (std::size_t i = 0; i < shown.concerns.size(); ++i) text += (i == 0 ? "" : ",") + shown.concerns[i].to_string();
  return text;
}

std::optional<ShownInInbox> shown_from_detail(std::string_view detail) {
  const auto page = parse_number(value_of(detail, "page"));
  if (!page) return std::nullopt;
  ShownInInbox shown;
  shown.view = value_of(detail, "view");
  shown.page = static_cast<std::size_t>(*page);
  for (const auto text : split(value_of(detail, "shown"), ','))
    if (const auto id = ConcernId::parse(text)) shown.concerns.push_back(*id);
  return shown;
}

std::string to_detail(const AuditFilter& filter) {
  if (!filter.reference.empty()) return "reference=" + bounded(filter.reference);
  if (!filter.actor.empty()) return "who=" + bounded(filter.actor);
  return {};
}

AuditFilter asked_from_detail(std::string_view detail) {
  AuditFilter asked;
  asked.actor = value_of(detail, "who");
  asked.reference = value_of(detail, "reference");
  return asked;
}

}  // namespace heed::app
