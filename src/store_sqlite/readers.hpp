// The reading ports over the pool of readers. Each call is one statement and so sees one state of the database.
#pragma once

#include "ports/store.hpp"
#include "store_sqlite/reader_pool.hpp"

namespace heed::store_sqlite {

class ConcernReader final : public ports::ConcernStore {
 public:
  explicit ConcernReader(ReaderPool& pool) : m_pool(pool) {}

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

 private:
  ReaderPool& m_pool;
};

class UserReader final : public ports::UserStore {
 public:
  explicit UserReader(ReaderPool& pool) : m_pool(pool) {}
  Result<std::vector<ports::UserRecord>> all_users() const override;

 private:
  ReaderPool& m_pool;
};

class AuditReader final : public ports::AuditLog {
 public:
  explicit AuditReader(ReaderPool& pool) : m_pool(pool) {}
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
  ReaderPool& m_pool;
};

}  // namespace heed::store_sqlite
