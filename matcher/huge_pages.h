// Large arrays in huge pages.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace rolecall {

// Asks the system to keep memory in pages of megabytes, where it has such; what
// is smaller than one stays as it is.
void AdviseHugePages(void* begin, size_t bytes);

// For arrays that grow to many megabytes and of which a query reads a little
// everywhere: with pages of four kilobytes most of its time would go to finding
// where these are.
template <typename T>
class HugePageAllocator {
 public:
  using value_type = T;

  HugePageAllocator() = default;
  template <typename Other>
  explicit HugePageAllocator(const HugePageAllocator<Other>&) {}

  T* allocate(size_t count) {
    void* begin =
        ::operator new(count * sizeof(T), std::align_val_t(alignof(T)));
    AdviseHugePages(begin, count * sizeof(T));
    return static_cast<T*>(begin);
  }
  void deallocate(T* begin, size_t) {
    ::operator delete(begin, std::align_val_t(alignof(T)));
  }
  bool operator==(const HugePageAllocator&) const { return true; }
};

template <typename T>
using HugeVector = std::vector<T, HugePageAllocator<T>>;

}  // namespace rolecall
