#include "app/complaints.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include "app/terminal.h"
#include "base/text.h"

namespace rolecall {
namespace {

constexpr size_t kMostOfOneKind = 10;
constexpr size_t kMostKinds = 10'000;

// Takes "17:" off the front of `text`.
std::optional<size_t> TakeNumber(std::string_view& text) {
  size_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, failed] = std::from_chars(text.data(), end, number);
  if (failed != std::errc() || stop == end || *stop != ':') return {};
  text.remove_prefix(static_cast<size_t>(stop + 1 - text.data()));
  return number;
}

}  // namespace

Complaints::~Complaints() {
  for (const auto& [fault, count] : counts_) {
    if (count <= kMostOfOneKind) continue;
    Complain(std::to_string(count - kMostOfOneKind) +
             " more rows: " + Printable(fault));
  }
}

void Complaints::Add(const std::string& where, const std::string& fault) {
  if (counts_.size() >= kMostKinds && !counts_.contains(fault)) {
    Complain(where + ": " + fault);
    return;
  }
  if (++counts_[fault] <= kMostOfOneKind) Complain(where + ": " + fault);
}

void Complaints::AddError(const std::string& path, size_t line,
                          const Error& error) {
  std::string_view fault = error.message;
  std::string where = Printable(path);
  if (const auto within = TakeNumber(fault)) {
    where += ":" + std::to_string(std::max<size_t>(line, 1) + *within - 1);
    if (const auto column = TakeNumber(fault)) {
      where += ":" + std::to_string(*column);
    }
  } else if (line > 0) {
    where += ":" + std::to_string(line);
  }
  Add(where, std::string(Trim(fault)));
}

}  // namespace rolecall
