// A network of its own for one test, in a child process: loopback with more
// addresses on it, and a resolver that answers as the test says.  Nothing
// leaves the machine, whatever addresses are used.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace rolecall {

// Runs `test` in a child that has a network of its own, with `addresses` (IPv4)
// on its loopback.  Returns what `test` does, or nullopt where this machine
// gives no such network.
std::optional<bool> InPrivateNetwork(const std::vector<std::string>& addresses,
                                     const std::function<bool()>& test);

// Answers for names on 127.0.0.1:53, where the child's resolver asks.
class StubResolver {
 public:
  // For each name the answers in turn, the last one for ever; an answer is a
  // list of IPv4 and IPv6 addresses.
  using Zone = std::map<std::string, std::vector<std::vector<std::string>>>;

  explicit StubResolver(Zone zone);
  ~StubResolver();
  StubResolver(const StubResolver&) = delete;
  StubResolver& operator=(const StubResolver&) = delete;

 private:
  void Serve();
  std::string Answer(std::string_view question);

  Zone zone_;
  std::map<std::string, size_t> asked_;  // for IPv4 addresses, by name
  int socket_ = -1;
  std::thread thread_;
};

}  // namespace rolecall
