#include "matcher/candidate_masks.h"

namespace rolecall {

MaskRow& WordRows::RowOf(uint64_t word) {
  return lanes.try_emplace(word, table_).first->second;
}

void WordRows::Set(uint32_t page, int lane,
                   const std::vector<uint64_t>& words) {
  if (words.empty()) silent.Make(page).Add(lane);
  for (const uint64_t word : words) RowOf(word).Make(page).Add(lane);
}

std::vector<uint64_t> WordRows::Of(uint32_t page, int lane) const {
  std::vector<uint64_t> words;
  for (const auto& [word, row] : lanes) {
    if (row[page].Has(lane)) words.push_back(word);
  }
  return words;
}

void WordRows::Copy(uint32_t page, int lane, WordRows& to, uint32_t to_page,
                    int to_lane) const {
  if (silent[page].Has(lane)) {
    to.silent.Make(to_page).Add(to_lane);
    return;
  }
  for (const auto& [word, row] : lanes) {
    if (row[page].Has(lane)) to.RowOf(word).Make(to_page).Add(to_lane);
  }
}

void WordRows::Remove(uint32_t page, int lane) {
  silent.Remove(page, lane);
  for (auto& [word, row] : lanes) row.Remove(page, lane);
}

void WordRows::AddWishing(const std::vector<uint64_t>& words,
                          std::vector<RowView>& rows) const {
  if (words.empty() || lanes.empty()) return;
  rows.push_back(silent.View());
  for (const uint64_t word : words) {
    const auto row = lanes.find(word);
    if (row != lanes.end()) rows.push_back(row->second.View());
  }
}

}  // namespace rolecall
