#include "matcher/asked_rows.h"

namespace rolecall {

AskedRows::AskedRows(const CandidateMasks& masks,
                     const CompiledPosting& posting,
                     const AcceptanceTable& acceptance,
                     std::pmr::memory_resource* memory)
    : masks_(masks),
      acceptance_(acceptance),
      rows_(memory),
      lines_(memory),
      wishes_(memory) {
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
  for (size_t i = 0; i < required_count_; ++i) {
    for (const TermIndex term : lines_[i].asked->excluded) {
      Add(masks.full[term]);
    }
  }
  refused_end_ = size();
  wishes_.Add(masks.employment_type, posting.employment_type);
  wishes_.Add(masks.shift, posting.shift);
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

void AskedRows::FindPay(const CompiledPosting& posting) {
  // Who asks for more than is paid, and who may.
  RowView less = masks_.table.View(MaskTable::kEmptyRow);
  RowView surely = less;
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

}  // namespace rolecall
