#include "app/search_candidates.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <set>

#include "app/known_values.hpp"

namespace heed::app {

namespace {

using linkage::MentionId;
using Numbers = std::vector<SearchTerms::Number>;

constexpr std::size_t most_of_engine = 12;

// Of one part the newest are enough; of several, whatever holds one may hold the others.
std::size_t most_of(const std::vector<TypedPart>& parts, std::size_t most) {
  return parts.size() == 1 ? most : std::numeric_limits<Numbers::value_type>::max();
}

// As it was said, and not by what it begins, sounds like or stands for.
std::vector<Term> exact_terms(const TypedPart& part) {
  auto terms = part.terms();
  std::erase_if(terms, [](const Term& term) {
    return term.kind == TermKind::sound || term.kind == TermKind::formal || term.kind == TermKind::phone_end;
  });
  for (auto& term : terms) term.whole = Whole::yes;
  return terms;
}

Numbers numbers_of(const SearchTerms& all_terms, const std::vector<Term>& terms, std::size_t most) {
  Numbers all;
  for (const auto& term : terms) {
    if (term.otherwise && !all.empty()) continue;
    const auto found = all_terms.find(term, most);
    Numbers both;
    std::ranges::set_union(all, found, std::back_inserter(both));
    all = std::move(both);
  }
  return all;
}

// Of each part that can be looked for, the rarest first.
template <class TermsOf>
std::vector<Numbers> numbers_by_part(const SearchTerms& terms, const std::vector<TypedPart>& parts, std::size_t most,
                                     const TermsOf& terms_of) {
  std::vector<Numbers> by_part;
  for (const auto& part : parts)
    if (!part.terms().empty()) by_part.push_back(numbers_of(terms, terms_of(part), most_of(parts, most)));
  std::ranges::stable_sort(by_part, {}, &Numbers::size);
  return by_part;
}

Numbers in_every(const std::vector<Numbers>& by_part) {
  if (by_part.empty()) return {};
  Numbers in_all = by_part.front();
  for (std::size_t at = 1; at < by_part.size() && !in_all.empty(); ++at) {
    Numbers both;
    std::ranges::set_intersection(in_all, by_part[at], std::back_inserter(both));
    in_all = std::move(both);
  }
  return in_all;
}

// As they are asked for, each once.
class Candidates {
 public:
  Candidates(const SearchTerms& terms, std::size_t most) : m_terms(terms), m_most(most) {}

  bool full() const { return m_all.size() == m_most; }
  void add(MentionId id) {
    if (!full() && m_there.insert(id).second) m_all.push_back(id);
  }
  void add_newest(const Numbers& numbers) {
    for (auto number = numbers.rbegin(); number != numbers.rend() && !full(); ++number) add(m_terms.mention(*number));
  }
  std::vector<MentionId> take() { return std::move(m_all); }

 private:
  const SearchTerms& m_terms;
  std::size_t m_most;
  std::set<MentionId> m_there;
  std::vector<MentionId> m_all;
};

void ask_engine(const linkage::Network& network, const std::vector<TypedPart>& parts, const std::string& today,
                Candidates& candidates) {
  for (const auto kind : matching::all_entity_kinds()) {
    const auto* const index = network.index(kind);
    if (index == nullptr) continue;
    const auto values = known_values(index->model(), as_mention(parts, kind), today);
    if (values.empty()) continue;
    linkage::Searcher searcher(*index);
    const auto start = static_cast<float>(linkage::probability_to_weight(index->model().prior));
    for (const auto& one : index->suggest(values.values, searcher, most_of_engine, start + speaks_for))
      candidates.add(one.nearest.mention);
  }
}

}  // namespace

std::vector<MentionId> search_candidates(const linkage::Network& network, const SearchTerms& terms,
                                         const std::vector<TypedPart>& parts, const std::string& today,
                                         std::size_t most) {
  Candidates candidates(terms, most);
  candidates.add_newest(in_every(numbers_by_part(terms, parts, most, exact_terms)));
  const auto by_part = numbers_by_part(terms, parts, most, [](const TypedPart& part) { return part.terms(); });
  candidates.add_newest(in_every(by_part));
  if (!candidates.full()) ask_engine(network, parts, today, candidates);
  if (by_part.size() > 1)
    for (const auto& numbers : by_part) candidates.add_newest(numbers);
  return candidates.take();
}

}  // namespace heed::app
