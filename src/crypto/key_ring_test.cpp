#include "crypto/key_ring.hpp"

#include <gtest/gtest.h>

#include <set>

#include "crypto/system_random.hpp"
#include "crypto/test_support.hpp"

namespace heed::crypto {
namespace {

using test::read_text;
using test::revealed;
using test::write_text;

class KeyRingFile : public testing::Test {
 protected:
  KeyRing make_ring() { return KeyRing::make("exampleshire", Instant{1'790'000'000'123}, random); }
  static mode_t mode_of(const std::filesystem::path& file) {
    struct stat status{};
    return ::stat(file.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
  }
  std::string saved_text() {
    EXPECT_TRUE(make_ring().save_new(folder / "ring").ok());
    return read_text(folder / "ring");
  }
  static Result<KeyRing> parse(const std::string& text) { return KeyRing::parse(Secret::from_text(text)); }

  SystemRandom random;
  test::Folder folder;
};

TEST_F(KeyRingFile, ComesBack) {
  const KeyRing ring = make_ring();
  ASSERT_TRUE(ring.save_new(folder / "ring").ok());
  const auto loaded = KeyRing::load(folder / "ring");
  ASSERT_TRUE(loaded.ok());
  EXPECT_EQ(loaded->area_id(), "exampleshire");
  EXPECT_EQ(loaded->current_door_key().id, 1U);
  EXPECT_EQ(loaded->current_door_key().made, ring.current_door_key().made);
  EXPECT_EQ(loaded->current_door_key().public_key, ring.current_door_key().public_key);
  EXPECT_EQ(revealed(loaded->current_door_key().secret_key), revealed(ring.current_door_key().secret_key));
  EXPECT_EQ(revealed(loaded->current_team_key().key), revealed(ring.current_team_key().key));
  EXPECT_EQ(revealed(loaded->audit_key()), revealed(ring.audit_key()));
  EXPECT_EQ(revealed(loaded->receipt_key()), revealed(ring.receipt_key()));
  EXPECT_EQ(revealed(loaded->form_key()), revealed(ring.form_key()));
}

TEST_F(KeyRingFile, TellsItselfFromAnother) {
  const KeyRing ring = make_ring();
  ASSERT_TRUE(ring.save_new(folder / "ring").ok());
  EXPECT_EQ(ring.check_value().size(), 32U);
  EXPECT_EQ(KeyRing::load(folder / "ring")->check_value(), ring.check_value());
  EXPECT_NE(make_ring().check_value(), ring.check_value());
}

TEST_F(KeyRingFile, KeysAreAllDifferent) {
  const KeyRing ring = make_ring();
  const std::set<std::string> keys = {revealed(ring.current_door_key().secret_key),
                                      revealed(ring.current_team_key().key), revealed(ring.audit_key()),
                                      revealed(ring.receipt_key()), revealed(ring.form_key())};
  EXPECT_EQ(keys.size(), 5U);
  EXPECT_EQ(ring.door_key(2), nullptr);
  EXPECT_EQ(ring.team_key(2), nullptr);
  EXPECT_EQ(ring.team_key(1), &ring.current_team_key());
}

TEST_F(KeyRingFile, IsForItsOwnerAloneWhateverTheUmask) {
  const mode_t before = ::umask(0);
  EXPECT_TRUE(make_ring().save_new(folder / "ring").ok());
  ::umask(0777);
  EXPECT_TRUE(make_ring().save_new(folder / "other").ok());
  ::umask(before);
  EXPECT_EQ(mode_of(folder / "ring"), 0600U);
  EXPECT_EQ(mode_of(folder / "other"), 0600U);
}

TEST_F(KeyRingFile, IsNeverWrittenOver) {
  ASSERT_TRUE(make_ring().save_new(folder / "ring").ok());
  const std::string before = read_text(folder / "ring");
  EXPECT_EQ(make_ring().save_new(folder / "ring").error().kind, ErrorKind::conflict);
  EXPECT_EQ(read_text(folder / "ring"), before);
}

TEST_F(KeyRingFile, LeavesNothingElseBehind) {
  ASSERT_TRUE(make_ring().save_new(folder / "ring").ok());
  EXPECT_FALSE(make_ring().save_new(folder / "ring").ok());
  EXPECT_FALSE(make_ring().save_new(folder / "missing/ring").ok());
  const auto entries = std::filesystem::directory_iterator(folder.path());
  EXPECT_EQ(std::distance(begin(entries), end(entries)), 1);
}

TEST_F(KeyRingFile, GoesOnAfterACrashWhileWriting) {
  write_text(folder / "ring.unfinished", "format = 1\narea = \"exam");
  EXPECT_TRUE(make_ring().save_new(folder / "ring").ok());
  EXPECT_TRUE(KeyRing::load(folder / "ring").ok());
}

TEST_F(KeyRingFile, IsRefusedWhenOthersHaveAnyPermission) {
  const std::string text = saved_text();
  for (const mode_t mode : {0640U, 0604U, 0620U, 0602U, 0610U, 0666U}) {
    write_text(folder / "open", text, mode);
    EXPECT_EQ(KeyRing::load(folder / "open").error().kind, ErrorKind::refused) << mode;
  }
  write_text(folder / "open", text, 0400);
  EXPECT_TRUE(KeyRing::load(folder / "open").ok());
}

TEST_F(KeyRingFile, MissingFileIsNotFound) {
  EXPECT_EQ(KeyRing::load(folder / "none").error().kind, ErrorKind::not_found);
}

TEST_F(KeyRingFile, FolderOrHugeFileIsCorrupt) {
  ::chmod(folder.path().c_str(), 0700);
  EXPECT_EQ(KeyRing::load(folder.path()).error().kind, ErrorKind::corrupt);
  write_text(folder / "huge", std::string(2'000'000, '#'));
  EXPECT_EQ(KeyRing::load(folder / "huge").error().kind, ErrorKind::corrupt);
}

TEST_F(KeyRingFile, AreaIdThatCannotBeWrittenIsInvalid) {
  for (const std::string& area : {std::string(), std::string("a\"b"), std::string("A"), std::string(65, 'a')})
    EXPECT_EQ(KeyRing::make(area, Instant{}, random).save_new(folder / "x").error().kind, ErrorKind::invalid) << area;
}

TEST_F(KeyRingFile, TruncatedAnywhereIsCorrupt) {
  const std::string text = saved_text();
  // The last line feed says nothing.
  for (std::size_t size = 0; size + 1 < text.size(); ++size) {
    const auto parsed = parse(text.substr(0, size));
    ASSERT_FALSE(parsed.ok()) << size;
    ASSERT_EQ(parsed.error().kind, ErrorKind::corrupt);
  }
}

struct Damage {
  const char* find;
  const char* replace;
};

TEST_F(KeyRingFile, DamageIsCorruptAndNamesNoValue) {
  const std::string text = saved_text();
  const Damage damages[] = {
      {"format = 1", "format = 2"},
      {"format = 1", "format = 1x"},
      {"area = \"", "area = \"\\"},
      {"exampleshire", "Example Shire"},
      {"area = \"exampleshire\"", "area = exampleshire"},
      {"audit_key", "audit"},
      {"audit_key = \"", "audit_key = \"AAAA"},
      {"receipt_key = \"", "receipt_key = \"="},
      {"[[door_key]]", "[door_key]"},
      {"[[door_key]]", ""},
      {"[[team_key]]", "[[spare_key]]"},
      {"id = 1", "id = 0"},
      {"id = 1", "id = 4294967296"},
      {"id = 1", "id = -1"},
      {"public_key = \"", "public_key = \"A"},
      {"made = ", "made = -"},
  };
  for (const auto& damage : damages) {
    std::string damaged = text;
    damaged.replace(damaged.find(damage.find), std::string(damage.find).size(), damage.replace);
    const auto parsed = parse(damaged);
    ASSERT_FALSE(parsed.ok()) << damage.find << " -> " << damage.replace;
    EXPECT_EQ(parsed.error().kind, ErrorKind::corrupt);
    EXPECT_LT(parsed.error().detail.size(), 100U);
  }
}

TEST_F(KeyRingFile, DoorKeyHalvesMustBelongTogether) {
  const std::string text = saved_text();
  const std::string other = [this] {
    test::Folder another;
    EXPECT_TRUE(make_ring().save_new(another / "ring").ok());
    return read_text(another / "ring");
  }();
  const auto line_of = [](const std::string& ring) {
    const auto start = ring.find("public_key");
    return ring.substr(start, ring.find('\n', start) - start);
  };
  std::string mixed = text;
  mixed.replace(mixed.find(line_of(text)), line_of(text).size(), line_of(other));
  EXPECT_FALSE(parse(mixed).ok());
}

TEST_F(KeyRingFile, OlderKeysStayAndTheLastIsCurrent) {
  std::string text = saved_text();
  const auto team = text.find("\n[[team_key]]");
  std::string second = text.substr(team);
  second.replace(second.find("id = 1"), 6, "id = 9");
  const auto ring = parse(text + second);
  ASSERT_TRUE(ring.ok());
  EXPECT_EQ(ring->current_team_key().id, 9U);
  EXPECT_NE(ring->team_key(1), nullptr);
  EXPECT_FALSE(parse(text + text.substr(team)).ok()) << "two keys of one id";
}

}  // namespace
}  // namespace heed::crypto
