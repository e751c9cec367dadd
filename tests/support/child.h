// Runs a program as a user would and keeps what it said.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace rolecall {

struct ChildResult {
  int exit_code = -1;  // 128 + the signal's number where one ended it
  std::string out;
  std::string err;
};

// A child process; killed and waited for at the end of its life.
class Child {
 public:
  // `command[0]` is looked up in PATH.  `environment` is added to ours.
  explicit Child(std::vector<std::string> command,
                 std::map<std::string, std::string> environment = {},
                 const std::string& input = "");
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  pid_t pid() const { return pid_; }
  void Signal(int number);
  // Waits until the child's standard output holds `text`; false after `limit`
  // or when the child has ended without it.
  bool WaitForOutput(const std::string& text, std::chrono::seconds limit);
  // Waits for the end; kills after `limit` (exit_code is then 137).
  ChildResult Wait(std::chrono::seconds limit = std::chrono::seconds(120));
  std::string Output() const;

 private:
  bool Ended();

  pid_t pid_ = -1;
  int status_ = 0;
  bool ended_ = false;
  std::string in_path_;
  std::string out_path_;
  std::string err_path_;
};

ChildResult RunChild(std::vector<std::string> command,
                     std::map<std::string, std::string> environment = {},
                     const std::string& input = "");

// A folder of its own under the system's temporary one; gone at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::string& path() const { return path_; }
  // Writes a file in it and returns its path.
  std::string Write(const std::string& name, const std::string& bytes) const;

 private:
  std::string path_;
};

std::string ReadWholeFile(const std::string& path);

}  // namespace rolecall
