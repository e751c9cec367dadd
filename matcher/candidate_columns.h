// All candidates' facts by page and lane, each kind in an array of its own.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

#include "matcher/arrivals.h"
#include "matcher/candidate_masks.h"
#include "matcher/compiled.h"
#include "matcher/huge_pages.h"

namespace rolecall {

// What most looks need, in half a cache line: memory is what a look waits for.
struct alignas(32) CandidateLane {
  SpherePoint home;
  int32_t radius = -1;   // in steps of kRadiusSteps; negative: not known
  int32_t min_pay = -1;  // HourlyPay; negative: not known
  int16_t experience_months = -1;
  int8_t education = -1;
  uint8_t short_id_size : 4 = 0;  // 0: the record tells
  bool has_home : 1 = false;
  bool remote_ok : 1 = false;
  bool type_stated : 1 = false;
  bool shift_stated : 1 = false;
  // The first bytes of the id: their order is the byte order of ids that differ
  // in them.
  uint64_t id_head = 0;
};
static_assert(sizeof(CandidateLane) == 32);

struct CandidateColumns {
  explicit CandidateColumns(const AcceptanceTable& acceptance)
      : masks(acceptance) {}
  // For those who come before the first Settle.
  static std::unique_ptr<CandidateColumns> OfArrivals(
      const AcceptanceTable& acceptance) {
    auto columns = std::make_unique<CandidateColumns>(acceptance);
    columns->arrivals = std::make_unique<Arrivals>(acceptance);
    return columns;
  }

  // Where a lane is in the arrays.
  static size_t At(uint32_t page, int lane) {
    return page * size_t{kLanes} + static_cast<size_t>(lane);
  }
  // To be called for a page before anything is put into it.
  void Cover(uint32_t page) {
    masks.table.Cover(page);
    if (const size_t size = At(page + 1, 0); size > lanes.size()) Grow(size);
  }
  // Days are kept in 16 bits: what lies beyond kEarliest or kLatest (in 1880
  // and 2059) becomes that day, so that of these two nothing is certain.
  static constexpr int16_t kEarliest = std::numeric_limits<int16_t>::min();
  static constexpr int16_t kLatest = std::numeric_limits<int16_t>::max();
  static int16_t Narrow(Day day) {
    return static_cast<int16_t>(std::clamp<Day>(day, kEarliest, kLatest));
  }
  static bool IsTold(Day day) { return kEarliest < day && day < kLatest; }
  // Whether all that is held is valid on a day; false where 16 bits do not
  // tell.
  bool IsAllValidOn(size_t place, Day day) const {
    return IsTold(day) && valid_from[place] <= day && day <= valid_until[place];
  }
  // Lanes of the block that begins at `place` for whom this is true.
  uint64_t AllValidOn(size_t place, Day day) const {
    if (!IsTold(day)) return 0;
    const auto today = static_cast<int16_t>(day);
    const int16_t* from = &valid_from[place];
    const int16_t* until = &valid_until[place];
    std::array<uint8_t, kBlockLanes> valid;
    for (size_t i = 0; i < valid.size(); ++i) {
      valid[i] = from[i] <= today && today <= until[i] ? 1 : 0;
    }
    return MaskOf(valid);
  }

  // All of a place, but for masks and record, is at a place of `to` as well.
  void Copy(size_t place, CandidateColumns& to, size_t to_place) const {
    to.lanes[to_place] = lanes[place];
    to.backgrounds[to_place] = backgrounds[place];
    to.valid_from[to_place] = valid_from[place];
    to.valid_until[to_place] = valid_until[place];
  }

  // Room for so many pages, and as many rows of masks as another has, or its
  // arrivals need.
  void ReserveLike(const CandidateColumns& other, uint32_t pages,
                   const AcceptanceTable& acceptance) {
    if (other.arrivals) other.arrivals->AddRows(acceptance, masks);
    masks.table.Reserve(std::max(masks.table.rows(), other.masks.table.rows()),
                        pages);
    if (pages > 0) Grow(At(pages, 0));
  }

  CandidateMasks masks;
  std::unique_ptr<Arrivals> arrivals;  // where there is no mask but `used`
  HugeVector<CandidateLane> lanes;
  // Read of many at once.
  HugeVector<uint32_t> backgrounds;  // see Backgrounds
  HugeVector<int16_t> valid_from;    // days on which all that is held is valid
  HugeVector<int16_t> valid_until;
  HugeVector<uint32_t> records;  // where they begin among their page's
  std::vector<uint8_t> spare;    // memory for those of a page that is filled

 private:
  void Grow(size_t size) {
    if (size > lanes.capacity()) {
      // What is never written takes no memory, and each move costs as much as
      // filling.
      const size_t capacity = size + lanes.size() * (arrivals ? 7 : 2);
      lanes.reserve(capacity);
      backgrounds.reserve(capacity);
      valid_from.reserve(capacity);
      valid_until.reserve(capacity);
      records.reserve(capacity);
    }
    backgrounds.resize(size);
    valid_from.resize(size);
    valid_until.resize(size);
    records.resize(size);
    lanes.resize(size);  // last, as its size is what Cover goes by
  }
};

}  // namespace rolecall
