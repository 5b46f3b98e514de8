// One area, opened: its words, keys, store and use cases. The order of the members is the order they need each other in.
#pragma once

#include <memory>

#include "app/service.hpp"
#include "base/clock.hpp"
#include "base/result.hpp"
#include "content/library.hpp"
#include "crypto/key_ring.hpp"
#include "crypto/receipt.hpp"
#include "crypto/system_random.hpp"
#include "main/config.hpp"
#include "ports/unit_of_work.hpp"
#include "store_sqlite/sqlite_store.hpp"

namespace heed::main_program {

class Instance {
 public:
  // Opens the data folder with the ring of the configuration. Errors: those of the ring and the store; unavailable
  // store.no_database when the folder has no database. `store` holds the store's limits; its folder and keys are filled in here.
  static Result<std::unique_ptr<Instance>> open(const Config& config, const content::Library& library,
                                                const Clock& clock, store_sqlite::SqliteOptions store = {});
  // The same for a new area: makes folder and database first.
  static Result<std::unique_ptr<Instance>> make(const Config& config, const content::Library& library,
                                                const Clock& clock, store_sqlite::SqliteOptions store = {});

  app::Service& service() { return *m_service; }
  const ports::AuditLog& audit_log() { return m_store->ports().audit; }
  // Whether whatever is told now would find its place on the disk. Writes nothing.
  bool disk_is_sound() { return m_store->disk() == store_sqlite::DiskState::sound; }
  Random& random() { return m_random; }
  // Finishes what was accepted and closes the store.
  void close() { m_store->close(); }

 private:
  Instance(crypto::KeyRing ring, crypto::WordList words);
  static Result<std::unique_ptr<Instance>> load(const Config& config, const content::Library& library,
                                                const Clock& clock, store_sqlite::SqliteOptions store);
  Result<void> start(const Config& config, const content::Library& library, const Clock& clock,
                     store_sqlite::SqliteOptions store);

  crypto::SystemRandom m_random;
  crypto::KeyRing m_ring;
  crypto::WordList m_words;
  std::unique_ptr<ports::AuditLinker> m_linker;
  std::unique_ptr<store_sqlite::SqliteStore> m_store;
  std::unique_ptr<ports::Store> m_ports;
  std::unique_ptr<app::Service> m_service;
};

// The words, checked for this configuration's area and day; with findings, also when there is no error.
std::shared_ptr<const content::Library> load_library(const Config& config, Date today,
                                                     std::vector<content::Finding>& findings);
// content/ as configured, or as built in.
std::filesystem::path content_folder(const Config& config);

// True when the data folder holds nothing, or is not there.
bool is_empty_folder(const Config& config);
// Whether a new area can begin here: an empty folder, and no anchors of an area that was here before. Errors: unavailable.
Result<void> check_new_area(const Config& config);
// Makes a new ring, and its folder where there is none. Errors: conflict when there is one.
Result<void> make_key_ring(const Config& config, Instant now);

}  // namespace heed::main_program
