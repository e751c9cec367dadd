// What was wrong with the rows of a file, said as it is found.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "app/exit_code.h"
#include "base/error.h"

namespace rolecall {

// Complains of each fault with its place.  The same fault of many rows (a
// member that every row has too much) is said of the first ten, and at the end
// of life how many more have it.  One thread.
class Complaints {
 public:
  Complaints() = default;
  Complaints(const Complaints&) = delete;
  Complaints& operator=(const Complaints&) = delete;
  ~Complaints();

  // "students.jsonl:12: /shift/0: unknown word ...".
  void Add(const std::string& where, const std::string& fault);
  // The error of a reader that was given line `line` of a file; 0: all of it.
  //
  //   line 4 of p.jsonl, "1:17: not JSON"      p.jsonl:4:17: not JSON
  //   line 4 of p.jsonl, "/shift: expected"    p.jsonl:4: /shift: expected
  //   all of p.json, "json: byte 20: ..."      p.json: json: byte 20: ...
  void AddError(const std::string& path, size_t line, const Error& error);
  // kExitBadInput once anything was said, else kExitDone.
  int exit_code() const { return counts_.empty() ? kExitDone : kExitBadInput; }

 private:
  std::map<std::string, size_t> counts_;  // by fault
};

}  // namespace rolecall
