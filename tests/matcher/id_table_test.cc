#include "matcher/id_table.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>

namespace rolecall {
namespace {

// Ids by place, as whoever owns the table knows them.
class IdTableTest : public ::testing::Test {
 protected:
  void Add(uint32_t place, const std::string& id) {
    ids_[place] = id;
    table_.Add(id, place);
  }
  std::optional<uint32_t> Find(const std::string& id) const {
    return table_.Find(id,
                       [&](uint32_t place) { return ids_.at(place) == id; });
  }

  std::map<uint32_t, std::string> ids_;
  IdTable table_;
};

TEST_F(IdTableTest, FindsWhatWasAddedThroughAllGrowth) {
  EXPECT_EQ(Find("c0"), std::nullopt);
  for (uint32_t i = 0; i < 5000; ++i) Add(i, "c" + std::to_string(i));
  EXPECT_EQ(table_.size(), 5000u);
  for (uint32_t i = 0; i < 5000; ++i) {
    ASSERT_EQ(Find("c" + std::to_string(i)), i);
  }
  EXPECT_EQ(Find("c5000"), std::nullopt);
}

TEST_F(IdTableTest, FindsTheOthersWhateverIsRemoved) {
  std::mt19937 engine(7);
  std::map<std::string, uint32_t> there;
  for (int i = 0; i < 20000; ++i) {
    const std::string id = std::to_string(engine() % 700);
    const auto found = there.find(id);
    ASSERT_EQ(Find(id).has_value(), found != there.end());
    if (found != there.end()) {
      table_.Remove(id, found->second);
      there.erase(found);
    } else {
      there[id] = static_cast<uint32_t>(i);
      Add(static_cast<uint32_t>(i), id);
    }
  }
  ASSERT_EQ(table_.size(), there.size());
  for (const auto& [id, place] : there) ASSERT_EQ(Find(id), place);
}

TEST_F(IdTableTest, KnowsNewPlacesOfOneAndOfAll) {
  for (uint32_t i = 0; i < 300; ++i) Add(i, "c" + std::to_string(i));
  ids_[900] = "c7";
  table_.Move("c7", 7, 900);
  EXPECT_EQ(Find("c7"), 900u);
  std::map<uint32_t, std::string> elsewhere;
  for (const auto& [place, id] : ids_) elsewhere[place + 1000] = id;
  ids_ = elsewhere;
  table_.MoveAll([](uint32_t place) { return place + 1000; });
  EXPECT_EQ(Find("c7"), 1900u);
  EXPECT_EQ(Find("c299"), 1299u);
}

}  // namespace
}  // namespace rolecall
