// Every key name of rolecall in Redis, spelt once.  docs/formats.md says
// what stands under each, and what bounds it.
//
// The words in braces are Redis Cluster's hash tags: keys with one tag lie in
// one slot, on one node, so that a script may change them together.  An id
// belongs to one of 16 partitions; the family's word stands last, behind the
// id, so that no id can be spelt to reach another family.
#pragma once

#include <string>
#include <string_view>

namespace rolecall {

// Raised when an older rolecall would misread what this one writes.
inline constexpr std::string_view kLayoutKey = "rolecall:layout";
inline constexpr std::string_view kLayoutVersion = "1";

inline constexpr int kPartitions = 16;
// 0 to 15, stable for ever: Fnv1a64(id) mod 16.
int PartitionOf(std::string_view id);

// {p}:posting:ID:record   hash
std::string PostingKey(std::string_view id);
// {p}:posting:ID:matches  hash: who has it in their ranking
std::string PostingMatchesKey(std::string_view id);
// {p}:postings            sorted set: all ids, by when they are forgotten
std::string PostingIndexKey(int partition);
// {p}:postings:open       sorted set: source NUL id, for lexical ranges
std::string OpenPostingsKey(int partition);

// {p}:candidate:ID:profile  hash
std::string CandidateKey(std::string_view id);
// {p}:candidate:ID:contact  string
std::string ContactKey(std::string_view id);
// {p}:candidate:ID:matches  sorted set: posting id by score
std::string CandidateMatchesKey(std::string_view id);
// {p}:candidate:ID:reasons  hash: posting id to match
std::string CandidateReasonsKey(std::string_view id);
// {p}:candidates            set: all ids
std::string CandidateIndexKey(int partition);

// {p}:changes  stream with the consumer group kChangesGroup
std::string ChangesKey(int partition);
inline constexpr std::string_view kChangesGroup = "match";

// {p}:matches  stream of match events, p being the candidate's partition
std::string EventsKey(int partition);
inline constexpr std::string_view kEventsChannel = "rolecall:matches";

// {p}:sources           hash: source id to crawl state
std::string CrawlStatesKey(int partition);
// {p}:source:ID:lease   string with an expiry
std::string LeaseKey(std::string_view source_id);
// {p}:role:NAME:lease   string with an expiry
std::string RoleKey(std::string_view role);
// {p}:page:URL          string with an expiry
std::string PageKey(std::string_view url);
// {p}:note:NAME         string with an expiry
std::string NoteKey(std::string_view name);

// What SCAN takes to find every PostingMatchesKey.  It finds others as well,
// since `*` goes past a brace and URLs hold anything: ask the predicate.
inline constexpr std::string_view kPostingMatchesPattern =
    "{*}:posting:*:matches";
bool IsPostingMatchesKey(std::string_view key);

}  // namespace rolecall
