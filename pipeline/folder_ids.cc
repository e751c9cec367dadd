#include "pipeline/folder_ids.h"

#include "crawler/local_file.h"
#include "parser/published.h"

namespace rolecall {
namespace {

// A row without a number has an id made of its words: in two files it is the
// same posting.
bool IsMadeOfWords(const Source& source, const Posting& posting) {
  return posting.identifier.empty() &&
         posting.id == PostingIdOfPage(source, posting.url + posting.title +
                                                   posting.description);
}

}  // namespace

FolderIds::FolderIds(const Source& source)
    : source_(source),
      is_folder_(IsLocalFile(source.url) && source.url.ends_with('/')) {}

void FolderIds::Remember(const PageState& file) {
  if (!is_folder_) return;
  for (const std::string& id : file.posting_ids) {
    file_of_.try_emplace(id, file.url);
  }
}

std::string FolderIds::Claim(std::string_view file,
                             const std::set<std::string>& open,
                             Posting& posting) {
  const std::string prefix = source_.id + ":";
  if (!is_folder_ || !posting.id.starts_with(prefix) ||
      IsMadeOfWords(source_, posting)) {
    return "";
  }
  std::string full(prefix);
  full += file.substr(file.rfind('/') + 1);
  full += ":" + posting.id.substr(prefix.size());
  if (open.contains(full)) {
    posting.id = std::move(full);
    return "";
  }
  const std::string& owner =
      file_of_.try_emplace(posting.id, file).first->second;
  if (owner == file) return "";
  posting.id = std::move(full);
  return owner;
}

}  // namespace rolecall
