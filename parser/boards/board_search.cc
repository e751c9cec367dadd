#include "parser/boards/board_search.h"

#include <algorithm>
#include <utility>

#include "parser/boards/board_list.h"
#include "parser/link.h"

namespace rolecall {
namespace {

// robots.txt, an index, a sitemap.
constexpr int kMostSteps = 3;

}  // namespace

bool TellsNoBoard(const Source& source) {
  if (source.kind != "auto") return false;
  const auto board = FindBoard(source);
  return board.has_value() && (*board)->kind() == "page" &&
         !OriginOf(source.url).empty();
}

BoardSearch::BoardSearch(Source source) : found_(std::move(source)) {
  found_.kind = "page";
  Ask(PageBoard().Seeds(found_));
}

// A request that was made before leads nowhere new.
void BoardSearch::Ask(std::vector<FetchRequest> requests) {
  next_.reset();
  if (requests.empty() || !asked_.insert(requests.front().url).second) {
    return TryNextSite();
  }
  next_ = std::move(requests.front());
}

void BoardSearch::TryNextSite() {
  if (sites_.empty()) return;
  site_ = found_;
  site_.kind = "sitemap";
  site_.url = std::move(sites_.back());
  sites_.pop_back();
  steps_ = 0;
  Ask(SitemapBoard().Seeds(site_));
}

void BoardSearch::Lose() {
  next_.reset();
  TryNextSite();
}

void BoardSearch::TakeFront(const Page& page) {
  next_.reset();
  has_looked_ = page.status_code / 100 == 2;
  if (!has_looked_) return;
  const auto hint = RecogniseBoard(page);
  if (hint && !ResolveLink("", hint->url).empty()) {
    found_.url = ResolveLink("", hint->url);
    found_.kind = hint->kind;
    return;
  }
  // What robots.txt names; without one, where sitemaps commonly are.
  const std::string origin(OriginOf(found_.url));
  if (found_.url == origin || found_.url == origin + "/") {
    sites_ = {origin + "/sitemap.xml", found_.url};
    TryNextSite();
  }
}

void BoardSearch::Take(const Page& page) {
  if (!has_looked_) return TakeFront(page);
  if (page.status_code != 200) return Lose();
  auto answer = SitemapBoard().Read(site_, page);
  if (!answer.has_value()) return Lose();
  if (std::any_of(answer->listed.begin(), answer->listed.end(),
                  [](const Posting& listed) {
                    return LooksLikePostingUrl(listed.url);
                  })) {
    found_ = site_;
    next_.reset();
    return;
  }
  if (!answer->listed.empty() || ++steps_ == kMostSteps) return Lose();
  Ask(std::move(answer->requests));
}

}  // namespace rolecall
