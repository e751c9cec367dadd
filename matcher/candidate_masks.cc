#include "matcher/candidate_masks.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "matcher/judge.h"

namespace rolecall {
namespace {

// schema.org's employment types, and the shifts that are told apart.
bool IsUsual(uint64_t word) {
  static const std::vector<uint64_t> usual = [] {
    std::vector<uint64_t> hashes;
    for (const std::string_view text :
         {"FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN",
          "VOLUNTEER", "PER_DIEM", "OTHER", "day", "evening", "night",
          "weekend"}) {
      hashes.push_back(Fnv1a64(text));
    }
    return hashes;
  }();
  return std::find(usual.begin(), usual.end(), word) != usual.end();
}

}  // namespace

MaskRow* WordRows::RowOf(uint64_t word) {
  if (const auto row = rows_.find(word); row != rows_.end()) {
    return &row->second;
  }
  if (!IsUsual(word)) {
    if (others_ == kMostOthers) return nullptr;
    ++others_;
  }
  return &rows_.try_emplace(word, table_).first->second;
}

void WordRows::SetRare(uint32_t page, int lane, std::vector<uint64_t> words) {
  if (words.empty()) return;
  rare_.Make(page).Add(lane);
  rare_words_[PlaceOf(page, lane)] = std::move(words);
}

void WordRows::Set(uint32_t page, int lane,
                   const std::vector<uint64_t>& words) {
  if (words.empty()) silent_.Make(page).Add(lane);
  std::vector<uint64_t> rare;
  for (const uint64_t word : words) {
    if (MaskRow* row = RowOf(word)) {
      row->Make(page).Add(lane);
    } else {
      rare.push_back(word);
    }
  }
  SetRare(page, lane, std::move(rare));
}

void WordRows::AddRows(const std::vector<uint64_t>& words) {
  if (words.empty()) silent_.Add();
  for (const uint64_t word : words) {
    if (MaskRow* row = RowOf(word)) row->Add();
  }
}

std::vector<uint64_t> WordRows::Of(uint32_t page, int lane) const {
  std::vector<uint64_t> words;
  if (rare_[page].Has(lane)) words = rare_words_.at(PlaceOf(page, lane));
  for (const auto& [word, row] : rows_) {
    if (row[page].Has(lane)) words.push_back(word);
  }
  std::sort(words.begin(), words.end());
  return words;
}

void WordRows::Copy(uint32_t page, int lane, WordRows& to, uint32_t to_page,
                    int to_lane) const {
  if (silent_[page].Has(lane)) {
    to.silent_.Make(to_page).Add(to_lane);
  } else if (rare_[page].Has(lane)) {
    to.Set(to_page, to_lane, Of(page, lane));
  } else {
    std::vector<uint64_t> rare;
    for (const auto& [word, row] : rows_) {
      if (!row[page].Has(lane)) continue;
      if (MaskRow* there = to.RowOf(word)) {
        there->Make(to_page).Add(to_lane);
      } else {
        rare.push_back(word);
      }
    }
    to.SetRare(to_page, to_lane, std::move(rare));
  }
}

void WordRows::Remove(uint32_t page, int lane) {
  if (rare_[page].Has(lane)) rare_words_.erase(PlaceOf(page, lane));
  rare_.Remove(page, lane);
  silent_.Remove(page, lane);
  for (auto& [word, row] : rows_) row.Remove(page, lane);
}

void WordRows::AddWishing(const std::vector<uint64_t>& words,
                          std::pmr::vector<RowView>& rows) const {
  if (words.empty() || rows_.empty()) return;
  rows.push_back(silent_.View());
  for (const uint64_t word : words) {
    const auto row = rows_.find(word);
    if (row != rows_.end()) rows.push_back(row->second.View());
  }
}

bool WordRows::AnyRare(const std::vector<uint64_t>& words) const {
  return rare_.Any() &&
         std::any_of(words.begin(), words.end(), [this](uint64_t word) {
           return rows_.find(word) == rows_.end();
         });
}

LaneMask WordRows::Sharing(uint32_t page,
                           const std::vector<uint64_t>& words) const {
  LaneMask sharing;
  rare_[page].ForEach([&](int lane) {
    if (ShareAWord(rare_words_.at(PlaceOf(page, lane)), words)) {
      sharing.Add(lane);
    }
  });
  return sharing;
}

void CandidateMasks::AddRowsOf(const AcceptanceTable& acceptance,
                               TermIndex held) {
  for (const auto& entry : acceptance.Of(held)) {
    if (entry.acceptance == Acceptance::kFull) {
      full[entry.asked].Add();
      continue;
    }
    Lesser& less = lesser[entry.asked];
    less.any.Add();
    if (entry.acceptance == Acceptance::kAlternative) less.alternative.Add();
    if (entry.acceptance == Acceptance::kProgress) less.progress.Add();
  }
}

void CandidateMasks::AddHolder(const AcceptanceTable& acceptance,
                               TermIndex held, uint32_t page, int lane) {
  for (const auto& entry : acceptance.Of(held)) {
    if (entry.acceptance == Acceptance::kFull) {
      full[entry.asked].Make(page).Add(lane);
      continue;
    }
    Lesser& less = lesser[entry.asked];
    less.any.Make(page).Add(lane);
    if (entry.acceptance == Acceptance::kAlternative) {
      less.alternative.Make(page).Add(lane);
    }
    if (entry.acceptance == Acceptance::kProgress) {
      less.progress.Make(page).Add(lane);
    }
  }
}

void CandidateMasks::RemoveHolder(const AcceptanceTable& acceptance,
                                  TermIndex held, uint32_t page, int lane) {
  for (const auto& entry : acceptance.Of(held)) {
    full[entry.asked].Remove(page, lane);
    Lesser& less = lesser[entry.asked];
    less.any.Remove(page, lane);
    less.alternative.Remove(page, lane);
    less.progress.Remove(page, lane);
  }
}

}  // namespace rolecall
