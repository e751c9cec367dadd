#include "tests/support/private_network.h"

#include <arpa/inet.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace rolecall {
namespace {

constexpr int kNoNetwork = 77;

bool SetUpLoopback(const std::vector<std::string>& addresses) {
  const int handle = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  bool good = handle >= 0;
  ifreq request{};
  std::strcpy(request.ifr_name, "lo");
  request.ifr_flags = IFF_UP | IFF_LOOPBACK | IFF_RUNNING;
  good = good && ioctl(handle, SIOCSIFFLAGS, &request) == 0;
  int alias = 0;
  for (const std::string& text : addresses) {
    std::snprintf(request.ifr_name, sizeof request.ifr_name, "lo:%d", ++alias);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    inet_pton(AF_INET, text.c_str(), &address.sin_addr);
    std::memcpy(&request.ifr_addr, &address, sizeof address);
    good = good && ioctl(handle, SIOCSIFADDR, &request) == 0;
  }
  close(handle);
  return good;
}

// The file is made before the child has users of its own.
bool SetUpResolver(const char* file) {
  return mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
         mount(file, "/etc/resolv.conf", nullptr, MS_BIND, nullptr) == 0;
}

void Append16(size_t number, std::string* out) {
  *out += static_cast<char>(number / 256);
  *out += static_cast<char>(number % 256);
}

// The name of a question, with dots; `*size` is that of the whole question.
std::string NameOf(std::string_view message, size_t* size) {
  std::string name;
  size_t at = 12;
  while (at < message.size() && message[at] != 0) {
    const auto length = static_cast<unsigned char>(message[at]);
    if (!name.empty()) name += '.';
    name += message.substr(at + 1, length);
    at += 1 + length;
  }
  *size = at + 5 - 12;
  return name;
}

}  // namespace

std::optional<bool> InPrivateNetwork(const std::vector<std::string>& addresses,
                                     const std::function<bool()>& test) {
  std::string file =
      (std::filesystem::temp_directory_path() / "rolecall-resolv-XXXXXX")
          .string();
  close(mkstemp(file.data()));
  std::ofstream(file) << "nameserver 127.0.0.1\noptions timeout:1\n";
  const pid_t child = fork();
  if (child == 0) {
    const bool apart = unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWNS) == 0;
    if (!apart || !SetUpLoopback(addresses) || !SetUpResolver(file.c_str())) {
      _exit(kNoNetwork);
    }
    _exit(test() ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  unlink(file.c_str());
  if (WIFEXITED(status) && WEXITSTATUS(status) == kNoNetwork) return {};
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

StubResolver::StubResolver(Zone zone)
    : zone_(std::move(zone)),
      socket_(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(53);
  inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
  if (bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
    std::abort();
  thread_ = std::thread([this] { Serve(); });
}

StubResolver::~StubResolver() {
  shutdown(socket_, SHUT_RDWR);
  thread_.join();
  close(socket_);
}

void StubResolver::Serve() {
  char buffer[512];
  while (true) {
    sockaddr_in peer{};
    socklen_t length = sizeof peer;
    const ssize_t size = recvfrom(socket_, buffer, sizeof buffer, 0,
                                  reinterpret_cast<sockaddr*>(&peer), &length);
    if (size < 17) return;  // shut down
    const std::string answer = Answer({buffer, static_cast<size_t>(size)});
    sendto(socket_, answer.data(), answer.size(), 0,
           reinterpret_cast<sockaddr*>(&peer), length);
  }
}

// RFC 1035 section 4: header, the question again, then records that point back
// to its name.
std::string StubResolver::Answer(std::string_view question) {
  size_t size = 0;
  const std::string name = NameOf(question, &size);
  const bool wants_ip6 = question[12 + size - 3] == 28;
  std::vector<std::string> records;
  if (const auto known = zone_.find(name); known != zone_.end()) {
    size_t& turn = asked_[name];
    const auto& answers = known->second;
    for (const std::string& text :
         answers[std::min(turn, answers.size() - 1)]) {
      const bool is_ip6 = text.find(':') != std::string::npos;
      char bytes[16];
      inet_pton(is_ip6 ? AF_INET6 : AF_INET, text.c_str(), bytes);
      if (is_ip6 == wants_ip6) records.emplace_back(bytes, is_ip6 ? 16 : 4);
    }
    turn += wants_ip6 ? 0 : 1;
  }
  std::string out(question.substr(0, 2));
  out += "\x81\x80";
  Append16(1, &out);
  Append16(records.size(), &out);
  Append16(0, &out);
  Append16(0, &out);
  out += question.substr(12, size);
  for (const std::string& record : records) {
    out += "\xC0\x0C";
    Append16(wants_ip6 ? 28 : 1, &out);
    Append16(1, &out);
    Append16(0, &out);  // kept for no time
    Append16(0, &out);
    Append16(record.size(), &out);
    out += record;
  }
  return out;
}

}  // namespace rolecall
