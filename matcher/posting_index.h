// All postings, in pages.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "matcher/backgrounds.h"
#include "matcher/page_list.h"
#include "matcher/posting_page.h"
#include "matcher/slots.h"

namespace rolecall {

// Thread-compatible.
class PostingIndex {
 public:
  // Adds, or replaces by id.
  void Put(CompiledPosting posting);
  // An unknown id is ignored.
  void Erase(std::string_view id);
  size_t size() const { return postings_.size(); }
  const CompiledPosting& operator[](uint32_t slot) const {
    return postings_[slot];
  }
  const Backgrounds& backgrounds() const { return backgrounds_; }

  // Calls `visit` with every page, and whether it may hold something within
  // `reach` (a chord) of a home; it may where no home is given.
  template <typename Visitor>
  void ForEachPage(std::span<const SpherePoint> home, double reach,
                   Visitor visit) const {
    pages_.ForEach(home, reach, [&](uint32_t page, double, bool in_reach) {
      visit(pages_.Find(page), in_reach);
    });
  }

 private:
  using Spot = PageList<PostingPage>::Spot;

  Slots<CompiledPosting> postings_;
  std::vector<Spot> spots_;  // by slot
  Backgrounds backgrounds_;
  PageList<PostingPage> pages_;
};

}  // namespace rolecall
