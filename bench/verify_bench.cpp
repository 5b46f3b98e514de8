// `heed audit verify` over many concerns: time, and memory beyond what the program had before. The number is the first argument
// (100,000 without one). Each concern was received and read: two lines. The baseline is the bare walk over the same rows and lines.
#include <fmt/core.h>
#include <sqlite3.h>

#include <chrono>
#include <cstdlib>
#include <fstream>

#include "app/audit.hpp"
#include "app/audit_linker.hpp"
#include "app/service.hpp"
#include "crypto/receipt.hpp"
#include "crypto/sealing.hpp"
#include "running_heed.hpp"
#include "store_sqlite/sqlite_store.hpp"

namespace heed::bench {
namespace {

constexpr std::size_t at_once = 500;

ports::AuditEntry line_about(ports::AuditChain chain, const char* action, const ports::ConcernRecord& record) {
  ports::AuditEntry entry;
  entry.chain = chain;
  entry.area_id = record.area_id;
  entry.actor = "program";
  entry.action = action;
  entry.outcome = "done";
  entry.target_kind = "concern";
  entry.target = to_record_id(record.id);
  entry.sealed_hash = crypto::hash(record.payload.storage_bytes());
  return entry;
}

ports::ConcernRecord make_record(crypto::SystemRandom& random) {
  ports::ConcernRecord record;
  record.id = ConcernId::make(random);
  record.area_id = "exampleshire";
  record.reference = record.id.to_string();
  record.lookup_id = ConcernId::make(random).bytes();
  record.reply_public_key = record.body_check = Bytes(32, 1);
  record.state = "received";
  record.lane = "standard";
  record.calendar_version = "Europe/London 2026";
  record.payload = Sealed<ConcernPayload>::from_storage(Bytes(600, 1));
  record.key = Sealed<RecordKey>::from_storage(Bytes(80, 1));
  record.retention = {"child_safeguarding", {}, true, "public form"};
  return record;
}

void fill(ports::Store store, crypto::SystemRandom& random, std::size_t count) {
  for (std::size_t done = 0; done < count; done += at_once) {
    ports::Work work;
    for (std::size_t i = 0; i < at_once; ++i) {
      const auto record = make_record(random);
      work.writes.emplace_back(ports::InsertConcern{record});
      work.writes.emplace_back(ports::ChangeConcern{.id = record.id, .seen_revision = 1, .state = "read"});
      work.audit.push_back(line_about(ports::AuditChain::door, "concern.received", record));
      work.audit.push_back(line_about(ports::AuditChain::team, "concern.read", record));
    }
    must(store.unit_of_work.commit(std::move(work)));
  }
}

long resident_kb() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;)
    if (word == "VmHWM:") return status >> word, std::stol(word);
  return 0;
}

double seconds_of(const std::function<void()>& work) {
  const auto began = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

int run(std::size_t count) {
  crypto::initialise();
  const TemporaryFolder folder;
  const SystemClock clock;
  crypto::SystemRandom random;
  const auto ring = crypto::KeyRing::make("exampleshire", clock.now(), random);
  const auto linker = app::make_audit_linker(ring);
  const auto opened = must(store_sqlite::SqliteStore::open({.folder = folder.path() / "data", .linker = linker.get()}));
  auto store = opened->ports();
  const crypto::WordList words;
  app::Service service({store, ring, words, app::AreaRules{"exampleshire", {}, {"en"}}, clock, random});
  fmt::print("filled in {:.1f} s\n", seconds_of([&] { fill(store, random, count); }));
  std::size_t rows = 0;
  const double walked = seconds_of([&] {
    must(store.audit.each_concern([&](const ports::ConcernRecord&) { ++rows; }));
    for (const auto chain : {ports::AuditChain::door, ports::AuditChain::team})
      for (std::uint64_t reached = 0;;) {
        const auto lines = must(store.audit.lines_after(chain, reached, 1000));
        if (lines.empty()) break;
        reached = lines.back().sequence;
      }
  });
  const long before = resident_kb();
  app::AuditReport report;
  const double verified = seconds_of([&] { report = must(app::VerifyAudit(service)({})); });
  for (const auto& problem : report.problems) fmt::print("{}\n", problem.what);
  fmt::print("{} concerns, {} lines: bare walk {:.1f} s, verify {:.1f} s, {} kB more at most, {} problems\n", rows,
             report.door_lines + report.team_lines, walked, verified, resident_kb() - before, report.problems.size());
  return report.problems.empty() ? 0 : 1;
}

}  // namespace
}  // namespace heed::bench

int main(int count, char** arguments) {
  return heed::bench::run(count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 100'000);
}
