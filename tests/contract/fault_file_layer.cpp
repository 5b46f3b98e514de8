#include "contract/fault_file_layer.hpp"

#include <sqlite3.h>

#include <chrono>
#include <thread>

namespace heed::contract {

namespace {

// SQLite allots szOsFile bytes: ours first, the real file after it.
struct FaultFile {
  sqlite3_file base;
  sqlite3_file* real;
  bool database;
};

sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<FaultFile*>(file)->real; }
sqlite3_vfs* usual() { return sqlite3_vfs_find(nullptr); }

int close_file(sqlite3_file* file) { return real(file)->pMethods->xClose(real(file)); }
int read_file(sqlite3_file* file, void* data, int size, sqlite3_int64 offset) {
  return real(file)->pMethods->xRead(real(file), data, size, offset);
}
int write_file(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset) {
  if (file_faults().disk_full) return SQLITE_FULL;
  if (file_faults().fail_write) return SQLITE_IOERR_WRITE;
  return real(file)->pMethods->xWrite(real(file), data, size, offset);
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) { return real(file)->pMethods->xTruncate(real(file), size); }
int sync_file(sqlite3_file* file, int flags) {
  ++file_faults().syncs;
  while (file_faults().hold_sync) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  const bool database = reinterpret_cast<FaultFile*>(file)->database;
  if (file_faults().fail_sync || (database && file_faults().fail_database_sync)) return SQLITE_IOERR_FSYNC;
  return real(file)->pMethods->xSync(real(file), flags);
}
int file_size(sqlite3_file* file, sqlite3_int64* size) { return real(file)->pMethods->xFileSize(real(file), size); }
int lock_file(sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); }
int unlock_file(sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
int check_lock(sqlite3_file* file, int* out) { return real(file)->pMethods->xCheckReservedLock(real(file), out); }
int control(sqlite3_file* file, int operation, void* argument) {
  return real(file)->pMethods->xFileControl(real(file), operation, argument);
}
int sector_size(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
int device(sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }
int map_shared(sqlite3_file* file, int region, int size, int extend, void volatile** out) {
  return real(file)->pMethods->xShmMap(real(file), region, size, extend, out);
}
int lock_shared(sqlite3_file* file, int offset, int count, int flags) {
  return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void shared_barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
int unmap_shared(sqlite3_file* file, int remove) { return real(file)->pMethods->xShmUnmap(real(file), remove); }

// Version 2: with shared memory for the log, without memory mapping.
const sqlite3_io_methods methods = {2,         close_file, read_file,   write_file,     truncate_file, sync_file,
                                    file_size, lock_file,  unlock_file, check_lock,     control,       sector_size,
                                    device,    map_shared, lock_shared, shared_barrier, unmap_shared,  nullptr,
                                    nullptr};

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  auto* fault = reinterpret_cast<FaultFile*>(file);
  fault->base.pMethods = nullptr;
  fault->real = reinterpret_cast<sqlite3_file*>(fault + 1);
  fault->real->pMethods = nullptr;
  fault->database = (flags & SQLITE_OPEN_MAIN_DB) != 0;
  if (file_faults().fail_open && fault->database) return SQLITE_CANTOPEN;
  const int code = usual()->xOpen(usual(), name, fault->real, flags, out_flags);
  if (fault->real->pMethods != nullptr) fault->base.pMethods = &methods;
  return code;
}

}  // namespace

FileFaults& file_faults() {
  static FileFaults faults;
  return faults;
}

const char* fault_file_layer() {
  static sqlite3_vfs layer = [] {
    sqlite3_initialize();
    sqlite3_vfs copy = *usual();
    copy.szOsFile = static_cast<int>(sizeof(FaultFile)) + usual()->szOsFile;
    copy.zName = "heed-faults";
    copy.pNext = nullptr;
    copy.xOpen = open_file;
    return copy;
  }();
  static const int registered = sqlite3_vfs_register(&layer, /*makeDflt=*/0);
  return registered == SQLITE_OK ? layer.zName : nullptr;
}

}  // namespace heed::contract
