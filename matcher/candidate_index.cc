#include "matcher/candidate_index.h"

#include <utility>

namespace rolecall {
namespace {

int LaneAt(uint32_t place) { return static_cast<int>(place % kLanes); }

}  // namespace

std::unique_ptr<CandidatePage> CandidateIndex::MakePage(uint32_t number) const {
  return std::make_unique<CandidatePage>(number, acceptance_, backgrounds_,
                                         *columns_);
}

void CandidateIndex::Put(const CompiledCandidate& candidate) {
  Erase(candidate.id);
  const auto make = [this](uint32_t number) { return MakePage(number); };
  const Site site = SiteOf(candidate);
  const Spot spot =
      IsSettled() ? pages_.Room(site, make,
                                [this](const Spot& from, const Spot& to) {
                                  places_.Move(IdAt(PlaceOf(to)), PlaceOf(from),
                                               PlaceOf(to));
                                })
                  : pages_.Append(site, make);
  const uint32_t background =
      backgrounds_.Add({{candidate.wanted}, candidate.languages});
  pages_.Find(spot.page).Set(spot.lane, candidate, site, background);
  places_.Add(candidate.id, PlaceOf(spot));
}

void CandidateIndex::Settle() {
  // The old pages keep their columns until they are empty.
  const auto old =
      std::exchange(columns_, std::make_unique<CandidateColumns>(acceptance_));
  columns_->ReserveLike(*old, pages_.SettledPages(size()), acceptance_);
  std::vector<uint32_t> new_places(old->lanes.size());
  pages_.Settle([this](uint32_t number) { return MakePage(number); },
                [&](const Spot& from, const Spot& to) {
                  new_places[PlaceOf(from)] = PlaceOf(to);
                });
  columns_->spare = {};
  places_.MoveAll([&](uint32_t place) { return new_places[place]; });
}

void CandidateIndex::FindNear(std::span<const SpherePoint> places,
                              bool everywhere,
                              std::pmr::vector<Near>& near) const {
  pages_.ForEach(
      places, 0, everywhere, [&](uint32_t page, float nearest, bool in_reach) {
        near.push_back({&pages_.Find(page), page, nearest, in_reach});
      });
}

void CandidateIndex::Erase(std::string_view id) {
  const auto place = places_.Find(id, [&](uint32_t at) {
    return pages_.Find(at / kLanes).IdIs(LaneAt(at), id);
  });
  if (!place) return;
  CandidatePage& page = pages_.Find(*place / kLanes);
  places_.Remove(id, *place);
  backgrounds_.Remove(page.BackgroundOf(LaneAt(*place)));
  page.Clear(LaneAt(*place));
  pages_.Leave(*place / kLanes);
}

}  // namespace rolecall
