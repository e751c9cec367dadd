#include "matcher/holdings_record.h"

#include <algorithm>

namespace rolecall {
namespace {

// Of a record that is written; there is room.
class Writer {
 public:
  explicit Writer(uint8_t* at) : at_(at) {}
  template <typename Number>
  void Write(Number number) {
    std::memcpy(at_, &number, sizeof(number));
    at_ += sizeof(number);
  }
  void Write(std::string_view text) {
    std::memcpy(at_, text.data(), text.size());
    at_ += text.size();
  }
  void Write(const Holding& holding) {
    const bool plain = holding.months < 0 &&
                       holding.valid_from == kNoDayBefore &&
                       holding.valid_until == kNoDayAfter;
    if (!plain) Write(kDetailed);
    Write(holding.term);
    if (plain) return;
    Write(holding.months);
    Write(holding.valid_from);
    Write(holding.valid_until);
  }
  const uint8_t* at() const { return at_; }

 private:
  uint8_t* at_;
};

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
  const size_t begin = bytes.size();
  bytes.resize(begin + MostRecordBytes(id, holdings.size()));
  Writer record(bytes.data() + begin);
  if (id.size() < kLongId) {
    record.Write(static_cast<uint16_t>(id.size()));
  } else {
    record.Write(kLongId);
    record.Write(static_cast<uint32_t>(id.size()));
  }
  if (id.size() > kIdHead) record.Write(id.substr(kIdHead));
  record.Write(static_cast<uint16_t>(holdings.size()));
  for (const Holding& holding : holdings) record.Write(holding);
  bytes.resize(static_cast<size_t>(record.at() - bytes.data()));
}

std::string_view RecordReader::IdTail(size_t id_size) {
  const size_t size = id_size > kIdHead ? id_size - kIdHead : 0;
  const std::string_view tail(reinterpret_cast<const char*>(at_), size);
  at_ += size;
  return tail;
}

}  // namespace rolecall
