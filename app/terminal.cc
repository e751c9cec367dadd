#include "app/terminal.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "app/exit_code.h"
#include "base/text.h"

namespace rolecall {
namespace {

std::string Styled(const char* code, std::string_view text) {
  if (!WantsColour()) return std::string(text);
  return "\x1B[" + std::string(code) + "m" + std::string(text) + "\x1B[0m";
}

// Code points, which is near enough to columns for names and titles.
size_t Width(std::string_view text) {
  return static_cast<size_t>(std::count_if(
      text.begin(), text.end(),
      [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

bool Out(std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
}

void Complain(std::string_view text) {
  for (const std::string_view line : Split(text, '\n')) {
    std::fprintf(stderr, "rolecall: %.*s\n", static_cast<int>(line.size()),
                 line.data());
  }
}

bool IsReaderGone() {
  pollfd out{STDOUT_FILENO, POLLOUT, 0};
  return poll(&out, 1, 0) == 1 && (out.revents & POLLERR) != 0;
}

int FailWith(const Error& error) {
  Complain(error.message);
  return ExitCodeOf(error);
}

bool WantsColour() {
  static const bool wants = [] {
    const char* refused = std::getenv("NO_COLOR");
    return isatty(STDOUT_FILENO) != 0 &&
           (refused == nullptr || *refused == '\0');
  }();
  return wants;
}

std::string Bold(std::string_view text) { return Styled("1", text); }
std::string Faint(std::string_view text) { return Styled("2", text); }
std::string Green(std::string_view text) { return Styled("32", text); }
std::string Red(std::string_view text) { return Styled("31", text); }

// Our longest sentences fit; employers' words are cut before.
constexpr size_t kMostOfACell = 240;

Table::Table(std::vector<std::string> headings) {
  rows_.push_back(std::move(headings));
}

void Table::Add(std::vector<std::string> row) {
  for (std::string& cell : row) cell = Printable(cell, kMostOfACell);
  rows_.push_back(std::move(row));
}

std::string Table::ToString() const {
  std::vector<size_t> widths(rows_.front().size());
  for (const auto& row : rows_) {
    for (size_t i = 0; i < row.size() && i < widths.size(); ++i) {
      widths[i] = std::max(widths[i], Width(row[i]));
    }
  }
  std::string out;
  for (const auto& row : rows_) {
    std::string line;
    for (size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      if (i + 1 < row.size()) {
        line.append(widths[i] - Width(row[i]) + 2, ' ');
      }
    }
    out += (&row == rows_.data() ? Bold(line) : line) + "\n";
  }
  return out;
}

Progress::Progress(std::string what)
    : what_(std::move(what)),
      terminal_(isatty(STDERR_FILENO) != 0),
      begun_(std::chrono::steady_clock::now()),
      last_(begun_) {}

Progress::~Progress() {
  if (terminal_ && shown_) std::fputs("\r\x1B[K", stderr);
}

void Progress::Show(size_t done, size_t total, std::string_view note) {
  const auto now = std::chrono::steady_clock::now();
  const auto pause = terminal_ ? std::chrono::milliseconds(100)
                               : std::chrono::milliseconds(10'000);
  if (now - last_ < pause) return;
  last_ = now;
  shown_ = true;
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  const double rate = static_cast<double>(done) / std::max(seconds, 0.001);
  std::string line = what_ + ": " + std::to_string(done);
  if (total > 0) line += " of " + std::to_string(total);
  char speed[64];
  std::snprintf(speed, sizeof speed, ", %.0f/s", rate);
  line += speed;
  if (total > done && rate > 0) {
    std::snprintf(speed, sizeof speed, ", %.0f s left",
                  static_cast<double>(total - done) / rate);
    line += speed;
  }
  if (!note.empty()) line += "  " + Printable(note, 60);
  std::fprintf(stderr, terminal_ ? "\r\x1B[K%s" : "%s\n", line.c_str());
  std::fflush(stderr);
}

}  // namespace rolecall
