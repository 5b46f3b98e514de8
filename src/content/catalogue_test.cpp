#include "content/catalogue.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <atomic>
#include <thread>

namespace heed::content {
namespace {

MessageTable english_messages() {
  return {{"date.pattern.long", "EEEE d MMMM y"},
          {"date.pattern.short", "d MMM"},
          {"date.pattern.weekday", "EEEE d MMMM"},
          {"date.pattern.full_hour", "ha"},
          {"date.pattern.hour_and_minute", "h:mma"},
          {"date.midday", "midday"},
          {"date.midnight", "midnight"},
          {"date.day_and_time", "{date} at {time}"},
          {"date.short_day_and_time", "{date}, {time}"},
          {"date.weekday_and_time", "{date}, {time}"},
          {"date.end_of_day", "the end of {date}"},
          {"home.title", "Worried about a child?"},
          {"home.team", "Read by {team}, next at {time}."},
          {"home.count", "{count} concerns"},
          {"home.days", "{count, plural, one {# day left} other {# days left}}"},
          {"home.quoted", "It''s '{'plain'}'"},
          {"home.call", "Call 101 or 0808 800 5000, write to team@example.org, see nspcc.org.uk"}};
}

Words words_in(std::string locale, const MessageTable& own = {}) {
  std::vector<Finding> findings;
  CatalogueSettings settings;
  settings.prefix = locale == "en-GB" ? "" : "/" + locale;
  settings.locale = std::move(locale);
  const auto catalogue = Catalogue::make(settings, english_messages(), own, "heed.mo", findings);
  EXPECT_TRUE(findings.empty());
  return Words(catalogue);
}

TEST(Words, GivesAMessageAsItIs) { EXPECT_EQ(words_in("en-GB")("home.title"), "Worried about a child?"); }

TEST(Words, FillsInPlaceholders) {
  EXPECT_EQ(words_in("en-GB")("home.team", {{"time", "9am"}, {"team", "the team"}}), "Read by the team, next at 9am.");
}

TEST(Words, TellsNumbersInTheLocalesManner) {
  EXPECT_EQ(words_in("en-GB")("home.count", {{"count", 12345}}), "12,345 concerns");
  EXPECT_EQ(words_in("en-GB").number(1234567), "1,234,567");
}

TEST(Words, ChoosesThePlural) {
  const Words words = words_in("en-GB");
  EXPECT_EQ(words("home.days", {{"count", 1}}), "1 day left");
  EXPECT_EQ(words("home.days", {{"count", 1200}}), "1,200 days left");
}

TEST(Words, UnquotesApostrophes) { EXPECT_EQ(words_in("en-GB")("home.quoted"), "It's {plain}"); }

TEST(Words, ShowsWhatIsMissing) {
  EXPECT_EQ(words_in("en-GB")("home.nothing"), "⟦home.nothing⟧");
  EXPECT_EQ(words_in("en-GB")("home.count"), "{count} concerns");
  EXPECT_FALSE(words_in("en-GB").has("home.nothing"));
}

TEST(Words, TellsDatesAndTimes) {
  const Words words = words_in("en-GB");
  const auto at = [](int hour, int minute) {
    return to_instant(Date{2026, 11, 24}, hour * 60 + minute, "Europe/London");
  };
  EXPECT_EQ(words.date(Date{2026, 11, 24}), "Tuesday 24 November 2026");
  EXPECT_EQ(words.day_and_time(at(9, 0)), "Tuesday 24 November 2026 at 9am");
  EXPECT_EQ(words.day_and_time(at(9, 30)), "Tuesday 24 November 2026 at 9:30am");
  EXPECT_EQ(words.day_and_time(at(17, 5)), "Tuesday 24 November 2026 at 5:05pm");
  EXPECT_EQ(words.day_and_time(at(12, 0)), "Tuesday 24 November 2026 at midday");
  EXPECT_EQ(words.day_and_time(at(0, 0)), "Tuesday 24 November 2026 at midnight");
  EXPECT_EQ(words.short_day_and_time(at(9, 30)), "24 Nov, 9:30am");
  EXPECT_EQ(words.weekday_and_time(at(9, 30)), "Tuesday 24 November, 9:30am");
  EXPECT_EQ(words.weekday_and_time(at(0, 0)), "the end of Monday 23 November") << "and not the night after Tuesday";
  EXPECT_EQ(words.local_day(at(9, 30)), (Date{2026, 11, 24}));
}

TEST(Words, TellsTimesInTheAreasZone) {
  // 23:30 UTC in British Summer Time is half past midnight of the next day.
  const Instant instant = to_instant(Date{2026, 7, 1}, 30, "Europe/London");
  EXPECT_EQ(words_in("en-GB").day_and_time(instant), "Wednesday 1 July 2026 at 12:30am");
}

TEST(Words, PutsThePrefixBeforePaths) {
  EXPECT_EQ(words_in("en-GB").path("/signs"), "/signs");
  EXPECT_EQ(words_in("en-XA").path("/signs"), "/en-XA/signs");
  EXPECT_EQ(words_in("en-XA").path("#top"), "#top");
}

TEST(Arabic, KeepsLatinDigitsAndReadsFromTheRight) {
  const Words words = words_in("ar", {{"home.count", "{count} بلاغات"}});
  EXPECT_EQ(words.direction(), "rtl");
  EXPECT_NE(words.number(1234).find("1,234"), std::string::npos);
  EXPECT_NE(words.date(Date{2026, 11, 24}).find("2026"), std::string::npos);
  EXPECT_EQ(words("home.count", {{"count", 7}}), "7 بلاغات");
  EXPECT_EQ(words("home.title"), "Worried about a child?") << "what is not translated falls back to English";
}

TEST(Accented, IsLongerAndLeavesSyntaxAlone) {
  const Words words = words_in("en-XA");
  const std::string title = words("home.title");
  EXPECT_EQ(title.substr(0, 1), "[");
  EXPECT_EQ(title.find("Worried"), std::string::npos);
  EXPECT_NE(words("home.days", {{"count", 1}}).find("1 ðáý ļéƒţ"), std::string::npos);
  EXPECT_NE(words("home.team", {{"team", "Team A"}, {"time", "9am"}}).find("Team A"), std::string::npos);
  const std::string call = words("home.call");
  for (const char* kept : {"101", "0808 800 5000", "team@example.org", "nspcc.org.uk"}) {
    EXPECT_NE(call.find(kept), std::string::npos) << kept;
  }
}

TEST(RightToLeft, MarksItsWordsAndStaysReadable) {
  const Words words = words_in("ar-XB");
  EXPECT_EQ(words.direction(), "rtl");
  EXPECT_EQ(words("home.title"), "\u200FWorried about a child?\u200F");
  EXPECT_EQ(words("home.days", {{"count", 2}}), "\u200F2 days left\u200F");
}

TEST(Catalogue, ReportsAPatternThatIcuCannotRead) {
  std::vector<Finding> findings;
  MessageTable table = english_messages();
  table["home.broken"] = "{count, plural, one {# day}";
  table["home.numbered"] = "{0} days";
  Catalogue::make({"en-GB", "", "Europe/London"}, table, {}, "heed.mo", findings);
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_NE(findings[0].message.find("home.broken"), std::string::npos);
  EXPECT_NE(findings[1].message.find("home.numbered"), std::string::npos);
}

TEST(Catalogue, TranslatesWordsOfAPack) {
  std::vector<Finding> findings;
  const MessageTable own = {{with_context("pack:one", "A sign"), "Znak"}};
  const auto catalogue = Catalogue::make({"pl", "/pl", "Europe/London"}, english_messages(), own, "heed.mo", findings);
  EXPECT_EQ(catalogue->translate("pack:one", "A sign"), "Znak");
  EXPECT_EQ(catalogue->translate("pack:two", "A sign"), "A sign");
}

TEST(Catalogue, IsSafeFromManyThreads) {
  const Words words = words_in("en-GB");
  std::vector<std::thread> threads;
  threads.reserve(4);
  std::atomic<int> wrong{0};
  for (int n = 0; n < 4; ++n) {
    threads.emplace_back([&, n] {
      for (int i = 0; i < 500; ++i) {
        const auto count = std::int64_t{n} * 1000 + 2;
        if (words("home.days", {{"count", count}}) != words.number(count) + " days left") ++wrong;
        if (words.date(Date{2026, 11, 24}) != "Tuesday 24 November 2026") ++wrong;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

TEST(Pseudo, NeverBreaksAPattern) {
  EXPECT_TRUE(rc::check("an accented pattern has the placeholders of the plain one", [] {
    const auto word = rc::gen::container<std::string>(rc::gen::elementOf(std::string("abc {}'#|,\n")));
    const std::string pattern =
        *rc::gen::oneOf(word, rc::gen::map(word, [](const std::string& text) {
                          std::string plain;
                          for (const char character : text) {
                            if (character != '{' && character != '}' && character != '\'') plain += character;
                          }
                          return "{count, plural, one {" + plain + "} other {# {name}}}" + plain;
                        }));
    const auto before = Message::make(pattern, icu::Locale("en", "GB"));
    const auto after = Message::make(pseudo_pattern(pattern, Pseudo::accented), icu::Locale("en", "GB"));
    RC_ASSERT(before.ok() == after.ok());
    if (before.ok()) RC_ASSERT(before->placeholders() == after->placeholders());
  }));
}

TEST(MoFile, NeverThrowsOnArbitraryBytes) {
  EXPECT_TRUE(rc::check("any bytes give a table or an error", [](const std::string& bytes) {
    static_cast<void>(parse_mo(bytes).ok());
    static_cast<void>(parse_mo(std::string("\xde\x12\x04\x95\0\0\0\0", 8) + bytes).ok());
  }));
}

}  // namespace
}  // namespace heed::content
