#include "main/config.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "main/process_for_test.hpp"

namespace heed::main_program {
namespace {

constexpr std::string_view good = R"(mode = "demonstration"
area = "exampleshire"
[server]
listen = "127.0.0.1:8081"
address = "https://safeguarding.example.org"
[storage]
data = "/var/lib/heed/data"
key_ring = "/etc/heed/area.keyring"
anchors = "/mnt/anchors/anchors.txt"
)";

std::vector<content::Finding> findings_of(std::string_view toml) {
  std::vector<content::Finding> findings;
  const auto config = parse_config(toml, "heed.toml", findings);
  EXPECT_EQ(config.ok(), findings.empty());
  return findings;
}

TEST(Config, ReadsAGoodFile) {
  std::vector<content::Finding> findings;
  const auto config = parse_config(good, "heed.toml", findings);
  ASSERT_TRUE(config.ok());
  EXPECT_EQ(config->port, 8081);
  EXPECT_EQ(config->data, "/var/lib/heed/data");
  EXPECT_EQ(config->mode, Mode::demonstration);
}

TEST(Config, TheRulesHoldForWhatTheCommandLineSaysToo) {
  const auto says = [](std::string_view toml, const Overrides& overrides, std::string_view what) {
    std::vector<content::Finding> findings;
    const bool refused = !parse_config(toml, "heed.toml", findings, overrides).ok();
    return refused && std::any_of(findings.begin(), findings.end(), [&](const content::Finding& finding) {
             return finding.message.find(what) != std::string::npos;
           });
  };
  EXPECT_TRUE(says(good, {.data = "/etc/heed"}, "key_ring must lie outside the data folder"));
  EXPECT_TRUE(says(good, {.data = "/mnt/../mnt/anchors/"}, "anchors must lie outside the data folder"));
  const std::string live = "mode = \"live\"" + std::string(good.substr(good.find('\n')));
  EXPECT_TRUE(says(live, {.pseudo_locales = true}, "pseudo_locales is for tests"));
  std::vector<content::Finding> findings;
  const auto config = parse_config(good, "heed.toml", findings, {.data = "elsewhere", .pseudo_locales = true});
  ASSERT_TRUE(config.ok());
  EXPECT_EQ(config->data, std::filesystem::absolute("elsewhere"));
  EXPECT_TRUE(config->pseudo_locales);
}

TEST(Config, AKeyRingInTheDataFolderByWayOfALinkIsRefused) {
  const FolderForTest folder;
  std::filesystem::create_directories(folder.path / "real");
  std::filesystem::create_directory_symlink(folder.path / "real", folder.path / "link");
  const std::string toml = "[storage]\ndata = \"" + (folder.path / "link").string() + "\"\nkey_ring = \"" +
                           (folder.path / "real" / "area.keyring").string() + "\"\n";
  const auto findings = findings_of(toml);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].line, 3);
}

TEST(Config, NoPlaceIsAnothersOwn) {
  const FolderForTest folder;
  const auto path = [&](const char* name) { return (folder.path / name).string(); };
  std::filesystem::create_directory_symlink(folder.path, folder.path / "link");
  const auto lines_of = [&](const std::string& ring, const std::string& anchors, const std::string& content) {
    const std::string toml = "[storage]\ndata = \"" + path("data") + "\"\nkey_ring = \"" + ring + "\"\nanchors = \"" +
                             anchors + "\"\n[content]\nfolder = \"" + content + "\"\n";
    std::vector<content::Finding> findings;
    std::vector<int> lines;
    const bool sound = parse_config(toml, path("heed.toml"), findings).ok();
    EXPECT_EQ(sound, findings.empty());
    for (const auto& finding : findings) lines.push_back(finding.line);
    return lines;
  };
  const auto ring = path("area.keyring"), anchors = path("anchors.txt"), words = path("content");
  using Lines = std::vector<int>;
  EXPECT_EQ(lines_of(ring, anchors, words), Lines{});
  EXPECT_EQ(lines_of(ring, ring, words), Lines{4});
  EXPECT_EQ(lines_of(ring, path("link/area.keyring"), words), Lines{4});
  EXPECT_EQ(lines_of(ring, path("heed.toml"), words), Lines{4});
  EXPECT_EQ(lines_of(path("heed.toml"), anchors, words), Lines{3});
  EXPECT_EQ(lines_of(ring, path("content/anchors.txt"), words), Lines{4});
  EXPECT_EQ(lines_of(ring, anchors, path("data")), Lines{2});
}

struct Mistake {
  const char* toml;
  int line;
  const char* says;
};

class ConfigMistake : public testing::TestWithParam<Mistake> {};

TEST_P(ConfigMistake, IsNamedWithItsLineAndWhatToWrite) {
  const auto findings = findings_of(GetParam().toml);
  bool found = false;
  for (const auto& finding : findings)
    found = found || (finding.line == GetParam().line && finding.message.find(GetParam().says) != std::string::npos);
  EXPECT_TRUE(found) << (findings.empty() ? "no finding" : findings.front().message);
}

INSTANTIATE_TEST_SUITE_P(
    All, ConfigMistake,
    testing::Values(Mistake{"mode = \"test\"\n", 1, "\"demonstration\" or \"live\""},
                    Mistake{"colour = 1\n", 1, "not a key"},
                    Mistake{"\n[server]\nlisten = \"8080\"\n", 3, "write listen ="},
                    Mistake{"[server]\nlisten = \"127.0.0.1:70000\"\n", 2, "write listen ="},
                    Mistake{"[server]\nlisten = \"localhost:8080\"\n", 2, "numeric address"},
                    Mistake{"[serer]\nlisten = \"127.0.0.1:8080\"\n", 1,
                            "the sections are: [content], [limits], [live]"},
                    Mistake{"server = \"127.0.0.1:80\"\n", 1, "write [server] on a line of its own"},
                    Mistake{"\nlisten = \"127.0.0.1:8080\"\n", 2, "belongs under [server]"},
                    Mistake{"[server]\nmode = \"live\"\n", 2, "before the first section"},
                    Mistake{"area = \"../exampleshire\"\n", 1, "area = \"exampleshire\""},
                    Mistake{"mode = \"live\"\nmode = \"live\"\n", 2, "twice"}, Mistake{"\xff", 1, "UTF-8"},
                    Mistake{"[storage]\ndata = \"data\"\n", 2, "from the root"},
                    Mistake{"[limits]\nconcerns_per_source_per_hour = 0\n", 2, "whole number"},
                    Mistake{"[content]\npseudo_locales = \"yes\"\n", 2, "true or false"},
                    Mistake{"area = exampleshire\n", 1, "quotation marks"},
                    Mistake{"[storage]\ndata = \"/a\"\nkey_ring = \"/a/keys\"\n", 3, "outside the data folder"},
                    Mistake{"mode = \"live\"\n", 1, "policy_document"},
                    Mistake{"mode = \"live\"\n", 1, "write address = \"https://"},
                    Mistake{"[storage]\nkey_ring = \"ring\"\n", 2, "key_ring = \"/etc/heed/area.keyring\""},
                    Mistake{"[limits]\nconcerns_per_source_at_once = 0\n", 2, "write concerns_per_source_at_once = 10"},
                    Mistake{"", 0, "needs data"}));

TEST(Config, SaysEachMistakeOnceInTheOrderOfTheFile) {
  const auto findings = findings_of("mode = 1\n[storage]\nkey_ring = 5\ndata = \"~/heed\"\n");
  std::vector<int> lines;
  for (const auto& finding : findings) lines.push_back(finding.line);
  EXPECT_EQ(lines, (std::vector<int>{1, 3, 4}));
}

TEST(Config, LiveNeedsEveryRecordOfRuleTwelve) {
  std::string live(good);
  live.replace(live.find("demonstration"), 13, "live");
  EXPECT_EQ(findings_of(live).size(), 5u);
  live += R"([live]
controller = "Exampleshire Council, dpo@example.org"
safeguarding_lead = "Head of safeguarding"
duty_cover = "Emergency duty team"
impact_assessment = "DPIA 12, 2026-11-01"
policy_document = "APD 3, 2026-11-01"
)";
  EXPECT_TRUE(findings_of(live).empty());
  const std::string said = "\"Emergency duty team\"";
  for (const char* nothing : {"Todo", "todo: ask Carys", "-", "x", "…", "n/a", "TBC", "none", "Nobody.", "xxx"}) {
    std::string unready = live;
    unready.replace(unready.find(said), said.size(), "\"" + std::string(nothing) + "\"");
    EXPECT_EQ(findings_of(unready).size(), 1u) << nothing;
  }
  for (const char* something : {"Todorov, on call", "EDT", "111", "None of us alone: the rota of the EDT"}) {
    std::string ready = live;
    ready.replace(ready.find(said), said.size(), "\"" + std::string(something) + "\"");
    EXPECT_TRUE(findings_of(ready).empty()) << something;
  }
}

TEST(Config, TheSitesOwnAddressIsOneThatABrowserOpens) {
  const auto says = [](const std::string& address) {
    const auto findings =
        findings_of("[server]\naddress = " + address + "\n[storage]\ndata = \"/a\"\nkey_ring = \"/b\"\n");
    return findings.size() == 1 && findings[0].line == 2 &&
           findings[0].message.find("write address = \"https://safeguarding.example.org\"") != std::string::npos;
  };
  for (const char* wrong : {"\"safeguarding.example.org\"",
                            "\"http://safeguarding.example.org\"",
                            "\"https://\"",
                            "\"https://localhost\"",
                            "\"https://a.example.org/\"",
                            "\"https://a.example.org/heed\"",
                            "\"https://a.example.org:0\"",
                            "\"https://a.example.org:x\"",
                            "\"https://A.example.org\"",
                            "\"https://a b.org\"",
                            "\"https://.org\"",
                            "\"https://-.-\"",
                            "\"https://1.2\"",
                            "\"https://192.0.2.7\"",
                            "\"https://a-.example.org\"",
                            "\"https://a.-example.org\"",
                            "\"https://a.example.org:00443\"",
                            "\"https://a.example.org:\"",
                            "7",
                            "\"\""})
    EXPECT_TRUE(says(wrong)) << wrong;
  for (const char* right : {"\"https://a.example.org\"", "\"https://a.example.org:8443\"",
                            "\"https://a-b.example.org\"", "\"https://1.a2.xn--p1ai\""})
    EXPECT_FALSE(says(right)) << right;
}

TEST(Config, LiveIsNotServedOverPlainHttpToOtherMachines) {
  const auto refused = [](const std::string& server, const Overrides& overrides = {}) {
    const std::string toml = "mode = \"live\"\n[server]\naddress = \"https://a.example.org:8443\"\n" + server + R"(
[storage]
data = "/var/lib/heed/data"
key_ring = "/etc/heed/area.keyring"
anchors = "/mnt/anchors/anchors.txt"
[live]
controller = "Exampleshire Council, dpo@example.org"
safeguarding_lead = "Head of safeguarding"
duty_cover = "Emergency duty team"
impact_assessment = "DPIA 12, 2026-11-01"
policy_document = "APD 3, 2026-11-01"
)";
    std::vector<content::Finding> findings;
    if (parse_config(toml, "heed.toml", findings, overrides).ok()) return false;
    return findings.size() == 1 && findings[0].message.find("behind_proxy = true") != std::string::npos;
  };
  EXPECT_TRUE(refused("listen = \"0.0.0.0:8080\""));
  EXPECT_TRUE(refused("listen = \"[::]:8080\""));
  EXPECT_TRUE(refused("listen = \"192.0.2.7:8080\""));
  EXPECT_FALSE(refused("listen = \"0.0.0.0:8080\"\nbehind_proxy = true"));
  EXPECT_FALSE(refused("listen = \"127.0.0.9:8080\""));
  EXPECT_FALSE(refused("listen = \"[::1]:8080\""));
  EXPECT_FALSE(refused(""));
  EXPECT_TRUE(refused("", {.listen = "0.0.0.0:8080"}));
  EXPECT_FALSE(refused("listen = \"0.0.0.0:8080\"", {.listen = "127.0.0.1:8080"}));
}

TEST(Config, DemonstrationKeepsKeysOutsideTheDataFolder) {
  const Config config = demonstration_config("/tmp/demo/");
  EXPECT_EQ(config.data, "/tmp/demo");
  EXPECT_EQ(config.key_ring, "/tmp/demo.keys/exampleshire.keyring");
}

TEST(Config, ListenTakesBothKindsOfAddress) {
  Config config;
  ASSERT_TRUE(set_listen(config, "[::1]:9000").ok());
  EXPECT_EQ(config.host, "::1");
  EXPECT_EQ(config.port, 9000);
  EXPECT_FALSE(set_listen(config, ":9000").ok());
}

}  // namespace
}  // namespace heed::main_program
