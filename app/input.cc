#include "app/input.h"

#include <unistd.h>
#include <zlib.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <vector>

#include "base/text.h"

namespace rolecall {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

struct CloseGzip {
  void operator()(gzFile file) const { gzclose(file); }
};
using GzipFile = std::unique_ptr<std::remove_pointer_t<gzFile>, CloseGzip>;

// zlib reads plain files as they are.
Result<GzipFile> Open(const std::string& path) {
  GzipFile file(path == "-" ? gzdopen(dup(STDIN_FILENO), "rb")
                            : gzopen(path.c_str(), "rb"));
  if (!file) {
    return Fail(ErrorCode::kNotFound,
                Printable(path) + ": " + std::strerror(errno));
  }
  gzbuffer(file.get(), 1 << 18);
  return file;
}

// Reads up to the size of `buffer`; 0 at the end.
Result<size_t> ReadSome(const std::string& path, gzFile file,
                        std::vector<char>& buffer) {
  const int count =
      gzread(file, buffer.data(), static_cast<unsigned>(buffer.size()));
  if (count >= 0) return static_cast<size_t>(count);
  int number = 0;
  const std::string what = gzerror(file, &number);
  if (number == Z_ERRNO) {
    return Fail(ErrorCode::kNotFound,
                Printable(path) + ": " + std::strerror(errno));
  }
  return Fail(ErrorCode::kMalformed, Printable(path) + ": " + what);
}

}  // namespace

Result<std::string> ReadInput(const std::string& path) {
  auto file = Open(path);
  if (!file) return Fail(file.error());
  std::string bytes;
  std::vector<char> buffer(1 << 16);
  while (true) {
    const auto count = ReadSome(path, file->get(), buffer);
    if (!count) return Fail(count.error());
    if (*count == 0) return bytes;
    bytes.append(buffer.data(), *count);
    if (bytes.size() > kMaxInputBytes) {
      return Fail(ErrorCode::kTooLarge,
                  Printable(path) +
                      ": more than 256 MiB; split it, or give "
                      "it as JSON Lines");
    }
  }
}

Result<void> ForEachLine(
    const std::string& path,
    const std::function<bool(std::string_view, size_t, bool)>& visit) {
  auto file = Open(path);
  if (!file) return Fail(file.error());
  std::vector<char> buffer(1 << 16);
  std::string line;
  bool too_long = false;
  size_t number = 1;
  const auto give = [&] {
    std::string_view text = line;
    if (number == 1 && text.starts_with(kByteOrderMark)) {
      text.remove_prefix(kByteOrderMark.size());
    }
    return visit(text, number, too_long);
  };
  while (true) {
    const auto count = ReadSome(path, file->get(), buffer);
    if (!count) return Fail(count.error());
    std::string_view rest(buffer.data(), *count);
    while (!rest.empty()) {
      const size_t end = rest.find('\n');
      if (!too_long) line += rest.substr(0, end);
      if (line.size() > kMaxLineBytes) {
        too_long = true;
        line.clear();
      }
      if (end == std::string_view::npos) break;
      if (!give()) return {};
      ++number;
      too_long = false;
      line.clear();
      rest.remove_prefix(end + 1);
    }
    if (*count == 0) {
      if (!line.empty() || too_long) give();
      return {};
    }
  }
}

}  // namespace rolecall
