// Where the thing with an id is, in five to ten bytes for each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"

namespace rolecall {

// Keeps no ids: the things do.  Open addressing, a byte of each hash beside
// the places, so that few wrong things are looked at.  Thread-compatible.
class IdTable {
 public:
  // The place of the thing with this id; `is_it(place)` tells whether the thing
  // there has it.
  template <typename IsIt>
  std::optional<uint32_t> Find(std::string_view id, IsIt is_it) const {
    const auto at = Probe(Fnv1a64(id), is_it);
    if (!at) return std::nullopt;
    return places_[*at];
  }

  // `id` is not in it.  `id_of(place)` tells the id of what is there.
  template <typename IdOf>
  void Add(std::string_view id, uint32_t place, IdOf id_of) {
    if ((taken_ + 1) * 8 > places_.size() * 7) Rebuild(id_of);
    Put(Fnv1a64(id), place);
    ++size_;
  }

  // The thing with this id, which is at `from`, is at `to` now.
  void Move(std::string_view id, uint32_t from, uint32_t to) {
    const auto at =
        Probe(Fnv1a64(id), [from](uint32_t place) { return place == from; });
    places_[*at] = to;
  }

  void Remove(std::string_view id, uint32_t place) {
    const auto at =
        Probe(Fnv1a64(id), [place](uint32_t other) { return other == place; });
    tags_[*at] = kGone;
    --size_;
  }

  // Forgets all; room for `size` things.
  void Clear(size_t size) {
    size_t slots = 64;
    while (size * 8 > slots * 7) slots *= 2;
    tags_.assign(slots, kEmpty);
    places_.assign(slots, 0);
    size_ = taken_ = 0;
  }

  size_t size() const { return size_; }

 private:
  static constexpr uint8_t kEmpty = 0;
  static constexpr uint8_t kGone = 1;

  static uint8_t TagOf(uint64_t hash) {
    return static_cast<uint8_t>(2 + (hash >> 56) % 254);
  }
  static uint64_t Spread(uint64_t hash) {
    return (hash ^ hash >> 29) * 0x9E3779B97F4A7C15 >> 20;
  }

  template <typename IsIt>
  std::optional<size_t> Probe(uint64_t hash, IsIt is_it) const {
    if (places_.empty()) return std::nullopt;
    const size_t last = places_.size() - 1;
    const uint8_t tag = TagOf(hash);
    for (size_t at = Spread(hash) & last; tags_[at] != kEmpty;
         at = (at + 1) & last) {
      if (tags_[at] == tag && is_it(places_[at])) return at;
    }
    return std::nullopt;
  }

  void Put(uint64_t hash, uint32_t place) {
    const size_t last = places_.size() - 1;
    size_t at = Spread(hash) & last;
    while (tags_[at] > kGone) at = (at + 1) & last;
    if (tags_[at] == kEmpty) ++taken_;
    tags_[at] = TagOf(hash);
    places_[at] = place;
  }

  // Twice as large, unless what fills it is mostly gone.
  template <typename IdOf>
  void Rebuild(IdOf id_of) {
    const auto tags = std::exchange(tags_, {});
    const auto places = std::exchange(places_, {});
    size_t slots = places.empty() ? 64 : places.size();
    if (size_ * 2 > slots) slots *= 2;
    taken_ = 0;
    tags_.assign(slots, kEmpty);
    places_.assign(slots, 0);
    for (size_t i = 0; i < places.size(); ++i) {
      if (tags[i] > kGone) Put(Fnv1a64(id_of(places[i])), places[i]);
    }
  }

  std::vector<uint8_t> tags_;
  std::vector<uint32_t> places_;
  size_t size_ = 0;
  size_t taken_ = 0;  // with those that are gone
};

}  // namespace rolecall
