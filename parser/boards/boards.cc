#include <algorithm>
#include <array>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/charset.h"
#include "parser/gzip.h"
#include "parser/link.h"

namespace rolecall {
namespace {

constexpr size_t kMostInflated = size_t{64} << 20;

}  // namespace

std::span<const JsonBoard* const> JsonBoards() {
  static const std::array<const JsonBoard*, 11> boards = {
      &WorkdayBoard(),   &GreenhouseBoard(),      &LeverBoard(),
      &AshbyBoard(),     &SmartRecruitersBoard(), &WorkableBoard(),
      &RecruiteeBoard(), &BambooHrBoard(),        &IcimsBoard(),
      &OracleBoard(),    &UsaJobsBoard()};
  return boards;
}

std::span<const XmlBoard* const> XmlBoards() {
  static const std::array<const XmlBoard*, 4> boards = {
      &SitemapBoard(), &FeedBoard(), &PersonioBoard(), &XmlFeedBoard()};
  return boards;
}

std::span<const Board* const> AllBoards() {
  static const std::array<const Board*, 16> boards = {
      &WorkdayBoard(),   &GreenhouseBoard(),      &LeverBoard(),
      &AshbyBoard(),     &SmartRecruitersBoard(), &WorkableBoard(),
      &RecruiteeBoard(), &BambooHrBoard(),        &OracleBoard(),
      &UsaJobsBoard(),   &IcimsBoard(),           &PersonioBoard(),
      &SitemapBoard(),   &XmlFeedBoard(),         &FeedBoard(),
      &PageBoard()};
  return boards;
}

Result<BoardAnswer> JsonBoard::Read(const Source& source,
                                    const Page& page) const {
  const std::string text = ToUtf8(page.body, page.content_type);
  if (Trim(text).starts_with('<')) return PageBoard().Read(source, page);
  Result<JsonDocument> json = JsonDocument::Parse(text);
  if (!json.has_value()) return Fail(json.error().Within(kind()));
  const JsonValue root = json->root();
  if (root.IsArray() && root.Items().empty()) return BoardAnswer();
  if (!Recognises(root)) {
    return Fail(ErrorCode::kMalformed,
                std::string(kind()) + ": not an answer of this board");
  }
  return ReadJson(source, page, root);
}

Result<BoardAnswer> XmlBoard::Read(const Source& source,
                                   const Page& page) const {
  if (page.request.purpose.starts_with("posting")) {
    return PageBoard().Read(source, page);
  }
  std::string body = page.body;
  if (IsGzip(body)) {
    Result<std::string> inflated = Gunzip(body, kMostInflated);
    if (!inflated.has_value()) return Fail(inflated.error().Within(kind()));
    body = *std::move(inflated);
  }
  const std::string text = ToUtf8(body, page.content_type);
  if (!Trim(text).starts_with('<')) return ReadText(source, page, text);
  auto document = XmlDocument::Parse(text);
  if (!document.has_value()) return Fail(document.error().Within(kind()));
  const XmlElement root = (*document)->root();
  for (const XmlBoard* board : XmlBoards()) {
    if (!board->Recognises(root)) continue;
    BoardAnswer answer = board->ReadXml(source, page, root);
    if (const auto& fault = (*document)->fault(); fault.has_value()) {
      answer.errors.push_back(*fault);
      answer.truncated = true;
    }
    return answer;
  }
  return Fail(ErrorCode::kMalformed, std::string(kind()) + ": <" +
                                         Printable(root.name(), 40) +
                                         "> is no feed and no sitemap");
}

Result<BoardAnswer> XmlBoard::ReadText(const Source&, const Page&,
                                       std::string_view) const {
  return Fail(ErrorCode::kMalformed, std::string(kind()) + ": not XML");
}

FetchRequest Get(std::string url, std::string purpose) {
  FetchRequest request;
  request.url = std::move(url);
  request.purpose = std::move(purpose);
  return request;
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
