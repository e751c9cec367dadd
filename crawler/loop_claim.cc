// Whose turn a host is, among all the processes that share a crawl memory.
//
// A process claims a host for some seconds, in which it asks as often as the
// delay allows and tells nobody; so a host that one process alone asks costs
// one exchange with the memory in ten seconds or so.  Then, or when it has
// nothing more to ask, it leaves the host with what is left of the delay, and
// whoever waits comes first.  A claim of a process that died ends by itself.
#include <algorithm>

#include "crawler/loop.h"

namespace rolecall {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// No other process can ask so soon.
constexpr milliseconds kShorterThanAnyRestart{50};
// In so much of a claim requests begin, and so much is left for the last one.
constexpr milliseconds kAsking{10'000};
constexpr milliseconds kAnswering{10'000};
// By so much those that wait for the host are before who had it.
constexpr milliseconds kAfterYou{3};
constexpr milliseconds kLongestRest = std::chrono::hours(24);

bool IsLong(milliseconds pause) { return pause >= kShorterThanAnyRestart; }

milliseconds SpanOfClaim(milliseconds delay) {
  if (!IsLong(delay)) return milliseconds(0);  // only to see who else has it
  return std::max(delay, kAsking) + kAnswering;
}

milliseconds Until(TimePoint time, TimePoint now) {
  return std::max(std::chrono::ceil<milliseconds>(time - now), milliseconds(0));
}

}  // namespace

// False when another process has the host, or left it to rest.
bool Crawler::Loop::Claim(Origin& origin) {
  if (!IsLong(origin.delay) && origin.is_known_free) return true;
  const TimePoint now = clock_.Monotonic();
  if (origin.claimed_until >= now + kAnswering) return true;
  const milliseconds span = SpanOfClaim(origin.delay);
  const milliseconds wait =
      std::min(memory_.ClaimHost(origin.name, span), kLongestRest);
  origin.is_known_free = wait <= milliseconds(0);
  if (origin.is_known_free) {
    if (IsLong(origin.delay)) origin.claimed_until = now + span;
    return true;
  }
  // More than any claim or pause between two requests: it was a Retry-After.
  const milliseconds longest_delay = std::max<milliseconds>(
      {origin.delay, options_.max_crawl_delay, kLongestWait});
  const milliseconds longest_wait = std::max(origin.delay, milliseconds(1));
  const bool rests = wait > SpanOfClaim(longest_delay);
  origin.not_before = now + (rests ? wait : std::min(wait, longest_wait));
  origin.told_not_before = origin.not_before;
  if (rests) {
    origin.resting_until = origin.not_before;
    origin.rest_reason = {ErrorCode::kRateLimited,
                          "the host asked to be left alone", std::nullopt};
  }
  return false;
}

// Between two requests: tells the other processes until when the host is left
// alone, unless this one goes on asking it.
void Crawler::Loop::TellOthers(Origin& origin) {
  const TimePoint now = clock_.Monotonic();
  const milliseconds pause = Until(origin.not_before, now);
  const bool has_claim = origin.claimed_until > now;
  if (has_claim) {
    const bool goes_on = !origin.queue.empty() && !origin.IsResting(now) &&
                         origin.not_before + kAnswering <= origin.claimed_until;
    if (goes_on) return;
    memory_.LeaveHost(origin.name, pause);
  } else if (IsLong(pause) && origin.not_before != origin.told_not_before) {
    memory_.ClaimHost(origin.name, pause);
  } else {
    return;
  }
  origin.claimed_until = {};
  if (!origin.IsResting(now)) origin.not_before += kAfterYou;
  origin.told_not_before = origin.not_before;
}

}  // namespace rolecall
