#include "contract/store_under_test.hpp"

#include <stdlib.h>

#include "store_memory/memory_store.hpp"
#include "store_sqlite/sqlite_store.hpp"

namespace heed::contract {

namespace {

class MemoryUnderTest final : public StoreUnderTest {
 public:
  ports::Store ports() override { return m_store.ports(); }
  bool reopen() override { return false; }

 private:
  PlainLinker m_linker;
  store_memory::MemoryStore m_store{m_linker};
};

class SqliteUnderTest final : public StoreUnderTest {
 public:
  SqliteUnderTest() { open(); }
  ports::Store ports() override { return m_store->ports(); }
  bool reopen() override {
    m_store.reset();
    return open();
  }

 private:
  bool open() {
    store_sqlite::SqliteOptions options;
    options.folder = m_folder.path();
    options.linker = &m_linker;
    auto opened = store_sqlite::SqliteStore::open(options);
    EXPECT_TRUE(opened.ok()) << opened.error().detail;
    m_store = std::move(*opened);
    return true;
  }

  TemporaryFolder m_folder;
  PlainLinker m_linker;
  std::unique_ptr<store_sqlite::SqliteStore> m_store;
};

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "heed-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  m_path = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code error;
  std::filesystem::remove_all(m_path, error);
}

std::unique_ptr<StoreUnderTest> make_memory_store() { return std::make_unique<MemoryUnderTest>(); }
std::unique_ptr<StoreUnderTest> make_sqlite_store() { return std::make_unique<SqliteUnderTest>(); }

std::uint64_t expect_whole_chain(const ports::AuditLog& log, ports::AuditChain chain) {
  const PlainLinker linker;
  ports::AuditLine last;
  for (;;) {
    const auto lines = log.lines_after(chain, last.sequence, 500);
    EXPECT_TRUE(lines.ok());
    if (!lines.ok() || lines->empty()) break;
    for (const ports::AuditLine& line : *lines) {
      EXPECT_EQ(line.sequence, last.sequence + 1);
      EXPECT_EQ(line.mac, linker.next(last.mac, canonical_bytes(line.sequence, line.entry)));
      last = line;
    }
  }
  const auto head = log.head(chain);
  EXPECT_TRUE(head.ok());
  if (head.ok()) {
    EXPECT_EQ(head->sequence, last.sequence);
    EXPECT_EQ(head->mac, last.mac);
  }
  return last.sequence;
}

}  // namespace heed::contract
