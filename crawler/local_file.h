// Files and folders of this machine that an operator names as a source
// ("file:///srv/drop/"): a school's list, what another program writes.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/error.h"
#include "model/source.h"

namespace rolecall {

inline bool IsLocalFile(std::string_view url) {
  return url.starts_with("file:///");
}

// Answers `request` as a server would: a file by its bytes, with an ETag of its
// size and time of change, or by 304 where the request has the same one; a
// folder by the URLs of its files as text/uri-list (RFC 2483) in the order of
// their names.  Hidden files and those still being written (".part", ".tmp",
// "~") are left out.
//
// A source reads its own URL and what lies directly in that folder; of the
// latter, symbolic links are not followed, for others may write there.  Fails
// with kDisallowed for anything else, kTooLarge beyond `max_body_bytes`, and
// kUnavailable for what cannot be read: that closes no posting.
[[nodiscard]] Result<Page> ReadLocalFile(const Source& source,
                                         const FetchRequest& request,
                                         size_t max_body_bytes, Timestamp now);

}  // namespace rolecall
