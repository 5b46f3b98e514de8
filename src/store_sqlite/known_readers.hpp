// The reading ports of what is known, over the pool of readers: links, mentions and alerts.
#pragma once

#include "ports/store.hpp"
#include "store_sqlite/reader_pool.hpp"

namespace heed::store_sqlite {

class LinkReader final : public ports::LinkStore {
 public:
  explicit LinkReader(ReaderPool& pool) : m_pool(pool) {}
  Result<ports::LinkRecord> find(LinkId id) const override;
  Result<std::vector<ports::LinkRecord>> of_concern(ConcernId id) const override;
  Result<std::vector<ports::LinkRecord>> after(std::string_view area_id, LinkId after,
                                               std::size_t limit) const override;

 private:
  ReaderPool& m_pool;
};

class MentionReader final : public ports::MentionStore {
 public:
  explicit MentionReader(ReaderPool& pool) : m_pool(pool) {}
  Result<std::vector<ports::MentionRecord>> of_concern(ConcernId id) const override;
  Result<std::vector<ports::MentionRecord>> after(std::string_view area_id, MentionRecordId after,
                                                  std::size_t limit) const override;

 private:
  ReaderPool& m_pool;
};

class AlertReader final : public ports::AlertStore {
 public:
  explicit AlertReader(ReaderPool& pool) : m_pool(pool) {}
  Result<ports::AlertRecord> find(AlertId id) const override;
  Result<std::vector<ports::AlertRecord>> list(const ports::AlertQuery& query) const override;
  Result<std::vector<ports::AlertRecord>> of_concern(ConcernId id) const override;
  Result<ports::AlertMark> mark(std::string_view area_id) const override;

 private:
  ReaderPool& m_pool;
};

}  // namespace heed::store_sqlite
