#include "main/instance.hpp"

#include <fstream>
#include <iterator>

#include "app/audit_linker.hpp"
#include "app/opens.hpp"

namespace heed::main_program {

namespace {

Result<crypto::WordList> load_receipt_words(const Config& config) {
  const auto file = content_folder(config) / "receipt-words" / "en.txt";
  std::ifstream stream(file);
  if (!stream) return Error{ErrorKind::invalid, "The list of receipt words cannot be read", file.string()};
  return crypto::WordList::parse(std::string{std::istreambuf_iterator<char>(stream), {}});
}

// Says also which file it is about.
Result<crypto::KeyRing> load_key_ring(const Config& config) {
  auto ring = crypto::KeyRing::load(config.key_ring);
  if (ring.ok()) return ring;
  const Error& error = ring.error();
  return Error{error.kind, error.code, config.key_ring.string() + ": " + error.detail};
}

}  // namespace

std::filesystem::path content_folder(const Config& config) {
  return config.content_folder.empty() ? std::filesystem::path(HEED_CONTENT) : config.content_folder;
}

std::shared_ptr<const content::Library> load_library(const Config& config, Date today,
                                                     std::vector<content::Finding>& findings) {
  content::LibraryOptions options;
  options.folder = content_folder(config);
  options.catalogues = HEED_CATALOGUES;
  options.area = config.area;
  options.pseudo_locales = config.pseudo_locales;
  options.today = today;
  auto library = content::Library::load(options, findings);
  if (library && config.mode == Mode::live && library->local().demonstration) {
    findings.push_back(
        {content::Finding::Weight::error, "areas/" + config.area + ".toml", 0,
         "mode = \"live\" needs an area with demonstration = false, whose contacts somebody has checked"});
    return nullptr;
  }
  return library;
}

bool is_empty_folder(const Config& config) {
  std::error_code problem;
  return !std::filesystem::exists(config.data, problem) || std::filesystem::is_empty(config.data, problem);
}

Result<void> check_new_area(const Config& config) {
  if (!is_empty_folder(config))
    return Error{ErrorKind::unavailable, "The folder is not empty; choose another, or remove it first",
                 config.data.string()};
  std::error_code problem;
  if (!config.anchors.empty() && std::filesystem::exists(config.anchors, problem))
    return Error{
        ErrorKind::unavailable,
        "An area was here before: its anchors are. Restore its backup; or, to begin anew, move the anchors away first",
        config.anchors.string()};
  return {};
}

Result<void> make_key_ring(const Config& config, Instant now) {
  std::error_code problem;
  const auto folder = config.key_ring.parent_path();
  // One that was there, such as /etc/heed, holds what others must reach; the ring keeps itself to its owner.
  const bool made = std::filesystem::create_directories(folder, problem);
  if (problem) return Error{ErrorKind::unavailable, "The key ring's folder cannot be made", problem.message()};
  if (made) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, problem);
  crypto::SystemRandom random;
  return crypto::KeyRing::make(config.area, now, random).save_new(config.key_ring);
}

Instance::Instance(crypto::KeyRing ring, crypto::WordList words) : m_ring(std::move(ring)), m_words(std::move(words)) {}

Result<void> Instance::start(const Config& config, const content::Library& library, const Clock& clock,
                             store_sqlite::SqliteOptions options) {
  m_linker = app::make_audit_linker(m_ring);
  options.folder = config.data;
  options.linker = m_linker.get();
  options.key_check = m_ring.check_value();
  options.opens = [this](const ports::ConcernRecord& record) { return app::opens(m_ring, record); };
  m_store = TRY(store_sqlite::SqliteStore::open(options));
  m_ports = std::make_unique<ports::Store>(m_store->ports());
  const app::AreaRules rules{config.area, library.local().calendar, library.local().languages_read,
                             std::chrono::hours(library.local().danger_hours),
                             std::chrono::hours(library.local().same_day_hours)};
  m_service = std::make_unique<app::Service>(app::ServiceOptions{*m_ports, m_ring, m_words, rules, clock, m_random});
  return {};
}

Result<std::unique_ptr<Instance>> Instance::open(const Config& config, const content::Library& library,
                                                 const Clock& clock, store_sqlite::SqliteOptions store) {
  store.absent = store_sqlite::Absent::is_an_error;
  return load(config, library, clock, std::move(store));
}

Result<std::unique_ptr<Instance>> Instance::make(const Config& config, const content::Library& library,
                                                 const Clock& clock, store_sqlite::SqliteOptions store) {
  store.absent = store_sqlite::Absent::may_be_made;
  return load(config, library, clock, std::move(store));
}

Result<std::unique_ptr<Instance>> Instance::load(const Config& config, const content::Library& library,
                                                 const Clock& clock, store_sqlite::SqliteOptions store) {
  crypto::KeyRing ring = TRY(load_key_ring(config));
  if (ring.area_id() != config.area) return Error{ErrorKind::invalid, "The key ring is another area's", ring.area_id()};
  crypto::WordList words = TRY(load_receipt_words(config));
  std::unique_ptr<Instance> instance(new Instance(std::move(ring), std::move(words)));
  TRY(instance->start(config, library, clock, std::move(store)));
  return instance;
}

}  // namespace heed::main_program
