#include "parser/html_tree.h"

#include <algorithm>
#include <cstdlib>

namespace rolecall {

HtmlArena::~HtmlArena() {
  while (chunks_ != nullptr) std::free(std::exchange(chunks_, chunks_->next));
}

bool HtmlArena::AddChunk(size_t size) {
  size_t wanted = std::max(next_chunk_bytes_, size + kHeader);
  if (wanted > bytes_left_) wanted = size + kHeader;
  if (wanted > bytes_left_) return false;
  void* memory = std::malloc(wanted);
  if (memory == nullptr) return false;
  bytes_left_ -= wanted;
  next_chunk_bytes_ = std::min(wanted * 2, kLargestChunk);
  chunks_ = new (memory) Chunk{chunks_};
  free_ = static_cast<char*>(memory) + kHeader;
  free_bytes_ = wanted - kHeader;
  return true;
}

}  // namespace rolecall
