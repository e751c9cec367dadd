// Oracle Recruiting Cloud: a list in pages, a detail each, qualifications in a
// text of their own.  The list's own total is items[0].TotalJobsCount.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/fields/field_reader.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

constexpr size_t kPageSize = 25;
constexpr size_t kMostListed = 10'000;  // further on, no page is answered

std::string ApiBase(std::string_view url) {
  return std::string(OriginOf(url)) + "/hcmRestApi/resources/latest/";
}

// "CX_1001" of ".../sites/CX_1001/..." or "siteNumber=CX_1001".
std::string SiteOf(std::string_view url) {
  std::string site = SegmentAfter(url, "sites");
  const size_t at = url.find("siteNumber=");
  if (site.empty() && at != std::string_view::npos) {
    site = url.substr(at + 11);
    site.erase(std::min(site.size(), site.find_first_of(",&;")));
  }
  return site.empty() ? "CX_1" : site;
}

FetchRequest ListRequest(std::string_view url, size_t offset) {
  return Get(ApiBase(url) +
                 "recruitingCEJobRequisitions?onlyData=true"
                 "&expand=requisitionList&totalResults=true"
                 "&finder=findReqs;siteNumber=" +
                 SiteOf(url) + ",limit=" + std::to_string(kPageSize) +
                 ",offset=" + std::to_string(offset) +
                 ",sortBy=POSTING_DATES_DESC",
             "list offset=" + std::to_string(offset));
}

FetchRequest DetailRequest(std::string_view url, const std::string& own_id) {
  return Get(ApiBase(url) +
                 "recruitingCEJobRequisitionDetails?expand=all&onlyData=true"
                 "&finder=ById;Id=%22" +
                 own_id + "%22,siteNumber=" + SiteOf(url),
             "posting " + own_id);
}

Posting ReadOne(const Source& source, const Page& page, JsonValue item) {
  const Date as_of = FetchDate(page);
  const std::string own_id = item["Id"].Text();
  Posting posting = StartPosting(source, own_id, item["Title"].Text());
  posting.identifier = own_id;
  const std::string& url = page.request.url;
  posting.url = std::string(OriginOf(url)) +
                "/hcmUI/CandidateExperience/en/sites/" + SiteOf(url) + "/job/" +
                own_id;
  posting.description =
      item.TextOf({"ExternalDescriptionStr", "ShortDescriptionStr"});
  AddSection(posting, "Responsibilities",
             item["ExternalResponsibilitiesStr"].Text());
  AddSection(posting, "Qualifications",
             item["ExternalQualificationsStr"].Text());
  AddPlaces(posting, item["PrimaryLocation"].Text());
  for (JsonValue place : item["secondaryLocations"].Items()) {
    AddPlaces(posting, place["Name"].Text());
  }
  const std::string workplace =
      item.TextOf({"WorkplaceType", "WorkplaceTypeCode"});
  if (ContainsIgnoreCase(workplace, "remote")) {
    posting.job_location_type = "TELECOMMUTE";
  }
  AddEmploymentTypes(posting, item["JobSchedule"].Text());
  posting.date_posted =
      ReadDate(item.TextOf({"PostedDate", "ExternalPostedStartDate"}), as_of);
  posting.valid_through =
      ReadDate(item.TextOf({"PostingEndDate", "ExternalPostedEndDate"}), as_of);
  return posting;
}

bool IsDetail(JsonValue item) {
  return item["Id"] && item["Title"] && item["ExternalDescriptionStr"];
}

class Oracle : public JsonBoard {
 public:
  std::string_view kind() const override { return "oracle"; }
  bool Owns(std::string_view url) const override {
    return HostOf(url).ends_with(".oraclecloud.com") ||
           PathOf(url).starts_with("/hcmRestApi/") ||
           PathOf(url).starts_with("/hcmUI/");
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {ListRequest(source.url, 0)};
  }

  bool Recognises(JsonValue json) const override {
    const auto items = json["items"].Items();
    return IsDetail(json) ||
           (!items.empty() &&
            (items[0]["requisitionList"].IsArray() || IsDetail(items[0])));
  }

  BoardAnswer ReadJson(const Source& source, const Page& page,
                       JsonValue json) const override {
    BoardAnswer answer;
    const JsonValue item = IsDetail(json) ? json : json["items"].Items()[0];
    if (IsDetail(item)) {
      answer.postings.push_back(ReadOne(source, page, item));
      return answer;
    }
    for (JsonValue requisition : item["requisitionList"].Items()) {
      Posting stub = ReadOne(source, page, requisition);
      if (stub.identifier.empty()) continue;
      answer.requests.push_back(
          DetailRequest(page.request.url, stub.identifier));
      answer.listed.push_back(std::move(stub));
    }
    answer.total = CountOf(item["TotalJobsCount"]);
    answer.truncated = answer.total.value_or(0) > kMostListed;
    const auto next =
        NextOffset(NumberIn(page.request, "offset="),
                   item["requisitionList"].Items().size(), answer.total);
    if (next.has_value() && *next < kMostListed) {
      answer.requests.push_back(ListRequest(page.request.url, *next));
    }
    return answer;
  }
};

}  // namespace

const JsonBoard& OracleBoard() {
  static const Oracle board;
  return board;
}

}  // namespace rolecall
