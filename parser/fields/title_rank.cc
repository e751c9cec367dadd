#include "parser/fields/title_rank.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <vector>

#include "base/text.h"

namespace rolecall {
namespace {

constexpr size_t kMaxTitleBytes = 300;

template <size_t kSize>
bool Holds(const std::string_view (&words)[kSize], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// The words of a title, lower case, with a way to look around.
class Words {
 public:
  explicit Words(std::string_view title) {
    const std::string lower = ToLower(Utf8Prefix(title, kMaxTitleBytes));
    for (size_t at = 0; at < lower.size();) {
      size_t end = at;
      while (end < lower.size() && IsAsciiAlnum(lower[end])) ++end;
      if (end > at) words_.push_back(lower.substr(at, end - at));
      at = end + 1;
    }
  }

  size_t size() const { return words_.size(); }
  // Empty beyond either end.
  std::string_view operator[](size_t at) const {
    return at < words_.size() ? std::string_view(words_[at])
                              : std::string_view();
  }
  bool Has(std::string_view word) const {
    return std::find(words_.begin(), words_.end(), word) != words_.end();
  }

 private:
  std::vector<std::string> words_;
};

// "Student Services Coordinator" serves students.
bool IsStudent(const Words& words, size_t at) {
  static constexpr std::string_view kWho[] = {
      "",       "trainee", "worker",    "intern",   "extern",     "nurse",
      "nurses", "aide",    "assistant", "employee", "technician", "pharmacy"};
  static constexpr std::string_view kTerms[] = {
      "intern", "interns", "internship", "extern", "externs", "externship"};
  const std::string_view word = words[at];
  return Holds(kTerms, word) ||
         (word == "student" && Holds(kWho, words[at + 1]));
}

// Who supervises a trade is one of it, where no occupation has the title.
bool IsLead(const Words& words, size_t at) {
  static constexpr std::string_view kOther[] = {"generation", "gen",
                                                "abatement"};
  static constexpr std::string_view kInCharge[] = {
      "nurse", "rn", "lpn", "lvn", "technician", "tech", "therapist"};
  static constexpr std::string_view kTerms[] = {"principal", "leader",
                                                "supervisor", "supervisory"};
  const std::string_view word = words[at];
  if (word == "lead") return !Holds(kOther, words[at + 1]);
  if (word == "charge") return Holds(kInCharge, words[at + 1]);
  return Holds(kTerms, word);
}

bool IsSenior(const Words& words, size_t at) {
  static constexpr std::string_view kOldPeople[] = {
      "living",  "care", "center",    "centers",    "community", "communities",
      "housing", "life", "companion", "companions", "citizen",   "citizens",
      "health",  "home", "service",   "services"};
  static constexpr std::string_view kField[] = {
      "practice", "practitioner", "imaging",    "heart",     "wound",  "care",
      "life",     "directive",    "technology", "radiology", "illness"};
  const std::string_view word = words[at];
  if (word == "senior") return !Holds(kOldPeople, words[at + 1]);
  if (word == "advanced") return !Holds(kField, words[at + 1]);
  // Of other trades an auditor is no senior.
  const bool codes = words.Has("coder") || words.Has("coding");
  return word == "sr" || word == "iii" || (word == "auditor" && codes);
}

bool IsEntry(const Words& words, size_t at) {
  static constexpr std::string_view kTerms[] = {
      "trainee", "trainees", "apprentice", "apprenticeship", "junior", "jr"};
  const std::string_view word = words[at];
  if (Holds(kTerms, word)) return true;
  if (word == "entry") return words[at + 1] == "level";
  if (word == "new") return words[at + 1].starts_with("grad");
  // "Nurse I or II" is one for both.
  return word == "i" && at > 0 && !words.Has("ii");
}

// "Travel Agent" and "Travel Clinic" stay where they are.
bool IsTravel(const Words& words, size_t at) {
  static constexpr std::string_view kTerms[] = {"travel", "traveling",
                                                "travelling"};
  static constexpr std::string_view kOther[] = {
      "agent",       "agency",  "advisor",   "clinic", "consultant",
      "coordinator", "center",  "counselor", "health", "manager",
      "medicine",    "planner", "specialist"};
  return Holds(kTerms, words[at]) && !Holds(kOther, words[at + 1]) &&
         (at == 0 || (words[at - 1] != "no" && words[at - 1] != "local"));
}

}  // namespace

TitleRank ReadTitleRank(std::string_view title) {
  const Words words(title);
  const auto any = [&](bool (*is)(const Words&, size_t)) {
    for (size_t i = 0; i < words.size(); ++i) {
      if (is(words, i)) return true;
    }
    return false;
  };
  TitleRank rank;
  rank.is_traveling = any(IsTravel);
  rank.seniority = any(IsStudent)  ? Seniority::kStudent
                   : any(IsLead)   ? Seniority::kLead
                   : any(IsSenior) ? Seniority::kSenior
                   : any(IsEntry)  ? Seniority::kEntry
                                   : Seniority::kOrdinary;
  return rank;
}

}  // namespace rolecall
