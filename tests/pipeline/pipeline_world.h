// What the tests of the pipeline share: the shipped data, a store without
// Redis, a clock that stands still until told.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "config/settings.h"
#include "parser/posting_reader.h"
#include "pipeline/ingest.h"
#include "store/store.h"
#include "tests/support/memory_store.h"

namespace rolecall {

class ManualClock : public Clock {
 public:
  Timestamp Now() const override { return now_; }
  std::chrono::steady_clock::time_point Monotonic() const override {
    return std::chrono::steady_clock::time_point(now_.time_since_epoch());
  }
  void Advance(std::chrono::seconds span) { now_ += span; }

 private:
  Timestamp now_ = *ParseTimestamp("2026-11-22T12:00:00Z");
};

struct ShippedData {
  Catalogue catalogue;
  Gazetteer gazetteer;
  std::vector<Occupation> occupations;
};

// Loaded once a test program.
inline const ShippedData& Shipped() {
  static const auto* data = [] {
    const std::string folder = ROLECALL_SOURCE_DIR "/config";
    return new ShippedData{*LoadCatalogue(folder + "/catalogue"),
                           *LoadGazetteer(folder + "/geo/us-postal-codes.tsv"),
                           *LoadOccupations(folder + "/occupations.tsv")};
  }();
  return *data;
}

inline const PostingReader& ShippedReader() {
  static const auto* reader = new PostingReader(*PostingReader::Create(
      Shipped().catalogue, Shipped().gazetteer, Shipped().occupations));
  return *reader;
}

// A posting as a board gives it.
inline Posting APosting(const std::string& id, const std::string& title,
                        const std::string& description,
                        const std::string& postal_code = "45402") {
  Posting posting;
  posting.id = id;
  posting.source_id = "valley";
  posting.url = "http://valley.example/" + id;
  posting.title = title;
  posting.hiring_organization = "Valley Clinic";
  posting.description = description;
  posting.job_location.emplace_back().postal_code = postal_code;
  return posting;
}

// Takes in one posting.
inline Result<IngestResult> AcceptOne(Ingest& ingest, Posting posting) {
  std::vector<Posting> one;
  one.push_back(std::move(posting));
  return ingest.Accept(std::move(one), {}).front();
}

struct PipelineWorld {
  ManualClock clock;
  MemoryStoreFaults faults;
  std::unique_ptr<Store> store =
      MakeMemoryStore(StoreOptions{}, clock, &faults);

  // What is queued, as "posting:ID" and "candidate:ID"; acknowledged.
  std::vector<std::string> TakeChanges() {
    std::vector<std::string> taken;
    const auto changes = *store->ReadChanges(
        "test", 1000, std::chrono::milliseconds(0), std::chrono::minutes(1));
    for (const Change& change : changes) {
      taken.push_back(
          (change.kind == Change::Kind::kPosting ? "posting:" : "candidate:") +
          change.id);
    }
    (void)store->AckChanges(changes);
    return taken;
  }

  // Of the source "valley", ascending.
  std::vector<std::string> OpenTitles() {
    std::vector<std::string> titles;
    const std::vector<std::string> ids = *store->OpenPostingIds("valley");
    for (const std::string& id : ids) {
      titles.push_back((*store->FindPosting(id))->title);
    }
    std::sort(titles.begin(), titles.end());
    return titles;
  }
};

}  // namespace rolecall
