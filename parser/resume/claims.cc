#include "parser/resume/claims.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "model/geo.h"
#include "parser/re2_view.h"
#include "parser/resume/phrases.h"
#include "parser/resume/resume_dates.h"

namespace rolecall {
namespace {

constexpr size_t kNear = 48;  // bytes in which a cue speaks of its date

// Behind a name: "CPC (in progress)", "CMA candidate", "RHIT, expected 2027".
constexpr std::array<std::string_view, 13> kComing = {
    "in progress", "in-progress", "in process",     "candidate", "pending",
    "expected",    "anticipated", "eligible",       "underway",  "eligibility",
    "not yet",     "projected",   "to be completed"};

// The same, but only before the next comma: these are everyday words.
constexpr std::array<std::string_view, 9> kComingNext = {
    "scheduled", "student",     "trainee",  "awaiting", "enrolled",
    "will sit",  "sitting for", "upcoming", "planned"};

// Before a name: "pursuing CPC", "preparing for the CCS".
constexpr std::array<std::string_view, 34> kAiming = {
    "pursuing",      "working toward", "working towards", "working on",
    "studying for",  "studying to",    "preparing for",   "prepare for",
    "candidate for", "eligible for",   "eligible to",     "scheduled",
    "enrolled in",   "seeking",        "plan to",         "planning",
    "will sit",      "sit for",        "sitting for",     "obtaining",
    "to obtain",     "to earn",        "earning my",      "to become",
    "becoming",      "in process of",  "in progress:",    "expected:",
    "applied for",   "pre-nursing",    "pre- nursing",    "awaiting",
    "pending:",      "interested in"};

constexpr std::array<std::string_view, 14> kPast = {
    "expired",    "lapsed",      "inactive",     "formerly",    "former",
    "previously", "previous",    "retired",      "not current", "no longer",
    "revoked",    "surrendered", "relinquished", "not renewed"};

// Behind a name only: "CPC-A removed".
constexpr std::array<std::string_view, 2> kTakenAway = {"removed", "withdrawn"};

// Of an examination, on either side of the name.
constexpr std::array<std::string_view, 5> kFailed = {
    "did not pass", "not passed", "unsuccessful", "didn't pass", "not held"};

// Behind a name that is others' paper: "tracked ACLS renewals".
constexpr std::array<std::string_view, 4> kPapers = {
    "renewals", "expirations", "expiration dates", "rosters"};

constexpr std::array<std::string_view, 16> kCourseBehind = {
    "prep",       "preparation", "preparatory", "course",
    "coursework", "class",       "classes",     "program",
    "bootcamp",   "boot camp",   "workshop",    "seminar",
    "curriculum", "study",       "camp",        "training"};

constexpr std::array<std::string_view, 14> kCourseBefore = {
    "course in",   "courses in", "coursework in", "classes in", "class in",
    "training in", "trained in", "studied",       "course:",    "courses:",
    "coursework:", "coursework", "prep for",      "study of"};

constexpr std::array<std::string_view, 15> kOwn = {
    "certified", "certification", "certificate",  "licensed",
    "license",   "licensure",     "obtained",     "earned",
    "hold",      "holds",         "credential",   "credentialed",
    "passed",    "registered",    "maintained my"};

// Among duties these say that it is others who are certified.
constexpr std::array<std::string_view, 14> kOthers = {
    "train",    "trained",    "training",  "teach",      "taught",
    "instruct", "instructed", "supervise", "supervised", "supervising",
    "staff",    "students",   "patients",  "employees"};

// Before a name: whose it is.
constexpr std::array<std::string_view, 21> kOverOthers = {
    "supervised", "supervise", "supervising", "supervision of", "managed",
    "managing",   "oversaw",   "overseeing",  "trained",        "training of",
    "under",      "assisted",  "assisting",   "alongside",      "precepted",
    "led",        "taught",    "teach",       "teaching",       "instructed",
    "tutored"};

constexpr std::array<std::string_view, 17> kEnds = {
    "expires", "expire",      "expiration",    "expiry",     "exp",
    "exp.",    "valid until", "valid through", "valid thru", "valid to",
    "expired", "lapsed",      "good through",  "renewal",    "renews",
    "through", "until"};

// What follows the last full stop: a new sentence speaks of something else.
std::string_view LastSentence(std::string_view text) {
  const size_t stop = text.rfind(". ");
  return stop == std::string_view::npos ? text : text.substr(stop + 2);
}

std::string_view FirstSentence(std::string_view text) {
  return text.substr(0, text.find(". "));
}

// "worked as RN": years beside it are those of a post.
bool NamesPost(std::string_view before) {
  const std::string lower = ToLower(Trim(before));
  return lower == "as" || lower.ends_with(" as") || lower.ends_with(" as a") ||
         lower.ends_with(" as an");
}

// True where a hit of `word` in `text` is said of the name, which stands before
// `text` or, `leads`, behind it: "failed the exam", "suspended in 2019"; but
// "never failed an audit" and "resolved failed claims" speak of the work.
bool IsSaidOfName(std::string_view text, const RE2& word, bool leads) {
  static const RE2 kNone(
      R"(\b(?:never|no|not|0|zero|none|without)(?:\s+[a-z]+)?\s*$)");
  static const RE2 kWork(
      R"(\b(?:claim|account|audit|edit|charge|denial|payment|bill)s?\b)");
  static const RE2 kOfName(
      R"(^\s*(?:[,;.:()\[\]|]|\d|(?:in|on|by|since|until|once|twice)\b|)"
      R"(to (?:pass|obtain|earn|renew)\b|)"
      R"((?:(?:the|my|an?|first|second|last|state|national)\s+)*)"
      R"((?:$|exam|test\b|attempt|boards?\b|licen|certif)))");
  re2::StringPiece rest = ToRe2(text);
  while (RE2::FindAndConsume(&rest, word)) {
    const std::string_view to_word =
        text.substr(0, static_cast<size_t>(rest.data() - text.data()));
    const std::string_view before = to_word.substr(0, to_word.rfind(' ') + 1);
    if (RE2::PartialMatch(rest, kOfName) &&
        !RE2::PartialMatch(ToRe2(before), kNone) &&
        !RE2::PartialMatch(ToRe2(leads ? text : before), kWork)) {
      return true;
    }
  }
  return false;
}

// "Failed in 2021, passed in 2022", "passed after a failed attempt".
bool SaysPassed(std::string_view text) {
  static const RE2 kPassed(R"((?:^|(\S+)\s+)\W*passed\b)");
  re2::StringPiece before;
  return RE2::PartialMatch(ToRe2(text), kPassed, &before) && before != "not" &&
         before != "never";
}

// Of an examination.
bool SaysFailed(std::string_view before, std::string_view after) {
  static const RE2 kWord(R"(\b(?:failed|failing)\b)");
  if (HasPhrase(before, kFailed) || HasPhrase(after.substr(0, kNear), kFailed))
    return true;
  if (SaysPassed(before) || SaysPassed(after)) return false;
  return IsSaidOfName(before, kWord, true) ||
         IsSaidOfName(after.substr(0, kNear), kWord, false);
}

bool SaysPast(std::string_view before, std::string_view after) {
  static const RE2 kWord(R"(\b(?:suspended|rescinded)\b)");
  return HasPhrase(after, kPast) || HasPhrase(before, kPast) ||
         IsSaidOfName(before, kWord, true) || IsSaidOfName(after, kWord, false);
}

// "physicians' ACLS", "the staff's BLS"; "Texas' RN license" is one's own.
bool IsOfOthers(std::string_view before) {
  std::string owner = ToLower(Trim(before));
  if (const size_t curly =
          owner.find("\xE2\x80\x99", owner.size() < 5 ? 0 : owner.size() - 5);
      curly != std::string::npos) {
    owner.replace(curly, 3, "'");
  }
  constexpr std::array<std::string_view, 3> kDegrees = {
      "masters'", "bachelors'", "associates'"};
  owner = owner.substr(owner.rfind(' ') + 1);
  if (std::find(kDegrees.begin(), kDegrees.end(), owner) != kDegrees.end()) {
    return false;
  }
  if (owner.ends_with("s'") &&
      !RegionCode(owner.substr(0, owner.size() - 1)).empty()) {
    return false;
  }
  return owner.ends_with("s'") || owner == "staff's" || owner == "team's" ||
         owner == "physician's" || owner == "provider's" ||
         owner == "doctor's" || owner == "employee's";
}

// The last words before a name, in which "no" denies it.
bool Denies(std::string_view before) {
  const std::string_view near =
      before.substr(before.size() - std::min(before.size(), kNear / 2));
  constexpr std::array<std::string_view, 4> kNo = {"no", "not", "never",
                                                   "without"};
  constexpr std::array<std::string_view, 2> kNoDenial = {"not limited",
                                                         "not only"};
  return HasPhrase(near, kNo) && !HasPhrase(near, kNoDenial);
}

// "Would like to learn Epic"; but who is "eager to bring Epic experience" has
// it, unless it is still to be gained.
bool IsWished(std::string_view before, std::string_view after) {
  constexpr std::array<std::string_view, 11> kWished = {
      "to learn",         "currently learning", "interested in",
      "eager for",        "hope to use",        "hoping to use",
      "wish to use",      "want to use",        "looking forward to",
      "willing to train", "learning to use"};
  static const RE2 kEager(
      R"(\b(?:eager|would like) to (?:[a-z]+ )?(?:learn|train|use|try|know|gain)\b)");
  static const RE2 kExperience(
      R"(^\s+(?:[a-z]+\s+){0,2}(?:experience|expertise)\b)");
  static const RE2 kGain(R"(\b(?:gain|acquir|get|build)[a-z]*\b)");
  if (RE2::PartialMatch(ToRe2(after), kExperience) &&
      !RE2::PartialMatch(ToRe2(before), kGain)) {
    return false;
  }
  return HasPhrase(before, kWished) || RE2::PartialMatch(ToRe2(before), kEager);
}

}  // namespace

std::string_view StandingName(Standing standing) {
  switch (standing) {
    case Standing::kHeld:
      return "held";
    case Standing::kInProgress:
      return "in progress";
    case Standing::kLapsed:
      return "no longer held";
    case Standing::kCourse:
      return "a course only";
    case Standing::kDenied:
      return "denied";
    case Standing::kOthers:
      return "somebody else's";
  }
  return "";
}

Standing StandingOf(const NameScope& scope, bool by_training) {
  const std::string before_text = ToLower(LastSentence(scope.before));
  const std::string after_text = ToLower(FirstSentence(scope.after));
  const std::string_view before = before_text;
  const std::string_view after = after_text;
  const std::string_view near = after.substr(0, kNear);
  const std::string_view next = near.substr(0, near.find(','));
  if (Denies(before) || SaysFailed(before, after)) return Standing::kDenied;
  if (HasPhrase(before, kOverOthers) || IsOfOthers(before) ||
      HasPhrase(next.substr(0, kNear / 2), kPapers)) {
    return Standing::kOthers;
  }
  if (SaysPast(before, after) || HasPhrase(next, kTakenAway))
    return Standing::kLapsed;
  if (HasPhrase(near, kComing) || HasPhrase(next, kComingNext) ||
      HasPhrase(before, kAiming)) {
    return Standing::kInProgress;
  }
  if (by_training) return Standing::kHeld;
  if (HasPhrase(next, kCourseBehind) || HasPhrase(before, kCourseBefore)) {
    return Standing::kCourse;
  }
  return Standing::kHeld;
}

Standing SoftwareStandingOf(const NameScope& scope) {
  constexpr std::array<std::string_view, 5> kUnused = {
      "no experience", "never used", "not used", "none", "no knowledge"};
  const std::string before = ToLower(LastSentence(scope.before));
  const std::string after = ToLower(FirstSentence(scope.after));
  const std::string_view near = std::string_view(after).substr(0, kNear / 2);
  if (Denies(before) || HasPhrase(near.substr(0, near.find(',')), kUnused)) {
    return Standing::kDenied;
  }
  return IsWished(before, after) ? Standing::kInProgress : Standing::kHeld;
}

bool ClaimsAsOwn(std::string_view line) {
  const std::string lower = ToLower(line);
  return HasPhrase(lower, kOwn) && !HasPhrase(lower, kOthers);
}

Validity ValidityOf(const NameScope& scope, Date as_of) {
  Validity validity;
  const std::string_view words = scope.after;
  if (NamesPost(scope.before)) return validity;
  const std::string lower = ToLower(words);
  for (const DateHit& hit : FindDates(words)) {
    const size_t near = hit.begin - std::min(hit.begin, kNear);
    const std::string_view cue =
        std::string_view(lower).substr(near, hit.begin - near);
    const bool ends = HasPhrase(cue, kEnds);
    if (hit.is_span) {
      validity.from = hit.first;
      if (!hit.is_open) validity.until = hit.last;
    } else if (ends || (!hit.is_vague && hit.first > as_of)) {
      validity.until = hit.last;
    } else if (!hit.is_vague && !validity.from) {
      validity.from = hit.first;
    }
    // A date that ends it is the last that speaks of it.
    if (validity.until) break;
  }
  return validity;
}

}  // namespace rolecall
