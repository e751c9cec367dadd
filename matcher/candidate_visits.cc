#include "matcher/candidate_visits.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "matcher/parts.h"

namespace rolecall {
namespace {

// Distances along the ground are not shorter than their chords.  A margin for
// the rounding of both.
constexpr double kChordOfStep =
    (1 + 1e-9) * kSphereSteps / (kRadiusSteps * kEarthRadiusMiles);
constexpr double kSquareOfStep = 1 / (kSphereSteps * kSphereSteps);

constexpr double kNotKnown = -1;

}  // namespace

CandidateVisits::CandidateVisits(
    const CandidateIndex& index, const CompiledPosting& posting,
    const AskedPoints& points, const AcceptanceTable& acceptance,
    const OccupationFit& fit, const ScoreShares& shares, const Judge& judge,
    Day as_of, size_t k, std::pmr::memory_resource* memory)
    : index_(index),
      columns_(index.columns()),
      posting_(posting),
      points_(points),
      distance_(shares.distance),
      person_(index.backgrounds(), posting, points, fit, shares, memory),
      record_judge_(acceptance, judge, posting, as_of),
      best_(k, memory) {}

void CandidateVisits::Finish() {
  DropFar();
  for (size_t i = 0; i < count_; ++i) Visit(waiting_[i], squared_[i]);
  count_ = 0;
}

// Who is farther away than they go, or asks for more than is paid.  More than
// half are, in no order: who stays is moved up without asking.
void CandidateVisits::DropFar() {
  constexpr HourlyPay kNoLimit = std::numeric_limits<int32_t>::max();
  const auto top = static_cast<int32_t>(posting_.top_pay.value_or(kNoLimit));
  const bool anywhere = posting_.places.empty();
  const bool remote = posting_.remote;
  const SpherePoint place = anywhere ? SpherePoint() : posting_.places.front();
  const double x = place.x;
  const double y = place.y;
  const double z = place.z;
  const bool one_place = posting_.places.size() == 1;
  size_t kept = 0;
  for (size_t i = 0; i < count_; ++i) {
    const Waiting one = waiting_[i];
    const CandidateLane& lane = columns_.lanes[one.place];
    bool stays = lane.min_pay <= top;
    double squared = kNotKnown;
    if (!anywhere && lane.has_home && !(remote && lane.remote_ok)) {
      const double dx = lane.home.x - x;
      const double dy = lane.home.y - y;
      const double dz = lane.home.z - z;
      squared = dx * dx + dy * dy + dz * dz;
      if (!one_place) squared = NearestSquared(lane.home);
      const double chord = lane.radius * kChordOfStep;
      stays &= (lane.radius < 0) | (squared <= chord * chord);
    }
    __builtin_prefetch(&columns_.backgrounds[one.place]);
    waiting_[kept] = one;
    squared_[kept] = squared;
    kept += stays ? 1 : 0;
  }
  count_ = kept;
}

// In steps.
double CandidateVisits::NearestSquared(const SpherePoint& home) const {
  double nearest = std::numeric_limits<double>::infinity();
  for (const SpherePoint& place : posting_.places) {
    const double dx = static_cast<double>(home.x) - place.x;
    const double dy = static_cast<double>(home.y) - place.y;
    const double dz = static_cast<double>(home.z) - place.z;
    nearest = std::min(nearest, dx * dx + dy * dy + dz * dz);
  }
  return nearest;
}

void CandidateVisits::Visit(const Waiting& one, double squared) {
  const CandidateLane& lane = columns_.lanes[one.place];
  const bool open = one.Is(kOpen);
  const bool counted = one.Is(kCounted);
  const bool to_count = !counted && open;
  const Tenths sure = points_.Of(one.grade).fixed + one.lines;
  Tenths parts = 0;
  bool worthy = one.Is(kWorthy);
  if (worthy) {
    parts = person_.Of(lane, columns_.backgrounds[one.place]);
    // Not even at the door.
    worthy = sure + parts + distance_ >= best_.Least();
  }
  if (!worthy && counted) return;
  double miles = kNotKnown;
  if (squared >= 0) {
    miles = MilesOfSquaredChord(squared * kSquareOfStep);
    if (lane.radius >= 0 && miles > lane.radius / kRadiusSteps) return;
  }
  if (!counted && !open) ++qualified_;
  if (worthy) {
    parts += PointsOfDistance(lane, miles);
    worthy = best_.MayEnter(sure + parts, RefTo(one.place));
  }
  if (!worthy && !to_count) return;
  if (open || one.Is(kDoubtful)) {
    AskJudge(one, to_count, worthy, parts);
  } else {
    best_.Add({sure + parts, one.grade, RefTo(one.place)});
  }
}

void CandidateVisits::AskJudge(const Waiting& one, bool to_count, bool worthy,
                               Tenths parts) {
  const RecordJudge::Verdict verdict =
      record_judge_.Decide(index_.PageAt(one.place).HoldingsOf(
          static_cast<int>(one.place % kLanes)));
  if (verdict.grade == Qualification::kNot) return;
  if (to_count && verdict.grade == Qualification::kQualified) ++qualified_;
  if (!worthy) return;
  best_.Offer({points_.Of(verdict.grade).rest + verdict.lines + parts,
               verdict.grade, RefTo(one.place)});
}

// Negative miles: not known.
Tenths CandidateVisits::PointsOfDistance(const CandidateLane& lane,
                                         double miles) const {
  if (posting_.remote && lane.remote_ok) return distance_;
  if (miles < 0) return PointsOf(distance_, kUnknownPercent);
  return DistancePoints(distance_, TenthsOfMile(miles),
                        RadiusTenths(lane.radius));
}

uint64_t CandidateVisits::Fitting(size_t begin, uint64_t lanes, Tenths others,
                                  Tenths lines_most, const LanePoints& lines) {
  lanes = person_.MayHave(&columns_.backgrounds[begin], lanes,
                          best_.Least() - others - lines_most);
  // Most of these may be too far away, which is seen sooner.
  if (!posting_.places.empty() && !posting_.remote) return lanes;
  for (uint64_t left = lanes; left != 0; left &= left - 1) {
    const auto at = static_cast<size_t>(std::countr_zero(left));
    __builtin_prefetch(&columns_.lanes[begin + at]);
  }
  uint64_t fitting = 0;
  for (uint64_t left = lanes; left != 0; left &= left - 1) {
    const int at = std::countr_zero(left);
    const auto place = static_cast<uint32_t>(begin + static_cast<size_t>(at));
    const Tenths most =
        others + lines.Of(at) +
        person_.Of(columns_.lanes[place], columns_.backgrounds[place]);
    if (most < best_.Least()) continue;
    if (best_.MayEnter(most, RefTo(place))) fitting |= uint64_t{1} << at;
  }
  return fitting;
}

}  // namespace rolecall
