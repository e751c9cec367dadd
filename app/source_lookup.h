// What stands behind the address that an operator gives for a source.
#pragma once

#include "base/error.h"
#include "crawler/crawler.h"
#include "model/source.h"

namespace rolecall {

// Fetches the page of `source`, whose URL tells no board, and gives it the URL
// and kind of the board that it stands for, if any: by what the page is or
// links to; or, of a bare site ("https://valley.example/"), by its sitemap,
// where that lists pages which look like postings.  Fails as Crawler::FetchOne
// does when the page cannot be fetched; the source is then as it was.
[[nodiscard]] Result<void> LookBehind(Crawler& crawler, Source& source);

}  // namespace rolecall
