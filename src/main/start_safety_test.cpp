// What the program refuses to start with, so that nobody goes on beside the records that are there.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <fstream>

#include "main/config.hpp"
#include "main/process_for_test.hpp"

namespace heed::main_program {
namespace {

using std::filesystem::copy_options;

class StartSafety : public testing::Test {
 protected:
  Config area(const char* name = "area") const { return demonstration_config(m_folder.path / name); }
  int run(std::vector<std::string> arguments, const std::string& input = "") {
    ProcessForTest process(std::move(arguments), input);
    const int code = process.exit_code();
    m_said = process.text_so_far;
    return code;
  }
  int run_demo(const char* name = "area") { return run({"demo", "--data", area(name).data.string()}); }
  int run_verify() { return run({"audit", "verify", "--data", area().data.string(), "--without-anchors"}); }
  std::vector<std::string> serve_arguments() const {
    return {"serve", "--demo", "--data", area().data.string(), "--listen", "127.0.0.1:0"};
  }
  int run_serve(const std::vector<std::string>& more = {}) {
    auto arguments = serve_arguments();
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }
  int run_user_add(const char* name) {
    return run({"user", "add", name, "--data", area().data.string(), "--name", "Invented Person", "--role", "worker"},
               "kettle lantern rain\n");
  }
  // Serves until it is ready, then stops it.
  void serve_once(const std::vector<std::string>& more = {}) {
    auto arguments = serve_arguments();
    arguments.insert(arguments.end(), more.begin(), more.end());
    ProcessForTest server(arguments);
    EXPECT_TRUE(server.says("Stop with Ctrl+C")) << server.text_so_far;
    server.tell_to_stop();
    EXPECT_EQ(server.exit_code(), 0);
    m_said = server.text_so_far;
  }
  void change(const std::string& sql) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open((area().data / "heed.db").c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sql;
    sqlite3_close(database);
  }
  // A live area of its own folders, or over those of `area()`; complete but for `more`.
  std::string write_live_file(const Config& area, const std::string& more = "") const {
    const auto content = m_folder.path / "content";
    if (!std::filesystem::exists(content)) {
      std::filesystem::copy(HEED_CONTENT, content, copy_options::recursive);
      const auto details = content / "areas" / "exampleshire.toml";
      std::ifstream stream(details);
      std::string text{std::istreambuf_iterator<char>(stream), {}};
      const std::string invented = "demonstration = true";
      text.replace(text.find(invented), invented.size(), "demonstration = false");
      std::ofstream(details) << text;
    }
    const auto file = m_folder.path / "live.toml";
    std::ofstream(file) << "mode = \"live\"\n[server]\nlisten = \"127.0.0.1:0\"\naddress = "
                           "\"https://safeguarding.example.org\"\n[content]\nfolder = \""
                        << content.string() << "\"\n[storage]\ndata = \"" << area.data.string() << "\"\nkey_ring = \""
                        << area.key_ring.string() << "\"\nanchors = \"" << area.anchors.string()
                        << "\"\n[live]\ncontroller = \"Invented Council, dpo@example.org\"\n"
                           "safeguarding_lead = \"Invented Lead\"\nduty_cover = \"Invented duty team\"\n"
                           "impact_assessment = \"DPIA 12, 2026-11-01\"\npolicy_document = \"APD 3, 2026-11-01\"\n"
                        << more;
    return file.string();
  }
  void put_in_the_ring_of(const std::filesystem::path& ring) {
    std::filesystem::copy_file(ring, area().key_ring, copy_options::overwrite_existing);
    std::filesystem::permissions(area().key_ring,
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  }

  FolderForTest m_folder;
  std::string m_said;
};

TEST_F(StartSafety, AnotherKeyRingIsRefusedByEveryCommandAndTheRightOneStillWorks) {
  ASSERT_EQ(run_demo(), 0) << m_said;
  ASSERT_EQ(run_demo("other"), 0) << m_said;
  const auto own = m_folder.path / "own.keyring";
  std::filesystem::copy_file(area().key_ring, own);
  put_in_the_ring_of(area("other").key_ring);
  EXPECT_EQ(run_serve(), 4);
  EXPECT_NE(m_said.find("This key ring is not the one of this data folder"), std::string::npos) << m_said;
  EXPECT_EQ(run_user_add("invented.one"), 3) << m_said;
  EXPECT_EQ(run_verify(), 3) << m_said;
  put_in_the_ring_of(own);
  EXPECT_EQ(run_user_add("invented.one"), 0) << m_said;
  EXPECT_EQ(run_verify(), 0) << m_said;
}

TEST_F(StartSafety, ADatabaseThatKeptNoCheckTakesTheRingThatOpensItAndNoOther) {
  ASSERT_EQ(run_demo(), 0) << m_said;
  ASSERT_EQ(run_demo("other"), 0) << m_said;
  const auto own = m_folder.path / "own.keyring";
  std::filesystem::copy_file(area().key_ring, own);
  change("DELETE FROM key_check");
  put_in_the_ring_of(area("other").key_ring);
  EXPECT_EQ(run_user_add("invented.one"), 3) << m_said;
  put_in_the_ring_of(own);
  EXPECT_EQ(run_user_add("invented.one"), 0) << m_said;
  put_in_the_ring_of(area("other").key_ring);
  EXPECT_EQ(run_user_add("invented.two"), 3) << m_said;
}

TEST_F(StartSafety, WhatIsWrongWithAFileIsSaidInASentenceThatNamesIt) {
  ASSERT_EQ(run_demo(), 0) << m_said;
  const auto own = m_folder.path / "own.keyring";
  std::filesystem::rename(area().key_ring, own);
  const auto expect_said = [&](const char* sentence, const std::string& name) {
    for (const bool serve : {true, false}) {
      EXPECT_NE(serve ? run_serve() : run_user_add("invented.one"), 0);
      EXPECT_NE(m_said.find(sentence), std::string::npos) << m_said;
      EXPECT_NE(m_said.find(name), std::string::npos) << m_said;
    }
  };
  expect_said("There is no key ring where", area().key_ring.string());
  std::ofstream(area().key_ring) << "no key ring\n";
  std::filesystem::permissions(area().key_ring, std::filesystem::perms::owner_all);
  expect_said("no key ring, or a damaged one", area().key_ring.string());
  std::filesystem::permissions(area().key_ring, std::filesystem::perms::all);
  expect_said("Others on this machine may read the key ring", area().key_ring.string());
  put_in_the_ring_of(own);
  change("PRAGMA application_id = 7");
  expect_said("a database of another program", "heed.db");
  change("PRAGMA application_id = 0");
}

TEST_F(StartSafety, ALostDatabaseIsNotBegunAnew) {
  ASSERT_EQ(run_demo(), 0) << m_said;
  const auto kept = m_folder.path / "kept.db";
  std::filesystem::rename(area().data / "heed.db", kept);
  EXPECT_EQ(run_serve(), 4);
  EXPECT_NE(m_said.find("There is no heed.db"), std::string::npos) << m_said;
  EXPECT_EQ(run_user_add("invented.one"), 4) << m_said;
  EXPECT_EQ(run_demo(), 4) << m_said;
  EXPECT_FALSE(std::filesystem::exists(area().data / "heed.db"));
  std::ofstream(area().data / "heed.db").flush();
  EXPECT_EQ(run_serve(), 4) << "an empty file is no database: " << m_said;
  std::filesystem::rename(kept, area().data / "heed.db");
  EXPECT_EQ(run_user_add("invented.one"), 0) << m_said;
}

TEST_F(StartSafety, ADemonstrationDoesNotBeginWhereTheAnchorsOfAnotherLie) {
  serve_once();
  std::filesystem::remove_all(area().data);
  EXPECT_EQ(run_serve(), 4) << m_said;
  EXPECT_NE(m_said.find("anchors"), std::string::npos) << m_said;
  std::filesystem::remove(area().anchors);
  serve_once();
}

TEST_F(StartSafety, ADemonstrationIsNotServedLiveAndNotFilledIntoALiveArea) {
  serve_once();
  const auto live = write_live_file(area());
  EXPECT_EQ(run({"serve", "--config", live}), 3);
  EXPECT_NE(m_said.find("passwords that everybody can read"), std::string::npos) << m_said;
  change("UPDATE user_account SET provenance = 'team'");  // as an earlier Heed left it
  EXPECT_EQ(run({"serve", "--config", live}), 3) << m_said;

  const auto other = write_live_file(area("other"));
  EXPECT_EQ(run({"serve", "--config", other, "--demo", "--data", area("other").data.string()}), 3);
  EXPECT_NE(m_said.find("--demo fills in people"), std::string::npos) << m_said;
  EXPECT_FALSE(std::filesystem::exists(area("other").data));
}

TEST_F(StartSafety, ALiveAreaOfItsOwnIsServedWhileItsAnchorsAreThere) {
  const auto live = write_live_file(area());
  std::filesystem::create_directories(area().anchors.parent_path());
  ASSERT_EQ(run({"init", "--config", live}), 0) << m_said;
  EXPECT_EQ(run({"serve", "--config", live}), 3);
  EXPECT_NE(m_said.find("reads concerns"), std::string::npos) << m_said;
  ASSERT_EQ(run({"user", "add", "invented.one", "--config", live, "--name", "Invented Person", "--role", "manager"},
                "kettle lantern rain\n"),
            0)
      << m_said;
  {
    ProcessForTest server({"serve", "--config", live});
    EXPECT_TRUE(server.says("Stop with Ctrl+C")) << server.text_so_far;
    server.tell_to_stop();
    EXPECT_EQ(server.exit_code(), 0);
  }
  std::ofstream(area().anchors).flush();
  EXPECT_EQ(run({"serve", "--config", live}), 4);
  EXPECT_NE(m_said.find("no anchor in its anchor file can be read"), std::string::npos) << m_said;
}

TEST_F(StartSafety, TheFolderOfTheKeyRingIsLeftAsItWasAndOneThatIsMadeIsPrivate) {
  using enum std::filesystem::perms;
  const auto shared = m_folder.path / "etc", file = m_folder.path / "heed.toml";
  const auto write_file = [&](const std::filesystem::path& ring, const char* data) {
    std::ofstream(file) << "[storage]\ndata = \"" << area(data).data.string() << "\"\nkey_ring = \"" << ring.string()
                        << "\"\n";
  };
  const auto mode = [](const std::filesystem::path& path) { return std::filesystem::status(path).permissions(); };
  std::filesystem::create_directory(shared);
  const auto usual = owner_all | group_read | group_exec | others_read | others_exec;
  std::filesystem::permissions(shared, usual);
  write_file(shared / "area.keyring", "one");
  ASSERT_EQ(run({"init", "--config", file.string()}), 0) << m_said;
  EXPECT_EQ(mode(shared), usual);
  EXPECT_EQ(mode(shared / "area.keyring"), owner_read | owner_write);
  EXPECT_EQ(m_said.find("Warning"), std::string::npos) << m_said;

  write_file(shared / "keys" / "area.keyring", "two");
  ASSERT_EQ(run({"init", "--config", file.string()}), 0) << m_said;
  EXPECT_EQ(mode(shared / "keys"), owner_all);

  std::filesystem::permissions(shared, usual | group_write);
  write_file(shared / "other.keyring", "three");
  ASSERT_EQ(run({"init", "--config", file.string()}), 0) << m_said;
  EXPECT_NE(m_said.find("Warning: others can write to " + shared.string()), std::string::npos) << m_said;
}

TEST_F(StartSafety, ADatabaseThatIsShorterThanItsAnchorsIsServedOnlyWhenTheOperatorSaysSo) {
  ASSERT_EQ(run_demo(), 0) << m_said;
  const auto backup = m_folder.path / "backup.db";
  std::filesystem::copy_file(area().data / "heed.db", backup);
  ASSERT_EQ(run_user_add("invented.one"), 0) << m_said;
  serve_once();  // anchors what was done
  EXPECT_EQ(run_verify(), 0) << m_said;
  for (const char* name : {"heed.db", "heed.db-wal", "heed.db-shm"}) std::filesystem::remove(area().data / name);
  std::filesystem::copy_file(backup, area().data / "heed.db");

  EXPECT_EQ(run_serve(), 1);
  EXPECT_NE(m_said.find("--accept-restored-backup"), std::string::npos) << m_said;
  EXPECT_NE(m_said.find("the record ends at line"), std::string::npos) << m_said;
  EXPECT_EQ(run_user_add("invented.two"), 5) << m_said;
  EXPECT_EQ(run_verify(), 1) << m_said;
  serve_once({"--accept-restored-backup"});
  EXPECT_NE(m_said.find("audit.restored_backup_accepted"), std::string::npos) << m_said;
  serve_once();
  EXPECT_EQ(run_verify(), 0) << m_said;
}

TEST_F(StartSafety, VerifyingWithoutAnchorsIsSaidAndHasAnExitCodeOfItsOwn) {
  ASSERT_EQ(run_demo(), 0) << m_said;
  const std::vector<std::string> verify{"audit", "verify", "--data", area().data.string()};
  EXPECT_EQ(run(verify), 6) << m_said;
  EXPECT_NE(m_said.find("Verified without anchors"), std::string::npos) << m_said;
  EXPECT_EQ(run_verify(), 0) << m_said;
  serve_once();
  EXPECT_EQ(run(verify), 0) << m_said;
}

TEST_F(StartSafety, TheFolderOfTheAnchorsIsNamedWhenItIsNotThereAndNotMade) {
  const auto file = m_folder.path / "heed.toml", elsewhere = m_folder.path / "not-mounted";
  std::ofstream(file) << "[server]\nlisten = \"127.0.0.1:0\"\n[storage]\ndata = \"" << area().data.string()
                      << "\"\nkey_ring = \"" << area().key_ring.string() << "\"\nanchors = \""
                      << (elsewhere / "anchors.txt").string() << "\"\n";
  EXPECT_EQ(run({"config", "check", "--config", file.string()}), 0) << "a demonstration may begin without: " << m_said;
  EXPECT_NE(m_said.find("not-mounted: warning: the folder of the anchors is not there"), std::string::npos) << m_said;
  ASSERT_EQ(run({"init", "--config", file.string()}), 0) << m_said;
  ProcessForTest server({"serve", "--config", file.string()});
  EXPECT_TRUE(server.says("Stop with Ctrl+C"));
  EXPECT_TRUE(server.says("audit.anchor_failed")) << server.text_so_far;
  EXPECT_FALSE(std::filesystem::exists(elsewhere));
}

TEST_F(StartSafety, AnchorsThatAreAFolderAreNamedAndNothingIsStarted) {
  const auto folder = m_folder.path / "anchors";
  std::filesystem::create_directory(folder);
  const auto file = m_folder.path / "heed.toml";
  std::ofstream(file) << "[storage]\ndata = \"" << area().data.string() << "\"\nkey_ring = \""
                      << area().key_ring.string() << "\"\nanchors = \"" << folder.string() << "\"\n";
  const std::string says = "write anchors = \"" + (folder / "anchors.txt").string() + "\"";
  EXPECT_EQ(run({"config", "check", "--config", file.string()}), 1) << m_said;
  EXPECT_NE(m_said.find(says), std::string::npos) << m_said;
  EXPECT_EQ(run({"init", "--config", file.string()}), 3) << m_said;
  EXPECT_NE(m_said.find(says), std::string::npos) << m_said;
  EXPECT_EQ(run({"serve", "--config", file.string(), "--listen", "127.0.0.1:0"}), 3) << m_said;
  EXPECT_NE(m_said.find(says), std::string::npos) << m_said;
  EXPECT_FALSE(std::filesystem::exists(area().data));
}

TEST_F(StartSafety, AFolderForTemporaryFilesThatIsNotThereIsNamed) {
  const auto missing = (m_folder.path / "nowhere").string();
  const char* usual = std::getenv("TMPDIR");
  const std::string before = usual ? usual : "";
  ::setenv("TMPDIR", missing.c_str(), 1);
  EXPECT_EQ(run({"routes"}), 4) << m_said;
  if (usual)
    ::setenv("TMPDIR", before.c_str(), 1);
  else
    ::unsetenv("TMPDIR");
  EXPECT_NE(m_said.find("TMPDIR=" + missing), std::string::npos) << m_said;
  EXPECT_EQ(m_said.find("defect"), std::string::npos) << m_said;
}

}  // namespace
}  // namespace heed::main_program
