// A sealed note is never handed on as a sealed message.
#include "base/sealed.hpp"

void send(const heed::Sealed<heed::MessagePayload>& message);

void hand_on(const heed::Sealed<heed::MessagePayload>& message, const heed::Sealed<heed::NotePayload>& note) {
#ifdef HEED_REFUSED
  send(note);
#else
  static_cast<void>(note);
  send(message);
#endif
}
