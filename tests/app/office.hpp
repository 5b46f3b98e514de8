// A whole office in memory: keys, store, service, people; for tests of the use cases.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <sstream>
#include <string>

#include "app/audit_linker.hpp"
#include "app/form_state.hpp"
#include "app/receipt.hpp"
#include "app/service.hpp"
#include "app/submit_concern.hpp"
#include "app/team.hpp"
#include "app/users.hpp"
#include "contract/failing_store.hpp"
#include "crypto/key_ring.hpp"
#include "crypto/receipt.hpp"
#include "crypto/system_random.hpp"
#include "ports/store.hpp"
#include "store_memory/memory_store.hpp"

namespace heed::app {

inline const crypto::WordList& test_words() {
  static const auto words = [] {
    std::ifstream file("content/receipt-words/en.txt");
    std::stringstream text;
    text << file.rdbuf();
    return crypto::WordList::parse(text.str()).value();
  }();
  return words;
}

inline Random& test_random() {
  static crypto::SystemRandom random;
  [[maybe_unused]] static const bool started = crypto::initialise();
  return random;
}

// Tuesday 24 November 2026, 10:00 in London.
inline constexpr Instant tuesday_morning{1795514400000};

struct Office {
  explicit Office(Instant now = tuesday_morning)
      : clock(now),
        key_ring(crypto::KeyRing::make("exampleshire", now, test_random())),
        linker(make_audit_linker(key_ring)),
        memory(*linker),
        failing(memory.ports()),
        store(failing.ports()) {
    restart();
  }

  // As after the end of the program: what is only in memory is gone.
  void restart() {
    AreaRules rules{"exampleshire", {}, {"en"}};
    rules.calendar.version = "test";
    service = std::make_unique<Service>(ServiceOptions{store, key_ring, test_words(), rules, clock, test_random()});
  }

  UserId add(const std::string& sign_in_name, const std::string& name, std::set<domain::Role> roles,
             bool named_reader = false) {
    const NewUser user{sign_in_name, name, std::move(roles), named_reader};
    return ManageUsers(*service).add(user, Secret::from_text("a-long-enough-password"), "operator").value();
  }
  // A person who is not in the store: the use cases take the actor as given.
  static domain::Actor actor(std::set<domain::Role> roles, bool named_reader = false) {
    return {UserId::make(test_random()), "Somebody", "exampleshire", std::move(roles), named_reader};
  }

  static domain::ConcernDraft worry(const std::string& words = "A worry about a child.") {
    domain::ConcernDraft draft;
    draft.worry = words;
    draft.language = "en";
    return draft;
  }
  Secret token() const { return Secret::from_text(FormState(*service).new_token()); }

  Submitted tell(const domain::ConcernDraft& draft) {
    auto outcome = SubmitConcern(*service)({draft, token()});
    EXPECT_TRUE(std::holds_alternative<Submitted>(outcome));
    return std::get<Submitted>(std::move(outcome));
  }
  ports::ConcernRecord record(const Submitted& told) { return memory.find_by_reference(told.reference).value(); }

  // "actor-less action outcome" of every line of a chain, oldest first.
  std::vector<std::string> lines(ports::AuditChain chain) {
    std::vector<std::string> texts;
    const auto found = memory.lines_after(chain, 0, 10'000);
    for (const auto& line : *found) texts.push_back(line.entry.action + " " + line.entry.outcome);
    return texts;
  }
  std::string last_line(ports::AuditChain chain = ports::AuditChain::team) {
    const auto texts = lines(chain);
    return texts.empty() ? std::string() : texts.back();
  }

  FixedClock clock;
  crypto::KeyRing key_ring;
  std::unique_ptr<ports::AuditLinker> linker;
  store_memory::MemoryStore memory;
  contract::FailingStore failing;
  ports::Store store;
  std::unique_ptr<Service> service;
};

template <class Outcome>
std::string code_of(const Outcome& outcome) {
  if constexpr (requires { outcome.ok(); }) {
    return outcome.ok() ? "ok" : outcome.error().code;
  } else {
    if (const auto* error = std::get_if<Error>(&outcome)) return error->code;
    if (const auto* errors = std::get_if<std::vector<FieldError>>(&outcome))
      return errors->front().field + " " + errors->front().code;
    return "ok";
  }
}

}  // namespace heed::app
