// One parse of an orderly page: the state that orderly_tree.cc,
// orderly_start_tags.cc and orderly_end_tags.cc work on.  The names of modes
// and rules are the standard's (HTML, section 13.2.6).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "parser/html_elements.h"
#include "parser/html_scanner.h"
#include "parser/html_tree.h"
#include "parser/orderly_tree.h"

namespace rolecall {

// Functions that return false, kUnsure or nullptr have met what is not orderly;
// the parse ends there.  One thread.
class OrderlyParser {
 public:
  OrderlyParser(std::span<char> html, HtmlArena& arena)
      : scanner_(html, arena), arena_(arena) {}

  const HtmlTreeNode* Parse();

 private:
  // The tag of elements of inline SVG, whatever their name.
  static constexpr HtmlTag kForeign = 0xFFFF;

  enum class Mode : uint8_t {
    kBeforeHtml,
    kBeforeHead,
    kInHead,
    kInHeadNoscript,
    kAfterHead,
    kInBody,
    kInTable,
    kInTableBody,
    kInRow,
    kInCell,
    kInCaption,
    kInColumnGroup,
    kInSelect,
    kAfterBody,
  };

  enum class Step : uint8_t {
    kDone,
    kAgain,  // the same tag once more, in another mode
    kUnsure,
  };

  struct Open {
    HtmlTreeNode* node = nullptr;
    HtmlTag tag = 0;
    uint16_t traits = 0;
    std::string_view written;  // the name of a foreign element
  };

  bool Process(Step (OrderlyParser::*tag)()) {
    Step step = Step::kAgain;
    while (step == Step::kAgain) step = (this->*tag)();
    return step == Step::kDone;
  }

  // ---- the stack of open elements

  const Open& Top() const { return open_[depth_ - 1]; }
  bool IsForeign() const { return depth_ > 0 && Top().tag == kForeign; }

  bool Push(HtmlTreeNode* node, HtmlTag tag) {
    if (node == nullptr || depth_ == kDeepestElement) return false;
    open_[depth_++] = {node, tag, ElementTraits(tag), {}};
    ++count_[tag];
    return true;
  }
  void Pop() {
    text_ = nullptr;
    --depth_;
    if (open_[depth_].tag != kForeign) --count_[open_[depth_].tag];
  }
  // Pops elements until one of `tag` has gone.  A formatting element among
  // those above it would have to be opened again.
  bool PopThrough(HtmlTag tag) {
    while (Top().tag != tag) {
      if ((Top().traits & kFormatting) != 0) return false;
      Pop();
    }
    Pop();
    return true;
  }
  void PopOptional(int except) {
    while ((Top().traits & kEndTagOptional) != 0 && Top().tag != except) Pop();
  }
  bool Close(HtmlTag tag) {
    PopOptional(tag);
    return PopThrough(tag);
  }

  // Whether `tag` is open above the next element that has one of `traits` or
  // is one of `tags`.
  template <typename... Tags>
  bool IsOpenWithin(HtmlTag tag, int traits, Tags... tags) const {
    if (count_[tag] == 0) return false;
    for (size_t i = depth_; i-- > 0;) {
      if (open_[i].tag == tag) return true;
      if ((open_[i].traits & traits) != 0) return false;
      if (((open_[i].tag == tags) || ...)) return false;
    }
    return false;
  }
  bool InScope(HtmlTag tag) const { return IsOpenWithin(tag, kScope); }
  bool InTableScope(HtmlTag tag) const;
  bool IsParagraphOpen() const;
  bool CloseParagraph();

  // ---- nodes

  HtmlTreeNode* NewElement(HtmlTag tag);
  bool InsertImplied(HtmlTag tag) { return Push(NewElement(tag), tag); }
  bool Insert() {
    HtmlTreeNode* node = NewElement(scanner_.tag());
    if (node == nullptr) return false;
    node->attributes = scanner_.attributes();
    return Push(node, scanner_.tag());
  }
  Step Inserted() { return Insert() ? Step::kDone : Step::kUnsure; }
  Step InsertedVoid() {
    if (!Insert()) return Step::kUnsure;
    Pop();
    return Step::kDone;
  }
  Step InsertedIn(Mode mode) {
    mode_ = mode;
    return Inserted();
  }
  Step ImpliedIn(Mode mode, HtmlTag tag) {
    mode_ = mode;
    return InsertImplied(tag) ? Step::kAgain : Step::kUnsure;
  }
  Step PoppedTo(Mode mode, Step step) {
    Pop();
    mode_ = mode;
    return step;
  }

  bool AppendText(std::string_view text);

  Step InsertedRawText();

  // ---- tokens

  bool AddText(std::string_view text);
  bool AddFirstText(std::string_view text);

  Step StartTag();
  Step StartInHead();
  Step StartAfterHead();
  Step StartInBody();
  Step StartListItem();
  Step StartInTable();
  Step StartInTableBody();
  Step StartInRow();
  Step StartInSelect();
  Step StartForeign();

  Step EndTag();
  Step EndBeforeBody();
  Step EndInBody();
  Step EndForm();
  Step EndHeading();
  Step EndFormatting();
  Step EndOrdinary();
  Step EndParagraph();
  Step EndInTable();
  Step EndInRow();
  Step EndInCell();
  Step EndInCaption();
  Step EndInSelect();
  Step EndForeign();

  void CloseCell();
  void ResetMode();
  const HtmlTreeNode* Finish();

  HtmlScanner scanner_;
  HtmlArena& arena_;
  Mode mode_ = Mode::kBeforeHtml;
  bool skips_newline_ = false;  // after <pre>
  HtmlTreeNode* root_ = nullptr;
  const HtmlTreeNode* form_ = nullptr;
  // The text before the next tag, which may lie in several nodes, and the
  // sibling before it.
  HtmlTreeNode* text_ = nullptr;
  HtmlTreeNode* before_text_ = nullptr;
  size_t depth_ = 0;
  std::array<Open, kDeepestElement> open_;
  std::array<uint16_t, kHtmlTags> count_{};  // of open ones by tag
};

}  // namespace rolecall
