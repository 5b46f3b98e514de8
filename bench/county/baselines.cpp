#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "county/finder.hpp"
#include "matching/phonetic.hpp"

namespace heed::bench {

namespace {

using linkage::AttributeType;
using linkage::Column;
using linkage::Mention;
using linkage::MentionId;

std::size_t column_of(std::span<const Column> columns, AttributeType type) {
  return static_cast<std::size_t>(std::ranges::find(columns, type, [](const Column& column) { return column.type; }) -
                                  columns.begin());
}

// The text of the first value, or "".
std::string text_of(const Mention& mention, std::size_t column) {
  if (column >= mention.values.size() || mention.values[column].empty()) return "";
  return mention.values[column].front().text;
}

// A guessed age is no date of birth: what products hold is a day, or none.
std::string birth_of(const Mention& mention, std::size_t column) {
  if (column >= mention.values.size() || mention.values[column].empty()) return "";
  const auto& value = mention.values[column].front();
  return value.days.exact() ? value.text : "";
}

// Of people only, children and adults apart. Mentions that give the same name, sex and birth are put forward as one, as a product that merges
// its equal records would.
class OfPeople : public Finder {
 public:
  explicit OfPeople(std::span<const Column> columns)
      : m_forename(column_of(columns, AttributeType::forename)),
        m_surname(column_of(columns, AttributeType::surname)),
        m_sex(column_of(columns, AttributeType::sex)),
        m_birth(column_of(columns, AttributeType::date_of_birth)) {}
  bool covers(linkage::EntityKind kind) const override {
    return kind == linkage::EntityKind::child || kind == linkage::EntityKind::adult;
  }
  void load(std::span<const ConcernData> concerns) override {
    for (const ConcernData& concern : concerns) add(concern.told);
  }
  void add(const linkage::ToldTogether& concern) override {
    for (const linkage::KindMention& one : concern.mentions) {
      if (!covers(one.kind)) continue;
      m_says.emplace(one.mention.id, says_of(one.mention));
      add_one(one.kind == linkage::EntityKind::adult, one.mention);
    }
  }
  std::vector<std::vector<Found>> find(const linkage::ToldTogether& newcomer, std::size_t most) override {
    std::vector<std::vector<Found>> found;
    for (const linkage::KindMention& one : newcomer.mentions)
      found.push_back(covers(one.kind) ? find_one(one.kind == linkage::EntityKind::adult, one.mention, most)
                                       : std::vector<Found>{});
    return found;
  }

 protected:
  virtual void add_one(bool adult, const Mention& mention) = 0;
  virtual std::vector<Found> find_one(bool adult, const Mention& newcomer, std::size_t most) = 0;

  // Of mentions in the order in which they are put forward.
  std::vector<Found> as_one(std::span<const MentionId> ranked, std::size_t most) const {
    std::vector<Found> found;
    std::unordered_map<std::string, std::size_t> place;
    for (const MentionId mention : ranked) {
      const auto [at, is_new] = place.emplace(m_says.at(mention), found.size());
      if (!is_new) {
        found[at->second].mentions.push_back(mention);
      } else if (found.size() < most) {
        found.push_back({{mention}, true});
      } else {
        place.erase(at);
      }
    }
    return found;
  }

  std::size_t m_forename, m_surname, m_sex, m_birth;

 private:
  std::string says_of(const Mention& mention) const {
    return text_of(mention, m_forename) + '|' + text_of(mention, m_surname) + '|' + text_of(mention, m_sex) + '|' +
           birth_of(mention, m_birth);
  }

  std::unordered_map<MentionId, std::string> m_says;
};

// Mentions that share keys; a newcomer finds those that share at least `fewest`, the most first, the latest first among equals.
class ByKeys : public OfPeople {
 public:
  using OfPeople::OfPeople;

 protected:
  std::vector<Found> find_one(bool adult, const Mention& newcomer, std::size_t most) override {
    std::unordered_map<MentionId, std::uint32_t> shared;
    for (const std::uint64_t key : keys(newcomer)) {
      const auto holders = m_holders[adult].find(key);
      if (holders == m_holders[adult].end()) continue;
      for (const MentionId holder : holders->second) ++shared[holder];
    }
    std::vector<std::pair<std::uint32_t, MentionId>> ranked;
    for (const auto& [mention, count] : shared) {
      if (count >= fewest()) ranked.emplace_back(count, mention);
    }
    std::ranges::sort(ranked, std::greater<>());
    std::vector<MentionId> mentions;
    for (const auto& [count, mention] : ranked) mentions.push_back(mention);
    return as_one(mentions, most);
  }
  void add_one(bool adult, const Mention& mention) override {
    for (const std::uint64_t key : keys(mention)) m_holders[adult][key].push_back(mention.id);
  }
  virtual std::vector<std::uint64_t> keys(const Mention& mention) const = 0;
  virtual std::uint32_t fewest() const = 0;

 private:
  std::array<std::unordered_map<std::uint64_t, std::vector<MentionId>>, 2> m_holders;
};

class Exact : public ByKeys {
 public:
  using ByKeys::ByKeys;
  std::string name() const override { return "name and birth, exactly"; }

 protected:
  std::vector<std::uint64_t> keys(const Mention& mention) const override {
    const std::string forename = text_of(mention, m_forename), surname = text_of(mention, m_surname),
                      birth = birth_of(mention, m_birth);
    if (forename.empty() || surname.empty() || birth.empty()) return {};
    return {matching::hash_of(forename + '|' + surname + '|' + birth)};
  }
  std::uint32_t fewest() const override { return 1; }
};

class Soundex : public ByKeys {
 public:
  explicit Soundex(std::span<const Column> columns)
      : ByKeys(columns), m_address(column_of(columns, AttributeType::address)) {}
  std::string name() const override { return "Soundex, birth, address: two of three"; }

 protected:
  std::vector<std::uint64_t> keys(const Mention& mention) const override {
    std::vector<std::uint64_t> keys;
    const std::string sound = matching::soundex(text_of(mention, m_surname)), birth = birth_of(mention, m_birth),
                      address = text_of(mention, m_address);
    if (!sound.empty() && !birth.empty()) keys.push_back(matching::hash_of("b|" + sound + '|' + birth));
    if (!sound.empty() && !address.empty()) keys.push_back(matching::hash_of("a|" + sound + '|' + address));
    if (!birth.empty() && !address.empty()) keys.push_back(matching::hash_of("c|" + birth + '|' + address));
    return keys;
  }
  std::uint32_t fewest() const override { return 1; }

 private:
  std::size_t m_address;
};

class Trigram : public OfPeople {
 public:
  using OfPeople::OfPeople;
  std::string name() const override { return "trigrams of the name, sex, birth"; }

 protected:
  void add_one(bool adult, const Mention& mention) override {
    const auto trigrams = trigrams_of(mention);
    const auto number = static_cast<std::uint32_t>(m_held.size());
    m_held.push_back(
        {mention.id, text_of(mention, m_sex), birth_of(mention, m_birth), static_cast<std::uint32_t>(trigrams.size())});
    m_shared.push_back(0);
    for (const std::uint32_t trigram : trigrams) m_holders[adult][trigram].push_back(number);
  }
  std::vector<Found> find_one(bool adult, const Mention& newcomer, std::size_t most) override {
    constexpr double alike = 0.65;
    const auto trigrams = trigrams_of(newcomer);
    const std::string sex = text_of(newcomer, m_sex), birth = birth_of(newcomer, m_birth);
    std::vector<std::uint32_t> touched;
    for (const std::uint32_t trigram : trigrams) {
      const auto holders = m_holders[adult].find(trigram);
      if (holders == m_holders[adult].end()) continue;
      for (const std::uint32_t number : holders->second) {
        if (m_shared[number]++ == 0) touched.push_back(number);
      }
    }
    std::vector<std::pair<double, MentionId>> ranked;
    for (const std::uint32_t number : touched) {
      const Held& held = m_held[number];
      const double shared = m_shared[number];
      m_shared[number] = 0;
      const double similarity = shared / (static_cast<double>(trigrams.size()) + held.trigrams - shared);
      if (similarity < alike) continue;
      if (!sex.empty() && !held.sex.empty() && sex != held.sex) continue;
      if (!birth.empty() && !held.birth.empty() && birth != held.birth) continue;
      ranked.emplace_back(similarity, held.id);
    }
    std::ranges::sort(ranked, std::greater<>());
    std::vector<MentionId> mentions;
    for (const auto& [similarity, mention] : ranked) mentions.push_back(mention);
    return as_one(mentions, most);
  }

 private:
  struct Held {
    MentionId id = 0;
    std::string sex, birth;
    std::uint32_t trigrams = 0;
  };
  // As PostgreSQL's pg_trgm has them: each word with two spaces before it and one after.
  std::vector<std::uint32_t> trigrams_of(const Mention& mention) const {
    std::vector<std::uint32_t> trigrams;
    for (const std::size_t column : {m_forename, m_surname}) {
      const std::string text = text_of(mention, column);
      if (text.empty()) continue;
      const std::string padded = "  " + text + " ";
      for (std::size_t i = 0; i + 3 <= padded.size(); ++i) {
        std::uint32_t trigram = 0;
        for (std::size_t j = 0; j < 3; ++j) trigram = trigram << 8 | static_cast<unsigned char>(padded[i + j]);
        trigrams.push_back(trigram);
      }
    }
    std::ranges::sort(trigrams);
    trigrams.erase(std::unique(trigrams.begin(), trigrams.end()), trigrams.end());
    return trigrams;
  }

  std::vector<Held> m_held;
  std::vector<std::uint32_t> m_shared;
  std::array<std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>, 2> m_holders;
};

}  // namespace

std::unique_ptr<Finder> make_exact(const CountyData& county) { return std::make_unique<Exact>(county.columns[0]); }
std::unique_ptr<Finder> make_soundex(const CountyData& county) { return std::make_unique<Soundex>(county.columns[0]); }
std::unique_ptr<Finder> make_trigram(const CountyData& county) { return std::make_unique<Trigram>(county.columns[0]); }

}  // namespace heed::bench
