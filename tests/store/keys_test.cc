#include "store/keys.h"

#include <gtest/gtest.h>

#include <array>
#include <set>

namespace rolecall {
namespace {

TEST(KeysTest, TheRankingOfACandidateIsWhereListenersReadIt) {
  EXPECT_EQ(PartitionOf("42"), 3);
  EXPECT_EQ(CandidateMatchesKey("42"), "{3}:candidate:42:matches");
  EXPECT_EQ(EventsKey(3), "{3}:matches");
  EXPECT_EQ(kEventsChannel, "rolecall:matches");
}

TEST(KeysTest, PartitionsAreStable) {
  EXPECT_EQ(PartitionOf(""), 5);
  EXPECT_EQ(PartitionOf("a"), 12);
  EXPECT_EQ(PartitionOf("foobar"), 8);
}

TEST(KeysTest, WhatChangesTogetherHasOneHashTag) {
  const std::string tag = "{" + std::to_string(PartitionOf("x")) + "}:";
  const int p = PartitionOf("x");
  const std::array keys = {PostingKey("x"),
                           PostingMatchesKey("x"),
                           PostingIndexKey(p),
                           OpenPostingsKey(p),
                           CandidateKey("x"),
                           ContactKey("x"),
                           CandidateMatchesKey("x"),
                           CandidateReasonsKey("x"),
                           CandidateIndexKey(p),
                           ChangesKey(p),
                           EventsKey(p),
                           CrawlStatesKey(p),
                           LeaseKey("x"),
                           RoleKey("x"),
                           PageKey("x"),
                           NoteKey("x")};
  std::set<std::string> names;
  for (const std::string& key : keys) {
    EXPECT_TRUE(key.starts_with(tag)) << key;
    names.insert(key);
  }
  EXPECT_EQ(names.size(), keys.size());
}

TEST(KeysTest, NoIdSpellsTheKeyOfAnotherFamily) {
  // Families of one owner differ in their last word, which follows the id.
  EXPECT_NE(CandidateKey("1:matches"), CandidateMatchesKey("1"));
  EXPECT_NE(ContactKey("1"), CandidateKey("1:contact"));
  EXPECT_NE(PostingKey("1:matches"), PostingMatchesKey("1"));
}

TEST(KeysTest, OnlyThePostingsSideOfARankingIsTakenForIt) {
  for (const char* id :
       {"1", "valley:1", "x}:posting:y", "x}:posting:y:matches", "posting:1",
        "{3}:posting:1:matches", "}", ":matches", "posting::matches"}) {
    EXPECT_TRUE(IsPostingMatchesKey(PostingMatchesKey(id))) << id;
    for (const std::string& key :
         {PostingKey(id), CandidateKey(id), ContactKey(id),
          CandidateMatchesKey(id), CandidateReasonsKey(id), LeaseKey(id),
          PageKey(id), NoteKey(id)}) {
      EXPECT_FALSE(IsPostingMatchesKey(key)) << key;
    }
  }
  for (int p = 0; p < kPartitions; ++p) {
    EXPECT_FALSE(IsPostingMatchesKey(EventsKey(p)));
    EXPECT_FALSE(IsPostingMatchesKey(OpenPostingsKey(p)));
  }
  EXPECT_FALSE(IsPostingMatchesKey(""));
  EXPECT_FALSE(IsPostingMatchesKey("rolecall:layout"));
  EXPECT_FALSE(IsPostingMatchesKey("app:{1}:posting:1:matches"));
}

}  // namespace
}  // namespace rolecall
