// XML, gzipped or not: feeds, sitemaps, boards.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/text.h"
#include "parser/boards/board.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  rolecall::Source source;
  source.id = "fuzz";
  source.url = "https://a.example/feed";
  source.kind = "rss";
  rolecall::Page page;
  page.request.url = source.url;
  page.body.assign(reinterpret_cast<const char*>(bytes), size);
  const auto answer = (*rolecall::FindBoard(source))->Read(source, page);
  if (!answer.has_value()) return 0;
  for (const auto* postings : {&answer->postings, &answer->listed}) {
    for (const rolecall::Posting& posting : *postings) {
      if (!rolecall::IsValidUtf8(posting.title + posting.description)) {
        std::abort();
      }
    }
  }
  return 0;
}
