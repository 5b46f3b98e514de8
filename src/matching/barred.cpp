#include "matching/barred.hpp"

#include "matching/header_words.hpp"

namespace heed::matching {

namespace {

constexpr std::string_view ethnicity =
    "ethnic|ethnicity|ethnie|ethnische|eth group|eth code|=eth|=race|race code|race "
    "desc|racial|=rasse|=raza|=etnia|=etnie|"
    "narodowosc|hautfarbe|skin colour|skin color|complexion|migrationshintergrund|migration "
    "background|=herkunft|abstammung|"
    "=pochodzenie|=heritage|ancestry|=tribe|=caste|mother tongue|native language|muttersprache|limba materna|jezyk "
    "ojczysty";
constexpr std::string_view religion =
    "religion|religious|religia|religie|wyznanie|konfession|=faith|faith|=creed|denomination|place of "
    "worship|=church|=mosque|"
    "=temple|=synagogue|=gurdwara|=parish church";
constexpr std::string_view nationality =
    "nationality|nationalitaet|nationalite|nacionalidad|nationalitate|nazionalita|obywatelstwo|cetatenie|=nation|"
    "citizenship|"
    "citizen|staatsangehoerigkeit|staatsbuergerschaft|country of origin|herkunftsland|passport "
    "country|asylum|=asyl|refugee|"
    "immigration|visa status|=visa";
constexpr std::string_view sexuality =
    "sexuality|sexual|sexualitaet|=orientation|orientacja seksualna|lgbt|lgbtq|gender identity|transgender|trans "
    "status";
constexpr std::string_view politics = "party cd|party affiliation|political";

}  // namespace

bool is_barred(std::string_view column) {
  const Header header(column);
  for (const std::string_view phrases : {ethnicity, religion, nationality, sexuality, politics}) {
    if (header.best_fit(phrases) > 0) return true;
  }
  return false;
}

}  // namespace heed::matching
