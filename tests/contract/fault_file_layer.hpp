// SQLite's usual file layer with faults that a test turns on: syncs that fail, writes that fail, syncs that wait.
#pragma once

#include <atomic>

namespace heed::contract {

struct FileFaults {
  std::atomic<bool> fail_sync{false};
  std::atomic<bool> fail_database_sync{false};  // of the database file alone: a checkpoint
  std::atomic<bool> fail_write{false};
  std::atomic<bool> disk_full{false};
  std::atomic<bool> fail_open{false};
  std::atomic<bool> hold_sync{false};
  std::atomic<int> syncs{0};  // that were asked for

  void clear() { fail_sync = fail_database_sync = fail_write = disk_full = fail_open = hold_sync = false; }
};

// One for the program: SQLite's file layers have no owner to hold them.
FileFaults& file_faults();

// Registers the layer once and gives its name, for SqliteOptions::vfs.
const char* fault_file_layer();

}  // namespace heed::contract
