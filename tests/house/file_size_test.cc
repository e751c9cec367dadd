// docs/style.md: a file is at most 500 lines.
#include "tests/house/source_files.h"

namespace rolecall {
namespace {

TEST(FileSizeTest, HouseRule_NoFileIsLongerThan500Lines) {
  for (const char* folder :
       {"app", "base", "bench", "config", "crawler", "document", "matcher",
        "model", "parser", "pipeline", "sample", "store", "tests", "tools"}) {
    for (const auto& file : FilesBelow(folder, {".h", ".cc", ".sh", ".py"})) {
      EXPECT_LE(LinesOf(file).size(), 500U) << Place(file, 1);
    }
  }
}

}  // namespace
}  // namespace rolecall
