// What is made of any resume.  The first byte says how its bytes are taken: as
// text, as the body of a Word document, as the whole archive.  The candidate
// must be sound and every finding stand on a line of the text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.h"
#include "config/settings.h"
#include "document/document_text.h"
#include "document/wordprocessing.h"
#include "parser/resume/resume_reader.h"

namespace {

using rolecall::Result;

const rolecall::ResumeReader& Reader() {
  static const rolecall::Catalogue catalogue =
      rolecall::LoadCatalogue(ROLECALL_SOURCE_DIR "/config/catalogue").value();
  static const rolecall::ResumeReader reader =
      rolecall::ResumeReader::Create(
          catalogue, rolecall::LoadOccupations(ROLECALL_SOURCE_DIR
                                               "/config/occupations.tsv")
                         .value())
          .value();
  return reader;
}

// A PDF is not taken: that would be poppler under test, a process each time.
std::string TextOf(uint8_t form, std::string_view bytes) {
  if (form % 3 == 0) return rolecall::ToValidUtf8(bytes);
  if (form % 3 == 1) {
    std::string text;
    const auto read = rolecall::AppendWordText(bytes, 1 << 16, text);
    return read ? text : "";
  }
  return rolecall::DocxText(bytes).value_or("");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string text =
      TextOf(data[0], {reinterpret_cast<const char*>(data) + 1, size - 1});
  if (!rolecall::IsValidUtf8(text)) std::abort();
  constexpr rolecall::Date kToday = std::chrono::sys_days(
      std::chrono::year(2026) / std::chrono::November / 22);
  const rolecall::Resume resume = Reader().Read(text, kToday);
  if (!rolecall::CheckCandidate(resume.candidate)) std::abort();
  for (const rolecall::ResumeFinding& finding : resume.findings) {
    if (finding.line == 0 || text.find(finding.text) == std::string::npos) {
      std::abort();
    }
  }
  return 0;
}
