#include "matcher/candidate_page.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "matcher/parts.h"

namespace rolecall {
namespace {

std::string TextOf(uint64_t head, size_t size) {
  char text[kIdHead];
  for (size_t i = 0; i < kIdHead; ++i) {
    text[i] = static_cast<char>(head >> (56 - i * 8) & 0xFF);
  }
  return std::string(text, std::min(size, kIdHead));
}

// A margin for the rounding of the chord itself.
double ReachOf(double radius_miles) {
  return ChordOfMiles(radius_miles) * (1 + 1e-9) + 1e-9;
}

CandidateLane LaneOf(const CompiledCandidate& candidate) {
  CandidateLane lane;
  if (candidate.home) lane.home = *candidate.home;
  if (candidate.radius_miles) {
    lane.radius = static_cast<int32_t>(
        std::lround(*candidate.radius_miles * kRadiusSteps));
  }
  if (candidate.min_pay)
    lane.min_pay = static_cast<int32_t>(*candidate.min_pay);
  if (candidate.id.size() <= kIdHead) {
    lane.short_id_size = static_cast<uint8_t>(candidate.id.size() & 0xF);
  }
  lane.has_home = candidate.home.has_value();
  lane.remote_ok = candidate.remote_ok;
  lane.type_stated = !candidate.employment_type.empty();
  lane.shift_stated = !candidate.shift.empty();
  lane.experience_months = static_cast<int16_t>(candidate.experience_months);
  lane.education = static_cast<int8_t>(candidate.education);
  lane.id_head = IdHeadOf(candidate.id);
  return lane;
}

}  // namespace

Site SiteOf(const CompiledCandidate& candidate) {
  Site site;
  if (!candidate.home) return site;
  site.points = std::span(&*candidate.home, 1);
  if (candidate.radius_miles) site.reach = ReachOf(*candidate.radius_miles);
  return site;
}

Site CandidatePage::SiteOf(int lane) const {
  const CandidateLane& one = this->lane(lane);
  Site site;
  if (!one.has_home) return site;
  site.points = std::span(&one.home, 1);
  if (one.radius >= 0) site.reach = ReachOf(one.radius / kRadiusSteps);
  return site;
}

int CandidatePage::LaneFor(const Site& site) const {
  const LaneMask& taken = used();
  int best = taken.FirstFree();
  const BoxGroup::Squares nearest = blocks_.NearestSquared(site.points);
  constexpr float kInfinite = std::numeric_limits<float>::infinity();
  auto least = std::pair(kInfinite, kInfinite);
  for (int block = 0; block < kBlocks; ++block) {
    const int lane = taken.FirstFreeIn(block);
    const auto cost =
        std::pair(blocks_.ReachGap(block, site.reach), nearest[block]);
    if (lane < 0 || cost >= least) continue;
    least = cost;
    best = lane;
  }
  return best;
}

std::string CandidatePage::IdOf(int lane) const {
  const size_t short_size = this->lane(lane).short_id_size;
  if (short_size > 0) return TextOf(IdHead(lane), short_size);
  RecordReader record = RecordOf(lane);
  const size_t size = record.IdSize();
  std::string id = TextOf(IdHead(lane), size);
  return id += record.IdTail(size);
}

bool CandidatePage::IdIs(int lane, std::string_view id) const {
  if (IdHead(lane) != IdHeadOf(id)) return false;
  RecordReader record = RecordOf(lane);
  const size_t size = record.IdSize();
  return size == id.size() &&
         (size <= kIdHead || record.IdTail(size) == id.substr(kIdHead));
}

void CandidatePage::Restore(int lane, CompiledCandidate& out) const {
  const CandidateLane& from = this->lane(lane);
  const Background& background = (*backgrounds_)[BackgroundOf(lane)];
  out.id = IdOf(lane);
  out.home.reset();
  out.radius_miles.reset();
  out.min_pay.reset();
  if (from.has_home) out.home = from.home;
  if (from.radius >= 0) out.radius_miles = from.radius / kRadiusSteps;
  if (from.min_pay >= 0) out.min_pay = from.min_pay;
  out.experience_months = from.experience_months;
  out.education = from.education;
  out.remote_ok = from.remote_ok;
  out.wanted = background.work.occupations;
  out.languages = background.languages;
  if (columns_->arrivals) {
    const Arrivals::Words& words = columns_->arrivals->WordsOf(At(lane));
    out.employment_type = words.employment_type;
    out.shift = words.shift;
  } else {
    out.employment_type = masks_->employment_type.Of(number_, lane);
    out.shift = masks_->shift.Of(number_, lane);
  }
  out.holdings.clear();
  RecordReader record = RecordOf(lane);
  record.IdTail(record.IdSize());
  record.ForEachHolding(
      [&out](const Holding& one) { out.holdings.push_back(one); });
  AddCapabilities(*acceptance_, out);
}

void CandidatePage::SetHolding(int lane, const Holding& holding) {
  latest_begin_ = std::max(latest_begin_, holding.valid_from);
  earliest_end_ = std::min(earliest_end_, holding.valid_until);
  masks_->AddHolder(*acceptance_, holding.term, number_, lane);
}

void CandidatePage::SetLane(int index, const Site& site) {
  const CandidateLane& lane = this->lane(index);
  masks_->used.Make(number_).Add(index);
  if (!lane.has_home) masks_->homeless.Make(number_).Add(index);
  const int block = index / kBlockLanes;
  blocks_.Add(block, site);
  if (lane.remote_ok) masks_->remote_ok.Make(number_).Add(index);
  for (int step = 0; step < CandidateMasks::kPaySteps; ++step) {
    if (lane.min_pay <= CandidateMasks::PayStep(step)) break;
    masks_->above[step].Make(number_).Add(index);
  }
  widest_tenths_[block] =
      std::max(widest_tenths_[block], RadiusTenths(lane.radius));
}

// What is too much is given back when all is settled.
void CandidatePage::Reserve(size_t more) {
  const size_t needed = bytes_.size() + more;
  if (needed > bytes_.capacity()) bytes_.reserve(needed + needed / 2 + 1024);
}

void CandidatePage::Trim() {
  masks_->table.Close();
  std::vector<uint8_t> exact(bytes_.begin(), bytes_.end());
  bytes_.clear();
  bytes_.swap(columns_->spare);
  bytes_ = std::move(exact);
}

void CandidatePage::Set(int lane, const CompiledCandidate& candidate,
                        const Site& site, uint32_t background) {
  columns_->lanes[At(lane)] = LaneOf(candidate);
  columns_->backgrounds[At(lane)] = background;
  Day from = kNoDayBefore;
  Day until = kNoDayAfter;
  for (const Holding& one : candidate.holdings) {
    from = std::max(from, one.valid_from);
    until = std::min(until, one.valid_until);
  }
  columns_->valid_from[At(lane)] = CandidateColumns::Narrow(from);
  columns_->valid_until[At(lane)] = CandidateColumns::Narrow(until);
  columns_->records[At(lane)] = static_cast<uint32_t>(bytes_.size());
  Reserve(MostRecordBytes(candidate.id, candidate.holdings.size()));
  AppendRecord(candidate.id, candidate.holdings, bytes_);
  if (columns_->arrivals) {
    masks_->used.Make(number_).Add(lane);
    columns_->arrivals->Add(At(lane), candidate);
    return;
  }
  for (const Holding& one : candidate.holdings) SetHolding(lane, one);
  SetLane(lane, site);
  masks_->employment_type.Set(number_, lane, candidate.employment_type);
  masks_->shift.Set(number_, lane, candidate.shift);
}

void CandidatePage::MoveTo(int lane, const Site& site, CandidatePage& to,
                           int there) const {
  RecordReader record = RecordOf(lane);
  const uint8_t* begin = record.at();
  record.IdTail(record.IdSize());
  record.ForEachHolding([&](const Holding& one) { to.SetHolding(there, one); });
  columns_->Copy(At(lane), *to.columns_, to.At(there));
  to.columns_->records[to.At(there)] = static_cast<uint32_t>(to.bytes_.size());
  to.Reserve(static_cast<size_t>(record.at() - begin));
  to.bytes_.insert(to.bytes_.end(), begin, record.at());
  to.SetLane(there, site);
  if (columns_->arrivals) {
    to.SetWords(there, columns_->arrivals->WordsOf(At(lane)));
    return;
  }
  masks_->employment_type.Copy(number_, lane, to.masks_->employment_type,
                               to.number_, there);
  masks_->shift.Copy(number_, lane, to.masks_->shift, to.number_, there);
}

void CandidatePage::SetWords(int lane, const Arrivals::Words& words) {
  masks_->employment_type.Set(number_, lane, words.employment_type);
  masks_->shift.Set(number_, lane, words.shift);
}

void CandidatePage::ClearMasks(int lane, RecordReader holdings) {
  holdings.ForEachHolding([&](const Holding& one) {
    masks_->RemoveHolder(*acceptance_, one.term, number_, lane);
  });
  for (MaskRow& row : masks_->above) row.Remove(number_, lane);
  masks_->remote_ok.Remove(number_, lane);
  masks_->homeless.Remove(number_, lane);
  masks_->employment_type.Remove(number_, lane);
  masks_->shift.Remove(number_, lane);
}

void CandidatePage::Clear(int lane) {
  RecordReader record = RecordOf(lane);
  const uint8_t* begin = record.at();
  record.IdTail(record.IdSize());
  if (columns_->arrivals) {
    columns_->arrivals->Remove(At(lane));
  } else {
    ClearMasks(lane, record);
  }
  record.ForEachHolding([](const Holding&) {});
  wasted_ += static_cast<size_t>(record.at() - begin);
  masks_->used.Remove(number_, lane);
  columns_->lanes[At(lane)] = CandidateLane();
  if (wasted_ > bytes_.size() / 2) Compact();
}

void CandidatePage::Compact() {
  std::vector<uint8_t> kept;
  kept.reserve(bytes_.size() - wasted_);
  used().ForEach([&](int lane) {
    RecordReader record = RecordOf(lane);
    const uint8_t* begin = record.at();
    record.IdTail(record.IdSize());
    record.ForEachHolding([](const Holding&) {});
    columns_->records[At(lane)] = static_cast<uint32_t>(kept.size());
    kept.insert(kept.end(), begin, record.at());
  });
  bytes_ = std::move(kept);
  wasted_ = 0;
}

}  // namespace rolecall
