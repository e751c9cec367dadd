#include "document/document_text.h"

#include "base/text.h"
#include "parser/charset.h"

namespace rolecall {
namespace {

std::string WithoutCarriageReturns(const std::string& text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\f') {
      out += '\n';  // pdftotext ends a page with it
    } else if (text[i] != '\r') {
      out += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      out += '\n';
    }
  }
  return out;
}

// Bytes that no text file has.
bool IsBinary(std::string_view bytes) {
  const bool utf16 =
      bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  return !utf16 && bytes.substr(0, 4096).find('\0') != std::string_view::npos;
}

Result<std::string> RawText(std::string_view bytes) {
  if (bytes.starts_with("%PDF-")) return PdfText(bytes);
  if (bytes.starts_with("PK\x03\x04")) return DocxText(bytes);
  if (bytes.starts_with("{\\rtf") || bytes.starts_with("\xD0\xCF\x11\xE0")) {
    return Fail(ErrorCode::kMalformed,
                "an old Word document or RTF; save it as DOCX or PDF");
  }
  if (IsBinary(bytes)) {
    return Fail(ErrorCode::kMalformed, "neither text nor PDF nor DOCX");
  }
  return ToUtf8(bytes, "");
}

}  // namespace

Result<std::string> DocumentText(std::string_view bytes) {
  if (bytes.size() > kMaxDocumentBytes) {
    return Fail(ErrorCode::kTooLarge, "more than 20 MiB");
  }
  auto raw = RawText(bytes);
  if (!raw) return raw;
  if (raw->size() > kMaxDocumentText) {
    return Fail(ErrorCode::kTooLarge, "more than 8 MiB of text");
  }
  std::string text = WithoutCarriageReturns(*raw);
  if (Trim(text).empty()) {
    return Fail(ErrorCode::kMalformed,
                "holds no text; a scanned page must be made text first");
  }
  return text;
}

}  // namespace rolecall
