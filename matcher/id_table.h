// Where the thing with an id is, in ten to sixteen bytes for each.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "matcher/huge_pages.h"

namespace rolecall {

// Keeps no ids, the things do, but 32 bits of their hashes: hardly ever is a
// wrong thing looked at, and growing asks for no id.  Entries lie in the order
// of their hashes, but for collisions, so that a larger table is filled from
// end to end.  Thread-compatible.
class IdTable {
 public:
  // The place of the thing with this id; `is_it(place)` tells whether the thing
  // there has it.
  template <typename IsIt>
  std::optional<uint32_t> Find(std::string_view id, IsIt is_it) const {
    const auto at = Probe(HashOf(id), is_it);
    if (!at) return std::nullopt;
    return entries_[*at].place;
  }

  // Fetches into the cache what finding or adding an id reads first.
  void WarmUp(std::string_view id) const {
    __builtin_prefetch(entries_.data() + SlotOf(HashOf(id)));
  }

  // `id` is not in it.
  void Add(std::string_view id, uint32_t place) {
    // More than four fifths would make the runs of neighbours long.
    if ((size_ + 1) * 5 > entries_.size() * 4) {
      Rebuild(std::max<size_t>(64, entries_.size() * 3 / 2));
    }
    Insert({HashOf(id), place});
    ++size_;
  }

  // The thing with this id, which is at `from`, is at `to` now.
  void Move(std::string_view id, uint32_t from, uint32_t to) {
    entries_[*ProbePlace(id, from)].place = to;
  }

  void Remove(std::string_view id, uint32_t place) {
    size_t hole = *ProbePlace(id, place);
    --size_;
    // What lies behind moves up, unless it is before its own slot then.
    for (size_t at = Next(hole); entries_[at].place != kNone; at = Next(at)) {
      const size_t home = SlotOf(entries_[at].hash);
      if (Distance(home, at) < Distance(hole, at)) continue;
      entries_[hole] = entries_[at];
      hole = at;
    }
    entries_[hole] = Entry();
  }

  // Everything is elsewhere now: at new_place(place).
  template <typename NewPlace>
  void MoveAll(NewPlace new_place) {
    for (Entry& entry : entries_) {
      if (entry.place != kNone) entry.place = new_place(entry.place);
    }
    Rebuild(std::max<size_t>(64, size_ + size_ * 2 / 5));
  }

  size_t size() const { return size_; }

 private:
  static constexpr uint32_t kNone = 0xFFFFFFFF;
  struct Entry {
    uint32_t hash = 0;
    uint32_t place = kNone;
  };

  static uint32_t HashOf(std::string_view id) {
    const uint64_t hash = Fnv1a64(id);
    return static_cast<uint32_t>((hash ^ hash >> 29) * 0x9E3779B97F4A7C15 >>
                                 32);
  }
  size_t SlotOf(uint32_t hash) const {
    return static_cast<size_t>(uint64_t{hash} * entries_.size() >> 32);
  }
  size_t Next(size_t at) const { return at + 1 < entries_.size() ? at + 1 : 0; }
  // Steps forward from a slot to another.
  size_t Distance(size_t from, size_t to) const {
    return to >= from ? to - from : to + entries_.size() - from;
  }

  template <typename IsIt>
  std::optional<size_t> Probe(uint32_t hash, IsIt is_it) const {
    if (entries_.empty()) return std::nullopt;
    for (size_t at = SlotOf(hash); entries_[at].place != kNone; at = Next(at)) {
      if (entries_[at].hash == hash && is_it(entries_[at].place)) return at;
    }
    return std::nullopt;
  }
  std::optional<size_t> ProbePlace(std::string_view id, uint32_t place) const {
    return Probe(HashOf(id),
                 [place](uint32_t other) { return other == place; });
  }

  void Insert(Entry entry) {
    size_t at = SlotOf(entry.hash);
    while (entries_[at].place != kNone) at = Next(at);
    entries_[at] = entry;
  }

  void Rebuild(size_t slots) {
    const auto old = std::exchange(entries_, HugeVector<Entry>(slots));
    for (const Entry& entry : old) {
      if (entry.place != kNone) Insert(entry);
    }
  }

  HugeVector<Entry> entries_;
  size_t size_ = 0;
};

}  // namespace rolecall
