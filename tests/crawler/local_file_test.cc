#include "crawler/local_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace rolecall {
namespace {

namespace fs = std::filesystem;

class LocalFileTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() /
              ("drop-" +
               std::to_string(testing::UnitTest::GetInstance()->random_seed()) +
               testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_);
    source_.id = "school";
    source_.url = "file://" + folder_.string() + "/";
  }
  void TearDown() override { fs::remove_all(folder_); }

  void Write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name) << text;
  }
  Result<Page> Read(const std::string& url, const std::string& etag = "") {
    FetchRequest request;
    request.url = url;
    request.etag = etag;
    return ReadLocalFile(source_, request, 1000, Timestamp());
  }

  fs::path folder_;
  Source source_;
};

TEST_F(LocalFileTest, AFolderListsItsFinishedFilesByName) {
  Write("b c.csv", "x");
  Write("a.jsonl", "y");
  Write(".hidden", "z");
  Write("c.csv.part", "z");
  fs::create_directories(folder_ / "d");
  fs::create_symlink("/etc/passwd", folder_ / "e.csv");
  const auto page = Read(source_.url);
  ASSERT_TRUE(page) << page.error().message;
  EXPECT_EQ(page->content_type, "text/uri-list");
  EXPECT_EQ(page->body,
            source_.url + "a.jsonl\r\n" + source_.url + "b%20c.csv\r\n");
  const auto file = Read(source_.url + "b%20c.csv");
  ASSERT_TRUE(file) << file.error().message;
  EXPECT_EQ(file->body, "x");
}

TEST_F(LocalFileTest, AFileThatHasNotChangedIsNotReadAgain) {
  Write("a.csv", "id,title\n");
  const auto first = Read(source_.url + "a.csv");
  ASSERT_TRUE(first);
  const auto same = Read(source_.url + "a.csv", first->etag);
  ASSERT_TRUE(same);
  EXPECT_EQ(same->status_code, 304);
  Write("a.csv", "id,title\n1,Coder\n");
  EXPECT_EQ(Read(source_.url + "a.csv", first->etag)->status_code, 200);
}

TEST_F(LocalFileTest, NothingElsewhereIsRead) {
  fs::create_symlink("/etc/passwd", folder_ / "link.csv");
  for (const std::string& url :
       {std::string("file:///etc/passwd"), source_.url + "../x",
        source_.url + "..%2Fx", source_.url + "d/x", source_.url + "%2e%2e"}) {
    const auto page = Read(url);
    ASSERT_FALSE(page) << url;
    EXPECT_EQ(page.error().code, ErrorCode::kDisallowed) << url;
  }
  EXPECT_FALSE(Read(source_.url + "link.csv"));
}

TEST_F(LocalFileTest, WhatCannotBeReadIsUnavailableAndWhatIsLargeTooLarge) {
  Write("large.csv", std::string(1001, 'x'));
  EXPECT_EQ(Read(source_.url + "large.csv").error().code, ErrorCode::kTooLarge);
  EXPECT_EQ(Read(source_.url + "gone.csv").error().code,
            ErrorCode::kUnavailable);
}

}  // namespace
}  // namespace rolecall
