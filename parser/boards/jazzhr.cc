// JazzHR: an XML feed of what an employer syndicates.  Where that is nothing,
// the board's own page is read, whose links lead to pages with markup.
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/charset.h"
#include "parser/html_page.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

constexpr std::string_view kHost = ".applytojob.com";
constexpr std::string_view kFeed = "app.jazz.co/feeds/export/jobs/";

// "valley" of "valley.applytojob.com" and of the feed's URL.
std::string EmployerIn(std::string_view url) {
  const std::string host = HostOf(url);
  if (host.ends_with(kHost)) return host.substr(0, host.size() - kHost.size());
  return SegmentAfter(url, "jobs");
}

// "uw2WjsGMur" of "/apply/uw2WjsGMur/Medical-Coder"; empty for other links.
std::string OwnId(std::string_view url) {
  const std::string id = SegmentAfter(url, "apply");
  return id.size() >= 8 && !SegmentAfter(url, id).empty() ? id : "";
}

class JazzHr : public Board {
 public:
  std::string_view kind() const override { return "jazzhr"; }
  bool Owns(std::string_view url) const override {
    return HostOf(url).ends_with(kHost) ||
           url.find(kFeed) != std::string_view::npos;
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {
        Get("https://" + std::string(kFeed) + EmployerIn(source.url), "seed")};
  }

  Result<BoardAnswer> Read(const Source& source,
                           const Page& page) const override {
    const std::string& purpose = page.request.purpose;
    if (purpose == "list page") return ReadPage(source, page);
    auto answer = XmlFeedBoard().Read(source, page);
    if (answer.has_value() && answer->postings.empty() && purpose == "seed") {
      answer->requests.push_back(Get(
          "https://" + EmployerIn(source.url) + std::string(kHost) + "/apply",
          "list page"));
    }
    return answer;
  }

 private:
  static Result<BoardAnswer> ReadPage(const Source& source, const Page& page) {
    const std::string text = ToUtf8(page.body, page.content_type);
    const auto html = ReadHtmlPage(text, page.request.url, FetchDate(page));
    if (!html.has_value()) return Fail(html.error().Within("jazzhr"));
    BoardAnswer answer;
    for (const PageLink& link : html->links) {
      const std::string own_id = OwnId(link.url);
      if (own_id.empty() || !HostOf(link.url).ends_with(kHost)) continue;
      Posting stub = StartPosting(source, own_id, link.text);
      stub.url = link.url;
      answer.requests.push_back(Get(link.url, "posting " + own_id));
      answer.listed.push_back(std::move(stub));
    }
    const bool is_theirs = ContainsIgnoreCase(text, "applytojob") ||
                           ContainsIgnoreCase(text, "jazz") ||
                           ContainsIgnoreCase(text, "resumator");
    if (answer.listed.empty() && !is_theirs) return NotItsListing("jazzhr");
    return answer;
  }
};

}  // namespace

const Board& JazzHrBoard() {
  static const JazzHr board;
  return board;
}

}  // namespace rolecall
