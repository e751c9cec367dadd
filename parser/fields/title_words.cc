#include "parser/fields/title_words.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/text.h"

namespace rolecall {
namespace {

using Short = std::pair<std::string_view, std::string_view>;

constexpr Short kShort[] = {{"admin", "administrative"},
                            {"asistant", "assistant"},
                            {"assist", "assistant"},
                            {"assitant", "assistant"},
                            {"asst", "assistant"},
                            {"cert", "certified"},
                            {"coord", "coordinator"},
                            {"dir", "director"},
                            {"healthcare", "health care"},
                            {"licenced", "licensed"},
                            {"mgr", "manager"},
                            {"ofc", "office"},
                            {"orthopaedic", "orthopedic"},
                            {"paediatric", "pediatric"},
                            {"pharm", "pharmacy"},
                            {"radiographer", "radiologic technologist"},
                            {"radiological", "radiologic"},
                            {"recept", "receptionist"},
                            {"receptionst", "receptionist"},
                            {"registrered", "registered"},
                            {"rep", "representative"},
                            {"sched", "scheduler"},
                            {"sec", "secretary"},
                            {"spec", "specialist"},
                            {"supervsr", "supervisor"},
                            {"supv", "supervisor"},
                            {"svc", "service"},
                            {"svcs", "service"},
                            {"tech", "technician"},
                            {"techncian", "technician"},
                            {"technican", "technician"}};

// These are in order, for binary search; a test holds them to it.
constexpr std::string_view kLevels[] = {
    "a",    "an",    "i",   "ii",     "iii", "iv",  "jr", "junior",
    "lead", "level", "prn", "senior", "sr",  "the", "v",  "vi"};

constexpr std::string_view kSideWords[] = {
    "bilingual", "casual", "certified", "contract",    "day",     "diem",
    "english",   "entry",  "evening",   "experienced", "float",   "ft",
    "full",      "grad",   "graduate",  "hiring",      "hour",    "hybrid",
    "immediate", "local",  "mobile",    "needed",      "new",     "night",
    "now",       "onsite", "part",      "per",         "remote",  "shift",
    "spanish",   "staff",  "temp",      "temporary",   "time",    "travel",
    "traveling", "urgent", "variable",  "wanted",      "weekday", "weekend"};

constexpr std::string_view kAgentNouns[] = {"accountant",
                                            "actuary",
                                            "acupuncturist",
                                            "adjuster",
                                            "administrator",
                                            "adviser",
                                            "advisor",
                                            "advocate",
                                            "agent",
                                            "aide",
                                            "analyst",
                                            "anesthesiologist",
                                            "anesthetist",
                                            "architect",
                                            "assembler",
                                            "assessor",
                                            "assistant",
                                            "associate",
                                            "attendant",
                                            "attorney",
                                            "audiologist",
                                            "auditor",
                                            "barista",
                                            "biller",
                                            "biologist",
                                            "bookkeeper",
                                            "broker",
                                            "buyer",
                                            "captain",
                                            "caregiver",
                                            "carpenter",
                                            "cashier",
                                            "chair",
                                            "chaplain",
                                            "chef",
                                            "chemist",
                                            "chief",
                                            "chiropractor",
                                            "cleaner",
                                            "clerk",
                                            "coach",
                                            "coder",
                                            "collector",
                                            "companion",
                                            "concierge",
                                            "consultant",
                                            "controller",
                                            "cook",
                                            "coordinator",
                                            "counsel",
                                            "counselor",
                                            "custodian",
                                            "cytotechnologist",
                                            "dean",
                                            "dentist",
                                            "designer",
                                            "developer",
                                            "dietician",
                                            "dietitian",
                                            "director",
                                            "dispatcher",
                                            "doctor",
                                            "dosimetrist",
                                            "driver",
                                            "economist",
                                            "editor",
                                            "educator",
                                            "electrician",
                                            "embryologist",
                                            "engineer",
                                            "entrepreneur",
                                            "evaluator",
                                            "examiner",
                                            "executive",
                                            "expert",
                                            "facilitator",
                                            "faculty",
                                            "firefighter",
                                            "foreman",
                                            "generalist",
                                            "greeter",
                                            "groomer",
                                            "groundskeeper",
                                            "guard",
                                            "handler",
                                            "head",
                                            "helper",
                                            "histotechnologist",
                                            "host",
                                            "hostess",
                                            "housekeeper",
                                            "hygienist",
                                            "inspection",
                                            "inspector",
                                            "installer",
                                            "instruction",
                                            "instructor",
                                            "interpreter",
                                            "interviewer",
                                            "investigator",
                                            "janitor",
                                            "lawyer",
                                            "lecturer",
                                            "liaison",
                                            "librarian",
                                            "lifeguard",
                                            "machinist",
                                            "maker",
                                            "manager",
                                            "marketer",
                                            "mechanic",
                                            "merchandiser",
                                            "navigator",
                                            "negotiator",
                                            "nurse",
                                            "nutritionist",
                                            "officer",
                                            "operator",
                                            "optician",
                                            "optometrist",
                                            "owner",
                                            "packer",
                                            "painter",
                                            "paralegal",
                                            "paramedic",
                                            "partner",
                                            "pathologist",
                                            "perfusionist",
                                            "pharmacist",
                                            "phlebotomist",
                                            "photographer",
                                            "physician",
                                            "physicist",
                                            "pilot",
                                            "planner",
                                            "plumber",
                                            "porter",
                                            "practitioner",
                                            "preceptor",
                                            "president",
                                            "principal",
                                            "processor",
                                            "producer",
                                            "professor",
                                            "programmer",
                                            "psychiatrist",
                                            "psychologist",
                                            "receptionist",
                                            "recruiter",
                                            "registrar",
                                            "reporter",
                                            "representative",
                                            "researcher",
                                            "reviewer",
                                            "sale",
                                            "sales",
                                            "salesperson",
                                            "scheduler",
                                            "scientist",
                                            "screener",
                                            "scribe",
                                            "secretary",
                                            "seller",
                                            "server",
                                            "sonographer",
                                            "specialist",
                                            "sterilizer",
                                            "steward",
                                            "strategist",
                                            "superintendent",
                                            "supervisor",
                                            "surgeon",
                                            "surveyor",
                                            "teacher",
                                            "technician",
                                            "teller",
                                            "therapist",
                                            "trainer",
                                            "transcriptionist",
                                            "translator",
                                            "transporter",
                                            "treasurer",
                                            "tutor",
                                            "underwriter",
                                            "valet",
                                            "veterinarian",
                                            "vp",
                                            "waiter",
                                            "warehouseman",
                                            "welder",
                                            "worker",
                                            "writer"};

static_assert(std::is_sorted(std::begin(kLevels), std::end(kLevels)));
static_assert(std::is_sorted(std::begin(kSideWords), std::end(kSideWords)));
static_assert(std::is_sorted(std::begin(kAgentNouns), std::end(kAgentNouns)));

template <size_t N>
bool Holds(const std::string_view (&words)[N], std::string_view word) {
  return std::binary_search(std::begin(words), std::end(words), word);
}

}  // namespace

std::string_view WrittenOut(std::string_view word) {
  for (const auto& [brief, full] : kShort) {
    if (brief == word) return full;
  }
  return word;
}

bool IsLevel(std::string_view word) {
  return Holds(kLevels, word) ||
         std::all_of(word.begin(), word.end(), IsAsciiDigit);
}

bool IsPreposition(std::string_view word) {
  static constexpr std::string_view kPrepositions[] = {"at", "for", "from",
                                                       "in", "to",  "with"};
  return Holds(kPrepositions, word);
}

bool IsSideWord(std::string_view word) { return Holds(kSideWords, word); }

bool IsAgentNoun(std::string_view word) { return Holds(kAgentNouns, word); }

bool IsGeneralNoun(std::string_view word) {
  static constexpr std::string_view kGeneral[] = {
      "aide",           "assistant",  "associate",  "clerk", "coordinator",
      "representative", "specialist", "technician", "worker"};
  return Holds(kGeneral, word);
}

}  // namespace rolecall
