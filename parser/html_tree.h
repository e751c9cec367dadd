// The tree of a page as it lies in memory, whichever parser has built it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <span>
#include <string_view>
#include <utility>

namespace rolecall {

struct HtmlAttribute {
  std::string_view name;   // lower case
  std::string_view value;  // character references decoded
};

// An element or a text.  Comments are not kept; texts that had one between them
// stay apart.
struct HtmlTreeNode {
  HtmlTreeNode* parent = nullptr;
  HtmlTreeNode* first_child = nullptr;
  HtmlTreeNode* last_child = nullptr;
  HtmlTreeNode* next = nullptr;  // sibling
  // Of a text its characters; of an element its name, empty where HTML has no
  // such element.
  std::string_view text;
  std::span<const HtmlAttribute> attributes;
  uint16_t name_number = 0;  // a small number for each name
  bool is_element = false;
};

inline void AppendChild(HtmlTreeNode& parent, HtmlTreeNode& child) {
  child.parent = &parent;
  (parent.last_child == nullptr ? parent.first_child
                                : parent.last_child->next) = &child;
  parent.last_child = &child;
}

// Memory that is given back as a whole: bump allocation out of chunks that
// grow, up to a bound.  One thread.
class HtmlArena {
 public:
  // The first chunk holds at least `first_bytes`.
  HtmlArena(size_t max_bytes, size_t first_bytes)
      : bytes_left_(max_bytes), next_chunk_bytes_(first_bytes) {}
  ~HtmlArena();
  HtmlArena(const HtmlArena&) = delete;
  HtmlArena& operator=(const HtmlArena&) = delete;

  // nullptr where the bound does not suffice.
  void* Allocate(size_t size) {
    // Before rounding up, which could wrap around.
    if (size > kLargestRequest) return nullptr;
    size = (size + kAlignment - 1) / kAlignment * kAlignment;
    if (size > free_bytes_ && !AddChunk(size)) return nullptr;
    free_bytes_ -= size;
    return std::exchange(free_, free_ + size);
  }
  template <typename T>
  T* New() {
    void* memory = Allocate(sizeof(T));
    return memory == nullptr ? nullptr : new (memory) T();
  }
  template <typename T>
  T* NewArray(size_t count) {
    void* memory = Allocate(sizeof(T) * count);
    return memory == nullptr ? nullptr : new (memory) T[count]();
  }

 private:
  struct Chunk {
    Chunk* next;
  };
  static constexpr size_t kAlignment = alignof(std::max_align_t);
  static constexpr size_t kHeader =
      (sizeof(Chunk) + kAlignment - 1) / kAlignment * kAlignment;
  static constexpr size_t kLargestChunk = 4 << 20;
  static constexpr size_t kLargestRequest = size_t{1} << 30;

  bool AddChunk(size_t size);

  Chunk* chunks_ = nullptr;
  char* free_ = nullptr;
  size_t free_bytes_ = 0;
  size_t bytes_left_;
  size_t next_chunk_bytes_;
};

}  // namespace rolecall
