// The few shapes of which charts are made. Every text is escaped; every picture has a title and a description for those who
// hear it. Colours can be told apart by people who see few colours, and lines also by their dashes.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace heed::link_batch {

namespace colour {
inline constexpr std::string_view ink = "#0b0c0c", quiet = "#505a5f", grid = "#d5d8da", agree = "#1d70b8",
                                  against = "#b85c00", sum = "#4c2c92";
}

enum class Anchor : unsigned char { start, middle, end };

class Svg {
 public:
  Svg(double width, double height, std::string_view title, std::string_view description);

  void text(double x, double y, std::string_view text, Anchor anchor = Anchor::start,
            std::string_view fill = colour::ink, double size = 13, bool bold = false);
  void rect(double x, double y, double width, double height, std::string_view fill);
  void line(double x1, double y1, double x2, double y2, std::string_view stroke, double width = 1,
            std::string_view dashes = {});
  void path(std::span<const std::pair<double, double>> points, std::string_view stroke, std::string_view dashes = {});
  void dot(double x, double y, std::string_view fill);
  // The picture as a file.
  std::string finish() const;

 private:
  std::string m_body;
};

// A stretch of numbers drawn on a stretch of paper, and round numbers within it.
class Scale {
 public:
  Scale(double from, double until, double at, double end)
      : m_from(from), m_until(until > from ? until : from + 1), m_at(at), m_end(end) {}
  double operator()(double value) const { return m_at + (value - m_from) / (m_until - m_from) * (m_end - m_at); }
  // About `wanted` of them: 1, 2 or 5 times a power of ten apart.
  std::vector<double> ticks(int wanted) const;

 private:
  double m_from, m_until, m_at, m_end;
};

// "0.5", "12", "−3.2": at most `decimals` places, no zeros at the end, a true minus sign.
std::string number_text(double value, int decimals = 2);
// At most `characters` characters, with … for what was cut.
std::string shortened(std::string_view text, std::size_t characters);

}  // namespace heed::link_batch
