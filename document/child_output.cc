#include "document/child_output.h"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <optional>
#include <thread>

namespace rolecall {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kNoSuchProgram = 127;

// A file descriptor, closed at the end of its life.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { Close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }
  void Reset(int number) {
    Close();
    number_ = number;
  }
  void Close() {
    if (number_ >= 0) close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

Error Refused(const char* what) {
  return {ErrorCode::kInternal,
          std::string(what) + ": " + std::strerror(errno),
          {}};
}

// `input` as a file that lies in memory only.
Result<void> Hold(std::string_view input, Descriptor& file) {
  file.Reset(memfd_create("document", MFD_CLOEXEC));
  if (file.get() < 0) return Fail(Refused("memfd_create"));
  while (!input.empty()) {
    const ssize_t count = write(file.get(), input.data(), input.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return Fail(Refused("write"));
    input.remove_prefix(static_cast<size_t>(count));
  }
  lseek(file.get(), 0, SEEK_SET);
  return {};
}

#if defined(__x86_64__)
constexpr uint32_t kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr uint32_t kArchitecture = AUDIT_ARCH_AARCH64;
#else
constexpr uint32_t kArchitecture = 0;  // sockets are not barred there
#endif

// From here on this process can make no socket (seccomp(2)).  Calls of another
// architecture, which have other numbers, end it.
bool BarSockets() {
  if (kArchitecture == 0) return true;
  std::array<sock_filter, 7> filter = {{
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, kArchitecture, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  }};
  const sock_fprog program = {static_cast<unsigned short>(filter.size()),
                              filter.data()};
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

bool Limit(__rlimit_resource what, size_t most) {
  const rlimit limit = {most, most};
  return setrlimit(what, &limit) == 0;
}

// The child's side, between fork and exec: system calls only.
[[noreturn]] void Become(char* const* arguments, const ChildBounds& bounds,
                         int input, int output) {
  std::array<char*, 3> environment = {const_cast<char*>("PATH=/usr/bin:/bin"),
                                      const_cast<char*>("LC_ALL=C.UTF-8"),
                                      nullptr};
  setpgid(0, 0);
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  const bool bound =
      dup2(input, STDIN_FILENO) >= 0 && dup2(output, STDOUT_FILENO) >= 0 &&
      dup2(nowhere, STDERR_FILENO) >= 0 &&
      Limit(RLIMIT_CPU, static_cast<size_t>(bounds.processor.count())) &&
      Limit(RLIMIT_AS, bounds.memory) && Limit(RLIMIT_FSIZE, 0) &&
      Limit(RLIMIT_CORE, 0) && Limit(RLIMIT_NOFILE, 64) && BarSockets();
  if (bound) execvpe(arguments[0], arguments, environment.data());
  _exit(bound && errno == ENOENT ? kNoSuchProgram : 126);
}

// Reads until the child closes its end; false once a bound is met.
bool Collect(int from, Clock::time_point deadline, const ChildBounds& bounds,
             std::string& text) {
  std::array<char, 1 << 16> buffer;
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - Clock::now());
    pollfd ready = {from, POLLIN, 0};
    if (left.count() <= 0 || text.size() > bounds.output) return false;
    if (poll(&ready, 1, static_cast<int>(left.count())) <= 0) continue;
    const ssize_t count = read(from, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return true;
    text.append(buffer.data(), static_cast<size_t>(count));
  }
}

// The status of the child, which is killed with all of its own at `deadline`;
// nothing where it came to that.
std::optional<int> WaitFor(pid_t child, Clock::time_point deadline) {
  constexpr auto kPause = std::chrono::milliseconds(5);
  int status = 0;
  while (waitpid(child, &status, WNOHANG) == 0) {
    if (Clock::now() >= deadline) {
      kill(-child, SIGKILL);
      waitpid(child, &status, 0);
      return {};
    }
    std::this_thread::sleep_for(kPause);
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Result<ChildOutput> RunBounded(const std::vector<std::string>& command,
                               std::string_view input,
                               const ChildBounds& bounds) {
  Descriptor file;
  if (auto held = Hold(input, file); !held) return Fail(held.error());
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return Fail(Refused("pipe"));
  const Descriptor reading(ends[0]);
  Descriptor writing(ends[1]);
  std::vector<std::string> words = command;
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);

  const pid_t child = fork();
  if (child < 0) return Fail(Refused("fork"));
  if (child == 0) Become(arguments.data(), bounds, file.get(), writing.get());
  writing.Close();
  ChildOutput output;
  auto deadline = Clock::now() + bounds.wall;
  if (!Collect(reading.get(), deadline, bounds, output.text)) {
    deadline = Clock::now();
  }
  const auto exit_code = WaitFor(child, deadline);
  if (!exit_code) {
    return Fail(ErrorCode::kTooLarge,
                command.front() + ": took too long, or wrote too much");
  }
  output.exit_code = *exit_code;
  if (output.exit_code == kNoSuchProgram) {
    return Fail(ErrorCode::kUnavailable, command.front() + ": not installed");
  }
  return output;
}

}  // namespace rolecall
