#include "parser/html.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/text.h"
#include "parser/text_lines.h"

namespace rolecall {
namespace {

// What an element does to the lines around it.
enum class Role {
  kInline,
  kBlock,      // begins and ends a line
  kParagraph,  // ... with an empty line before and after
  kBold,
  kBreak,
  kCell,
  kForm,
  kHeading,
  kItem,
  kPreformatted,
  kRow,
  kSkipped,
  kTable,
  kTerm,  // <dt>
};

using RoleOfName = std::pair<std::string_view, Role>;

constexpr std::array kRoles = {
    RoleOfName{"address", Role::kBlock},
    RoleOfName{"article", Role::kBlock},
    RoleOfName{"aside", Role::kBlock},
    RoleOfName{"audio", Role::kSkipped},
    RoleOfName{"b", Role::kBold},
    RoleOfName{"blockquote", Role::kParagraph},
    RoleOfName{"body", Role::kBlock},
    RoleOfName{"br", Role::kBreak},
    RoleOfName{"button", Role::kSkipped},
    RoleOfName{"canvas", Role::kSkipped},
    RoleOfName{"caption", Role::kBlock},
    RoleOfName{"center", Role::kBlock},
    RoleOfName{"datalist", Role::kSkipped},
    RoleOfName{"dd", Role::kBlock},
    RoleOfName{"details", Role::kBlock},
    RoleOfName{"div", Role::kBlock},
    RoleOfName{"dl", Role::kParagraph},
    RoleOfName{"dt", Role::kTerm},
    RoleOfName{"embed", Role::kSkipped},
    RoleOfName{"fieldset", Role::kBlock},
    RoleOfName{"figcaption", Role::kBlock},
    RoleOfName{"figure", Role::kBlock},
    RoleOfName{"footer", Role::kBlock},
    RoleOfName{"form", Role::kForm},
    RoleOfName{"h1", Role::kHeading},
    RoleOfName{"h2", Role::kHeading},
    RoleOfName{"h3", Role::kHeading},
    RoleOfName{"h4", Role::kHeading},
    RoleOfName{"h5", Role::kHeading},
    RoleOfName{"h6", Role::kHeading},
    RoleOfName{"head", Role::kSkipped},
    RoleOfName{"header", Role::kBlock},
    RoleOfName{"hr", Role::kParagraph},
    RoleOfName{"iframe", Role::kSkipped},
    RoleOfName{"input", Role::kSkipped},
    RoleOfName{"legend", Role::kBlock},
    RoleOfName{"li", Role::kItem},
    RoleOfName{"main", Role::kBlock},
    RoleOfName{"nav", Role::kSkipped},
    RoleOfName{"noscript", Role::kSkipped},
    RoleOfName{"object", Role::kSkipped},
    RoleOfName{"ol", Role::kParagraph},
    RoleOfName{"p", Role::kParagraph},
    RoleOfName{"pre", Role::kPreformatted},
    RoleOfName{"script", Role::kSkipped},
    RoleOfName{"section", Role::kBlock},
    RoleOfName{"select", Role::kSkipped},
    RoleOfName{"strong", Role::kBold},
    RoleOfName{"style", Role::kSkipped},
    RoleOfName{"summary", Role::kHeading},
    RoleOfName{"svg", Role::kSkipped},
    RoleOfName{"table", Role::kTable},
    RoleOfName{"td", Role::kCell},
    RoleOfName{"template", Role::kSkipped},
    RoleOfName{"textarea", Role::kSkipped},
    RoleOfName{"th", Role::kCell},
    RoleOfName{"title", Role::kSkipped},
    RoleOfName{"tr", Role::kRow},
    RoleOfName{"u", Role::kBold},
    RoleOfName{"ul", Role::kParagraph},
    RoleOfName{"video", Role::kSkipped},
};
Role RoleOf(HtmlNode node) {
  static const std::array<Role, HtmlNode::kNames> kByNumber = [] {
    std::array<Role, HtmlNode::kNames> roles{};
    for (const auto& [name, role] : kRoles) {
      roles[HtmlNode::NumberOf(name)] = role;
    }
    return roles;
  }();
  return kByNumber[node.name_number()];
}

// The declarations of a style attribute that change what is read.
struct Style {
  bool hidden = false;
  bool bold = false;
  bool keeps_lines = false;
};

Style StyleOf(HtmlNode node) {
  Style style;
  if (node.attributes().empty()) return style;
  style.hidden = node.Attribute("hidden").has_value();
  const auto declarations = node.Attribute("style");
  if (!declarations.has_value() || declarations->empty()) return style;
  std::string css;
  for (char c : declarations->substr(0, 1000)) {
    if (!IsAsciiSpace(c)) css += AsciiLower(c);
  }
  const auto says = [&css](std::string_view declaration) {
    return css.find(declaration) != std::string::npos;
  };
  style.hidden =
      style.hidden || says("display:none") || says("visibility:hidden");
  style.bold = says("font-weight:bold") || says("font-weight:6") ||
               says("font-weight:7") || says("font-weight:8") ||
               says("font-weight:9");
  style.keeps_lines = says("white-space:pre");
  return style;
}

// Some sites put their whole page into one form: a child of the body that
// holds a heading or a paragraph is a page, not a form.
bool IsPageInForm(HtmlNode form) {
  if (form.parent().name() != "body") return false;
  for (HtmlWalk walk(form); walk.Next();) {
    const std::string_view name = walk.node().name();
    if (name == "h1" || name == "h2" || name == "p") return true;
  }
  return false;
}

bool IsMargin(HtmlNode node) {
  const std::string_view name = node.name();
  const std::string_view role = node.Attribute("role").value_or("");
  return name == "header" || name == "footer" || name == "aside" ||
         role == "navigation" || role == "contentinfo" || role == "banner";
}

enum class Reading {
  kFlow,     // white space in text means nothing
  kLines,    // newlines in text end lines, as in preformatted text
  kContent,  // flow, without the margins of a page
};

class TextRenderer {
 public:
  explicit TextRenderer(Reading reading)
      : reading_(reading), preformatted_(reading == Reading::kLines ? 1 : 0) {}

  std::string Render(HtmlNode root) {
    for (HtmlWalk walk(root); walk.Next();) {
      const HtmlNode node = walk.node();
      if (node.IsText()) {
        AddText(node.text());
      } else if (!node.IsElement()) {
        continue;
      } else if (!walk.entering()) {
        Leave(node, RoleOf(node));
      } else if (!Enter(node, RoleOf(node), node == root)) {
        walk.SkipChildren();
        skipped_ = true;
      }
    }
    return lines_.Finish();
  }

 private:
  struct Row {
    size_t lines_before = 0;
    size_t cells = 0;
  };

  void AddText(std::string_view text) {
    const TextLines::Look look = headings_ > 0 ? TextLines::Look::kHeading
                                 : bold_ > 0   ? TextLines::Look::kBold
                                               : TextLines::Look::kPlain;
    if (preformatted_ > 0) {
      lines_.AddLines(text, look);
    } else {
      lines_.Add(text, look);
    }
  }

  // False where the element and all in it is left out.
  bool Enter(HtmlNode node, Role role, bool is_root) {
    const Style style = StyleOf(node);
    if (!is_root && (style.hidden || role == Role::kSkipped ||
                     (role == Role::kForm && !IsPageInForm(node)) ||
                     (reading_ == Reading::kContent && IsMargin(node)))) {
      return false;
    }
    bold_ += role == Role::kBold || style.bold;
    preformatted_ += role == Role::kPreformatted || style.keeps_lines;
    headings_ += role == Role::kHeading || role == Role::kTerm;
    Open(role);
    return true;
  }

  void Open(Role role) {
    switch (role) {
      case Role::kBreak:
        lines_.BreakLine();
        break;
      case Role::kItem:
        lines_.EndLine();
        lines_.BeginItem();
        ++items_;
        break;
      case Role::kRow:
        lines_.EndLine();
        rows_.push_back({lines_.line_count(), 0});
        break;
      case Role::kCell:
        OpenCell();
        break;
      default:
        EndBlock(role);
    }
  }

  // Cells of one line each are joined; where a cell has lines of its own (a
  // table that only lays out the page), they stay apart.
  void OpenCell() {
    if (rows_.empty()) return;
    Row& row = rows_.back();
    const size_t lines = lines_.line_count() - row.lines_before;
    if (lines == 1 && row.cells > 0) {
      lines_.Rejoin(" | ");
    } else {
      lines_.EndLine();
    }
    ++row.cells;
  }

  void Leave(HtmlNode node, Role role) {
    if (std::exchange(skipped_, false)) {
      if (role != Role::kSkipped) lines_.EndLine();
      return;
    }
    const Style style = StyleOf(node);
    bold_ -= role == Role::kBold || style.bold;
    preformatted_ -= role == Role::kPreformatted || style.keeps_lines;
    headings_ -= role == Role::kHeading || role == Role::kTerm;
    if (role == Role::kItem) --items_;
    if (role == Role::kRow) rows_.pop_back();
    if (role != Role::kBreak && role != Role::kCell) EndBlock(role);
  }

  void EndBlock(Role role) {
    switch (role) {
      case Role::kHeading:
      case Role::kParagraph:
      case Role::kTable:
        // Inside an item or a cell, paragraphs are lines.
        if (items_ == 0 && rows_.empty()) {
          lines_.EndParagraph();
          break;
        }
        [[fallthrough]];
      case Role::kBlock:
      case Role::kForm:
      case Role::kItem:
      case Role::kPreformatted:
      case Role::kRow:
      case Role::kTerm:
        lines_.EndLine();
        break;
      case Role::kInline:
      case Role::kBold:
      case Role::kBreak:
      case Role::kCell:
      case Role::kSkipped:
        break;
    }
  }

  Reading reading_;
  TextLines lines_;
  int bold_ = 0;
  int headings_ = 0;
  int items_ = 0;
  int preformatted_ = 0;
  bool skipped_ = false;  // the element now being left was not entered
  std::vector<Row> rows_;
};

}  // namespace

std::string NodeToText(HtmlNode node) {
  return TextRenderer(Reading::kFlow).Render(node);
}

std::string NodeToLines(HtmlNode node) {
  return TextRenderer(Reading::kLines).Render(node);
}

std::string ContentToText(HtmlNode node) {
  return TextRenderer(Reading::kContent).Render(node);
}

Result<std::string> HtmlToText(std::string_view html,
                               const HtmlBudget& budget) {
  Result<HtmlDocument> document = HtmlDocument::Parse(html, budget);
  if (!document.has_value()) return Fail(std::move(document).error());
  return NodeToText(document->root());
}

}  // namespace rolecall
