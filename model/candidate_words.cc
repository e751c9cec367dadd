#include "model/candidate_words.h"

#include <algorithm>
#include <functional>
#include <span>

#include "base/text.h"
#include "model/education.h"
#include "model/json.h"
#include "model/language.h"

namespace rolecall {
namespace {

constexpr size_t kMostRemembered = 10'000;

using Words = std::vector<std::string>;

const Words& EmploymentTypes() {  // schema.org/employmentType
  static const Words words = {"FULL_TIME", "PART_TIME", "CONTRACTOR",
                              "TEMPORARY", "INTERN",    "VOLUNTEER",
                              "PER_DIEM",  "OTHER"};
  return words;
}

const Words& Shifts() {
  static const Words words = {"day", "evening", "night", "weekend"};
  return words;
}

const Words& Statuses() {
  static const Words words = {"self-stated", "school-verified",
                              "issuer-verified"};
  return words;
}

std::string Unknown(std::string_view word, const std::string& advice) {
  return "unknown word \"" + Printable(word, 60) + "\"" + advice;
}

std::string DidYouMean(const std::string& known) {
  return ", did you mean \"" + known + "\"?";
}

std::string UnknownOf(const std::string& word, const Words& known) {
  const std::string nearest = Nearest(word, known);
  return Unknown(word, nearest.empty()
                           ? "; expected one of " + Join(known, ", ")
                           : DidYouMean(nearest));
}

// What is said of a word; nothing of a good one.
std::string SayOfLanguage(const std::string& word) {
  if (IsLanguageTag(word)) return "";
  const auto tag = LanguageFromName(word);
  if (tag) return Unknown(word, DidYouMean(*tag));
  const std::string nearest = Nearest(word, LanguageNames());
  return Unknown(word, nearest.empty()
                           ? "; expected a BCP 47 tag such as es"
                           : DidYouMean(*LanguageFromName(nearest)));
}

// Whether `code` is `shape`, or its first `shortest` bytes, with a digit for
// each of its zeros.
bool HasShape(std::string_view code, std::string_view shape, size_t shortest) {
  if (code.size() != shortest && code.size() != shape.size()) return false;
  for (size_t i = 0; i < code.size(); ++i) {
    if (shape[i] == '0' ? !IsAsciiDigit(code[i]) : code[i] != shape[i]) {
      return false;
    }
  }
  return true;
}

// "31-9092", or "29-2099.01".
bool IsOccupationCode(std::string_view code) {
  return HasShape(code, "00-0000.00", 7);
}

std::string SayOfOccupation(const std::string& code) {
  if (IsOccupationCode(code)) return "";
  return Unknown(code, "; expected an O*NET-SOC code such as 31-9092");
}

// Keeps the words of `list` for which `say` has nothing to say.
void Drop(const std::string& pointer, Words* list,
          const std::function<std::string(const std::string&)>& say,
          std::vector<std::string>* dropped) {
  size_t index = 0;
  std::erase_if(*list, [&](const std::string& word) {
    const std::string message = say(word);
    const std::string place = pointer + "/" + std::to_string(index++);
    if (message.empty()) return false;
    dropped->push_back(place + ": " + message);
    return true;
  });
}

void DropOthers(const std::string& pointer, Words* list, const Words& known,
                std::vector<std::string>* dropped) {
  const auto say = [&](const std::string& word) {
    const bool is_known =
        std::find(known.begin(), known.end(), word) != known.end();
    return is_known ? std::string() : UnknownOf(word, known);
  };
  Drop(pointer, list, say, dropped);
}

void DropStatuses(Candidate* candidate, std::vector<std::string>* dropped) {
  for (size_t i = 0; i < candidate->credentials.size(); ++i) {
    std::string& status = candidate->credentials[i].status;
    const Words& known = Statuses();
    if (status.empty() ||
        std::find(known.begin(), known.end(), status) != known.end()) {
      continue;
    }
    dropped->push_back("/credentials/" + std::to_string(i) +
                       "/status: " + UnknownOf(status, known));
    status.clear();
  }
}

// Five digits, or nine as people write them: "45402-1234", "45402 1234",
// "454021234".
bool IsPostalCode(std::string_view code) {
  return HasShape(code, "00000-0000", 5) || HasShape(code, "00000 0000", 5) ||
         HasShape(code, "000000000", 5);
}

void DropPostalCode(Candidate* candidate, std::vector<std::string>* dropped) {
  std::string& code = candidate->home_postal_code;
  if (candidate->home) return;  // nothing is concluded from the code
  code = Trim(code);
  if (code.empty() || IsPostalCode(code)) return;
  // Not repeated: it may be a street, or another country's code.
  dropped->push_back("/home/postal_code: not a ZIP code such as 45402");
  code.clear();
}

// What ends before it begins has ended: the day that is kept is the one that
// may cost something.
void DropBeginnings(Candidate* candidate, std::vector<std::string>* dropped) {
  for (size_t i = 0; i < candidate->credentials.size(); ++i) {
    Credential& credential = candidate->credentials[i];
    if (!credential.valid_from || !credential.valid_until ||
        *credential.valid_from <= *credential.valid_until) {
      continue;
    }
    dropped->push_back("/credentials/" + std::to_string(i) +
                       "/valid_from: " + FormatDate(*credential.valid_from) +
                       " is after valid_until, " +
                       FormatDate(*credential.valid_until) + "; left out");
    credential.valid_from.reset();
  }
}

// The name of a term that is near `word`.
std::string NearestTerm(const Catalogue& catalogue, const std::string& word) {
  Words names;
  for (const Term& term : catalogue.terms()) {
    names.push_back(term.id);
    if (!term.short_name.empty()) names.push_back(term.short_name);
  }
  return Nearest(word, names);
}

void AddOnce(TermIndex term, std::vector<TermIndex>* terms) {
  if (std::ranges::find(*terms, term) == terms->end()) terms->push_back(term);
}

// What a word may name.
struct Naming {
  std::vector<TermIndex> called;  // the usual one first
  bool is_certain = false;        // the first is meant
};

// The terms of the catalogue that have `word` as a name.
struct Names {
  std::vector<TermIndex> short_named;
  std::vector<TermIndex> all;
};

Names NamesLike(const Catalogue& catalogue, const std::string& word) {
  const auto same = [&](const std::string& name) {
    return EqualsIgnoreCase(name, word);
  };
  Names names;
  for (size_t i = 0; i < catalogue.terms().size(); ++i) {
    const Term& term = catalogue.terms()[i];
    const auto index = static_cast<TermIndex>(i);
    if (same(term.short_name)) names.short_named.push_back(index);
    if (same(term.id) || same(term.short_name) || same(term.name) ||
        std::ranges::any_of(term.aliases, same)) {
      names.all.push_back(index);
    }
  }
  return names;
}

// By every name and meaning.  A word without senses is certain where one term
// is called so; one with senses only where the one usual meaning is a term's
// and no other term is meant, or it is that term's short name alone.  A usual
// meaning outside the catalogue ("CRC", the patient's disease) decides for no
// term: nobody is given a credential that may not be theirs.
Naming TermsCalled(const Catalogue& catalogue, const std::string& word) {
  std::vector<TermIndex> usual;  // with kNoTerm
  std::vector<TermIndex> meant;
  for (const AmbiguousSense& sense : catalogue.senses()) {
    if (!EqualsIgnoreCase(sense.surface, word)) continue;
    AddOnce(sense.term, sense.is_default ? &usual : &meant);
  }
  Names names = NamesLike(catalogue, word);
  Naming naming;
  for (const auto* terms : {&usual, &names.all, &meant}) {
    for (const TermIndex term : *terms) AddOnce(term, &naming.called);
  }
  const bool has_senses = !usual.empty() || !meant.empty();
  std::erase(naming.called, kNoTerm);
  const bool is_alone = naming.called.size() == 1;
  const bool is_usual = usual.size() == 1 && usual.front() != kNoTerm;
  naming.is_certain = has_senses
                          ? is_usual && (is_alone || usual == names.short_named)
                          : is_alone;
  return naming;
}

// "\"CMA\" has several meanings, write one of cma-aama, cma-ima"
std::string SayChoices(const Catalogue& catalogue, const std::string& word,
                       const std::vector<TermIndex>& called) {
  const std::string fault =
      "\"" + Printable(word, 60) + "\" has several meanings, write ";
  if (called.size() == 1) {
    const Term& only = catalogue.term(called.front());
    return fault + only.id + " if you mean " + only.name;
  }
  Words ids;
  for (const TermIndex term : called) ids.push_back(catalogue.term(term).id);
  return fault + "one of " + Join(ids, ", ");
}

// Whether an id in other capitals is no more than that: "PCC" is a term's id,
// and what people call another one.
bool IsIdAlone(const Naming& naming, TermIndex lower) {
  return lower != kNoTerm && naming.called == std::vector<TermIndex>{lower};
}

}  // namespace

std::string UnknownEducation(std::string_view word) {
  Words known;
  for (auto level = Education::kHighSchool;;
       level = static_cast<Education>(static_cast<int>(level) + 1)) {
    known.emplace_back(EducationName(level));
    if (level == Education::kDoctorate) break;
  }
  return UnknownOf(std::string(word), known);
}

const CandidateWords::Reading& CandidateWords::Read(const std::string& word) {
  const auto read = read_.find(word);
  if (read != read_.end()) return read->second;
  if (read_.size() >= kMostRemembered) read_.clear();
  Reading& reading = read_[word];
  const TermIndex lower = catalogue_.Find(ToLower(word));
  const Naming naming = TermsCalled(catalogue_, word);
  if (naming.is_certain || IsIdAlone(naming, lower)) {
    reading.id = catalogue_.term(naming.called.front()).id;
  } else if (naming.called.empty()) {
    const std::string nearest = NearestTerm(catalogue_, word);
    reading.fault =
        Unknown(word, nearest.empty() ? "; see `rolecall catalogue search`"
                                      : DidYouMean(nearest));
  } else {
    reading.fault = SayChoices(catalogue_, word, naming.called);
  }
  return reading;
}

template <typename Held>
void CandidateWords::DropTerms(const std::string& pointer,
                               std::vector<Held>* list,
                               std::vector<std::string>* dropped) {
  size_t index = 0;
  std::erase_if(*list, [&](Held& held) {
    const size_t number = index++;
    if (catalogue_.Find(held.term) != kNoTerm) return false;
    const Reading& reading = Read(held.term);
    if (reading.fault.empty()) {
      held.term = reading.id;
      return false;
    }
    dropped->push_back(pointer + "/" + std::to_string(number) +
                       "/term: " + reading.fault);
    return true;
  });
}

std::vector<std::string> CandidateWords::DropUnknown(Candidate* candidate) {
  std::vector<std::string> dropped;
  DropPostalCode(candidate, &dropped);
  DropBeginnings(candidate, &dropped);
  DropStatuses(candidate, &dropped);
  DropTerms("/credentials", &candidate->credentials, &dropped);
  DropTerms("/software", &candidate->software, &dropped);
  DropOthers("/employment_type", &candidate->employment_type, EmploymentTypes(),
             &dropped);
  DropOthers("/shift", &candidate->shift, Shifts(), &dropped);
  Drop("/knows_language", &candidate->knows_language, SayOfLanguage, &dropped);
  Drop("/occupational_category", &candidate->occupational_category,
       SayOfOccupation, &dropped);
  return dropped;
}

}  // namespace rolecall
