// The equivalences that rolecall ships say one thing of a pair, not two.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "config/settings.h"
#include "matcher/acceptance.h"

namespace rolecall {
namespace {

class ShippedEquivalencesTest : public testing::Test {
 protected:
  // What a holder has of another term, or -1.
  int Has(const char* held, const char* asked) const {
    for (const auto& entry : table_.Of(catalogue_.Find(held))) {
      if (entry.asked == catalogue_.Find(asked)) {
        return static_cast<int>(entry.acceptance);
      }
    }
    return -1;
  }

  const Catalogue catalogue_ =
      LoadCatalogue(ROLECALL_SOURCE_DIR "/config/catalogue").value();
  const AcceptanceTable table_{catalogue_};
};

TEST_F(ShippedEquivalencesTest, NothingIsTakenAndRefusedInOne) {
  std::map<std::pair<TermIndex, TermIndex>, bool> refused;
  for (const Equivalence& edge : catalogue_.equivalences()) {
    const bool is_not = edge.kind == EquivalenceKind::kNot;
    const auto pair = std::minmax(edge.from, edge.to);
    const auto [at, added] = refused.emplace(pair, is_not);
    EXPECT_EQ(at->second, is_not) << catalogue_.term(edge.from).id << " and "
                                  << catalogue_.term(edge.to).id;
  }
}

TEST_F(ShippedEquivalencesTest, AClinicalCertificateVouchesForOfficeWork) {
  const int confirm = static_cast<int>(Acceptance::kImplied);
  EXPECT_EQ(Has("cma-aama", "cmaa-nha"), confirm);
  EXPECT_EQ(Has("rma-amt", "cmaa-nha"), confirm);
  EXPECT_EQ(Has("cmaa-nha", "cma-aama"), -1);
}

TEST_F(ShippedEquivalencesTest, ANarrowerLicenceNeverStandsForAWiderOne) {
  const int open = static_cast<int>(Acceptance::kAlternative);
  EXPECT_EQ(Has("rn", "lpn"), open);
  EXPECT_EQ(Has("lpn", "rn"), -1);
  EXPECT_EQ(Has("cna", "lpn"), -1);
  EXPECT_EQ(Has("mlt-ascp", "mls-ascp"), -1);
}

}  // namespace
}  // namespace rolecall
