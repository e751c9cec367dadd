// Things with an id, each in a numbered slot.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "matcher/huge_pages.h"
#include "matcher/id_table.h"

namespace rolecall {

// `T` has a member `id`.  A slot's number is stable while its thing is there;
// numbers of erased things are used again.
template <typename T>
class Slots {
 public:
  // The slot, whether the id was there before or not.
  uint32_t Put(T thing) {
    if (const auto found = Find(thing.id)) {
      things_[*found] = std::move(thing);
      return *found;
    }
    if (free_.empty()) {
      free_.push_back(static_cast<uint32_t>(things_.size()));
      things_.emplace_back();
    }
    const uint32_t slot = free_.back();
    free_.pop_back();
    by_id_.Add(thing.id, slot);
    things_[slot] = std::move(thing);
    return slot;
  }

  // The slot that is free now, if the id was there.
  std::optional<uint32_t> Erase(std::string_view id) {
    const auto found = Find(id);
    if (!found) return std::nullopt;
    const uint32_t slot = *found;
    by_id_.Remove(id, slot);
    things_[slot] = T();
    free_.push_back(slot);
    return slot;
  }

  std::optional<uint32_t> Find(std::string_view id) const {
    return by_id_.Find(id,
                       [&](uint32_t slot) { return things_[slot].id == id; });
  }

  // Gives back the room for more.
  void Trim() { things_.shrink_to_fit(); }

  const T& operator[](uint32_t slot) const { return things_[slot]; }
  size_t size() const { return by_id_.size(); }

 private:
  HugeVector<T> things_;
  std::vector<uint32_t> free_;
  IdTable by_id_;
};

}  // namespace rolecall
