// Rows of masks, one for each thing that can be said of a lane.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "matcher/huge_pages.h"
#include "matcher/lane_mask.h"

namespace rolecall {

// A row to be read, a mask for each page by the page's number, until something
// is put into its table.
using RowView = const LaneMask*;

// All rows of an index in one array: a row lies together for all pages.
class MaskTable {
 public:
  MaskTable() = default;
  // Rows point to their table.
  MaskTable(const MaskTable&) = delete;
  MaskTable& operator=(const MaskTable&) = delete;

  // All empty, always.
  static constexpr uint32_t kEmptyRow = 0;

  // Room for all of this without growing.
  void Reserve(size_t rows, uint32_t pages);
  // To be called for a page before any of its masks is read.
  void Cover(uint32_t page) {
    if (page >= pages_) Widen(page + 1 + page / 2);
  }
  uint32_t AddRow();
  LaneMask& Make(uint32_t row, uint32_t page) {
    if (page == open_) return sheet_[row];
    Cover(page);
    return masks_[row * size_t{pages_} + page];
  }
  RowView View(uint32_t row) const {
    return masks_.data() + row * size_t{pages_};
  }
  // From Open to Close the masks of an empty page lie on a sheet beside each
  // other, where they are written several times as fast, and nowhere else: who
  // reads the page finds nothing. One page at a time.
  void Open(uint32_t page);
  void Close();
  // Takes every lane out of a page.
  void Empty(uint32_t page);
  // Fetches all masks of a page into the cache, to be written.
  void WarmUp(uint32_t page) const;
  size_t rows() const { return rows_; }

 private:
  void Widen(uint32_t pages);

  HugeVector<LaneMask> masks_;  // by row, then by page
  size_t rows_ = 1;
  uint32_t pages_ = 0;
  static constexpr uint32_t kNone = 0xFFFFFFFF;
  uint32_t open_ = kNone;
  std::vector<LaneMask> sheet_;  // of the open page, by row
};

// One row of a table, which must outlive it.  A row into which nothing was ever
// put takes no memory.
class MaskRow {
 public:
  explicit MaskRow(MaskTable& table) : table_(&table) {}

  const LaneMask& operator[](uint32_t page) const { return View()[page]; }
  RowView View() const { return table_->View(row_); }
  LaneMask& Make(uint32_t page) {
    Add();
    return table_->Make(row_, page);
  }
  void Remove(uint32_t page, int lane) {
    if (Any()) table_->Make(row_, page).Remove(lane);
  }
  // Makes room for it now, where it will be needed.
  void Add() {
    if (!Any()) row_ = table_->AddRow();
  }
  bool Any() const { return row_ != MaskTable::kEmptyRow; }

 private:
  MaskTable* table_;
  uint32_t row_ = MaskTable::kEmptyRow;
};

}  // namespace rolecall
