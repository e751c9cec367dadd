// Which file of a folder gave which posting: two files that number their
// postings alike must not overwrite each other's.
//
//   FolderIds ids(source);
//   ids.Remember(state);               // what a file gave when last read
//   ids.Claim(file, open, posting);    // of each posting that is read
//
// One thread.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "model/posting.h"
#include "model/source.h"

namespace rolecall {

class FolderIds {
 public:
  // `source` must outlive it.  Of a source that is no folder it does nothing.
  explicit FolderIds(const Source& source);

  // The ids that `file` gave belong to it, but for those that are another's.
  void Remember(const PageState& file);
  // Takes the id of a posting out of `file`.  Where it is another file's, or
  // the posting is in `open` under it already, the id becomes
  // "SOURCE:FILE:NUMBER" for good.  Returns the URL of the file that has the
  // posting's former id, empty where it was kept.
  std::string Claim(std::string_view file, const std::set<std::string>& open,
                    Posting& posting);

 private:
  const Source& source_;
  const bool is_folder_;
  std::unordered_map<std::string, std::string> file_of_;  // by id
};

}  // namespace rolecall
