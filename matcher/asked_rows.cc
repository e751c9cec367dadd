#include "matcher/asked_rows.h"

namespace rolecall {

AskedRows::AskedRows(const CandidateMasks& masks,
                     const CompiledPosting& posting,
                     const AcceptanceTable& acceptance)
    : masks_(masks), acceptance_(acceptance) {
  lines_.reserve(posting.requirements.size());
  rows_.reserve(32);
  rows_.push_back(masks.used.View());
  FindPay(posting);
  for (const bool required : {true, false}) {
    for (const CompiledRequirement& one : posting.requirements) {
      if ((one.level == RequirementLevel::kRequired) == required) AddLine(one);
    }
    if (required) required_count_ = lines_.size();
  }
  licensed_ = !posting.licences.empty();
  licences_begin_ = size();
  for (const TermIndex licence : posting.licences) Add(masks.full[licence]);
  licences_end_ = size();
  AddWish(masks.employment_type, posting.employment_type);
  AddWish(masks.shift, posting.shift);
}

void AskedRows::AddLine(const CompiledRequirement& requirement) {
  Line line;
  line.asked = &requirement;
  line.met_begin = size();
  for (const TermIndex asked : requirement.any_of) {
    const CandidateMasks::Lesser& lesser = masks_.lesser[asked];
    Add(masks_.full[asked]);
    if (requirement.or_equivalent || acceptance_.IsOpen(asked)) {
      Add(lesser.alternative);
    }
    if (requirement.eligible) Add(lesser.progress);
  }
  line.met_end = size();
  for (const TermIndex asked : requirement.any_of) {
    Add(masks_.lesser[asked].any);
  }
  line.partial_end = size();
  any_partial_ |= line.partial_end > line.met_end;
  lines_.push_back(line);
}

void AskedRows::AddWish(const WordRows& wishes,
                        const std::vector<uint64_t>& words) {
  if (words.empty() || !wishes.stated.Any()) return;
  Wish wish;
  wish.stated = size();
  Add(wishes.stated);
  for (const uint64_t word : words) {
    const auto row = wishes.lanes.find(word);
    if (row != wishes.lanes.end()) Add(row->second);
  }
  wish.end = size();
  wishes_.push_back(wish);
}

void AskedRows::FindPay(const CompiledPosting& posting) {
  RowView less;    // who asks for more than is paid
  RowView surely;  // who may
  pays_ = posting.top_pay.has_value();
  for (int step = 0; pays_ && step < CandidateMasks::kPaySteps; ++step) {
    const HourlyPay least = CandidateMasks::PayStep(step);
    if (least <= *posting.top_pay) {
      surely = masks_.above[step].View();
      any_paid_surely_ = true;
    }
    if (least >= *posting.top_pay) {
      less = masks_.above[step].View();
      break;
    }
  }
  rows_.push_back(less);
  rows_.push_back(surely);
}

LaneMask AskedRows::Licensed(uint32_t page) const {
  if (!licensed_) return LaneMask::All();
  LaneMask mask = AnyOf(licences_begin_, licences_end_, page);
  for (const Line& line : lines_) {
    if (line.asked->settles_licence) mask |= Met(line, page);
  }
  return mask;
}

LaneMask AskedRows::Wishing(uint32_t page) const {
  LaneMask mask = rows_[kUsed][page].Without(rows_[kPaidLess][page]);
  for (const Wish& wish : wishes_) {
    mask &= ~rows_[wish.stated][page] | AnyOf(wish.stated + 1, wish.end, page);
  }
  return mask;
}

}  // namespace rolecall
