#include "tests/support/child.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>
#include <utility>

namespace rolecall {
namespace {

std::string TemporaryFile() {
  std::string path =
      (std::filesystem::temp_directory_path() / "rolecall-out-XXXXXX").string();
  const int file = mkstemp(path.data());
  if (file >= 0) close(file);
  return path;
}

void Redirect(const std::string& path, int flags, int target) {
  const int file = open(path.c_str(), flags, 0600);
  if (file < 0 || dup2(file, target) < 0) _exit(127);
}

}  // namespace

Child::Child(std::vector<std::string> command,
             std::map<std::string, std::string> environment,
             const std::string& input)
    : in_path_(TemporaryFile()),
      out_path_(TemporaryFile()),
      err_path_(TemporaryFile()) {
  std::ofstream(in_path_) << input;
  std::vector<char*> argv;
  for (std::string& word : command) argv.push_back(word.data());
  argv.push_back(nullptr);
  pid_ = fork();
  if (pid_ == 0) {
    Redirect(in_path_, O_RDONLY, STDIN_FILENO);
    Redirect(out_path_, O_WRONLY, STDOUT_FILENO);
    Redirect(err_path_, O_WRONLY, STDERR_FILENO);
    for (const auto& [name, value] : environment) {
      setenv(name.c_str(), value.c_str(), 1);
    }
    execvp(argv[0], argv.data());
    _exit(127);
  }
}

Child::~Child() {
  if (!Ended()) {
    kill(pid_, SIGKILL);
    waitpid(pid_, &status_, 0);
  }
  for (const std::string& path : {in_path_, out_path_, err_path_}) {
    std::filesystem::remove(path);
  }
}

void Child::Signal(int number) {
  if (!Ended()) kill(pid_, number);
}

bool Child::Ended() {
  if (!ended_ && waitpid(pid_, &status_, WNOHANG) == pid_) ended_ = true;
  return ended_;
}

std::string Child::Output() const { return ReadWholeFile(out_path_); }

bool Child::WaitForOutput(const std::string& text, std::chrono::seconds limit) {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (std::chrono::steady_clock::now() < end) {
    const bool ended = Ended();
    if (Output().find(text) != std::string::npos) return true;
    if (ended) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

ChildResult Child::Wait(std::chrono::seconds limit) {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (!Ended() && std::chrono::steady_clock::now() < end) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  if (!Ended()) {
    kill(pid_, SIGKILL);
    waitpid(pid_, &status_, 0);
    ended_ = true;
  }
  ChildResult result;
  result.exit_code =
      WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_);
  result.out = Output();
  result.err = ReadWholeFile(err_path_);
  return result;
}

ChildResult RunChild(std::vector<std::string> command,
                     std::map<std::string, std::string> environment,
                     const std::string& input) {
  return Child(std::move(command), std::move(environment), input).Wait();
}

TemporaryFolder::TemporaryFolder() {
  path_ = (std::filesystem::temp_directory_path() / "rolecall-XXXXXX").string();
  if (mkdtemp(path_.data()) == nullptr) std::abort();
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::Write(const std::string& name,
                                   const std::string& bytes) const {
  const std::string path = path_ + "/" + name;
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::string ReadWholeFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

}  // namespace rolecall
