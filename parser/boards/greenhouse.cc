// Greenhouse's job board API: the whole board in one answer.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/fields/field_reader.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

// The API's own list, for the URL of a board in any of its forms.
std::string ListUrl(std::string_view url) {
  std::string token = SegmentAfter(url, "boards");
  const std::string host = HostOf(url);
  const bool vendor = host.ends_with("greenhouse.io");
  if (token.empty()) token = QueryParameter(url, "for");
  if (token.empty()) token = SegmentAfter(url, "");
  const std::string origin =
      vendor ? "https://boards-api.greenhouse.io" : std::string(OriginOf(url));
  return origin + "/v1/boards/" + token + "/jobs";
}

void ReadPayRanges(Posting& posting, JsonValue ranges) {
  for (JsonValue range : ranges.Items()) {
    auto min = range["min_cents"].Number();
    auto max = range["max_cents"].Number();
    if (min.has_value()) *min /= 100;
    if (max.has_value()) *max /= 100;
    // The unit stands in words in the title, if at all.
    SetPay(posting, min, max,
           range["title"].Text() + " " + range["blurb"].Text(),
           range["currency_type"].Text());
    if (posting.base_salary.has_value()) return;
  }
}

Posting ReadOne(const Source& source, const Page& page, JsonValue item) {
  const Date as_of = FetchDate(page);
  Posting posting =
      StartPosting(source, item["id"].Text(), item["title"].Text());
  SetEmployer(posting, item["company_name"].Text());
  posting.url = ResolveLink(page.request.url, item["absolute_url"].Text());
  posting.identifier = item["requisition_id"].Text();
  posting.description = item["content"].Text();
  AddPlaces(posting, item["location"]["name"].Text());
  for (JsonValue office : item["offices"].Items()) {
    if (posting.job_location.empty()) {
      AddPlaces(posting, office.TextOf({"location", "name"}));
    }
  }
  for (JsonValue field : item["metadata"].Items()) {
    const std::string name = field["name"].Text();
    if (ContainsIgnoreCase(name, "employment") ||
        ContainsIgnoreCase(name, "time type")) {
      AddEmploymentTypes(posting, field["value"].Text());
    }
  }
  posting.date_posted =
      ReadDate(item.TextOf({"first_published", "updated_at"}), as_of);
  posting.valid_through = ReadDate(item["application_deadline"].Text(), as_of);
  ReadPayRanges(posting, item["pay_input_ranges"]);
  return posting;
}

bool IsPosting(JsonValue item) {
  return item["absolute_url"].IsString() && item["title"].IsString() &&
         item["location"]["name"];
}

// A prospect post: an invitation without a vacancy, which the API tells by a
// null where a vacancy has its number.
bool IsProspect(JsonValue item) {
  const auto members = item.Members();
  return std::ranges::any_of(members, [](const auto& member) {
    return member.first == "internal_job_id" && !member.second;
  });
}

class Greenhouse : public JsonBoard {
 public:
  std::string_view kind() const override { return "greenhouse"; }
  bool Owns(std::string_view url) const override {
    return HostOf(url).ends_with("greenhouse.io") ||
           PathOf(url).starts_with("/v1/boards/");
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {Get(ListUrl(source.url) + "?content=true", "list")};
  }

  bool Recognises(JsonValue json) const override {
    if (IsPosting(json)) return true;
    const auto items = json["jobs"].Items();
    return json["jobs"].IsArray() && (items.empty() || IsPosting(items[0]));
  }

  BoardAnswer ReadJson(const Source& source, const Page& page,
                       JsonValue json) const override {
    BoardAnswer answer;
    if (IsPosting(json)) {
      answer.postings.push_back(ReadOne(source, page, json));
      return answer;
    }
    size_t prospects = 0;
    for (JsonValue item : json["jobs"].Items()) {
      if (IsProspect(item)) ++prospects;
      if (!IsPosting(item) || IsProspect(item)) continue;
      Posting posting = ReadOne(source, page, item);
      if (!posting.description.empty()) {
        answer.postings.push_back(std::move(posting));
        continue;
      }
      const std::string own_id = item["id"].Text();
      answer.requests.push_back(
          Get(ListUrl(page.request.url) + "/" + own_id, "posting " + own_id));
      answer.listed.push_back(std::move(posting));
    }
    answer.total = CountOf(json["meta"]["total"]);
    // The API counts them.
    if (answer.total) *answer.total -= std::min(*answer.total, prospects);
    return answer;
  }
};

}  // namespace

const JsonBoard& GreenhouseBoard() {
  static const Greenhouse board;
  return board;
}

}  // namespace rolecall
