// Stored bytes, form fields and key ring files as a curious hand could leave them: opening never crashes, and never opens.
#include <cstdlib>
#include <string_view>

#include "crypto/form_seal.hpp"
#include "crypto/key_ring.hpp"
#include "crypto/sealing.hpp"
#include "crypto/system_random.hpp"

namespace {

using namespace heed;
using namespace heed::crypto;

struct Subject {
  SystemRandom random;
  KeyRing ring = KeyRing::make("exampleshire", Instant{1'790'000'000'000}, random);
  Secret record_key = make_record_key(random);
  Place place{"exampleshire", "concern", RecordId::make(random)};
  FormSeal form{Secret(ring.form_key()), random};
};

void require(bool holds) {
  if (!holds) std::abort();
}

void open_as_everything(Subject& subject, const Bytes& bytes, std::string_view text) {
  require(!open(subject.record_key, subject.place, SealedAccess::make<ConcernPayload>(bytes)).ok());
  require(!unwrap(subject.ring, SealedAccess::make<RecordKey>(bytes), subject.place).ok());
  const DoorKey& door = subject.ring.current_door_key();
  const auto reply = SealedAccess::make<ReplyKey>(bytes);
  require(!unwrap_for_reporter(door.public_key, door.secret_key, reply, subject.place).ok());
  static_cast<void>(is_wrapped_at_door(SealedAccess::make<RecordKey>(bytes)));
  require(!subject.form.open("tell", Instant{1'790'000'000'000}, text).ok());
  static_cast<void>(KeyRing::parse(Secret(bytes)).ok());
}

// Sealed well, then changed in one place that the input chooses.
void open_changed(Subject& subject, const Bytes& bytes, std::string_view text) {
  Bytes sealed = seal<ConcernPayload>(subject.record_key, subject.place, text, subject.random).storage_bytes();
  const auto same = open(subject.record_key, subject.place, SealedAccess::make<ConcernPayload>(sealed));
  require(same.ok() && same.value().reveal_text() == text);
  if (bytes.size() < 3 || bytes[2] == 0) return;
  const std::size_t index = (bytes[0] | static_cast<std::size_t>(bytes[1]) << 8) % sealed.size();
  sealed[index] = static_cast<std::uint8_t>(sealed[index] ^ bytes[2]);
  require(!open(subject.record_key, subject.place, SealedAccess::make<ConcernPayload>(sealed)).ok());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const bool started = initialise();
  static Subject subject;
  require(started);
  const Bytes bytes(data, data + size);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  open_as_everything(subject, bytes, text);
  open_changed(subject, bytes, text);
  return 0;
}
