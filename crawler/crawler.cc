#include "crawler/crawler.h"

#include <utility>

#include "base/text.h"
#include "crawler/loop.h"

namespace rolecall {
namespace {

class OnePage : public VisitHandler {
 public:
  std::vector<FetchRequest> OnPage(Page page) override {
    result = std::move(page);
    return {};
  }
  void OnError(const FetchRequest&, const Error& error) override {
    result = Fail(error);
  }
  void OnDone(bool) override {}

  Result<Page> result = Fail(ErrorCode::kInternal, "no outcome");
};

}  // namespace

Crawler::Crawler(CrawlOptions options, CrawlMemory& memory, const Clock& clock)
    : loop_(std::make_unique<Loop>(std::move(options), memory, clock)) {}

Crawler::~Crawler() = default;

void Crawler::Visit(const Source& source, std::vector<FetchRequest> seeds,
                    VisitHandler& handler) {
  const bool is_permitted = !Trim(source.permission).empty();
  loop_->Visit(source, std::move(seeds), handler,
               is_permitted ? Loop::Tdm::kUnasked : Loop::Tdm::kAsked);
}

void Crawler::Run(std::stop_token stop) {
  while (loop_->RunUntil(stop, TimePoint::max())) {
  }
}

void Crawler::RunUntil(std::stop_token stop, TimePoint until) {
  loop_->RunUntil(stop, until);
}

Result<Page> Crawler::FetchOne(const FetchRequest& request,
                               bool allow_private) {
  Source source;
  source.local = allow_private;
  OnePage page;
  loop_->Visit(source, {request}, page, Loop::Tdm::kUnasked);
  Run(std::stop_token());
  return std::move(page.result);
}

}  // namespace rolecall
