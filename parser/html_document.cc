#include "parser/html_document.h"

#include <string>

#include "parser/gumbo_tree.h"
#include "parser/orderly_tree.h"

namespace rolecall {
namespace {

// Of the arena, for a page of so many bytes: most trees fit into one chunk.
size_t FirstChunk(size_t bytes) { return 2048 + bytes * 6; }

Error TooLarge(const char* bound) {
  return {ErrorCode::kTooLarge, std::string("html: over ") + bound, {}};
}

}  // namespace

Result<HtmlDocument> HtmlDocument::Parse(std::string_view html,
                                         const HtmlBudget& budget) {
  if (html.size() > budget.max_bytes) return Fail(TooLarge("max_bytes"));
  auto arena = std::make_unique<HtmlArena>(budget.max_memory_bytes,
                                           FirstChunk(html.size()));
  const HtmlTreeNode* root = ParseOrderly(html, *arena);
  if (root == nullptr) return ParseWithGumbo(html, budget);
  return HtmlDocument(std::move(arena), root, true);
}

Result<HtmlDocument> HtmlDocument::ParseWithGumbo(std::string_view html,
                                                  const HtmlBudget& budget) {
  if (html.size() > budget.max_bytes) return Fail(TooLarge("max_bytes"));
  auto arena =
      std::make_unique<HtmlArena>(budget.max_memory_bytes, size_t{64} << 10);
  const GumboTree tree = ParseByGumbo(html, budget.max_time, *arena);
  if (tree.root == nullptr) return Fail(TooLarge(tree.refusal));
  return HtmlDocument(std::move(arena), tree.root, false);
}

size_t HtmlNode::NumberOf(std::string_view name) { return TagOf(name) + 1u; }

HtmlNode HtmlDocument::Find(std::string_view name) const {
  for (HtmlWalk walk(root_); walk.Next();) {
    if (walk.entering() && walk.node().name() == name) return walk.node();
  }
  return HtmlNode();
}

bool HtmlWalk::Next() {
  if (current_ == nullptr) {
    current_ = root_;
    entering_ = root_ != nullptr;
    return entering_;
  }
  const bool is_open = entering_ && current_->is_element;
  if (is_open && !skip_ && current_->first_child != nullptr) {
    current_ = current_->first_child;
    return true;
  }
  skip_ = false;
  if (is_open) {
    entering_ = false;
    return true;
  }
  if (current_ == root_) return false;
  entering_ = current_->next != nullptr;
  current_ = entering_ ? current_->next : current_->parent;
  return true;
}

}  // namespace rolecall
