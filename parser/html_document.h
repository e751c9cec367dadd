// The tree of one page, parsed within bounds.
//
// There are two ways to it.  Most pages are orderly: their tags nest as their
// author meant, and what a browser would make of them is plain.  These are read
// by a parser of ours that does nothing but that, some thirty times as fast as
// Gumbo.  At the first thing of which it is not sure it gives up, and Gumbo,
// which knows every rule of the standard, reads the page.  Both make the same
// tree: see orderly_tree.h.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "base/error.h"
#include "parser/html_elements.h"
#include "parser/html_tree.h"

namespace rolecall {

// The bounds of one parse.  A page that needs more is refused (kTooLarge), with
// the bound's name in the message; nothing crashes, whatever the page.
struct HtmlBudget {
  size_t max_bytes = 8 << 20;
  size_t max_memory_bytes = 64 << 20;
  // Processor time of the parsing thread: a busy machine refuses no page that
  // an idle one reads.
  std::chrono::milliseconds max_time{200};
};

// A node of an HtmlDocument: a view that lives as long as the document.
class HtmlNode {
 public:
  HtmlNode() = default;
  explicit operator bool() const { return node_ != nullptr; }
  bool operator==(const HtmlNode&) const = default;

  bool IsElement() const { return node_->is_element; }
  // Text that a reader sees, white space included.
  bool IsText() const { return !node_->is_element; }
  // Lower case ("div"); empty for text and for elements that HTML lacks.
  std::string_view name() const { return IsElement() ? node_->text : ""; }
  // A number below kNames that stands for the name(), for tables; 0 for text.
  size_t name_number() const { return node_->name_number; }
  static constexpr size_t kNames = kHtmlTags + 1;
  // Of a name in lower case that HTML has.
  static size_t NumberOf(std::string_view name);
  // The characters of a text node, entities decoded; of an element, nothing.
  std::string_view text() const { return IsText() ? node_->text : ""; }
  // An element's attribute (`name` in lower case); nullopt where it is absent.
  std::optional<std::string_view> Attribute(std::string_view name) const {
    for (const HtmlAttribute& attribute : node_->attributes) {
      if (attribute.name == name) return attribute.value;
    }
    return std::nullopt;
  }
  std::span<const HtmlAttribute> attributes() const {
    return node_->attributes;
  }
  HtmlNode parent() const { return HtmlNode(node_->parent); }

 private:
  friend class HtmlDocument;
  friend class HtmlWalk;
  explicit HtmlNode(const HtmlTreeNode* node) : node_(node) {}
  const HtmlTreeNode* node_ = nullptr;
};

// A walk in document order that meets every element twice, on entering and on
// leaving, and everything else once, whatever the depth of the tree.
//
//   for (HtmlWalk walk(root); walk.Next();) Use(walk.node());
class HtmlWalk {
 public:
  explicit HtmlWalk(HtmlNode root) : root_(root.node_) {}

  // Goes to the next event; false once the root has been left.
  bool Next();
  HtmlNode node() const { return HtmlNode(current_); }
  // False when an element is being left.
  bool entering() const { return entering_; }
  // After entering an element: its leaving is the next event.
  void SkipChildren() { skip_ = true; }

 private:
  const HtmlTreeNode* root_;
  const HtmlTreeNode* current_ = nullptr;
  bool entering_ = false;
  bool skip_ = false;
};

// Thread-compatible; the tree is immutable once parsed.  Holds copies of all
// text, so the bytes that were parsed need not live on.
class HtmlDocument {
 public:
  // Parses a page or a fragment of any bytes; invalid UTF-8 becomes U+FFFD.
  // Fails with kTooLarge only.
  [[nodiscard]] static Result<HtmlDocument> Parse(
      std::string_view html, const HtmlBudget& budget = {});
  // The same by Gumbo alone: what tests hold Parse to.
  [[nodiscard]] static Result<HtmlDocument> ParseWithGumbo(
      std::string_view html, const HtmlBudget& budget = {});

  // The <html> element.
  HtmlNode root() const { return root_; }
  // The first element of this name in document order; false where none is.
  HtmlNode Find(std::string_view name) const;
  // False where it took Gumbo.
  bool is_orderly() const { return is_orderly_; }

 private:
  HtmlDocument(std::unique_ptr<HtmlArena> arena, const HtmlTreeNode* root,
               bool is_orderly)
      : arena_(std::move(arena)), root_(root), is_orderly_(is_orderly) {}

  std::unique_ptr<HtmlArena> arena_;
  HtmlNode root_;
  bool is_orderly_;
};

}  // namespace rolecall
