// Oracle Taleo, business edition: a list in HTML, ten to a page, whose links
// lead to the postings' pages.
//
// The list does not say how long it is, and some sites answer a page beyond its
// end with the last one again, or the first: a page that begins as the one
// before or as the first is no more.
#include <algorithm>
#include <unordered_set>
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/charset.h"
#include "parser/html_page.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

constexpr size_t kMostRows = 10'000;

bool IsNumber(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), IsAsciiDigit);
}

// "https://phh.tbe.taleo.net/phh01/ats/careers/v2/searchResults?org=A&cws=1"
// `marks` tells how earlier pages began.
FetchRequest ListRequest(std::string_view url, size_t row,
                         std::string_view marks) {
  const std::string_view path = PathOf(url);
  const size_t ats = std::min(path.find("/ats/"), path.size());
  const std::string_view cws = QueryParameter(url, "cws");
  std::string list = std::string(OriginOf(url)) +
                     std::string(path.substr(0, ats)) +
                     "/ats/careers/v2/searchResults?org=" +
                     std::string(QueryParameter(url, "org")) +
                     "&cws=" + (cws.empty() ? "1" : std::string(cws));
  if (row > 0) list += "&next&rowFrom=" + std::to_string(row);
  return Get(std::move(list),
             "list rowFrom=" + std::to_string(row) + std::string(marks));
}

// "4711" of "list rowFrom=20 begin=4711 after=4721" for " begin=".
std::string MarkIn(std::string_view purpose, std::string_view mark) {
  const size_t at = purpose.find(mark);
  if (at == std::string_view::npos) return "";
  const std::string_view rest = purpose.substr(at + mark.size());
  return std::string(rest.substr(0, rest.find(' ')));
}

bool BeginsAsBefore(std::string_view purpose, std::string_view first) {
  return first == MarkIn(purpose, " begin=") ||
         first == MarkIn(purpose, " after=");
}

class TaleoBusiness : public Board {
 public:
  std::string_view kind() const override { return "taleo-business"; }
  bool Owns(std::string_view url) const override {
    return HostOf(url).ends_with(".tbe.taleo.net");
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {ListRequest(source.url, 0, "")};
  }

  Result<BoardAnswer> Read(const Source& source,
                           const Page& page) const override {
    if (!page.request.purpose.starts_with("list")) {
      return PageBoard().Read(source, page);
    }
    const std::string text = ToUtf8(page.body, page.content_type);
    if (!Trim(text).starts_with('<')) {
      return Fail(ErrorCode::kMalformed, "taleo-business: not HTML");
    }
    const auto html = ReadHtmlPage(text, page.request.url, FetchDate(page));
    if (!html.has_value()) return Fail(html.error().Within("taleo-business"));
    BoardAnswer answer;
    std::unordered_set<std::string> known;
    for (const PageLink& link : html->links) {
      List(source, link, known, answer);
    }
    if (answer.listed.empty() && !ContainsIgnoreCase(text, "taleo") &&
        !ContainsIgnoreCase(text, "/ats/careers")) {
      return NotItsListing(kind());
    }
    const size_t row = NumberIn(page.request, "rowFrom=");
    const std::string first =
        answer.listed.empty() ? "" : answer.listed.front().identifier;
    if (row > 0 && BeginsAsBefore(page.request.purpose, first)) {
      return BoardAnswer();
    }
    const size_t next = row + answer.listed.size();
    if (next > row && next < kMostRows) {
      const std::string begin =
          row == 0 ? first : MarkIn(page.request.purpose, " begin=");
      answer.requests.push_back(ListRequest(
          page.request.url, next, " begin=" + begin + " after=" + first));
    }
    answer.truncated = next >= kMostRows;
    return answer;
  }

 private:
  static void List(const Source& source, const PageLink& link,
                   std::unordered_set<std::string>& known,
                   BoardAnswer& answer) {
    const std::string own_id(QueryParameter(link.url, "rid"));
    if (!IsNumber(own_id) ||
        PathOf(link.url).find("viewRequisition") == std::string_view::npos ||
        !known.insert(own_id).second) {
      return;
    }
    Posting stub = StartPosting(source, own_id, link.text);
    stub.identifier = own_id;
    stub.url = link.url;
    answer.requests.push_back(Get(link.url, "posting " + own_id));
    answer.listed.push_back(std::move(stub));
  }
};

}  // namespace

const Board& TaleoBusinessBoard() {
  static const TaleoBusiness board;
  return board;
}

}  // namespace rolecall
