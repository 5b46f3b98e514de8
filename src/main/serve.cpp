#include <fmt/core.h>
#include <pthread.h>
#include <signal.h>

#include <condition_variable>
#include <thread>

#include "app/demo.hpp"
#include "app/known_keeper.hpp"
#include "main/commands.hpp"
#include "main/control.hpp"
#include "main/demonstration.hpp"
#include "main/log.hpp"
#include "main/program.hpp"
#include "main/serving.hpp"

namespace heed::main_program {

namespace {

using cli::exit_code::configuration;
using content::Finding;

// Signals are taken by the main thread alone, in sigwait; every other thread inherits the mask.
sigset_t block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  signal(SIGPIPE, SIG_IGN);
  return signals;
}

// Writes anchors at a stated interval, and once more when the program stops.
class AnchorKeeper {
 public:
  AnchorKeeper(app::Service& service, const Config& config)
      : m_service(service), m_config(config), m_thread([this] { keep(); }) {}
  ~AnchorKeeper() {
    {
      const std::lock_guard lock(m_mutex);
      m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
    append();
  }

 private:
  void keep() {
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
      lock.unlock();
      append();
      lock.lock();
      m_wake.wait_for(lock, std::chrono::minutes(m_config.anchor_minutes), [this] { return m_stopping; });
    }
  }
  void append() const {
    const auto done = append_anchors(m_service, m_config);
    if (!done.ok()) log_event(Level::error, "audit.anchor_failed", {{"reason", done.error().code}});
  }

  app::Service& m_service;
  const Config& m_config;
  std::mutex m_mutex;
  std::condition_variable m_wake;
  bool m_stopping = false;
  std::thread m_thread;
};

void log_disk(store_sqlite::DiskState state) {
  const bool troubled = state == store_sqlite::DiskState::troubled;
  log_event(troubled ? Level::error : Level::info, "store.disk", {{"state", troubled ? "begin" : "end"}});
}

http::ServerOptions server_options(const Config& config) {
  http::ServerOptions options;
  options.host = config.host;
  options.port = config.port;
  options.trust_forwarded_for = config.behind_proxy;
  return options;
}

void print_addresses(const Config& config, std::uint16_t port, const std::vector<std::string>& demonstration) {
  const std::string host = config.host.find(':') == std::string::npos ? config.host : "[" + config.host + "]";
  const std::string address = fmt::format("http://{}:{}", host, port);
  fmt::print(
      "Heed is serving {}.\n  For adults:       {}/\n  For young people: {}/young-people\n  For the team:     "
      "{}/team\n",
      config.mode == Mode::live ? config.area : config.area + " (a demonstration)", address, address, address);
  for (const std::string& line : demonstration) fmt::print("{}\n", line);
  fmt::print("Stop with Ctrl+C.\n");
  std::fflush(stdout);
}

// Everybody can read the passwords of a demonstration.
Result<void> check_no_demonstration(Instance& instance, const Config& config) {
  if (config.mode != Mode::live || !TRY(app::holds_demonstration(instance.service()))) return {};
  return Error{ErrorKind::invalid, "area.demonstration", config.data.string()};
}

// Says so loudly when the record no longer reaches its anchors: what was told since may be missing.
Result<void> check_record(Instance& instance, const Config& config, const cli::ServeArguments& arguments) {
  if (!read_anchor_file(config).ok()) log_event(Level::error, "audit.anchors_unreadable");
  for (const std::size_t line : unreadable_lines_of_anchors(config))
    log_event(Level::error, "audit.anchor_line_unreadable", {{"line", std::to_string(line)}});
  const auto without = arguments.accept_missing_anchors ? WithoutAnchors::accepted : WithoutAnchors::refused;
  const auto compared = compare_anchors(instance.service(), config, without);
  if (compared.ok()) return {};
  if (compared.error().code != "audit.behind") return compared;
  log_event(Level::error, "audit.behind_anchors", {{"where", compared.error().detail}});
  if (!arguments.accept_restored_backup) return compared.error();
  TRY(main_program::accept_restored_backup(instance.service(), config));
  log_event(Level::warning, "audit.restored_backup_accepted");
  return {};
}

// What nobody reads must not be asked for. A demonstration may be looked at without.
Result<void> check_somebody_reads(Instance& instance, const Config& config) {
  if (TRY(app::SomebodyReads(instance.service())())) return {};
  if (config.mode == Mode::live) return Error{ErrorKind::invalid, "area.nobody_reads", config.data.string()};
  log_event(Level::warning, "area.nobody_reads");
  return {};
}

Result<void> check_fit_to_serve(Instance& instance, const Config& config, const cli::ServeArguments& arguments) {
  TRY(check_no_demonstration(instance, config));
  TRY(check_somebody_reads(instance, config));
  return check_record(instance, config, arguments);
}

int exit_code_of(const Error& error) {
  if (error.code == "audit.behind") return cli::exit_code::problems_found;
  return error.kind == ErrorKind::invalid ? configuration : cli::exit_code::unavailable;
}

int serve_until_told(const Config& config, Instance& instance, const std::shared_ptr<const content::Library>& library,
                     const Clock& clock, const sigset_t& signals, const std::vector<std::string>& demonstration) {
  auto serving = Serving::make(config, instance, library, clock);
  if (!serving.ok())
    return fmt::print(stderr, "heed: {} ({})\n", serving.error().code, serving.error().detail),
           cli::exit_code::unavailable;
  ControlSocket control(control_socket_path(config.data), [&](const std::string& request) {
    return run_command(instance.service(), config, request, [&](UserId user) { (*serving)->end_sessions_of(user); });
  });
  const auto control_started = control.start();
  if (!control_started.ok())
    return fmt::print(stderr, "heed: {} ({})\n", control_started.error().code, control_started.error().detail),
           cli::exit_code::unavailable;
  http::Server server(server_options(config), (*serving)->router(), (*serving)->problems());
  const auto started = server.start();
  if (!started.ok())
    return fmt::print(stderr, "heed: cannot serve on {}:{} ({})\n", config.host, config.port, started.error().detail),
           cli::exit_code::unavailable;
  const AnchorKeeper anchors(instance.service(), config);
  const app::KnownKeeper known(instance.service());
  log_event(Level::info, "server.started",
            {{"mode", config.mode == Mode::live ? "live" : "demonstration"}, {"area", config.area}});
  print_addresses(config, server.port(), demonstration);

  int signal_number = 0;
  sigwait(&signals, &signal_number);
  log_event(Level::info, "server.stopping");
  server.stop();
  log_event(Level::info, "server.stopped");
  return cli::exit_code::done;
}

Result<Config> config_of(const cli::ServeArguments& arguments, std::vector<Finding>& findings) {
  Config config = TRY(find_config(arguments.where.config, findings,
                                  {arguments.where.data, arguments.pseudo_locales, arguments.listen}));
  if (arguments.demo && config.mode == Mode::live)
    return Error{ErrorKind::invalid, "area.demo_in_live", arguments.where.config.string()};
  return config;
}

}  // namespace

int Program::serve(const cli::ServeArguments& arguments) {
  const sigset_t signals = block_signals();
  start_logging();
  const SystemClock clock;
  std::vector<Finding> findings;
  Config tried;
  if (!arguments.listen.empty() && !set_listen(tried, arguments.listen).ok())
    return fmt::print(stderr, "heed: --listen needs a numeric address and a port, such as 127.0.0.1:8080\n"),
           cli::exit_code::usage;
  const auto config = config_of(arguments, findings);
  if (!config.ok()) {
    cli::print_findings(findings);
    return fmt::print(stderr, "heed: {}\n", cli::sentence(config.error())), configuration;
  }
  const auto library = load_library(*config, local_date(clock.now(), "Europe/London"), findings);
  if (cli::print_findings(findings) || !library)
    return fmt::print(stderr, "heed: the words or local details have mistakes; nothing was started\n"), configuration;
  std::vector<std::string> demonstration;
  if (config->mode == Mode::demonstration) demonstration = demonstration_lines(*config);
  if (arguments.demo && is_empty_folder(*config)) {
    const auto filled = fill_demonstration(*config, *library, clock.now());
    if (!filled.ok())
      return fmt::print(stderr, "heed: {} ({})\n", cli::sentence(filled.error()), filled.error().detail),
             filled.error().kind == ErrorKind::unavailable ? cli::exit_code::unavailable : cli::exit_code::failed;
    demonstration = *filled;
  }
  store_sqlite::SqliteOptions store;
  store.disk_changed = log_disk;
  auto instance = Instance::open(*config, *library, clock, std::move(store));
  if (!instance.ok())
    return fmt::print(stderr, "heed: {} ({})\n", cli::sentence(instance.error()), instance.error().detail),
           cli::exit_code::unavailable;
  const auto fit = check_fit_to_serve(**instance, *config, arguments);
  if (!fit.ok()) {
    fmt::print(stderr, "heed: {} ({})\n", cli::sentence(fit.error()), fit.error().detail);
    (*instance)->close();
    return exit_code_of(fit.error());
  }
  const int code = serve_until_told(*config, **instance, library, clock, signals, demonstration);
  (*instance)->close();
  return code;
}

}  // namespace heed::main_program
