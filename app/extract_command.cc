// rolecall extract
#include <cstdio>
#include <string>
#include <utility>

#include "app/commands.h"
#include "app/context.h"
#include "app/exit_code.h"
#include "app/input.h"
#include "app/terminal.h"
#include "base/text.h"
#include "model/json.h"
#include "parser/boards/board.h"

namespace rolecall {
namespace {

// Reads one file after the other and writes a line a posting.
class Extraction {
 public:
  Extraction(const PostingReader& reader, const ExtractArguments& arguments)
      : reader_(reader),
        arguments_(arguments),
        as_of_(arguments.as_of.value_or(Today())),
        progress_("extract") {}

  void ReadFile(const std::string& path);
  int exit_code() const { return exit_code_; }

 private:
  InputFormat Format(const std::string& path) const;
  void ReadWhole(const std::string& path, InputFormat format);
  void ReadLines(const std::string& path);
  void Write(Posting posting, const std::string& where);
  void Report(const std::string& where, const Error& error);

  const PostingReader& reader_;
  const ExtractArguments& arguments_;
  const Date as_of_;
  Progress progress_;
  size_t written_ = 0;
  int exit_code_ = kExitDone;
};

// JSON Lines are read line by line, so that their number does not matter;
// everything else is read whole.
InputFormat Extraction::Format(const std::string& path) const {
  if (arguments_.format == "html") return InputFormat::kHtml;
  if (arguments_.format == "text") return InputFormat::kText;
  if (arguments_.format == "json") return InputFormat::kJson;
  if (arguments_.format == "xml") return InputFormat::kXml;
  const bool lines = path.ends_with(".jsonl") || path.ends_with(".jsonl.gz") ||
                     path.ends_with(".ndjson");
  if (arguments_.format == "jsonl" || lines) return InputFormat::kJsonl;
  return InputFormat::kGuess;
}

void Extraction::ReadFile(const std::string& path) {
  const InputFormat format = Format(path);
  if (format == InputFormat::kJsonl) {
    ReadLines(path);
  } else {
    ReadWhole(path, format);
  }
}

void Extraction::ReadLines(const std::string& path) {
  const auto read = ForEachLine(path, [&](std::string_view line, size_t number,
                                          bool too_long) {
    const std::string where = Printable(path) + ":" + std::to_string(number);
    if (too_long) {
      Report(where, Error{ErrorCode::kTooLarge,
                          "a line of more than 16 MiB; left out",
                          {}});
    } else if (!Trim(line).empty()) {
      auto input = ReadPostings(line, where, InputFormat::kJsonl, as_of_);
      for (Error& error : input.errors) {
        // It knows one line only, which is not the file's.
        if (error.message.starts_with("line 1: ")) error.message.erase(0, 8);
        Report(where, error);
      }
      for (Posting& posting : input.postings) {
        Write(std::move(posting), where);
      }
    }
    return true;
  });
  if (!read) Report("", read.error());
}

void Extraction::ReadWhole(const std::string& path, InputFormat format) {
  const auto bytes = ReadInput(path);
  if (!bytes) {
    Report("", bytes.error());
    return;
  }
  const std::string name = path == "-" ? "stdin" : path;
  auto input = ReadPostings(*bytes, name, format, as_of_);
  for (const Error& error : input.errors) Report(Printable(path), error);
  for (Posting& posting : input.postings) {
    Write(std::move(posting), Printable(path));
  }
}

void Extraction::Write(Posting posting, const std::string& where) {
  if (auto read = reader_.Read(posting, as_of_); !read) {
    Report(where, read.error().Within("posting " + Printable(posting.id)));
    return;
  }
  if (!Out(ExtractLine(posting) + "\n")) exit_code_ = kExitIo;
  progress_.Show(++written_, 0);
}

void Extraction::Report(const std::string& where, const Error& error) {
  Complain(where.empty() ? error.message : where + ": " + error.message);
  if (exit_code_ == kExitDone) exit_code_ = ExitCodeOf(error);
}

}  // namespace

int Extract(const ExtractArguments& arguments) {
  const auto field = LoadField(arguments.catalogue);
  if (!field) return FailWith(field.error());
  const auto reader = MakeReader(**field);
  if (!reader) return FailWith(reader.error());
  Extraction extraction(*reader, arguments);
  if (arguments.files.empty()) extraction.ReadFile("-");
  for (const std::string& file : arguments.files) extraction.ReadFile(file);
  if (std::fflush(stdout) != 0) return kExitIo;
  return extraction.exit_code();
}

}  // namespace rolecall
