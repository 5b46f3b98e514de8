// The reporter's side: from typed words to the concern they belong to.
#pragma once

#include <functional>
#include <string_view>

#include "app/gate.hpp"
#include "app/receipt.hpp"
#include "app/service_parts.hpp"
#include "base/result.hpp"

namespace heed::app {

struct ReporterAccess {
  crypto::ReceiptKeys keys;
  ports::ConcernRecord record;
};

// Errors: invalid (receipt.words.*), not_found (receipt.unknown) also when the receipt was ended, unavailable.
Result<ReporterAccess> open_with_words(const Parts& parts, std::string_view typed_words);

// Whether what the reporter does here may take the room that is kept for what cannot wait: what they told reaches a hard floor, or
// they say danger with it, and it did not come in quarantine.
bool is_urgent(const ReporterAccess& access, MessageDanger danger = MessageDanger::not_said);

// Makes the work for the record as it stands and commits it, again when somebody else changed the record meanwhile.
Result<void> commit_changes(Parts& parts, std::string_view typed_words,
                            const std::function<Result<ports::Work>(const ReporterAccess&)>& make_work);

}  // namespace heed::app
