#include "app/concern_texts.hpp"

#include <algorithm>
#include <array>
#include <concepts>
#include <optional>
#include <string>
#include <type_traits>

#include "app/json_fields.hpp"

namespace heed::app {

namespace {

// The id of a sign in the content pack. Nobody typed it, and "child-says" or "gifts-money" may be somebody's name.
bool is_code(std::string_view field) { return field == "item"; }

// "St Mary's School", "12 Albert Street", an amber car, "May 2012", the sender's own e-mail address.
bool is_detail(std::string_view field) {
  constexpr std::array<std::string_view, 14> details{
      "age",        "date_of_birth", "nhs_number",   "school",  "gp",    "phone", "email",
      "work_phone", "work_email",    "organisation", "address", "plate", "make",  "colour"};
  return std::find(details.begin(), details.end(), field) != details.end();
}

template <class Part>
concept Person =
    std::same_as<Part, domain::Child> || std::same_as<Part, domain::Adult> || std::same_as<Part, domain::Reporter>;

class Collector {
 public:
  void operator()(std::string_view field, const std::string& text) {
    if (text.empty() || is_code(field)) return;
    (m_of_person && field == "name" ? m_found.names
     : is_detail(field)             ? m_found.details
                                    : m_found.words)
        .emplace_back(text);
  }
  // The hard floors that were ticked, which are codes.
  void operator()(std::string_view, const std::vector<std::string>&) {}
  void operator()(std::string_view, const std::optional<int>&) {}
  template <class Choice>
    requires(!std::is_class_v<Choice>)
  void operator()(std::string_view, const Choice&) {}
  template <class Part>
    requires std::is_class_v<Part>
  void operator()(std::string_view, const std::vector<Part>& parts) {
    for (const auto& part : parts) collect(part);
  }
  template <class Part>
    requires std::is_class_v<Part>
  void operator()(std::string_view, const Part& part) {
    collect(part);
  }

  template <class Part>
  void collect(const Part& part) {
    m_of_person = Person<Part>;
    each_field(*this, part);
    m_of_person = false;
  }
  ConcernTexts take() { return std::move(m_found); }

 private:
  ConcernTexts m_found;
  bool m_of_person = false;
};

}  // namespace

ConcernTexts texts_of(const domain::Concern& concern) {
  Collector collector;
  collector.collect(concern);
  return collector.take();
}

}  // namespace heed::app
