#include <algorithm>
#include <array>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/boards/xml_records.h"
#include "parser/charset.h"
#include "parser/gzip.h"
#include "parser/link.h"

namespace rolecall {
namespace {

constexpr size_t kMostInflated = size_t{64} << 20;
constexpr size_t kMostRows = 50'000;

// The length of the JSON value at the start of `text`, by its brackets; 0 where
// it does not end.
size_t LengthOfJson(std::string_view text) {
  size_t depth = 0;
  bool in_string = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      i += c == '\\';
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return i + 1;
    }
  }
  return 0;
}

}  // namespace

std::span<const JsonBoard* const> JsonBoards() {
  static const std::array<const JsonBoard*, 25> boards = {
      &WorkdayBoard(),   &GreenhouseBoard(),      &LeverBoard(),
      &AshbyBoard(),     &SmartRecruitersBoard(), &WorkableBoard(),
      &RecruiteeBoard(), &BambooHrBoard(),        &IcimsBoard(),
      &OracleBoard(),    &UsaJobsBoard(),         &UkgBoard(),
      &PaylocityBoard(), &PhenomBoard(),          &TaleoBoard(),
      &AdpBoard(),       &ApplicantProBoard(),    &HireologyBoard(),
      &ApploiBoard(),    &EightfoldBoard(),       &PinpointBoard(),
      &RipplingBoard(),  &TeamtailorBoard(),      &BreezyBoard(),
      &PaycomBoard()};
  return boards;
}

std::span<const XmlBoard* const> XmlBoards() {
  static const std::array<const XmlBoard*, 4> boards = {
      &SitemapBoard(), &FeedBoard(), &PersonioBoard(), &XmlFeedBoard()};
  return boards;
}

std::span<const Board* const> AllBoards() {
  static const std::vector<const Board*> all = [] {
    std::vector<const Board*> boards(JsonBoards().begin(), JsonBoards().end());
    const std::array<const Board*, 10> others = {
        &TaleoBusinessBoard(), &SuccessFactorsBoard(), &JazzHrBoard(),
        &PersonioBoard(),      &SitemapBoard(),        &CsvBoard(),
        &JsonLinesBoard(),     &XmlFeedBoard(),        &FeedBoard(),
        &PageBoard()};
    boards.insert(boards.end(), others.begin(), others.end());
    return boards;
  }();
  return all;
}

Result<BoardAnswer> JsonBoard::Read(const Source& source,
                                    const Page& page) const {
  const std::string text = ToUtf8(page.body, page.content_type);
  if (Trim(text).starts_with('<')) {
    auto answer = ReadHtml(source, page, text);
    if (answer.has_value()) return *std::move(answer);
    // A page that the board has in place of its listing (for maintenance, a
    // sign-in) must not pass for an empty one.
    return IsPostingPage(page.request) ? PageBoard().Read(source, page)
                                       : NotItsListing(kind());
  }
  Result<JsonDocument> json = JsonDocument::Parse(text);
  if (!json.has_value()) return Fail(json.error().Within(kind()));
  const JsonValue root = json->root();
  if (root.IsArray() && root.Items().empty() && ListsAtRoot() &&
      !IsPostingPage(page.request)) {
    return BoardAnswer();
  }
  if (!Recognises(root)) {
    return Fail(ErrorCode::kMalformed,
                std::string(kind()) + ": not an answer of this board");
  }
  return ReadJson(source, page, root);
}

std::optional<BoardAnswer> JsonBoard::ReadHtml(const Source&, const Page&,
                                               std::string_view) const {
  return std::nullopt;
}

Result<BoardAnswer> XmlBoard::Read(const Source& source,
                                   const Page& page) const {
  if (page.request.purpose.starts_with("posting")) {
    return PageBoard().Read(source, page);
  }
  std::string_view body = page.body;
  std::string inflated_body;
  if (IsGzip(page.body)) {
    Result<std::string> inflated = Gunzip(page.body, kMostInflated);
    if (!inflated.has_value()) {
      Error error = inflated.error().Within(kind());
      if (error.code == ErrorCode::kTooLarge) {
        error.message +=
            "; a longer feed is read uncompressed, up to max_body_bytes of "
            "[crawl]";
      }
      return Fail(std::move(error));
    }
    inflated_body = *std::move(inflated);
    body = inflated_body;
  }
  std::string converted;
  const std::string_view text = AsUtf8(body, page.content_type, &converted);
  if (!Trim(text).starts_with('<')) return ReadText(source, page, text);
  XmlRecords records(source, page);
  auto document = XmlDocument::Parse(text, &records);
  if (!document.has_value()) return Fail(document.error().Within(kind()));
  const XmlElement root = (*document)->root();
  std::optional<BoardAnswer> answer = records.Finish(root);
  for (const XmlBoard* board : XmlBoards()) {
    if (!answer.has_value() && board->Recognises(root)) {
      answer = board->ReadXml(source, page, root);
    }
  }
  if (!answer.has_value()) {
    return Fail(ErrorCode::kMalformed, std::string(kind()) + ": <" +
                                           Printable(root.name(), 40) +
                                           "> is no feed and no sitemap");
  }
  if (const auto& fault = (*document)->fault(); fault.has_value()) {
    answer->errors.push_back(*fault);
    answer->truncated = true;
  }
  return *std::move(answer);
}

Result<BoardAnswer> XmlBoard::ReadText(const Source&, const Page&,
                                       std::string_view) const {
  return Fail(ErrorCode::kMalformed, std::string(kind()) + ": not XML");
}

tl::unexpected<Error> NotItsListing(std::string_view kind) {
  return Fail(ErrorCode::kMalformed,
              std::string(kind) + ": answers HTML where its listing should be");
}

FetchRequest Get(std::string url, std::string purpose) {
  FetchRequest request;
  request.url = std::move(url);
  request.purpose = std::move(purpose);
  return request;
}

FetchRequest PostJson(std::string url, std::string body, std::string purpose) {
  FetchRequest request = Get(std::move(url), std::move(purpose));
  request.method = "POST";
  request.body = std::move(body);
  request.fields = {"Content-Type: application/json",
                    "Accept: application/json"};
  return request;
}

std::optional<size_t> NextOffset(size_t offset, size_t rows,
                                 std::optional<size_t> total) {
  const size_t next = offset + rows;
  if (total == 0) total.reset();  // rows came all the same
  if (rows == 0 || next >= std::min(total.value_or(kMostRows), kMostRows)) {
    return std::nullopt;
  }
  return next;
}

std::string_view JsonAfter(std::string_view html, std::string_view mark) {
  const size_t at = html.find(mark);
  if (at == std::string_view::npos) return "";
  const size_t begin = html.find_first_not_of(" \t\r\n=(", at + mark.size());
  if (begin == std::string_view::npos ||
      (html[begin] != '{' && html[begin] != '[')) {
    return "";
  }
  return html.substr(begin, LengthOfJson(html.substr(begin)));
}

Date FetchDate(const Page& page) {
  return std::chrono::floor<std::chrono::days>(page.fetched_at);
}

std::optional<Date> LastModified(const FetchRequest& request) {
  static constexpr std::string_view kMark = " lastmod=";
  const size_t at = request.purpose.rfind(kMark);
  if (at == std::string::npos) return std::nullopt;
  return ParseDate(std::string_view(request.purpose).substr(at + kMark.size()));
}

bool IsPostingPage(const FetchRequest& request) {
  return request.purpose.starts_with("posting");
}

bool IsPageOfList(const FetchRequest& request) {
  for (const std::string_view by : {"offset=", "page=", "skip=", "pr="}) {
    if (request.purpose.starts_with("list " + std::string(by))) return true;
  }
  return false;
}

std::string OwnIdOf(const FetchRequest& request) {
  static constexpr std::string_view kMark = "posting ";
  if (!request.purpose.starts_with(kMark)) return "";
  std::string id = request.purpose.substr(kMark.size());
  if (id.starts_with("lastmod=")) return "";
  return id.substr(0, id.find(" lastmod="));
}

size_t NumberIn(const FetchRequest& request, std::string_view mark) {
  const size_t at = request.purpose.find(mark);
  if (at == std::string::npos) return 0;
  size_t number = 0;
  for (char c : request.purpose.substr(at + mark.size())) {
    if (!IsAsciiDigit(c) || number > 10'000'000) break;
    number = number * 10 + static_cast<size_t>(c - '0');
  }
  return number;
}

std::optional<size_t> CountOf(JsonValue count) {
  const auto number = count.Number();
  if (!number.has_value()) return std::nullopt;
  return static_cast<size_t>(std::clamp(*number, 0.0, 1e6));
}

std::string SegmentAfter(std::string_view url, std::string_view before) {
  bool found = before.empty();
  for (std::string_view segment : Split(PathOf(url).substr(1), '/')) {
    if (found && !segment.empty()) return std::string(segment);
    found = found || EqualsIgnoreCase(segment, before);
  }
  return "";
}

std::vector<std::string> BoardKinds() {
  std::vector<std::string> kinds = {"auto"};
  for (const Board* board : AllBoards()) kinds.emplace_back(board->kind());
  return kinds;
}

bool IsProven(std::string_view kind) {
  static constexpr std::array<std::string_view, 10> kUnproven = {
      "adp",    "applicantpro", "apploi", "breezy",         "hireology",
      "jazzhr", "paycom",       "taleo",  "taleo-business", "ukg"};
  return std::find(kUnproven.begin(), kUnproven.end(), kind) == kUnproven.end();
}

bool IsRestrictedHost(std::string_view url) {
  std::string host = "." + HostOf(url);
  if (host.ends_with('.')) host.pop_back();  // of the root zone
  return host.ends_with(".icims.com") || host.ends_with(".paycomonline.net");
}

bool IsNeverRead(std::string_view url) {
  static constexpr std::array<std::string_view, 4> kSites = {
      "indeed", "linkedin", "ziprecruiter", "glassdoor"};
  const std::string host = HostOf(url);
  for (std::string_view label : Split(host, '.')) {
    if (std::ranges::find(kSites, label) != kSites.end()) return true;
  }
  return false;
}

bool IsRestricted(const Source& source) {
  if (IsRestrictedHost(source.url)) return true;
  const auto board = FindBoard(source);
  return board.has_value() &&
         ((*board)->kind() == "icims" || (*board)->kind() == "paycom");
}

Result<const Board*> FindBoard(const Source& source) {
  for (const Board* board : AllBoards()) {
    const bool chosen = source.kind == "auto" ? board->Owns(source.url)
                                              : source.kind == board->kind();
    if (chosen) return board;
  }
  std::string message =
      "no kind of board is called \"" + Printable(source.kind, 40) + "\"";
  const std::string nearest = Nearest(source.kind, BoardKinds());
  if (!nearest.empty()) message += "; did you mean \"" + nearest + "\"?";
  return Fail(ErrorCode::kInvalidArgument, message);
}

}  // namespace rolecall
