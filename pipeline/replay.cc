#include "pipeline/replay.h"

#include <string>
#include <vector>

#include "base/log.h"
#include "pipeline/patience.h"

namespace rolecall {

Result<Replayed> Replay(const PostingReader& reader, Store& store,
                        const Clock& clock, std::stop_token stop) {
  std::vector<std::string> stale;
  auto listed = Patiently(stop, "listing postings", [&] {
    stale.clear();
    return store.ForEachPosting([&](const Posting& posting) {
      if (!posting.closed_at && posting.extractor_version != reader.version()) {
        stale.push_back(posting.id);
      }
      return true;
    });
  });
  if (!listed) return Fail(listed.error());
  const Date today = std::chrono::floor<std::chrono::days>(clock.Now());
  Replayed replayed;
  for (const std::string& id : stale) {
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
