#include "matcher/mask_table.h"

#include <algorithm>
#include <utility>

namespace rolecall {

void MaskTable::Reserve(size_t rows, uint32_t pages) {
  if (pages > pages_) Widen(pages);
  masks_.reserve(rows * pages_);
}

// By an eighth, not by half of what may be millions of candidates.
uint32_t MaskTable::AddRow() {
  const size_t size = (rows_ + 1) * pages_;
  if (size > masks_.capacity()) masks_.reserve(size + size / 8);
  masks_.resize(size);
  if (open_ != kNone) sheet_.resize(rows_ + 1);
  return static_cast<uint32_t>(rows_++);
}

// An odd number of cache lines: else the masks of a page, one from each row,
// would all want the same few places in the cache.
void MaskTable::Widen(uint32_t pages) {
  pages |= 1;
  HugeVector<LaneMask> wider(rows_ * pages);
  for (size_t row = 0; row < rows_; ++row) {
    std::copy_n(masks_.data() + row * pages_, pages_,
                wider.data() + row * pages);
  }
  masks_ = std::move(wider);
  pages_ = pages;
}

void MaskTable::Open(uint32_t page) {
  open_ = page;
  sheet_.assign(rows_, LaneMask());
}

void MaskTable::Close() {
  if (open_ == kNone) return;
  for (size_t row = 0; row < rows_; ++row) {
    masks_[row * pages_ + open_] = sheet_[row];
  }
  open_ = kNone;
}

void MaskTable::WarmUp(uint32_t page) const {
  for (size_t row = 0; row < rows_; ++row) {
    __builtin_prefetch(&masks_[row * pages_ + page], 1);
  }
}

void MaskTable::Empty(uint32_t page) {
  if (page >= pages_) return;
  for (size_t row = 0; row < rows_; ++row) {
    masks_[row * pages_ + page] = LaneMask();
  }
}

}  // namespace rolecall
