#include "matching/barred.hpp"

#include <gtest/gtest.h>

namespace heed::matching {
namespace {

TEST(Barred, NamesOfWhatIsNeverComparedAreKnown) {
  for (const char* name : {"ethnicity",
                           "EthnicGroup",
                           "ETH_GROUP",
                           "race",
                           "Race Code 2",
                           "skin_colour",
                           "Hautfarbe",
                           "Migrationshintergrund",
                           "mother tongue",
                           "religion",
                           "Wyznanie",
                           "church",
                           "mosque",
                           "place_of_worship",
                           "denomination",
                           "nationality",
                           "Nationalité",
                           "nation",
                           "country_of_origin",
                           "Staatsangehörigkeit",
                           "asylum_status",
                           "sexual_preference",
                           "orientation",
                           "lgbt",
                           "gender_identity",
                           "ethnie",
                           "caste",
                           "tribe"})
    EXPECT_TRUE(is_barred(name)) << name;
}

TEST(Barred, OthersAreNot) {
  for (const char* name : {"surname", "first_name", "dob", "church_street", "city", "car_colour", "gender", "state",
                           "country", "email", "birth_place", "race_course_road", "notes", ""})
    EXPECT_FALSE(is_barred(name)) << name;
}

}  // namespace
}  // namespace heed::matching
