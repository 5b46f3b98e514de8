#include "app/shown_name.hpp"

#include <gtest/gtest.h>

namespace heed::app {
namespace {

TEST(ShownName, MayHoldTheLettersOfAnyLanguageAndNoMarkThatNobodySees) {
  for (const auto* name : {"Zoë O’Brien", "محمد", "Carys Manager (night team)", "نیم\u200cفاصله"})
    EXPECT_TRUE(is_plain_name(name)) << name;
  for (const auto* name : {"Carys \u202Eregan", "Carys\u200BManager", "Carys\u2066 Manager", "Carys\u0007", "\uE000"})
    EXPECT_FALSE(is_plain_name(name)) << name;
}

TEST(ShownName, LooksLikeAnotherWhateverItIsWrittenIn) {
  for (const auto* other :
       {"carys  manager", "CARYS MANAGER", "Cárys Manager.", "С\u0430rys Manager", "СARYS МАNАGЕR", "Cаrуs Маnаgеr"})
    EXPECT_TRUE(look_alike("Carys Manager", other)) << other;
  for (const auto* other : {"Carys Manager (night team)", "Cerys Manager", "Manager Carys", ""})
    EXPECT_FALSE(look_alike("Carys Manager", other)) << other;
  EXPECT_TRUE(is_word_of_the_record("Operator"));
  EXPECT_FALSE(is_word_of_the_record("Olwen Operator"));
}

}  // namespace
}  // namespace heed::app
