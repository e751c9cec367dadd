// An HTTPS server on the loopback network, and the authority that certifies it,
// for tests.  Keys and certificates are made anew in each test program.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "tests/support/loopback_server.h"

namespace rolecall {

struct Certificate {
  std::string certificate_pem;
  std::string key_pem;
};

// A certificate authority.
class TestAuthority {
 public:
  TestAuthority();
  // For clients that are to trust it.
  const std::string& pem() const { return own_.certificate_pem; }
  // A certificate for this DNS name that is good until `until` from now; a
  // negative span makes one that has expired.
  Certificate Issue(const std::string& name, std::chrono::hours until) const;

 private:
  Certificate own_;
};

// One that nobody vouches for but itself.
Certificate SelfSigned(const std::string& name);

// Serves one connection at a time, one request each.  A peer that does not like
// the certificate just goes.  `raw` of a reply is not for this server.
class TlsServer {
 public:
  TlsServer(const Certificate& certificate, LoopbackServer::Handler handler);
  ~TlsServer();
  TlsServer(const TlsServer&) = delete;
  TlsServer& operator=(const TlsServer&) = delete;

  // "https://localhost:43210", no slash at the end.
  std::string url() const;
  // How many requests came through.
  int requests() const;

 private:
  class Listener;
  std::unique_ptr<Listener> listener_;
};

}  // namespace rolecall
