#include "app/error_text.hpp"

#include <gtest/gtest.h>

namespace heed::app {
namespace {

TEST(TextAt, FindsTheTextOfEveryKindOfField) {
  domain::ConcernDraft draft;
  draft.worry = "a worry";
  draft.quick = true;
  draft.dangers = {"missing", "immediate_danger"};
  draft.children.resize(2);
  draft.children[1].legal_status = "status";
  draft.observations.resize(1);
  draft.observations[0].words = "words";
  draft.reporter.phone = "phone";
  draft.referral.household = "household";
  for (const auto& [field, text] :
       std::vector<std::pair<std::string, std::string>>{{"worry", "a worry"},
                                                        {"dangers.1", "immediate_danger"},
                                                        {"children.1.legal_status", "status"},
                                                        {"children.0.legal_status", ""},
                                                        {"observations.0.words", "words"},
                                                        {"reporter.phone", "phone"},
                                                        {"referral.household", "household"}})
    EXPECT_EQ(text_at(draft, field), text) << field;
}

TEST(TextAt, IsEmptyWhereThereIsNone) {
  domain::ConcernDraft draft;
  draft.worry = "a worry";
  draft.dangers = {"missing"};
  draft.children.resize(1);
  draft.child_words = "words";
  for (const char* field : {"", ".", "quick", "children", "children.0", "children.1.name", "children.-1.name",
                            "children.0.worry", "children.7.child_words", "worry.0", "dangers.0.worry", "dangers.x",
                            "reporter", "reporter.worry", "surprise", "surprise.worry"})
    EXPECT_EQ(text_at(draft, field), "") << field;
}

}  // namespace
}  // namespace heed::app
