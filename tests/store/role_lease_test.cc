#include "store/role_lease.h"

#include <gtest/gtest.h>

#include "store/keys.h"
#include "tests/store/redis_store_fixture.h"
#include "tests/support/memory_store.h"

namespace rolecall {
namespace {

using std::chrono::seconds;

class RoleLeaseTest : public testing::Test {
 protected:
  ManualClock clock_;
  std::unique_ptr<Store> store_ = MakeMemoryStore({}, clock_);
};

TEST_F(RoleLeaseTest, ARoleHasOneOwnerAtATime) {
  auto first = Must(RoleLease::Take(*store_, "match", "a"));
  EXPECT_TRUE(first->IsHeld());
  EXPECT_EQ(CodeOf(RoleLease::Take(*store_, "match", "b")),
            ErrorCode::kUnavailable);
  Must(RoleLease::Take(*store_, "crawl", "b"));
  first.reset();
  Must(RoleLease::Take(*store_, "match", "b"));
}

TEST_F(RoleLeaseTest, AnOwnerWhoWasKilledTakesItsRoleAgainAtOnce) {
  EXPECT_TRUE(Must(store_->LeaseRole("match", "a", seconds(30))));
  Must(RoleLease::Take(*store_, "match", "a"));
}

TEST_F(RoleLeaseTest, ARoleThatAnotherOwnerTookIsHeldNoMore) {
  const auto lease = Must(RoleLease::Take(*store_, "match", "a", seconds(1)));
  ASSERT_TRUE(Eventually([&] {
    Must(store_->ReleaseRole("match", "a"));
    return Must(store_->LeaseRole("match", "b", seconds(60)));
  }));
  EXPECT_TRUE(Eventually([&] { return !lease->IsHeld(); }));
}

TEST_F(RoleLeaseTest, TheOwnerOfAStateDirectoryIsTheSameAfterARestart) {
  const TemporaryState one;
  const TemporaryState other;
  EXPECT_EQ(OwnerOf(one.path()), OwnerOf(one.path() + "/."));
  EXPECT_NE(OwnerOf(one.path()), OwnerOf(other.path()));
}

using RenewedRoleLeaseTest = RedisStoreTest;

TEST_F(RenewedRoleLeaseTest, ALeaseIsMadeLongerAsLongAsItsHolderLives) {
  Open();
  Redis server = Server();
  const Command left{"PTTL", RoleKey("match")};
  {
    const auto lease = Must(RoleLease::Take(*store_, "match", "a", seconds(3)));
    int64_t before = server(left).integer;
    EXPECT_GT(before, 0);
    EXPECT_TRUE(Eventually([&] {
      const int64_t now = server(left).integer;
      const bool longer = now > before;
      before = now;
      return longer;
    }));
    EXPECT_TRUE(lease->IsHeld());
  }
  EXPECT_EQ(server(Command{"EXISTS", RoleKey("match")}).integer, 0);
}

}  // namespace
}  // namespace rolecall
