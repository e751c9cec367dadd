#include "base/text.h"
#include "document/child_output.h"
#include "document/document_text.h"

namespace rolecall {

Result<std::string> PdfText(std::string_view bytes) {
  // Laid out as on the page, so that a date stays beside what it belongs to.
  auto output = RunBounded(
      {"pdftotext", "-layout", "-enc", "UTF-8", "-eol", "unix", "-", "-"},
      bytes, ChildBounds());
  if (!output) {
    if (output.error().code != ErrorCode::kUnavailable) {
      return Fail(output.error());
    }
    return Fail(ErrorCode::kUnavailable,
                "reading PDF needs pdftotext; install the package "
                "poppler-utils");
  }
  if (output->exit_code != 0) {
    return Fail(ErrorCode::kMalformed,
                "pdftotext cannot read it: damaged, or locked by a password");
  }
  return ToValidUtf8(output->text);
}

}  // namespace rolecall
