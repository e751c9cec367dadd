#include "crawler/address_guard.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

namespace rolecall {
namespace {

struct Block4 {
  uint32_t network;
  int bits;
};

constexpr uint32_t Ip4(uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
  return a << 24 | b << 16 | c << 8 | d;
}

// https://www.iana.org/assignments/iana-ipv4-special-registry, with multicast
// (RFC 5771) and the former class E up to the broadcast address.
constexpr Block4 kClosed4[] = {
    {Ip4(0, 0, 0, 0), 8},        // "this network"
    {Ip4(10, 0, 0, 0), 8},       // private, RFC 1918
    {Ip4(100, 64, 0, 0), 10},    // carrier-grade NAT, RFC 6598
    {Ip4(127, 0, 0, 0), 8},      // loopback
    {Ip4(169, 254, 0, 0), 16},   // link-local, cloud metadata
    {Ip4(172, 16, 0, 0), 12},    // private
    {Ip4(192, 0, 0, 0), 24},     // protocol assignments
    {Ip4(192, 0, 2, 0), 24},     // documentation, RFC 5737
    {Ip4(192, 31, 196, 0), 24},  // AS112
    {Ip4(192, 52, 193, 0), 24},  // AMT
    {Ip4(192, 88, 99, 0), 24},   // 6to4 relays, RFC 7526
    {Ip4(192, 168, 0, 0), 16},   // private
    {Ip4(192, 175, 48, 0), 24},  // AS112
    {Ip4(198, 18, 0, 0), 15},    // benchmarking, RFC 2544
    {Ip4(198, 51, 100, 0), 24},  // documentation
    {Ip4(203, 0, 113, 0), 24},   // documentation
    {Ip4(224, 0, 0, 0), 4},      // multicast
    {Ip4(240, 0, 0, 0), 4},      // reserved, broadcast
};

// What local = true opens.
constexpr Block4 kOwn4[] = {
    {Ip4(10, 0, 0, 0), 8},      // private, RFC 1918
    {Ip4(100, 64, 0, 0), 10},   // carrier-grade NAT, overlay networks
    {Ip4(127, 0, 0, 0), 8},     // loopback
    {Ip4(172, 16, 0, 0), 12},   // private
    {Ip4(192, 168, 0, 0), 16},  // private
};
// The metadata service of a cloud, in the midst of those.
constexpr Block4 kMetadata4 = {Ip4(100, 100, 100, 200), 32};
constexpr std::array<uint8_t, 16> kMetadata6 = {
    0xfd, 0x00, 0x0e, 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54};

struct Block6 {
  std::array<uint8_t, 8> prefix;
  int bits;
};

// Of IPv6 only 2000::/3 is given out; these parts of it are special.
// https://www.iana.org/assignments/iana-ipv6-special-registry
constexpr Block6 kClosed6[] = {
    {{0x20, 0x01, 0x00}, 23},              // protocol assignments, Teredo
    {{0x20, 0x01, 0x0d, 0xb8}, 32},        // documentation
    {{0x20, 0x02}, 16},                    // 6to4
    {{0x26, 0x20, 0x00, 0x4f, 0x80}, 48},  // AS112
    {{0x3f, 0xff}, 20},                    // documentation, RFC 9637
};

bool IsWithin(uint32_t address, const Block4& block) {
  return (address ^ block.network) >> (32 - block.bits) == 0;
}

bool IsWithin(const uint8_t* address, const Block6& block) {
  for (int bit = 0; bit < block.bits; bit += 8) {
    const int left = std::min(block.bits - bit, 8);
    const int difference = address[bit / 8] ^ block.prefix[bit / 8];
    if (difference >> (8 - left) != 0) return false;
  }
  return true;
}

bool IsPublic4(uint32_t address) {
  return std::none_of(std::begin(kClosed4), std::end(kClosed4),
                      [&](const Block4& b) { return IsWithin(address, b); });
}

bool IsPublic6(const uint8_t* address) {
  // Outside 2000::/3 lie ::1, ::, ::a.b.c.d, ::ffff:a.b.c.d, 64:ff9b::/96,
  // 64:ff9b:1::/48, 100::/64, fc00::/7, fe80::/10 and ff00::/8.
  if (address[0] >> 5 != 1) return false;
  return std::none_of(std::begin(kClosed6), std::end(kClosed6),
                      [&](const Block6& b) { return IsWithin(address, b); });
}

bool IsOwn4(uint32_t address) {
  return !IsWithin(address, kMetadata4) &&
         std::any_of(std::begin(kOwn4), std::end(kOwn4),
                     [&](const Block4& b) { return IsWithin(address, b); });
}

bool IsOwn6(const uint8_t* address) {
  static constexpr std::array<uint8_t, 16> kLoopback = {0, 0, 0, 0, 0, 0, 0, 0,
                                                        0, 0, 0, 0, 0, 0, 0, 1};
  static constexpr std::array<uint8_t, 12> kMapped = {0, 0, 0, 0, 0,    0,
                                                      0, 0, 0, 0, 0xff, 0xff};
  if (std::equal(kMapped.begin(), kMapped.end(), address)) {
    return IsOwn4(Ip4(address[12], address[13], address[14], address[15]));
  }
  if (std::equal(kLoopback.begin(), kLoopback.end(), address)) return true;
  const bool is_unique_local = (address[0] & 0xfe) == 0xfc;
  return is_unique_local &&
         !std::equal(kMetadata6.begin(), kMetadata6.end(), address);
}

}  // namespace

bool IsPublicAddress(const sockaddr* address) {
  // memcpy, for the bytes need not be aligned for the larger structures.
  if (address->sa_family == AF_INET) {
    sockaddr_in ip4{};
    std::memcpy(&ip4, address, sizeof ip4);
    return IsPublic4(ntohl(ip4.sin_addr.s_addr));
  }
  if (address->sa_family == AF_INET6) {
    sockaddr_in6 ip6{};
    std::memcpy(&ip6, address, sizeof ip6);
    return IsPublic6(ip6.sin6_addr.s6_addr);
  }
  return false;
}

bool IsPublicAddress(std::string_view text) {
  const std::string terminated(text);
  in_addr ip4{};
  if (inet_pton(AF_INET, terminated.c_str(), &ip4) == 1) {
    return IsPublic4(ntohl(ip4.s_addr));
  }
  in6_addr ip6{};
  return inet_pton(AF_INET6, terminated.c_str(), &ip6) == 1 &&
         IsPublic6(ip6.s6_addr);
}

bool IsOwnNetworkAddress(std::string_view text) {
  const std::string terminated(text);
  in_addr ip4{};
  if (inet_pton(AF_INET, terminated.c_str(), &ip4) == 1) {
    return IsOwn4(ntohl(ip4.s_addr));
  }
  in6_addr ip6{};
  return inet_pton(AF_INET6, terminated.c_str(), &ip6) == 1 &&
         IsOwn6(ip6.s6_addr);
}

bool IsWebPort(uint16_t port) {
  return port == 80 || port == 443 || port >= 1024;
}

}  // namespace rolecall
