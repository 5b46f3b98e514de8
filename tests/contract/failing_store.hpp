// A store that fails one chosen call, so that a use case can be run against failure at every call it makes:
//
//   for (int call = 1;; ++call) {
//     MemoryStore memory(linker);
//     FailingStore failing(memory.ports());
//     failing.fail_call(call, {ErrorKind::unavailable, "store.disk", {}});
//     const auto result = use_case_over(failing.ports());
//     if (failing.calls() < call) break;  // every call has had its turn
//     ...                                 // result is an error, and memory holds nothing half done
//   }
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <utility>

#include "ports/store.hpp"

namespace heed::contract {

// Whether the call does its work before its answer is replaced: `after` is the lost answer to a commit that happened.
enum class FailWhen { before, after };

class FailingStore final : public ports::UnitOfWork,
                           public ports::ConcernStore,
                           public ports::UserStore,
                           public ports::AuditLog {
 public:
  // `inner` and what it refers to outlive this.
  explicit FailingStore(ports::Store inner) : m_inner(inner) {}

  // Counts from 1 over every method of every port, from now on. The other calls pass through.
  void fail_call(int call, Error error, FailWhen when = FailWhen::before) {
    m_calls = 0;
    m_failing_call = call;
    m_error = std::move(error);
    m_when = when;
  }
  // How many calls there were since fail_call.
  int calls() const { return m_calls; }
  ports::Store ports() { return {*this, *this, *this, *this, m_links, m_mentions, m_alerts}; }

  // Whether the last work asked for the room that is kept for what is urgent.
  bool last_was_urgent() const { return m_last_was_urgent; }

  Result<void> commit(ports::Work work) override {
    m_last_was_urgent = work.urgent;
    return meet([&] { return m_inner.unit_of_work.commit(std::move(work)); });
  }

  Result<ports::ConcernRecord> find(ConcernId id) const override {
    return meet([&] { return m_inner.concerns.find(id); });
  }
  Result<ports::ConcernRecord> find_by_lookup(const ports::LookupId& lookup_id) const override {
    return meet([&] { return m_inner.concerns.find_by_lookup(lookup_id); });
  }
  Result<ports::ConcernRecord> find_by_reference(std::string_view reference) const override {
    return meet([&] { return m_inner.concerns.find_by_reference(reference); });
  }
  Result<std::vector<ConcernId>> ids_after(std::string_view area_id, ConcernId after,
                                           std::size_t limit) const override {
    return meet([&] { return m_inner.concerns.ids_after(area_id, after, limit); });
  }
  Result<std::vector<ports::ConcernRecord>> after(std::string_view area_id, ConcernId after,
                                                  std::size_t limit) const override {
    return meet([&] { return m_inner.concerns.after(area_id, after, limit); });
  }
  Result<std::vector<ports::ConcernRecord>> list(const ports::InboxQuery& query) const override {
    return meet([&] { return m_inner.concerns.list(query); });
  }
  Result<std::vector<ports::Flood>> floods(const ports::InboxQuery& query) const override {
    return meet([&] { return m_inner.concerns.floods(query); });
  }
  Result<std::vector<std::string>> without_reader(std::string_view area_id,
                                                  const std::vector<UserId>& readers) const override {
    return meet([&] { return m_inner.concerns.without_reader(area_id, readers); });
  }
  Result<ports::InboxCounts> counts(const ports::InboxQuery& query) const override {
    return meet([&] { return m_inner.concerns.counts(query); });
  }
  Result<std::vector<ports::MessageRecord>> messages(ConcernId id) const override {
    return meet([&] { return m_inner.concerns.messages(id); });
  }
  Result<std::vector<ports::MessageRecord>> newest_messages(ConcernId id, std::size_t skip,
                                                            std::size_t most) const override {
    return meet([&] { return m_inner.concerns.newest_messages(id, skip, most); });
  }
  Result<std::vector<ports::NoteRecord>> notes(ConcernId id) const override {
    return meet([&] { return m_inner.concerns.notes(id); });
  }
  Result<std::vector<ports::DecisionRecord>> decisions(ConcernId id) const override {
    return meet([&] { return m_inner.concerns.decisions(id); });
  }

  Result<std::vector<ports::UserRecord>> all_users() const override {
    return meet([&] { return m_inner.users.all_users(); });
  }

  Result<ports::AuditLine> head(ports::AuditChain chain) const override {
    return meet([&] { return m_inner.audit.head(chain); });
  }
  Result<std::vector<ports::AuditLine>> lines_after(ports::AuditChain chain, std::uint64_t sequence,
                                                    std::size_t limit) const override {
    return meet([&] { return m_inner.audit.lines_after(chain, sequence, limit); });
  }
  Result<std::vector<ports::AuditLine>> lines_before(ports::AuditChain chain, std::uint64_t sequence,
                                                     std::size_t limit) const override {
    return meet([&] { return m_inner.audit.lines_before(chain, sequence, limit); });
  }
  Result<std::vector<ports::AuditLine>> lines_about(RecordId target, std::size_t limit) const override {
    return meet([&] { return m_inner.audit.lines_about(target, limit); });
  }
  Result<std::vector<ports::AuditLine>> done_with(const ports::DoneWith& deed, std::size_t limit) const override {
    return meet([&] { return m_inner.audit.done_with(deed, limit); });
  }
  Result<std::size_t> count_about(RecordId target) const override {
    return meet([&] { return m_inner.audit.count_about(target); });
  }
  Result<std::unique_ptr<ports::AuditSnapshot>> snapshot() const override {
    return meet([&]() -> Result<std::unique_ptr<ports::AuditSnapshot>> {
      auto inner = TRY(m_inner.audit.snapshot());
      return std::unique_ptr<ports::AuditSnapshot>(new FailingSnapshot(*this, std::move(inner)));
    });
  }

 private:
  class FailingLinks final : public ports::LinkStore {
   public:
    explicit FailingLinks(const FailingStore& store) : m_store(store) {}
    Result<ports::LinkRecord> find(LinkId id) const override {
      return m_store.meet([&] { return m_store.m_inner.links.find(id); });
    }
    Result<std::vector<ports::LinkRecord>> of_concern(ConcernId id) const override {
      return m_store.meet([&] { return m_store.m_inner.links.of_concern(id); });
    }
    Result<std::vector<ports::LinkRecord>> after(std::string_view area_id, LinkId after,
                                                 std::size_t limit) const override {
      return m_store.meet([&] { return m_store.m_inner.links.after(area_id, after, limit); });
    }

   private:
    const FailingStore& m_store;
  };

  class FailingMentions final : public ports::MentionStore {
   public:
    explicit FailingMentions(const FailingStore& store) : m_store(store) {}
    Result<std::vector<ports::MentionRecord>> of_concern(ConcernId id) const override {
      return m_store.meet([&] { return m_store.m_inner.mentions.of_concern(id); });
    }
    Result<std::vector<ports::MentionRecord>> after(std::string_view area_id, MentionRecordId after,
                                                    std::size_t limit) const override {
      return m_store.meet([&] { return m_store.m_inner.mentions.after(area_id, after, limit); });
    }

   private:
    const FailingStore& m_store;
  };

  class FailingAlerts final : public ports::AlertStore {
   public:
    explicit FailingAlerts(const FailingStore& store) : m_store(store) {}
    Result<ports::AlertRecord> find(AlertId id) const override {
      return m_store.meet([&] { return m_store.m_inner.alerts.find(id); });
    }
    Result<std::vector<ports::AlertRecord>> list(const ports::AlertQuery& query) const override {
      return m_store.meet([&] { return m_store.m_inner.alerts.list(query); });
    }
    Result<std::vector<ports::AlertRecord>> of_concern(ConcernId id) const override {
      return m_store.meet([&] { return m_store.m_inner.alerts.of_concern(id); });
    }
    Result<ports::AlertMark> mark(std::string_view area_id) const override {
      return m_store.meet([&] { return m_store.m_inner.alerts.mark(area_id); });
    }

   private:
    const FailingStore& m_store;
  };

  class FailingSnapshot final : public ports::AuditSnapshot {
   public:
    FailingSnapshot(const FailingStore& store, std::unique_ptr<ports::AuditSnapshot> inner)
        : m_store(store), m_inner(std::move(inner)) {}
    Result<std::vector<ports::AuditLine>> lines_after(ports::AuditChain chain, std::uint64_t sequence,
                                                      std::size_t limit) const override {
      return m_store.meet([&] { return m_inner->lines_after(chain, sequence, limit); });
    }
    Result<void> each_concern(const std::function<void(const ports::ConcernRecord&)>& visit) const override {
      return m_store.meet([&] { return m_inner->each_concern(visit); });
    }
    Result<void> each_followed(const std::function<void(const ports::Followed&)>& visit) const override {
      return m_store.meet([&] { return m_inner->each_followed(visit); });
    }
    Result<std::vector<ports::UserRecord>> all_users() const override {
      return m_store.meet([&] { return m_inner->all_users(); });
    }
    Result<std::map<ports::ClosedKind, std::uint64_t>> closed_totals() const override {
      return m_store.meet([&] { return m_inner->closed_totals(); });
    }
    Result<std::vector<std::string>> faults() const override {
      return m_store.meet([&] { return m_inner->faults(); });
    }

   private:
    const FailingStore& m_store;
    std::unique_ptr<ports::AuditSnapshot> m_inner;
  };

  template <class Call>
  auto meet(Call call) const -> decltype(call()) {
    const bool fails = ++m_calls == m_failing_call;
    if (fails && m_when == FailWhen::before) return m_error;
    auto result = call();
    if (fails) return m_error;
    return result;
  }

  ports::Store m_inner;
  mutable std::atomic<int> m_calls{0};
  int m_failing_call = 0;
  Error m_error;
  std::atomic<bool> m_last_was_urgent{false};
  FailWhen m_when = FailWhen::before;
  FailingLinks m_links{*this};
  FailingMentions m_mentions{*this};
  FailingAlerts m_alerts{*this};
};

}  // namespace heed::contract
