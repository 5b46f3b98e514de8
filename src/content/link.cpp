#include "content/link.hpp"

namespace heed::content {
namespace {

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

bool only(std::string_view text, std::string_view extra) {
  for (const char character : text) {
    const bool plain = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
                       (character >= '0' && character <= '9') || extra.find(character) != std::string_view::npos;
    if (!plain) return false;
  }
  return true;
}

}  // namespace

LinkKind kind_of_link(std::string_view address) {
  if (starts_with(address, "http:") || starts_with(address, "https:") || starts_with(address, "//"))
    return LinkKind::outside;
  if (starts_with(address, "tel:")) {
    const auto number = address.substr(4);
    return !number.empty() && number.find_first_not_of("+0123456789") == std::string_view::npos ? LinkKind::telephone
                                                                                                : LinkKind::wrong;
  }
  if (starts_with(address, "mailto:")) {
    const auto email = address.substr(7);
    return email.find('@') != std::string_view::npos && only(email, "@.-_+") ? LinkKind::email : LinkKind::wrong;
  }
  if (starts_with(address, "#"))
    return address.size() > 1 && only(address.substr(1), "-_") ? LinkKind::fragment : LinkKind::wrong;
  if (!starts_with(address, "/") || !only(address, "/-_#?=&") || address.find("//") != std::string_view::npos)
    return LinkKind::wrong;
  const std::string path = path_of_link(address);
  return path == "/team" || starts_with(path, "/team/") ? LinkKind::team : LinkKind::internal;
}

std::string path_of_link(std::string_view address) {
  std::string path(address.substr(0, address.find_first_of("#?")));
  if (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

std::string_view advice_for(LinkKind kind) {
  switch (kind) {
    case LinkKind::outside:
      return "goes to an address outside, which nobody has checked. Write the address as plain text, without a link.";
    case LinkKind::team: return "goes to the team’s pages, which the public cannot open. Take it out.";
    case LinkKind::wrong:
      return "is no address that a page may link. Write a path such as /signs, #a-heading, tel:101 or "
             "mailto:team@example.org.";
    case LinkKind::internal:
    case LinkKind::fragment:
    case LinkKind::telephone:
    case LinkKind::email: return {};
  }
  return {};
}

}  // namespace heed::content
