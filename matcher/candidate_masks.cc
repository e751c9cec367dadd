#include "matcher/candidate_masks.h"

namespace rolecall {

// Grows by an eighth, not by half of what may be millions of candidates.
LaneMask& MaskRow::Make(uint32_t page) {
  if (page >= masks_.size()) {
    const size_t size = page + size_t{1};
    if (size > masks_.capacity()) masks_.reserve(size + size / 8);
    masks_.resize(size);
  }
  return masks_[page];
}

void WordRows::Set(uint32_t page, int lane,
                   const std::vector<uint64_t>& words) {
  if (!words.empty()) stated.Make(page).Add(lane);
  for (const uint64_t word : words) lanes[word].Make(page).Add(lane);
}

std::vector<uint64_t> WordRows::Of(uint32_t page, int lane) const {
  std::vector<uint64_t> words;
  for (const auto& [word, row] : lanes) {
    if (row[page].Has(lane)) words.push_back(word);
  }
  return words;
}

void WordRows::Remove(uint32_t page, int lane) {
  stated.Remove(page, lane);
  for (auto& [word, row] : lanes) row.Remove(page, lane);
}

void WordRows::Empty(uint32_t page) {
  stated.Empty(page);
  for (auto& [word, row] : lanes) row.Empty(page);
}

LaneMask WordRows::Wishing(uint32_t page,
                           const std::vector<uint64_t>& words) const {
  if (words.empty()) return LaneMask::All();
  LaneMask mask = ~stated[page];
  for (const uint64_t word : words) {
    const auto row = lanes.find(word);
    if (row != lanes.end()) mask |= row->second[page];
  }
  return mask;
}

template <typename Visitor>
void CandidateMasks::ForEachRow(Visitor visit) {
  visit(used);
  visit(remote_ok);
  visit(homeless);
  for (MaskRow& row : above) visit(row);
  for (WordRows* words : {&employment_type, &shift}) {
    visit(words->stated);
    for (auto& [word, row] : words->lanes) visit(row);
  }
  for (MaskRow& row : full) visit(row);
  for (Lesser& rows : lesser) {
    visit(rows.any);
    visit(rows.alternative);
    visit(rows.progress);
  }
}

void CandidateMasks::Trim() {
  ForEachRow([](MaskRow& row) { row.Trim(); });
}

void CandidateMasks::Empty(uint32_t page) {
  ForEachRow([page](MaskRow& row) { row.Empty(page); });
}

}  // namespace rolecall
