// The tree of one page, parsed by Gumbo inside a bounded arena.
//
// Gumbo itself has no bounds: 100 kB of `<div>` cost it seconds and gigabytes,
// and freeing a deep tree overruns the stack.  So its allocator is ours: a
// bump arena that counts bytes and, now and then, the time used; over either
// bound the parse is left by longjmp.  Nothing is ever freed but the arena as a
// whole, and nobody here walks the tree by recursion.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/error.h"

struct GumboInternalNode;

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

  bool IsElement() const;
  // Text that a reader sees: a text, white space or CDATA node.
  bool IsText() const;
  // Lower case ("div"); empty for text and for elements that HTML lacks.
  std::string_view name() const;
  // The characters of a text node, entities decoded; of an element, nothing.
  std::string_view text() const;
  // An element's attribute (`name` in lower case); nullopt where it is absent.
  std::optional<std::string_view> Attribute(std::string_view name) const;
  HtmlNode parent() const;

 private:
  friend class HtmlDocument;
  friend class HtmlWalk;
  explicit HtmlNode(const GumboInternalNode* node) : node_(node) {}
  const GumboInternalNode* node_ = nullptr;
};

// A walk in document order that meets every element twice, on entering and on
// leaving, and everything else once.  The depth of the tree costs heap, never
// stack.
//
//   for (HtmlWalk walk(root); walk.Next();) Use(walk.node());
class HtmlWalk {
 public:
  explicit HtmlWalk(HtmlNode root);

  // Goes to the next event; false once the root has been left.
  bool Next();
  HtmlNode node() const { return HtmlNode(current_); }
  // False when an element is being left.
  bool entering() const { return entering_; }
  // After entering an element: its leaving is the next event.
  void SkipChildren();

 private:
  struct Frame {
    const GumboInternalNode* node;
    unsigned next_child;
  };
  void Enter(const GumboInternalNode* node);

  std::vector<Frame> frames_;
  const GumboInternalNode* root_ = nullptr;
  const GumboInternalNode* current_ = nullptr;
  bool entering_ = false;
};

// Thread-compatible; the tree is immutable once parsed.  Holds copies of all
// text, so the bytes that were parsed need not live on.
class HtmlDocument {
 public:
  // Parses a page or a fragment of any bytes; invalid UTF-8 becomes U+FFFD.
  // Fails with kTooLarge only.
  [[nodiscard]] static Result<HtmlDocument> Parse(
      std::string_view html, const HtmlBudget& budget = {});

  HtmlDocument(HtmlDocument&&) noexcept;
  HtmlDocument& operator=(HtmlDocument&&) noexcept;
  ~HtmlDocument();

  // The <html> element.
  HtmlNode root() const { return root_; }
  // The first element of this name in document order; false where none is.
  HtmlNode Find(std::string_view name) const;

 private:
  class Arena;
  explicit HtmlDocument(std::unique_ptr<Arena> arena, HtmlNode root);

  std::unique_ptr<Arena> arena_;
  HtmlNode root_;
};

}  // namespace rolecall
