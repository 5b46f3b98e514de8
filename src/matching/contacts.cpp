#include <phonenumbers/phonenumberutil.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "matching/characters.hpp"
#include "matching/fold.hpp"
#include "matching/normalise.hpp"

namespace heed::matching {

namespace {

struct Dialled {
  std::string digits;
  bool international = false;  // began with + or 00
};

constexpr std::size_t fewest_digits = 4, most_digits = 20, longest_handle = 200;

// Whether what stands after the digits read so far is something else than the number: an extension, a second number, a remark, or
// the ".0" that a spreadsheet adds.
bool ends_number(char c, std::string_view rest, std::size_t digits) {
  if (is_letter(c) || c == '#') return digits >= 7;
  if (c == '/' || c == ',' || c == ';') return digits >= 9;
  return c == '.' && digits >= 9 && rest == "0";
}

Dialled read_digits(std::string_view text) {
  Dialled dialled;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t i = 0;
  while (i < text.size() && dialled.digits.size() < most_digits) {
    UChar32 point = 0;
    U8_NEXT(bytes, i, text.size(), point);
    if (point < 0) continue;
    const int32_t digit =
        point < 0x80 ? (is_digit(static_cast<char>(point)) ? point - '0' : -1) : u_charDigitValue(point);
    if (digit >= 0) {
      dialled.digits.push_back(static_cast<char>('0' + digit));
    } else if (point == '+' && dialled.digits.empty()) {
      dialled.international = true;
    } else if (point < 0x80 && ends_number(static_cast<char>(point), text.substr(i), dialled.digits.size())) {
      break;
    }
  }
  dialled.international = dialled.international || dialled.digits.starts_with("00");
  if (dialled.international)
    dialled.digits.erase(0, std::min(dialled.digits.find_first_not_of('0'), dialled.digits.size()));
  return dialled;
}

std::string british(std::string_view national) {
  national.remove_prefix(std::min(national.find_first_not_of('0'), national.size()));
  return "44" + std::string(national);
}

// Numbers written as people in Britain write them, of which most are: no library is asked. "" when it is none of those.
std::string british_number(const Dialled& dialled) {
  const std::string_view digits = dialled.digits;
  if (digits.starts_with("44") &&
      (dialled.international || digits.size() == 12 || (digits.size() == 13 && digits[2] == '0')))
    return british(digits.substr(2));
  if (dialled.international) return "";
  if (digits.starts_with('0') && digits.size() >= 7) return british(digits);
  if (digits.starts_with('7') && digits.size() == 10) return british(digits);  // a spreadsheet has eaten the 0
  return std::string(digits);
}

std::string by_library(const Dialled& dialled, std::string_view region) {
  using i18n::phonenumbers::PhoneNumber;
  using i18n::phonenumbers::PhoneNumberUtil;
  const PhoneNumberUtil& library = *PhoneNumberUtil::GetInstance();
  PhoneNumber number;
  const std::string text = (dialled.international ? "+" : "") + dialled.digits;
  if (library.Parse(text, std::string(region), &number) != PhoneNumberUtil::NO_PARSING_ERROR ||
      !library.IsValidNumber(number))
    return region == "GB" ? british_number({dialled.digits, false}) : dialled.digits;
  std::string formatted;
  library.Format(number, PhoneNumberUtil::E164, &formatted);
  return formatted.substr(formatted.starts_with('+') ? 1 : 0);
}

struct Platform {
  std::string_view written, name;
  bool in_words = true;  // also among other words, where "x" or "t" may be anything, and a name on WhatsApp is a number
};
constexpr std::array platforms = std::to_array<Platform>({{"instagram", "instagram"},
                                                          {"insta", "instagram"},
                                                          {"ig", "instagram"},
                                                          {"snapchat", "snapchat"},
                                                          {"snap", "snapchat"},
                                                          {"sc", "snapchat", false},
                                                          {"facebook", "facebook"},
                                                          {"fb", "facebook"},
                                                          {"messenger", "facebook"},
                                                          {"m facebook", "facebook", false},
                                                          {"tiktok", "tiktok"},
                                                          {"tik tok", "tiktok", false},
                                                          {"tt", "tiktok", false},
                                                          {"twitter", "x"},
                                                          {"x", "x", false},
                                                          {"youtube", "youtube"},
                                                          {"yt", "youtube", false},
                                                          {"telegram", "telegram"},
                                                          {"tg", "telegram", false},
                                                          {"t", "telegram", false},
                                                          {"whatsapp", "whatsapp", false},
                                                          {"wa", "whatsapp", false},
                                                          {"discord", "discord"},
                                                          {"roblox", "roblox"},
                                                          {"steam", "steam"},
                                                          {"xbox", "xbox"},
                                                          {"psn", "playstation"},
                                                          {"playstation", "playstation"},
                                                          {"kik", "kik"},
                                                          {"reddit", "reddit"},
                                                          {"twitch", "twitch"},
                                                          {"threads", "threads"},
                                                          {"signal", "signal"},
                                                          {"fortnite", "fortnite"}});

std::string platform_name(std::string_view written) {
  std::string words = fold_words(written);
  const auto known = std::ranges::find(platforms, std::string_view(words), &Platform::written);
  if (known != platforms.end()) return std::string(known->name);
  std::erase(words, ' ');
  return words;
}

bool is_platform(std::string_view written) {
  return std::ranges::find(platforms, written, &Platform::written) != platforms.end() ||
         std::ranges::find(platforms, written, &Platform::name) != platforms.end();
}

// "https://www.tiktok.com/@name?lang=en" → "@name"; what is no address stays as it is.
std::string_view user_in_address(std::string_view text) {
  const std::size_t scheme = text.find("://");
  const bool address = scheme != std::string_view::npos || text.starts_with("www.") ||
                       text.find(".com/") != std::string_view::npos || text.starts_with("t.me/") ||
                       text.starts_with("wa.me/");
  if (!address) return text;
  if (scheme != std::string_view::npos) text.remove_prefix(scheme + 3);
  text.remove_prefix(std::min(text.find('/'), text.size() - 1) + 1);
  text = text.substr(0, text.find_first_of("?#"));
  for (const std::string_view step : {"add/", "user/", "u/", "users/", "c/", "channel/", "profile/", "in/"}) {
    if (text.starts_with(step)) text.remove_prefix(step.size());
  }
  return text.substr(0, text.find('/'));
}

}  // namespace

std::string normal_phone(std::string_view text, std::string_view region) {
  const Dialled dialled = read_digits(cut_to_bytes(text, longest_value));
  if (dialled.digits.size() < fewest_digits) return "";
  std::string number = region == "GB" ? british_number(dialled) : "";
  if (number.empty()) number = by_library(dialled, region);
  if (number.size() > most_digits) number.resize(most_digits);  // a 44 came in front: no longer than what is read again
  return number.size() < fewest_digits ? "" : number;
}

std::string normal_email(std::string_view text) {
  text = trim(cut_to_bytes(text, longest_value));
  std::string email;
  if (is_ascii(text)) {
    email = ascii_lower(text);
  } else {
    icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())))
        .toLower(icu::Locale::getRoot())
        .toUTF8String(email);
  }
  std::erase_if(email, [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' || c == '"' || c == '\x7f';
  });
  while (email.starts_with("mailto:")) email.erase(0, 7);
  while (email.ends_with('.') || email.ends_with(',') || email.ends_with(';')) email.pop_back();
  return std::string(cut_to_bytes(email, longest_value));
}

std::string_view platform_in_words(std::string_view word) {
  const auto is_it = [&](const Platform& one) { return one.in_words && one.written == word; };
  const auto known = std::ranges::find_if(platforms, is_it);
  return known == platforms.end() ? std::string_view() : known->name;
}

std::string_view platform_of_address(std::string_view lower) {
  if (lower.find("t.me/") != std::string_view::npos) return "telegram";
  for (const auto& platform : platforms) {
    const std::string domain = std::string(platform.name) + ".com/";
    if (platform.in_words && lower.find(domain) != std::string_view::npos) return platform.name;
  }
  return {};
}

std::string normal_handle(std::string_view text, std::string_view platform) {
  const std::string folded = fold(text);
  std::string_view user = user_in_address(trim(folded));
  std::string on = platform.empty() ? "" : platform_name(platform);
  const std::size_t colon = user.find(':');
  if (colon != std::string_view::npos) {
    const std::string_view before = trim(user.substr(0, colon));
    if (before == on || is_platform(before)) {
      if (on.empty()) on = platform_name(before);
      user.remove_prefix(colon + 1);
    }
  }
  std::string handle;
  for (const char c : user) {
    if (handle.size() == longest_handle) break;
    if (is_lower(c) || is_digit(c) || c == '_' || c == '-' || (c == '.' && !handle.empty())) handle.push_back(c);
  }
  while (handle.ends_with('.')) handle.pop_back();
  if (handle.empty() || handle.starts_with("www.")) return "";  // a site's address names no user
  return on.empty() ? handle : on + ":" + handle;
}

}  // namespace heed::matching
