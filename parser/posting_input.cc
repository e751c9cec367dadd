// Postings out of a file of any of the formats that boards speak.
#include <algorithm>
#include <unordered_set>
#include <utility>

#include "base/text.h"
#include "model/json.h"
#include "parser/boards/board_list.h"
#include "parser/charset.h"
#include "parser/fields/date.h"
#include "parser/job_posting.h"

namespace rolecall {
namespace {

constexpr size_t kLongestTitle = 150;
// Stands for "today" where nobody says which day that is.
constexpr Date kNoDay{};

bool NameEndsIn(std::string_view name,
                std::initializer_list<std::string_view> extensions) {
  const std::string lower = ToLower(name);
  return std::any_of(extensions.begin(), extensions.end(),
                     [&](std::string_view e) { return lower.ends_with(e); });
}

// More than one line that is an object.
bool IsJsonLines(std::string_view text) {
  const std::string_view first = Trim(text.substr(0, text.find('\n')));
  if (!first.starts_with('{') || !first.ends_with('}')) return false;
  const std::string_view rest =
      Trim(text.substr(text.find(first) + first.size()));
  return rest.starts_with('{');
}

bool IsXml(std::string_view text) {
  const std::string head = ToLower(text.substr(0, 1024));
  const bool html = head.find("<html") != std::string::npos ||
                    head.find("<!doctype html") != std::string::npos;
  return !html &&
         (head.starts_with("<?xml") || head.starts_with("<rss") ||
          head.starts_with("<feed") || head.starts_with("<source") ||
          head.starts_with("<urlset") || head.starts_with("<workzag-jobs"));
}

InputFormat Guess(std::string_view bytes, std::string_view name) {
  if (NameEndsIn(name, {".jsonl", ".ndjson"})) return InputFormat::kJsonl;
  if (NameEndsIn(name, {".html", ".htm", ".xhtml"})) return InputFormat::kHtml;
  if (NameEndsIn(name, {".xml", ".rss", ".atom"})) return InputFormat::kXml;
  if (NameEndsIn(name, {".txt", ".text"})) return InputFormat::kText;
  std::string_view text = bytes;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text = Trim(text);
  if (text.starts_with('{') || text.starts_with('[')) {
    return IsJsonLines(text) ? InputFormat::kJsonl : InputFormat::kJson;
  }
  if (!text.starts_with('<')) return InputFormat::kText;
  return IsXml(text) ? InputFormat::kXml : InputFormat::kHtml;
}

Page FilePage(std::string_view bytes, Date as_of) {
  Page page;
  page.fetched_at = as_of;
  page.request.purpose = "file";
  page.status_code = 200;
  page.body = std::string(bytes);
  return page;
}

// A board's answer; what its listing names without a text counts as well, for
// nobody is there to fetch the details.
void Take(Result<BoardAnswer> answer, InputPostings& input) {
  if (!answer.has_value()) {
    input.errors.push_back(std::move(answer).error());
    return;
  }
  std::unordered_set<std::string> read;
  for (Posting& posting : answer->postings) {
    read.insert(posting.id);
    input.postings.push_back(std::move(posting));
  }
  for (Posting& stub : answer->listed) {
    if (!stub.title.empty() && !read.contains(stub.id)) {
      input.postings.push_back(std::move(stub));
    }
  }
  std::move(answer->errors.begin(), answer->errors.end(),
            std::back_inserter(input.errors));
}

// "Title: Medical Assistant", or a first line that is short enough for one.
std::string TitleOf(std::string_view text) {
  for (std::string_view line : Split(text, '\n')) {
    line = Trim(line);
    if (line.empty()) continue;
    for (std::string_view label :
         {"job title:", "position title:", "title:", "position:"}) {
      if (EqualsIgnoreCase(line.substr(0, label.size()), label)) {
        line = Trim(line.substr(label.size()));
        break;
      }
    }
    return line.size() <= kLongestTitle ? std::string(line) : "";
  }
  return "";
}

void ReadText(std::string_view bytes, InputPostings& input) {
  Posting posting;
  posting.description = ToUtf8(bytes, "");
  posting.title = TitleOf(posting.description);
  if (!Trim(posting.description).empty()) {
    input.postings.push_back(std::move(posting));
  }
}

void TakeRaw(std::string_view json, Date as_of, InputPostings& input) {
  Result<Posting> posting = PostingFromJson(
      json, [&](std::string_view day) { return ReadDate(day, as_of); });
  if (!posting.has_value()) {
    input.errors.push_back(std::move(posting).error());
  } else if (posting->title.empty() && posting->description.empty() &&
             posting->description_text.empty()) {
    input.errors.push_back(
        {ErrorCode::kMalformed, "neither title nor description", {}});
  } else {
    input.postings.push_back(*std::move(posting));
  }
}

void ReadJsonValue(JsonValue root, Date as_of, InputPostings& input) {
  const std::vector<JsonValue> found = FindJobPostings(root);
  for (JsonValue item : found) {
    input.postings.push_back(ReadJobPosting(item, "", as_of));
  }
  if (!found.empty()) return;
  const Page page = FilePage("", as_of);
  for (const JsonBoard* board : JsonBoards()) {
    if (board->Recognises(root)) {
      return Take(board->ReadJson(Source(), page, root), input);
    }
  }
  const auto items = root.Items();
  if (items.empty() || !(items[0]["title"] || items[0]["posting"])) {
    input.errors.push_back(
        {ErrorCode::kMalformed,
         "json: neither a board's answer nor a JobPosting nor a posting",
         {}});
    return;
  }
  size_t index = 0;
  for (JsonValue item : items) {
    const size_t errors = input.errors.size();
    TakeRaw(item.Serialize(), as_of, input);
    for (size_t i = errors; root.IsArray() && i < input.errors.size(); ++i) {
      // A pointer into the whole: "/3/title: expected a string".
      std::string& message = input.errors[i].message;
      message.insert(0, "/" + std::to_string(index) +
                            (message.starts_with('/') ? "" : ": "));
    }
    ++index;
  }
}

void ReadJson(std::string_view bytes, Date as_of, InputPostings& input) {
  Result<JsonDocument> json = JsonDocument::ParseLenient(ToUtf8(bytes, ""));
  if (!json.has_value()) {
    input.errors.push_back(std::move(json).error());
    return;
  }
  ReadJsonValue(json->root(), as_of, input);
}

void ReadLine(std::string_view line, Date as_of, InputPostings& input) {
  if (line.find("JobPosting") != std::string_view::npos) {
    Result<JsonDocument> json = JsonDocument::Parse(line);
    if (json.has_value() && IsJobPosting(json->root())) {
      return ReadJsonValue(json->root(), as_of, input);
    }
  }
  TakeRaw(line, as_of, input);
}

// "3 days ago" reckoned from kNoDay is no date.
void DropRelativeDates(Posting& posting) {
  constexpr auto kYear = std::chrono::days(366);
  for (std::optional<Date>* date :
       {&posting.date_posted, &posting.valid_through,
        &posting.job_start_date}) {
    if (date->has_value() && **date < kNoDay + kYear) date->reset();
  }
}

std::string NumberedName(std::string_view name, size_t number) {
  return std::string(name) + ":" + std::to_string(number);
}

// Each line stands for itself, in its own encoding: what ails one does not
// touch the others.
void ReadLines(std::string_view bytes, std::string_view name, Date as_of,
               InputPostings& input) {
  size_t number = 0;
  for (std::string_view line : Split(bytes, '\n')) {
    ++number;
    if (Trim(line).empty()) continue;
    const size_t postings = input.postings.size();
    const size_t errors = input.errors.size();
    ReadLine(Trim(ToUtf8(line, "")), as_of, input);
    for (size_t i = postings; i < input.postings.size(); ++i) {
      input.lines.push_back(number);
      if (input.postings[i].id.empty()) {
        input.postings[i].id = NumberedName(name, number);
      }
    }
    for (size_t i = errors; i < input.errors.size(); ++i) {
      // "1:17: not JSON" of a line on its own is "4:17: ..." of the file.
      std::string& message = input.errors[i].message;
      if (!message.starts_with("1:")) message.insert(0, "1: ");
      message.replace(0, 1, std::to_string(number));
    }
  }
}

}  // namespace

InputPostings ReadPostings(std::string_view bytes, std::string_view name,
                           InputFormat format, std::optional<Date> today) {
  const Date as_of = today.value_or(kNoDay);
  if (format == InputFormat::kGuess) format = Guess(bytes, name);
  InputPostings input;
  switch (format) {
    case InputFormat::kGuess:
    case InputFormat::kText:
      ReadText(bytes, input);
      break;
    case InputFormat::kHtml:
      Take(PageBoard().Read(Source(), FilePage(bytes, as_of)), input);
      // A page has no id of its own; its hash would be that of no URL.
      for (Posting& posting : input.postings) posting.id.clear();
      break;
    case InputFormat::kJson:
      ReadJson(bytes, as_of, input);
      break;
    case InputFormat::kXml:
      Take(SitemapBoard().Read(Source(), FilePage(bytes, as_of)), input);
      break;
    case InputFormat::kJsonl:
      ReadLines(bytes, name, as_of, input);
      break;
  }
  size_t index = 0;
  for (Posting& posting : input.postings) {
    ++index;
    if (!today.has_value()) DropRelativeDates(posting);
    // A board's own relative links mean nothing without its host.
    if (posting.url.find("://") == std::string::npos) posting.url.clear();
    if (!posting.id.empty()) continue;
    posting.id = input.postings.size() == 1 ? std::string(name)
                                            : NumberedName(name, index);
  }
  return input;
}

}  // namespace rolecall
