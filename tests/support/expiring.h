// Values of a store that are kept for a time only, and maps of such.
#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace rolecall {

template <typename T>
struct Expiring {
  T value;
  std::chrono::sys_time<std::chrono::milliseconds> end;
};

template <typename Map>
auto FindIn(const Map& map, const std::string& key)
    -> std::optional<typename Map::mapped_type> {
  const auto found = map.find(key);
  if (found == map.end()) return std::nullopt;
  return found->second;
}

}  // namespace rolecall
