// Files that somebody hands over: a table (CSV) or JSON Lines, one posting to
// a row or line, by itself or with others in a folder.
//
// A folder is an answer of type text/uri-list (RFC 2483) that names its files;
// each is read by the end of its name.
#include <algorithm>
#include <unordered_set>
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/boards/feed_item.h"
#include "parser/csv.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

// "postal_code" of "Postal Code", "postalCode" and "postal-code" alike.
std::string Squeezed(std::string_view name) {
  std::string out;
  for (char c : name) {
    if (IsAsciiAlnum(c)) out += AsciiLower(c);
  }
  return out;
}

// A row under its table's names.
class Row {
 public:
  Row(const std::vector<std::string>& names, const CsvRecord& record)
      : names_(names), record_(record) {}

  std::string TextOf(std::initializer_list<std::string_view> wanted) const {
    for (std::string_view one : wanted) {
      for (size_t i = 0; i < names_.size(); ++i) {
        if (i >= record_.fields.size() || names_[i] != Squeezed(one)) continue;
        const std::string_view text = Trim(record_.fields[i]);
        if (!text.empty()) return std::string(text);
      }
    }
    return "";
  }

 private:
  const std::vector<std::string>& names_;
  const CsvRecord& record_;
};

Posting ReadRow(const Row& row, const Source& source, const Page& page) {
  Posting posting;
  posting.url = ResolveLink("", row.TextOf({"url", "apply_url", "link"}));
  posting.description =
      row.TextOf({"description", "job_description", "summary", "body"});
  ReadNamedFields([&](auto names) { return row.TextOf(names); },
                  FetchDate(page), posting);
  if (posting.hiring_organization.empty()) {
    posting.hiring_organization = source.hiring_organization;
  }
  // Without a number of the employer's own, the text names the vacancy.
  posting.id = posting.identifier.empty()
                   ? PostingIdOfPage(source, posting.url + posting.title +
                                                 posting.description)
                   : PostingId(source, posting.identifier);
  return posting;
}

void AddError(BoardAnswer& answer, size_t line, const std::string& what) {
  answer.errors.push_back({ErrorCode::kMalformed,
                           "line " + std::to_string(line) + ": " + what,
                           {}});
}

std::string SameAgain(const std::string& id) {
  return "the same posting as an earlier row: \"" + Printable(id, 40) + "\"";
}

Result<BoardAnswer> ReadTable(const Source& source, const Page& page) {
  const auto records = ParseCsv(page.body);
  if (!records.has_value()) return Fail(records.error().Within("csv"));
  std::vector<std::string> names;
  if (!records->empty()) {
    for (const std::string& name : records->front().fields) {
      names.push_back(Squeezed(name));
    }
  }
  const bool titled =
      std::any_of(names.begin(), names.end(), [](const std::string& name) {
        return name == "title" || name == "jobtitle" || name == "position";
      });
  if (!titled) {
    return Fail(ErrorCode::kMalformed,
                "csv: the first row names no column \"title\"");
  }
  BoardAnswer answer;
  std::unordered_set<std::string> ids;
  for (size_t i = 1; i < records->size(); ++i) {
    const CsvRecord& record = (*records)[i];
    Posting posting = ReadRow(Row(names, record), source, page);
    if (posting.title.empty()) {
      AddError(answer, record.line, "no title");
    } else if (!ids.insert(posting.id).second) {
      AddError(answer, record.line, SameAgain(posting.identifier));
    } else {
      answer.postings.push_back(std::move(posting));
    }
  }
  return answer;
}

// `source` names the ids, as everywhere; a file's own lines do not know it.
BoardAnswer ReadFile(const Source& source, const Page& page,
                     InputFormat format) {
  const std::string_view path = PathOf(page.request.url);
  InputPostings input = ReadPostings(
      page.body, path.substr(path.rfind('/') + 1), format, FetchDate(page));
  BoardAnswer answer;
  answer.errors = std::move(input.errors);
  std::unordered_set<std::string> ids;
  for (size_t i = 0; i < input.postings.size(); ++i) {
    Posting& posting = input.postings[i];
    if (!ids.insert(posting.id).second) {
      const std::string place = input.lines.empty()
                                    ? "record " + std::to_string(i + 1)
                                    : "line " + std::to_string(input.lines[i]);
      answer.errors.push_back(
          {ErrorCode::kMalformed, place + ": " + SameAgain(posting.id), {}});
      continue;
    }
    posting.id = PostingId(source, posting.id);
    if (posting.hiring_organization.empty()) {
      posting.hiring_organization = source.hiring_organization;
    }
    answer.postings.push_back(std::move(posting));
  }
  return answer;
}

// A folder's files; what lies outside of it is not ours to read.
BoardAnswer ReadFolder(const Page& page) {
  BoardAnswer answer;
  for (std::string_view line : Split(page.body, '\n')) {
    line = Trim(line);
    if (line.starts_with('#') || !line.starts_with(page.request.url) ||
        line.find("/..") != std::string_view::npos ||
        line.size() == page.request.url.size()) {
      continue;
    }
    answer.requests.push_back(Get(std::string(line), "list file"));
  }
  return answer;
}

class Drop : public Board {
 public:
  explicit Drop(std::string_view kind) : kind_(kind) {}
  std::string_view kind() const override { return kind_; }
  bool Owns(std::string_view url) const override {
    const std::string path = ToLower(PathOf(url));
    if (kind_ == "csv") {
      return path.ends_with(".csv") || path.ends_with(".tsv") ||
             url.starts_with("file:");
    }
    return path.ends_with(".jsonl") || path.ends_with(".ndjson");
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {Get(source.url, "seed")};
  }

  Result<BoardAnswer> Read(const Source& source,
                           const Page& page) const override {
    if (page.content_type.starts_with("text/uri-list")) {
      return ReadFolder(page);
    }
    const std::string path = ToLower(PathOf(page.request.url));
    const auto ends = [&](std::string_view end) { return path.ends_with(end); };
    if (ends(".csv") || ends(".tsv")) return ReadTable(source, page);
    if (ends(".jsonl") || ends(".ndjson") || kind_ == "jsonl") {
      return ReadFile(source, page, InputFormat::kJsonl);
    }
    if (ends(".xml") || ends(".json") || ends(".html") || ends(".txt")) {
      return ReadFile(source, page, InputFormat::kGuess);
    }
    return ReadTable(source, page);
  }

 private:
  const std::string_view kind_;
};

}  // namespace

const Board& CsvBoard() {
  static const Drop board("csv");
  return board;
}

const Board& JsonLinesBoard() {
  static const Drop board("jsonl");
  return board;
}

}  // namespace rolecall
