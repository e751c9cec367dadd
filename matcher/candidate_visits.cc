#include "matcher/candidate_visits.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <optional>

#include "matcher/parts.h"

namespace rolecall {
namespace {

constexpr double kSquareOfStep = 1 / (kSphereSteps * kSphereSteps);

constexpr double kNotKnown = -1;

// The compiler's own, so that it is one register on any machine.
using Four = float __attribute__((vector_size(16)));
using FourSteps = uint32_t __attribute__((vector_size(16)));
using FourSigned = int32_t __attribute__((vector_size(16)));

// A column of four rows.
template <int kAt>
FourSigned Column(const std::array<FourSigned, 4>& rows) {
  return FourSigned{rows[0][kAt], rows[1][kAt], rows[2][kAt], rows[3][kAt]};
}

// Distances along the ground are not shorter than their chords.
constexpr auto kChordOfStep = static_cast<float>(
    (1 + 1e-5) * kSphereSteps / (kRadiusSteps * kEarthRadiusMiles));

// From a component of a place, in steps; to and fro it wraps.
Four Away(FourSigned from, int32_t to) {
  const FourSteps steps =
      std::bit_cast<FourSteps>(from) - static_cast<uint32_t>(to);
  return __builtin_convertvector(std::bit_cast<FourSigned>(steps), Four);
}

HourlyPay NoLess(const std::optional<HourlyPay>& pay) {
  return pay.value_or(std::numeric_limits<int32_t>::max());
}

}  // namespace

CandidateVisits::CandidateVisits(const CandidateIndex& index,
                                 const CompiledPosting& posting,
                                 const AskedPoints& points,
                                 const AcceptanceTable& acceptance,
                                 const OccupationFit& fit,
                                 const ScoreShares& shares, const Judge& judge,
                                 Day as_of, size_t k)
    : index_(index),
      columns_(index.columns()),
      posting_(posting),
      points_(points),
      distance_(shares.distance),
      top_pay_(static_cast<int32_t>(NoLess(posting.top_pay))),
      person_(index.backgrounds(), posting, points, fit, shares),
      record_judge_(acceptance, judge, posting, as_of),
      best_(k) {}

void CandidateVisits::Finish() {
  DropFar();
  for (size_t i = 0; i < count_; ++i) {
    __builtin_prefetch(&columns_.backgrounds[waiting_[i].place]);
  }
  for (size_t i = 0; i < count_; ++i) Visit(waiting_[i]);
  count_ = 0;
}

// Who is farther away than they go, or asks for more than is paid.  More than
// half are, in no order: who stays is moved up without asking.
void CandidateVisits::DropFar() {
  const bool has_one_place = !posting_.remote && posting_.places.size() == 1;
  size_t kept = 0;
  for (size_t i = 0; i < count_; i += 4) {
    std::array<bool, 4> near = {true, true, true, true};
    if (has_one_place) near = AreNear(&waiting_[i]);
    const size_t end = std::min<size_t>(count_ - i, 4);
    for (size_t at = 0; at < end; ++at) {
      const Waiting one = waiting_[i + at];
      const CandidateLane& lane = columns_.lanes[one.place];
      waiting_[kept] = one;
      kept += (near[at] | !lane.has_home) & (lane.min_pay <= top_pay_) ? 1 : 0;
    }
  }
  count_ = kept;
}

// Whether four who have a home may come to the only place.  In single
// precision, with a margin for all its roundings.
std::array<bool, 4> CandidateVisits::AreNear(const Waiting* four) const {
  std::array<FourSigned, 4> rows;
  for (size_t i = 0; i < rows.size(); ++i) {
    std::memcpy(&rows[i], &columns_.lanes[four[i].place], sizeof(rows[i]));
  }
  const SpherePoint& place = posting_.places.front();
  const Four x = Away(Column<0>(rows), place.x);
  const Four y = Away(Column<1>(rows), place.y);
  const Four z = Away(Column<2>(rows), place.z);
  const FourSigned radius = Column<3>(rows);
  const Four chord = __builtin_convertvector(radius, Four) * kChordOfStep;
  const FourSigned near =
      (x * x + y * y + z * z <= chord * chord) | (radius < FourSigned{});
  return {near[0] != 0, near[1] != 0, near[2] != 0, near[3] != 0};
}

// Negative: not known, or of no account.
double CandidateVisits::MilesTo(const CandidateLane& lane) const {
  if (!lane.has_home || posting_.places.empty()) return kNotKnown;
  if (posting_.remote && lane.remote_ok) return kNotKnown;
  double nearest = std::numeric_limits<double>::infinity();
  for (const SpherePoint& place : posting_.places) {
    const double x = static_cast<double>(lane.home.x) - place.x;
    const double y = static_cast<double>(lane.home.y) - place.y;
    const double z = static_cast<double>(lane.home.z) - place.z;
    nearest = std::min(nearest, x * x + y * y + z * z);
  }
  return MilesOfSquaredChord(nearest * kSquareOfStep);
}

void CandidateVisits::Visit(const Waiting& one) {
  const CandidateLane& lane = columns_.lanes[one.place];
  const double miles = MilesTo(lane);
  if (lane.radius >= 0 && miles > lane.radius / kRadiusSteps) return;
  const bool open = one.Is(kOpen);
  const bool counted = one.Is(kCounted);
  if (!counted && !open) ++qualified_;
  const bool to_count = !counted && open;
  const Tenths sure = points_.Of(one.grade).fixed + one.lines;
  Tenths parts = 0;
  bool worthy = one.Is(kWorthy);
  if (worthy) {
    parts = person_.Of(lane, columns_.backgrounds[one.place]) +
            PointsOfDistance(lane, miles);
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
                                  Tenths lines_most, const LanePoints* lines) {
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
        others + (lines != nullptr ? lines->Of(at) : lines_most) +
        person_.Of(columns_.lanes[place], columns_.backgrounds[place]);
    if (most < best_.Least()) continue;
    if (best_.MayEnter(most, RefTo(place))) fitting |= uint64_t{1} << at;
  }
  return fitting;
}

}  // namespace rolecall
