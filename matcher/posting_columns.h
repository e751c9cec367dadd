// All postings' facts by page and lane, each kind in an array of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "matcher/candidate_masks.h"
#include "matcher/compiled.h"
#include "matcher/huge_pages.h"

namespace rolecall {

// What is looked at one by one, after the masks; one cache line.
struct alignas(64) PostingLane {
  SpherePoint place;  // the only one
  uint32_t slot = 0;
  uint64_t id_head = 0;           // as CandidatePage::IdHead
  int32_t top_pay = -1;           // HourlyPay; negative: not known
  Day open_until = kNoDayBefore;  // the first day on which it is not open
  Day date_posted = kNoDayBefore;
  uint32_t background = 0;  // offered occupations and languages asked for
  int16_t qualification_of = 0;
  int16_t occupation_of = 0;
  int16_t experience_of = 0;
  int16_t education_of = 0;
  int16_t language_of = 0;
  int16_t experience_months = 0;
  int8_t education = -1;
  uint8_t places = 0;  // how many, 2 standing for more
  bool remote = false;
  bool type_stated = false;
  bool shift_stated = false;
};
static_assert(sizeof(PostingLane) == 64);

// What is said of all postings, by page.
struct PostingMasks {
  MaskTable table;
  MaskRow remote{table};
  WordRows employment_type{table};
  WordRows shift{table};
  // Who is known to pay less than each of CandidateMasks::PayStep.
  std::vector<MaskRow> below =
      std::vector<MaskRow>(CandidateMasks::kPaySteps, MaskRow(table));

  // Only postings that pay less than this; most of them.
  RowView Below(HourlyPay pay) const {
    int step = CandidateMasks::kPaySteps - 1;
    while (step >= 0 && CandidateMasks::PayStep(step) > pay) --step;
    return step < 0 ? table.View(MaskTable::kEmptyRow)
                    : below[static_cast<size_t>(step)].View();
  }
  // All that do, and some more; null where no row tells.
  const MaskRow* BelowAtMost(HourlyPay pay) const {
    for (size_t step = 0; step < below.size(); ++step) {
      if (CandidateMasks::PayStep(static_cast<int>(step)) >= pay) {
        return &below[step];
      }
    }
    return nullptr;
  }
};

// As CandidateColumns.
struct PostingColumns {
  static size_t At(uint32_t page, int lane) {
    return page * size_t{kLanes} + static_cast<size_t>(lane);
  }
  // To be called for a page before anything is put into it.
  void Cover(uint32_t page) {
    masks.table.Cover(page);
    const size_t size = At(page + 1, 0);
    if (size <= lanes.size()) return;
    lanes.resize(size);
    bounds.resize(size);
  }

  // Room for so many pages.
  void Reserve(uint32_t pages) {
    lanes.reserve(At(pages, 0));
    bounds.reserve(At(pages, 0));
  }

  PostingMasks masks;
  HugeVector<PostingLane> lanes;
  HugeVector<uint32_t> bounds;  // of LineBounds
};

}  // namespace rolecall
