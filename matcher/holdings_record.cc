#include "matcher/holdings_record.h"

#include <algorithm>

namespace rolecall {
namespace {

// In a term's place: the term proper and its details follow.  No catalogue has
// so many terms.
constexpr TermIndex kDetailed = kNoTerm;

template <typename Number>
void Append(Number number, std::vector<uint8_t>& bytes) {
  uint8_t raw[sizeof(number)];
  std::memcpy(raw, &number, sizeof(number));
  bytes.insert(bytes.end(), raw, raw + sizeof(number));
}

}  // namespace

uint64_t IdHeadOf(std::string_view id) {
  uint64_t head = 0;
  for (size_t i = 0; i < std::min(id.size(), kIdHead); ++i) {
    head |= static_cast<uint64_t>(static_cast<uint8_t>(id[i])) << (56 - i * 8);
  }
  return head;
}

void AppendRecord(std::string_view id, const std::vector<Holding>& holdings,
                  std::vector<uint8_t>& bytes) {
  if (id.size() < kLongId) {
    Append(static_cast<uint16_t>(id.size()), bytes);
  } else {
    Append(kLongId, bytes);
    Append(static_cast<uint32_t>(id.size()), bytes);
  }
  if (id.size() > kIdHead) {
    bytes.insert(bytes.end(), id.begin() + kIdHead, id.end());
  }
  Append(static_cast<uint16_t>(holdings.size()), bytes);
  for (const Holding& holding : holdings) {
    const bool plain = holding.months < 0 &&
                       holding.valid_from == kNoDayBefore &&
                       holding.valid_until == kNoDayAfter;
    if (!plain) Append(kDetailed, bytes);
    Append(holding.term, bytes);
    if (plain) continue;
    Append(holding.months, bytes);
    Append(holding.valid_from, bytes);
    Append(holding.valid_until, bytes);
  }
}

std::string_view RecordReader::IdTail(size_t id_size) {
  const size_t size = id_size > kIdHead ? id_size - kIdHead : 0;
  const std::string_view tail(reinterpret_cast<const char*>(at_), size);
  at_ += size;
  return tail;
}

Holding RecordReader::ReadHolding() {
  Holding holding;
  holding.term = Read<uint16_t>();
  if (holding.term != kDetailed) return holding;
  holding.term = Read<uint16_t>();
  holding.months = Read<int16_t>();
  holding.valid_from = Read<Day>();
  holding.valid_until = Read<Day>();
  return holding;
}

}  // namespace rolecall
