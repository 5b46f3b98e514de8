// The stores that the contract suite is run against, behind one face.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

#include "contract/samples.hpp"
#include "ports/store.hpp"

namespace heed::contract {

// A folder under the system's temporary folder, gone when the scope ends.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();
  const std::filesystem::path& path() const { return m_path; }

 private:
  std::filesystem::path m_path;
};

class StoreUnderTest {
 public:
  virtual ~StoreUnderTest() = default;
  virtual ports::Store ports() = 0;
  // As after the end of the program; false for a store that keeps nothing.
  virtual bool reopen() = 0;
};

std::unique_ptr<StoreUnderTest> make_memory_store();
std::unique_ptr<StoreUnderTest> make_sqlite_store();

struct StoreKind {
  const char* name;
  std::unique_ptr<StoreUnderTest> (*make)();
};

inline auto every_store() {
  return ::testing::Values(StoreKind{"memory", make_memory_store}, StoreKind{"sqlite", make_sqlite_store});
}
inline std::string store_name(const ::testing::TestParamInfo<StoreKind>& info) { return info.param.name; }

class StoreContract : public ::testing::TestWithParam<StoreKind> {
 protected:
  void SetUp() override {
    m_store = GetParam().make();
    ASSERT_NE(m_store, nullptr);
  }
  const ports::ConcernStore& concerns() { return m_store->ports().concerns; }
  const ports::LinkStore& links() { return m_store->ports().links; }
  const ports::MentionStore& mentions() { return m_store->ports().mentions; }
  const ports::AlertStore& alerts() { return m_store->ports().alerts; }
  const ports::UserStore& users() { return m_store->ports().users; }
  const ports::AuditLog& audit() { return m_store->ports().audit; }
  Result<void> commit(ports::Work work) { return m_store->ports().unit_of_work.commit(std::move(work)); }
  template <class... Writes>
  Result<void> write(Writes... writes) {
    return commit(work_of(std::move(writes)...));
  }

  std::unique_ptr<StoreUnderTest> m_store;
};

// "ok", or the code of the error: what the tests compare.
template <class T>
std::string outcome(const Result<T>& result) {
  return result.ok() ? "ok" : std::string(to_string(result.error().kind)) + " " + result.error().code;
}

// Counts the lines of a chain, expecting each to follow the one before.
std::uint64_t expect_whole_chain(const ports::AuditLog& log, ports::AuditChain chain);

}  // namespace heed::contract
