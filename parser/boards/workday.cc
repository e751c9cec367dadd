// Workday's candidate site: a list by POST in pages of 20, a detail each.
//
// The list's `total` can be trusted on its first page only, and not where it is
// less than the page's own rows: then an empty page is the end.  Many tenants
// stop at 2,000 and then begin again with the first page.  Such a list is split
// by the site's own filters, and what none of them splits is said to be cut
// off.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/boards/workday_facets.h"
#include "parser/fields/field_reader.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

constexpr size_t kPageSize = 20;  // the most that is allowed
constexpr size_t kMostListed = 2000;
// Ends the purpose of a page of a list that has no total.
constexpr std::string_view kAndOn = " and on";

// "https://host/wday/cxs/TENANT/SITE" for any URL of a tenant's site:
//   https://TENANT.wd5.myworkdayjobs.com/[en-US/]SITE[/...]
//   https://wd3.myworkdaysite.com/[en-US/]recruiting/TENANT/SITE[/...]
//   https://host/wday/cxs/TENANT/SITE[/jobs]
std::string ApiBase(std::string_view url) {
  const std::string origin(OriginOf(url));
  std::string tenant = SegmentAfter(url, "cxs");
  if (tenant.empty()) tenant = SegmentAfter(url, "recruiting");
  std::string site;
  if (!tenant.empty()) {
    site = SegmentAfter(url, tenant);
  } else {
    const std::string host = HostOf(url);
    tenant = host.substr(0, host.find('.'));
    site = SegmentAfter(url, "");
    const bool is_locale = site.size() == 5 && site[2] == '-';
    if (is_locale) site = SegmentAfter(url, site);
  }
  return origin + "/wday/cxs/" + tenant + "/" + site;
}

// `applied` is the JSON object of the filters that are set, "{}" for none.
FetchRequest ListRequest(const std::string& base, const std::string& applied,
                         size_t offset) {
  // An answer of 422 means that one of these four is missing.
  return PostJson(base + "/jobs",
                  "{\"appliedFacets\":" + applied +
                      ",\"limit\":" + std::to_string(kPageSize) +
                      ",\"offset\":" + std::to_string(offset) +
                      ",\"searchText\":\"\"}",
                  "list offset=" + std::to_string(offset));
}

// The filters that a request for a list set, as ListRequest() takes them.
std::string AppliedIn(const FetchRequest& request) {
  const auto asked = JsonDocument::Parse(request.body);
  if (!asked.has_value() || !asked->root()["appliedFacets"]) return "{}";
  return asked->root()["appliedFacets"].Serialize();
}

// `applied` with one more filter.
std::string With(JsonValue applied, const WorkdayFacet& facet,
                 const WorkdayValue& value) {
  std::string out = "{";
  if (!applied.Members().empty()) {
    out = applied.Serialize();
    out.back() = ',';
  }
  return out + facet.parameter + ":[" + value.id + "]}";
}

// "R-17" of "/job/Dayton-OH/Medical-Assistant_R-17": stable when the title is
// edited, and the same in list and detail.
std::string OwnId(std::string_view path) {
  path = path.substr(0, path.find('?'));
  std::string_view last = path.substr(path.rfind('/') + 1);
  const size_t underscore = last.rfind('_');
  if (underscore != std::string_view::npos) last.remove_prefix(underscore + 1);
  return std::string(last);
}

// "3 Locations" is a count, not a place.
void AddWorkdayPlaces(Posting& posting, const std::string& text) {
  if (!text.empty() && !IsAsciiDigit(text.front())) AddPlaces(posting, text);
}

// A date by its age ("Posted 3 Days Ago").  "30+ days" says little: then an
// older start date is nearer the truth.
std::optional<Date> PostedDate(JsonValue info, Date as_of) {
  const std::string posted_on = info["postedOn"].Text();
  const auto posted = ReadDate(posted_on, as_of);
  const auto start = ReadDate(info["startDate"].Text(), as_of);
  const bool vague = posted_on.find('+') != std::string::npos;
  if (posted.has_value() && !(vague && start.has_value() && *start < *posted)) {
    return posted;
  }
  return start.has_value() && *start <= as_of ? start : posted;
}

Posting ReadDetail(const Source& source, const Page& page, JsonValue json) {
  const JsonValue info = json["jobPostingInfo"];
  std::string own_id = OwnIdOf(page.request);
  const std::string url = info["externalUrl"].Text();
  if (own_id.empty() && !url.empty()) own_id = OwnId(url);
  if (own_id.empty()) own_id = info.TextOf({"jobReqId", "id"});
  Posting posting = StartPosting(source, own_id, info["title"].Text());
  SetEmployer(posting, json["hiringOrganization"]["name"].Text());
  posting.url = ResolveLink(page.request.url, url);
  posting.identifier = info["jobReqId"].Text();
  posting.description = info["jobDescription"].Text();
  AddWorkdayPlaces(posting, info["location"].Text());
  for (JsonValue place : info["additionalLocations"].Items()) {
    AddWorkdayPlaces(posting, place.Text());
  }
  const std::string remote = info["remoteType"].Text();
  if (ContainsIgnoreCase(remote, "remote") &&
      !ContainsIgnoreCase(remote, "hybrid")) {
    posting.job_location_type = "TELECOMMUTE";
  }
  AddEmploymentTypes(posting, info["timeType"].Text());
  posting.date_posted = PostedDate(info, FetchDate(page));
  posting.valid_through = ReadDate(info["endDate"].Text(), FetchDate(page));
  return posting;
}

class Workday : public JsonBoard {
 public:
  std::string_view kind() const override { return "workday"; }
  bool Owns(std::string_view url) const override {
    const std::string host = HostOf(url);
    return host.ends_with(".myworkdayjobs.com") ||
           host.ends_with(".myworkdaysite.com") ||
           PathOf(url).starts_with("/wday/cxs/");
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {ListRequest(ApiBase(source.url), "{}", 0)};
  }

  bool Recognises(JsonValue json) const override {
    return json["jobPostings"].IsArray() || json["jobPostingInfo"].IsObject();
  }

  BoardAnswer ReadJson(const Source& source, const Page& page,
                       JsonValue json) const override {
    if (json["jobPostings"].IsArray()) return ReadList(source, page, json);
    BoardAnswer answer;
    const JsonValue posted = json["jobPostingInfo"]["posted"];
    answer.closed = posted && !posted.IsTrue();
    if (!answer.closed) {
      answer.postings.push_back(ReadDetail(source, page, json));
    }
    return answer;
  }

 private:
  static BoardAnswer ReadList(const Source& source, const Page& page,
                              JsonValue json) {
    BoardAnswer answer;
    const std::string base = ApiBase(page.request.url);
    for (JsonValue item : json["jobPostings"].Items()) {
      const std::string path = item["externalPath"].Text();
      if (path.empty()) continue;
      const std::string own_id = OwnId(path);
      Posting stub = StartPosting(source, own_id, item["title"].Text());
      AddWorkdayPlaces(stub, item["locationsText"].Text());
      stub.date_posted = ReadDate(item["postedOn"].Text(), FetchDate(page));
      FetchRequest detail = Get(base + path, "posting " + own_id);
      detail.fields = {"Accept: application/json"};
      stub.url = detail.url;
      answer.requests.push_back(std::move(detail));
      answer.listed.push_back(std::move(stub));
    }
    if (NumberIn(page.request, "offset=") == 0) {
      RequestTheRest(page, base, json, answer);
    } else if (page.request.purpose.ends_with(kAndOn)) {
      RequestAndOn(page, base, json, answer);
    }
    return answer;
  }

  // The next page of a list that has no total.
  static void RequestAndOn(const Page& page, const std::string& base,
                           JsonValue json, BoardAnswer& answer) {
    const auto next =
        NextOffset(NumberIn(page.request, "offset="),
                   json["jobPostings"].Items().size(), std::nullopt);
    if (!next.has_value()) return;
    answer.truncated = *next >= kMostListed;
    if (answer.truncated) return;
    FetchRequest request = ListRequest(base, AppliedIn(page.request), *next);
    request.purpose += kAndOn;
    answer.requests.push_back(std::move(request));
  }

  // The further pages of a list, or its parts where it stops at 2,000.
  static void RequestTheRest(const Page& page, const std::string& base,
                             JsonValue json, BoardAnswer& answer) {
    const auto asked = JsonDocument::Parse(page.request.body);
    const JsonValue applied =
        asked.has_value() ? asked->root()["appliedFacets"] : JsonValue();
    const size_t rows = json["jobPostings"].Items().size();
    const size_t listed_total = CountOf(json["total"]).value_or(0);
    if (listed_total < rows) return RequestAndOn(page, base, json, answer);
    const auto facets = ReadWorkdayFacets(json["facets"], applied);
    const auto total = WorkdayTotal(listed_total, facets);
    if (applied.Members().empty()) {
      answer.total = total.value_or(listed_total);
    }
    answer.truncated = total.value_or(kMostListed + 1) > kMostListed;
    const WorkdayFacet* split =
        answer.truncated ? FacetToSplitBy(facets, total.value_or(kMostListed))
                         : nullptr;
    if (split == nullptr) {
      const std::string same = AppliedIn(page.request);
      const size_t last = std::min(listed_total, kMostListed);
      const size_t step = rows == 0 ? kPageSize : std::min(rows, kPageSize);
      for (size_t at = step; at < last; at += step) {
        answer.requests.push_back(ListRequest(base, same, at));
      }
      return;
    }
    answer.truncated = !total.has_value();
    for (const WorkdayValue& value : split->values) {
      answer.requests.push_back(
          ListRequest(base, With(applied, *split, value), 0));
    }
  }
};

}  // namespace

const JsonBoard& WorkdayBoard() {
  static const Workday board;
  return board;
}

}  // namespace rolecall
