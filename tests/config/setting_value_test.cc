#include <gtest/gtest.h>

#include "config/setting_keys.h"

namespace rolecall {
namespace {

TEST(MaskPasswordTest, HidesOnlyThePassword) {
  EXPECT_EQ(MaskPassword("redis://:p@h"), "redis://:***@h");
  EXPECT_EQ(MaskPassword("redis://u:p@ss:w@h/0"), "redis://u:***@h/0");
  EXPECT_EQ(MaskPassword("redis://u@h:7000"), "redis://u@h:7000");
  EXPECT_EQ(MaskPassword("http://h:80/a:b@c"), "http://h:80/a:b@c");
  EXPECT_EQ(MaskPassword("http://h?q=a:b@c"), "http://h?q=a:b@c");
  EXPECT_EQ(MaskPassword("http://u:p@h?q=@"), "http://u:***@h?q=@");
  EXPECT_EQ(MaskPassword("mailto:a@b"), "mailto:a@b");
  EXPECT_EQ(MaskPassword(""), "");
}

}  // namespace
}  // namespace rolecall
