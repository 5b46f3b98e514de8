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

  ports::Store ports() { return {*this, *this, *this, *this}; }
  // Notices that wait, oldest first: for tests of what is sent.
  std::vector<ports::OutboxRecord> outbox() const;

  Result<void> commit(ports::Work work) override;

  Result<ports::ConcernRecord> find(ConcernId id) const override;
  Result<ports::ConcernRecord> find_by_lookup(const ports::LookupId& lookup_id) const override;
  Result<ports::ConcernRecord> find_by_reference(std::string_view reference) const override;
  Result<std::vector<ConcernId>> ids_after(std::string_view area_id, ConcernId after, std::size_t limit) const override;
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
  template <class Record>
  Result<void> append(std::vector<Record>& records, const Record& record);
  Result<ports::ConcernRecord*> stored(ConcernId id);
  void link(const ports::AuditEntry& entry);
  ports::AuditLine last_line(ports::AuditChain chain) const;

  const ports::AuditLinker& m_linker;
  mutable std::mutex m_mutex;
  std::map<ConcernId, ports::ConcernRecord> m_concerns;
  std::map<ports::LookupId, ConcernId> m_by_lookup;
  std::map<std::string, ConcernId, std::less<>> m_by_reference;
  std::vector<ports::MessageRecord> m_messages;
  std::vector<ports::NoteRecord> m_notes;
  std::vector<ports::DecisionRecord> m_decisions;
  std::vector<ports::UserRecord> m_users;
  std::vector<ports::OutboxRecord> m_outbox;
  std::vector<ports::AuditLine> m_lines;
  std::vector<std::function<void()>> m_undo;  // of the work in hand, newest last
};

}  // namespace heed::store_memory
