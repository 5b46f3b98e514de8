// The signs of the content pack as the forms ask about them, and the observations that answers become.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/pack.hpp"
#include "content/text.hpp"
#include "domain/concern.hpp"
#include "html/builder.hpp"
#include "web_public/tell_field.hpp"

namespace heed::web_public {

// The kinds that signs are asked in, each with the words over its group. Context is never asked as a sign.
struct SignGroup {
  content::ItemKind kind;
  std::string_view code;      // domain::ObservationKind
  std::string_view question;  // message key: "Harm, or what the child has said"
  std::string_view noticed;   // message key over what was noticed of this kind
};
const std::vector<SignGroup>& sign_groups();

// The signs of one kind that everyone may be asked about, in the pack's order.
std::vector<const content::Item*> signs_of(const content::Pack& pack, content::ItemKind kind);
const content::Item* sign_by_id(const content::Pack& pack, std::string_view id);

// How something is known whose box was ticked and of which no more was said.
inline constexpr std::string_view noticed_without_how = "not_answered";
// Seen, told, possible, or ticked without how: something was noticed. An answer that was not given yet is not.
bool is_noticed(const domain::ObservationDraft& observation);
// The words for "I saw it", "I was told" ...
std::string_view words_for_how_known(std::string_view code);
// The codes that a question offers, with their words: all five, or the three that say that something was noticed.
const std::vector<Offered>& ways_of_knowing();
const std::vector<Offered>& ways_of_noticing();

}  // namespace heed::web_public
