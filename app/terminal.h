// What a person sees: tables and colours on standard output, messages and
// progress on standard error.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace rolecall {

// Writes to standard output; false once the reader is gone or the disk full.
bool Out(std::string_view text);

// Whether standard output is a pipe that nobody reads any more, as behind
// `| head`.
bool IsReaderGone();

// "rolecall: ..." on standard error, before each line.
void Complain(std::string_view text);
// Complains and returns the error's exit code.
int FailWith(const Error& error);

// Whether standard output is a terminal that wants colours (NO_COLOR is obeyed,
// https://no-color.org).
bool WantsColour();
std::string Bold(std::string_view text);
std::string Faint(std::string_view text);
std::string Green(std::string_view text);
std::string Red(std::string_view text);

// Columns of text, aligned.  Cells of strangers are made printable.
class Table {
 public:
  explicit Table(std::vector<std::string> headings);
  void Add(std::vector<std::string> row);
  std::string ToString() const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

// Tells on standard error how far a long work has come: a line that rewrites
// itself on a terminal, else a line every ten seconds.  One thread.
class Progress {
 public:
  explicit Progress(std::string what);
  ~Progress();
  // `done` things, of `total` where that is known (0: not known).
  void Show(size_t done, size_t total, std::string_view note = "");

 private:
  const std::string what_;
  const bool terminal_;
  const std::chrono::steady_clock::time_point begun_;
  std::chrono::steady_clock::time_point last_;
  bool shown_ = false;
};

}  // namespace rolecall
