// Pages per second: Heed's server giving a cached page against a bare Beast server sending the same bytes, in the same run.
//
//   pages_bench [rounds] [milliseconds a round]     64 keep-alive connections; every answer is compared byte for byte.
#include <fmt/format.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/spdlog.h>

#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "bare_beast.hpp"
#include "child_process.hpp"
#include "http/gzip.hpp"
#include "http/server.hpp"
#include "load_client.hpp"

namespace {

using namespace heed;

constexpr std::size_t page_bytes = 20'000;
constexpr std::size_t io_threads = 2;

// What a phone's browser sends.
constexpr std::string_view request =
    "GET /signs HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 "
    "(KHTML, like Gecko) "
    "Chrome/120.0.0.0 Mobile Safari/537.36\r\nAccept: "
    "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\n"
    "Accept-Language: en-GB,en;q=0.9\r\nAccept-Encoding: gzip, deflate, br\r\nUpgrade-Insecure-Requests: 1\r\n\r\n";

// 20 kB of markup that compresses about as prose does.
std::string make_page() {
  std::minstd_rand random(7);
  std::string page = "<!doctype html><html lang=\"en-GB\"><body>";
  while (page.size() < page_bytes) {
    page += "<p class=\"govuk-body\">";
    for (int word = 0; word < 12; ++word) {
      for (unsigned letter = 0, letters = 2 + random() % 7; letter < letters; ++letter)
        page += static_cast<char>('a' + random() % 26);
      page += ' ';
    }
    page += "</p>\n";
  }
  page.resize(page_bytes);
  return page;
}

http::Response cached_page(const std::shared_ptr<const std::string>& compressed) {
  http::Response response = http::Response::html("");
  response.set("Content-Encoding", "gzip").set("Vary", "Accept-Encoding").set("Cache-Control", "public, max-age=300");
  response.shared_body = compressed;
  return response;
}

void serve_heed(const std::shared_ptr<const std::string>& compressed, http::PoolSize page_pool,
                const bench::ChildProcess::Report& report) {
  const std::string log_path = fmt::format("/tmp/heed-pages-bench-{}.log", ::getpid());
  spdlog::set_default_logger(spdlog::basic_logger_mt("bench", log_path, true));
  spdlog::set_pattern("%v");
  spdlog::flush_on(spdlog::level::info);  // as heed serve does
  http::Route route{
      http::Method::get, "/signs", "public", "none: reads nothing personal",
      http::Pool::page,  0,        true,     [compressed](const http::Request&) { return cached_page(compressed); }};
  http::ServerOptions options;
  options.port = 0;
  options.io_threads = io_threads;
  options.page = page_pool;
  http::Server server(options, http::Router({route}, {"en-GB"}),
                      {[](http::Status status, const http::Request&) { return http::Response::text("", status); }});
  if (!server.start().ok()) ::_exit(1);
  report(server.port());
  server.stop();
  std::remove(log_path.c_str());
}

void serve_bare(const std::shared_ptr<const std::string>& compressed, const bench::ChildProcess::Report& report) {
  http::Response response = cached_page(compressed);
  http::set_security_headers(response);
  response.headers.emplace_back("Date", "Tue, 24 Nov 2026 03:00:00 GMT");
  auto* server =
      new bench::BareBeast(io_threads, response.headers, *compressed);  // its detached threads end with the process
  server->start();
  report(server->port());
}

struct Contender {
  std::string name;
  std::unique_ptr<bench::ChildProcess> server;
  std::vector<double> per_second, microseconds;  // of processor time per page
  std::vector<double> p50, p99;
  std::uint64_t errors = 0, answered = 0, bytes = 0;
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void run_round(Contender& one, std::chrono::milliseconds duration, const std::string& expected, bool counts) {
  const double before = one.server->processor_seconds();
  bench::LoadClient client(
      {one.server->port(), 64, duration, 0}, [](std::size_t) { return request; },
      [&](std::size_t, std::string_view head, std::string_view body) {
        return head.starts_with("HTTP/1.1 200 ") && body == expected;
      });
  bench::LoadResult result = client.run();
  one.errors += result.errors;
  if (!counts) return;
  one.answered += result.answered;
  one.bytes += result.bytes;
  one.per_second.push_back(result.per_second());
  one.microseconds.push_back((one.server->processor_seconds() - before) * 1e6 /
                             static_cast<double>(std::max<std::uint64_t>(result.answered, 1)));
  one.p50.push_back(result.percentile(0.5));
  one.p99.push_back(result.percentile(0.99));
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 7;
  const std::chrono::milliseconds duration(argc > 2 ? std::atoi(argv[2]) : 2000);
  const auto compressed = std::make_shared<const std::string>(http::gzip(make_page(), 9));

  std::vector<Contender> contenders(3);
  contenders[0].name = "bare Beast";
  contenders[0].server =
      std::make_unique<bench::ChildProcess>([&](const auto& report) { serve_bare(compressed, report); });
  contenders[1].name = "heed";
  contenders[1].server =
      std::make_unique<bench::ChildProcess>([&](const auto& report) { serve_heed(compressed, {0, 0}, report); });
  contenders[2].name = "heed, pages in a pool of 2";
  contenders[2].server =
      std::make_unique<bench::ChildProcess>([&](const auto& report) { serve_heed(compressed, {2, 512}, report); });

  for (Contender& one : contenders) run_round(one, std::chrono::milliseconds(300), *compressed, false);
  for (int round = 0; round < rounds; ++round) {
    for (Contender& one : contenders) run_round(one, duration, *compressed, true);
  }

  fmt::print("a page of {} bytes, {} compressed; 64 connections, {} rounds of {} ms, interleaved; medians\n",
             page_bytes, compressed->size(), rounds, duration.count());
  fmt::print("{:<28}{:>10}{:>8}{:>12}{:>9}{:>9}{:>9}{:>11}\n", "server", "pages/s", "ratio", "cpu us/page", "p50 ms",
             "p99 ms", "errors", "bytes/page");
  const double baseline = median(contenders[0].per_second);
  std::uint64_t errors = 0;
  for (const Contender& one : contenders) {
    const double rate = median(one.per_second);
    fmt::print("{:<28}{:>10.0f}{:>8.2f}{:>12.1f}{:>9.2f}{:>9.2f}{:>9}{:>11}\n", one.name, rate, rate / baseline,
               median(one.microseconds), median(one.p50), median(one.p99), one.errors,
               one.bytes / std::max<std::uint64_t>(one.answered, 1));
    errors += one.errors;
  }
  return errors == 0 ? 0 : 1;
}
