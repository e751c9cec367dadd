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
// Candidates who are ranked before they are published.
constexpr size_t kRanked = 128;
// A change that a crashed matcher had in hand is taken over after this.
constexpr std::chrono::milliseconds kIdle(30'000);

// The note on the last publication of everything: "2026-11-23 " and the
// engine's version.
constexpr char kPublishedAll[] = "published:all";
constexpr std::chrono::days kNoteSpan(7);

std::string NoteText(Date day, const std::string& engine_version) {
  return FormatDate(day) + " " + engine_version;
}

// A record that cannot be read is said and passed over: it must not keep
// everybody else from being matched.
void PassOver(const Error& error) {
  LogError("match: " + error.message + "; passed over");
}

}  // namespace

void Locate(const Gazetteer& gazetteer, Candidate* candidate) {
  if (candidate->home || candidate->home_postal_code.empty()) return;
  if (const auto* entry =
          gazetteer.FindPostalCode(candidate->home_postal_code)) {
    candidate->home = entry->centroid;
  }
}

Result<RankingLag> FindRankingLag(Store& store,
                                  const std::string& engine_version) {
  RankingLag lag;
  const auto changes = store.CountChanges();
  if (!changes) return Fail(changes.error());
  lag.changes = *changes;
  const auto note = store.FindNote(kPublishedAll);
  if (!note) return Fail(note.error());
  const std::string text = note->value_or("");
  const size_t space = text.find(' ');
  const auto day = ParseDate(text.substr(0, space));
  lag.is_unnoted = !day || space == std::string::npos;
  if (lag.is_unnoted) return lag;
  lag.ranked_on = *day;
  lag.other_engine = text.substr(space + 1) != engine_version;
  return lag;
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

Result<void> MatchStage::Tolerate(Result<void> result) {
  if (result || result.error().code != ErrorCode::kMalformed) return result;
  PassOver(result.error());
  return {};
}

Result<Published> MatchStage::Load(std::stop_token stop) {
  auto loaded = Tolerate(Patiently(stop, "loading candidates", [&] {
    return store_.ForEachCandidate([&](const Candidate& candidate) {
      Put(candidate);
      return !stop.stop_requested();
    });
  }));
  if (!loaded) return Fail(loaded.error());
  loaded = Tolerate(Patiently(stop, "loading postings", [&] {
    return store_.ForEachPosting([&](const Posting& posting) {
      if (!IsExpired(posting, Today())) matcher_.PutPosting(posting);
      return !stop.stop_requested();
    });
  }));
  if (!loaded) return Fail(loaded.error());
  if (stop.stop_requested()) return Published{};
  matcher_.Settle();
  const auto known = Patiently(stop, "the last publication",
                               [&] { return store_.FindNote(kPublishedAll); });
  if (!known) return Fail(known.error());
  matched_on_ = Today();
  if (*known == NoteText(matched_on_, matcher_.engine_version())) {
    return Published{};
  }
  return PublishAll(stop);
}

Result<void> MatchStage::CloseExpired(std::stop_token stop) {
  std::vector<std::string> expired;
  auto listed = Tolerate(Patiently(stop, "listing postings", [&] {
    expired.clear();
    return store_.ForEachPosting([&](const Posting& posting) {
      if (!posting.closed_at && IsExpired(posting, Today())) {
        expired.push_back(posting.id);
      }
      return true;
    });
  }));
  if (!listed) return listed;
  // Closing queues a change, which takes the posting out of every ranking.
  const auto closed = Patiently(stop, "closing postings", [&] {
    return store_.ClosePostings(expired, clock_.Now());
  });
  if (!closed) return Fail(closed.error());
  for (const Result<bool>& one : *closed) {
    if (!one) PassOver(one.error());
  }
  return {};
}

Result<Published> MatchStage::PublishAll(std::stop_token stop) {
  const Date today = Today();
  if (auto closed = CloseExpired(stop); !closed) return Fail(closed.error());
  std::set<std::string> ids;
  auto listed = Tolerate(Patiently(stop, "listing candidates", [&] {
    ids.clear();
    return store_.ForEachCandidate([&](const Candidate& candidate) {
      ids.insert(candidate.id);
      return true;
    });
  }));
  if (!listed) return Fail(listed.error());
  auto published = Publish(ids, stop);
  if (!published || stop.stop_requested()) return published;
  matched_on_ = today;
  const auto noted = Patiently(stop, "the last publication", [&] {
    return store_.PutNote(
        kPublishedAll, NoteText(today, matcher_.engine_version()), kNoteSpan);
  });
  if (!noted) return Fail(noted.error());
  return published;
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
    // First the whole batch enters the matcher, then each candidate whom it
    // touches is ranked once: listeners hear of no state in between.
    std::set<std::string> affected;
    for (const Change& change : *changes) {
      const auto taken = Take(change, &affected, stop);
      if (!taken) return Fail(taken.error());
    }
    const auto published = Publish(affected, stop);
    if (!published) return Fail(published.error());
    sum += *published;
    if (stop.stop_requested()) break;  // read again by the next process
    const auto acknowledged = Patiently(stop, "acknowledging changes", [&] {
      return store_.AckChanges(*changes);
    });
    if (!acknowledged) return Fail(acknowledged.error());
  }
  return sum;
}

Result<void> MatchStage::Take(const Change& change,
                              std::set<std::string>* affected,
                              std::stop_token stop) {
  if (change.kind == Change::Kind::kCandidate) {
    affected->insert(change.id);
    return {};
  }
  const auto posting = Patiently(stop, "reading a posting",
                                 [&] { return store_.FindPosting(change.id); });
  if (!posting) return Tolerate(Fail(posting.error()));
  const auto holders = Patiently(stop, "reading who has a posting", [&] {
    return store_.PostingHolders(change.id);
  });
  if (!holders) return Tolerate(Fail(holders.error()));
  affected->insert(holders->begin(), holders->end());
  if (!*posting || IsExpired(**posting, Today())) {
    matcher_.ErasePosting(change.id);
    return {};
  }
  matcher_.PutPosting(**posting);
  const Placements all =
      matcher_.PlaceCandidates(**posting, Today(), matcher_.candidate_count());
  for (const Placements::Place& place : all.places) affected->insert(place.id);
  return {};
}

Result<Published> MatchStage::Publish(const std::set<std::string>& candidates,
                                      std::stop_token stop) {
  const std::vector<std::string> ids(candidates.begin(), candidates.end());
  Published sum;
  for (size_t begin = 0; begin < ids.size(); begin += kRanked) {
    if (stop.stop_requested()) return sum;
    const size_t count = std::min(kRanked, ids.size() - begin);
    const auto published =
        PublishSome(std::span(ids).subspan(begin, count), stop);
    if (!published) return published;
    sum += *published;
  }
  return sum;
}

Result<Published> MatchStage::PublishSome(std::span<const std::string> ids,
                                          std::stop_token stop) {
  auto candidates = Patiently(stop, "reading candidates",
                              [&] { return store_.FindCandidates(ids); });
  if (!candidates) return Fail(candidates.error());
  std::vector<Ranking> ranked;
  std::vector<CandidateRanking> rankings;
  ranked.reserve(ids.size());  // the rankings point into it
  for (size_t i = 0; i < ids.size(); ++i) {
    Result<std::optional<Candidate>>& candidate = (*candidates)[i];
    if (!candidate) {
      PassOver(candidate.error());
    } else if (!*candidate) {  // erased, with all rankings
      matcher_.EraseCandidate(ids[i]);
    } else {
      ranked.push_back(Rank(**candidate));
      rankings.push_back({ids[i], ranked.back().matches});
    }
  }
  const auto published = Patiently(stop, "publishing matches", [&] {
    return store_.PublishCandidates(rankings, clock_.Now());
  });
  if (!published) return Fail(published.error());
  Published sum;
  for (const Result<Published>& one : *published) {
    if (one) {
      sum += *one;
    } else {
      PassOver(one.error());
    }
  }
  return sum;
}

Ranking MatchStage::Rank(Candidate& candidate) {
  Locate(gazetteer_, &candidate);
  matcher_.PutCandidate(candidate);
  return matcher_.RankPostings(candidate, Today(),
                               options_.max_matches_per_candidate);
}

}  // namespace rolecall
