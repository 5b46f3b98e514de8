#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "synth/schedule.hpp"
#include "synth/synth_for_test.hpp"
#include "synth/write_county.hpp"

namespace heed::synth {
namespace {

// One county of 30,000 mentions for all tests that count.
struct Sample {
  County county = make_county(test_parameters(), test_names(), 30'000, 11);
  std::vector<Concern> concerns;
  Told told = tell_county(county, 30'000, [&](const Concern& concern) { concerns.push_back(concern); });
};

const Sample& sample() {
  static const Sample made;
  return made;
}

std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (c >= '0' && c <= '9') digits += c;
  return digits.starts_with("44") ? "0" + digits.substr(2) : digits;
}

TEST(County, TheSameSeedGivesTheSameBytes) {
  const County county = make_county(test_parameters(), test_names(), 1000, 1);
  const auto folder = test_folder("bytes");
  ASSERT_TRUE(write_county(county, 1000, folder.string()).ok());
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char* file :
       {"mentions_children.csv", "mentions_adults.csv", "mentions_vehicles.csv", "mentions_contacts.csv",
        "mentions_places.csv", "relations.csv", "concerns.jsonl", "truth.csv"})
    hash = fingerprint(folder / file, hash);
  // Whoever changes a rate or a name changes this too; a compiler or a library must not.
  EXPECT_EQ(hash, 0xedb6f752398d6b7bU) << std::hex << hash;
}

TEST(County, AnotherSeedGivesAnother) {
  const County one = make_county(test_parameters(), test_names(), 1000, 1);
  const County other = make_county(test_parameters(), test_names(), 1000, 2);
  EXPECT_NE(one.children[0].forename + one.children[1].surname, other.children[0].forename + other.children[1].surname);
}

TEST(County, ReachesItsSizeAndEndsWithAWholeConcern) {
  EXPECT_GE(sample().told.all(), 30'000u);
  EXPECT_LT(sample().told.all(), 30'020u);
}

TEST(County, IdsAndTruthHoldTogether) {
  std::uint64_t id = 0, number = 0;
  std::int32_t told = 0;
  std::map<std::pair<Kind, std::uint32_t>, std::string_view> kind_of_name;
  for (const Concern& concern : sample().concerns) {
    EXPECT_EQ(concern.number, ++number);
    EXPECT_LT(concern.echo_of, concern.number);
    EXPECT_GE(concern.told, told);
    EXPECT_LE(concern.happened, concern.told);
    told = concern.told;
    ASSERT_EQ(concern.mentions.front().kind, Kind::child);
    std::set<std::pair<Kind, std::uint32_t>> named;
    for (const Mention& mention : concern.mentions) {
      EXPECT_EQ(mention.id, ++id);
      EXPECT_GE(mention.known(), 1u);
      EXPECT_TRUE(named.emplace(mention.kind, mention.entity).second || mention.kind != Kind::child);
      const auto before = kind_of_name.try_emplace({mention.kind, mention.entity}, mention.name_kind).first;
      EXPECT_EQ(before->second, mention.name_kind);
    }
    for (const Relation& relation : concern.relations) {
      EXPECT_LT(relation.left, concern.mentions.size());
      EXPECT_LT(relation.right, concern.mentions.size());
      EXPECT_NE(relation.left, relation.right);
    }
  }
}

void expect_reserved(const Mention& person) {
  EXPECT_THAT(person[Field::email], testing::ContainsRegex("(@example\\.(com|org|net)|@(mail|post)\\.example|^)$"));
  EXPECT_THAT(person[Field::postcode], testing::ContainsRegex("^([Zz][Zz]|$)"));
}

TEST(County, NobodyCanBeReached) {
  for (const Concern& concern : sample().concerns)
    for (const Mention& mention : concern.mentions) {
      const bool person = mention.kind == Kind::child || mention.kind == Kind::adult;
      const std::string& phone = person                          ? mention[Field::phone]
                                 : mention.kind == Kind::contact ? mention[ContactField::phone]
                                                                 : "";
      if (!phone.empty()) {
        const std::string digits = digits_of(phone);
        ASSERT_EQ(digits.size(), 13u) << phone;
        ASSERT_TRUE(digits.starts_with("077009") || digits.starts_with("016329")) << phone;
      }
      if (person) expect_reserved(mention);
      if (mention.kind == Kind::vehicle) {
        EXPECT_THAT(mention[VehicleField::plate], testing::ContainsRegex("^([JTUZjtuz?]|$)"));
      }
    }
}

TEST(County, SmallCountiesUseDramaNumbers) {
  const County county = make_county(test_parameters(), test_names(), 1000, 3);
  std::set<std::string> seen;
  tell_county(county, 1000, [&](const Concern& concern) {
    for (const Mention& mention : concern.mentions)
      if (mention.kind == Kind::adult && !mention[Field::phone].empty()) seen.insert(digits_of(mention[Field::phone]));
  });
  EXPECT_GT(seen.size(), 20u);
  EXPECT_THAT(seen, testing::Each(testing::ContainsRegex("^(07700900|01632960)[0-9][0-9][0-9]$")));
}

TEST(Rates, ConcernsPerChildAreAsThePlanSays) {
  std::map<std::uint32_t, int> of_child;
  for (const Planned& planned : plan_concerns(sample().county)) ++of_child[planned.child];
  int once = 0, often = 0;
  for (const auto& [child, count] : of_child) once += count == 1, often += count >= 4;
  const double all = static_cast<double>(of_child.size());
  EXPECT_NEAR(once / all, 0.60, 0.05);
  EXPECT_NEAR(often / all, 0.13, 0.04);
}

TEST(Rates, AgenciesHaveTheirShare) {
  std::map<std::string_view, double> share;
  double echoes = 0, malicious = 0;
  for (const Concern& concern : sample().concerns) {
    share[concern.agency] += 1.0 / static_cast<double>(sample().concerns.size());
    echoes += concern.echo_of != 0;
    malicious += concern.honesty == Honesty::malicious;
  }
  for (const Agency& agency : test_parameters().agencies)
    EXPECT_NEAR(share[agency.name], agency.weight, 0.025) << agency.name;
  EXPECT_NEAR(malicious / static_cast<double>(sample().concerns.size()), test_parameters().concerns.malicious, 0.006);
  EXPECT_GT(echoes, 20);
}

TEST(Rates, EachAgencyKnowsWhatItKnows) {
  std::map<std::string_view, std::pair<double, double>> dob, surname;  // known, all
  for (const Concern& concern : sample().concerns) {
    if (concern.echo_of != 0) continue;
    const Mention& child = concern.mentions.front();
    dob[concern.agency].first += child[Field::dob].size() == 10, ++dob[concern.agency].second;
    surname[concern.agency].first += !child[Field::surname].empty(), ++surname[concern.agency].second;
  }
  for (const Agency& agency : test_parameters().agencies) {
    EXPECT_NEAR(dob[agency.name].first / dob[agency.name].second, agency.child[static_cast<std::size_t>(Known::dob)],
                0.06)
        << agency.name;
    EXPECT_NEAR(surname[agency.name].first / surname[agency.name].second,
                agency.child[static_cast<std::size_t>(Known::surname)], 0.09)
        << agency.name;
  }
}

TEST(Rates, TraditionsHaveTheirShareOfParents) {
  std::map<std::size_t, double> share;
  double parents = 0;
  for (const Person& adult : sample().county.adults) share[adult.tradition] += 1, ++parents;
  for (std::size_t at = 0; at < test_names().traditions.size(); ++at)
    EXPECT_NEAR(share[at] / parents, test_names().shares[at], 0.02) << test_names().traditions[at].name;
}

TEST(Families, TwinsShareABirthdayAndNotAName) {
  int twins = 0, siblings = 0;
  const County& county = sample().county;
  for (const Family& family : county.families) {
    for (std::uint32_t at = 1; at < family.children; ++at) {
      const Person& one = county.children[family.first_child + at - 1];
      const Person& other = county.children[family.first_child + at];
      ++siblings;
      twins += one.birth == other.birth;
      EXPECT_TRUE(one.birth == other.birth || other.birth - one.birth >= 300);
    }
  }
  EXPECT_GT(siblings, 1000);
  EXPECT_GT(twins, 20);
}

TEST(Rings, ChildrenAreHarmedByTheSameAdults) {
  std::size_t shared = 0;
  for (const Ring& ring : sample().county.rings) {
    shared += ring.children.size() > 1;
    for (const std::uint32_t child : ring.children) EXPECT_LT(age_on(sample().county.children[child].birth, 731), 21);
    for (const std::uint32_t adult : ring.adults) EXPECT_GE(age_on(sample().county.adults[adult].birth, 0), 17);
  }
  EXPECT_GT(shared, 500u);
}

}  // namespace
}  // namespace heed::synth
