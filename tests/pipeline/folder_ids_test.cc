#include "pipeline/folder_ids.h"

#include <gtest/gtest.h>

#include "parser/published.h"
#include "tests/pipeline/pipeline_world.h"

namespace rolecall {
namespace {

constexpr char kHill[] = "file:///srv/drop/hill.csv";
constexpr char kValley[] = "file:///srv/drop/valley.csv";

Source Folder() {
  Source source;
  source.id = "drop";
  source.url = "file:///srv/drop/";
  return source;
}

class FolderIdsTest : public ::testing::Test {
 protected:
  std::string Claim(const char* file, const std::string& id = "drop:1") {
    Posting posting = APosting(id, "Coder", "CPC");
    was_ = ids_.Claim(file, open_, posting);
    return posting.id;
  }

  const Source source_ = Folder();
  FolderIds ids_{source_};
  std::set<std::string> open_;
  std::string was_;
};

TEST_F(FolderIdsTest, OfTwoFilesTheSecondsIdNamesTheFile) {
  EXPECT_EQ(Claim(kHill), "drop:1");
  EXPECT_EQ(Claim(kValley), "drop:valley.csv:1");
  EXPECT_EQ(was_, kHill);
  EXPECT_EQ(Claim(kHill), "drop:1");
  EXPECT_EQ(Claim(kValley, "drop:2"), "drop:2");
}

TEST_F(FolderIdsTest, WhatAFileGaveBeforeAnotherCameKeepsItsId) {
  PageState state;
  state.url = kValley;
  state.posting_ids = {"drop:1"};
  ids_.Remember(state);
  EXPECT_EQ(Claim(kHill), "drop:hill.csv:1");
  EXPECT_EQ(Claim(kValley), "drop:1");
}

TEST_F(FolderIdsTest, AnIdWithAFileStaysWhenTheOtherFileIsGone) {
  open_ = {"drop:valley.csv:1"};
  EXPECT_EQ(Claim(kValley), "drop:valley.csv:1");
  EXPECT_EQ(was_, "");
}

TEST_F(FolderIdsTest, ARowWithoutANumberIsTheSamePostingInBoth) {
  Posting posting = APosting("", "Coder", "CPC");
  posting.id = PostingIdOfPage(source_, posting.url + "CoderCPC");
  const std::string id = posting.id;
  EXPECT_EQ(ids_.Claim(kHill, open_, posting), "");
  EXPECT_EQ(ids_.Claim(kValley, open_, posting), "");
  EXPECT_EQ(posting.id, id);
}

TEST_F(FolderIdsTest, PagesOfASiteMayShowOnePosting) {
  Source site = Folder();
  site.url = "https://valley.example/";
  FolderIds ids(site);
  Posting posting = APosting("drop:1", "Coder", "CPC");
  EXPECT_EQ(ids.Claim("https://valley.example/a", open_, posting), "");
  EXPECT_EQ(ids.Claim("https://valley.example/b", open_, posting), "");
  EXPECT_EQ(posting.id, "drop:1");
}

}  // namespace
}  // namespace rolecall
