#include "matcher/posting_index.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace rolecall {

void PostingIndex::Put(CompiledPosting posting) {
  Erase(posting.id);
  const uint32_t slot = postings_.Put(std::move(posting));
  const CompiledPosting& kept = postings_[slot];
  spots_.resize(std::max<size_t>(spots_.size(), slot + 1u));
  const auto make = [this](uint32_t number) { return MakePage(number); };
  const Site site = SiteOf(kept);
  spots_[slot] =
      settled_
          ? pages_.Room(site, make,
                        [this](const Spot&, const Spot& to) {
                          spots_[pages_.Find(to.page).lane(to.lane).slot] = to;
                        })
          : pages_.Append(site, make);
  pages_.Find(spots_[slot].page)
      .Set(spots_[slot].lane, slot, site,
           {backgrounds_.Add(
                {kept.offered, kept.languages, kept.second_language}),
            bounds_.Add(LineBoundsOf(kept))});
}

void PostingIndex::Settle() {
  settled_ = true;
  postings_.Trim();
  const auto old = std::exchange(columns_, std::make_unique<PostingColumns>());
  columns_->Reserve(pages_.SettledPages(size()));
  pages_.Settle([this](uint32_t number) { return MakePage(number); },
                [this](const Spot&, const Spot& to) {
                  spots_[pages_.Find(to.page).lane(to.lane).slot] = to;
                });
}

void PostingIndex::Erase(std::string_view id) {
  const auto slot = postings_.Find(id);
  if (!slot) return;
  const Spot spot = spots_[*slot];
  PostingPage& page = pages_.Find(spot.page);
  const PostingPage::Shared shared = page.SharedOf(spot.lane);
  backgrounds_.Remove(shared.background);
  bounds_.Remove(shared.bounds);
  page.Clear(spot.lane);
  pages_.Leave(spot.page);
  postings_.Erase(id);
}

}  // namespace rolecall
