#include "parser/gzip.h"

#include <zlib.h>

#include <array>

namespace rolecall {
namespace {

class Inflater {
 public:
  explicit Inflater(std::string_view bytes) {
    // zlib's signature lacks a const: it does not write to its input.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    constexpr int kGzipFormat = 16;
    is_open_ = inflateInit2(&stream_, MAX_WBITS + kGzipFormat) == Z_OK;
  }
  ~Inflater() {
    if (is_open_) inflateEnd(&stream_);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  bool is_open() const { return is_open_; }

  // Appends the next piece; returns what zlib says.
  int Next(std::string& out) {
    std::array<char, 16384> buffer;
    stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream_.avail_out = static_cast<uInt>(buffer.size());
    const int status = inflate(&stream_, Z_NO_FLUSH);
    out.append(buffer.data(), buffer.size() - stream_.avail_out);
    return status;
  }

 private:
  z_stream stream_{};
  bool is_open_ = false;
};

}  // namespace

Result<std::string> Gunzip(std::string_view bytes, size_t max_bytes) {
  Inflater inflater(bytes);
  if (!inflater.is_open()) {
    return Fail(ErrorCode::kInternal, "gzip: cannot start");
  }
  std::string out;
  while (true) {
    const int status = inflater.Next(out);
    if (out.size() > max_bytes) {
      return Fail(ErrorCode::kTooLarge,
                  "gzip: more than " + std::to_string(max_bytes) + " bytes");
    }
    if (status == Z_STREAM_END) return out;
    if (status != Z_OK) return Fail(ErrorCode::kMalformed, "gzip: damaged");
  }
}

}  // namespace rolecall
