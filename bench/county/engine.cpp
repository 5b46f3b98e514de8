#include "county/finder.hpp"

namespace heed::bench {

namespace {

using linkage::EntityKind;
using linkage::Network;
using linkage::ToldTogether;

class Engine : public Finder {
 public:
  Engine(const Network::Models& models, bool by_company, unsigned threads)
      : m_by_company(by_company), m_threads(threads), m_network(models) {}

  std::string name() const override { return m_by_company ? "Heed" : "Heed, without company"; }
  bool covers(EntityKind kind) const override { return m_network.index(kind) != nullptr; }
  void load(std::span<const ConcernData> concerns) override {
    std::vector<ToldTogether> told;
    told.reserve(concerns.size());
    for (const ConcernData& concern : concerns) told.push_back(known_of(concern.told));
    m_network.add_all(told, m_threads);
    m_searcher = std::make_unique<linkage::NetworkSearcher>(m_network);
  }
  std::vector<std::vector<Found>> find(const ToldTogether& newcomer, std::size_t most) override {
    std::vector<std::vector<Found>> found;
    const auto suggestions = m_network.suggest(known_of(newcomer), *m_searcher, most);
    for (std::size_t at = 0; at < suggestions.size(); ++at) {
      found.emplace_back();
      for (const linkage::NetworkSuggestion& one : suggestions[at])
        found.back().push_back({m_network.index(newcomer.mentions[at].kind)->mentions_of(one.own.entity),
                                band_of(one) != linkage::Band::weak, one.own.nearest.weight + one.company_weight});
    }
    return found;
  }
  void add(const ToldTogether& concern) override { m_network.add(known_of(concern)); }

 private:
  ToldTogether known_of(ToldTogether told) const {
    if (!m_by_company) told.together.clear();
    return told;
  }

  bool m_by_company;
  unsigned m_threads;
  Network m_network;
  std::unique_ptr<linkage::NetworkSearcher> m_searcher;
};

}  // namespace

std::unique_ptr<Finder> make_engine(const Network::Models& models, unsigned threads) {
  return std::make_unique<Engine>(models, true, threads);
}

std::unique_ptr<Finder> make_alone(const Network::Models& models, unsigned threads) {
  return std::make_unique<Engine>(models, false, threads);
}

}  // namespace heed::bench
