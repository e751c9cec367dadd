#include "parser/fields/occupation.h"

#include <re2/re2.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/text.h"
#include "parser/fields/title_tokens.h"
#include "parser/fields/title_words.h"
#include "parser/fields/word_beginnings.h"
#include "parser/re2_view.h"

namespace rolecall {
namespace {

constexpr size_t kMaxCodes = 3;
constexpr size_t kOpeningBytes = 600;   // in which a text says whom it seeks
constexpr size_t kContextBytes = 3000;  // in which a text shows its field
constexpr int kContextHits = 2;
constexpr size_t kShortForm = 5;  // bytes of "ccma" and the like, at most

// Whose title it is: each an index of codes_, or nothing.
struct KnownTitle {
  std::optional<size_t> anywhere;
  std::optional<size_t> alone;     // "=ma"
  std::optional<size_t> in_field;  // "~scheduler"
  std::optional<size_t> as_well;   // "+patient coordinator"
  bool is_general = false;         // "?health technician"
};

struct TitleReading : OccupationReading {
  bool names_other_work = false;
  bool is_general = false;  // of many kinds of work
};

// What a part of a title says.
struct Finding {
  std::optional<size_t> occupation;
  bool names_other_work = false;  // an agent noun that no occupation has
  // Of many kinds of work: what another part says is more exact.
  bool is_general = false;
  std::optional<size_t> as_well = std::nullopt;
};

}  // namespace

class OccupationReader::Impl {
 public:
  explicit Impl(const std::vector<Occupation>& occupations) {
    for (const Occupation& occupation : occupations) {
      for (const std::string& title : occupation.titles) {
        AddTitle(title, codes_.size());
      }
      codes_.push_back(occupation.code);
      if (!occupation.licences.empty()) licensed_.insert(occupation.code);
      for (const std::string& word : occupation.context_words) {
        context_words_.insert(word);
        shortest_context_ = std::min(shortest_context_, word.size());
      }
    }
    AddTwins();
  }

  OccupationReading Read(std::string_view title,
                         std::string_view description) const {
    const TitleReading reading = ReadParts(CutTitle(title), description);
    if (reading.names_other_work) return reading;
    if (reading.codes.empty()) {
      return ReadOpening(description, seeks_, seeking_words_);
    }
    if (!reading.is_general) return reading;
    OccupationReading exact =
        ReadOpening(description, performs_, performing_words_);
    if (exact.codes.empty()) return reading;
    return exact;
  }

 private:
  void AddTitle(std::string_view title, size_t occupation) {
    const char mark = title.empty() ? '\0' : title.front();
    if (std::string_view("=~?+").find(mark) != std::string_view::npos) {
      title.remove_prefix(1);
    }
    const std::string key = TitleKey(title);
    const size_t words =
        1 + static_cast<size_t>(std::count(key.begin(), key.end(), ' '));
    max_words_ = std::max(max_words_, words);
    KnownTitle& known = titles_[key];
    if (mark == '+') {
      known.as_well = occupation;
      return;
    }
    auto& place = mark == '='   ? known.alone
                  : mark == '~' ? known.in_field
                                : known.anywhere;
    if (!place) place = occupation;
    known.is_general = known.is_general || mark == '?';
  }

  // Who writes titles calls a technologist a technician and the other way
  // round; where both are known they are two occupations.
  void AddTwins() {
    const std::unordered_map<std::string, KnownTitle> known = titles_;
    for (const auto& [key, title] : known) {
      for (const auto& [word, twin] :
           {std::pair("technologist", "technician"),
            std::pair("technician", "technologist")}) {
        const size_t at = key.find(word);
        if (at == std::string::npos) continue;
        std::string other = key;
        other.replace(at, std::string_view(word).size(), twin);
        if (!known.contains(other)) titles_.emplace(std::move(other), title);
      }
    }
  }

  TitleReading ReadParts(const std::vector<TitlePart>& parts,
                         std::string_view description) const {
    TitleReading reading;
    std::vector<std::string>& codes = reading.codes;
    std::optional<size_t> general;
    for (size_t i = 0; i < parts.size() && codes.size() < kMaxCodes; ++i) {
      // Behind the first find, only what stands beside it counts.
      if (!codes.empty() && !StandsBeside(parts[i], codes.front())) break;
      const Finding finding = ReadPart(parts, i, description);
      if (finding.occupation) {
        if (!finding.is_general) {
          const size_t before = codes.size();
          AddCode(codes, finding.occupation);
          reading.together = before == 1 && codes.size() == 2 &&
                             !AnyIsLicensed(codes) &&
                             IsDoneTogether(parts[i - 1], parts[i]);
          AddCode(codes, finding.as_well);
        } else if (!general) {
          general = finding.occupation;
        }
      } else if (finding.names_other_work && codes.empty()) {
        reading.names_other_work = true;
        // "Engineer, RN" is an engineer; "Coder/Engineer" is still a coder, and
        // "Care Technician - Medical Assistant" says itself more exactly.
        const bool beside = i + 1 < parts.size() && IsEqual(parts[i + 1].join);
        if (!beside && !finding.is_general) break;
      }
    }
    if (codes.empty() && general) {
      AddCode(codes, general);
      reading.is_general = true;
    }
    reading.names_other_work = reading.names_other_work && codes.empty();
    return reading;
  }

  static bool IsEqual(TitleJoin join) {
    return join == TitleJoin::kAlternative || join == TitleJoin::kTogether;
  }

  // "Medical Assistant, Licensed Practical Nurse" are two trades; "Director of
  // Nursing, Registered Nurse" is one with its licence, and "Medical Assistant,
  // Pediatrics" one with its field.
  bool StandsBeside(const TitlePart& part, std::string_view first) const {
    if (part.join != TitleJoin::kListed) return part.join != TitleJoin::kApart;
    const bool is_trade = first.starts_with("29-") ||
                          first.starts_with("31-") ||
                          (first.starts_with("43-") && first != "43-1011");
    const KnownTitle* known = Find(part.words, 0, part.words.size());
    return is_trade && known && known->anywhere;
  }

  // "MA and LPN" are two posts: licences keep trades apart.
  bool AnyIsLicensed(const std::vector<std::string>& codes) const {
    return std::any_of(
        codes.begin(), codes.end(),
        [&](const std::string& code) { return licensed_.contains(code); });
  }

  // "Receptionist and Biller", of whom one is sought.
  static bool IsDoneTogether(const TitlePart& first, const TitlePart& second) {
    return second.join == TitleJoin::kTogether &&
           !first.words.back().is_plural && !second.words.back().is_plural;
  }

  void AddCode(std::vector<std::string>& codes,
               std::optional<size_t> occupation) const {
    if (!occupation || codes.size() == kMaxCodes) return;
    const std::string& code = codes_[*occupation];
    if (std::find(codes.begin(), codes.end(), code) == codes.end()) {
      codes.push_back(code);
    }
  }

  // The known title that ends last in the part, the longest of those.
  Finding ReadPart(const std::vector<TitlePart>& parts, size_t index,
                   std::string_view description) const {
    const std::vector<TitleWord>& words = parts[index].words;
    for (size_t end = words.size(); end > 0; --end) {
      for (size_t size = std::min(max_words_, end); size > 0; --size) {
        const size_t begin = end - size;
        const KnownTitle* known = Find(words, begin, end);
        if (!known || IsOnlyItsPlace(words, end)) continue;
        if (known->in_field && IsInField(parts, description)) {
          if (IsBareManager(*known, begin, end)) {
            return {known->anywhere, false, false, known->in_field};
          }
          return {known->in_field, false, false, known->as_well};
        }
        if (known->anywhere) {
          return {known->anywhere, false, known->is_general, known->as_well};
        }
        if (known->alone && StandsAlone(parts, index, begin, end)) {
          return {known->alone};
        }
      }
      const std::string& word = words[end - 1].text;
      if (IsAgentNoun(word)) {
        return {std::nullopt, true, IsGeneralNoun(word)};
      }
    }
    return {};
  }

  // "Instructional Design Manager" of a clinic manages something, which may be
  // the field's own; "Clinic Manager" has a title that says so.
  bool IsBareManager(const KnownTitle& known, size_t begin, size_t end) const {
    return known.anywhere && begin > 0 && end - begin == 1 &&
           codes_[*known.in_field].starts_with("11-");
  }

  // "LPN - Physician Practice" seeks no physician.
  static bool IsOnlyItsPlace(const std::vector<TitleWord>& words, size_t end) {
    return end < words.size() &&
           (words[end].text == "practice" || words[end].text == "network");
  }

  const KnownTitle* Find(const std::vector<TitleWord>& words, size_t begin,
                         size_t end) const {
    std::string key;
    for (size_t i = begin; i < end; ++i) {
      if (i > begin) key += ' ';
      key += words[i].text;
    }
    const auto found = titles_.find(key);
    return found == titles_.end() ? nullptr : &found->second;
  }

  // "=ma": "MA" may be a state, "PA" too: short forms are taken in capitals
  // only, as the first word of the title or as a part of its own beside
  // another.
  // "=medical records" may be a department: it must be all of the first part,
  // or of one that stands beside it.
  static bool StandsAlone(const std::vector<TitlePart>& parts, size_t index,
                          size_t begin, size_t end) {
    const std::vector<TitleWord>& words = parts[index].words;
    const auto is_side = [](const TitleWord& word) {
      return IsSideWord(word.text);
    };
    const bool leads =
        std::all_of(words.begin(), words.begin() + begin, is_side);
    const bool whole =
        leads && std::all_of(words.begin() + end, words.end(), is_side);
    const TitleJoin join = parts[index].join;
    if (end - begin > 1 || words[begin].text.size() > kShortForm) {
      // "Revenue Cycle and Reimbursement Director" directs both.
      const bool shares =
          index + 1 < parts.size() && IsEqual(parts[index + 1].join);
      return whole && (IsEqual(join) || (index == 0 && !shares));
    }
    if (!words[begin].is_upper) return false;
    return index == 0 ? leads
                      : whole && (IsEqual(join) || join == TitleJoin::kBracket);
  }

  bool IsContext(std::string_view word) const {
    return word.size() >= shortest_context_ && context_words_.contains(word);
  }

  bool IsInField(const std::vector<TitlePart>& parts,
                 std::string_view description) const {
    for (const TitlePart& part : parts) {
      for (const TitleWord& word : part.words) {
        if (context_words_.contains(word.text)) return true;
      }
    }
    int hits = 0;
    const std::string lower = ToLower(Utf8Prefix(description, kContextBytes));
    for (size_t at = 0; at < lower.size() && hits < kContextHits;) {
      size_t end = at;
      while (end < lower.size() && IsAsciiLower(lower[end])) ++end;
      std::string_view word(lower.data() + at, end - at);
      if (IsContext(word)) {
        ++hits;
      } else if (word.ends_with('s')) {
        word.remove_suffix(1);
        hits += IsContext(word) ? 1 : 0;
      }
      at = end + 1;
    }
    return hits >= kContextHits;
  }

  // `names` finds in the first lines what is read as a title; where it hits,
  // one of `words` begins.
  OccupationReading ReadOpening(std::string_view description, const RE2& names,
                                const WordBeginnings& words) const {
    const std::string_view opening = Utf8Prefix(description, kOpeningBytes);
    re2::StringPiece groups[2];
    bool is_hit = false;
    words.ForEach(opening, [&](size_t at, unsigned) {
      is_hit = is_hit || names.Match(ToRe2(opening), at, opening.size(),
                                     RE2::ANCHOR_START, groups, 2);
    });
    if (!is_hit) return {};
    return ReadParts(CutTitle({groups[1].data(), groups[1].size()}),
                     description);
  }

  // "We are seeking a part-time Medical Receptionist to join ..."
  const RE2 seeks_{
      R"((?i)\b(?:seeking|hiring|looking for|searching for|recruiting)\s+)"
      R"((?:for\s+)?(?:an?|our next|one|two)\s+([^.\n;,:!]{3,80}))"};
  const WordBeginnings seeking_words_{{{"seeking ", 1},
                                       {"hiring ", 1},
                                       {"looking ", 1},
                                       {"searching ", 1},
                                       {"recruiting ", 1}}};
  // "... to perform Medical Assistant functions"
  const RE2 performs_{
      R"((?i)\bperform(?:s|ing)?\s+(?:the\s+)?([a-z][^.\n;,:!]{3,60}?)\s+)"
      R"((?:functions|duties|tasks)\b)"};
  const WordBeginnings performing_words_{{{"perform", 1}}};

  std::vector<std::string> codes_;
  std::set<std::string, std::less<>> licensed_;         // codes
  std::unordered_map<std::string, KnownTitle> titles_;  // by TitleKey
  size_t max_words_ = 1;
  std::set<std::string, std::less<>> context_words_;
  size_t shortest_context_ = kContextBytes;
};

OccupationReader::OccupationReader(const std::vector<Occupation>& occupations)
    : impl_(std::make_unique<Impl>(occupations)) {}
OccupationReader::~OccupationReader() = default;
OccupationReader::OccupationReader(OccupationReader&&) noexcept = default;

OccupationReading OccupationReader::Read(std::string_view title,
                                         std::string_view description) const {
  return impl_->Read(title, description);
}

}  // namespace rolecall
