#include "county/finder.hpp"

namespace heed::bench {

namespace {

class Engine : public Finder {
 public:
  Engine(const linkage::Model& model, unsigned threads)
      : m_threads(threads), m_index(model), m_searcher(std::make_unique<linkage::Searcher>(m_index)) {}

  std::string name() const override { return "Heed"; }
  void load(std::span<const linkage::Mention> mentions) override {
    m_index.add_all(mentions, m_threads);
    m_searcher = std::make_unique<linkage::Searcher>(m_index);
  }
  std::vector<Found> find(const linkage::Mention& newcomer, std::size_t most) override {
    std::vector<Found> found;
    for (const linkage::Suggestion& one : m_index.suggest(newcomer.values, *m_searcher, most))
      found.push_back({m_index.mentions_of(one.entity), linkage::band_of(one) != linkage::Band::weak});
    return found;
  }
  void add(const linkage::Mention& mention) override { m_index.add(mention); }

 private:
  unsigned m_threads;
  linkage::Index m_index;
  std::unique_ptr<linkage::Searcher> m_searcher;
};

}  // namespace

std::unique_ptr<Finder> make_engine(const linkage::Model& model, unsigned threads) {
  return std::make_unique<Engine>(model, threads);
}

}  // namespace heed::bench
