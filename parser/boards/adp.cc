// ADP Workforce Now's career center: a list in pages of 20, a detail each. Some
// hosts count its rows from 1, so that each page but the first begins with a
// row of the one before, and the last row comes after as many as there are.
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/fields/field_reader.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

constexpr std::string_view kApi =
    "/mascsr/default/careercenter/public/events/staffing/v1/job-requisitions";

// "?cid=...&ccId=...&lang=en_US&locale=en_US" of any URL of the board.
std::string Query(std::string_view url) {
  std::string locale(QueryParameter(url, "lang"));
  if (locale.empty()) locale = "en_US";
  return "?cid=" + std::string(QueryParameter(url, "cid")) +
         "&ccId=" + std::string(QueryParameter(url, "ccId")) +
         "&lang=" + locale + "&locale=" + locale;
}

FetchRequest ListRequest(std::string_view url, size_t offset) {
  return Get(std::string(OriginOf(url)) + std::string(kApi) + Query(url) +
                 "&$top=20&$skip=" + std::to_string(offset),
             "list offset=" + std::to_string(offset));
}

void ReadPayGrade(Posting& posting, JsonValue item) {
  const JsonValue range = item["payGradeRange"];
  std::string unit;
  for (JsonValue field : item["customFieldGroup"]["codeFields"].Items()) {
    if (field["nameCode"]["codeValue"].Text() == "SalaryType") {
      unit = field.TextOf({"shortName", "codeValue"});
    }
  }
  SetPay(posting, range["minimumRate"]["amountValue"].Number(),
         range["maximumRate"]["amountValue"].Number(), unit,
         range["minimumRate"]["currencyCode"].Text());
}

void ReadLocation(Posting& posting, JsonValue location) {
  const JsonValue address = location["address"];
  const JsonValue region = address["countrySubdivisionLevel1"];
  Place place{address["cityName"].Text(),
              region.TextOf({"codeValue", "shortName"}),
              address["postalCode"].Text(),
              address["countryCode"].Text(),
              {}};
  if (place.address_locality.empty()) {
    AddPlaces(posting, location["nameCode"]["shortName"].Text());
  } else {
    AddPlace(posting, std::move(place));
  }
}

Posting ReadOne(const Source& source, const Page& page, JsonValue item) {
  const std::string own_id = item["itemID"].Text();
  Posting posting =
      StartPosting(source, own_id, item["requisitionTitle"].Text());
  posting.identifier = item["clientRequisitionID"].Text();
  posting.url = std::string(OriginOf(page.request.url)) +
                "/mascsr/default/mdf/recruitment/recruitment.html" +
                Query(page.request.url) +
                "&selectedMenuKey=CareerCenter&jobId=" + own_id;
  posting.description = item["requisitionDescription"].Text();
  for (JsonValue location : item["requisitionLocations"].Items()) {
    ReadLocation(posting, location);
  }
  AddEmploymentTypes(posting, item["workLevelCode"]["shortName"].Text());
  posting.date_posted = ReadDate(item["postDate"].Text(), FetchDate(page));
  ReadPayGrade(posting, item);
  return posting;
}

class Adp : public JsonBoard {
 public:
  std::string_view kind() const override { return "adp"; }
  bool Owns(std::string_view url) const override {
    const std::string host = HostOf(url);
    return host == "workforcenow.adp.com" ||
           host == "workforcenow.cloud.adp.com";
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {ListRequest(source.url, 0)};
  }

  bool Recognises(JsonValue json) const override {
    return json["jobRequisitions"].IsArray() || json["requisitionTitle"];
  }

  BoardAnswer ReadJson(const Source& source, const Page& page,
                       JsonValue json) const override {
    BoardAnswer answer;
    if (!json["jobRequisitions"].IsArray()) {
      ReadDetail(source, page, json, answer);
      return answer;
    }
    const auto items = json["jobRequisitions"].Items();
    const std::string& url = page.request.url;
    for (JsonValue item : items) {
      const std::string own_id = item["itemID"].Text();
      if (own_id.empty()) continue;
      answer.requests.push_back(Get(std::string(OriginOf(url)) +
                                        std::string(kApi) + "/" + own_id +
                                        Query(url),
                                    "posting " + own_id));
      answer.listed.push_back(ReadOne(source, page, item));
    }
    answer.total = CountOf(json["meta"]["totalNumber"]);
    std::optional<size_t> end;
    if (answer.total.has_value()) end = *answer.total + 1;
    const auto next =
        NextOffset(NumberIn(page.request, "offset="), items.size(), end);
    if (next.has_value()) answer.requests.push_back(ListRequest(url, *next));
    return answer;
  }

 private:
  static void ReadDetail(const Source& source, const Page& page, JsonValue item,
                         BoardAnswer& answer) {
    Posting posting = ReadOne(source, page, item);
    // Some employers attach a document instead of writing a text.
    if (posting.description.empty()) {
      answer.errors.push_back(
          {ErrorCode::kMalformed,
           "adp: the posting has no text, only an attached document",
           {}});
      return;
    }
    answer.postings.push_back(std::move(posting));
  }
};

}  // namespace

const JsonBoard& AdpBoard() {
  static const Adp board;
  return board;
}

}  // namespace rolecall
