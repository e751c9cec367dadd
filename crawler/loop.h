// The crawler's engine: a queue for each origin, and turns for the origins.
//
// An origin is either idle, waiting for its time, ready, or has a request under
// way.  Ready origins take turns, one request each; so a site with a million
// pages, or one that never answers, is to the others just one in the round.
#pragma once

#include <deque>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "crawler/crawler.h"
#include "crawler/fetcher.h"
#include "crawler/origin.h"

namespace rolecall {

class Crawler::Loop {
 public:
  Loop(CrawlOptions options, CrawlMemory& memory, const Clock& clock);

  // Whether a host's tdmrep.json is asked for: who was permitted to read is not
  // bound by it, and nothing is mined of one page that somebody looks at.
  enum class Tdm { kAsked, kUnasked };
  void Visit(const Source& source, std::vector<FetchRequest> seeds,
             VisitHandler& handler, Tdm tdm);
  // As Crawler's; false when no visit is left.
  bool RunUntil(const std::stop_token& stop, TimePoint until);

 private:
  struct Rejected {
    VisitState* visit;
    FetchRequest request;
    Error error;
  };

  // loop.cc: from a request to its turn.
  void Accept(VisitState& visit, FetchRequest request);
  void Reject(VisitState& visit, FetchRequest request, Error error);
  Origin& FindOrigin(const std::string& name, std::chrono::milliseconds delay);
  bool Claim(Origin& origin);
  bool LearnRest(Origin& origin);
  bool IsClaimed(const Origin& origin, TimePoint time) const;
  void TellOthers(Origin& origin);
  void SweepOrigins();
  void Push(std::unique_ptr<Fetch> fetch, bool first);
  void Schedule(Origin& origin);
  void MoveDueOrigins();
  void Queue(Origin& origin);
  void StartReadyOrigins();
  void StartSome(std::deque<Origin*>& ready, bool quick);
  void TakeTurn(Origin& origin);
  bool LearnRobots(Origin& origin, const Fetch& asking);
  bool LearnTdm(Origin& origin, const Fetch& asking);
  void UseTdm(Origin& origin, const CrawlMemory::SiteFile& tdm);
  void AskForFile(Origin& origin, const Fetch& asking, std::string_view path);
  void Start(Origin& origin, std::unique_ptr<Fetch> fetch);
  TimePoint NextTurn() const;
  void ReportRejected();
  // Answers one request for a file of this machine.
  void ReadLocal();
  bool GoOn(VisitState& visit);
  // True when a visit has ended.
  bool ReportDone();
  void Cancel();

  // loop_outcome.cc: from an answer to what follows.
  void OnEnd(Origin& origin, Result<Answer> answer);
  void OnAnswer(Origin& origin, std::unique_ptr<Fetch> fetch, Answer answer);
  void OnSilence(Origin& origin, std::unique_ptr<Fetch> fetch,
                 const Error& error);
  void Retry(Origin& origin, std::unique_ptr<Fetch> fetch, Answer answer);
  void Redirect(std::unique_ptr<Fetch> fetch, const Answer& answer);
  void Deliver(const Origin& origin, std::unique_ptr<Fetch> fetch,
               Answer answer);
  void Lose(std::unique_ptr<Fetch> fetch, const Error& error);
  void KeepRobots(const Fetch& fetch, int status_code, std::string body);
  void KeepTdm(const Fetch& fetch, int status_code, std::string body);
  void GoOnAfterFile(Origin& origin);
  void SetDelay(Origin& origin);
  void Pause(Origin& origin, std::chrono::milliseconds time);
  void Rest(Origin& origin, std::chrono::milliseconds time, Error reason);
  void Close(VisitState& visit);
  // A request waits no longer than this for its retries, all together.
  static constexpr std::chrono::seconds kLongestWait{60};

  double Jitter(const Fetch& fetch) const;

  const CrawlOptions options_;
  CrawlMemory& memory_;
  const Clock& clock_;
  Fetcher fetcher_;
  std::list<VisitState> visits_;
  std::unordered_map<std::string, std::unique_ptr<Origin>> origins_;
  size_t sweep_at_;
  // Quick origins and the others wait for places of their own.
  std::deque<Origin*> ready_quick_;
  std::deque<Origin*> ready_others_;
  std::multimap<TimePoint, Origin*> waiting_;
  std::vector<Rejected> rejected_;
  std::deque<std::pair<VisitState*, FetchRequest>> local_;
  std::vector<VisitState*> done_;
};

}  // namespace rolecall
