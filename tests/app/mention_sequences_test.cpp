// Whatever people say of mentions and of two of them, in whatever order: what is known is what is made of the same records from scratch,
// and with everything taken back it is what it was.
#include <gmock/gmock.h>

#include <cstdlib>
#include <random>

#include "app/change_mention.hpp"
#include "app/judge_link.hpp"
#include "app/known_links.hpp"
#include "app/office_team.hpp"
#include "app/search_known.hpp"
#include "app/words_for_test.hpp"
#include "base/text.hpp"

namespace heed::app {
namespace {

using mentions::Deed;

// One office with four concerns that have much in common.
class Sequence {
 public:
  explicit Sequence(std::uint32_t seed) : m_chance(seed) {
    auto with_answers = Office::worry("Her number is 07700 900123, the van AB12 CDE.");
    with_answers.children = {{}};
    with_answers.children[0].name = "Bea Example";
    with_answers.children[0].age = "14";
    m_concerns = {tell(Office::worry("A girl called Bea, aged 14, with a man called Slim in AB12 CDE.")),
                  tell(Office::worry("A man called Slim in AB12 CDE, his number is 07700 900123.")), tell(with_answers),
                  tell(Office::worry("The van AB12 CDE at ZZ1 2QQ. Call 07700 900123."))};
  }

  void change_something() {
    const auto concern = pick(m_concerns);
    const auto here = view(concern);
    MentionDraft draft;
    draft.deed = pick(std::vector{Deed::added, Deed::confirmed, Deed::corrected, Deed::corrected, Deed::discarded,
                                  Deed::discarded, Deed::given_parts, Deed::undone, Deed::undone});
    if (draft.deed == Deed::given_parts && !here.people.empty()) {
      const auto& person = pick(here.people);
      draft.item = person.place;
      draft.seen = person.changes;
      draft.parts = {pick(std::vector<std::string>{"witness", "parent", "child_at_risk"})};
    } else if (draft.deed != Deed::added && !here.items.empty()) {
      const auto& item = pick(here.items);
      draft.item = item.item.id;
      draft.seen = item.changes;
    }
    type_something(here, draft);
    change(concern, draft);
  }

  // What is suggested of two, the same or not, or no more.
  void judge_something() {
    const auto concern = pick(m_concerns);
    const auto known = SuggestLinks(*m_office.service)(m_worker, concern, words_for_test()).value().mentions;
    if (known.empty()) return;
    const auto& about = pick(known);
    if (about.links.empty()) return;
    const auto& other = pick(pick(about.links).others);
    const auto verdict = pick(std::vector{Verdict::same, Verdict::same, Verdict::different, Verdict::withdrawn});
    const MentionPair pair{concern, about.mention.place, other.concern, other.mention.place};
    m_office.clock.advance(std::chrono::minutes(1));
    (void)JudgeLink (*m_office.service)(m_worker, pair, verdict, "Looked at both.");
  }

  void take_everything_back() {
    for (const auto concern : m_concerns)
      for (bool found = true; found;) {
        found = false;
        const auto here = view(concern);
        const auto undo = [&](const std::string& item, std::size_t changes, bool can_be) {
          if (found || !can_be) return;
          found = change(concern, {item, Deed::undone, changes});
        };
        for (const auto& one : here.items) undo(one.item.id, one.changes, one.can_be_undone);
        for (const auto& one : here.people) undo(one.place, one.changes, one.can_be_undone);
      }
  }

  void restart() { m_office.restart(); }

  // All that this person is shown of it.
  std::vector<std::string> state() {
    std::vector<std::string> all;
    for (std::size_t at = 0; at < m_concerns.size(); ++at) {
      for (const auto& one : view(m_concerns[at]).items)
        all.push_back(std::to_string(at) + " " + one.item.id + " " + std::string(to_string(one.item.standing)) + " " +
                      one.item.taken.text + " " + one.whose);
      for (const auto& about :
           SuggestLinks (*m_office.service)(m_worker, m_concerns[at], words_for_test()).value().mentions)
        for (const auto& link : about.links) all.push_back(std::to_string(at) + " " + shown(about, link));
    }
    for (const char* typed : {"AB12 CDE", "07700 900123", "Slim", "Bea", "ZZ99 XYZ", "07700 900999"})
      for (const auto& kind : SearchKnown (*m_office.service)(m_worker, typed, words_for_test()).value().kinds)
        for (const auto& hit : kind.hits)
          for (const auto& one : hit.mentions) all.push_back(std::string(typed) + ": " + place_of(one));
    return all;
  }

 private:
  template <class Value>
  Value pick(const std::vector<Value>& all) {
    return all[std::uniform_int_distribution<std::size_t>(0, all.size() - 1)(m_chance)];
  }
  ConcernId tell(const domain::ConcernDraft& draft) {
    m_office.clock.advance(std::chrono::minutes(1));
    return m_office.record(m_office.tell(draft)).id;
  }
  MentionsView view(ConcernId id) { return ReadConcern(*m_office.service)(m_worker, id).value().mentions; }
  bool change(ConcernId concern, const MentionDraft& draft) {
    m_office.clock.advance(std::chrono::minutes(1));
    return ChangeMention(*m_office.service)(m_worker, concern, draft).ok();
  }
  void type_something(const MentionsView& here, MentionDraft& draft) {
    struct Typed {
      const char *type, *text;
    };
    const auto typed = pick(std::vector<Typed>{{"plate", "AB12 CDE"},
                                               {"plate", "ZZ99 XYZ"},
                                               {"phone", "07700 900123"},
                                               {"phone", "07700 900999"},
                                               {"full_name", "Bea Example"},
                                               {"nickname", "Slim"},
                                               {"postcode", "ZZ1 2QQ"}});
    draft.type = typed.type;
    draft.text = typed.text;
    std::vector<std::string> whose{"", "child", "adult"};
    for (const auto& person : here.people) whose.push_back(person.place);
    draft.whose = pick(whose);
  }
  std::string place_of(const OtherMention& other) {
    const auto at = std::ranges::find(m_concerns, other.concern) - m_concerns.begin();
    return std::to_string(at) + "/" + other.mention.place;
  }
  std::string shown(const AboutMention& about, const KnownLink& link) {
    auto text = about.mention.place + (about.mention.is_only_read() ? " read " : " ") +
                std::string(to_string(link.standing)) + (link.new_since.empty() ? "" : " new");
    for (const auto& one : link.others) text += " " + place_of(one);
    return text;
  }

  Office m_office;
  domain::Actor m_worker = Office::actor({domain::Role::worker});
  std::vector<ConcernId> m_concerns;
  std::mt19937 m_chance;
};

// Each takes an office of its own. HEED_MENTION_SEQUENCES=1000 looks at more of them.
std::uint32_t sequences() {
  const char* const asked = std::getenv("HEED_MENTION_SEQUENCES");
  const auto number = parse_number(asked == nullptr ? "12" : asked);
  return static_cast<std::uint32_t>(number.value_or(0));
}

TEST(MentionSequences, LeaveWhatIsMadeFromScratch) {
  for (std::uint32_t seed = 0; seed < sequences(); ++seed) {
    Sequence sequence(seed);
    for (int step = 0; step < 14; ++step) {
      if (seed % 3 != 0 && step % 3 == 2)
        sequence.judge_something();
      else
        sequence.change_something();
      // What is known already is changed, as well as what is read for the first time.
      if (step == 6) (void)sequence.state();
    }
    const auto live = sequence.state();
    sequence.restart();
    ASSERT_EQ(sequence.state(), live) << "seed " << seed;
  }
}

TEST(MentionSequences, TakenBackLeaveWhatWas) {
  for (std::uint32_t seed = 0; seed < sequences(); ++seed) {
    Sequence sequence(seed);
    const auto before = sequence.state();
    for (int step = 0; step < 12; ++step) sequence.change_something();
    sequence.take_everything_back();
    ASSERT_EQ(sequence.state(), before) << "seed " << seed;
  }
}

}  // namespace
}  // namespace heed::app
