#include "pipeline/replay.h"

#include <string>
#include <vector>

#include "base/log.h"
#include "pipeline/patience.h"

namespace rolecall {

Result<Replayed> Replay(const PostingReader& reader, Store& store,
                        const Clock& clock, std::stop_token stop) {
  const auto stale = Patiently(stop, "listing postings", [&] {
    return store.IdsReadByOthers(reader.version());
  });
  if (!stale) return Fail(stale.error());
  const Date today = std::chrono::floor<std::chrono::days>(clock.Now());
  Replayed replayed;
  for (const std::string& id : *stale) {
    if (stop.stop_requested()) break;
    auto posting = Patiently(stop, "reading a posting",
                             [&] { return store.FindPosting(id); });
    if (!posting) return Fail(posting.error());
    if (!*posting) continue;
    const std::vector<Requirement> before = (*posting)->requirements;
    if (auto read = reader.Read(**posting, today); !read) {
      LogWarning("posting " + id + ": " + read.error().message +
                 "; its earlier reading stands");
      continue;
    }
    const auto put = Patiently(stop, "storing a posting",
                               [&] { return store.PutPosting(**posting); });
    if (!put) return Fail(put.error());
    ++replayed.read;
    if ((*posting)->requirements != before) ++replayed.changed;
  }
  return replayed;
}

}  // namespace rolecall
