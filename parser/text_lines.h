// Lines of plain text, built piece by piece out of what strangers wrote.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rolecall {

// Makes tidy lines: runs of white space (no-break spaces included) are one
// space, invisible and control characters are gone, a list item begins with
// "- " whatever its bullet was, at most one empty line stands between two
// lines.  Bytes that are no UTF-8 must not come in.  One thread.
class TextLines {
 public:
  // What the text of a piece looks like.
  enum class Look : uint8_t { kPlain, kBold, kHeading };

  // Adds to the current line; newlines in `text` are white space.
  void Add(std::string_view text, Look look);
  // Adds text whose newlines end lines.
  void AddLines(std::string_view text, Look look);

  // Ends the current line if anything stands on it.
  void EndLine();
  // The same, and an empty line follows unless nothing does.
  void EndParagraph();
  // <br>: ends the line; on an empty line, ends the paragraph.
  void BreakLine();
  // The next line is a list item.
  void BeginItem();
  // Continues the line that has just ended, after `separator`; once more where
  // nothing has come since, after another of it.
  void Rejoin(std::string_view separator);
  // How many lines have been ended; a line that holds something counts.
  size_t line_count() const { return lines_.size() + (line_empty() ? 0 : 1); }

  // All lines, joined by '\n', without one at the end.  A line that is a
  // heading ends in ':'.  The builder is empty afterwards.
  std::string Finish();

 private:
  struct Line {
    size_t begin = 0;  // in text_
    size_t end = 0;
    bool item = false;
    bool blank_before = false;
    size_t bold = 0;     // letters and digits that are bold
    size_t heading = 0;  // ... that stand in a heading element
    size_t plain = 0;    // the others
  };

  void AddCodePoint(std::string_view bytes, uint32_t code_point, Look look);
  // `letters`: how many of the characters are letters or digits.
  void Append(std::string_view bytes, size_t letters, Look look);
  void StripBullet();
  bool IsHeading(const Line& line, bool bold_means_heading) const;
  std::string_view TextOf(const Line& line) const {
    return std::string_view(text_).substr(line.begin, line.end - line.begin);
  }
  bool line_empty() const { return text_.size() == state_.begin; }

  std::string text_;  // of all lines and, at its end, of the current one
  std::vector<Line> lines_;
  Line state_;  // of the current line
  bool space_ = false;
  bool next_is_item_ = false;
  bool blank_ = false;
  std::string separator_;
};

}  // namespace rolecall
