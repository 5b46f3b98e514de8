// A person looks at two mentions beside each other, and says whether they are of the same one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/known_links.hpp"
#include "app/service.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "content/text.hpp"
#include "domain/access.hpp"

namespace heed::app {

// same, different: the last word on it until somebody says otherwise. not_sure: looked at, and left open. withdrawn: whatever was said
// before holds no more.
enum class Verdict : std::uint8_t { same, different, not_sure, withdrawn };
std::string_view to_string(Verdict verdict);
std::optional<Verdict> parse_verdict(std::string_view code);

// Two mentions, each by its concern and its place in it.
struct MentionPair {
  ConcernId concern;
  std::string place;
  ConcernId other_concern;
  std::string other_place;
};

struct JudgementView {
  Verdict verdict = Verdict::not_sure;
  std::string author, reason;
  Instant said_at;
};

struct TwoSides {
  OtherMention mine, other;
  std::vector<ReasonView> reasons;
  std::vector<mentions::AttributeType> new_since;  // somebody said that they are not the same; this is known since
  std::vector<mentions::AttributeType> differ;     // that both sides tell, and not the same, however it was written
  std::vector<JudgementView> said;                 // oldest first: the last one holds
};

// Both need the right to read both concerns. Errors: not_found where one of them is not there, or not for this actor, or holds no such
// mention, or they are not of one kind.
class JudgeLink {
 public:
  explicit JudgeLink(Service& service) : m_service(service) {}
  Result<TwoSides> look(const domain::Actor& actor, const MentionPair& pair, const content::Words& words) const;
  // Errors also: invalid (problem.link.reason: always with a reason; problem.text.too_long; problem.link.nothing_said: nothing to
  // withdraw). The same with the same form token is stored once.
  Result<void> operator()(const domain::Actor& actor, const MentionPair& pair, Verdict verdict, std::string_view reason,
                          std::string_view token = {}) const;

 private:
  Service& m_service;
};

}  // namespace heed::app
