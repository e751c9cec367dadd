// What end tags do.
#include <gumbo.h>

#include <utility>

#include "parser/orderly_parser.h"

namespace rolecall {

OrderlyParser::Step OrderlyParser::EndTag() {
  if (IsForeign()) return EndForeign();
  switch (mode_) {
    case Mode::kBeforeHtml:
    case Mode::kBeforeHead:
    case Mode::kInHead:
    case Mode::kAfterHead:
      return EndBeforeBody();
    case Mode::kInHeadNoscript:
      return scanner_.tag() == GUMBO_TAG_NOSCRIPT
                 ? PoppedTo(Mode::kInHead, Step::kDone)
                 : Step::kUnsure;
    case Mode::kInBody:
      return EndInBody();
    case Mode::kAfterBody:
      if (scanner_.tag() == GUMBO_TAG_HTML) return Step::kDone;
      mode_ = Mode::kInBody;
      return Step::kAgain;
    case Mode::kInTable:
    case Mode::kInTableBody:
      return EndInTable();
    case Mode::kInRow:
      return EndInRow();
    case Mode::kInCell:
      return EndInCell();
    case Mode::kInCaption:
      return EndInCaption();
    case Mode::kInColumnGroup:
      if (scanner_.tag() == GUMBO_TAG_COL) return Step::kDone;
      return PoppedTo(Mode::kInTable, scanner_.tag() == GUMBO_TAG_COLGROUP
                                          ? Step::kDone
                                          : Step::kAgain);
    case Mode::kInSelect:
      return EndInSelect();
  }
  return Step::kUnsure;
}

OrderlyParser::Step OrderlyParser::EndBeforeBody() {
  const HtmlTag tag = scanner_.tag();
  if (mode_ == Mode::kInHead && tag == GUMBO_TAG_HEAD) {
    return PoppedTo(Mode::kAfterHead, Step::kDone);
  }
  // </body>, </html> and </br> begin the body; others mean nothing.
  const bool begins = tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_HTML ||
                      tag == GUMBO_TAG_BR || tag == GUMBO_TAG_HEAD;
  return begins || (ElementTraits(tag) & kUnusual) != 0 ? Step::kUnsure
                                                        : Step::kDone;
}

OrderlyParser::Step OrderlyParser::EndInBody() {
  const HtmlTag tag = scanner_.tag();
  const int traits = ElementTraits(tag);
  if ((traits & kUnusual) != 0 || tag == GUMBO_TAG_BR) return Step::kUnsure;
  switch (tag) {
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_HTML:
      // What is open stays so: there may be more to come.
      mode_ = Mode::kAfterBody;
      return Step::kDone;
    case GUMBO_TAG_FORM:
      return EndForm();
    case GUMBO_TAG_P:
      return EndParagraph();
    case GUMBO_TAG_LI:
      if (!IsOpenWithin(tag, kScope, GUMBO_TAG_OL, GUMBO_TAG_UL)) {
        return Step::kDone;
      }
      return Close(tag) ? Step::kDone : Step::kUnsure;
    default:
      break;
  }
  if ((traits & kHeading) != 0) return EndHeading();
  if ((traits & kFormatting) != 0) return EndFormatting();
  if ((traits & kClosesInside) != 0 || tag == GUMBO_TAG_DD ||
      tag == GUMBO_TAG_DT) {
    return !InScope(tag) || Close(tag) ? Step::kDone : Step::kUnsure;
  }
  return EndOrdinary();
}

OrderlyParser::Step OrderlyParser::EndForm() {
  const HtmlTreeNode* form = std::exchange(form_, nullptr);
  if (form == nullptr || !InScope(GUMBO_TAG_FORM)) return Step::kDone;
  PopOptional(-1);
  if (Top().node != form) return Step::kUnsure;
  HtmlTreeNode* text = text_;
  Pop();
  if (text == nullptr) return Step::kDone;
  // Gumbo, which writes texts down late, puts the last one behind the form.
  HtmlTreeNode* last = before_text_;
  HtmlTreeNode& inside = *text->parent;
  inside.last_child = last;
  (last == nullptr ? inside.first_child : last->next) = nullptr;
  while (text != nullptr) {
    HtmlTreeNode* next = std::exchange(text->next, nullptr);
    AppendChild(*Top().node, *text);
    text = next;
  }
  return Step::kDone;
}

OrderlyParser::Step OrderlyParser::EndParagraph() {
  if (IsParagraphOpen()) {
    return Close(GUMBO_TAG_P) ? Step::kDone : Step::kUnsure;
  }
  // A </p> that ends nothing is an empty paragraph.
  if (!InsertImplied(GUMBO_TAG_P)) return Step::kUnsure;
  Pop();
  return Step::kDone;
}

// Any heading's end tag ends any heading.
OrderlyParser::Step OrderlyParser::EndHeading() {
  size_t found = depth_;
  while (found > 0 && (open_[found - 1].traits & (kHeading | kScope)) == 0) {
    --found;
  }
  if (found == 0 || (open_[found - 1].traits & kHeading) == 0) {
    return Step::kDone;
  }
  PopOptional(-1);
  return PopThrough(open_[found - 1].tag) ? Step::kDone : Step::kUnsure;
}

OrderlyParser::Step OrderlyParser::EndFormatting() {
  const HtmlTag tag = scanner_.tag();
  for (size_t i = depth_; i-- > 0;) {
    if (open_[i].tag == tag) {
      while (depth_ > i + 1) {
        if ((Top().traits & (kSpecial | kUnsettled | kFormatting)) != 0) {
          return Step::kUnsure;
        }
        Pop();
      }
      Pop();
      return Step::kDone;
    }
    // What was open outside of a cell is not seen inside of it.
    if (open_[i].tag == GUMBO_TAG_TD || open_[i].tag == GUMBO_TAG_TH ||
        open_[i].tag == GUMBO_TAG_CAPTION) {
      break;
    }
  }
  return Step::kDone;
}

OrderlyParser::Step OrderlyParser::EndOrdinary() {
  const HtmlTag tag = scanner_.tag();
  for (size_t i = depth_; i-- > 0;) {
    if (open_[i].tag == tag) return Close(tag) ? Step::kDone : Step::kUnsure;
    if ((open_[i].traits & kUnsettled) != 0) return Step::kUnsure;
    if ((open_[i].traits & kSpecial) != 0) break;
  }
  return Step::kDone;
}

OrderlyParser::Step OrderlyParser::EndInTable() {
  const HtmlTag tag = scanner_.tag();
  if (mode_ == Mode::kInTableBody) {
    if (tag == GUMBO_TAG_TABLE) return PoppedTo(Mode::kInTable, Step::kAgain);
    if (tag == Top().tag) return PoppedTo(Mode::kInTable, Step::kDone);
  } else if (tag == GUMBO_TAG_TABLE) {
    Pop();
    ResetMode();
    return Step::kDone;
  }
  return (ElementTraits(tag) & kTablePart) != 0 || tag == GUMBO_TAG_BODY ||
                 tag == GUMBO_TAG_HTML
             ? Step::kDone
             : Step::kUnsure;
}

OrderlyParser::Step OrderlyParser::EndInRow() {
  const HtmlTag tag = scanner_.tag();
  if (tag == GUMBO_TAG_TR) return PoppedTo(Mode::kInTableBody, Step::kDone);
  const bool ends_row = tag == GUMBO_TAG_TABLE ||
                        ((tag == GUMBO_TAG_TBODY || tag == GUMBO_TAG_TFOOT ||
                          tag == GUMBO_TAG_THEAD) &&
                         InTableScope(tag));
  return ends_row ? PoppedTo(Mode::kInTableBody, Step::kAgain) : EndInTable();
}

OrderlyParser::Step OrderlyParser::EndInCell() {
  const HtmlTag tag = scanner_.tag();
  const bool is_cell = tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH;
  const bool is_outside = tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_TR ||
                          tag == GUMBO_TAG_TBODY || tag == GUMBO_TAG_TFOOT ||
                          tag == GUMBO_TAG_THEAD;
  if (is_cell || is_outside) {
    if (!InTableScope(tag)) return Step::kDone;
    CloseCell();
    return is_cell ? Step::kDone : Step::kAgain;
  }
  return (ElementTraits(tag) & kTablePart) != 0 || tag == GUMBO_TAG_BODY ||
                 tag == GUMBO_TAG_HTML
             ? Step::kDone
             : EndInBody();
}

OrderlyParser::Step OrderlyParser::EndInCaption() {
  const HtmlTag tag = scanner_.tag();
  if (tag == GUMBO_TAG_CAPTION) {
    if (!Close(tag)) return Step::kUnsure;
    mode_ = Mode::kInTable;
    return Step::kDone;
  }
  return (ElementTraits(tag) & kTablePart) != 0 || tag == GUMBO_TAG_BODY ||
                 tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_TABLE
             ? Step::kUnsure
             : EndInBody();
}

OrderlyParser::Step OrderlyParser::EndInSelect() {
  const HtmlTag tag = scanner_.tag();
  if (tag == GUMBO_TAG_SELECT) {
    while (Top().tag != tag) Pop();
    Pop();
    ResetMode();
    return Step::kDone;
  }
  if (tag != Top().tag) {
    if (tag != GUMBO_TAG_OPTGROUP || Top().tag != GUMBO_TAG_OPTION ||
        open_[depth_ - 2].tag != tag) {
      return tag == GUMBO_TAG_OPTION ? Step::kDone : Step::kUnsure;
    }
    Pop();
  }
  Pop();
  return Step::kDone;
}

OrderlyParser::Step OrderlyParser::EndForeign() {
  if (scanner_.name() != Top().written) return Step::kUnsure;
  Pop();
  return Step::kDone;
}

// Formatting elements that are left open in a cell end with it.
void OrderlyParser::CloseCell() {
  while (Top().tag != GUMBO_TAG_TD && Top().tag != GUMBO_TAG_TH) Pop();
  Pop();
  mode_ = Mode::kInRow;
}

void OrderlyParser::ResetMode() {
  for (size_t i = depth_; i-- > 0;) {
    switch (open_[i].tag) {
      case GUMBO_TAG_TD:
      case GUMBO_TAG_TH:
        mode_ = Mode::kInCell;
        return;
      case GUMBO_TAG_CAPTION:
        mode_ = Mode::kInCaption;
        return;
      default:
        break;
    }
  }
  mode_ = Mode::kInBody;
}

}  // namespace rolecall
