// Eight bytes of a text at a time, in one number, the first byte in its lowest
// bits: what most words and names need no more than one or two of.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace rolecall {

inline constexpr size_t kEight = sizeof(uint64_t);
// A one in each byte.
inline constexpr uint64_t kEachByte = 0x0101010101010101u;

// The eight bytes at `at`, all of which must be there.
inline uint64_t LoadEight(const char* at) {
  uint64_t eight = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&eight, at, kEight);
  } else {
    for (size_t i = kEight; i-- > 0;) {
      eight = eight << 8 | static_cast<unsigned char>(at[i]);
    }
  }
  return eight;
}

// A number whose first `length` bytes are all ones, the others zero.
inline uint64_t FirstBytes(size_t length) {
  return length < kEight ? (uint64_t{1} << (8 * length)) - 1 : ~uint64_t{0};
}

// The lowest bit that is set is the top bit of the first byte below `bound` (1
// to 128); 0 where none is.  Taking the bound away borrows into a byte's top
// bit where the byte is below it (Mycroft 1987); bytes beyond ASCII, and what
// lies above the first hit, do not count.
inline uint64_t Below(uint64_t eight, uint64_t bound) {
  return (eight - kEachByte * bound) & ~eight & kEachByte * 0x80;
}

// The top bits of `bytes`, which are below 0x80, are set where they are of
// [first, last].
inline uint64_t Within(uint64_t bytes, uint64_t first, uint64_t last) {
  return (bytes + kEachByte * (0x80 - first)) &
         ~(bytes + kEachByte * (0x7F - last));
}

// How many small ASCII letters `eight` begins with.
inline size_t SmallLength(uint64_t eight) {
  constexpr uint64_t kTop = kEachByte * 0x80;
  const uint64_t others = ~(Within(eight & ~kTop, 'a', 'z') & ~eight) & kTop;
  return static_cast<size_t>(std::countr_zero(others)) / 8;
}

// How many ASCII letters and digits `eight` begins with.
inline size_t AlnumLength(uint64_t eight) {
  constexpr uint64_t kTop = kEachByte * 0x80;
  const uint64_t low = eight & ~kTop;
  const uint64_t is_letter = Within(low | kEachByte * 0x20, 'a', 'z');
  const uint64_t is_digit = Within(low, '0', '9');
  const uint64_t others = ~((is_letter | is_digit) & ~eight) & kTop;
  return static_cast<size_t>(std::countr_zero(others)) / 8;
}

}  // namespace rolecall
