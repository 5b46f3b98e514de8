#include "county/kept.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <malloc.h>
#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>

#include "linkage/journal.hpp"
#include "linkage/reason.hpp"

namespace heed::bench {

namespace {

using Clock = std::chrono::steady_clock;
using Key = std::array<std::uint8_t, crypto_secretstream_xchacha20poly1305_KEYBYTES>;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// In the working folder: /tmp may be memory, where nothing is durable.
class TemporaryFile {
 public:
  explicit TemporaryFile(const char* name) : m_path(std::string("linkage_bench_") + std::to_string(getpid()) + name) {
    m_file = open(m_path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (m_file < 0) throw std::runtime_error("cannot create " + m_path);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    close(m_file);
    unlink(m_path.c_str());
  }
  void write(std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::write(m_file, bytes.data(), bytes.size());
      if (written <= 0) throw std::runtime_error("cannot write " + m_path);
      bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
  }
  std::size_t read(std::span<std::uint8_t> room) {
    std::size_t filled = 0;
    while (filled < room.size()) {
      const ssize_t got = ::read(m_file, room.data() + filled, room.size() - filled);
      if (got <= 0) break;
      filled += static_cast<std::size_t>(got);
    }
    return filled;
  }
  void sync() {
    if (fdatasync(m_file) != 0) throw std::runtime_error("cannot sync " + m_path);
  }
  void rewind() { lseek(m_file, 0, SEEK_SET); }
  double megabytes() const { return static_cast<double>(std::filesystem::file_size(m_path)) / 1e6; }

 private:
  std::string m_path;
  int m_file = -1;
};

constexpr std::size_t chunk = std::size_t{1} << 16;
constexpr std::size_t sealed_chunk = chunk + crypto_secretstream_xchacha20poly1305_ABYTES;

// A stream of sealed chunks, as Heed seals what is large.
class SealedOut {
 public:
  SealedOut(TemporaryFile& file, const Key& key) : m_file(file) {
    std::array<std::uint8_t, crypto_secretstream_xchacha20poly1305_HEADERBYTES> header{};
    crypto_secretstream_xchacha20poly1305_init_push(&m_state, header.data(), key.data());
    m_file.write(header);
  }
  void write(std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
      const std::size_t size = std::min(bytes.size(), chunk - m_waiting.size());
      m_waiting.insert(m_waiting.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
      bytes = bytes.subspan(size);
      if (m_waiting.size() == chunk) flush(0);
    }
  }
  void finish() { flush(crypto_secretstream_xchacha20poly1305_TAG_FINAL); }

 private:
  void flush(unsigned char tag) {
    m_sealed.resize(m_waiting.size() + crypto_secretstream_xchacha20poly1305_ABYTES);
    crypto_secretstream_xchacha20poly1305_push(&m_state, m_sealed.data(), nullptr, m_waiting.data(), m_waiting.size(),
                                               nullptr, 0, tag);
    m_file.write(m_sealed);
    m_waiting.clear();
  }

  TemporaryFile& m_file;
  crypto_secretstream_xchacha20poly1305_state m_state{};
  std::vector<std::uint8_t> m_waiting, m_sealed;
};

class SealedIn {
 public:
  SealedIn(TemporaryFile& file, const Key& key) : m_file(file) {
    std::array<std::uint8_t, crypto_secretstream_xchacha20poly1305_HEADERBYTES> header{};
    m_file.read(header);
    if (crypto_secretstream_xchacha20poly1305_init_pull(&m_state, header.data(), key.data()) != 0)
      throw std::runtime_error("the snapshot does not open");
  }
  std::size_t read(std::span<std::uint8_t> room) {
    std::size_t filled = 0;
    while (filled < room.size() && (m_at < m_open.size() || next())) {
      const std::size_t size = std::min(room.size() - filled, m_open.size() - m_at);
      std::copy_n(m_open.begin() + static_cast<std::ptrdiff_t>(m_at), size,
                  room.begin() + static_cast<std::ptrdiff_t>(filled));
      filled += size;
      m_at += size;
    }
    return filled;
  }

 private:
  bool next() {
    m_sealed.resize(sealed_chunk);
    m_sealed.resize(m_file.read(m_sealed));
    if (m_sealed.size() < crypto_secretstream_xchacha20poly1305_ABYTES) return false;
    m_open.resize(m_sealed.size() - crypto_secretstream_xchacha20poly1305_ABYTES);
    m_at = 0;
    return crypto_secretstream_xchacha20poly1305_pull(&m_state, m_open.data(), nullptr, nullptr, m_sealed.data(),
                                                      m_sealed.size(), nullptr, 0) == 0;
  }

  TemporaryFile& m_file;
  crypto_secretstream_xchacha20poly1305_state m_state{};
  std::vector<std::uint8_t> m_sealed, m_open;
  std::size_t m_at = 0;
};

class SealedJournal : public linkage::Journal {
 public:
  SealedJournal(TemporaryFile& file, const Key& key) : m_file(file), m_key(key) {}
  Result<void> append(std::span<const std::uint8_t> entry) override {
    std::vector<std::uint8_t> sealed(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES + entry.size() +
                                     crypto_aead_xchacha20poly1305_ietf_ABYTES);
    randombytes_buf(sealed.data(), crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, nullptr,
                                               entry.data(), entry.size(), nullptr, 0, nullptr, sealed.data(),
                                               m_key.data());
    m_file.write(sealed);
    m_file.sync();
    return {};
  }

 private:
  TemporaryFile& m_file;
  const Key& m_key;
};

double percentile(std::vector<double>& milliseconds, double share) {
  std::ranges::sort(milliseconds);
  return milliseconds[static_cast<std::size_t>(share * static_cast<double>(milliseconds.size() - 1))];
}

void print_arrivals(const char* what, std::vector<double>& milliseconds) {
  fmt::print("  {:<52} p50 {:.2f}  p99 {:.2f}  p99.9 {:.2f} ms\n", what, percentile(milliseconds, 0.5),
             percentile(milliseconds, 0.99), percentile(milliseconds, 0.999));
}

double processor_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// One mention by itself: the entities that it may be, ranked; then, once it is in, every field of the nearest mention of each.
class ByItself {
 public:
  explicit ByItself(const linkage::Network& network) : m_network(network) {
    for (const auto kind : matching::all_entity_kinds())
      if (const auto* const index = network.index(kind)) m_searchers.emplace(kind, linkage::Searcher(*index));
  }

  void rank(const linkage::ToldTogether& concern) {
    m_ranked.clear();
    for (const auto& mention : concern.mentions) {
      const auto searcher = m_searchers.find(mention.kind);
      if (searcher == m_searchers.end()) continue;
      const double start = processor_milliseconds();
      auto found = m_network.index(mention.kind)->suggest(mention.mention.values, searcher->second);
      m_ranked.push_back({&mention, std::move(found), processor_milliseconds() - start});
    }
  }

  void explain(std::vector<double>& milliseconds) {
    for (const Ranked& one : m_ranked) {
      const auto& index = *m_network.index(one.mention->kind);
      const double start = processor_milliseconds();
      for (const auto& suggestion : one.suggestions) {
        const auto score = index.explain(one.mention->mention.id, suggestion.nearest.mention);
        if (score) m_reasons += linkage::reasons_of(index.model(), *score).size();
      }
      milliseconds.push_back(one.milliseconds + processor_milliseconds() - start);
    }
  }

  std::size_t reasons() const { return m_reasons; }

 private:
  struct Ranked {
    const linkage::KindMention* mention = nullptr;
    std::vector<linkage::Suggestion> suggestions;
    double milliseconds = 0;
  };
  const linkage::Network& m_network;
  std::map<linkage::EntityKind, linkage::Searcher> m_searchers;
  std::vector<Ranked> m_ranked;
  std::size_t m_reasons = 0;
};

// All that the allocator has given out, its own pages for large pieces too.
std::size_t allocated() {
  const struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

std::unique_ptr<linkage::Network> restarted(const linkage::Network& before, std::size_t mentions, const Key& key) {
  TemporaryFile file(".snapshot");
  auto start = Clock::now();
  SealedOut out(file, key);
  linkage::ByteWriter writer([&](std::span<const std::uint8_t> bytes) { out.write(bytes); });
  before.write(writer);
  writer.finish();
  out.finish();
  file.sync();
  fmt::print("  {:<52} {:.2f} s, {:.0f} MB\n", "snapshot written, sealed and on disk", seconds_since(start),
             file.megabytes());
  file.rewind();
  const std::size_t before_reading = allocated();
  start = Clock::now();
  SealedIn in(file, key);
  linkage::ByteReader reader([&](std::span<std::uint8_t> room) { return in.read(room); });
  auto after = linkage::Network::read(reader);
  if (!after) throw std::runtime_error("the snapshot was not read");
  fmt::print("  {:<52} {:.2f} s\n", "start from it", seconds_since(start));
  fmt::print("  {:<52} {:.0f} bytes\n", "in memory then, a mention",
             static_cast<double>(allocated() - before_reading) / static_cast<double>(mentions));
  linkage::Index::Room room;
  for (const auto kind : matching::all_entity_kinds()) {
    if (!after->index(kind)) continue;
    const auto of_kind = after->index(kind)->room();
    room = {room.values + of_kind.values, room.keys + of_kind.keys, room.entities + of_kind.entities};
  }
  fmt::print("  {:<52} values {}, keys {}, entities {} bytes\n", "… of which", room.values / mentions,
             room.keys / mentions, room.entities / mentions);
  return after;
}

}  // namespace

void print_kept(const CountyData& county, const linkage::Network::Models& models, std::size_t arrivals,
                unsigned threads) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
  Key key{};
  crypto_secretstream_xchacha20poly1305_keygen(key.data());
  const std::size_t known = county.concerns.size() - std::min(arrivals, county.concerns.size() / 2);
  std::vector<linkage::ToldTogether> told;
  std::size_t mentions = 0;
  for (std::size_t at = 0; at < known; ++at) {
    told.push_back(county.concerns[at].told);
    mentions += told.back().mentions.size();
  }
  auto before = std::make_unique<linkage::Network>(models);
  auto start = Clock::now();
  before->add_all(told, threads);
  fmt::print("\nKept: {} mentions\n  {:<52} {:.2f} s\n", mentions, "made of its mentions anew", seconds_since(start));
  std::vector<linkage::ToldTogether>().swap(told);
  auto network = restarted(*before, mentions, key);
  before.reset();

  TemporaryFile file(".journal");
  SealedJournal journal(file, key);
  linkage::KeptNetwork kept(std::move(network), journal);
  linkage::NetworkSearcher searcher(kept.network());
  ByItself by_itself(kept.network());
  std::vector<double> whole, synced, alone, held;
  for (std::size_t at = known; at < county.concerns.size(); ++at) {
    const auto& concern = county.concerns[at].told;
    by_itself.rank(concern);
    start = Clock::now();
    kept.network().suggest(concern, searcher);
    if (!kept.add(concern).ok()) throw std::runtime_error("a concern was not kept");
    whole.push_back(seconds_since(start) * 1000);
    by_itself.explain(alone);
    for (const auto& mention : concern.mentions) {
      const double asked = processor_milliseconds();
      kept.network().suggest_held(mention.mention.id, searcher);
      held.push_back(processor_milliseconds() - asked);
    }
    start = Clock::now();
    file.write(std::array<std::uint8_t, 64>{});
    file.sync();
    synced.push_back(seconds_since(start) * 1000);
  }
  if (by_itself.reasons() == 0) throw std::runtime_error("nothing was explained");
  print_arrivals("a mention by itself: ranked, explained (processor)", alone);
  print_arrivals("a held mention with its company (processor)", held);
  print_arrivals("a concern: suggestions, durable entry, added", whole);
  print_arrivals("baseline: 64 bytes written and synced", synced);
}

}  // namespace heed::bench
