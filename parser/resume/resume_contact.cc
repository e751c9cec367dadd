#include "parser/resume/resume_contact.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"

namespace rolecall {
namespace {

constexpr size_t kHeaderLines = 12;
constexpr size_t kLongestName = 60;

bool IsAddressCharacter(char c) {
  return IsAsciiAlnum(c) || c == '.' || c == '_' || c == '-' || c == '+';
}

// "maria@example.org" of a line.
std::string EmailIn(std::string_view line) {
  const size_t at = line.find('@');
  if (at == std::string_view::npos) return "";
  size_t begin = at;
  while (begin > 0 && IsAddressCharacter(line[begin - 1])) --begin;
  size_t end = at + 1;
  while (end < line.size() && IsAddressCharacter(line[end])) ++end;
  while (end > at + 1 && line[end - 1] == '.') --end;
  const std::string_view host = line.substr(at + 1, end - at - 1);
  if (begin == at || host.find('.') == std::string_view::npos) return "";
  return std::string(line.substr(begin, end - begin));
}

// "(937) 555-0142": ten digits, or eleven with the 1, with nothing but signs
// between them.
std::string TelephoneIn(std::string_view line) {
  for (size_t begin = 0; begin < line.size(); ++begin) {
    const bool starts =
        line[begin] == '(' || line[begin] == '+' || IsAsciiDigit(line[begin]);
    if (!starts || (begin > 0 && IsAsciiAlnum(line[begin - 1]))) continue;
    size_t digits = 0;
    size_t end = begin;
    size_t i = begin;
    for (; i < line.size() && i - begin < 20; ++i) {
      if (IsAsciiDigit(line[i])) {
        ++digits;
        end = i + 1;
      } else if (std::string_view("()-. +").find(line[i]) ==
                 std::string_view::npos) {
        break;
      }
    }
    if (digits == 10 || (digits == 11 && line[begin] != '(')) {
      return std::string(line.substr(begin, end - begin));
    }
  }
  return "";
}

// Two to four capitalised words of letters: "Maria J. Lopez-O'Neill".
bool LooksLikeName(std::string_view text) {
  size_t words = 0;
  for (const std::string_view word : Split(text, ' ')) {
    if (word.empty()) continue;
    const bool starts = IsAsciiUpper(word[0]) || (word[0] & 0x80) != 0;
    const bool letters = std::all_of(word.begin(), word.end(), [](char c) {
      return IsAsciiAlpha(c) || c == '.' || c == '\'' || c == '-' ||
             (c & 0x80) != 0;
    });
    if (!starts || !letters) return false;
    ++words;
  }
  return words >= 2 && words <= 4 && text.size() <= kLongestName;
}

// "CMA (AAMA), RHIT": letters behind a name.
bool BeginsWithLetters(std::string_view text) {
  text = Trim(text);
  const std::string_view word = text.substr(0, text.find_first_of(" ,()"));
  return word.size() >= 2 && word.size() <= 6 &&
         std::all_of(word.begin(), word.end(), [](char c) {
           return IsAsciiUpper(c) || c == '.' || c == '-';
         });
}

std::string NameIn(std::string_view line, bool has_address,
                   const OccupationReader& occupations) {
  const size_t end = std::min(line.find_first_of(",|("), line.find("   "));
  const std::string_view name = Trim(line.substr(0, end));
  const bool has_letters =
      end < line.size() && BeginsWithLetters(line.substr(end + 1));
  if (!LooksLikeName(name) || (!has_address && !has_letters)) return "";
  return occupations.Read(name, "").codes.empty() ? std::string(name) : "";
}

// The lines above the first heading, a dozen at most.
size_t HeaderSize(const std::vector<ResumeLine>& lines) {
  size_t size = 0;
  while (size < lines.size() && size < kHeaderLines &&
         lines[size].section == ResumeSection::kHeader) {
    ++size;
  }
  return size;
}

}  // namespace

Contact ReadContact(const std::vector<ResumeLine>& lines,
                    const OccupationReader& occupations) {
  Contact contact;
  const size_t header = HeaderSize(lines);
  for (size_t i = 0; i < header; ++i) {
    if (contact.email.empty()) contact.email = EmailIn(lines[i].text);
    if (contact.telephone.empty()) {
      contact.telephone = TelephoneIn(lines[i].text);
    }
  }
  if (header > 0) {
    const bool has_address =
        !contact.email.empty() || !contact.telephone.empty();
    contact.name = NameIn(lines[0].text, has_address, occupations);
  }
  return contact;
}

std::string ReadHomePostalCode(const std::vector<ResumeLine>& lines) {
  const size_t header = HeaderSize(lines);
  for (size_t i = 0; i < header; ++i) {
    const std::string_view text = lines[i].text;
    for (size_t at = 0; at + 8 <= text.size(); ++at) {
      const std::string_view piece = text.substr(at, 8);
      const bool before = at == 0 || !IsAsciiAlnum(text[at - 1]);
      const bool after = at + 8 == text.size() || !IsAsciiAlnum(text[at + 8]);
      if (before && after && IsAsciiUpper(piece[0]) && IsAsciiUpper(piece[1]) &&
          piece[2] == ' ' &&
          std::all_of(piece.begin() + 3, piece.end(), IsAsciiDigit)) {
        return std::string(piece.substr(3));
      }
    }
  }
  return "";
}

}  // namespace rolecall
