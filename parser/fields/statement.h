// What a posting's text states, sentence by sentence.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "parser/fields/statement_marks.h"
#include "parser/fields/text_signs.h"

namespace rolecall {

// What the patterns of these readers take for a part of a word (RE2's \w).
inline bool IsWordByte(char c) { return IsAsciiAlnum(c) || c == '_'; }

// A sentence, an item of a list or a line, in lower case.
struct Statement {
  std::string_view text;
  // The line above that ends in ":" or stands as a title; may be empty.
  std::string_view heading = {};
  bool is_plus = false;  // under a heading of what is only a plus
  size_t line = 0;       // of the text, counted from 0
  // Lines of one number above 0 are alternatives: joined by "or" on a line of
  // its own, at the begin or the end of one; items under "one of the
  // following"; answers of a questionnaire ("A. I have ...").  An "or" that
  // begins a sentence counts as the begin of a line.
  size_t choice = 0;
  Topics topics = 0;
};

// The statements of a text, in its order.  Cut once, read by several readers:
// cutting is linear in the text.
class Statements {
 public:
  explicit Statements(const TextSigns& signs);
  Statements(const Statements&) = delete;  // the views point into it
  Statements& operator=(const Statements&) = delete;

  const std::vector<Statement>& all() const { return all_; }

 private:
  void AddLine(std::string_view written, std::string_view lower);
  void AddSentences(std::string_view written, std::string_view lower);

  void FollowChoice(std::string_view lower);
  void JoinLine(size_t line);
  void AddStatement(std::string_view lower);
  Topics TopicsHere(std::string_view lower);

  std::string lower_;
  StatementMarks marks_;
  std::span<const TextSign> signs_;  // those not yet passed, while it is cut
  std::vector<Statement> all_;
  std::string_view heading_;
  bool is_plus_ = false;
  Topics heading_topics_ = 0;
  size_t line_ = 0;
  size_t last_line_ = 0;  // that was not blank
  size_t choice_ = 0;     // the open one
  size_t choices_ = 0;
  bool is_list_ = false;  // under "one of the following"
  bool was_answer_ = false;
  bool joins_next_ = false;  // behind a line that says "or"
};

// What all statements ask together, where `asked` tells what one does: the most
// of what is asked for together, the least of alternatives, and nothing of
// alternatives one of which asks for nothing of the kind.
template <typename T, typename Asked>
std::optional<T> AskedTogether(const Statements& statements, Asked asked) {
  std::optional<T> all;
  const std::vector<Statement>& list = statements.all();
  const auto keep_most = [](std::optional<T>& most, std::optional<T> one) {
    if (one) most = most ? std::max(*most, *one) : *one;
  };
  for (size_t i = 0; i < list.size();) {
    const size_t choice = list[i].choice;
    std::optional<T> least;
    bool has_free = false;
    for (bool is_first = true; i < list.size() && list[i].choice == choice;
         is_first = false) {
      const size_t line = list[i].line;
      std::optional<T> most;
      for (; i < list.size() && list[i].line == line; ++i) {
        keep_most(most, asked(list[i]));
      }
      has_free = has_free || !most;
      if (most && (is_first || !least || *most < *least)) least = most;
      if (choice == 0) break;
    }
    if (choice == 0 || !has_free) keep_most(all, least);
  }
  return all;
}

// True when `part` of a statement says that what it names is only a plus:
// "preferred", "a plus", "ideally".
bool SaysPlus(std::string_view part);

// True when the words at `at` of a statement are only a plus: said in the same
// piece between commas, or in a piece of its own that says nothing else.
//
//   "1 year required, 3 years preferred"             the 3 years are
//   "2 years of experience, preferably in a clinic"  the 2 years are not
bool IsPlusAt(const Statement& statement, size_t at, size_t end);

}  // namespace rolecall
