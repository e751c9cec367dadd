#include "crawler/local_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "base/text.h"

namespace rolecall {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMostFiles = 10'000;
constexpr std::string_view kScheme = "file://";

int HexDigit(char c) {
  if (IsAsciiDigit(c)) return c - '0';
  c = AsciiLower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string Decoded(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && i + 2 < text.size() &&
                        HexDigit(text[i + 1]) >= 0 &&
                        HexDigit(text[i + 2]) >= 0;
    out += escape ? static_cast<char>(HexDigit(text[i + 1]) * 16 +
                                      HexDigit(text[i + 2]))
                  : text[i];
    if (escape) i += 2;
  }
  return out;
}

std::string PathIn(std::string_view url) {
  return Decoded(url.substr(kScheme.size()));
}

std::string Encoded(std::string_view name) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : name) {
    if (IsAsciiAlnum(c) || c == '.' || c == '-' || c == '_') {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', kHex[byte >> 4], kHex[byte & 15]};
  }
  return out;
}

// The source's own URL, or a name directly below it.
bool IsWithin(const Source& source, std::string_view url) {
  if (url == source.url) return true;
  if (!url.starts_with(source.url) || !source.url.ends_with('/')) return false;
  const std::string name = Decoded(url.substr(source.url.size()));
  return !name.empty() && name.find('/') == std::string::npos &&
         name.find('\0') == std::string::npos && name != "." && name != "..";
}

bool IsFinished(std::string_view name) {
  return !name.starts_with('.') && !name.ends_with('~') &&
         !name.ends_with(".part") && !name.ends_with(".tmp");
}

tl::unexpected<Error> Unreadable(const std::string& url, int reason) {
  return Fail(ErrorCode::kUnavailable,
              Printable(url) + ": " + std::strerror(reason));
}

Result<std::string> ListFolder(const std::string& url,
                               const std::string& path) {
  std::vector<std::string> names;
  std::error_code failure;
  for (fs::directory_iterator entry(path, failure), end;
       !failure && entry != end && names.size() < kMostFiles;
       entry.increment(failure)) {
    const std::string name = entry->path().filename().string();
    std::error_code unknown;
    const bool regular =
        entry->symlink_status(unknown).type() == fs::file_type::regular;
    if (regular && IsFinished(name)) names.push_back(Encoded(name));
  }
  if (failure) return Unreadable(url, failure.value());
  std::sort(names.begin(), names.end());
  const std::string base = url.ends_with('/') ? url : url + "/";
  std::string list;
  for (const std::string& name : names) list += base + name + "\r\n";
  return list;
}

// An open file, closed at the end of its scope.
struct Descriptor {
  int number;
  ~Descriptor() {
    if (number >= 0) close(number);
  }
};

Result<std::string> ReadBytes(const std::string& url, int file, size_t size) {
  std::string bytes(size, '\0');
  size_t have = 0;
  while (have < size) {
    const ssize_t got = read(file, bytes.data() + have, size - have);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Unreadable(url, errno);
    if (got == 0) break;
    have += static_cast<size_t>(got);
  }
  bytes.resize(have);
  return bytes;
}

std::string ETagOf(const struct stat& about) {
  return "\"" + std::to_string(about.st_size) + "-" +
         std::to_string(about.st_mtim.tv_sec) + "-" +
         std::to_string(about.st_mtim.tv_nsec) + "\"";
}

}  // namespace

Result<Page> ReadLocalFile(const Source& source, const FetchRequest& request,
                           size_t max_body_bytes, Timestamp now) {
  const std::string& url = request.url;
  if (!IsLocalFile(url) || !IsWithin(source, url) || request.method != "GET") {
    return Fail(ErrorCode::kDisallowed,
                Printable(url) + ": not within the source's folder");
  }
  // O_NONBLOCK: a pipe that nobody writes to must not stop the crawl.
  const int follow = url == source.url ? 0 : O_NOFOLLOW;
  const Descriptor file{
      open(PathIn(url).c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | follow)};
  struct stat about {};
  if (file.number < 0 || fstat(file.number, &about) != 0) {
    return Unreadable(url, errno);
  }
  Page page;
  page.source_id = source.id;
  page.request = request;
  page.effective_url = url;
  page.status_code = 200;
  page.fetched_at = now;
  Result<std::string> body;
  if (S_ISDIR(about.st_mode) && url == source.url) {
    page.content_type = "text/uri-list";
    body = ListFolder(url, PathIn(url));
  } else if (!S_ISREG(about.st_mode)) {
    return Unreadable(url, EINVAL);
  } else if (static_cast<size_t>(about.st_size) > max_body_bytes) {
    return Fail(ErrorCode::kTooLarge, Printable(url) + ": more than " +
                                          std::to_string(max_body_bytes) +
                                          " bytes");
  } else {
    page.etag = ETagOf(about);
    if (page.etag == request.etag) {
      page.status_code = 304;
      return page;
    }
    body = ReadBytes(url, file.number, static_cast<size_t>(about.st_size));
  }
  if (!body) return Fail(std::move(body).error());
  page.body = *std::move(body);
  return page;
}

}  // namespace rolecall
