// What stands behind the address that an operator gives for a source.
#pragma once

#include <functional>

#include "base/error.h"
#include "crawler/crawler.h"
#include "model/source.h"

namespace rolecall {

// Whether the address says no more than that it is XML: feeds and sitemaps are
// told apart by what they hold.
bool MayBeAnyXml(const Source& source);

// How one page is fetched; fails as Crawler::FetchOne does.
using FetchPage = std::function<Result<Page>(const FetchRequest&)>;

// Fetches what a BoardSearch of `source`, whose URL tells no board or any
// XML, asks for, and gives it the URL and kind that were found.  Fails as
// `fetch` does when its page cannot be fetched; the source is then as it was.
[[nodiscard]] Result<void> LookBehind(const FetchPage& fetch, Source& source);

}  // namespace rolecall
