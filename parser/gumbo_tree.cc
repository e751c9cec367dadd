#include "parser/gumbo_tree.h"

#include <gumbo.h>
#include <time.h>

#include <algorithm>
#include <csetjmp>
#include <cstring>
#include <string>

#include "base/text.h"

namespace rolecall {
namespace {

std::chrono::nanoseconds ThreadTime() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::chrono::seconds(now.tv_sec) +
         std::chrono::nanoseconds(now.tv_nsec);
}

// Gumbo's parse inside an arena.  Over a bound Allocate does not return to
// Gumbo but to Parse, which is why no frame between the two may own anything:
// they are Gumbo's, in C, and Allocate's, which owns nothing.
class BoundedParse {
 public:
  BoundedParse(HtmlArena& arena, std::chrono::nanoseconds max_time)
      : arena_(arena), deadline_(ThreadTime() + max_time) {}

  // The document, or nullptr with `refusal()` set.
  const GumboOutput* Parse(std::string_view html) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = AllocateFor;
    options.deallocator = Keep;
    options.userdata = this;
    options.max_errors = 0;  // each would copy the stack of open elements
    if (setjmp(leave_) != 0) return nullptr;
    return gumbo_parse_with_options(&options, html.data(), html.size());
  }
  const char* refusal() const { return refusal_; }

 private:
  // Between two looks at the clock.  The slowest steps of Gumbo, a scan of a
  // deep stack of open elements, take about a millisecond each.
  static constexpr int kAllocationsPerLook = 32;

  static void* AllocateFor(void* self, size_t size) {
    return static_cast<BoundedParse*>(self)->Allocate(size);
  }
  static void Keep(void*, void*) {}

  void* Allocate(size_t size) {
    if (--allocations_until_look_ <= 0) {
      allocations_until_look_ = kAllocationsPerLook;
      if (ThreadTime() > deadline_) Leave("max_time");
    }
    void* memory = arena_.Allocate(std::max<size_t>(1, size));
    if (memory == nullptr) Leave("max_memory_bytes");
    return memory;
  }
  [[noreturn]] void Leave(const char* refusal) {
    refusal_ = refusal;
    std::longjmp(leave_, 1);
  }

  HtmlArena& arena_;
  std::chrono::nanoseconds deadline_;
  int allocations_until_look_ = kAllocationsPerLook;
  const char* refusal_ = nullptr;
  std::jmp_buf leave_;
};

const GumboVector* ChildrenOf(const GumboNode& node) {
  const bool is_element =
      node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
  return is_element ? &node.v.element.children : nullptr;
}

// Gumbo's tree made into ours.
class Conversion {
 public:
  explicit Conversion(HtmlArena& arena) : arena_(arena) {}

  // nullptr where the arena does not suffice.
  HtmlTreeNode* Convert(const GumboNode* root) {
    HtmlTreeNode* parent = nullptr;
    HtmlTreeNode* converted_root = nullptr;
    for (const GumboNode* node = root; node != nullptr;) {
      HtmlTreeNode* own = nullptr;
      if (node->type != GUMBO_NODE_COMMENT) {
        own = NodeFor(*node);
        if (own == nullptr) return nullptr;
        if (parent != nullptr) AppendChild(*parent, *own);
        if (converted_root == nullptr) converted_root = own;
      }
      const GumboVector* children = ChildrenOf(*node);
      if (children != nullptr && children->length > 0) {
        parent = own;
        node = static_cast<const GumboNode*>(children->data[0]);
      } else {
        node = NodeAfter(node, root, &parent);
      }
    }
    return converted_root;
  }

 private:
  // The next node that is no descendant of `node`; `parent` follows it up.
  static const GumboNode* NodeAfter(const GumboNode* node,
                                    const GumboNode* root,
                                    HtmlTreeNode** parent) {
    while (node != root) {
      const GumboVector* siblings = ChildrenOf(*node->parent);
      const size_t next = node->index_within_parent + 1;
      if (next < siblings->length) {
        return static_cast<const GumboNode*>(siblings->data[next]);
      }
      node = node->parent;
      *parent = (*parent)->parent;
    }
    return nullptr;
  }

  HtmlTreeNode* NodeFor(const GumboNode& node) {
    auto* own = arena_.New<HtmlTreeNode>();
    if (own == nullptr) return nullptr;
    if (ChildrenOf(node) == nullptr) {
      return KeepText(node.v.text.text, &own->text) ? own : nullptr;
    }
    const GumboElement& element = node.v.element;
    own->is_element = true;
    own->text = gumbo_normalized_tagname(element.tag);
    own->name_number = static_cast<uint16_t>(element.tag + 1);
    const size_t count = element.attributes.length;
    auto* attributes = arena_.NewArray<HtmlAttribute>(count);
    if (attributes == nullptr) return nullptr;
    for (size_t i = 0; i < count; ++i) {
      const auto* attribute =
          static_cast<const GumboAttribute*>(element.attributes.data[i]);
      attributes[i].name = attribute->name;
      if (!KeepText(attribute->value, &attributes[i].value)) return nullptr;
    }
    own->attributes = {attributes, count};
    return own;
  }

  // Gumbo reads a numeric reference into an int that wraps around, and writes
  // a negative one as bytes that are no UTF-8.  False where the arena does not
  // suffice.
  bool KeepText(std::string_view text, std::string_view* kept) {
    *kept = text;
    if (IsValidUtf8(text)) return true;
    const std::string valid = ToValidUtf8(text);
    char* copy = arena_.NewArray<char>(valid.size());
    if (copy == nullptr) return false;
    std::memcpy(copy, valid.data(), valid.size());
    *kept = {copy, valid.size()};
    return true;
  }

  HtmlArena& arena_;
};

}  // namespace

GumboTree ParseByGumbo(std::string_view html, std::chrono::nanoseconds max_time,
                       HtmlArena& arena) {
  BoundedParse parse(arena, max_time);
  // Gumbo wants a pointer even where there is nothing.
  const GumboOutput* output = parse.Parse(html.data() == nullptr ? "" : html);
  if (output == nullptr) return {nullptr, parse.refusal()};
  HtmlTreeNode* root = Conversion(arena).Convert(output->root);
  return {root, root == nullptr ? "max_memory_bytes" : nullptr};
}

}  // namespace rolecall
