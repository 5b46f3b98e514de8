// One mention as one agency would make it: what it knows, as it would write it.
#pragma once

#include "synth/county.hpp"
#include "synth/identifiers.hpp"
#include "synth/mention.hpp"

namespace heed::synth {

// Who is reported, by whom, when.
struct Seen {
  const County& county;
  Identifiers& identifiers;
  const Agency& agency;
  std::int32_t told;      // ages are as of this day
  std::int32_t happened;  // homes, numbers and names too
};

// `share` scales what the agency knows: 1 for the child whom the concern is about, less for those beside.
Mention report_child(const Seen& seen, std::uint32_t child, double share, Random& random);
Mention report_offender(const Seen& seen, std::uint32_t adult, Random& random);
Mention report_parent(const Seen& seen, std::uint32_t adult, Random& random);
Mention report_vehicle(const Seen& seen, std::uint32_t vehicle, Random& random);
Mention report_place(const Seen& seen, std::uint32_t place, Random& random);
// A number (`digits`), or an online name.
Mention report_number(const Seen& seen, const std::string& digits, Random& random);
Mention report_online_name(const Seen& seen, const std::string& platform, const std::string& name, Random& random);

}  // namespace heed::synth
