#include "county/county.hpp"

#include <algorithm>
#include <stdexcept>
#include <string_view>

#include "synth/names.hpp"
#include "synth/parameters.hpp"
#include "synth/write_county.hpp"

namespace heed::bench {

namespace {

using linkage::AttributeType;
using linkage::Column;
using linkage::EntityKind;

constexpr std::size_t nothing = 99;

// Where a column's text stands among the fields of a mention, and what says more about it.
struct Source {
  const char* name;
  AttributeType type;
  std::size_t field, qualifier = nothing, also = nothing;
};

template <class F>
constexpr std::size_t at(F field) {
  return static_cast<std::size_t>(field);
}

using synth::ContactField;
using synth::Field;
using synth::PlaceField;
using synth::VehicleField;

const std::vector<Source> person_sources{
    {"forename", AttributeType::forename, at(Field::forename)},
    {"surname", AttributeType::surname, at(Field::surname)},
    {"nickname", AttributeType::nickname, at(Field::nickname)},
    {"birth", AttributeType::date_of_birth, at(Field::dob), nothing, at(Field::age)},
    {"sex", AttributeType::sex, at(Field::sex)},
    {"phone", AttributeType::phone, at(Field::phone)},
    {"email", AttributeType::email, at(Field::email)},
    {"handle", AttributeType::handle, at(Field::handle), at(Field::platform)},
    {"address", AttributeType::address, at(Field::address)},
    {"postcode", AttributeType::postcode, at(Field::postcode)},
    {"school", AttributeType::school, at(Field::school)},
    {"place", AttributeType::place_name, at(Field::place)}};
const std::vector<Source> vehicle_sources{{"plate", AttributeType::plate, at(VehicleField::plate)},
                                          {"make", AttributeType::vehicle_make, at(VehicleField::make)},
                                          {"colour", AttributeType::vehicle_colour, at(VehicleField::colour)}};
const std::vector<Source> contact_sources{
    {"phone", AttributeType::phone, at(ContactField::phone)},
    {"email", AttributeType::email, at(ContactField::email)},
    {"handle", AttributeType::handle, at(ContactField::handle), at(ContactField::platform)}};
const std::vector<Source> place_sources{{"name", AttributeType::place_name, at(PlaceField::name)},
                                        {"kind", AttributeType::category, at(PlaceField::kind)},
                                        {"address", AttributeType::address, at(PlaceField::address)},
                                        {"postcode", AttributeType::postcode, at(PlaceField::postcode)}};

const std::vector<Source>& sources_of(synth::Kind kind) {
  switch (kind) {
    case synth::Kind::child:
    case synth::Kind::adult: return person_sources;
    case synth::Kind::vehicle: return vehicle_sources;
    case synth::Kind::contact: return contact_sources;
    case synth::Kind::place: return place_sources;
  }
  throw std::logic_error("an unknown kind of mention");
}

constexpr std::array kinds{EntityKind::child, EntityKind::adult, EntityKind::vehicle, EntityKind::contact,
                           EntityKind::place};

std::uint16_t number_of(std::vector<std::string>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) names.emplace_back(name);
  return static_cast<std::uint16_t>(found == names.end() ? names.size() - 1 : found - names.begin());
}

linkage::MentionValues values_of(const synth::Mention& mention, const std::string& told_on) {
  linkage::MentionValues values;
  for (const Source& source : sources_of(mention.kind)) {
    auto& column = values.emplace_back();
    const std::string* text = &mention.values[source.field];
    if (text->empty() && source.also != nothing) text = &mention.values[source.also];
    if (text->empty()) continue;
    const std::string qualifier = source.type == AttributeType::date_of_birth ? told_on
                                  : source.qualifier != nothing               ? mention.values[source.qualifier]
                                                                              : "";
    auto value = matching::make_value(source.type, *text, qualifier);
    if (!value.text.empty()) column.push_back(std::move(value));
  }
  return values;
}

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().code + ": " + result.error().detail);
  return std::move(result).value();
}

}  // namespace

std::uint32_t telling(std::span<const linkage::Column> columns, const linkage::MentionValues& values) {
  std::uint32_t bits = 0;
  for (std::size_t column = 0; column < values.size(); ++column) {
    const auto type = columns[column].type;
    if (values[column].empty() || type == linkage::AttributeType::sex) continue;
    if (type == linkage::AttributeType::date_of_birth && !values[column].front().days.exact()) continue;
    bits |= 1U << column;
  }
  return bits;
}

CountyData read_county(std::size_t mentions, std::uint64_t seed) {
  const synth::Parameters parameters = must(synth::read_parameters(HEED_SYNTH_FOLDER "/county.toml"));
  const synth::NameBook names = must(synth::read_names(HEED_SYNTH_FOLDER, "", parameters));
  const synth::County county = synth::make_county(parameters, names, mentions, seed);
  CountyData data;
  data.entity.push_back(0);
  for (std::size_t kind = 0; kind < measured_kinds; ++kind) {
    for (const Source& source : sources_of(static_cast<synth::Kind>(kind)))
      data.columns[kind].push_back({source.name, source.type, {}});
  }
  synth::tell_county(county, mentions, [&](const synth::Concern& concern) {
    const std::string told_on = synth::to_date(concern.told).to_string();
    ConcernData& one = data.concerns.emplace_back();
    one.agency = number_of(data.agencies, concern.agency);
    one.honest = concern.honesty == synth::Honesty::honest;
    for (const synth::Mention& mention : concern.mentions) {
      one.told.mentions.push_back({kinds[at(mention.kind)], {++data.mentions, values_of(mention, told_on)}});
      one.truth.push_back(
          {mention.entity, number_of(data.name_kinds, mention.name_kind), static_cast<std::uint16_t>(mention.known())});
      data.entity.push_back(mention.entity);
    }
    for (const synth::Relation& relation : concern.relations)
      one.told.together.push_back(
          {static_cast<std::uint16_t>(relation.left), static_cast<std::uint16_t>(relation.right)});
  });
  return data;
}

}  // namespace heed::bench
