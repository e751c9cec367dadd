#include "crawler/address_guard.h"

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <string>

namespace rolecall {
namespace {

TEST(AddressGuardTest, RefusesEverySpecialIpv4Block) {
  for (const char* address :
       {"0.0.0.0",        "0.1.2.3",         "10.0.0.1",
        "10.255.255.255", "100.64.0.1",      "100.127.255.255",
        "127.0.0.1",      "127.255.255.254", "169.254.169.254",
        "172.16.0.1",     "172.31.255.255",  "192.0.0.8",
        "192.0.2.1",      "192.88.99.1",     "192.168.0.1",
        "198.18.0.1",     "198.19.255.255",  "198.51.100.7",
        "203.0.113.9",    "224.0.0.1",       "239.255.255.250",
        "240.0.0.1",      "255.255.255.255"}) {
    EXPECT_FALSE(IsPublicAddress(address)) << address;
  }
}

TEST(AddressGuardTest, AllowsTheirNeighbours) {
  for (const char* address :
       {"1.0.0.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
        "126.255.255.255", "128.0.0.1", "169.253.255.255", "172.15.255.255",
        "172.32.0.0", "192.0.1.1", "192.167.255.255", "192.169.0.0",
        "198.17.255.255", "198.20.0.0", "223.255.255.255"}) {
    EXPECT_TRUE(IsPublicAddress(address)) << address;
  }
}

TEST(AddressGuardTest, RefusesEverySpecialIpv6Block) {
  for (const char* address : {"::",
                              "::1",
                              "::127.0.0.1",
                              "::8.8.8.8",
                              "::ffff:127.0.0.1",
                              "::ffff:8.8.8.8",
                              "::ffff:7f00:1",
                              "64:ff9b::7f00:1",
                              "64:ff9b::808:808",
                              "64:ff9b:1::1",
                              "100::1",
                              "2001::1",
                              "2001:0:7f00:1::",
                              "2001:2::1",
                              "2001:10::1",
                              "2001:db8::1",
                              "2002:7f00:1::",
                              "2002:808:808::1",
                              "3fff::1",
                              "5f00::1",
                              "fc00::1",
                              "fd12:3456::1",
                              "fe80::1",
                              "fec0::1",
                              "ff02::1"}) {
    EXPECT_FALSE(IsPublicAddress(address)) << address;
  }
}

TEST(AddressGuardTest, AllowsGlobalUnicast) {
  for (const char* address :
       {"2606:4700::1111", "2a00:1450:4001::1", "2001:4860:4860::8888",
        "2003::1", "2001:200::1", "2620:4f:8001::1"}) {
    EXPECT_TRUE(IsPublicAddress(address)) << address;
  }
}

TEST(AddressGuardTest, WhatIsNoAddressIsNotPublic) {
  for (const char* text : {"", "localhost", "8.8.8", "8.8.8.8.", "[2606::1]"}) {
    EXPECT_FALSE(IsPublicAddress(text)) << text;
  }
}

TEST(AddressGuardTest, ReadsSocketAddresses) {
  sockaddr_in ip4{};
  ip4.sin_family = AF_INET;
  ip4.sin_addr.s_addr = htonl(0x08080808);
  EXPECT_TRUE(IsPublicAddress(reinterpret_cast<sockaddr*>(&ip4)));
  ip4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  EXPECT_FALSE(IsPublicAddress(reinterpret_cast<sockaddr*>(&ip4)));
  sockaddr_in6 ip6{};
  ip6.sin6_family = AF_INET6;
  ip6.sin6_addr = in6addr_loopback;
  EXPECT_FALSE(IsPublicAddress(reinterpret_cast<sockaddr*>(&ip6)));
  sockaddr local{};
  local.sa_family = AF_UNIX;
  EXPECT_FALSE(IsPublicAddress(&local));
}

TEST(AddressGuardTest, HouseRule_LowPortsOtherThanTheWebsAreRefused) {
  for (const int port : {80, 443, 1024, 8080, 8443, 65535}) {
    EXPECT_TRUE(IsWebPort(static_cast<uint16_t>(port))) << port;
  }
  for (const int port : {0, 1, 22, 25, 79, 110, 587, 1023}) {
    EXPECT_FALSE(IsWebPort(static_cast<uint16_t>(port))) << port;
  }
}

TEST(AddressGuardTest, AnOperatorOpensHisOwnNetworkAndNothingElse) {
  for (const char* own : {"127.0.0.1", "10.1.2.3", "172.16.0.9", "192.168.1.1",
                          "100.64.0.1", "::1", "fd12::1", "::ffff:127.0.0.1"}) {
    EXPECT_TRUE(IsOwnNetworkAddress(own)) << own;
  }
  for (const char* other :
       {"169.254.169.254", "169.254.0.1", "::ffff:169.254.169.254", "fe80::1",
        "fd00:ec2::254", "100.100.100.200", "0.0.0.0", "::", "192.0.0.192",
        "224.0.0.1", "255.255.255.255", "ff02::1", "64:ff9b::a9fe:a9fe", ""}) {
    EXPECT_FALSE(IsOwnNetworkAddress(other)) << other;
  }
}

}  // namespace
}  // namespace rolecall
