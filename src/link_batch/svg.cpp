#include "link_batch/svg.hpp"

#include <fmt/core.h>

#include <cmath>

#include "base/text.hpp"

namespace heed::link_batch {

namespace {

// Control characters have no place in XML at all.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    }
  }
  return is_utf8(out) ? out : std::string("?");
}

std::string place(double value) { return fmt::format("{:.1f}", std::isfinite(value) ? value : 0); }

std::string_view name_of(Anchor anchor) {
  switch (anchor) {
    case Anchor::start: return "start";
    case Anchor::middle: return "middle";
    case Anchor::end: return "end";
  }
  return "start";
}

std::string dashed(std::string_view dashes) {
  return dashes.empty() ? std::string() : fmt::format(" stroke-dasharray=\"{}\"", dashes);
}

}  // namespace

Svg::Svg(double width, double height, std::string_view title, std::string_view description) {
  m_body = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\" "
      "aria-labelledby=\"title description\" font-family=\"system-ui, 'Liberation Sans', Arial, sans-serif\">\n"
      "<title id=\"title\">{2}</title>\n<desc id=\"description\">{3}</desc>\n<rect width=\"100%\" height=\"100%\" "
      "fill=\"#ffffff\"/>\n",
      place(width), place(height), escaped(title), escaped(description));
  text(16, 30, title, Anchor::start, colour::ink, 18, true);
}

void Svg::text(double x, double y, std::string_view text, Anchor anchor, std::string_view fill, double size,
               bool bold) {
  m_body += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\" fill=\"{}\" font-size=\"{}\"{}>{}</text>\n",
                        place(x), place(y), name_of(anchor), fill, number_text(size),
                        bold ? " font-weight=\"bold\"" : "", escaped(text));
}

void Svg::rect(double x, double y, double width, double height, std::string_view fill) {
  m_body += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>\n", place(x), place(y),
                        place(std::max(width, 0.0)), place(std::max(height, 0.0)), fill);
}

void Svg::line(double x1, double y1, double x2, double y2, std::string_view stroke, double width,
               std::string_view dashes) {
  m_body += fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{}\" stroke-width=\"{}\"{}/>\n",
                        place(x1), place(y1), place(x2), place(y2), stroke, number_text(width), dashed(dashes));
}

void Svg::path(std::span<const std::pair<double, double>> points, std::string_view stroke, std::string_view dashes) {
  if (points.empty()) return;
  m_body += "<polyline points=\"";
  for (const auto& [x, y] : points) m_body += place(x) + "," + place(y) + " ";
  m_body.pop_back();
  m_body += fmt::format("\" fill=\"none\" stroke=\"{}\" stroke-width=\"2.5\" stroke-linejoin=\"round\"{}/>\n", stroke,
                        dashed(dashes));
}

void Svg::dot(double x, double y, std::string_view fill) {
  m_body += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"5\" fill=\"{}\"/>\n", place(x), place(y), fill);
}

std::string Svg::finish() const { return m_body + "</svg>\n"; }

std::vector<double> Scale::ticks(int wanted) const {
  const double rough = (m_until - m_from) / std::max(1, wanted);
  const double power = std::pow(10, std::floor(std::log10(rough)));
  const double of_ten = rough / power;
  const double step = power * (of_ten < 1.5 ? 1 : of_ten < 3.5 ? 2 : of_ten < 7.5 ? 5 : 10);
  std::vector<double> out;
  for (double at = std::ceil(m_from / step - 1e-9); at * step <= m_until + step * 1e-9 && out.size() < 100; ++at)
    out.push_back(at * step);
  return out;
}

std::string number_text(double value, int decimals) {
  if (!std::isfinite(value)) return value > 0 ? "∞" : value < 0 ? "−∞" : "?";
  std::string out = fmt::format("{:.{}f}", std::abs(value), decimals);
  if (out.find('.') != std::string::npos) {
    out.erase(out.find_last_not_of('0') + 1);
    if (out.back() == '.') out.pop_back();
  }
  return value < 0 && out != "0" ? "−" + out : out;
}

std::string shortened(std::string_view text, std::size_t characters) {
  std::size_t bytes = 0, count = 0;
  while (bytes < text.size()) {
    if ((static_cast<unsigned char>(text[bytes]) & 0xc0) != 0x80 && ++count > characters)
      return std::string(text.substr(0, bytes)) + "…";
    ++bytes;
  }
  return std::string(text);
}

}  // namespace heed::link_batch
