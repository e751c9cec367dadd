// The reservation of text and data mining: the W3C community group's TDM
// Reservation Protocol (final report of 2024-05-10).  A site says it in
// /.well-known/tdmrep.json, a response in a header field, a page in a meta
// element; the later of the three supersedes the earlier.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rolecall {

// "1" is reserved, "0" is not; anything else is a protocol error and counts as
// unset.
std::optional<bool> ParseTdmReservation(std::string_view value);

// The rules of one tdmrep.json.  Immutable, so thread-safe.
class TdmRules {
 public:
  static constexpr std::string_view kPath = "/.well-known/tdmrep.json";
  // What is read of a file; a longer one cannot be read.
  static constexpr size_t kMaxBytes = 64 << 10;
  // Those after it are dropped.
  static constexpr size_t kMostRules = 256;

  // Reads any bytes; what is no array of rules has none, and a rule without a
  // location or a value is skipped.
  static TdmRules Parse(std::string_view body);

  // Whether mining of `url`, absolute and percent-encoded, is reserved: by the
  // first rule whose location, a pattern as of robots.txt, matches its path.
  // Unset where none does.
  std::optional<bool> IsReserved(std::string_view url) const;
  bool empty() const { return rules_.empty(); }

 private:
  struct Rule {
    std::string location;  // percent-encoded
    bool is_reserved = false;
  };
  std::vector<Rule> rules_;
};

}  // namespace rolecall
