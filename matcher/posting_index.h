// All postings, in pages.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "matcher/backgrounds.h"
#include "matcher/interned.h"
#include "matcher/line_bounds.h"
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
  // See Matcher::Settle.
  void Settle();
  size_t size() const { return postings_.size(); }
  const CompiledPosting& operator[](uint32_t slot) const {
    return postings_[slot];
  }
  const Backgrounds& backgrounds() const { return backgrounds_; }
  const Interned<LineBounds>& bounds() const { return bounds_; }
  const PostingMasks& masks() const { return columns_->masks; }

  const PostingPage& page(uint32_t number) const { return pages_.Find(number); }
  // Calls `visit` with the number of every page that may hold something within
  // `reach` (a chord) of a home, as all may where no home is given; and of
  // those with remote work, if asked for; and whether it is in reach.
  template <typename Visitor>
  void ForEachPage(std::span<const SpherePoint> home, double reach, bool remote,
                   Visitor visit) const {
    const RowView remotes = masks().remote.View();
    pages_.ForEach(home, reach, remote,
                   [&](uint32_t number, float, bool in_reach) {
                     if (in_reach || remotes[number].Any()) {
                       visit(number, in_reach);
                     }
                   });
  }

 private:
  using Spot = PageList<PostingPage>::Spot;

  std::unique_ptr<PostingPage> MakePage(uint32_t number) const {
    return std::make_unique<PostingPage>(number, postings_, *columns_);
  }

  Slots<CompiledPosting> postings_;
  std::unique_ptr<PostingColumns> columns_ = std::make_unique<PostingColumns>();
  std::vector<Spot> spots_;  // by slot
  Backgrounds backgrounds_;
  Interned<LineBounds> bounds_;
  PageList<PostingPage> pages_;
  bool settled_ = false;  // before, the order is that of arrival
};

}  // namespace rolecall
