// Every port in plain memory, for tests alone: it keeps nothing when the process ends. Behaves as the contract tests say,
// which run the same suite against the store that is used for real.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <vector>

#include "ports/store.hpp"

namespace heed::store_memory {

class MemoryStore final : public ports::UnitOfWork,
                          public ports::ConcernStore,
                          public ports::UserStore,
                          public ports::AuditLog {
 public:
  // `linker` must outlive the store.
  explicit MemoryStore(const ports::AuditLinker& linker) : m_linker(linker) {}

  ports::Store ports() { return {*this, *this, *this, *this, m_link_store, m_mention_store, m_alert_store}; }
  // Notices that wait, oldest first: for tests of what is sent.
  std::vector<ports::OutboxRecord> outbox() const;

  Result<void> commit(ports::Work work) override;

  Result<ports::ConcernRecord> find(ConcernId id) const override;
  Result<ports::ConcernRecord> find_by_lookup(const ports::LookupId& lookup_id) const override;
  Result<ports::ConcernRecord> find_by_reference(std::string_view reference) const override;
  Result<std::vector<ConcernId>> ids_after(std::string_view area_id, ConcernId after, std::size_t limit) const override;
  Result<std::vector<ports::ConcernRecord>> after(std::string_view area_id, ConcernId after,
                                                  std::size_t limit) const override;
  Result<std::vector<ports::ConcernRecord>> list(const ports::InboxQuery& query) const override;
  Result<std::vector<ports::Flood>> floods(const ports::InboxQuery& query) const override;
  Result<std::vector<std::string>> without_reader(std::string_view area_id,
                                                  const std::vector<UserId>& readers) const override;
  Result<ports::InboxCounts> counts(const ports::InboxQuery& query) const override;
  Result<std::vector<ports::MessageRecord>> messages(ConcernId id) const override;
  Result<std::vector<ports::MessageRecord>> newest_messages(ConcernId id, std::size_t skip,
                                                            std::size_t most) const override;
  Result<std::vector<ports::NoteRecord>> notes(ConcernId id) const override;
  Result<std::vector<ports::DecisionRecord>> decisions(ConcernId id) const override;

  Result<std::vector<ports::UserRecord>> all_users() const override;

  Result<ports::AuditLine> head(ports::AuditChain chain) const override;
  Result<std::vector<ports::AuditLine>> lines_after(ports::AuditChain chain, std::uint64_t sequence,
                                                    std::size_t limit) const override;
  Result<std::vector<ports::AuditLine>> lines_before(ports::AuditChain chain, std::uint64_t sequence,
                                                     std::size_t limit) const override;
  Result<std::vector<ports::AuditLine>> lines_about(RecordId target, std::size_t limit) const override;
  Result<std::vector<ports::AuditLine>> done_with(const ports::DoneWith& deed, std::size_t limit) const override;
  Result<std::size_t> count_about(RecordId target) const override;
  Result<std::unique_ptr<ports::AuditSnapshot>> snapshot() const override;

 private:
  // The ports whose calls have the names of another's.
  class Links final : public ports::LinkStore {
   public:
    explicit Links(const MemoryStore& store) : m_store(store) {}
    Result<ports::LinkRecord> find(LinkId id) const override;
    Result<std::vector<ports::LinkRecord>> of_concern(ConcernId id) const override;
    Result<std::vector<ports::LinkRecord>> after(std::string_view area_id, LinkId after,
                                                 std::size_t limit) const override;

   private:
    const MemoryStore& m_store;
  };
  class Mentions final : public ports::MentionStore {
   public:
    explicit Mentions(const MemoryStore& store) : m_store(store) {}
    Result<std::vector<ports::MentionRecord>> of_concern(ConcernId id) const override;
    Result<std::vector<ports::MentionRecord>> after(std::string_view area_id, MentionRecordId after,
                                                    std::size_t limit) const override;

   private:
    const MemoryStore& m_store;
  };
  class Alerts final : public ports::AlertStore {
   public:
    explicit Alerts(const MemoryStore& store) : m_store(store) {}
    Result<ports::AlertRecord> find(AlertId id) const override;
    Result<std::vector<ports::AlertRecord>> list(const ports::AlertQuery& query) const override;
    Result<std::vector<ports::AlertRecord>> of_concern(ConcernId id) const override;
    Result<ports::AlertMark> mark(std::string_view area_id) const override;

   private:
    std::vector<ports::AlertRecord> newest_first(const std::function<bool(const ports::AlertRecord&)>& wanted) const;
    const MemoryStore& m_store;
  };

  Result<void> apply(const ports::InsertConcern& write);
  Result<void> apply(const ports::ChangeConcern& write);
  Result<void> apply(const ports::RewrapConcern& write);
  Result<void> apply(const ports::ExcludeUser& write);
  Result<void> apply(const ports::ReadmitUser& write);
  Result<void> apply(const ports::InsertMessage& write);
  Result<void> apply(const ports::InsertNote& write);
  Result<void> apply(const ports::InsertDecision& write);
  Result<void> apply(const ports::InsertUser& write);
  Result<void> apply(const ports::ReplaceUser& write);
  Result<void> apply(const ports::InsertOutbox& write);
  Result<void> apply(const ports::InsertLink& write);
  Result<void> apply(const ports::InsertMention& write);
  Result<void> apply(const ports::InsertAlert& write);
  Result<void> apply(const ports::ChangeAlert& write);
  Result<void> apply(const ports::SetAlertMark& write);
  template <class Record>
  Result<void> append(std::vector<Record>& records, const Record& record);
  Result<ports::ConcernRecord*> stored(ConcernId id);
  void link(const ports::AuditEntry& entry);
  ports::AuditLine last_line(ports::AuditChain chain) const;

  const ports::AuditLinker& m_linker;
  mutable std::mutex m_mutex;
  std::map<ConcernId, ports::ConcernRecord> m_concerns;
  std::vector<ConcernId> m_in_order;  // as they were stored
  std::map<ports::LookupId, ConcernId> m_by_lookup;
  std::map<std::string, ConcernId, std::less<>> m_by_reference;
  std::vector<ports::MessageRecord> m_messages;
  std::vector<ports::NoteRecord> m_notes;
  std::vector<ports::DecisionRecord> m_decisions;
  std::vector<ports::LinkRecord> m_links;
  std::vector<ports::MentionRecord> m_mentions;
  std::vector<ports::AlertRecord> m_alerts;
  std::map<std::string, ports::AlertMark, std::less<>> m_marks;
  std::vector<ports::UserRecord> m_users;
  std::vector<ports::OutboxRecord> m_outbox;
  std::vector<ports::AuditLine> m_lines;
  std::vector<std::function<void()>> m_undo;  // of the work in hand, newest last
  Links m_link_store{*this};
  Mentions m_mention_store{*this};
  Alerts m_alert_store{*this};
};

}  // namespace heed::store_memory
