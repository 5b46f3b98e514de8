// A draft with a canary of its own in every member that holds what a person wrote. The members are those of
// app/json_fields.hpp; that it names every member there is, is checked by size.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/json_fields.hpp"
#include "invariants/canary_search.hpp"

namespace heed::invariants {

class Planter {
 public:
  explicit Planter(CanarySearch& search) : m_search(search) {}

  std::string canary(const std::string& where) {
    std::string text = "Canary" + std::to_string(1000 + m_search.planted()) + "Of" + where;
    std::erase_if(text, [](char c) { return c == '.' || c == '_'; });
    text.resize(std::max<std::size_t>(text.size(), 14), 'x');
    m_search.plant(text);
    return text;
  }

  void operator()(const char* name, std::string& text) {
    ++m_members;
    m_bytes += sizeof text;
    const std::string_view field = name;
    text = field == "disability" || field.starts_with("works_") || field == "access_now" ? "no"
           : field == "contact_wanted"                                                   ? "yes"
           : field == "kind"                                                             ? m_kind
           : field == "item"                                                             ? "gifts-money"
           : field == "how_known"                                                        ? "seen"
           : field == "consent"                                                          ? "not_asked"
           : field == "reporter_kind"                                                    ? "professional"
           : field.ends_with("email")                                                    ? canary(name) + "@example.org"
                                                                                         : canary(name);
  }
  void operator()(const char*, bool& flag) {
    m_bytes += alignof(std::string);
    flag = false;
  }
  void operator()(const char*, std::vector<std::string>& codes) {
    m_bytes += sizeof codes;
    codes = {"missing"};
  }
  template <class Part>
  void operator()(const char* name, std::vector<Part>& parts) {
    m_bytes += sizeof parts;
    parts.resize(2);
    m_kind = std::string_view(name) == "observations" ? "harm" : "handle";
    for (Part& part : parts) plant(part);
  }
  template <class Part>
  void operator()(const char*, Part& part) {
    m_bytes += sizeof part;
    plant(part);
  }

  // Fills a whole part; throws std::logic_error when its fields are not all of it.
  template <class Part>
  void plant(Part& part) {
    const std::size_t before = m_bytes;
    m_bytes = 0;
    app::each_field(*this, part);
    if (m_bytes != sizeof(Part)) throw std::logic_error("a member of a draft has no field, so no canary was put in it");
    m_bytes = before;
  }
  std::size_t members() const { return m_members; }

 private:
  CanarySearch& m_search;
  std::string m_kind = "handle";
  std::size_t m_members = 0, m_bytes = 0;
};

}  // namespace heed::invariants
