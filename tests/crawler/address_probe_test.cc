// Every way to a forbidden address that we know of: its spellings, redirects to
// it, names that resolve to it, at once or later, and IPv6 addresses that wrap
// it; with several ports.  Servers stand at the forbidden addresses and count
// who connects.
#include <gtest/gtest.h>

#include <iterator>
#include <string>
#include <vector>

#include "tests/crawler/crawl_world.h"
#include "tests/support/private_network.h"

namespace rolecall {
namespace {

constexpr char kPublic[] = "11.22.33.44";

// As hosts of a URL.
constexpr const char* kSpellings[] = {
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "0177.0.0.1",
    "017700000001",
    "0x7F.0x0.0x0.0x1",
    "00000177.0.0.1",
    "127.000.000.001",
    "0",
    "0.0.0.0",
    "0x0",
    "127.0.0.1.",
    "localhost",
    "localhost.",
    "LOCALHOST",
    "%31%32%37.0.0.1",
    "127%2e0%2e0%2e1",
    "\xE2\x91\xA0\xE2\x91\xA1\xE2\x91\xA6.0.0.1",
    "127\xE3\x80\x82"
    "0\xE3\x80\x82"
    "0\xE3\x80\x82"
    "1",
    "\xEF\xBC\x91\xEF\xBC\x92\xEF\xBC\x97.0.0.1",
    "127.0.0.1%00",
    "user@127.0.0.1",
    "user:word@127.0.0.1",
    "11.22.33.44@127.0.0.1",
    "127.0.0.1\\@11.22.33.44",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::]",
    "[::127.0.0.1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[0:0:0:0:0:ffff:127.0.0.1]",
    "[::ffff:0:127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b:1::7f00:1]",
    "[2002:7f00:1::]",
    "[2002:7f00:0001::1]",
    "[2001:0:0:0:0:0:80ff:fffe]",
    "[::1%25lo]",
    "[fe80::1]",
    "[fe80::1%25lo]",
    "[fc00::1]",
    "[fd00::1]",
    "[ff02::1]",
    "[100::1]",
    "[2001:db8::1]",
    "[::ffff:10.1.2.3]",
    "[::ffff:169.254.169.254]",
    "[64:ff9b::a9fe:a9fe]",
    "[2002:a01:203::1]",
    "10.1.2.3",
    "167838211",
    "0x0a010203",
    "012.1.2.3",
    "10.66051",
    "169.254.169.254",
    "2852039166",
    "0xa9fea9fe",
    "0251.0376.0251.0376",
    "169.16689662",
    "172.16.0.1",
    "172.31.255.254",
    "192.168.0.1",
    "192.168.255.255",
    "100.64.0.1",
    "100.127.255.254",
    "192.0.0.8",
    "198.18.0.1",
    "198.19.255.255",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "127.255.255.254"};

// What names resolve to.
constexpr const char* kAddresses[] = {"127.0.0.1",
                                      "0.0.0.0",
                                      "10.1.2.3",
                                      "169.254.169.254",
                                      "172.16.0.1",
                                      "192.168.0.1",
                                      "100.64.0.1",
                                      "::1",
                                      "::",
                                      "::ffff:127.0.0.1",
                                      "::ffff:10.1.2.3",
                                      "::ffff:169.254.169.254",
                                      "64:ff9b::7f00:1",
                                      "64:ff9b::a9fe:a9fe",
                                      "2002:7f00:1::",
                                      "2001::80ff:fffe",
                                      "fe80::1",
                                      "fc00::1",
                                      "::127.0.0.1"};

// Servers at addresses that nobody may reach, all on one port.
class Forbidden {
 public:
  Forbidden() {
    uint16_t port = 0;
    for (const char* address :
         {"127.0.0.1", "::1", "10.1.2.3", "169.254.169.254"}) {
      servers_.push_back(
          std::make_unique<LoopbackServer>(Plain, address, port));
      port = servers_.front()->port();
    }
  }
  uint16_t port() const { return servers_.front()->port(); }
  int connections() const {
    int sum = 0;
    for (const auto& server : servers_) sum += server->connections();
    return sum;
  }

 private:
  std::vector<std::unique_ptr<LoopbackServer>> servers_;
};

StubResolver::Zone ZoneOfProbes() {
  StubResolver::Zone zone;
  for (size_t i = 0; i < std::size(kAddresses); ++i) {
    const std::string address = kAddresses[i];
    const std::string name = std::to_string(i) + ".test";
    zone["at-once" + name] = {{address}};
    zone["among" + name] = {{kPublic, address}};
    zone["later" + name] = {{kPublic}, {address}};
  }
  return zone;
}

std::vector<std::string> Probes(uint16_t port) {
  std::vector<std::string> hosts(std::begin(kSpellings), std::end(kSpellings));
  for (size_t i = 0; i < std::size(kAddresses); ++i) {
    hosts.push_back("at-once" + std::to_string(i) + ".test");
    hosts.push_back("among" + std::to_string(i) + ".test");
  }
  std::vector<std::string> probes;
  for (const std::string& host : hosts) {
    for (const int p : {int{port}, 80, 22}) {
      probes.push_back("http://" + host + ":" + std::to_string(p) + "/");
    }
  }
  return probes;
}

Source Stranger() {
  Source source = LocalSource();
  source.local = false;
  return source;
}

// Everything below runs in the child, whose failures are seen by their text.
bool NobodyConnects() {
  const StubResolver resolver(ZoneOfProbes());
  const Forbidden forbidden;
  const std::vector<std::string> probes = Probes(forbidden.port());
  std::vector<std::string> urls;
  LoopbackServer front(
      [&](const LoopbackRequest& request) -> LoopbackReply {
        if (!request.target.starts_with("/to/")) return Plain(request);
        const size_t i = std::stoul(request.target.substr(4));
        return {.status = 302, .fields = {{"Location", probes[i]}}};
      },
      kPublic);
  const std::string at_front = ":" + std::to_string(front.port());
  for (size_t i = 0; i < probes.size(); ++i) {
    urls.push_back(probes[i]);
    urls.push_back("http://" + std::string(kPublic) + at_front + "/to/" +
                   std::to_string(i));
  }
  // Answered by the public address at first; a later crawl asks again.
  std::vector<std::string> later;
  for (size_t i = 0; i < std::size(kAddresses); ++i) {
    later.push_back("http://later" + std::to_string(i) + ".test" + at_front);
  }
  MapMemory memory;
  Listener listener;
  Crawl(ImpatientOptions(), memory, Stranger(), urls, listener);
  EXPECT_EQ(listener.pages.size(), 0u);
  // Some spellings are one URL once it has been read.
  EXPECT_GE(listener.errors.size(), 600u);

  Listener first;
  Crawl(ImpatientOptions(), memory, Stranger(), later, first);
  EXPECT_EQ(first.pages.size(), later.size());
  Listener second;
  Crawl(ImpatientOptions(), memory, Stranger(), later, second);
  EXPECT_EQ(second.pages.size(), 0u);
  EXPECT_EQ(forbidden.connections(), 0);

  // They would have been reached, had the guard not stood there; those of the
  // link and of metadata services are closed to the operator's own sources too.
  Listener reached;
  Crawl(ImpatientOptions(), memory, LocalSource(), probes, reached);
  EXPECT_GE(reached.pages.size(), 15u);
  EXPECT_GE(forbidden.connections(), 15);
  return !::testing::Test::HasFailure();
}

TEST(AddressProbeTest, NoneOfSixHundredProbesConnects) {
  const auto passed = InPrivateNetwork({kPublic, "10.1.2.3", "169.254.169.254"},
                                       NobodyConnects);
  if (!passed) GTEST_SKIP() << "no network namespace on this machine";
  EXPECT_TRUE(*passed) << "the failures stand above";
}

}  // namespace
}  // namespace rolecall
