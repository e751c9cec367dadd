#include "parser/fields/text_signs.h"

#include <initializer_list>

#include "base/text.h"
#include "parser/fields/word_beginnings.h"

namespace rolecall {
namespace {

constexpr size_t kMaxTextBytes = 256 * 1024;
constexpr size_t kUsualSigns = 256;
constexpr unsigned kLabel = kTypeLabel | kShiftLabel;

// A word with a space behind it is whole, the others are beginnings.
WordBeginnings MakeWords() {
  std::vector<WordBeginnings::Beginning> all;
  const auto add = [&all](unsigned kinds,
                          std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) all.push_back({word, kinds});
  };
  add(kOfExperience, {"expe", "none"});
  add(kOfSchooling, {"degr", "dipl", "scho", "ged",  "g ",   "bach", "asso",
                     "mast", "doct", "grad", "comp", "bsn",  "ph",   "cert",
                     "bacc", "mba",  "msn",  "voca", "tech", "trad", "post"});
  add(kNamesLevel,
      {"school",   "ged ",      "g ",          "diploma", "graduat",
       "complet",  "post ",     "certificate", "college", "degree",
       "b ",       "associate", "ba ",         "bs ",     "bsn ",
       "bachelor", "master",    "mba ",        "msn ",    "baccalaureate",
       "doctor",   "ph ",       "phd ",        "pharm ",  "postsecon",
       "pharmd "});
  add(kOfLanguage, {"bili", "flue", "spea", "lang", "prof", "engl"});
  add(kNamesPlus,
      {"prefer", "plus", "desir", "ideal", "nice ", "bonus ", "asset ",
       "advantage", "helpful ", "beneficial ", "optional ", "apply ", "not "});
  add(kNamesOthers, {"level ", "highest ", "tuition ", "reimburse",
                     "scholarship", "loan", "currently ", "pursu", "toward",
                     "enrolled ", "our ", "we ", "student", "no ", "without "});
  add(kSaysOr, {"or "});
  add(kOpensChoice,
      {"following ", "below ", "options ", "requirements ", "select "});
  add(kNamesGrade, {"gs "});
  add(kLabel, {"job", "position", "work", "schedule", "hours"});
  add(kTypeLabel, {"employment", "appointment", "type", "status",
                   "classification", "category", "time"});
  add(kShiftLabel, {"shift", "primary"});
  add(kTypePhrase, {"full ", "fulltime", "part ", "parttime", "per ", "prn ",
                    "temporary ", "seasonal ", "contract "});
  add(kShiftPhrase, {"day", "evening", "night", "overnight", "weekend", "first",
                     "second", "third", "morning", "swing"});
  add(kOrdinal, {"st ", "nd ", "rd ", "stshift", "ndshift", "rdshift"});
  add(kDays, {"m ", "mt", "mon", "sun", "tue"});
  add(kHours, {"hour", "hr"});
  add(kRemote, {"remote", "virtual", "telecommut"});
  add(kHome, {"home"});
  return WordBeginnings(all);
}

const WordBeginnings& Words() {
  static const WordBeginnings words = MakeWords();
  return words;
}

}  // namespace

TextSigns::TextSigns(std::string_view description)
    : text_(Utf8Prefix(description, kMaxTextBytes)) {
  all_.reserve(kUsualSigns);
  Words().ForEach(text_, [this](size_t at, unsigned kinds) {
    all_.push_back({static_cast<uint32_t>(at), kinds});
  });
}

Topics TopicsOf(std::string_view text) {
  return Words().KindsIn(text) & kAllTopics;
}

}  // namespace rolecall
