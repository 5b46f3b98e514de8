#include "app/judgement.hpp"

#include <nlohmann/json.hpp>

#include "app/sealed_records.hpp"
#include "domain/codes.hpp"

namespace heed::app {

namespace {

using Json = nlohmann::json;

constexpr domain::Codes<Verdict, 4> verdicts{{{Verdict::same, "same"},
                                              {Verdict::different, "different"},
                                              {Verdict::not_sure, "not_sure"},
                                              {Verdict::withdrawn, "withdrawn"}}};
constexpr int version = 1;

std::optional<linkage::Constraint::Kind> kind_of(Verdict verdict) {
  if (verdict == Verdict::same) return linkage::Constraint::Kind::must_link;
  if (verdict == Verdict::different) return linkage::Constraint::Kind::cannot_link;
  return std::nullopt;
}

}  // namespace

std::string_view to_string(Verdict verdict) { return domain::code_of(verdicts, verdict); }
std::optional<Verdict> parse_verdict(std::string_view code) { return domain::value_of(verdicts, code); }

std::string judgement_to_json(const Judgement& judgement) {
  return Json{{"v", version},
              {"left", judgement.left.place},
              {"right", judgement.right.place},
              {"verdict", to_string(judgement.verdict)},
              {"reason", judgement.reason},
              {"evidence", judgement.evidence}}
      .dump();
}

Result<Judgement> open_judgement(const Parts& parts, const ports::LinkRecord& record) {
  const Error unreadable{ErrorKind::corrupt, "payload.unreadable", {}};
  const auto text = TRY(open_link(parts, record));
  const auto json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object() || json.value("v", 0) != version) return unreadable;
  Judgement judgement;
  try {
    const auto verdict = parse_verdict(json.at("verdict").get<std::string>());
    if (!verdict) return unreadable;
    judgement.verdict = *verdict;
    judgement.left = {record.left_concern, json.at("left").get<std::string>()};
    judgement.right = {record.right_concern, json.at("right").get<std::string>()};
    judgement.reason = json.at("reason").get<std::string>();
    judgement.evidence = json.at("evidence").get<std::vector<std::uint64_t>>();
  } catch (const Json::exception&) {
    return unreadable;
  }
  judgement.id = record.id;
  judgement.author = record.author;
  judgement.said_at = record.said_at;
  return judgement;
}

bool is_of(const Judgement& judgement, const KnownPlace& one, const KnownPlace& other) {
  return (judgement.left == one && judgement.right == other) || (judgement.left == other && judgement.right == one);
}

const Judgement* last_word(const std::vector<Judgement>& said, const KnownPlace& one, const KnownPlace& other) {
  for (auto judgement = said.rbegin(); judgement != said.rend(); ++judgement)
    if (is_of(*judgement, one, other)) return &*judgement;
  return nullptr;
}

Result<std::vector<Judgement>> judgements_of(const Parts& parts, ConcernId concern) {
  std::vector<Judgement> said;
  for (const auto& record : TRY(parts.store.links.of_concern(concern)))
    if (auto judgement = open_judgement(parts, record); judgement.ok()) said.push_back(std::move(judgement).value());
  return said;
}

void apply(Known& known, const Judgement& judgement) {
  known.say(judgement.left, judgement.right, kind_of(judgement.verdict), judgement.evidence);
}

}  // namespace heed::app
