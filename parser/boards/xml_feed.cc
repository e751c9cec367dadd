// XML files of vacancies in Indeed's form and its kin: a list of <job>,
// <position>, <vacancy> or <posting> elements under the root.
#include <array>
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/boards/feed_item.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

constexpr std::array<std::string_view, 4> kRecords = {"job", "position",
                                                      "vacancy", "posting"};

std::vector<XmlElement> RecordsOf(XmlElement root) {
  for (std::string_view name : kRecords) {
    std::vector<XmlElement> records = root.Children(name);
    if (!records.empty()) return records;
  }
  return {};
}

class XmlFeed : public XmlBoard {
 public:
  std::string_view kind() const override { return "indeed-xml"; }
  bool Owns(std::string_view url) const override {
    return PathOf(url).ends_with(".xml") ||
           url.find("jazz.co/feeds/") != std::string_view::npos;
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {Get(source.url, "seed")};
  }

  bool Recognises(XmlElement root) const override {
    const std::string_view name = root.local_name();
    return name == "source" || name == "jobs" || !RecordsOf(root).empty();
  }

  BoardAnswer ReadXml(const Source& source, const Page& page,
                      XmlElement root) const override {
    BoardAnswer answer;
    const std::string publisher = root.TextOf({"publisher"});
    for (XmlElement record : RecordsOf(root)) {
      Posting posting = ReadFeedItem(record, page.request.url, FetchDate(page));
      if (posting.title.empty()) {
        answer.errors.push_back(
            {ErrorCode::kMalformed, "xml feed: record without a title", {}});
        continue;
      }
      if (posting.hiring_organization.empty()) {
        posting.hiring_organization = source.hiring_organization.empty()
                                          ? publisher
                                          : source.hiring_organization;
      }
      posting.id = posting.identifier.empty()
                       ? PostingIdOfPage(source, posting.url + posting.title)
                       : PostingId(source, posting.identifier);
      // LinkedIn's feeds announce how many there should be.
      const auto expected = ReadNumber(root.TextOf({"expectedjobcount"}));
      if (expected.has_value() && *expected >= 0) {
        answer.total = static_cast<size_t>(std::min(*expected, 1e9));
      }
      answer.postings.push_back(std::move(posting));
    }
    return answer;
  }
};

}  // namespace

const XmlBoard& XmlFeedBoard() {
  static const XmlFeed board;
  return board;
}

}  // namespace rolecall
