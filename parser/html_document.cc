#include "parser/html_document.h"

#include <gumbo.h>
#include <time.h>

#include <algorithm>
#include <csetjmp>
#include <cstdlib>
#include <string>
#include <utility>

namespace rolecall {
namespace {

std::chrono::nanoseconds ThreadTime() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::chrono::seconds(now.tv_sec) +
         std::chrono::nanoseconds(now.tv_nsec);
}

const GumboVector* Children(const GumboNode* node) {
  switch (node->type) {
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE:
      return &node->v.element.children;
    case GUMBO_NODE_DOCUMENT:
      return &node->v.document.children;
    default:
      return nullptr;
  }
}

}  // namespace

// Bump allocation out of chunks that grow.  Over a bound it does not return to
// Gumbo but to ParseInside, which is why no frame between the two may own
// anything: they are Gumbo's, in C, and Allocate's, which owns nothing.
class HtmlDocument::Arena {
 public:
  explicit Arena(const HtmlBudget& budget)
      : bytes_left_(budget.max_memory_bytes),
        deadline_(ThreadTime() + budget.max_time) {}
  ~Arena() {
    while (chunks_ != nullptr) std::free(std::exchange(chunks_, chunks_->next));
  }
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  // The document, or nullptr with `refusal()` set.
  const GumboOutput* ParseInside(std::string_view html);
  const char* refusal() const { return refusal_; }

 private:
  struct Chunk {
    Chunk* next;
    size_t size;
  };
  static constexpr size_t kAlignment = alignof(std::max_align_t);
  static constexpr size_t kHeader =
      (sizeof(Chunk) + kAlignment - 1) / kAlignment * kAlignment;
  static constexpr size_t kFirstChunk = 64 << 10;
  static constexpr size_t kLargestChunk = 4 << 20;
  static constexpr size_t kLargestRequest = size_t{1} << 30;
  // Between two looks at the clock.  The slowest steps of Gumbo, a scan of a
  // deep stack of open elements, take about a millisecond each.
  static constexpr int kAllocationsPerLook = 32;

  static void* AllocateFor(void* arena, size_t size) {
    return static_cast<Arena*>(arena)->Allocate(size);
  }
  static void Keep(void*, void*) {}

  void* Allocate(size_t size);
  void AddChunk(size_t size);
  [[noreturn]] void Leave(const char* refusal) {
    refusal_ = refusal;
    std::longjmp(leave_, 1);
  }

  Chunk* chunks_ = nullptr;
  char* free_ = nullptr;
  size_t free_bytes_ = 0;
  size_t bytes_left_;
  std::chrono::nanoseconds deadline_;
  int allocations_until_look_ = kAllocationsPerLook;
  const char* refusal_ = nullptr;
  std::jmp_buf leave_;
};

void* HtmlDocument::Arena::Allocate(size_t size) {
  if (--allocations_until_look_ <= 0) {
    allocations_until_look_ = kAllocationsPerLook;
    if (ThreadTime() > deadline_) Leave("max_time");
  }
  // Before rounding up, which could wrap around.
  if (size > kLargestRequest) Leave("max_memory_bytes");
  size = std::max<size_t>(1, (size + kAlignment - 1) / kAlignment) * kAlignment;
  if (size > free_bytes_) AddChunk(size);
  free_bytes_ -= size;
  return std::exchange(free_, free_ + size);
}

void HtmlDocument::Arena::AddChunk(size_t size) {
  const size_t doubled = chunks_ == nullptr
                             ? kFirstChunk
                             : std::min(chunks_->size * 2, kLargestChunk);
  size_t wanted = std::max(doubled, size + kHeader);
  if (wanted > bytes_left_) wanted = size + kHeader;
  if (wanted > bytes_left_) Leave("max_memory_bytes");
  void* memory = std::malloc(wanted);
  if (memory == nullptr) Leave("memory of this machine");
  bytes_left_ -= wanted;
  chunks_ = new (memory) Chunk{chunks_, wanted};
  free_ = static_cast<char*>(memory) + kHeader;
  free_bytes_ = wanted - kHeader;
}

const GumboOutput* HtmlDocument::Arena::ParseInside(std::string_view html) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = AllocateFor;
  options.deallocator = Keep;
  options.userdata = this;
  options.max_errors = 0;  // each record would copy the stack of open elements
  if (setjmp(leave_) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html.data(), html.size());
}

Result<HtmlDocument> HtmlDocument::Parse(std::string_view html,
                                         const HtmlBudget& budget) {
  if (html.size() > budget.max_bytes) {
    return Fail(ErrorCode::kTooLarge, "html: over max_bytes");
  }
  auto arena = std::make_unique<Arena>(budget);
  // Gumbo wants a pointer even where there is nothing.
  const GumboOutput* output =
      arena->ParseInside(html.data() == nullptr ? "" : html);
  if (output == nullptr) {
    return Fail(ErrorCode::kTooLarge,
                std::string("html: over ") + arena->refusal());
  }
  return HtmlDocument(std::move(arena), HtmlNode(output->root));
}

HtmlDocument::HtmlDocument(std::unique_ptr<Arena> arena, HtmlNode root)
    : arena_(std::move(arena)), root_(root) {}
HtmlDocument::HtmlDocument(HtmlDocument&&) noexcept = default;
HtmlDocument& HtmlDocument::operator=(HtmlDocument&&) noexcept = default;
HtmlDocument::~HtmlDocument() = default;

HtmlNode HtmlDocument::Find(std::string_view name) const {
  for (HtmlWalk walk(root_); walk.Next();) {
    if (walk.entering() && walk.node().name() == name) return walk.node();
  }
  return HtmlNode();
}

bool HtmlNode::IsElement() const {
  return node_->type == GUMBO_NODE_ELEMENT ||
         node_->type == GUMBO_NODE_TEMPLATE;
}

bool HtmlNode::IsText() const {
  return node_->type == GUMBO_NODE_TEXT || node_->type == GUMBO_NODE_CDATA ||
         node_->type == GUMBO_NODE_WHITESPACE;
}

std::string_view HtmlNode::name() const {
  return IsElement() ? gumbo_normalized_tagname(node_->v.element.tag) : "";
}

std::string_view HtmlNode::text() const {
  return IsText() ? node_->v.text.text : "";
}

std::optional<std::string_view> HtmlNode::Attribute(
    std::string_view name) const {
  if (!IsElement()) return std::nullopt;
  const GumboVector& attributes = node_->v.element.attributes;
  for (unsigned i = 0; i < attributes.length; ++i) {
    const auto* attribute = static_cast<GumboAttribute*>(attributes.data[i]);
    if (name == attribute->name) return attribute->value;
  }
  return std::nullopt;
}

HtmlNode HtmlNode::parent() const { return HtmlNode(node_->parent); }

HtmlWalk::HtmlWalk(HtmlNode root) : root_(root.node_) {}

void HtmlWalk::Enter(const GumboInternalNode* node) {
  current_ = node;
  entering_ = true;
  if (Children(node) != nullptr) frames_.push_back({node, 0});
}

bool HtmlWalk::Next() {
  if (root_ != nullptr) {
    Enter(std::exchange(root_, nullptr));
    return true;
  }
  if (frames_.empty()) return false;
  Frame& top = frames_.back();
  const GumboVector* children = Children(top.node);
  if (top.next_child < children->length) {
    Enter(static_cast<const GumboNode*>(children->data[top.next_child++]));
    return true;
  }
  current_ = top.node;
  entering_ = false;
  frames_.pop_back();
  return true;
}

void HtmlWalk::SkipChildren() {
  if (entering_ && !frames_.empty() && frames_.back().node == current_) {
    frames_.back().next_child = Children(current_)->length;
  }
}

}  // namespace rolecall
