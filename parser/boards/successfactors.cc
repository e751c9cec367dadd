// SuccessFactors' career sites: a search page of 25 rows, a page for each
// posting, which says in microdata what it shows.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/charset.h"
#include "parser/html.h"
#include "parser/html_document.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

constexpr size_t kPageSize = 25;

// The site's part of the path: "/acme" of "/acme/search/?q=" and of
// "/acme/job/Dayton-Nurse-OH/1344992400/"; empty for a site at the root.
std::string SitePath(std::string_view url) {
  const std::string_view path = PathOf(url);
  for (std::string_view mark : {"/search", "/job/", "/go/"}) {
    const size_t at = path.find(mark);
    if (at != std::string_view::npos) return std::string(path.substr(0, at));
  }
  return std::string(path.substr(0, path.find_last_not_of('/') + 1));
}

FetchRequest ListRequest(std::string_view url, size_t offset) {
  return Get(std::string(OriginOf(url)) + SitePath(url) +
                 "/search/?q=&startrow=" + std::to_string(offset),
             "list offset=" + std::to_string(offset));
}

// "1344992400" of ".../job/Dayton-Nurse-OH-45402/1344992400/".
std::string OwnId(std::string_view url) {
  std::string_view path = PathOf(url);
  if (path.ends_with('/')) path.remove_suffix(1);
  const std::string_view last = path.substr(path.rfind('/') + 1);
  const bool digits =
      last.size() >= 6 && std::all_of(last.begin(), last.end(), IsAsciiDigit);
  return digits && path.find("/job/") != std::string_view::npos
             ? std::string(last)
             : "";
}

bool HasClass(HtmlNode node, std::string_view name) {
  for (std::string_view one :
       Split(node.Attribute("class").value_or(""), ' ')) {
    if (one == name) return true;
  }
  return false;
}

// 345 of "Results 1 - 25 of 345".
std::optional<size_t> TotalIn(std::string_view label) {
  const size_t at = label.rfind(" of ");
  if (at == std::string_view::npos) return std::nullopt;
  const auto number = ReadNumber(Trim(label.substr(at + 4)));
  if (!number.has_value() || *number < 0) return std::nullopt;
  return static_cast<size_t>(std::min(*number, 1e6));
}

struct Rows {
  std::vector<Posting> stubs;  // each once: a row links twice to its posting
  std::optional<size_t> total;
};

void TakeLink(HtmlNode link, const Source& source, const Page& page,
              Rows& rows) {
  const std::string url =
      ResolveLink(page.request.url, link.Attribute("href").value_or(""));
  const std::string own_id = OwnId(url);
  if (own_id.empty()) return;
  Posting stub = StartPosting(source, own_id, NodeToText(link));
  stub.url = url;
  stub.identifier = own_id;
  const auto same = [&](const Posting& other) { return other.id == stub.id; };
  if (std::none_of(rows.stubs.begin(), rows.stubs.end(), same)) {
    rows.stubs.push_back(std::move(stub));
  }
}

Rows ReadRows(const HtmlDocument& document, const Source& source,
              const Page& page) {
  Rows rows;
  for (HtmlWalk walk(document.root()); walk.Next();) {
    const HtmlNode node = walk.node();
    if (!walk.entering() || !node.IsElement()) continue;
    if (node.name() == "a" && HasClass(node, "jobTitle-link")) {
      TakeLink(node, source, page, rows);
    } else if (HasClass(node, "paginationLabel")) {
      rows.total = TotalIn(NodeToText(node));
    } else if (HasClass(node, "jobLocation") && !rows.stubs.empty() &&
               rows.stubs.back().job_location.empty()) {
      AddPlaces(rows.stubs.back(), NodeToText(node));
    }
  }
  return rows;
}

class SuccessFactors : public Board {
 public:
  std::string_view kind() const override { return "successfactors"; }
  bool Owns(std::string_view url) const override {
    return HostOf(url).ends_with(".jobs2web.com") ||
           url.find("startrow=") != std::string_view::npos;
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {ListRequest(source.url, 0)};
  }

  Result<BoardAnswer> Read(const Source& source,
                           const Page& page) const override {
    if (page.request.purpose.starts_with("posting")) {
      return PageBoard().Read(source, page);
    }
    const auto document =
        HtmlDocument::Parse(ToUtf8(page.body, page.content_type));
    if (!document.has_value()) return Fail(document.error().Within(kind()));
    Rows rows = ReadRows(*document, source, page);
    const size_t offset = NumberIn(page.request, "offset=");
    if (rows.stubs.empty() && offset == 0 && rows.total.value_or(1) != 0) {
      return Fail(ErrorCode::kMalformed,
                  "successfactors: no row of a search page");
    }
    BoardAnswer answer;
    answer.total = rows.total;
    const size_t count = rows.stubs.size();
    for (Posting& stub : rows.stubs) {
      answer.requests.push_back(Get(stub.url, "posting " + stub.identifier));
      answer.listed.push_back(std::move(stub));
    }
    const auto next = NextOffset(offset, count, answer.total);
    // Without a total, a page that is not full is the last one.
    if (next.has_value() && (answer.total.has_value() || count == kPageSize)) {
      answer.requests.push_back(ListRequest(page.request.url, *next));
    }
    return answer;
  }
};

}  // namespace

const Board& SuccessFactorsBoard() {
  static const SuccessFactors board;
  return board;
}

}  // namespace rolecall
