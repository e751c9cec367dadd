#include "matcher/holdings_record.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace rolecall {
namespace {

// What a record tells of the id that was written.
std::string IdOf(const std::string& id, const std::vector<uint8_t>& bytes) {
  RecordReader record(bytes.data());
  const size_t size = record.IdSize();
  EXPECT_EQ(size, id.size());
  return id.substr(0, std::min(size, kIdHead)) +
         std::string(record.IdTail(std::min(size, id.size())));
}

TEST(HoldingsRecordTest, IdsOfAnyLengthComeBack) {
  for (const size_t size : {0, 1, 8, 9, 1024, 65534, 65535, 65536, 200000}) {
    std::string id(size, 'x');
    if (size > 0) id.back() = 'y';
    std::vector<uint8_t> bytes;
    AppendRecord(id, {{3}, {4, 12, 10, 20}}, bytes);
    EXPECT_EQ(IdOf(id, bytes), id);
    RecordReader record(bytes.data());
    record.IdTail(record.IdSize());
    std::vector<TermIndex> terms;
    ASSERT_LE(record.at(), bytes.data() + bytes.size());
    record.ForEachHolding(
        [&terms](const Holding& one) { terms.push_back(one.term); });
    EXPECT_EQ(terms, (std::vector<TermIndex>{3, 4})) << size;
    EXPECT_EQ(record.at(), bytes.data() + bytes.size());
    if (HasFailure()) return;
  }
}

TEST(HoldingsRecordTest, DetailsOfAHoldingComeBack) {
  std::vector<uint8_t> bytes;
  AppendRecord("c", {{7, 24, kNoDayBefore, 40000}}, bytes);
  RecordReader record(bytes.data());
  record.IdTail(record.IdSize());
  record.ForEachHolding([](const Holding& one) {
    EXPECT_EQ(one.term, 7);
    EXPECT_EQ(one.months, 24);
    EXPECT_EQ(one.valid_from, kNoDayBefore);
    EXPECT_EQ(one.valid_until, 40000);
  });
}

TEST(HoldingsRecordTest, TheHeadOrdersIdsAsBytesDo) {
  EXPECT_LT(IdHeadOf("a"), IdHeadOf("b"));
  EXPECT_LT(IdHeadOf("a"), IdHeadOf("aa"));
  EXPECT_LT(IdHeadOf("z"), IdHeadOf("\xC3\xA9"));
  EXPECT_EQ(IdHeadOf("12345678"), IdHeadOf("12345678-and-more"));
}

}  // namespace
}  // namespace rolecall
