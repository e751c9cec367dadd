// What a candidate holds, and the end of a long id, in a few bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "matcher/compiled.h"

namespace rolecall {

// Most people's holdings say no more than a term: two bytes each.
//
//   id     length (2 bytes; kLongId: 4 bytes follow that tell it), then what
//          follows its first kIdHead bytes
//   count  2 bytes
//   each   term (2 bytes); details follow when it is kDetailed (months 2 bytes,
//          first and last day 4 bytes each), after the term proper (2 bytes)
inline constexpr size_t kIdHead = 8;
inline constexpr uint16_t kLongId = 0xFFFF;
// In a term's place.  No catalogue has so many terms.
inline constexpr TermIndex kDetailed = kNoTerm;

// The first kIdHead bytes of an id as a number: its order is the byte order of
// ids that differ in them.
uint64_t IdHeadOf(std::string_view id);

// No record of so many holdings is longer.
inline size_t MostRecordBytes(std::string_view id, size_t holdings) {
  return id.size() + holdings * 14 + 8;
}
// Of fewer than 2^16 holdings, and an id of less than 4 GiB.
void AppendRecord(std::string_view id, const std::vector<Holding>& holdings,
                  std::vector<uint8_t>& bytes);

// Reads what AppendRecord wrote, in its order.
class RecordReader {
 public:
  explicit RecordReader(const uint8_t* at) : at_(at) {}

  size_t IdSize() {
    const size_t size = Read<uint16_t>();
    return size == kLongId ? Read<uint32_t>() : size;
  }
  std::string_view IdTail(size_t id_size);
  // Calls `visit` with each Holding.
  template <typename Visitor>
  void ForEachHolding(Visitor visit) {
    for (size_t left = Read<uint16_t>(); left > 0; --left) visit(ReadHolding());
  }
  const uint8_t* at() const { return at_; }

 private:
  template <typename Number>
  Number Read() {
    Number number;
    std::memcpy(&number, at_, sizeof(number));
    at_ += sizeof(number);
    return number;
  }
  Holding ReadHolding() {
    Holding holding;
    holding.term = Read<uint16_t>();
    if (holding.term != kDetailed) return holding;
    holding.term = Read<uint16_t>();
    holding.months = Read<int16_t>();
    holding.valid_from = Read<Day>();
    holding.valid_until = Read<Day>();
    return holding;
  }

  const uint8_t* at_;
};

}  // namespace rolecall
