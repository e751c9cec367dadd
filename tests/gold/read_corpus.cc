// Prints what the extractor makes of postings: one JSON object a line in (id,
// title, description), one out, in the form of `rolecall extract`.
//
//   zcat ../shared/corpus/postings.jsonl.gz | read_corpus config/catalogue
//
// With --time it reads every posting 20 times and tells the mean time that the
// extraction took.
#include <chrono>
#include <cstdio>
#include <iostream>
#include <string>

#include "config/settings.h"
#include "model/json.h"
#include "parser/html.h"
#include "parser/requirements/requirement_extractor.h"

int main(int argc, char** argv) {
  using Clock = std::chrono::steady_clock;
  if (argc < 2) {
    std::fputs("usage: read_corpus CATALOGUE [--time] < POSTINGS.jsonl\n",
               stderr);
    return 64;
  }
  const bool timed = argc > 2 && std::string(argv[2]) == "--time";
  auto catalogue = rolecall::LoadCatalogue(argv[1]);
  if (!catalogue.has_value()) {
    std::fprintf(stderr, "%s\n", catalogue.error().message.c_str());
    return 78;
  }
  const auto created = Clock::now();
  auto extractor = rolecall::RequirementExtractor::Create(*catalogue);
  if (!extractor.has_value()) {
    std::fprintf(stderr, "%s\n", extractor.error().message.c_str());
    return 78;
  }
  const std::chrono::duration<double, std::milli> creation =
      Clock::now() - created;
  std::chrono::duration<double, std::micro> spent{};
  size_t readings = 0;
  size_t bytes = 0;
  std::string line;
  while (std::getline(std::cin, line)) {
    auto posting = rolecall::PostingFromJson(line);
    if (!posting.has_value()) continue;
    auto text = rolecall::DescriptionToText(posting->description);
    if (!text.has_value()) continue;
    posting->description_text = *text;
    for (int i = 0; i < (timed ? 20 : 1); ++i) {
      const auto begin = Clock::now();
      posting->requirements = extractor->Extract(*posting);
      spent += Clock::now() - begin;
      bytes += text->size();
      ++readings;
    }
    if (!timed) std::puts(rolecall::ExtractLine(*posting).c_str());
  }
  if (timed && readings > 0) {
    std::printf("create %.1f ms, %zu bytes, %.1f us a posting\n",
                creation.count(), bytes / readings,
                spent.count() / static_cast<double>(readings));
  }
}
