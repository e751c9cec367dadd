// rolecall extract
#include <string>
#include <utility>

#include "app/commands.h"
#include "app/complaints.h"
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
  int exit_code() const {
    return exit_code_ == kExitDone ? complaints_.exit_code() : exit_code_;
  }

 private:
  InputFormat Format(const std::string& path) const;
  void ReadWhole(const std::string& path, InputFormat format);
  void ReadLines(const std::string& path);
  void Write(Posting posting, const std::string& where);
  // A file that cannot be read at all.
  void Report(const Error& error);

  const PostingReader& reader_;
  const ExtractArguments& arguments_;
  const Date as_of_;
  Complaints complaints_;
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
  const size_t written = written_;
  const int before = exit_code();
  if (format == InputFormat::kJsonl) {
    ReadLines(path);
  } else {
    ReadWhole(path, format);
  }
  // An empty file is not "nothing asked for".
  if (written_ == written && exit_code() == before) {
    complaints_.Add(Printable(path), "no posting in it");
  }
}

void Extraction::ReadLines(const std::string& path) {
  const auto read = ForEachLine(path, [&](std::string_view line, size_t number,
                                          bool too_long) {
    const std::string where = Printable(path) + ":" + std::to_string(number);
    if (too_long) {
      complaints_.Add(where, "a line of more than 16 MiB; left out");
    } else if (!Trim(line).empty()) {
      auto input = ReadPostings(line, where, InputFormat::kJsonl, as_of_);
      for (const Error& error : input.errors) {
        complaints_.AddError(path, number, error);
      }
      for (Posting& posting : input.postings) {
        Write(std::move(posting), where);
      }
    }
    return true;
  });
  if (!read) Report(read.error());
}

void Extraction::ReadWhole(const std::string& path, InputFormat format) {
  const auto bytes = ReadInput(path);
  if (!bytes) {
    Report(bytes.error());
    return;
  }
  const std::string name = path == "-" ? "stdin" : path;
  auto input = ReadPostings(*bytes, name, format, as_of_);
  for (const Error& error : input.errors) complaints_.AddError(path, 0, error);
  for (Posting& posting : input.postings) {
    Write(std::move(posting), Printable(path));
  }
}

void Extraction::Write(Posting posting, const std::string& where) {
  if (auto read = reader_.Read(posting, as_of_); !read) {
    complaints_.Add(where, "posting " + Printable(posting.id) + ": " +
                               read.error().message);
    return;
  }
  if (!Out(ExtractLine(posting) + "\n")) exit_code_ = kExitIo;
  progress_.Show(++written_, 0);
}

void Extraction::Report(const Error& error) {
  Complain(error.message);
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
  return extraction.exit_code();
}

}  // namespace rolecall
