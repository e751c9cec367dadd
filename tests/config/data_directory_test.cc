#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "config/settings.h"

namespace rolecall {
namespace {

TEST(DataDirectoryTest, IsTheConfigFolderBesideTheBuildTree) {
  if (std::getenv("ROLECALL_DATA_DIR")) GTEST_SKIP() << "it is named";
  EXPECT_THAT(DataDirectory(),
              testing::AnyOf(testing::EndsWith("/config"),
                             testing::EndsWith("/share/rolecall")));
}

TEST(DataDirectoryTest, EnvironmentNamesAnother) {
  setenv("ROLECALL_DATA_DIR", "/elsewhere", 1);
  EXPECT_EQ(DataDirectory(), "/elsewhere");
  unsetenv("ROLECALL_DATA_DIR");
}

}  // namespace
}  // namespace rolecall
