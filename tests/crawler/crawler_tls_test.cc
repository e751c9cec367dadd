// Whose certificate is good enough, on a real TLS connection.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/crawler/crawl_world.h"
#include "tests/support/child.h"
#include "tests/support/tls_server.h"

namespace rolecall {
namespace {

using std::chrono::hours;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class CrawlerTlsTest : public CrawlTest {
 protected:
  CrawlerTlsTest() { options.ca_file = folder_.Write("ca.pem", ca_.pem()); }

  void ExpectRefused(const Certificate& certificate, const std::string& why) {
    TlsServer server(certificate, Plain);
    Crawl({server.url() + "/"});
    EXPECT_THAT(listener.pages, IsEmpty());
    EXPECT_EQ(listener.error_code(), ErrorCode::kUnavailable);
    EXPECT_THAT(listener.error_message(), HasSubstr("is not trusted"));
    EXPECT_THAT(listener.error_message(), HasSubstr(why));
    EXPECT_EQ(server.requests(), 0);
  }

  TestAuthority ca_;
  TemporaryFolder folder_;
};

TEST_F(CrawlerTlsTest, ACertificateOfATrustedAuthorityIsGood) {
  TlsServer server(ca_.Issue("localhost", hours(24)), Plain);
  Crawl({server.url() + "/one"});
  ASSERT_THAT(listener.pages, SizeIs(1)) << listener.error_message();
  EXPECT_EQ(listener.pages[0].body, "page /one");
}

TEST_F(CrawlerTlsTest, ACertificateForAnotherNameIsRefused) {
  ExpectRefused(ca_.Issue("other.example", hours(24)), "match");
}

TEST_F(CrawlerTlsTest, AnExpiredCertificateIsRefused) {
  ExpectRefused(ca_.Issue("localhost", hours(-24)), "expired");
}

TEST_F(CrawlerTlsTest, ASelfSignedCertificateIsRefused) {
  ExpectRefused(SelfSigned("localhost"), "self");
}

TEST_F(CrawlerTlsTest, TheSystemsAuthoritiesDoNotVouchForOurs) {
  options.ca_file.clear();
  ExpectRefused(ca_.Issue("localhost", hours(24)), "issuer");
}

// What boards publish is public and nothing secret is sent; many sites go by
// way of http from one https address to another.
TEST_F(CrawlerTlsTest, HouseRule_ARedirectToPlainHttpIsFollowed) {
  LoopbackServer plain(Plain);
  TlsServer server(
      ca_.Issue("localhost", hours(24)), [&](const LoopbackRequest& request) {
        if (request.target == "/robots.txt") return Plain(request);
        return LoopbackReply{.status = 301,
                             .fields = {{"Location", plain.url() + "/there"}}};
      });
  Crawl({server.url() + "/"});
  ASSERT_THAT(listener.pages, SizeIs(1)) << listener.error_message();
  EXPECT_EQ(listener.pages[0].effective_url, plain.url() + "/there");
}

}  // namespace
}  // namespace rolecall
