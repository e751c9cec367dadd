#include "crawler/transfer.h"

#include <curl/curl.h>
#include <netdb.h>
#include <sys/socket.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "crawler/address_guard.h"

namespace rolecall {
namespace {

constexpr size_t kMaxHeaderBytes = 64 << 10;
constexpr size_t kMaxFieldBytes = 2048;
constexpr size_t kFirstBlock = 32 << 10;  // most pages fit
// Pages and feeds are compressed to a tenth, monotonous ones to a thirtieth;
// what swells more than this is there to cost us time and memory.
constexpr size_t kMostExpansion = 100;
// A monotonous page of a few hundred KiB is let through: what is counted as
// received has a buffer added to it.
constexpr size_t kHarmlessBytes = 256 << 10;
// So far a quick peer is believed when it says how long its body is; memory
// that another's empty promise took would be missing for the honest.
constexpr size_t kMostAnnounced = 256 << 10;
// libcurl's buffer: a page of a quick peer comes in one piece.  Of the others a
// piece may be a thousand times as large when it is decoded.
constexpr long kQuickBuffer = 48 << 10;
constexpr long kBuffer = 4 << 10;
// The longest body of a peer that has not been quick takes at least this part
// of the time that it may take: a flood of bodies leaves the thread to those
// that have.
constexpr int kPace = 2;

// False for what would end the field line or split the request.
bool IsFieldText(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '\x7F';
  });
}

// A peer's field value; emptied where storing or sending it back would harm.
std::string CleanValue(std::string_view value) {
  value = Trim(value);
  const bool clean = value.size() <= kMaxFieldBytes && IsFieldText(value) &&
                     IsValidUtf8(value);
  return std::string(clean ? value : "");
}

curl_slist* AppendField(curl_slist* list, const std::string& field) {
  if (!IsFieldText(field)) return list;
  curl_slist* longer = curl_slist_append(list, field.c_str());
  return longer == nullptr ? list : longer;
}

std::string AddressText(const curl_sockaddr& address) {
  char text[NI_MAXHOST] = "?";
  getnameinfo(&address.addr, address.addrlen, text, sizeof text, nullptr, 0,
              NI_NUMERICHOST);
  return text;
}

// To whom a stranger's redirect leads there this must not be advised.
constexpr char kOwnNetwork[] =
    "; of one's own network: local = true in the source's settings, "
    "--allow-private of `rolecall fetch`";

}  // namespace

Transfer::Transfer(const CrawlOptions& options, const std::string& user_agent,
                   std::function<void(size_t)> on_body_growth)
    : on_body_growth_(std::move(on_body_growth)),
      pace_(static_cast<int64_t>(options.max_body_bytes) * kPace /
            std::max<int64_t>(options.total_timeout.count(), 1)),
      easy_(curl_easy_init()) {
  static_assert(sizeof error_text_ >= CURL_ERROR_SIZE);
  SetFixedOptions(options, user_agent);
}

Transfer::~Transfer() {
  curl_slist_free_all(static_cast<curl_slist*>(field_list_));
  curl_easy_cleanup(easy_);
}

void Transfer::SetFixedOptions(const CrawlOptions& options,
                               const std::string& agent) {
  using std::chrono::milliseconds;
  const auto millis = [](auto span) {
    return static_cast<long>(milliseconds(span).count());
  };
  const auto set = [this](CURLoption option, auto value) {
    curl_easy_setopt(easy_, option, value);
  };
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_PROXY, "");  // not even one of the environment
  // One request at a time to a host gains nothing from HTTP/2.
  set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(CURLOPT_ACCEPT_ENCODING, "");  // every coding that libcurl decodes
  set(CURLOPT_USERAGENT, agent.c_str());
  set(CURLOPT_SSL_VERIFYPEER, 1L);
  set(CURLOPT_SSL_VERIFYHOST, 2L);
  if (!options.ca_file.empty()) {
    set(CURLOPT_CAINFO, options.ca_file.c_str());
  }
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_QUICK_EXIT, 1L);  // do not wait for a hanging resolver
  set(CURLOPT_CONNECTTIMEOUT_MS, millis(options.connect_timeout));
  set(CURLOPT_TIMEOUT_MS, millis(options.total_timeout));
  set(CURLOPT_LOW_SPEED_LIMIT, options.low_speed_bytes_per_second);
  set(CURLOPT_LOW_SPEED_TIME,
      static_cast<long>(options.low_speed_time.count()));
  set(CURLOPT_ERRORBUFFER, error_text_);
  set(CURLOPT_PRIVATE, static_cast<void*>(this));
  set(CURLOPT_WRITEFUNCTION, &OnBody);
  set(CURLOPT_WRITEDATA, static_cast<void*>(this));
  set(CURLOPT_HEADERFUNCTION, &OnHeader);
  set(CURLOPT_HEADERDATA, static_cast<void*>(this));
  const auto open_socket = [](void* self, curlsocktype purpose,
                              curl_sockaddr* address) -> curl_socket_t {
    return OnOpenSocket(self, purpose, address);
  };
  set(CURLOPT_OPENSOCKETFUNCTION,
      static_cast<curl_opensocket_callback>(open_socket));
  set(CURLOPT_OPENSOCKETDATA, static_cast<void*>(this));
  // A connection that is used again opens no socket, but passes here.
  set(CURLOPT_PREREQFUNCTION, &OnBeforeRequest);
  set(CURLOPT_PREREQDATA, static_cast<void*>(this));
}

void Transfer::Begin(Exchange exchange,
                     std::chrono::steady_clock::time_point now) {
  exchange_ = std::move(exchange);
  answer_ = Answer{};
  header_bytes_ = 0;
  sent_ = false;
  refusal_ = Refusal::kNone;
  error_text_[0] = '\0';
  started_at_ = now;
  curl_easy_setopt(easy_, CURLOPT_URL, exchange_.url.text.c_str());
  const auto sieve = exchange_.cut_body ? 0 : exchange_.max_body_bytes;
  curl_easy_setopt(easy_, CURLOPT_MAXFILESIZE_LARGE,
                   static_cast<curl_off_t>(sieve));
  curl_easy_setopt(easy_, CURLOPT_BUFFERSIZE,
                   exchange_.is_quick ? kQuickBuffer : kBuffer);
  curl_easy_setopt(easy_, CURLOPT_MAX_RECV_SPEED_LARGE,
                   exchange_.is_quick ? 0 : static_cast<curl_off_t>(pace_));
  SetRequest(*exchange_.request);
}

void Transfer::SetRequest(const FetchRequest& request) {
  curl_slist* fields = nullptr;
  for (const std::string& field : request.fields) {
    fields = AppendField(fields, field);
  }
  if (!request.etag.empty()) {
    fields = AppendField(fields, "If-None-Match: " + request.etag);
  }
  if (!request.last_modified.empty()) {
    fields = AppendField(fields, "If-Modified-Since: " + request.last_modified);
  }
  if (request.method == "POST") {
    fields = AppendField(fields, "Expect:");  // no waiting for 100 Continue
    curl_easy_setopt(easy_, CURLOPT_POST, 1L);
    curl_easy_setopt(easy_, CURLOPT_POSTFIELDS, request.body.c_str());
    curl_easy_setopt(easy_, CURLOPT_POSTFIELDSIZE_LARGE,
                     static_cast<curl_off_t>(request.body.size()));
  } else {
    curl_easy_setopt(easy_, CURLOPT_HTTPGET, 1L);
  }
  curl_easy_setopt(easy_, CURLOPT_HTTPHEADER, fields);
  curl_slist_free_all(static_cast<curl_slist*>(field_list_));
  field_list_ = fields;
}

Result<Answer> Transfer::End(int curl_code) {
  if (refusal_ == Refusal::kStaleConnection) return Answer{};
  const bool cut = refusal_ == Refusal::kBody && exchange_.cut_body;
  if (refusal_ == Refusal::kEvicted || (curl_code != CURLE_OK && !cut)) {
    std::string().swap(answer_.body);  // assigning would keep its memory
    return Fail(ToError(curl_code));
  }
  long status = 0;
  curl_easy_getinfo(easy_, CURLINFO_RESPONSE_CODE, &status);
  answer_.status_code = static_cast<int>(status);
  return std::exchange(answer_, Answer{});
}

void Transfer::Evict() {
  refusal_ = Refusal::kEvicted;
  std::string().swap(answer_.body);
}

bool Transfer::MayConnect(std::string_view address) {
  if (sent_) {
    refusal_ = Refusal::kStaleConnection;
    return false;
  }
  if (exchange_.allow_private && IsOwnNetworkAddress(address)) return true;
  if (!exchange_.allow_private && !IsWebPort(exchange_.url.port)) {
    refusal_ = Refusal::kPort;
    return false;
  }
  if (IsPublicAddress(address)) return true;
  refusal_ = Refusal::kAddress;
  refused_address_ = address;
  return false;
}

bool Transfer::TakeBody(std::string_view bytes) {
  if (refusal_ == Refusal::kEvicted) return false;
  const size_t room = exchange_.max_body_bytes - answer_.body.size();
  const std::string_view taken = bytes.substr(0, room);
  if (!MakeRoom(answer_.body.size() + taken.size())) return false;
  answer_.body += taken;
  if (taken.size() < bytes.size()) refusal_ = Refusal::kBody;
  if (IsBomb()) refusal_ = Refusal::kBomb;
  return refusal_ != Refusal::kBody && refusal_ != Refusal::kBomb;
}

// Counted while it comes: a small message may be a thousand times its size.
bool Transfer::IsBomb() const {
  if (answer_.body.size() < kHarmlessBytes) return false;
  curl_off_t received = 0;
  curl_easy_getinfo(easy_, CURLINFO_SIZE_DOWNLOAD_T, &received);
  // Chunked bytes are counted after they were handed over, a buffer at a time.
  const long buffer = exchange_.is_quick ? kQuickBuffer : kBuffer;
  return answer_.body.size() / kMostExpansion >
         static_cast<size_t>(received + buffer);
}

// What most bodies fit in, or this one if it is as long as it says.
size_t Transfer::FirstBlock() const {
  if (!exchange_.is_quick) return kFirstBlock;
  curl_off_t announced = 0;
  curl_easy_getinfo(easy_, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &announced);
  const auto bytes = static_cast<size_t>(std::max<curl_off_t>(announced, 0));
  return std::clamp(bytes, kFirstBlock, kMostAnnounced);
}

// Grows the body's memory by doubling; while it is copied, both blocks exist.
bool Transfer::MakeRoom(size_t size) {
  const size_t now = answer_.body.capacity();
  if (size <= now) return true;
  const size_t larger = std::max({size, now * 2, FirstBlock()});
  on_body_growth_(larger);
  if (refusal_ == Refusal::kEvicted) return false;
  answer_.body.reserve(larger);
  return true;
}

bool Transfer::TakeHeaderLine(std::string_view line) {
  header_bytes_ += line.size();
  if (header_bytes_ > kMaxHeaderBytes) {
    refusal_ = Refusal::kHeader;
    return false;
  }
  // An interim answer (1xx) came before; its fields are not the final ones.
  if (line.starts_with("HTTP/")) answer_ = Answer{};
  const size_t colon = line.find(':');
  // Trailer fields follow the body and are none of the header's.
  if (colon == std::string_view::npos || !answer_.body.empty()) return true;
  const std::pair<std::string_view, std::string*> wanted[] = {
      {"content-type", &answer_.content_type},
      {"etag", &answer_.etag},
      {"last-modified", &answer_.last_modified},
      {"location", &answer_.location},
      {"retry-after", &answer_.retry_after},
      {"tdm-reservation", &answer_.tdm_reservation},
      {"cache-control", &answer_.cache_control},
      {"expires", &answer_.expires},
      {"date", &answer_.date},
      {"age", &answer_.age},
      {"x-robots-tag", &answer_.robots_tags}};
  for (const auto& [name, value] : wanted) {
    if (!EqualsIgnoreCase(line.substr(0, colon), name)) continue;
    if (value->empty()) {
      *value = CleanValue(line.substr(colon + 1));
    } else if (value == &answer_.cache_control) {
      *value += ", " + CleanValue(line.substr(colon + 1));
    } else if (value == &answer_.robots_tags) {
      *value += "\n" + CleanValue(line.substr(colon + 1));
    }
  }
  return true;
}

Error Transfer::ToError(int curl_code) const {
  const auto error = [](ErrorCode code, std::string message) {
    return Error{code, std::move(message), std::nullopt};
  };
  const std::string bound = std::to_string(exchange_.max_body_bytes);
  const bool may_be_opened = exchange_.is_asked && !exchange_.allow_private;
  switch (refusal_) {
    case Refusal::kAddress:
      // Of several addresses of a host another may have been tried since.
      if (curl_code != CURLE_COULDNT_CONNECT &&
          curl_code != CURLE_ABORTED_BY_CALLBACK) {
        break;
      }
      return error(ErrorCode::kDisallowed,
                   "address " + refused_address_ + " is not public" +
                       (may_be_opened ? kOwnNetwork : ""));
    case Refusal::kPort:
      return error(
          ErrorCode::kDisallowed,
          "port " + std::to_string(exchange_.url.port) + " is not for the web");
    case Refusal::kBody:
      return error(ErrorCode::kTooLarge, "more than " + bound + " bytes");
    case Refusal::kBomb:
      return error(ErrorCode::kTooLarge, "a compressed body swells too much");
    case Refusal::kHeader:
      return error(ErrorCode::kTooLarge, "header over 64 KiB");
    case Refusal::kEvicted:
      return error(ErrorCode::kTooLarge, "too many large answers at once");
    case Refusal::kNone:
    case Refusal::kStaleConnection:
      break;
  }
  const auto code = static_cast<CURLcode>(curl_code);
  const std::string reason = error_text_[0] != '\0' ? Printable(error_text_)
                                                    : curl_easy_strerror(code);
  switch (code) {
    case CURLE_FILESIZE_EXCEEDED:
      return error(ErrorCode::kTooLarge, "more than " + bound + " bytes");
    case CURLE_OUT_OF_MEMORY:  // so libcurl calls a line without an end
      return error(ErrorCode::kTooLarge, "a header line without an end");
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
      return error(ErrorCode::kMalformed,
                   "not HTTP as it should be: " + reason);
    case CURLE_OPERATION_TIMEDOUT:
      return error(ErrorCode::kUnavailable, "timed out: " + reason);
    case CURLE_PEER_FAILED_VERIFICATION:
      return error(ErrorCode::kUnavailable,
                   "its certificate is not trusted: " + reason);
    case CURLE_COULDNT_CONNECT:
      return error(ErrorCode::kUnavailable, "could not connect: " + reason);
    default:
      return error(ErrorCode::kUnavailable, reason);
  }
}

size_t Transfer::OnBody(char* bytes, size_t, size_t count, void* self) {
  auto* transfer = static_cast<Transfer*>(self);
  return transfer->TakeBody({bytes, count}) ? count : CURL_WRITEFUNC_ERROR;
}

size_t Transfer::OnHeader(char* bytes, size_t, size_t count, void* self) {
  auto* transfer = static_cast<Transfer*>(self);
  return transfer->TakeHeaderLine({bytes, count}) ? count
                                                  : CURL_WRITEFUNC_ERROR;
}

int Transfer::OnOpenSocket(void* self, int, void* address) {
  const auto& peer = *static_cast<curl_sockaddr*>(address);
  if (!static_cast<Transfer*>(self)->MayConnect(AddressText(peer))) {
    return CURL_SOCKET_BAD;
  }
  return socket(peer.family, peer.socktype | SOCK_CLOEXEC, peer.protocol);
}

int Transfer::OnBeforeRequest(void* self, char* peer, char*, int, int) {
  auto* transfer = static_cast<Transfer*>(self);
  if (!transfer->MayConnect(peer)) return CURL_PREREQFUNC_ABORT;
  transfer->sent_ = true;
  return CURL_PREREQFUNC_OK;
}

}  // namespace rolecall
