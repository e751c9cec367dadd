#include "pipeline/source_visit.h"

#include <gtest/gtest.h>

#include <utility>

#include "parser/boards/board.h"
#include "tests/pipeline/pipeline_world.h"

namespace rolecall {
namespace {

// A host that fails must not be as slow as all the others together.
TEST(SourceVisitTest, AVisitWithoutPostingsDoesNotWaitForThoseOfOthers) {
  PipelineWorld world;
  Ingest ingest(ShippedReader(), *world.store, world.clock);
  Intake intake(ingest, {});
  const VisitParts parts{ingest,      intake, *world.store,
                         world.clock, {},     [](const Error&) {}};
  Source source;
  source.id = "empty";
  source.url = "http://empty.example/sitemap.xml";
  source.kind = "sitemap";
  SourceVisit visit(source, **FindBoard(source), parts);
  ASSERT_TRUE(visit.Begin());

  Posting other = APosting("v:1", "Medical Assistant", "CMA required.");
  ASSERT_TRUE(ingest.Read(other));
  bool told = false;
  intake.Push(std::move(other),
              [&](const Result<IngestResult>&) { told = true; });
  visit.OnDone(true);
  EXPECT_FALSE(told);
  intake.Drain();
  EXPECT_TRUE(told);
}

}  // namespace
}  // namespace rolecall
