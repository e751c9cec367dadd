// Who among all candidates has something, a bit each.
//
// What is said of one thing lies together for all pages: a query reads a few
// rows from one end to the other, not a little of every page.  (With the masks
// of a page beside each other, a remote posting took twice as long.)
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "matcher/acceptance.h"
#include "matcher/compiled.h"
#include "matcher/lane_mask.h"

namespace rolecall {

// A row to be read, until something is put into the masks or taken out.
class RowView {
 public:
  RowView() = default;
  explicit RowView(std::span<const LaneMask> masks) : masks_(masks) {}
  const LaneMask& operator[](uint32_t page) const {
    return page < masks_.size() ? masks_[page] : kNone;
  }
  void WarmUp(uint32_t page) const {
    if (page < masks_.size()) __builtin_prefetch(&masks_[page]);
  }

 private:
  static constexpr LaneMask kNone = {};
  std::span<const LaneMask> masks_;
};

// A mask for each page, by the page's number.  A row that was never asked for
// is all empty and takes no memory.
class MaskRow {
 public:
  const LaneMask& operator[](uint32_t page) const { return View()[page]; }
  RowView View() const { return RowView(masks_); }
  LaneMask& Make(uint32_t page);
  void Remove(uint32_t page, int lane) {
    if (page < masks_.size()) masks_[page].Remove(lane);
  }
  void Empty(uint32_t page) {
    if (page < masks_.size()) masks_[page] = LaneMask();
  }
  bool Any() const { return !masks_.empty(); }
  void Trim() { masks_.shrink_to_fit(); }

 private:
  std::vector<LaneMask> masks_;
};

// Words of wishes (hashes).
struct WordRows {
  MaskRow stated;
  std::map<uint64_t, MaskRow> lanes;  // by word

  void Set(uint32_t page, int lane, const std::vector<uint64_t>& words);
  std::vector<uint64_t> Of(uint32_t page, int lane) const;  // ascending
  void Remove(uint32_t page, int lane);
  void Empty(uint32_t page);
  // Lanes that state nothing, or one of these; all where these are none.
  LaneMask Wishing(uint32_t page, const std::vector<uint64_t>& words) const;
};

struct CandidateMasks {
  // Acceptances less than full, however dated.
  struct Lesser {
    MaskRow any;  // alternative, implied or progress
    MaskRow alternative;
    MaskRow progress;
  };
  // Pays that part people: those with a least above each.  From $12 to $42 an
  // hour in steps of $2, where most wishes lie.
  static constexpr int kPaySteps = 16;
  static constexpr HourlyPay PayStep(int step) {
    return static_cast<HourlyPay>(12 + 2 * step) * 10000;
  }

  explicit CandidateMasks(const AcceptanceTable& acceptance)
      : full(acceptance.size()), lesser(acceptance.size()) {}

  MaskRow used;
  MaskRow remote_ok;
  MaskRow homeless;  // whose home is not known
  std::array<MaskRow, kPaySteps> above;
  WordRows employment_type;
  WordRows shift;
  std::vector<MaskRow> full;   // by term
  std::vector<Lesser> lesser;  // by term

  void Trim();
  // Takes every lane out of a page.
  void Empty(uint32_t page);

 private:
  template <typename Visitor>
  void ForEachRow(Visitor visit);
};

}  // namespace rolecall
