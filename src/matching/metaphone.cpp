#include "matching/metaphone.hpp"

#include <initializer_list>

namespace heed::matching {

namespace {

using Texts = std::initializer_list<std::string_view>;

bool is_vowel(char letter) { return std::string_view("AEIOUY").find(letter) != std::string_view::npos; }

// Goes through a name once, letter by letter; each rule adds to both codes and says how many letters it took.
class Encoder {
 public:
  explicit Encoder(std::string_view name) {
    m_word.fill(' ');
    for (const char letter : name.substr(0, longest)) {
      m_slavo_germanic = m_slavo_germanic || letter == 'w' || letter == 'k' || (letter == 'z' && at(m_size - 1) == 'C');
      m_word[static_cast<std::size_t>(m_size++)] =
          letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : ' ';
    }
    m_germanic_start = here(0, {"VAN ", "VON ", "SCH"});
  }

  std::array<MetaphoneCode, 2> codes() {
    if (here(0, {"GN", "KN", "PN", "WR", "PS"})) m_at = 1;  // the first letter is silent
    if (at(0) == 'X') m_at = add("S", 1);                   // Xavier
    while (m_at < m_size && !(m_primary.full() && m_secondary.full())) m_at += encode(at(m_at));
    return {m_primary, m_secondary};
  }

 private:
  static constexpr int longest = 32;

  char at(int index) const { return index < 0 ? '\0' : m_word[static_cast<std::size_t>(index)]; }
  bool vowel_at(int index) const { return is_vowel(at(index)); }
  bool last() const { return m_at == m_size - 1; }
  // Whether one of the texts stands at `index` of the word; after its end stand spaces.
  bool here(int index, Texts texts) const {
    if (index < 0) return false;
    const char* const from = m_word.data() + index;
    for (const std::string_view text : texts) {
      std::size_t same = 0;
      while (same < text.size() && from[same] == text[same]) ++same;
      if (same == text.size()) return true;
    }
    return false;
  }
  bool one_of(int index, std::string_view letters) const {
    return index >= 0 && letters.find(at(index)) != std::string_view::npos;
  }

  int add(std::string_view both, int taken) { return add(both, both, taken); }
  int add(std::string_view primary, std::string_view secondary, int taken) {
    m_primary.add(primary);
    m_secondary.add(secondary);
    return taken;
  }
  // One letter, or two where the next is one of `doubles`.
  int taking(std::string_view doubles) const { return one_of(m_at + 1, doubles) ? 2 : 1; }

  int encode(char letter) {
    switch (letter) {
      case 'A':
      case 'E':
      case 'I':
      case 'O':
      case 'U':
      case 'Y': return m_at == 0 ? add("A", 1) : 1;
      case 'B': return add("P", taking("B"));
      case 'C': return encode_c();
      case 'D': return encode_d();
      case 'F': return add("F", taking("F"));
      case 'G': return encode_g();
      case 'H': return (m_at == 0 || vowel_at(m_at - 1)) && vowel_at(m_at + 1) ? add("H", 2) : 1;
      case 'J': return encode_j();
      case 'K': return add("K", taking("K"));
      case 'L': return encode_l();
      case 'M': return add("M", silent_b() ? 2 : taking("M"));
      case 'N': return add("N", taking("N"));
      case 'P': return at(m_at + 1) == 'H' ? add("F", 2) : add("P", taking("PB"));
      case 'Q': return add("K", taking("Q"));
      case 'R': return encode_r();
      case 'S': return encode_s();
      case 'T': return encode_t();
      case 'V': return add("F", taking("V"));
      case 'W': return encode_w();
      case 'X': return encode_x();
      case 'Z': return encode_z();
      default: return 1;
    }
  }

  int encode_c() {
    const bool german_ach = m_at > 1 && !vowel_at(m_at - 2) && here(m_at - 1, {"ACH"}) && at(m_at + 2) != 'I' &&
                            (at(m_at + 2) != 'E' || here(m_at - 2, {"BACHER", "MACHER"}));
    if (german_ach) return add("K", 2);
    if (m_at == 0 && here(m_at, {"CAESAR"})) return add("S", 2);
    if (here(m_at, {"CHIA"})) return add("K", 2);
    if (here(m_at, {"CH"})) return encode_ch();
    if (here(m_at, {"CZ"}) && !here(m_at - 2, {"WICZ"})) return add("S", "X", 2);
    if (here(m_at + 1, {"CIA"})) return add("X", 3);
    if (here(m_at, {"CC"}) && !(m_at == 1 && at(0) == 'M')) return encode_cc();
    if (here(m_at, {"CK", "CG", "CQ"})) return add("K", 2);
    if (here(m_at, {"CI", "CE", "CY"})) return add("S", here(m_at, {"CIO", "CIE", "CIA"}) ? "X" : "S", 2);
    if (here(m_at + 1, {" C", " Q", " G"})) return add("K", 3);
    return add("K", here(m_at + 1, {"C", "K", "Q"}) && !here(m_at + 1, {"CE", "CI"}) ? 2 : 1);
  }

  int encode_ch() {
    if (m_at > 0 && here(m_at, {"CHAE"})) return add("K", "X", 2);
    const bool greek_start =
        m_at == 0 && here(1, {"HARAC", "HARIS", "HOR", "HYM", "HIA", "HEM"}) && !here(0, {"CHORE"});
    const bool before_consonant = (m_at == 0 || one_of(m_at - 1, "AOUE")) && one_of(m_at + 2, "LRNMBHFVW ");
    if (greek_start || m_germanic_start || here(m_at - 2, {"ORCHES", "ARCHIT", "ORCHID"}) || one_of(m_at + 2, "TS") ||
        before_consonant)
      return add("K", 2);
    if (m_at == 0) return add("X", 2);
    return here(0, {"MC"}) ? add("K", 2) : add("X", "K", 2);
  }

  int encode_cc() {
    if (!one_of(m_at + 2, "IEH") || here(m_at + 2, {"HU"})) return add("K", 2);
    const bool hard = (m_at == 1 && at(0) == 'A') || here(m_at - 1, {"UCCEE", "UCCES"});
    return add(hard ? "KS" : "X", 3);
  }

  int encode_d() {
    if (here(m_at, {"DG"})) return one_of(m_at + 2, "IEY") ? add("J", 3) : add("TK", 2);
    return add("T", taking("TD"));
  }

  int encode_g() {
    if (at(m_at + 1) == 'H') return encode_gh();
    if (at(m_at + 1) == 'N') return encode_gn();
    if (here(m_at + 1, {"LI"}) && !m_slavo_germanic) return add("KL", "L", 2);
    if (m_at == 0 && here(1, {"Y", "ES", "EP", "EB", "EL", "EY", "IB", "IL", "IN", "IE", "EI", "ER"}))
      return add("K", "J", 2);
    const bool soft_second = here(m_at + 1, {"ER", "Y"}) && !here(0, {"DANGER", "RANGER", "MANGER"}) &&
                             !one_of(m_at - 1, "EI") && !here(m_at - 1, {"RGY", "OGY"});
    if (soft_second) return add("K", "J", 2);
    if (one_of(m_at + 1, "EIY") || here(m_at - 1, {"AGGI", "OGGI"})) {
      if (m_germanic_start || here(m_at + 1, {"ET"})) return add("K", 2);
      return here(m_at + 1, {"IER "}) ? add("J", 2) : add("J", "K", 2);
    }
    return add("K", taking("G"));
  }

  int encode_gh() {
    if (m_at > 0 && !vowel_at(m_at - 1)) return add("K", 2);
    if (m_at == 0) return add(at(2) == 'I' ? "J" : "K", 2);
    const bool silent =
        one_of(m_at - 2, "BHD") || one_of(m_at - 3, "BHD") || one_of(m_at - 4, "BH");  // bough, broughton
    if (silent) return 2;
    if (at(m_at - 1) == 'U' && one_of(m_at - 3, "CGLRT")) return add("F", 2);  // laugh, cough, rough
    return at(m_at - 1) != 'I' ? add("K", 2) : 2;
  }

  int encode_gn() {
    if (m_slavo_germanic) return add("KN", 2);
    if (m_at == 1 && vowel_at(0)) return add("KN", "N", 2);
    return here(m_at + 2, {"EY"}) ? add("KN", 2) : add("N", "KN", 2);
  }

  int encode_j() {
    const bool spanish_start = here(0, {"SAN "});
    if (here(m_at, {"JOSE"}) || spanish_start) {
      const bool spanish = spanish_start || (m_at == 0 && at(4) == ' ');
      return spanish ? add("H", 1) : add("J", "H", 1);
    }
    const int taken = taking("J");
    if (m_at == 0) return add("J", "A", taken);
    if (vowel_at(m_at - 1) && !m_slavo_germanic && one_of(m_at + 1, "AO")) return add("J", "H", taken);
    if (last()) return add("J", "", taken);
    return one_of(m_at + 1, "LTKSNMBZ") || one_of(m_at - 1, "SKL") ? taken : add("J", taken);
  }

  int encode_l() {
    if (at(m_at + 1) != 'L') return add("L", 1);
    const bool spanish_end = m_at == m_size - 3 && here(m_at - 1, {"ILLO", "ILLA", "ALLE"});
    const bool spanish_plural =
        (here(m_size - 2, {"AS", "OS"}) || one_of(m_size - 1, "AO")) && here(m_at - 1, {"ALLE"});
    return spanish_end || spanish_plural ? add("L", "", 2) : add("L", 2);
  }

  bool silent_b() const { return here(m_at - 1, {"UMB"}) && (m_at + 1 == m_size - 1 || here(m_at + 2, {"ER"})); }

  int encode_r() {
    const bool french = last() && !m_slavo_germanic && here(m_at - 2, {"IE"}) && !here(m_at - 4, {"ME", "MA"});
    return add(french ? "" : "R", "R", taking("R"));
  }

  int encode_s() {
    if (here(m_at - 1, {"ISL", "YSL"})) return 1;  // island, carlisle
    if (m_at == 0 && here(m_at, {"SUGAR"})) return add("X", "S", 1);
    if (here(m_at, {"SH"})) return add(here(m_at + 1, {"HEIM", "HOEK", "HOLM", "HOLZ"}) ? "S" : "X", 2);
    if (here(m_at, {"SIO", "SIA"})) return add("S", m_slavo_germanic ? "S" : "X", 3);
    if ((m_at == 0 && one_of(1, "MNLW")) || at(m_at + 1) == 'Z') return add("S", "X", taking("Z"));
    if (here(m_at, {"SC"})) return encode_sc();
    const bool french = last() && here(m_at - 2, {"AI", "OI"});
    return add(french ? "" : "S", "S", taking("SZ"));
  }

  int encode_sc() {
    if (at(m_at + 2) != 'H') return add(one_of(m_at + 2, "IEY") ? "S" : "SK", 3);
    if (here(m_at + 3, {"ER", "EN"})) return add("X", "SK", 3);
    if (here(m_at + 3, {"OO", "UY", "ED", "EM"})) return add("SK", 3);
    return m_at == 0 && !vowel_at(3) && at(3) != 'W' ? add("X", "S", 3) : add("X", 3);
  }

  int encode_t() {
    if (here(m_at, {"TION", "TIA", "TCH"})) return add("X", 3);
    if (!here(m_at, {"TH", "TTH"})) return add("T", taking("TD"));
    return here(m_at + 2, {"OM", "AM"}) || m_germanic_start ? add("T", 2) : add("0", "T", 2);
  }

  int encode_w() {
    if (here(m_at, {"WR"})) return add("R", 2);
    if (m_at == 0 && vowel_at(1)) add("A", "F", 0);
    if (m_at == 0 && at(1) == 'H') add("A", 0);
    const bool polish = here(m_at - 1, {"EWSKI", "EWSKY", "OWSKI", "OWSKY"});
    if ((last() && vowel_at(m_at - 1)) || polish || here(0, {"SCH"})) return add("", "F", 1);
    return here(m_at, {"WICZ", "WITZ"}) ? add("TS", "FX", 4) : 1;
  }

  int encode_x() {
    const bool french = last() && here(m_at - 3, {"IAU", "EAU"});
    return add(french || (last() && here(m_at - 2, {"AU", "OU"})) ? "" : "KS", taking("CX"));
  }

  int encode_z() {
    if (at(m_at + 1) == 'H') return add("J", 2);
    const bool as_ts = here(m_at + 1, {"ZO", "ZI", "ZA"}) || (m_slavo_germanic && m_at > 0 && at(m_at - 1) != 'T');
    return add("S", as_ts ? "TS" : "S", taking("Z"));
  }

  std::array<char, longest + 8> m_word;
  int m_size = 0;
  int m_at = 0;
  bool m_slavo_germanic = false;
  bool m_germanic_start = false;
  MetaphoneCode m_primary, m_secondary;
};

}  // namespace

std::array<MetaphoneCode, 2> metaphone_codes(std::string_view name) { return Encoder(name).codes(); }

}  // namespace heed::matching
