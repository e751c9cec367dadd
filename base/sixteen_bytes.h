// Sixteen bytes of a text at a time, as the compiler's own vectors: every
// operator works on all of them, and a comparison gives 0 or -1 for each.
// GCC and clang make of it what the processor has.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>

namespace rolecall {

// Signed: bytes above ASCII are below zero.
using Sixteen = int8_t __attribute__((vector_size(16)));

// The sixteen bytes at `at`, all of which must be there.
inline Sixteen LoadSixteen(const char* at) {
  Sixteen bytes;
  std::memcpy(&bytes, at, sizeof bytes);
  return bytes;
}

inline std::array<uint64_t, 2> Halves(Sixteen bytes) {
  std::array<uint64_t, 2> halves;
  std::memcpy(halves.data(), &bytes, sizeof halves);
  return halves;
}

inline bool IsAny(Sixteen bytes) {
  const auto [low, high] = Halves(bytes);
  return (low | high) != 0;
}

}  // namespace rolecall
