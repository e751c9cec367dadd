// Sixteen bytes of a text at a time, as the compiler's own vectors: every
// operator works on all of them, and a comparison gives 0 or -1 for each.
// GCC and clang make of it what the processor has.
#pragma once

#include <array>
#include <bit>
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

// Bits for processors without an instruction for it.
inline uint32_t BitsByArithmetic(Sixteen compared) {
  std::array<uint64_t, 2> halves = Halves(compared);
  for (uint64_t& half : halves) {
    if constexpr (std::endian::native == std::endian::big) {
      half = __builtin_bswap64(half);
    }
    // Byte i keeps bit i; the product adds all bytes up in the highest one.
    half = (half & 0x8040201008040201u) * 0x0101010101010101u >> 56;
  }
  return static_cast<uint32_t>(halves[0] | halves[1] << 8);
}

// Of what a comparison gave: a bit for each byte, the first one lowest.
inline uint32_t Bits(Sixteen compared) {
#ifdef __SSE2__
  using Bytes = char __attribute__((vector_size(16)));
  Bytes bytes;
  std::memcpy(&bytes, &compared, sizeof bytes);
  return static_cast<uint32_t>(__builtin_ia32_pmovmskb128(bytes));
#else
  return BitsByArithmetic(compared);
#endif
}

inline bool IsAny(Sixteen compared) { return Bits(compared) != 0; }
inline bool IsAll(Sixteen compared) { return Bits(compared) == 0xFFFF; }

}  // namespace rolecall
