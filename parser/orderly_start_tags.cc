// What start tags do.
#include <gumbo.h>

#include "parser/orderly_parser.h"

namespace rolecall {

OrderlyParser::Step OrderlyParser::StartTag() {
  skips_newline_ = false;
  if (IsForeign()) return StartForeign();
  const HtmlTag tag = scanner_.tag();
  // A second one would add its attributes to the first.
  if (tag == GUMBO_TAG_HTML && mode_ != Mode::kBeforeHtml) {
    return Step::kUnsure;
  }
  switch (mode_) {
    case Mode::kBeforeHtml:
      if (tag == GUMBO_TAG_HTML) return InsertedIn(Mode::kBeforeHead);
      return ImpliedIn(Mode::kBeforeHead, GUMBO_TAG_HTML);
    case Mode::kBeforeHead:
      if (tag == GUMBO_TAG_HEAD) return InsertedIn(Mode::kInHead);
      return ImpliedIn(Mode::kInHead, GUMBO_TAG_HEAD);
    case Mode::kInHead:
      return StartInHead();
    case Mode::kInHeadNoscript:
      return tag == GUMBO_TAG_LINK || tag == GUMBO_TAG_META ||
                     tag == GUMBO_TAG_STYLE
                 ? StartInHead()
                 : Step::kUnsure;
    case Mode::kAfterHead:
      return StartAfterHead();
    case Mode::kAfterBody:
      mode_ = Mode::kInBody;
      return Step::kAgain;
    case Mode::kInCell:
      if ((ElementTraits(tag) & kTablePart) == 0) return StartInBody();
      CloseCell();
      return Step::kAgain;
    case Mode::kInCaption:
      return (ElementTraits(tag) & kTablePart) != 0 ? Step::kUnsure
                                                    : StartInBody();
    case Mode::kInBody:
      return StartInBody();
    case Mode::kInTable:
      return StartInTable();
    case Mode::kInTableBody:
      return StartInTableBody();
    case Mode::kInRow:
      return StartInRow();
    case Mode::kInColumnGroup:
      if (tag == GUMBO_TAG_COL) return InsertedVoid();
      return PoppedTo(Mode::kInTable, Step::kAgain);
    case Mode::kInSelect:
      return StartInSelect();
  }
  return Step::kUnsure;
}

OrderlyParser::Step OrderlyParser::StartInHead() {
  const HtmlTag tag = scanner_.tag();
  const int traits = ElementTraits(tag);
  if ((traits & kUnusual) != 0 || tag == GUMBO_TAG_UNKNOWN) {
    return Step::kUnsure;
  }
  if (tag == GUMBO_TAG_HEAD) return Step::kDone;
  if (tag == GUMBO_TAG_NOSCRIPT) return InsertedIn(Mode::kInHeadNoscript);
  if ((traits & kMetadata) == 0) {
    return PoppedTo(Mode::kAfterHead, Step::kAgain);
  }
  return (traits & kRawText) != 0 ? InsertedRawText() : InsertedVoid();
}

OrderlyParser::Step OrderlyParser::StartAfterHead() {
  const HtmlTag tag = scanner_.tag();
  const int traits = ElementTraits(tag);
  if ((traits & kUnusual) != 0) return Step::kUnsure;
  if (tag == GUMBO_TAG_BODY) return InsertedIn(Mode::kInBody);
  if (tag == GUMBO_TAG_HEAD) return Step::kDone;
  if ((traits & kMetadata) == 0) {
    return ImpliedIn(Mode::kInBody, GUMBO_TAG_BODY);
  }
  // It still belongs into the head, which is the first child of the root.
  if (!Push(root_->first_child, GUMBO_TAG_HEAD)) return Step::kUnsure;
  const Step step = StartInHead();
  Pop();
  return step;
}

OrderlyParser::Step OrderlyParser::StartInBody() {
  const HtmlTag tag = scanner_.tag();
  const int traits = ElementTraits(tag);
  if ((traits & kUnusual) != 0 || tag == GUMBO_TAG_BODY) return Step::kUnsure;
  if ((traits & kTablePart) != 0 || tag == GUMBO_TAG_HEAD) return Step::kDone;
  if (tag == GUMBO_TAG_LI || tag == GUMBO_TAG_DD || tag == GUMBO_TAG_DT) {
    return StartListItem();
  }
  if (tag == GUMBO_TAG_FORM && form_ != nullptr) return Step::kDone;
  if (tag == GUMBO_TAG_BUTTON && InScope(tag)) return Step::kUnsure;
  if (tag == GUMBO_TAG_TABLE) {
    // Whether it closes the paragraph depends on the doctype.
    return IsParagraphOpen() ? Step::kUnsure : InsertedIn(Mode::kInTable);
  }
  if (tag == GUMBO_TAG_SELECT) return InsertedIn(Mode::kInSelect);
  if (tag == GUMBO_TAG_SVG) return StartForeign();
  if ((traits & kClosesParagraph) != 0 && !CloseParagraph()) {
    return Step::kUnsure;
  }
  if ((traits & Top().traits & kHeading) != 0) Pop();
  if ((traits & kRawText) != 0) return InsertedRawText();
  if ((traits & kVoid) != 0) return InsertedVoid();
  if ((tag == GUMBO_TAG_OPTION || tag == GUMBO_TAG_OPTGROUP) &&
      Top().tag == GUMBO_TAG_OPTION) {
    Pop();
  }
  if ((traits & kFormatting) != 0) {
    // Of equal ones beyond three the standard forgets the first; an <a> ends
    // an open <a>.
    if (count_[tag] >= (tag == GUMBO_TAG_A ? 1 : 3)) return Step::kUnsure;
  }
  if (!Insert()) return Step::kUnsure;
  if (tag == GUMBO_TAG_FORM) form_ = Top().node;
  skips_newline_ = tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_LISTING;
  return Step::kDone;
}

OrderlyParser::Step OrderlyParser::StartListItem() {
  const auto ends = [this](HtmlTag open) {
    return scanner_.tag() == GUMBO_TAG_LI
               ? open == GUMBO_TAG_LI
               : open == GUMBO_TAG_DD || open == GUMBO_TAG_DT;
  };
  for (size_t i = depth_; i-- > 0;) {
    const HtmlTag open = open_[i].tag;
    if (ends(open)) {
      if (!Close(open)) return Step::kUnsure;
      break;
    }
    if ((open_[i].traits & kUnsettled) != 0) return Step::kUnsure;
    if ((open_[i].traits & kSpecial) != 0 && open != GUMBO_TAG_ADDRESS &&
        open != GUMBO_TAG_DIV && open != GUMBO_TAG_P) {
      break;
    }
  }
  return CloseParagraph() ? Inserted() : Step::kUnsure;
}

OrderlyParser::Step OrderlyParser::StartInTable() {
  switch (scanner_.tag()) {
    case GUMBO_TAG_CAPTION:
      return InsertedIn(Mode::kInCaption);
    case GUMBO_TAG_COLGROUP:
      return InsertedIn(Mode::kInColumnGroup);
    case GUMBO_TAG_COL:
      return ImpliedIn(Mode::kInColumnGroup, GUMBO_TAG_COLGROUP);
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_THEAD:
      return InsertedIn(Mode::kInTableBody);
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_TR:
      return ImpliedIn(Mode::kInTableBody, GUMBO_TAG_TBODY);
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
      return InsertedRawText();
    default:
      return Step::kUnsure;
  }
}

OrderlyParser::Step OrderlyParser::StartInTableBody() {
  switch (scanner_.tag()) {
    case GUMBO_TAG_TR:
      return InsertedIn(Mode::kInRow);
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
      return ImpliedIn(Mode::kInRow, GUMBO_TAG_TR);
    default:
      break;
  }
  if ((ElementTraits(scanner_.tag()) & kTablePart) == 0) return StartInTable();
  return PoppedTo(Mode::kInTable, Step::kAgain);
}

OrderlyParser::Step OrderlyParser::StartInRow() {
  const HtmlTag tag = scanner_.tag();
  if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) {
    return InsertedIn(Mode::kInCell);
  }
  if ((ElementTraits(tag) & kTablePart) == 0) return StartInTable();
  return tag == GUMBO_TAG_COL ? Step::kUnsure
                              : PoppedTo(Mode::kInTableBody, Step::kAgain);
}

OrderlyParser::Step OrderlyParser::StartInSelect() {
  const HtmlTag tag = scanner_.tag();
  if (tag != GUMBO_TAG_OPTION && tag != GUMBO_TAG_OPTGROUP) {
    return Step::kUnsure;
  }
  if (Top().tag == GUMBO_TAG_OPTION) Pop();
  if (tag == GUMBO_TAG_OPTGROUP && Top().tag == GUMBO_TAG_OPTGROUP) Pop();
  return Inserted();
}

// <svg> and what stands inside it.
OrderlyParser::Step OrderlyParser::StartForeign() {
  const HtmlTag tag = scanner_.tag();
  const bool holds_html =
      IsForeign() && (Top().written == "title" || Top().written == "desc" ||
                      Top().written == "foreignobject");
  if (holds_html || (ElementTraits(tag) & (kEndsForeign | kUnusual)) != 0 ||
      tag == GUMBO_TAG_SCRIPT) {
    return Step::kUnsure;
  }
  for (HtmlAttribute& attribute : scanner_.attributes()) {
    const size_t colon = attribute.name.find(':');
    if (colon == std::string_view::npos) continue;
    if (attribute.name != "xlink:href" && attribute.name != "xmlns:xlink" &&
        attribute.name != "xml:space") {
      return Step::kUnsure;
    }
    attribute.name.remove_prefix(colon + 1);
  }
  if (!Insert()) return Step::kUnsure;
  --count_[tag];
  open_[depth_ - 1].tag = kForeign;
  open_[depth_ - 1].traits = 0;
  open_[depth_ - 1].written = scanner_.name();
  if (scanner_.is_self_closing()) Pop();
  return Step::kDone;
}

}  // namespace rolecall
