#include "store/keys.h"

#include <algorithm>

#include "base/text.h"

namespace rolecall {
namespace {

std::string InPartition(int partition, std::string_view rest) {
  return "{" + std::to_string(partition) + "}:" + std::string(rest);
}

std::string OfId(std::string_view id, std::string_view before,
                 std::string_view after) {
  std::string key = InPartition(PartitionOf(id), before);
  key.append(id).append(after);
  return key;
}

}  // namespace

int PartitionOf(std::string_view id) {
  return static_cast<int>(Fnv1a64(id) % kPartitions);
}

std::string PostingKey(std::string_view id) {
  return OfId(id, "posting:", ":record");
}
std::string PostingMatchesKey(std::string_view id) {
  return OfId(id, "posting:", ":matches");
}
std::string PostingIndexKey(int partition) {
  return InPartition(partition, "postings");
}
std::string OpenPostingsKey(int partition) {
  return InPartition(partition, "postings:open");
}

std::string CandidateKey(std::string_view id) {
  return OfId(id, "candidate:", ":profile");
}
std::string ContactKey(std::string_view id) {
  return OfId(id, "candidate:", ":contact");
}
std::string CandidateMatchesKey(std::string_view id) {
  return OfId(id, "candidate:", ":matches");
}
std::string CandidateReasonsKey(std::string_view id) {
  return OfId(id, "candidate:", ":reasons");
}
std::string CandidateIndexKey(int partition) {
  return InPartition(partition, "candidates");
}

std::string ChangesKey(int partition) {
  return InPartition(partition, "changes");
}
std::string EventsKey(int partition) {
  return InPartition(partition, "matches");
}

std::string CrawlStatesKey(int partition) {
  return InPartition(partition, "sources");
}
std::string LeaseKey(std::string_view source_id) {
  return OfId(source_id, "source:", ":lease");
}
std::string RoleKey(std::string_view role) {
  return OfId(role, "role:", ":lease");
}
std::string PageKey(std::string_view url) { return OfId(url, "page:", ""); }
std::string NoteKey(std::string_view name) { return OfId(name, "note:", ""); }

bool IsPostingMatchesKey(std::string_view whole) {
  std::string_view key = whole;
  constexpr std::string_view kBefore = "}:posting:";
  constexpr std::string_view kAfter = ":matches";
  key.remove_prefix(std::min(key.find('}'), key.size()));
  if (key.size() <= kBefore.size() + kAfter.size()) return false;
  key.remove_prefix(kBefore.size());
  return whole == PostingMatchesKey(key.substr(0, key.size() - kAfter.size()));
}

}  // namespace rolecall
