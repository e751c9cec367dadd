// Whose turn a host is, among all the processes that share a crawl memory.
//
// A process claims a host for some seconds, in which it asks as often as the
// delay allows and tells nobody; so a host that one process alone asks costs
// one exchange with the memory in ten seconds or so.  Then, or when it has
// nothing more to ask, it leaves the host with what is left of the delay, and
// whoever waits comes first.  A claim of a process that died ends by itself.
//
// A host that asked to be left alone is kept apart from the turns: that holds
// for all, and their requests fail in place of waiting.
#include <algorithm>

#include "crawler/loop.h"

namespace rolecall {
namespace {

using std::chrono::milliseconds;

// No other process can ask so soon.
constexpr milliseconds kShorterThanAnyRestart{50};
// In so much of a claim requests begin; a host without a delay is looked at
// once in it.
constexpr milliseconds kAsking{10'000};
// Between two looks at a host that another process has.
constexpr milliseconds kBetweenLooks{50};
// By so much those that wait for the host are before who had it.
constexpr milliseconds kAfterYou{3};
constexpr milliseconds kLongestRest = std::chrono::hours(24);

bool IsLong(milliseconds pause) { return pause >= kShorterThanAnyRestart; }

milliseconds Until(TimePoint time, TimePoint now) {
  return std::max(std::chrono::ceil<milliseconds>(time - now), milliseconds(0));
}

}  // namespace

// Whether the claim holds until a request that begins then has ended, and the
// delay behind it.
bool Crawler::Loop::IsClaimed(const Origin& origin, TimePoint time) const {
  return time + options_.total_timeout + origin.delay <= origin.claimed_until;
}

// False when another process has the host, or when it is left alone.
bool Crawler::Loop::Claim(Origin& origin) {
  const TimePoint now = clock_.Monotonic();
  const bool is_long = IsLong(origin.delay);
  if (is_long ? IsClaimed(origin, now) : now < origin.looked_until) return true;
  if (LearnRest(origin)) return false;
  const milliseconds span =
      std::max(origin.delay, kAsking) + origin.delay + options_.total_timeout;
  // Without a delay only to see who else has it.
  const milliseconds wait =
      memory_.ClaimHost(origin.name, is_long ? span : milliseconds(0));
  if (wait <= milliseconds(0)) {
    (is_long ? origin.claimed_until : origin.looked_until) =
        now + (is_long ? span : kAsking);
    return true;
  }
  const milliseconds next_look = std::max(origin.delay, kBetweenLooks);
  origin.not_before = now + std::min(wait, next_look);
  origin.told_not_before = origin.not_before;
  return false;
}

// True when another process was asked to leave the host alone.
bool Crawler::Loop::LearnRest(Origin& origin) {
  const milliseconds rest =
      std::min(memory_.RestOfHost(origin.name), kLongestRest);
  if (rest <= milliseconds(0)) return false;
  Rest(origin, rest,
       {ErrorCode::kRateLimited, "the host asked to be left alone",
        std::nullopt});
  origin.told_not_before = origin.not_before;
  origin.told_resting_until = origin.resting_until;
  return true;
}

// Between two requests: tells the other processes until when the host is left
// alone, unless this one goes on asking it.
void Crawler::Loop::TellOthers(Origin& origin) {
  const TimePoint now = clock_.Monotonic();
  const bool rests = origin.IsResting(now);
  if (rests && origin.resting_until != origin.told_resting_until) {
    memory_.RestHost(origin.name, Until(origin.resting_until, now));
    origin.told_resting_until = origin.resting_until;
  }
  const milliseconds pause =
      rests ? origin.delay : Until(origin.not_before, now);
  if (origin.claimed_until > now) {
    const bool goes_on = !origin.queue.empty() && !rests &&
                         IsClaimed(origin, std::max(origin.not_before, now));
    if (goes_on) return;
    memory_.LeaveHost(origin.name, pause);
  } else if (!rests && IsLong(pause) &&
             origin.not_before != origin.told_not_before) {
    memory_.ClaimHost(origin.name, pause);
  } else {
    return;
  }
  origin.claimed_until = {};
  if (!rests) origin.not_before += kAfterYou;
  origin.told_not_before = origin.not_before;
}

}  // namespace rolecall
