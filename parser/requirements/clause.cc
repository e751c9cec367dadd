#include "parser/requirements/clause.h"

#include <algorithm>
#include <initializer_list>

namespace rolecall {
namespace {

// Names of a list on either side of one of them; a text of nothing but names is
// no list.
constexpr size_t kLongestList = 64;
// "BLS certification, or the ability to obtain"
constexpr uint32_t kFarthestEligible = 4;

bool IsOfYears(Cue cue) {
  return cue == Cue::kNumber || cue == Cue::kYears || cue == Cue::kMonths;
}

}  // namespace

JointWords::JointWords(Vocabulary& vocabulary)
    : or_word(vocabulary.Add("or")),
      and_word(vocabulary.Add("and")),
      is_(vocabulary.Add("is")),
      are_(vocabulary.Add("are")),
      with_(vocabulary.Add("with")),
      plus_(vocabulary.Add("plus")),
      together_(vocabulary.Add("together")),
      well_(vocabulary.Add("well")),
      as_(vocabulary.Add("as")),
      diploma_(vocabulary.Add("diploma")),
      using_(vocabulary.Add("using")),
      certification_(vocabulary.Add("certification")),
      certified_(vocabulary.Add("certified")),
      the_(vocabulary.Add("the")),
      if_(vocabulary.Add("if")),
      for_(vocabulary.Add("for")),
      not_(vocabulary.Add("not")),
      who_(vocabulary.Add("who")),
      nurses_(vocabulary.Add("nurses")),
      staff_(vocabulary.Add("staff")),
      a_(vocabulary.Add("a")),
      an_(vocabulary.Add("an")),
      by_(vocabulary.Add("by")),
      to_(vocabulary.Add("to")),
      non_(vocabulary.Add("non")),
      only_(vocabulary.Add("only")),
      provided_(vocabulary.Add("provided")),
      grace_(vocabulary.Add("grace")),
      without_(vocabulary.Add("without")),
      lacking_(vocabulary.Add("lacking")),
      accredited_(vocabulary.Add("accredited")),
      you_(vocabulary.Add("you")),
      we_(vocabulary.Add("we")),
      that_(vocabulary.Add("that")),
      within_(vocabulary.Add("within")),
      respectively_(vocabulary.Add("respectively")),
      elsewhere_(vocabulary.Add("elsewhere")),
      at_(vocabulary.Add("at")),
      in_(vocabulary.Add("in")),
      other_(vocabulary.Add("other")),
      experience_(vocabulary.Add("experience")),
      all_(vocabulary.Add("all")),
      team_(vocabulary.Add("team")),
      teams_(vocabulary.Add("teams")),
      this_(vocabulary.Add("this")),
      our_(vocabulary.Add("our")),
      option_(vocabulary.Add("option")),
      awaiting_(vocabulary.Add("awaiting")) {
  AddPeople(vocabulary);
  AddForms(vocabulary);
  AddContexts(vocabulary);
  AddOthers(vocabulary);
  AddFragments(vocabulary);
}

void JointWords::AddPeople(Vocabulary& vocabulary) {
  for (const std::string_view word :
       {"techs", "technicians", "employees", "personnel", "clinicians",
        "associates", "assistants", "paramedics", "caregivers", "rns", "lpns",
        "those"}) {
    people_.push_back(vocabulary.Add(word));
  }
  for (const std::string_view word :
       {"department", "departments", "dept", "unit", "units"}) {
    departments_.push_back(vocabulary.Add(word));
  }
  const auto add_unit = [&](std::initializer_list<std::string_view> names) {
    std::vector<WordId>& words = unit_names_.emplace_back();
    for (const std::string_view name : names) {
      words.push_back(vocabulary.Add(name));
    }
  };
  add_unit({"ed", "er", "emergency"});
  add_unit({"icu", "intensive", "critical"});
  add_unit({"peds", "pediatric", "pediatrics", "paediatric"});
  add_unit({"tele", "telemetry"});
  add_unit({"labor", "delivery", "obstetrics", "obstetric", "ob", "l"});
  add_unit(
      {"or", "operating", "surgical", "surgery", "perioperative", "scrub"});
  for (const std::string_view word :
       {"the",  "all",      "any",    "those", "who",  "are",
        "work", "working",  "works",  "in",    "on",   "at",
        "of",   "assigned", "to",     "hired", "into", "a",
        "an",   "everyone", "anyone", "other"}) {
    of_people_.push_back(vocabulary.Add(word));
  }
}

void JointWords::AddForms(Vocabulary& vocabulary) {
  for (const std::string_view word :
       {"within", "upon",    "prior",    "with",   "before", "after",
        "from",   "though",  "although", "when",   "while",  "unless",
        "than",   "because", "since",    "during", "either", "plus",
        "must",   "will",    "have",     "once",   "only"}) {
    functions_.push_back(vocabulary.Add(word));
  }
  for (const std::string_view word :
       {"or", "and", "will", "would", "be", "is", "are"}) {
    joints_.push_back(vocabulary.Add(word));
  }
  for (const std::string_view word : {"it", "this", "they", "these"}) {
    pronouns_.push_back(vocabulary.Add(word));
  }
  for (const std::string_view word : {"no", "none", "n"}) {
    denials_.push_back(vocabulary.Add(word));
  }
  for (const std::string_view word :
       {"perform", "performs", "performing", "administer", "administering"}) {
    performs_.push_back(vocabulary.Add(word));
  }
  for (const std::string_view word :
       {"obtained", "completed", "acquired", "earned", "achieved", "certified",
        "attained", "obtain", "acquire", "earn", "achieve"}) {
    obtained_.push_back(vocabulary.Add(word));
  }
}

void JointWords::AddContexts(Vocabulary& vocabulary) {
  for (const std::string_view word : {"positions", "jobs", "roles", "posts"}) {
    posts_.push_back(vocabulary.Add(word));
  }
  for (const std::string_view word :
       {"educational", "education", "continuing", "inservice", "ceu", "ce"}) {
    teaching_.push_back(vocabulary.Add(word));
  }
  for (const std::string_view word : {"hours", "credits", "units"}) {
    hours_.push_back(vocabulary.Add(word));
  }
  for (const std::string_view word :
       {"notify", "notifies", "notified", "notifying", "inform", "informs",
        "informed", "informing", "alert", "alerts", "alerting"}) {
    tells_.push_back(vocabulary.Add(word));
  }
  for (const std::string_view word :
       {"techniques", "procedures", "measures", "maneuvers", "standards",
        "regulations"}) {
    acts_.push_back(vocabulary.Add(word));
  }
  for (const std::string_view word :
       {"instruct", "instructs", "orient", "orients", "teach", "teaches"}) {
    teaches_.push_back(vocabulary.Add(word));
  }
  for (const std::string_view word :
       {"personnel", "students", "staff", "employees", "users"}) {
    learners_.push_back(vocabulary.Add(word));
  }
}

void JointWords::AddOthers(Vocabulary& vocabulary) {
  const auto add = [&](std::vector<WordId>& list,
                       std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) {
      list.push_back(vocabulary.Add(word));
    }
  };
  add(keeps_, {"track", "tracks", "tracking", "verify", "verifies", "verifying",
               "monitor", "monitors", "monitoring", "audit", "audits", "renews",
               "renewing", "auditing"});
  add(holders_, {"staff", "staffs", "employees", "employee", "residents",
                 "candidates", "applicants", "providers", "provider", "nurses",
                 "physicians", "clinicians", "their", "members", "workers",
                 "associates", "others", "technicians", "therapists"});
  add(records_,
      {"licenses", "licences", "registrations", "certifications", "numbers",
       "renewals", "expirations", "expiration", "credentials", "cards",
       "certificates", "expiry", "licensures"});
  add(served_, {"patients", "members", "clients", "customers", "families",
                "guests", "visitors", "residents", "parents", "shoppers"});
  add(places_,
      {"clinic",     "clinics",     "hospital",     "hospitals",  "office",
       "offices",    "practice",    "practices",    "unit",       "units",
       "department", "departments", "lab",          "laboratory", "pharmacy",
       "facility",   "facilities",  "system",       "center",     "centers",
       "or",         "company",     "organization", "group",      "floor",
       "site",       "sites"});
  add(students_, {"student", "students", "school", "schools", "track"});
  add(repeats_, {"as", "so"});
  add(over_, {"over", "above"});
}

void JointWords::AddFragments(Vocabulary& vocabulary) {
  const auto add = [&](std::vector<WordId>& list,
                       std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) {
      list.push_back(vocabulary.Add(word));
    }
  };
  add(prose_, {"is",    "are",    "was",   "were",  "be",    "been",  "has",
               "have",  "had",    "will",  "would", "can",   "could", "may",
               "might", "should", "shall", "do",    "does",  "did",   "you",
               "your",  "we",     "our",   "us",    "they",  "their", "he",
               "she",   "his",    "her",   "it",    "its",   "i",     "my",
               "me",    "this",   "that",  "these", "those", "who",   "which",
               "what",  "there",  "here",  "the",   "let",   "join",  "well"});
  add(fragments_,
      {"all",     "three",    "two",      "state",      "county",   "national",
       "level",   "type",     "number",   "charting",   "software", "system",
       "systems", "program",  "programs", "tools",      "in",       "for",
       "with",    "of",       "from",     "by",         "at",       "on",
       "through", "a",        "an",       "healthcare", "provider", "providers",
       "recent",  "previous", "also",     "plus",       "then",     "same",
       "only",    "comfort",  "work",     "billing",    "beyond",   "basics"});
}

bool JointWords::AreOneUnit(WordId a, WordId b) const {
  const auto holds = [](const std::vector<WordId>& words, WordId word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  return std::any_of(unit_names_.begin(), unit_names_.end(),
                     [&](const std::vector<WordId>& words) {
                       return holds(words, a) && holds(words, b);
                     });
}

bool Clause::CutBetween(uint32_t a, uint32_t b) const {
  return std::any_of(cuts.begin(), cuts.end(),
                     [a, b](uint32_t cut) { return a < cut && cut <= b; });
}

uint32_t Clause::ClauseEnd(uint32_t token) const {
  for (const uint32_t cut : cuts) {
    if (cut >= token) return cut;
  }
  return sentence.last;
}

uint32_t Clause::ClauseBegin(uint32_t token) const {
  uint32_t begin = sentence.first;
  for (const uint32_t cut : cuts) {
    if (cut <= token) begin = cut;
  }
  return begin;
}

bool Clause::NameBetween(uint32_t a, uint32_t b) const {
  return std::any_of(names.begin(), names.end(), [a, b](const NameReading& n) {
    return n.mention.first >= a && n.mention.last <= b &&
           n.mention.role == kNoFact;
  });
}

const CueHit* Clause::Before(const NameReading& name, Cue cue) const {
  const uint32_t begin = ClauseBegin(name.mention.first);
  const CueHit* found = nullptr;
  for (const CueHit& hit : cues) {
    if (hit.first >= name.mention.first) break;
    if (hit.cue == cue && hit.first >= begin) found = &hit;
  }
  return found;
}

const CueHit* Clause::After(const NameReading& name, Cue cue) const {
  const uint32_t end = ClauseEnd(name.mention.last);
  for (const CueHit& hit : cues) {
    if (hit.first >= end) break;
    if (hit.cue == cue && hit.first >= name.mention.last) return &hit;
  }
  return nullptr;
}

uint32_t Clause::Distance(const CueHit* cue, const NameReading& name) const {
  if (cue == nullptr) return kNoSentence;
  return cue->first >= name.mention.last
             ? cue->first - name.mention.last
             : name.mention.first - std::min(cue->last, name.mention.first);
}

uint32_t Clause::DistanceBefore(const NameReading& name, Cue cue) const {
  return Distance(Before(name, cue), name);
}

uint32_t Clause::DistanceAfter(const NameReading& name, Cue cue) const {
  return Distance(After(name, cue), name);
}

bool Clause::Near(const NameReading& name, Cue cue) const {
  return Before(name, cue) != nullptr || After(name, cue) != nullptr;
}

bool Clause::OnlyJoints(uint32_t a, uint32_t b) const {
  for (uint32_t i = a; i < b; ++i) {
    const Token& token = tokens[i];
    const bool joint =
        token.kind == TokenKind::kSign
            ? token.sign != ';' && token.sign != ':' && token.sign != '.'
            : token.word == words.or_word || token.word == words.and_word;
    if (!joint) return false;
  }
  return true;
}

bool Clause::BracketCloses(uint32_t a, uint32_t b) const {
  int depth = 0;
  for (uint32_t i = a; i < b; ++i) {
    if (IsSign(i, '(')) ++depth;
    if (IsSign(i, ')') && --depth < 0) return true;
  }
  return false;
}

std::pair<uint32_t, uint32_t> Clause::ListAround(
    const NameReading& name) const {
  uint32_t first = name.mention.first;
  uint32_t last = name.mention.last;
  const auto own = std::lower_bound(names.begin(), names.end(), first,
                                    [](const NameReading& n, uint32_t token) {
                                      return n.mention.first < token;
                                    });
  size_t most = kLongestList;
  for (auto other = own; other != names.end() && most > 0; ++other) {
    if (other->mention.first < last) continue;
    if (!OnlyJoints(last, other->mention.first)) break;
    last = other->mention.last;
    --most;
  }
  most = kLongestList;
  for (auto other = own; other != names.begin() && most > 0;) {
    --other;
    if (other->mention.last > first) continue;
    if (!OnlyJoints(other->mention.last, first)) break;
    first = other->mention.first;
    --most;
  }
  return {first, last};
}

bool Clause::IsNameAndLevel(const NameReading& name) const {
  const auto [first, last] = ListAround(name);
  const uint32_t end = ClauseEnd(last);
  bool level = false;
  for (uint32_t i = ClauseBegin(first); i < end; ++i) {
    if (i == first) i = last;
    if (i >= end || tokens[i].kind == TokenKind::kSign) continue;
    const auto cue =
        std::find_if(cues.begin(), cues.end(),
                     [i](const CueHit& hit) { return hit.first == i; });
    if (cue == cues.end()) return false;
    const bool says = cue->cue == Cue::kRequired || IsPreferring(cue->cue);
    if (!says && !IsOfYears(cue->cue)) return false;
    level |= says;
    i = cue->last - 1;
  }
  return level;
}

bool Clause::OrEligible(const NameReading& name) const {
  const CueHit* eligible = After(name, Cue::kEligible);
  const uint32_t last = ListAround(name).second;
  if (eligible == nullptr || eligible->first > last + kFarthestEligible) {
    return false;
  }
  for (uint32_t i = last; i < eligible->first; ++i) {
    if (tokens[i].word == words.or_word) return true;
  }
  return false;
}

bool Clause::InCue(uint32_t i) const {
  return std::any_of(cues.begin(), cues.end(), [i](const CueHit& cue) {
    return cue.first <= i && i < cue.last;
  });
}

bool Clause::StartsName(uint32_t i) const {
  return std::any_of(names.begin(), names.end(), [i](const NameReading& name) {
    return name.mention.first == i;
  });
}

bool Clause::EndsInNoun(const NameReading& name) const {
  return std::any_of(cues.begin(), cues.end(), [&name](const CueHit& cue) {
    return cue.cue == Cue::kCredentialNoun && cue.last == name.mention.last;
  });
}

bool Clause::IsQualification() const {
  return sentence.section == Section::kRequired ||
         sentence.section == Section::kPreferred;
}

}  // namespace rolecall
