#include "app/name_match.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <vector>

#include "base/text.hpp"

namespace heed::app {

namespace {

std::vector<std::string> parts_of(const std::string& words) {
  std::vector<std::string> parts;
  for (const auto part : split(words, ' '))
    if (!part.empty()) parts.emplace_back(part);
  return parts;
}

bool carries_every_part(const std::string& words, const std::vector<std::string>& parts) {
  return std::all_of(parts.begin(), parts.end(),
                     [&](const auto& part) { return words.find(" " + part + " ") != std::string::npos; });
}

std::vector<std::string_view> names_in(const domain::Concern& concern) {
  std::vector<std::string_view> names{concern.reporter.name};
  for (const auto& adult : concern.adults) names.push_back(adult.name);
  for (const auto& child : concern.children) names.push_back(child.name);
  return names;
}

std::vector<std::string_view> texts_in(const domain::Concern& concern) {
  std::vector<std::string_view> texts{concern.worry, concern.child_words, concern.other_children,
                                      concern.who_else_knows, concern.when_where};
  for (const auto& adult : concern.adults) texts.insert(texts.end(), {adult.description, adult.relationship});
  for (const auto& child : concern.children)
    texts.insert(texts.end(), {child.nicknames, child.description, child.where_now});
  for (const auto& observation : concern.observations) texts.push_back(observation.words);
  for (const auto& place : concern.places) texts.push_back(place.what_happens);
  for (const auto& point : concern.contact_points) texts.push_back(point.whose);
  texts.insert(texts.end(),
               {concern.referral.parental_responsibility, concern.referral.household, concern.referral.keep_from});
  return texts;
}

}  // namespace

std::string name_words(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* const normalizer = icu::Normalizer2::getNFKDInstance(status);
  auto typed = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  typed.foldCase();
  const auto apart = U_SUCCESS(status) ? normalizer->normalize(typed, status) : typed;
  icu::UnicodeString words(u' ');
  for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    const UChar32 c = apart.char32At(i);
    if (u_isalnum(c))
      words.append(c);
    else if (u_charType(c) != U_NON_SPACING_MARK && !words.endsWith(u" ", 1))
      words.append(u' ');
  }
  if (!words.endsWith(u" ", 1)) words.append(u' ');
  std::string spelt;
  return words.toUTF8String(spelt);
}

NamesInConcern::NamesInConcern(const domain::Concern& concern) {
  for (const auto name : names_in(concern)) m_names.push_back(name_words(name));
  for (const auto text : texts_in(concern)) m_texts.push_back(name_words(text));
}

bool NamesInConcern::are_carried_by(std::string_view name) const {
  const auto whole = name_words(name);
  const auto parts = parts_of(whole);
  if (parts.empty()) return false;
  if (parts.size() == 1) return std::find(m_names.begin(), m_names.end(), whole) != m_names.end();
  return std::any_of(m_names.begin(), m_names.end(),
                     [&](const auto& words) { return carries_every_part(words, parts); });
}

bool NamesInConcern::include(std::string_view name) const {
  const auto whole = name_words(name);
  if (are_carried_by(name)) return true;
  return parts_of(whole).size() > 1 && std::any_of(m_texts.begin(), m_texts.end(), [&](const auto& words) {
           return words.find(whole) != std::string::npos;
         });
}

}  // namespace heed::app
