#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <memory>

#include "document/document_text.h"
#include "document/wordprocessing.h"

namespace rolecall {
namespace {

// Beyond this an archive is none of a word processor.
constexpr int kMaxEntries = 10'000;
// XML is some ten times its text.
constexpr size_t kMaxUnpacked = size_t{64} << 20;

struct CloseArchive {
  void operator()(archive* opened) const { archive_read_free(opened); }
};
using Archive = std::unique_ptr<archive, CloseArchive>;

Error Broken(const char* what) {
  return {ErrorCode::kMalformed, std::string("docx: ") + what, {}};
}

bool IsHeader(std::string_view name) {
  return name.starts_with("word/header") && name.ends_with(".xml");
}

// Unpacks the entry that `opened` stands at, while `budget` lasts.
Result<std::string> Unpack(archive* opened, size_t& budget) {
  std::string part;
  std::array<char, 1 << 16> buffer;
  while (true) {
    const la_ssize_t count =
        archive_read_data(opened, buffer.data(), buffer.size());
    if (count < 0) return Fail(Broken("the archive is damaged"));
    if (count == 0) return part;
    if (static_cast<size_t>(count) > budget) {
      return Fail(ErrorCode::kTooLarge, "docx: unpacks to more than 64 MiB");
    }
    budget -= static_cast<size_t>(count);
    part.append(buffer.data(), static_cast<size_t>(count));
  }
}

// Goes through the entries of an archive; what it unpacks has one budget.
class DocxReader {
 public:
  explicit DocxReader(archive* opened) : opened_(opened) {}

  Result<std::string> Read() {
    archive_entry* entry = nullptr;
    for (int count = 0; count < kMaxEntries; ++count) {
      const int status = archive_read_next_header(opened_, &entry);
      if (status == ARCHIVE_EOF) break;
      if (status < ARCHIVE_WARN) return Fail(Broken("the archive is damaged"));
      if (auto taken = Take(entry); !taken) return Fail(taken.error());
    }
    if (!found_body_) return Fail(Broken("no Word document is in it"));
    return headers_ + body_;
  }

 private:
  Result<void> Take(archive_entry* entry) {
    const char* path = archive_entry_pathname(entry);
    const std::string_view name = path == nullptr ? "" : path;
    const bool is_body = name == "word/document.xml";
    if (!is_body && !IsHeader(name)) return {};
    const auto part = Unpack(opened_, budget_);
    if (!part) return Fail(part.error());
    found_body_ = found_body_ || is_body;
    return AppendWordText(*part, kMaxDocumentText, is_body ? body_ : headers_);
  }

  archive* opened_;
  size_t budget_ = kMaxUnpacked;
  bool found_body_ = false;
  std::string headers_;
  std::string body_;
};

}  // namespace

Result<std::string> DocxText(std::string_view bytes) {
  const Archive opened(archive_read_new());
  if (!opened || archive_read_support_format_zip(opened.get()) != ARCHIVE_OK ||
      archive_read_open_memory(opened.get(), bytes.data(), bytes.size()) !=
          ARCHIVE_OK) {
    return Fail(Broken("no archive"));
  }
  return DocxReader(opened.get()).Read();
}

}  // namespace rolecall
