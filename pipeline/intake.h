// Reads and stores postings on a thread of its own, many at a time: pages are
// fetched and taken apart meanwhile.
//
// Push, Report and Drain are for one thread, on which what became of each
// posting is told as well.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

#include "base/error.h"
#include "model/posting.h"
#include "pipeline/ingest.h"

namespace rolecall {

class Intake {
 public:
  using OnTaken = std::function<void(const Result<IngestResult>&)>;

  // `ingest` must outlive the intake, whose Accept it alone calls.  `stop` ends
  // the waiting for a store that does not answer.
  Intake(Ingest& ingest, std::stop_token stop);
  // What has not been stored by then is not, and not reported.
  ~Intake();
  Intake(const Intake&) = delete;
  Intake& operator=(const Intake&) = delete;

  // Hands over a posting as it was published; waits while too many are on their
  // way.  `on_taken` is called by a later Report or Drain, in the order of the
  // pushes.
  void Push(Posting posting, OnTaken on_taken);

  // Tells what was taken in since the last call; does not wait.
  void Report();

  // Waits until everything is taken in and told.
  void Drain();

 private:
  void Run(std::stop_token end);

  Ingest& ingest_;
  const std::stop_token stop_;
  std::mutex mutex_;
  std::condition_variable_any wake_;  // of the thread
  std::condition_variable_any taken_;
  std::deque<Posting> queue_;
  std::deque<OnTaken> waiting_;  // for the results of what is on its way
  std::vector<Result<IngestResult>> results_;
  size_t under_way_ = 0;  // in the hands of the thread
  bool hurry_ = false;
  std::jthread thread_;
};

}  // namespace rolecall
