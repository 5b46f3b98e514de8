#include "matching/normalise.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "matching/cases_for_test.hpp"
#include "matching/value.hpp"

namespace heed::matching {

namespace {

std::string slashed(const NameParts& parts) {
  return parts.family.empty() ? parts.given + " /" : parts.given + " / " + parts.family;
}

// "born(2024-06-15)" → "born" and "2024-06-15".
struct Kind {
  std::string name, qualifier;
};
Kind kind_of(const std::string& text) {
  const auto open = text.find('(');
  if (open == std::string::npos) return {text, ""};
  return {text.substr(0, open), text.substr(open + 1, text.size() - open - 2)};
}

std::string value_text(AttributeType type, const std::string& text, const std::string& qualifier) {
  return make_value(type, text, qualifier).text;
}

std::string normal(const Kind& kind, const std::string& text) {
  if (kind.name == "split") return slashed(split_full_name(text));
  if (kind.name == "spelling") return spelling_key(text);
  if (kind.name == "nothing") return says_nothing(text) ? "yes" : "no";
  if (kind.name == "name") return value_text(AttributeType::forename, text, "");
  if (kind.name == "born") return value_text(AttributeType::date_of_birth, text, kind.qualifier);
  if (kind.name == "colour") return value_text(AttributeType::vehicle_colour, text, "");
  if (kind.name == "make") return value_text(AttributeType::vehicle_make, text, "");
  if (kind.name == "place") return value_text(AttributeType::place_name, text, "");
  const auto type = parse_attribute_type(kind.name);
  return type ? value_text(*type, text, kind.qualifier) : "no such kind";
}

}  // namespace

TEST(Normalise, GivesTheFormsThatTheCasesSay) {
  for (const Case& each : read_cases("tests/linkage/normalise.cases", 3))
    EXPECT_EQ(normal(kind_of(each.fields[0]), each.fields[1]), each.fields[2])
        << "normalise.cases:" << each.line << " " << each.fields[1];
}

TEST(Normalise, KeepsItsOwnFormsInTheCases) {
  for (const Case& each : read_cases("tests/linkage/normalise.cases", 3)) {
    const Kind kind = kind_of(each.fields[0]);
    if (kind.name == "split" || kind.name == "nothing") continue;
    EXPECT_EQ(normal(kind, each.fields[2]), each.fields[2]) << "normalise.cases:" << each.line;
  }
}

TEST(Normalise, ReadsPhonesOfOtherRegions) {
  EXPECT_EQ(normal_phone("(201) 555-0123", "US"), "12015550123");
  EXPECT_EQ(normal_phone("0721 234 567", "RO"), "40721234567");
}

TEST(Plates, FitWhenTheyCanBeTheSame) {
  EXPECT_TRUE(plates_fit("AB12CDE", "AB12CDE"));
  EXPECT_TRUE(plates_fit("AB12C?E", "AB12CDE"));
  EXPECT_TRUE(plates_fit("AB1*", "AB12CDE"));
  EXPECT_TRUE(plates_fit("*CDE", "AB1*"));
  EXPECT_TRUE(plates_fit("ABI2CDE", "AB12CDE"));
  EXPECT_TRUE(plates_fit("A8O2CDE", "AB02CDE"));
  EXPECT_TRUE(plates_fit("SZ12CDE", "5Z12CDE"));
  EXPECT_TRUE(plates_fit("2CD", "AB12CDE"));  // a short part, from anywhere
  EXPECT_FALSE(plates_fit("AB12CDE", "AB12CDF"));
  EXPECT_FALSE(plates_fit("AB1*", "AC12CDE"));
  EXPECT_FALSE(plates_fit("AB12C", "AB12CDE"));
  EXPECT_FALSE(plates_fit("", "AB12CDE"));
}

TEST(Plates, CountWhatBothKnow) {
  EXPECT_EQ(plate_agreement("AB12CDE", "AB12CDE"), 7U);
  EXPECT_EQ(plate_agreement("AB12C?E", "AB12CDE"), 6U);
  EXPECT_EQ(plate_agreement("AB1*", "AB12CDE"), 3U);
  EXPECT_EQ(plate_agreement("*CDE", "AB1*"), 0U);
  EXPECT_EQ(plate_agreement("*12*", "AB12CDE"), 2U);
  EXPECT_EQ(plate_agreement("AB12CDE", "AB12CDF"), 0U);
}

TEST(Plates, OneSlipPartsThemAndTheRestAgrees) {
  EXPECT_EQ(plate_slip_agreement("AB12CDE", "AB12CDF"), 6U);
  EXPECT_EQ(plate_slip_agreement("AB12CDE", "AB12DCE"), 5U);
  EXPECT_EQ(plate_slip_agreement("AB12CDE", "AB12CE"), 6U);
  EXPECT_EQ(plate_slip_agreement("AB12CE", "AB12CDE"), 6U);
  EXPECT_EQ(plate_slip_agreement("AB12C?E", "AB12CXF"), 5U);
  EXPECT_EQ(plate_slip_agreement("AB12CDE", "AB12CDE"), 0U);
  EXPECT_EQ(plate_slip_agreement("AB12CDE", "AB12CD0"), 6U);
  EXPECT_EQ(plate_slip_agreement("AB12CDE", "XB12CDF"), 0U);
  EXPECT_EQ(plate_slip_agreement("AB12*", "AB12CDE"), 0U);
  EXPECT_EQ(plate_slip_agreement("", "A"), 0U);
}

// Examples of the NHS Data Dictionary (943 476 5919) and of python-stdnum's pages on NHS numbers and UPNs.
TEST(Identifiers, CheckTheirDigits) {
  EXPECT_TRUE(nhs_number_is_valid("9434765919"));
  EXPECT_TRUE(nhs_number_is_valid("4010232137"));
  EXPECT_FALSE(nhs_number_is_valid("9434765918"));
  EXPECT_FALSE(nhs_number_is_valid("943476591"));
  EXPECT_FALSE(nhs_number_is_valid("1111111111"));
  EXPECT_TRUE(upn_is_valid("B801200005001"));
  EXPECT_FALSE(upn_is_valid("A801200005001"));
  EXPECT_FALSE(upn_is_valid("X80120000A001"));
  EXPECT_FALSE(upn_is_valid(""));
}

TEST(Days, AreReadAndWritten) {
  EXPECT_EQ(parse_day("1970-01-01"), 0);
  EXPECT_EQ(parse_day("2000-02-29"), 11016);
  EXPECT_EQ(format_day(0), "1970-01-01");
  EXPECT_EQ(format_day(11016), "2000-02-29");
  for (const std::string_view wrong : {"2001-02-29", "1970-1-1", "", "1970-01-0a", "0000-01-01"})
    EXPECT_FALSE(parse_day(wrong)) << wrong;
}

namespace {

rc::Gen<std::string> any_text() {
  const auto bytes = rc::gen::container<std::string>(rc::gen::arbitrary<char>());
  const auto pieces = rc::gen::elementOf(
      std::vector<std::string>{"a", "Smith", " ",    "-", "'",     "’",      "mr",   "mc", "st",   "flat", "1", "0044",
                               "+", "?",     "*",    "_", "..",    "starts", "ends", "é",  "Ł",    "محمد", "Ж", "王",
                               "½", "ﬁ",     "\xff", "@", ".com/", ":",      "nhs",  "/",  "2009", "may",  ","});
  const auto joined =
      rc::gen::map(rc::gen::container<std::vector<std::string>>(pieces), [](const std::vector<std::string>& parts) {
        std::string text;
        for (const std::string& part : parts) text += part;
        return text;
      });
  return rc::gen::oneOf(bytes, joined);
}

}  // namespace

RC_GTEST_PROP(Normalise, ANormalFormIsItsOwn, ()) {
  const std::string text = *any_text();
  for (const AttributeType type : all_attribute_types()) {
    const std::string_view qualifier = type == AttributeType::identifier      ? "nhs"
                                       : type == AttributeType::handle        ? "snap"
                                       : type == AttributeType::date_of_birth ? "2024-06-15"
                                                                              : "";
    const OwnedValue once = make_value(type, text, qualifier), twice = make_value(type, once.text, qualifier);
    if (twice.text != once.text) RC_FAIL(std::string(to_string(type)) + ": " + once.text + " became " + twice.text);
    RC_ASSERT(twice.days == once.days);
    RC_ASSERT(twice.phonetic == once.phonetic);
  }
}

RC_GTEST_PROP(Plates, FitThemselvesAndEitherWay, ()) {
  const std::string left = normal_plate(*any_text()), right = normal_plate(*any_text());
  RC_ASSERT(left.empty() || plates_fit(left, left));
  RC_ASSERT(plates_fit(left, right) == plates_fit(right, left));
  RC_ASSERT(plate_agreement(left, right) == plate_agreement(right, left));
  RC_ASSERT(plate_slip_agreement(left, right) == plate_slip_agreement(right, left));
}

// And ends: what grows with the square of a megabyte does not before the test is given up.
TEST(Normalise, CutsHugeTextsShort) {
  std::vector<std::string> huge{std::string(1'000'000, 'a'), std::string(1'000'000, '*'), std::string(1'000'000, ' '),
                                std::string(1'000'000, '\0')};
  for (const std::string_view piece : {"st ", "mr ", "م", "1/", "王", "é", "\xff", "mc o'"}) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    huge.push_back(std::move(text));
  }
  for (const std::string& text : huge) {
    for (const AttributeType type : all_attribute_types()) {
      EXPECT_LE(make_value(type, text, "nhs").text.size(), 1'100U);
      split_full_name(text);
      spelling_key(text);
      plates_fit(text, text);
    }
  }
}

}  // namespace heed::matching
