// XML files of vacancies in Indeed's form and its kin: a list of <job>,
// <position>, <vacancy> or <posting> elements under the root.
#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/boards/feed_item.h"
#include "parser/boards/xml_records.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

constexpr std::array<std::string_view, 4> kRecords = {"job", "position",
                                                      "vacancy", "posting"};

// Other boards' roots, whose children have the same names but another form.
bool IsOthers(XmlElement root) {
  const std::string_view name = root.local_name();
  return name == "workzag-jobs" || name == "urlset" || name == "rss" ||
         name == "rdf" || name == "feed";
}

// JazzHR tells the day in its ids: "job_20260605135030_MBOO".
std::optional<Date> DateInId(std::string_view id) {
  if (!id.starts_with("job_") || id.size() < 12) return std::nullopt;
  id.remove_prefix(4);
  return ParseDate(std::string(id.substr(0, 4)) + "-" +
                   std::string(id.substr(4, 2)) + "-" +
                   std::string(id.substr(6, 2)));
}

// False for "Closed", "On Hold", "Needs Approval": feeds hold those, too.
bool IsOpen(XmlElement record) {
  const std::string status = record.TextOf({"status"});
  for (std::string_view word : {"clos", "hold", "draft", "approval", "cancel",
                                "fill", "expired", "inactive", "archiv"}) {
    if (ContainsIgnoreCase(status, word)) return false;
  }
  return true;
}

class XmlFeed : public XmlBoard {
 public:
  std::string_view kind() const override { return "indeed-xml"; }
  bool Owns(std::string_view url) const override {
    return PathOf(url).ends_with(".xml") || PathOf(url).ends_with(".xml.gz");
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {Get(source.url, "seed")};
  }

  bool Recognises(XmlElement root) const override {
    const std::string_view name = root.local_name();
    return name == "source" || name == "jobs";
  }

  // A feed without records: those are taken while it is parsed.
  BoardAnswer ReadXml(const Source&, const Page&, XmlElement) const override {
    return BoardAnswer();
  }
};

}  // namespace

bool XmlRecords::Take(XmlElement root, XmlElement child) {
  const bool is_record = std::find(kRecords.begin(), kRecords.end(),
                                   child.local_name()) != kRecords.end();
  if (!is_record || IsOthers(root)) return false;
  any_ = true;
  if (!IsOpen(child)) return true;
  Posting posting =
      ReadFeedItem(child, page_.request.url,
                   std::chrono::floor<std::chrono::days>(page_.fetched_at));
  if (posting.title.empty()) {
    answer_.errors.push_back(
        {ErrorCode::kMalformed, "xml feed: record without a title", {}});
    return true;
  }
  posting.id = posting.identifier.empty()
                   ? PostingIdOfPage(source_, posting.url + posting.title)
                   : PostingId(source_, posting.identifier);
  if (!posting.date_posted.has_value()) {
    posting.date_posted = DateInId(posting.identifier);
  }
  answer_.postings.push_back(std::move(posting));
  return true;
}

void XmlRecords::Restart() {
  answer_ = BoardAnswer();
  any_ = false;
}

std::optional<BoardAnswer> XmlRecords::Finish(XmlElement root) {
  if (!any_) return std::nullopt;
  std::string employer = source_.hiring_organization;
  if (employer.empty()) employer = root.TextOf({"company"});
  if (employer.empty() && root.TextOf({"publisher"}) != "JazzHR") {
    employer = root.TextOf({"publisher"});
  }
  for (Posting& posting : answer_.postings) {
    if (posting.hiring_organization.empty()) {
      posting.hiring_organization = employer;
    }
  }
  // LinkedIn's feeds announce how many there should be.
  const auto expected = ReadNumber(root.TextOf({"expectedjobcount"}));
  if (expected.has_value() && *expected >= 0) {
    answer_.total = static_cast<size_t>(std::min(*expected, 1e9));
  }
  return std::move(answer_);
}

const XmlBoard& XmlFeedBoard() {
  static const XmlFeed board;
  return board;
}

}  // namespace rolecall
