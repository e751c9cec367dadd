// Derives readings again from what is stored: after a catalogue or extractor
// update every stored posting is read anew from its own raw description.
#pragma once

#include <stop_token>

#include "base/clock.h"
#include "base/error.h"
#include "parser/posting_reader.h"
#include "store/store.h"

namespace rolecall {

struct Replayed {
  size_t read = 0;     // postings that another version had read
  size_t changed = 0;  // of those, how many now ask for something else
};

// Reads again every open posting whose extractor_version is not the reader's.
// A posting that changed queues a Change, so that its matches follow.
[[nodiscard]] Result<Replayed> Replay(const PostingReader& reader, Store& store,
                                      const Clock& clock, std::stop_token stop);

}  // namespace rolecall
