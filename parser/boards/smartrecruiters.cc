// SmartRecruiters' posting API: a list in pages of 100, a detail each, texts in
// named sections.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/fields/field_reader.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

constexpr size_t kPageSize = 100;

// ".../v1/companies/COMPANY/postings"
std::string ApiBase(std::string_view url) {
  std::string company = SegmentAfter(url, "companies");
  if (company.empty()) company = SegmentAfter(url, "");
  const bool vendor = HostOf(url).ends_with("smartrecruiters.com");
  const std::string origin =
      vendor ? "https://api.smartrecruiters.com" : std::string(OriginOf(url));
  return origin + "/v1/companies/" + company + "/postings";
}

FetchRequest ListRequest(const std::string& base, size_t offset) {
  return Get(base + "?limit=" + std::to_string(kPageSize) +
                 "&offset=" + std::to_string(offset),
             "list offset=" + std::to_string(offset));
}

void ReadSections(Posting& posting, JsonValue sections) {
  // The company's praise of itself comes first on the page, but says nothing
  // of the vacancy: it goes last.
  for (std::string_view name :
       {"jobDescription", "qualifications", "additionalInformation",
        "companyDescription"}) {
    const JsonValue section = sections[name];
    AddSection(posting, section["title"].Text(), section["text"].Text());
  }
}

Posting ReadOne(const Source& source, const Page& page, JsonValue item) {
  Posting posting =
      StartPosting(source, item["id"].Text(), item["name"].Text());
  SetEmployer(posting, item["company"]["name"].Text());
  posting.identifier = item["refNumber"].Text();
  posting.url =
      ResolveLink(page.request.url, item.TextOf({"postingUrl", "applyUrl"}));
  const JsonValue place = item["location"];
  std::string country = place["country"].Text();
  if (country.size() == 2) {
    for (char& c : country) c = IsAsciiLower(c) ? static_cast<char>(c - 32) : c;
  }
  AddPlace(posting, {place["city"].Text(),
                     place["region"].Text(),
                     place["postalCode"].Text(),
                     country,
                     {}});
  if (place["remote"].IsTrue()) posting.job_location_type = "TELECOMMUTE";
  AddEmploymentTypes(posting, item["typeOfEmployment"]["label"].Text());
  posting.date_posted = ReadDate(item["releasedDate"].Text(), FetchDate(page));
  ReadSections(posting, item["jobAd"]["sections"]);
  const JsonValue pay = item["compensation"];
  SetPay(posting, pay["min"].Number(), pay["max"].Number(),
         pay["period"].Text(), pay["currency"].Text());
  return posting;
}

class SmartRecruiters : public JsonBoard {
 public:
  std::string_view kind() const override { return "smartrecruiters"; }
  bool Owns(std::string_view url) const override {
    return HostOf(url).ends_with("smartrecruiters.com") ||
           PathOf(url).starts_with("/v1/companies/");
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {ListRequest(ApiBase(source.url), 0)};
  }

  bool Recognises(JsonValue json) const override {
    return json["jobAd"]["sections"].IsObject() ||
           (json["content"].IsArray() && json["totalFound"]);
  }

  BoardAnswer ReadJson(const Source& source, const Page& page,
                       JsonValue json) const override {
    BoardAnswer answer;
    if (!json["content"].IsArray()) {
      answer.closed = json["active"] && !json["active"].IsTrue();
      if (!answer.closed) {
        answer.postings.push_back(ReadOne(source, page, json));
      }
      return answer;
    }
    const std::string base = ApiBase(page.request.url);
    const auto items = json["content"].Items();
    for (JsonValue item : items) {
      const std::string own_id = item["id"].Text();
      if (own_id.empty()) continue;
      answer.requests.push_back(Get(base + "/" + own_id, "posting " + own_id));
      answer.listed.push_back(ReadOne(source, page, item));
    }
    answer.total = CountOf(json["totalFound"]);
    const auto next = NextOffset(NumberIn(page.request, "offset="),
                                 items.size(), answer.total);
    if (next.has_value()) answer.requests.push_back(ListRequest(base, *next));
    return answer;
  }
};

}  // namespace

const JsonBoard& SmartRecruitersBoard() {
  static const SmartRecruiters board;
  return board;
}

}  // namespace rolecall
