#include "app/demo.hpp"

#include <algorithm>
#include <chrono>

#include "app/demo_concerns.hpp"
#include "app/form_state.hpp"
#include "app/receipt.hpp"
#include "app/service_parts.hpp"
#include "app/submit_concern.hpp"
#include "app/team.hpp"
#include "app/users.hpp"
#include "base/text.hpp"

namespace heed::app {

namespace {

constexpr std::chrono::hours team_starts{24 * 15};

Error failed(std::string_view what, const Error& error) {
  return {error.kind, "demo.failed", std::string(what) + ": " + error.code + " " + error.detail};
}

bool is_young(const domain::ConcernDraft& draft) {
  return draft.reporter_kind == domain::to_string(domain::ReporterKind::young_person) ||
         draft.reporter_kind == domain::to_string(domain::ReporterKind::friend_of_child);
}

bool is_demonstration(std::string_view provenance) {
  return provenance == demonstration || provenance == young_peoples_demonstration;
}

// What is known of a concern once it has been told.
struct Told {
  DemoConcern data;
  Instant at;
  ConcernId id;
  std::string reference;
  Secret words;
};

// Tells every concern and does every deed in the order of time, as it would have come about.
class Filling {
 public:
  Filling(Service& service, FixedClock& clock, Instant now) : m_service(service), m_clock(clock), m_now(now) {}

  Result<DemoFill> run() {
    TRY(add_people());
    gather();
    std::stable_sort(m_moments.begin(), m_moments.end(),
                     [](const Moment& left, const Moment& right) { return left.at < right.at; });
    for (const auto& moment : m_moments) {
      m_clock.set(moment.at);
      auto& told = m_told[moment.concern];
      const auto done = moment.step ? perform(told, *moment.step) : tell(told);
      if (!done.ok()) return failed(told.data.what, done.error());
    }
    m_clock.set(m_now);
    return report();
  }

 private:
  struct Moment {
    Instant at;
    std::size_t concern = 0;
    const DemoStep* step = nullptr;  // nothing: the telling itself
  };

  Result<void> add_people() {
    m_clock.set(m_now - team_starts);
    for (const auto& person : demo_sign_ins()) {
      NewUser user{
          person.sign_in_name, person.name, {}, person.sign_in_name == "carys.manager", std::string(demonstration)};
      for (const auto role : split(person.roles, ' '))
        if (const auto known = domain::parse_role(role)) user.roles.insert(*known);
      TRY(ManageUsers(m_service).add(user, Secret::from_text(person.password), "program"));
    }
    return {};
  }

  void gather() {
    for (const auto& group :
         {demo_concerns_of_adults(), demo_concerns_of_young_people(), demo_concerns_of_professionals()})
      for (const auto& concern : group)
        m_told.push_back({concern, m_now - std::chrono::hours(concern.hours_ago), {}, {}, {}});
    for (std::size_t i = 0; i < m_told.size(); ++i) {
      m_moments.push_back({m_told[i].at, i, nullptr});
      for (const auto& step : m_told[i].data.steps)
        m_moments.push_back({std::min(m_now, m_told[i].at + std::chrono::minutes(step.minutes_after)), i, &step});
    }
  }

  Result<void> tell(Told& told) {
    SubmitRequest request;
    request.draft = TRY(draft_from_json(told.data.draft));
    request.token = Secret::from_text(FormState(m_service).new_token());
    request.source_over_limit = told.data.source_over_limit;
    request.provenance = is_young(request.draft) ? young_peoples_demonstration : demonstration;
    auto outcome = SubmitConcern(m_service)(request);
    if (const auto* error = std::get_if<Error>(&outcome)) return *error;
    if (const auto* errors = std::get_if<std::vector<FieldError>>(&outcome))
      return Error{ErrorKind::internal, errors->front().code, errors->front().field};
    auto& submitted = std::get<Submitted>(outcome);
    told.reference = submitted.reference;
    told.words = std::move(submitted.receipt);
    told.id = TRY(m_service.parts().store.concerns.find_by_reference(told.reference)).id;
    return {};
  }

  Result<void> perform(const Told& told, const DemoStep& step) {
    if (step.who.empty()) return perform_as_reporter(told, step);
    const auto user = m_service.parts().users.find_by_sign_in_name(step.who);
    if (!user) return Error{ErrorKind::internal, "demo.person", std::string(step.who)};
    const auto actor = user->actor();
    const auto revision = TRY(m_service.parts().store.concerns.find(told.id)).revision;
    switch (step.deed) {
      case DemoDeed::take: return TakeConcern(m_service)(actor, told.id, revision);
      case DemoDeed::note: return AddNote(m_service)(actor, told.id, step.text);
      case DemoDeed::reply: {
        const auto said = TRY(m_service.parts().store.concerns.messages(told.id)).size();
        return ReplyToReporter(m_service)(actor, told.id, step.text, {revision, said});
      }
      case DemoDeed::declare_conflict: TRY(DeclareConflict(m_service)(actor, told.id)); return {};
      case DemoDeed::decide: return decide(actor, told, step, revision, /*close=*/false);
      case DemoDeed::close: return decide(actor, told, step, revision, /*close=*/true);
      default: break;
    }
    TRY(ReadConcern(m_service)(actor, told.id));
    return {};
  }

  Result<void> perform_as_reporter(const Told& told, const DemoStep& step) {
    const auto words = told.words.reveal_text();
    if (step.deed == DemoDeed::withdraw_contact) return WithdrawContact(m_service)(words);
    if (step.deed == DemoDeed::end_receipt) return EndReceipt(m_service)(words);
    const auto token = Secret::from_text(FormState(m_service).new_token());
    return WriteAsReporter(m_service)(words, step.text, token);
  }

  Result<void> decide(const domain::Actor& actor, const Told& told, const DemoStep& step, std::uint32_t revision,
                      bool close) {
    domain::DecisionDraft draft{std::string(step.decision), std::string(step.text), {}, {}, {}};
    if (step.decision != "keep_open") {
      draft.basis = "Invented: what was told, and what two colleagues checked.";
      draft.child_voice = "Invented: the child was seen and says that they feel safer.";
      draft.told = "Invented: police and children's social care, on the same day.";
      draft.floor_confirmed = true;
    }
    const auto outcome = DecideConcern(m_service)(actor, told.id, revision, draft, close);
    if (const auto* error = std::get_if<Error>(&outcome)) return *error;
    if (const auto* errors = std::get_if<FieldErrors>(&outcome))
      return Error{ErrorKind::internal, errors->front().code, errors->front().field};
    return {};
  }

  DemoFill report() const {
    DemoFill fill;
    fill.sign_ins = demo_sign_ins();
    fill.concerns = m_told.size();
    for (const auto& told : m_told)
      if (told.data.show_receipt)
        fill.receipts.push_back({told.reference, std::string(told.words.reveal_text()), std::string(told.data.what)});
    return fill;
  }

  Service& m_service;
  FixedClock& m_clock;
  Instant m_now;
  std::vector<Told> m_told;
  std::vector<Moment> m_moments;
};

}  // namespace

const std::vector<DemoSignIn>& demo_sign_ins() {
  static const std::vector<DemoSignIn> people{
      {"amina.worker", "Amina Worker", "worker", "demonstration-amina-2026"},
      {"ben.worker", "Ben Worker", "worker", "demonstration-ben-2026"},
      {"carys.manager", "Carys Manager", "worker manager", "demonstration-carys-2026"},
      {"dev.administrator", "Dev Administrator", "administrator", "demonstration-dev-2026"},
      {"erin.auditor", "Erin Auditor", "auditor", "demonstration-erin-2026"}};
  return people;
}

Result<DemoFill> fill_demo(Service& service, FixedClock& clock, Instant now) {
  return Filling(service, clock, now).run();
}

Result<bool> holds_demonstration(Service& service) {
  const auto& store = service.parts().store;
  const auto people = TRY(store.users.all_users());
  if (std::any_of(people.begin(), people.end(),
                  [](const ports::UserRecord& user) { return user.retention.provenance == demonstration; }))
    return true;
  // An earlier Heed did not mark its people.
  const auto first = TRY(store.audit.lines_after(ports::AuditChain::door, 0, 1));
  if (first.empty()) return false;
  const auto concern = store.concerns.find(ConcernId(first.front().entry.target.bytes()));
  if (concern.ok()) return is_demonstration(concern->retention.provenance);
  if (concern.error().kind != ErrorKind::not_found) return concern.error();
  return false;
}

}  // namespace heed::app
