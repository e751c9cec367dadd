#include "app/source_lookup.h"

#include "crawler/local_file.h"
#include "crawler/url.h"
#include "parser/boards/board.h"
#include "parser/boards/board_search.h"
#include "pipeline/schedule.h"

namespace rolecall {

bool MayBeAnyXml(const Source& source) {
  const auto board = FindBoard(source);
  return source.kind == "auto" && board.has_value() &&
         (*board)->kind() == "indeed-xml" && !IsLocalFile(source.url);
}

Result<void> LookBehind(const FetchPage& fetch, Source& source) {
  BoardSearch search(source);
  while (const auto request = search.Next()) {
    if (!IsPermitted(source, request->url)) {
      search.Lose();
      continue;
    }
    const auto page = fetch(*request);
    if (!page && !search.has_looked()) return Fail(page.error());
    if (page) {
      search.Take(*page);
    } else {
      search.Lose();
    }
  }
  if (MayBeAnyXml(source) && search.found().kind == "page") return {};
  const auto url = Url::Parse(search.found().url);
  if (!url) return {};
  source.url = url->text;
  source.kind = search.found().kind;
  return {};
}

}  // namespace rolecall
