#include "parser/fields/title_tokens.h"

#include "base/text.h"
#include "parser/fields/title_words.h"

namespace rolecall {
namespace {

constexpr size_t kMaxTitleBytes = 300;

// "assistants" is "assistant"; "diagnosis", "access", "campus" stay.
std::string Singular(std::string_view word) {
  const bool plural = word.size() > 3 && word.back() == 's' &&
                      !word.ends_with("ss") && !word.ends_with("us") &&
                      !word.ends_with("is");
  if (plural && word.ends_with("ies") && word.size() > 4) {
    return std::string(word.substr(0, word.size() - 3)) + "y";
  }
  return std::string(plural ? word.substr(0, word.size() - 1) : word);
}

bool IsWordByte(char c) {
  return IsAsciiAlnum(c) || static_cast<unsigned char>(c) > 0x7F;
}

// Cuts as it reads.
class TitleCutter {
 public:
  std::vector<TitlePart> Cut(std::string_view title) {
    title_ = Utf8Prefix(title, kMaxTitleBytes);
    parts_.emplace_back();
    for (at_ = 0; at_ < title_.size();) {
      if (Dash()) {
        Break(TitleJoin::kApart);
      } else if (IsWordByte(title_[at_])) {
        Word();
      } else {
        Sign(title_[at_++]);
      }
    }
    if (parts_.back().words.empty()) parts_.pop_back();
    return std::move(parts_);
  }

 private:
  void Break(TitleJoin join) {
    if (!parts_.back().words.empty()) {
      parts_.emplace_back().join = join;
    } else if (parts_.size() > 1 && join != TitleJoin::kApart) {
      parts_.back().join = join;  // "(MA) or LPN": the nearer sign counts
    }
  }

  // En and em dashes always part, hyphens only beside a space.
  bool Dash() {
    const std::string_view rest = title_.substr(at_);
    if (rest.starts_with("\xE2\x80\x93") || rest.starts_with("\xE2\x80\x94")) {
      at_ += 3;
      return true;
    }
    const bool hyphen = rest.front() == '-';
    const bool space = (at_ > 0 && IsAsciiSpace(title_[at_ - 1])) ||
                       (rest.size() > 1 && IsAsciiSpace(rest[1]));
    if (hyphen && space) ++at_;
    return hyphen && space;
  }

  void Sign(char c) {
    switch (c) {
      case ',':
        Break(TitleJoin::kListed);
        break;
      case ')':
      case ':':
      case ';':
      case '|':
      case '@':
      case '*':
      case '!':
      case '[':
      case ']':
        Break(TitleJoin::kApart);
        break;
      case '(':
        Break(TitleJoin::kBracket);
        break;
      case '/':
        Break(TitleJoin::kAlternative);
        break;
      case '&':
        Break(TitleJoin::kTogether);
        break;
      default:
        break;
    }
  }

  // A word with its dots and apostrophes taken out: "R.N.", "Nurse's".
  void Word() {
    std::string word;
    bool upper = true;
    while (at_ < title_.size()) {
      const char c = title_[at_];
      const std::string_view rest = title_.substr(at_);
      if (rest.starts_with("\xE2\x80\x99")) {
        at_ += 3;
        continue;
      }
      if (rest.starts_with("\xE2\x80\x93") ||
          rest.starts_with("\xE2\x80\x94")) {
        break;
      }
      if (c != '.' && c != '\'' && !IsWordByte(c)) break;
      if (IsWordByte(c)) word += AsciiLower(c);
      upper = upper && !IsAsciiLower(c);
      ++at_;
    }
    Add(word, upper);
  }

  void Add(std::string_view word, bool upper) {
    if (IsPreposition(word)) return Break(TitleJoin::kApart);
    if (word == "or" || word == "and") {
      if (word == "and") return Break(TitleJoin::kTogether);
      // "OR" is the operating room.
      if (!upper) return Break(TitleJoin::kAlternative);
    }
    if (IsLevel(word)) return;
    const std::string_view full = WrittenOut(word);
    const std::string singular = Singular(full);
    const bool plural = singular.size() < full.size();
    std::vector<TitleWord>& words = parts_.back().words;
    std::string_view rest = WrittenOut(singular);
    for (size_t space = rest.find(' '); space != std::string_view::npos;
         space = rest.find(' ')) {
      words.push_back({std::string(rest.substr(0, space)), upper, plural});
      rest.remove_prefix(space + 1);
    }
    words.push_back({std::string(rest), upper, plural});
  }

  std::string_view title_;
  size_t at_ = 0;
  std::vector<TitlePart> parts_;
};

}  // namespace

std::vector<TitlePart> CutTitle(std::string_view title) {
  return TitleCutter().Cut(title);
}

std::string TitleKey(std::string_view title) {
  std::string key;
  for (const TitlePart& part : CutTitle(title)) {
    for (const TitleWord& word : part.words) {
      if (!key.empty()) key += ' ';
      key += word.text;
    }
  }
  return key;
}

}  // namespace rolecall
