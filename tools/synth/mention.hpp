// Mentions as reported, and the truth about them.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace heed::synth {

enum class Kind : std::uint8_t { child, adult, vehicle, contact, place };
inline constexpr std::size_t kinds = 5;

// Columns of people; the other kinds have fewer (see columns_of).
enum class Field {
  forename,
  surname,
  nickname,
  dob,
  age,
  sex,
  phone,
  email,
  handle,
  platform,
  address,
  postcode,
  school,
  place
};
inline constexpr std::size_t most_fields = 14;
enum class VehicleField { plate, make, colour };
enum class ContactField { phone, email, handle, platform };
enum class PlaceField { name, kind, address, postcode };

std::string_view to_string(Kind kind);
// "mentions_children.csv" …
std::string_view file_of(Kind kind);
std::span<const std::string_view> columns_of(Kind kind);

struct Mention {
  Kind kind = Kind::child;
  std::uint32_t entity = 0;    // truth: the number of whoever is meant, among those of the kind
  std::string_view name_kind;  // truth, people only: the tradition of the name
  std::uint64_t id = 0;        // given when written
  std::array<std::string, most_fields> values;

  template <class F>
  std::string& operator[](F field) {
    return values[static_cast<std::size_t>(field)];
  }
  template <class F>
  const std::string& operator[](F field) const {
    return values[static_cast<std::size_t>(field)];
  }
  // How many attributes are known.
  std::size_t known() const;
};

// Between two mentions of one concern, by their places in it.
struct Relation {
  std::size_t left = 0, right = 0;
  std::string_view relation;
};

enum class Honesty : std::uint8_t { honest, mistaken, malicious };
std::string_view to_string(Honesty honesty);

struct Concern {
  std::uint64_t number = 0;
  std::int32_t told = 0, happened = 0;
  std::string_view agency;
  Honesty honesty = Honesty::honest;
  std::uint64_t echo_of = 0;  // truth: the concern whose words are passed on; 0 = none, numbers begin with 1
  std::vector<Mention> mentions;
  std::vector<Relation> relations;
};

// "C000012": kind's letter and number.
std::string entity_name(Kind kind, std::uint32_t entity);

}  // namespace heed::synth
