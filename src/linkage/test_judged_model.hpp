// For tests: a model that nobody learnt, of numbers that a practitioner may judge, so that cases stay as they are when learning
// changes. One for each kind, with the attributes by which the kind is told of.
#pragma once

#include <array>
#include <cmath>
#include <vector>

#include "linkage/batch.hpp"

namespace heed::linkage {

inline std::vector<AttributeType> attributes_of(EntityKind kind) {
  using enum AttributeType;
  switch (kind) {
    case EntityKind::child:
      return {forename, surname, nickname, date_of_birth, sex,    phone,
              email,    handle,  address,  postcode,      school, identifier};
    case EntityKind::adult:
      return {forename, surname, nickname, date_of_birth, sex, phone, email, handle, address, postcode, organisation};
    case EntityKind::vehicle: return {plate, vehicle_make, vehicle_colour};
    case EntityKind::contact: return {phone, email, handle};
    case EntityKind::place: return {place_name, address, postcode};
    case EntityKind::organisation: return {organisation, address, postcode, phone, identifier};
    case EntityKind::group: return {nickname, place_name, category};
  }
  return {};
}

// How often two taken at random are equal.
inline double equal_by_chance(AttributeType type) {
  using enum AttributeType;
  switch (type) {
    case forename:
    case surname:
    case nickname: return 1.0 / 400;
    case full_name: return 1.0 / 50'000;
    case date_of_birth: return 1.0 / 5000;
    case sex: return 0.5;
    case phone:
    case email:
    case identifier:
    case handle:
    case plate: return 1.0 / 1'000'000;
    case vehicle_make:
    case vehicle_colour: return 0.15;
    case address: return 1.0 / 2000;
    case postcode: return 1.0 / 700;
    case place_name:
    case organisation:
    case school: return 1.0 / 200;
    case category: return 0.05;
  }
  return 0.05;
}

// Of records of one, seven in ten agree wholly and one in twenty not at all; the levels between share the rest. Weights fall evenly from
// that of equal values down to what neither speaks for nor against; those of births are judged one by one, as many are of an age.
inline double judged_weight(AttributeType type, double heaviest, std::size_t at, std::size_t between) {
  // The same day, one slip, numbers exchanged, fits the age, two slips, within a year, within three, within ten.
  constexpr std::array<double, 8> births = {12, 7, 7, 2.5, 2, 1, 0.5, -1};
  if (type == AttributeType::date_of_birth && at < births.size()) return births[at];
  return heaviest * static_cast<double>(between + 1 - at) / static_cast<double>(between + 1);
}

inline void judge(Comparison& comparison, AttributeType type) {
  std::vector<Level*> levels;
  for (Level& level : comparison.levels) {
    if (!level.null_level) levels.push_back(&level);
  }
  const std::size_t between = levels.size() - 2;
  const double most = between == 0 ? 0.95 : 0.7, heaviest = std::log2(most / equal_by_chance(type));
  double u_left = 1;
  for (std::size_t at = 0; at <= between; ++at) {
    levels[at]->m = at == 0 ? most : 0.25 / static_cast<double>(between);
    levels[at]->u = levels[at]->m * std::exp2(-judged_weight(type, heaviest, at, between));
    u_left -= levels[at]->u;
  }
  levels.back()->m = 0.05;
  levels.back()->u = u_left;
}

// Households, namesakes and streets as training begins them (training.cpp): as a match in what they share, as chance elsewhere, and one
// pair of brothers and sisters in fifty is born on one day.
inline Model judged_model(EntityKind kind) {
  std::vector<Column> columns;
  for (const AttributeType type : attributes_of(kind))
    columns.push_back({std::string(matching::to_string(type)), type, Preparation::normal});
  Model model = make_model(std::move(columns));
  model.prior = 1.0 / 20'000;
  const bool people = kind == EntityKind::child || kind == EntityKind::adult;
  if (people) model.alike_prior = {2 * model.prior, 4 * model.prior, 4 * model.prior};
  for (std::size_t at = 0; at < model.comparisons.size(); ++at) {
    const AttributeType type = model.columns[at].type;
    judge(model.comparisons[at], type);
    for (Level& level : model.comparisons[at].levels) {
      const double twin = type == AttributeType::date_of_birth ? 0.02 * level.m + 0.98 * level.u : level.u;
      level.alike = {matching::of_a_household(type) ? level.m : twin,
                     matching::goes_with_a_name(type) ? level.m : level.u,
                     matching::goes_with_a_place(type) ? level.m : level.u};
    }
  }
  return model;
}

}  // namespace heed::linkage
