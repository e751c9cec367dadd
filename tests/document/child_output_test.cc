#include "document/child_output.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rolecall {
namespace {

using ::testing::HasSubstr;

Result<ChildOutput> Shell(const std::string& command,
                          const ChildBounds& bounds = {}) {
  return RunBounded({"bash", "-c", command}, "the input", bounds);
}

TEST(ChildOutputTest, GivesTheInputAndTakesTheOutput) {
  const auto output = Shell("cat; exit 3");
  ASSERT_TRUE(output);
  EXPECT_EQ(output->text, "the input");
  EXPECT_EQ(output->exit_code, 3);
}

TEST(ChildOutputTest, AMissingProgramIsUnavailable) {
  const auto output = RunBounded({"no-such-program-here"}, "", ChildBounds());
  ASSERT_FALSE(output);
  EXPECT_EQ(output.error().code, ErrorCode::kUnavailable);
}

TEST(ChildOutputTest, AChildThatTakesTooLongIsKilled) {
  ChildBounds bounds;
  bounds.wall = std::chrono::seconds(1);
  const auto output = Shell("sleep 600", bounds);
  ASSERT_FALSE(output);
  EXPECT_EQ(output.error().code, ErrorCode::kTooLarge);
  // Neither does one stay that has closed its output.
  EXPECT_FALSE(Shell("exec >&-; sleep 600", bounds));
}

TEST(ChildOutputTest, AChildThatWritesTooMuchIsKilled) {
  ChildBounds bounds;
  bounds.output = 1000;
  const auto output = Shell("yes", bounds);
  ASSERT_FALSE(output);
  EXPECT_EQ(output.error().code, ErrorCode::kTooLarge);
}

TEST(ChildOutputTest, AChildHasBoundedMemory) {
  ChildBounds bounds;
  bounds.memory = size_t{64} << 20;
  const auto output =
      Shell("a=$(head -c 200000000 /dev/zero | tr '\\0' x); echo done", bounds);
  EXPECT_TRUE(!output || output->text.find("done") == std::string::npos);
}

TEST(ChildOutputTest, AChildMakesNoConnection) {
  const auto output = Shell("(exec 3<>/dev/tcp/127.0.0.1/9) 2>&1; echo after");
  ASSERT_TRUE(output);
  EXPECT_THAT(output->text, HasSubstr("Permission denied"));
  EXPECT_THAT(output->text, HasSubstr("after"));
}

TEST(ChildOutputTest, AChildWritesNoFile) {
  const auto output =
      Shell("f=$(mktemp); trap '' XFSZ; echo secret > $f; wc -c < $f; rm $f");
  ASSERT_TRUE(output);
  EXPECT_EQ(output->text, "0\n");
}

TEST(ChildOutputTest, AChildSeesNoVariableOfOurs) {
  setenv("ROLECALL_TEST_SECRET", "hunter2", 1);
  const auto output = Shell("echo \"[$ROLECALL_TEST_SECRET]\"");
  ASSERT_TRUE(output);
  EXPECT_EQ(output->text, "[]\n");
}

}  // namespace
}  // namespace rolecall
