#include "pipeline/intake.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace rolecall {
namespace {

// One exchange with the store costs as much as some postings' worth of work.
// Half of the commands that the Redis store sends in one (kExchange, 256): a
// posting may take two, for its record and for the note of its vacancy.
constexpr size_t kTogether = 128;
constexpr size_t kMostQueued = 2 * kTogether;
// A slow board's postings do not wait for others longer than this.
constexpr std::chrono::milliseconds kGathering{20};

}  // namespace

Intake::Intake(Ingest& ingest, std::stop_token stop)
    : ingest_(ingest),
      stop_(std::move(stop)),
      thread_([this](std::stop_token end) { Run(std::move(end)); }) {}

Intake::~Intake() = default;

void Intake::Push(Posting posting, OnTaken on_taken) {
  waiting_.push_back(std::move(on_taken));
  std::unique_lock lock(mutex_);
  taken_.wait(lock, [this] { return queue_.size() < kMostQueued; });
  queue_.push_back(std::move(posting));
  // In between the thread sleeps on, so that it need not wake for each.
  if (queue_.size() == 1 || queue_.size() == kTogether) wake_.notify_one();
}

void Intake::Report() {
  std::vector<Result<IngestResult>> results;
  {
    const std::lock_guard lock(mutex_);
    results.swap(results_);
  }
  for (const Result<IngestResult>& result : results) {
    const OnTaken on_taken = std::move(waiting_.front());
    waiting_.pop_front();
    on_taken(result);
  }
}

void Intake::Drain() {
  {
    std::unique_lock lock(mutex_);
    hurry_ = true;
    wake_.notify_one();
    taken_.wait(lock, [this] { return queue_.empty() && under_way_ == 0; });
    hurry_ = false;
  }
  Report();
}

void Intake::Run(std::stop_token end) {
  std::unique_lock lock(mutex_);
  while (wake_.wait(lock, end, [this] { return !queue_.empty(); })) {
    wake_.wait_for(lock, end, kGathering,
                   [this] { return hurry_ || queue_.size() >= kTogether; });
    if (end.stop_requested()) return;
    const auto last = queue_.begin() + static_cast<std::ptrdiff_t>(
                                           std::min(queue_.size(), kTogether));
    std::vector<Posting> batch(std::make_move_iterator(queue_.begin()),
                               std::make_move_iterator(last));
    queue_.erase(queue_.begin(), last);
    under_way_ = batch.size();
    taken_.notify_one();
    lock.unlock();
    auto results = ingest_.Accept(std::move(batch), stop_);
    lock.lock();
    std::move(results.begin(), results.end(), std::back_inserter(results_));
    under_way_ = 0;
    taken_.notify_one();
  }
}

}  // namespace rolecall
