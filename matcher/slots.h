// Things with an id, each in a numbered slot.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace rolecall {

// `T` has a member `id`.  A slot's number is stable while its thing is there;
// numbers of erased things are used again.
template <typename T>
class Slots {
 public:
  // The slot, whether the id was there before or not.
  uint32_t Put(T thing) {
    const auto found = by_id_.find(thing.id);
    if (found != by_id_.end()) {
      things_[found->second] = std::move(thing);
      return found->second;
    }
    if (free_.empty()) {
      free_.push_back(static_cast<uint32_t>(things_.size()));
      things_.emplace_back();
    }
    const uint32_t slot = free_.back();
    free_.pop_back();
    by_id_.emplace(thing.id, slot);
    things_[slot] = std::move(thing);
    return slot;
  }

  // The slot that is free now, if the id was there.
  std::optional<uint32_t> Erase(std::string_view id) {
    const auto found = by_id_.find(std::string(id));
    if (found == by_id_.end()) return std::nullopt;
    const uint32_t slot = found->second;
    by_id_.erase(found);
    things_[slot] = T();
    free_.push_back(slot);
    return slot;
  }

  std::optional<uint32_t> Find(std::string_view id) const {
    const auto found = by_id_.find(std::string(id));
    if (found == by_id_.end()) return std::nullopt;
    return found->second;
  }

  const T& operator[](uint32_t slot) const { return things_[slot]; }
  size_t size() const { return by_id_.size(); }

 private:
  std::vector<T> things_;
  std::vector<uint32_t> free_;
  std::unordered_map<std::string, uint32_t> by_id_;
};

}  // namespace rolecall
