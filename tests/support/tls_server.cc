#include "tests/support/tls_server.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>

#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <cstdio>
#include <cstdlib>
#include <stop_token>
#include <thread>

namespace rolecall {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;

// Makes what OpenSSL hands out end with its scope.
template <typename T, void (*Free)(T*)>
struct Freeing {
  void operator()(T* pointer) const { Free(pointer); }
};
using Key = std::unique_ptr<EVP_PKEY, Freeing<EVP_PKEY, EVP_PKEY_free>>;
using X509Pointer = std::unique_ptr<X509, Freeing<X509, X509_free>>;

struct FreeBio {
  void operator()(BIO* bio) const { BIO_free(bio); }
};
using BioPointer = std::unique_ptr<BIO, FreeBio>;

std::string TextOf(BIO* bio) {
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(bio, &bytes);
  return {bytes, static_cast<size_t>(size)};
}

BioPointer BioOf(const std::string& text) {
  return BioPointer(
      BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

void AddExtension(X509* certificate, int nid, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension =
      X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

// Signed by `issuer`, or by itself where that is null.
Certificate Make(const std::string& name, bool is_authority, long end_seconds,
                 const Certificate* issuer) {
  static std::atomic<long> serial{1};
  const Key key(EVP_EC_gen("P-256"));
  const X509Pointer certificate(X509_new());
  X509* made = certificate.get();
  X509_set_version(made, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(made), serial++);
  X509_gmtime_adj(X509_getm_notBefore(made), -100L * 86'400);
  X509_gmtime_adj(X509_getm_notAfter(made), end_seconds);
  X509_set_pubkey(made, key.get());
  X509_NAME_add_entry_by_txt(
      X509_get_subject_name(made), "CN", MBSTRING_ASC,
      reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
  AddExtension(made, NID_basic_constraints,
               is_authority ? "critical,CA:TRUE" : "CA:FALSE");
  if (!is_authority) AddExtension(made, NID_subject_alt_name, "DNS:" + name);
  if (issuer == nullptr) {
    X509_set_issuer_name(made, X509_get_subject_name(made));
    X509_sign(made, key.get(), EVP_sha256());
  } else {
    const X509Pointer authority(PEM_read_bio_X509(
        BioOf(issuer->certificate_pem).get(), nullptr, nullptr, nullptr));
    const Key authority_key(PEM_read_bio_PrivateKey(
        BioOf(issuer->key_pem).get(), nullptr, nullptr, nullptr));
    X509_set_issuer_name(made, X509_get_subject_name(authority.get()));
    X509_sign(made, authority_key.get(), EVP_sha256());
  }
  const BioPointer pem(BIO_new(BIO_s_mem()));
  PEM_write_bio_X509(pem.get(), made);
  const BioPointer key_pem(BIO_new(BIO_s_mem()));
  PEM_write_bio_PrivateKey(key_pem.get(), key.get(), nullptr, nullptr, 0,
                           nullptr, nullptr);
  return {TextOf(pem.get()), TextOf(key_pem.get())};
}

constexpr long kYear = 365L * 86'400;

}  // namespace

TestAuthority::TestAuthority()
    : own_(Make("rolecall test authority", true, kYear, nullptr)) {}

Certificate TestAuthority::Issue(const std::string& name,
                                 std::chrono::hours until) const {
  return Make(name, false, std::chrono::seconds(until).count(), &own_);
}

Certificate SelfSigned(const std::string& name) {
  return Make(name, false, kYear, nullptr);
}

class TlsServer::Listener {
 public:
  Listener(const Certificate& certificate, LoopbackServer::Handler handler)
      : handler_(std::move(handler)),
        acceptor_(io_, tcp::endpoint(asio::ip::address_v4::loopback(), 0)) {
    context_.use_certificate_chain(asio::buffer(certificate.certificate_pem));
    context_.use_private_key(asio::buffer(certificate.key_pem),
                             asio::ssl::context::pem);
    port_ = acceptor_.local_endpoint().port();
    thread_ = std::jthread([this](const std::stop_token& stop) { Run(stop); });
  }
  ~Listener() {
    thread_.request_stop();
    shutdown(acceptor_.native_handle(), SHUT_RDWR);
  }
  uint16_t port() const { return port_; }
  int requests() const { return requests_; }

 private:
  void Run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      boost::system::error_code error;
      tcp::socket socket = acceptor_.accept(io_, error);
      if (!error) Serve(std::move(socket));
    }
  }

  void Serve(tcp::socket socket) {
    beast::ssl_stream<tcp::socket> stream(std::move(socket), context_);
    boost::system::error_code error;
    stream.handshake(asio::ssl::stream_base::server, error);
    if (error) return;
    beast::flat_buffer buffer;
    http::request<http::string_body> request;
    http::read(stream, buffer, request, error);
    if (error) return;
    ++requests_;
    LoopbackRequest line;
    line.target = std::string(request.target());
    const LoopbackReply reply = handler_(line);
    http::response<http::string_body> response;
    response.result(static_cast<unsigned>(reply.status));
    for (const auto& [name, value] : reply.fields) response.insert(name, value);
    response.keep_alive(false);
    response.body() = reply.body;
    response.prepare_payload();
    http::write(stream, response, error);
    stream.shutdown(error);
  }

  LoopbackServer::Handler handler_;
  asio::io_context io_;
  asio::ssl::context context_{asio::ssl::context::tls_server};
  tcp::acceptor acceptor_;
  uint16_t port_ = 0;
  std::atomic<int> requests_{0};
  std::jthread thread_;
};

TlsServer::TlsServer(const Certificate& certificate,
                     LoopbackServer::Handler handler)
    : listener_(std::make_unique<Listener>(certificate, std::move(handler))) {}

TlsServer::~TlsServer() = default;

std::string TlsServer::url() const {
  return "https://localhost:" + std::to_string(listener_->port());
}

int TlsServer::requests() const { return listener_->requests(); }

}  // namespace rolecall
