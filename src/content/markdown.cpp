#include "content/markdown.hpp"

#include <cmark-gfm.h>
#include <memory>
#include <set>

#include "base/text.hpp"
#include "content/insert.hpp"
#include "content/link.hpp"

namespace heed::content {
namespace {

struct NodeFree {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct IteratorFree {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
using Tree = std::unique_ptr<cmark_node, NodeFree>;
using Iterator = std::unique_ptr<cmark_iter, IteratorFree>;

constexpr std::string_view organisation_insert = "{{organisation}}";

std::string_view literal_of(cmark_node* node) {
  const char* text = cmark_node_get_literal(node);
  return text == nullptr ? std::string_view() : std::string_view(text);
}

// The words of a node and all within it.
std::string words_of(cmark_node* root) {
  std::string out;
  const Iterator iterator(cmark_iter_new(root));
  while (cmark_iter_next(iterator.get()) != CMARK_EVENT_DONE) {
    cmark_node* node = cmark_iter_get_node(iterator.get());
    if (cmark_iter_get_event_type(iterator.get()) != CMARK_EVENT_ENTER) continue;
    const auto type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) out += literal_of(node);
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) out += ' ';
  }
  return out;
}

std::string slug_of(std::string_view words) {
  std::string slug;
  for (const char character : ascii_lower(words)) {
    if ((character >= 'a' && character <= 'z') || (character >= '0' && character <= '9')) {
      slug += character;
    } else if (character == ' ' || character == '-') {
      if (!slug.empty() && slug.back() != '-') slug += '-';
    }
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug.empty() ? "section" : slug;
}

class Renderer {
 public:
  Renderer(const MarkdownOptions& options, Reading& reading) : m_options(options), m_reading(reading) {}

  std::vector<Block> render(cmark_node* document) {
    const Iterator iterator(cmark_iter_new(document));
    for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
      cmark_node* node = cmark_iter_get_node(iterator.get());
      if (event == CMARK_EVENT_EXIT) {
        leave(node);
      } else if (take_insert(node)) {
        cmark_iter_reset(iterator.get(), node, CMARK_EVENT_EXIT);
      } else {
        enter(node);
      }
    }
    flush();
    return std::move(m_blocks);
  }

 private:
  // The line of the node, or of the nearest node around it that knows its own.
  int line_of(cmark_node* node) const {
    while (node != nullptr && cmark_node_get_start_line(node) == 0) node = cmark_node_parent(node);
    return node == nullptr ? m_options.first_line : cmark_node_get_start_line(node) + m_options.first_line - 1;
  }

  void flush() {
    if (!m_html.empty()) m_blocks.emplace_back(MarkdownMarkup{std::move(m_html)});
    m_html.clear();
  }

  bool take_insert(cmark_node* node) {
    if (cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH) return false;
    if (cmark_node_get_type(cmark_node_parent(node)) != CMARK_NODE_DOCUMENT) return false;
    cmark_node* child = cmark_node_first_child(node);
    if (child == nullptr || child != cmark_node_last_child(node) || cmark_node_get_type(child) != CMARK_NODE_TEXT)
      return false;
    auto insert = parse_insert(literal_of(child));
    if (!insert) return false;
    check_insert(*insert, line_of(node), m_reading);
    flush();
    m_blocks.emplace_back(std::move(*insert));
    return true;
  }

  static bool is_tight(cmark_node* paragraph) {
    cmark_node* item = cmark_node_parent(paragraph);
    cmark_node* list = item == nullptr ? nullptr : cmark_node_parent(item);
    return list != nullptr && cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list) != 0;
  }

  void open_heading(cmark_node* node) {
    const int level = cmark_node_get_heading_level(node);
    const std::string words = words_of(node);
    if (level == 1) {
      m_reading.error(line_of(node), "A page’s h1 is its title. Start headings in the text at ##.");
    }
    const std::string base = slug_of(words);
    std::string slug = base;
    for (int n = 2; !m_slugs.insert(slug).second; ++n) slug = base + "-" + std::to_string(n);
    m_html += heading_tag(level) == "h2" ? "<h2 class=\"govuk-heading-m\" id=\""
                                         : "<" + heading_tag(level) + " class=\"govuk-heading-s\" id=\"";
    m_html += slug + "\">";
    check_words(words, node, "The heading");
  }

  static std::string heading_tag(int level) { return level <= 2 ? "h2" : level == 3 ? "h3" : "h4"; }

  void open_list(cmark_node* node) {
    if (cmark_node_get_list_type(node) == CMARK_ORDERED_LIST) {
      const int start = cmark_node_get_list_start(node);
      m_html += "<ol class=\"govuk-list govuk-list--number\"";
      if (start != 1) m_html += " start=\"" + std::to_string(start) + "\"";
      m_html += ">\n";
    } else {
      m_html += "<ul class=\"govuk-list govuk-list--bullet\">\n";
    }
  }

  static bool is_refused(LinkKind kind) { return !advice_for(kind).empty(); }

  void open_link(cmark_node* node) {
    const std::string_view address = cmark_node_get_url(node);
    const LinkKind kind = kind_of_link(address);
    if (is_refused(kind)) {
      m_reading.error(line_of(node), "The link to “" + std::string(address) + "” " + std::string(advice_for(kind)));
      return;
    }
    if (kind == LinkKind::internal)
      m_reading.gathered.links.push_back({m_reading.file, line_of(node), path_of_link(address)});
    m_html += "<a class=\"govuk-link\" href=\"" + (kind == LinkKind::internal ? m_options.prefix : std::string()) +
              escape_markup(address) + "\">";
  }

  void write_text(cmark_node* node) {
    const auto text = literal_of(node);
    const std::string shown = escape_markup(pseudo_text(text, m_options.pseudo));
    m_html += m_options.organisation.empty() ? shown : fill_organisation(shown, escape_markup(m_options.organisation));
  }

  void check_words(const std::string& words, cmark_node* node, std::string_view where) {
    m_reading.wording.check(words, m_reading.file, line_of(node), where, m_reading.findings);
    std::string rest = words;
    for (auto at = rest.find(organisation_insert); at != std::string::npos; at = rest.find(organisation_insert)) {
      rest.erase(at, organisation_insert.size());
    }
    if (rest.find("{{") != std::string::npos || rest.find("}}") != std::string::npos) {
      m_reading.error(line_of(node),
                      "An insert stands inside other words. Put it alone in a paragraph of its own, with "
                      "an empty line before and after; only {{organisation}} may stand in a sentence.");
    }
  }

  void refuse(cmark_node* node, std::string_view what) { m_reading.error(line_of(node), std::string(what)); }

  void enter(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_BLOCK_QUOTE: m_html += "<blockquote class=\"govuk-inset-text\">\n"; break;
      case CMARK_NODE_LIST: open_list(node); break;
      case CMARK_NODE_ITEM: m_html += "<li>"; break;
      case CMARK_NODE_PARAGRAPH:
        if (!is_tight(node)) m_html += "<p class=\"govuk-body\">";
        check_words(words_of(node), node, "The paragraph");
        break;
      case CMARK_NODE_HEADING: open_heading(node); break;
      case CMARK_NODE_THEMATIC_BREAK:
        m_html += "<hr class=\"govuk-section-break govuk-section-break--m govuk-section-break--visible\">\n";
        break;
      case CMARK_NODE_TEXT: write_text(node); break;
      case CMARK_NODE_SOFTBREAK: m_html += "\n"; break;
      case CMARK_NODE_LINEBREAK: m_html += "<br>\n"; break;
      case CMARK_NODE_CODE: m_html += "<code>" + escape_markup(literal_of(node)) + "</code>"; break;
      case CMARK_NODE_EMPH: m_html += "<em>"; break;
      case CMARK_NODE_STRONG: m_html += "<strong>"; break;
      case CMARK_NODE_LINK: open_link(node); break;
      case CMARK_NODE_CODE_BLOCK:
        refuse(node, "A page holds no code. Write plain words; start the line without spaces.");
        break;
      case CMARK_NODE_HTML_BLOCK:
      case CMARK_NODE_HTML_INLINE: refuse(node, "A page holds no HTML. Write it in Markdown, or take it out."); break;
      case CMARK_NODE_IMAGE: refuse(node, "A page holds no pictures. Say in words what it shows."); break;
      default: break;
    }
  }

  void leave(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_BLOCK_QUOTE: m_html += "</blockquote>\n"; break;
      case CMARK_NODE_LIST:
        m_html += cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? "</ol>\n" : "</ul>\n";
        break;
      case CMARK_NODE_ITEM: m_html += "</li>\n"; break;
      case CMARK_NODE_PARAGRAPH:
        if (!is_tight(node)) m_html += "</p>\n";
        break;
      case CMARK_NODE_HEADING: m_html += "</" + heading_tag(cmark_node_get_heading_level(node)) + ">\n"; break;
      case CMARK_NODE_EMPH: m_html += "</em>"; break;
      case CMARK_NODE_STRONG: m_html += "</strong>"; break;
      case CMARK_NODE_LINK:
        if (!is_refused(kind_of_link(cmark_node_get_url(node)))) m_html += "</a>";
        break;
      default: break;
    }
  }

  const MarkdownOptions& m_options;
  Reading& m_reading;
  std::vector<Block> m_blocks;
  std::string m_html;
  std::set<std::string> m_slugs;
};

}  // namespace

std::vector<Block> render_markdown(std::string_view text, const MarkdownOptions& options, Reading& reading) {
  const Tree document(cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8));
  cmark_consolidate_text_nodes(document.get());
  return Renderer(options, reading).render(document.get());
}

std::string escape_markup(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char character : text) {
    switch (character) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += character;
    }
  }
  return out;
}

std::string fill_organisation(std::string text, std::string_view organisation) {
  for (auto at = text.find(organisation_insert); at != std::string::npos;
       at = text.find(organisation_insert, at + organisation.size())) {
    text.replace(at, organisation_insert.size(), organisation);
  }
  return text;
}

}  // namespace heed::content
