// RSS 2.0, RSS 1.0 and Atom (RFC 4287); NEOGOV's boards by their RSS.
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/boards/feed_item.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

// Shorter descriptions are teasers: the page that the item links to is read.
constexpr size_t kShortestDescription = 600;

// The agency of a NEOGOV board, "acme" of
// "www.governmentjobs.com/careers/acme"; empty for all other URLs.
std::string NeogovAgency(std::string_view url) {
  const std::string host = HostOf(url);
  const bool neogov =
      host.ends_with("governmentjobs.com") || host.ends_with("schooljobs.com");
  return neogov ? SegmentAfter(url, "careers") : "";
}

class Feed : public XmlBoard {
 public:
  std::string_view kind() const override { return "rss"; }
  bool Owns(std::string_view url) const override {
    const std::string_view path = PathOf(url);
    return ContainsIgnoreCase(path, "rss") || path.ends_with(".atom") ||
           path.ends_with("/feed") || path.ends_with("/feed/") ||
           path.ends_with("/feed.xml") || !NeogovAgency(url).empty();
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    const std::string agency = NeogovAgency(source.url);
    if (agency.empty()) return {Get(source.url, "seed")};
    return {Get(std::string(OriginOf(source.url)) +
                    "/SearchEngine/JobsFeed?agency=" + agency,
                "seed")};
  }

  bool Recognises(XmlElement root) const override {
    const std::string_view name = root.local_name();
    return name == "rss" || name == "rdf" || name == "feed";
  }

  BoardAnswer ReadXml(const Source& source, const Page& page,
                      XmlElement root) const override {
    const std::string& base =
        page.effective_url.empty() ? page.request.url : page.effective_url;
    BoardAnswer answer;
    const XmlElement channel = root.Child("channel");
    // RSS 1.0 has its items beside the channel.
    for (const XmlElement& parent : {channel, root}) {
      for (XmlElement item : parent.Children()) {
        if (item.local_name() != "item" && item.local_name() != "entry") {
          continue;
        }
        Take(ReadFeedItem(item, base, FetchDate(page)), item, source, answer);
      }
    }
    return answer;
  }

 private:
  static void Take(Posting posting, XmlElement item, const Source& source,
                   BoardAnswer& answer) {
    if (posting.title.empty()) {
      answer.errors.push_back(
          {ErrorCode::kMalformed, "rss: item without a title", {}});
      return;
    }
    if (posting.hiring_organization.empty()) {
      posting.hiring_organization = source.hiring_organization;
    }
    std::string own_id = item.TextOf({"guid", "id"});
    if (own_id.empty()) own_id = posting.title + posting.description;
    posting.id =
        PostingIdOfPage(source, posting.url.empty() ? own_id : posting.url);
    if (posting.description.size() >= kShortestDescription ||
        posting.url.empty()) {
      answer.postings.push_back(std::move(posting));
      return;
    }
    answer.requests.push_back(Get(posting.url, "posting"));
    answer.listed.push_back(std::move(posting));
  }
};

}  // namespace

const XmlBoard& FeedBoard() {
  static const Feed board;
  return board;
}

}  // namespace rolecall
