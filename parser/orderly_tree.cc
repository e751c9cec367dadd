#include "parser/orderly_tree.h"

#include <gumbo.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "parser/orderly_parser.h"

namespace rolecall {
namespace {

std::string_view LeadingSpace(std::string_view text) {
  return text.substr(
      0, std::min(text.size(), text.find_first_not_of(" \t\n\f\r")));
}

}  // namespace

bool OrderlyParser::InTableScope(HtmlTag tag) const {
  return IsOpenWithin(tag, 0, GUMBO_TAG_TABLE, GUMBO_TAG_HTML);
}

bool OrderlyParser::IsParagraphOpen() const {
  return IsOpenWithin(GUMBO_TAG_P, kScope, GUMBO_TAG_BUTTON);
}

const HtmlTreeNode* OrderlyParser::Parse() {
  while (true) {
    bool sure = false;
    switch (scanner_.Next()) {
      case HtmlScanner::Token::kText:
        sure = AddText(scanner_.text());
        break;
      case HtmlScanner::Token::kStartTag:
        sure = Process(&OrderlyParser::StartTag);
        break;
      case HtmlScanner::Token::kEndTag:
        skips_newline_ = false;
        sure = Process(&OrderlyParser::EndTag);
        break;
      case HtmlScanner::Token::kComment:
        text_ = nullptr;
        skips_newline_ = false;
        sure = true;
        break;
      case HtmlScanner::Token::kDoctype:
        skips_newline_ = false;
        sure = true;
        break;
      case HtmlScanner::Token::kEnd:
        return Finish();
      case HtmlScanner::Token::kUnsure:
        break;
    }
    if (!sure) return nullptr;
  }
}

HtmlTreeNode* OrderlyParser::NewElement(HtmlTag tag) {
  auto* node = arena_.New<HtmlTreeNode>();
  if (node == nullptr) return nullptr;
  text_ = nullptr;
  node->is_element = true;
  node->text = NameOf(tag);
  node->name_number = static_cast<uint16_t>(tag + 1);
  if (depth_ > 0) {
    AppendChild(*Top().node, *node);
  } else {
    root_ = node;
  }
  return node;
}

bool OrderlyParser::AppendText(std::string_view text) {
  if (text.empty()) return true;
  auto* node = arena_.New<HtmlTreeNode>();
  if (node == nullptr) return false;
  node->text = text;
  if (text_ == nullptr) {
    text_ = node;
    before_text_ = Top().node->last_child;
  }
  AppendChild(*Top().node, *node);
  return true;
}

OrderlyParser::Step OrderlyParser::InsertedRawText() {
  const bool is_textarea = scanner_.tag() == GUMBO_TAG_TEXTAREA;
  const bool has_references =
      (ElementTraits(scanner_.tag()) & kHasReferences) != 0;
  if (!Insert()) return Step::kUnsure;
  std::optional<std::string_view> text = scanner_.ReadRawText(has_references);
  if (!text.has_value()) return Step::kUnsure;
  if (is_textarea && text->starts_with('\n')) text->remove_prefix(1);
  if (!AppendText(*text)) return Step::kUnsure;
  Pop();
  return Step::kDone;
}

bool OrderlyParser::CloseParagraph() {
  return !IsParagraphOpen() || Close(GUMBO_TAG_P);
}

bool OrderlyParser::AddText(std::string_view text) {
  if (std::exchange(skips_newline_, false) && text.starts_with('\n')) {
    text.remove_prefix(1);
  }
  switch (mode_) {
    case Mode::kBeforeHtml:
    case Mode::kBeforeHead:
    case Mode::kInHead:
    case Mode::kAfterHead:
      return AddFirstText(text);
    case Mode::kInTable:
    case Mode::kInTableBody:
    case Mode::kInRow:
    case Mode::kInColumnGroup:
    case Mode::kInHeadNoscript:
      return LeadingSpace(text) == text && AppendText(text);
    case Mode::kAfterBody:
      if (LeadingSpace(text) != text) mode_ = Mode::kInBody;
      return AppendText(text);
    case Mode::kInBody:
    case Mode::kInCell:
    case Mode::kInCaption:
    case Mode::kInSelect:
      return AppendText(text);
  }
  return false;
}

// Text where none has been yet: white space stays where it is, all else begins
// the body.
bool OrderlyParser::AddFirstText(std::string_view text) {
  const std::string_view space = LeadingSpace(text);
  const bool is_space = space == text;
  if (mode_ == Mode::kInHead || mode_ == Mode::kAfterHead) {
    if (!AppendText(space)) return false;
  }
  if (is_space) return true;
  text.remove_prefix(space.size());
  if (mode_ == Mode::kBeforeHtml && !InsertImplied(GUMBO_TAG_HTML)) {
    return false;
  }
  if (mode_ <= Mode::kBeforeHead && !InsertImplied(GUMBO_TAG_HEAD)) {
    return false;
  }
  if (mode_ <= Mode::kInHead) Pop();
  mode_ = Mode::kInBody;
  return InsertImplied(GUMBO_TAG_BODY) && AppendText(text);
}

// The elements that every page has, if only by implication.
const HtmlTreeNode* OrderlyParser::Finish() {
  if (mode_ == Mode::kBeforeHtml && !InsertImplied(GUMBO_TAG_HTML)) {
    return nullptr;
  }
  if (mode_ <= Mode::kBeforeHead && !InsertImplied(GUMBO_TAG_HEAD)) {
    return nullptr;
  }
  if (mode_ == Mode::kInHeadNoscript) Pop();
  if (mode_ <= Mode::kInHeadNoscript) Pop();
  if (mode_ <= Mode::kAfterHead && !InsertImplied(GUMBO_TAG_BODY)) {
    return nullptr;
  }
  return root_;
}

const HtmlTreeNode* ParseOrderly(std::string_view html, HtmlArena& arena) {
  const auto copy = CopyForScanning(html, arena);
  return copy.has_value() ? OrderlyParser(*copy, arena).Parse() : nullptr;
}

}  // namespace rolecall
