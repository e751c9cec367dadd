// Oracle Taleo, business edition: a list in HTML, ten to a page, whose links
// lead to the postings' pages.
//
// The list does not say how long it is, and some sites answer a page beyond its
// end with the last one again: a page that begins as the one before is no more.
#include <algorithm>
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
FetchRequest ListRequest(std::string_view url, size_t row,
                         std::string_view last) {
  const std::string_view path = PathOf(url);
  const size_t ats = std::min(path.find("/ats/"), path.size());
  const std::string_view cws = QueryParameter(url, "cws");
  std::string list = std::string(OriginOf(url)) +
                     std::string(path.substr(0, ats)) +
                     "/ats/careers/v2/searchResults?org=" +
                     std::string(QueryParameter(url, "org")) +
                     "&cws=" + (cws.empty() ? "1" : std::string(cws));
  if (row > 0) list += "&next&rowFrom=" + std::to_string(row);
  return Get(std::move(list), "list rowFrom=" + std::to_string(row) +
                                  " after=" + std::string(last));
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
    for (const PageLink& link : html->links) List(source, link, answer);
    const size_t row = NumberIn(page.request, "rowFrom=");
    const std::string first =
        answer.listed.empty() ? "" : answer.listed.front().identifier;
    if (row > 0 && page.request.purpose.ends_with(" after=" + first)) {
      return BoardAnswer();
    }
    const size_t next = row + answer.listed.size();
    if (next > row && next < kMostRows) {
      answer.requests.push_back(ListRequest(page.request.url, next, first));
    }
    answer.truncated = next >= kMostRows;
    return answer;
  }

 private:
  static void List(const Source& source, const PageLink& link,
                   BoardAnswer& answer) {
    const std::string own_id(QueryParameter(link.url, "rid"));
    const bool known = std::any_of(
        answer.listed.begin(), answer.listed.end(),
        [&](const Posting& stub) { return stub.identifier == own_id; });
    if (!IsNumber(own_id) || known ||
        PathOf(link.url).find("viewRequisition") == std::string_view::npos) {
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
