#include "pipeline/match_stage.h"

#include <unistd.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/log.h"
#include "base/text.h"
#include "pipeline/patience.h"

namespace rolecall {
namespace {

constexpr size_t kBatch = 256;
// A change that a crashed matcher had in hand is taken over after this.
constexpr std::chrono::milliseconds kIdle(30'000);

Published& operator+=(Published& sum, const Published& more) {
  sum.fresh += more.fresh;
  sum.changed += more.changed;
  sum.gone += more.gone;
  return sum;
}

}  // namespace

void Locate(const Gazetteer& gazetteer, Candidate* candidate) {
  if (candidate->home || candidate->home_postal_code.empty()) return;
  if (const auto* entry =
          gazetteer.FindPostalCode(candidate->home_postal_code)) {
    candidate->home = entry->centroid;
  }
}

MatchStage::MatchStage(Matcher& matcher, const Gazetteer& gazetteer,
                       Store& store, const StoreOptions& options,
                       const Clock& clock)
    : matcher_(matcher),
      gazetteer_(gazetteer),
      store_(store),
      options_(options),
      clock_(clock),
      consumer_("matcher-" + std::to_string(getpid())) {}

Date MatchStage::Today() const {
  return std::chrono::floor<std::chrono::days>(clock_.Now());
}

void MatchStage::Put(Candidate candidate) {
  Locate(gazetteer_, &candidate);
  matcher_.PutCandidate(candidate);
}

Result<void> MatchStage::Load(std::stop_token stop) {
  auto loaded = Patiently(stop, "loading candidates", [&] {
    return store_.ForEachCandidate([&](const Candidate& candidate) {
      Put(candidate);
      return !stop.stop_requested();
    });
  });
  if (!loaded) return loaded;
  loaded = Patiently(stop, "loading postings", [&] {
    return store_.ForEachPosting([&](const Posting& posting) {
      if (!IsExpired(posting, Today())) matcher_.PutPosting(posting);
      return !stop.stop_requested();
    });
  });
  if (!loaded || stop.stop_requested()) return loaded;
  const auto known = Patiently(stop, "the last publication", [&] {
    return store_.FindNote("published:all");
  });
  if (!known) return Fail(known.error());
  matched_on_ = Today();
  if (*known == FormatDate(matched_on_) + " " + matcher_.engine_version()) {
    return {};
  }
  if (auto all = PublishAll(stop); !all) return Fail(all.error());
  return {};
}

Result<Published> MatchStage::PublishAll(std::stop_token stop) {
  std::vector<Posting> expired;
  std::vector<std::string> ids;
  const Date today = Today();
  auto listed = Patiently(stop, "listing postings", [&] {
    ids.clear();
    expired.clear();
    return store_.ForEachPosting([&](const Posting& posting) {
      if (posting.closed_at) return true;
      if (IsExpired(posting, today)) {
        expired.push_back(posting);
      } else {
        ids.push_back(posting.id);
      }
      return true;
    });
  });
  if (!listed) return Fail(listed.error());
  // Closing queues a change, which takes the posting out of every ranking.
  for (const Posting& posting : expired) {
    const auto closed = Patiently(stop, "closing a posting", [&] {
      return store_.ClosePosting(posting.id, clock_.Now());
    });
    if (!closed) return Fail(closed.error());
  }
  std::sort(ids.begin(), ids.end());
  Published sum;
  for (const std::string& id : ids) {
    if (stop.stop_requested()) return sum;
    const auto published = ApplyPosting(id, stop);
    if (!published) return Fail(published.error());
    sum += *published;
  }
  matched_on_ = today;
  const auto noted = Patiently(stop, "the last publication", [&] {
    return store_.PutNote("published:all",
                          FormatDate(today) + " " + matcher_.engine_version(),
                          std::chrono::days(7));
  });
  if (!noted) return Fail(noted.error());
  return sum;
}

Result<Published> MatchStage::Drain(std::chrono::milliseconds wait,
                                    std::stop_token stop) {
  Published sum;
  if (Today() != matched_on_) {
    const auto all = PublishAll(stop);
    if (!all) return Fail(all.error());
    sum += *all;
  }
  while (!stop.stop_requested()) {
    const auto changes = Patiently(stop, "reading changes", [&] {
      return store_.ReadChanges(consumer_, kBatch, wait, kIdle);
    });
    if (!changes) return Fail(changes.error());
    if (changes->empty()) break;
    wait = std::chrono::milliseconds(0);
    for (const Change& change : *changes) {
      const auto published = Apply(change, stop);
      if (!published) return Fail(published.error());
      sum += *published;
    }
    const auto acknowledged = Patiently(stop, "acknowledging changes", [&] {
      return store_.AckChanges(*changes);
    });
    if (!acknowledged) return Fail(acknowledged.error());
  }
  return sum;
}

Result<Published> MatchStage::Apply(const Change& change,
                                    std::stop_token stop) {
  auto published = change.kind == Change::Kind::kPosting
                       ? ApplyPosting(change.id, stop)
                       : ApplyCandidate(change.id, stop);
  if (!published && published.error().code == ErrorCode::kMalformed) {
    // A record that cannot be read would stop the queue for ever.
    LogError(published.error().message);
    return Published{};
  }
  return published;
}

Result<Published> MatchStage::ApplyPosting(const std::string& id,
                                           std::stop_token stop) {
  const auto posting = Patiently(stop, "reading a posting",
                                 [&] { return store_.FindPosting(id); });
  if (!posting) return Fail(posting.error());
  Ranking ranking;
  if (*posting && !IsExpired(**posting, Today())) {
    matcher_.PutPosting(**posting);
    // All of them: publishing takes the posting from whoever is not named.
    ranking =
        matcher_.RankCandidates(**posting, Today(), matcher_.candidate_count());
  } else {
    matcher_.ErasePosting(id);
  }
  return Patiently(stop, "publishing matches", [&] {
    return store_.PublishPosting(id, ranking.matches, clock_.Now());
  });
}

Result<Published> MatchStage::ApplyCandidate(const std::string& id,
                                             std::stop_token stop) {
  auto candidate = Patiently(stop, "reading a candidate",
                             [&] { return store_.FindCandidate(id); });
  if (!candidate) return Fail(candidate.error());
  if (!*candidate) {  // erased, with all rankings
    matcher_.EraseCandidate(id);
    return Published{};
  }
  Locate(gazetteer_, &**candidate);
  matcher_.PutCandidate(**candidate);
  const Ranking ranking = matcher_.RankPostings(
      **candidate, Today(), options_.max_matches_per_candidate);
  return Patiently(stop, "publishing matches", [&] {
    return store_.PublishCandidate(id, ranking.matches, clock_.Now());
  });
}

}  // namespace rolecall
