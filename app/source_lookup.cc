#include "app/source_lookup.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "crawler/url.h"
#include "parser/boards/board.h"
#include "parser/link.h"

namespace rolecall {
namespace {

// robots.txt, an index, a sitemap.
constexpr int kMostSteps = 3;

// Whether the sitemaps of `source` lead to pages that look like postings.
bool ListsPostings(Crawler& crawler, const Source& source) {
  const auto board = FindBoard(source);
  if (!board) return false;
  std::vector<FetchRequest> requests = (*board)->Seeds(source);
  for (int step = 0; step < kMostSteps && !requests.empty(); ++step) {
    const auto page = crawler.FetchOne(requests.front(), source.local);
    if (!page || page->status_code != 200) return false;
    auto answer = (*board)->Read(source, *page);
    if (!answer) return false;
    if (!answer->listed.empty()) {
      return std::ranges::any_of(answer->listed, [](const Posting& listed) {
        return LooksLikePostingUrl(listed.url);
      });
    }
    requests = std::move(answer->requests);
  }
  return false;
}

void PreferSitemap(Crawler& crawler, const Url& url, Source& source) {
  Source site = source;
  site.kind = "sitemap";
  // What robots.txt names; without one, where sitemaps commonly are.
  for (const std::string& at : {url.text, url.origin + "/sitemap.xml"}) {
    site.url = at;
    if (!ListsPostings(crawler, site)) continue;
    source = site;
    return;
  }
}

}  // namespace

Result<void> LookBehind(Crawler& crawler, Source& source) {
  FetchRequest request;
  request.url = source.url;
  const auto page = crawler.FetchOne(request, source.local);
  if (!page) return Fail(page.error());
  const auto hint = RecogniseBoard(*page);
  if (hint) {
    if (const auto better = Url::Parse(hint->url)) {
      source.url = better->text;
      source.kind = hint->kind;
      return {};
    }
  }
  const auto url = Url::Parse(source.url);
  if (url && url->text == url->origin + "/") {
    PreferSitemap(crawler, *url, source);
  }
  return {};
}

}  // namespace rolecall
