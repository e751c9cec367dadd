// iCIMS career sites of the newer generation: JSON in pages of 100.  Those of
// the older one answer in HTML, whose links are followed to pages with markup.
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

FetchRequest ListRequest(std::string_view url, size_t page) {
  return Get(std::string(OriginOf(url)) + "/api/jobs?page=" +
                 std::to_string(page) + "&limit=" + std::to_string(kPageSize),
             "list page=" + std::to_string(page));
}

Posting ReadOne(const Source& source, const Page& page, JsonValue item) {
  Posting posting = StartPosting(source, item.TextOf({"slug", "req_id"}),
                                 item["title"].Text());
  SetEmployer(posting, item["hiring_organization"].Text());
  posting.identifier = item["req_id"].Text();
  posting.url = ResolveLink(page.request.url,
                            item.TextOf({"canonical_url", "apply_url"}));
  posting.description = item["description"].Text();
  AddSection(posting, "Responsibilities", item["responsibilities"].Text());
  AddSection(posting, "Qualifications", item["qualifications"].Text());
  AddPlace(posting, {item["city"].Text(),
                     item["state"].Text(),
                     item["postal_code"].Text(),
                     item.TextOf({"country_code", "country"}),
                     {}});
  if (posting.job_location.empty()) {
    AddPlaces(posting, item.TextOf({"full_location", "short_location"}));
  }
  AddEmploymentTypes(posting, item["employment_type"].Text());
  posting.date_posted =
      ReadDate(item.TextOf({"posted_date", "create_date"}), FetchDate(page));
  SetPay(posting, item["salary_min_value"].Number(),
         item["salary_max_value"].Number(), item["salary_frequency"].Text(),
         item["salary_currency"].Text());
  return posting;
}

class Icims : public JsonBoard {
 public:
  std::string_view kind() const override { return "icims"; }
  bool Owns(std::string_view url) const override {
    return HostOf(url).ends_with(".icims.com") ||
           PathOf(url).starts_with("/api/jobs");
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    const bool classic = PathOf(source.url).starts_with("/jobs/search");
    if (classic) return {Get(source.url, "seed")};
    return {ListRequest(source.url, 1)};
  }

  bool Recognises(JsonValue json) const override {
    const auto items = json["jobs"].Items();
    return items.empty() ? json["jobs"].IsArray() && json["totalCount"]
                         : items[0]["data"]["title"].IsString();
  }

  BoardAnswer ReadJson(const Source& source, const Page& page,
                       JsonValue json) const override {
    BoardAnswer answer;
    const auto items = json["jobs"].Items();
    for (JsonValue item : items) {
      Posting posting = ReadOne(source, page, item["data"]);
      if (!posting.description.empty()) {
        answer.postings.push_back(std::move(posting));
      } else {
        answer.listed.push_back(std::move(posting));
      }
    }
    if (NumberIn(page.request, "page=") != 1 || items.empty()) return answer;
    answer.total = CountOf(json["totalCount"]).value_or(0);
    // A site may give fewer to a page than were asked for.
    const size_t pages = (*answer.total + items.size() - 1) / items.size();
    for (size_t number = 2; number <= std::min<size_t>(pages, 1000); ++number) {
      answer.requests.push_back(ListRequest(page.request.url, number));
    }
    return answer;
  }
};

}  // namespace

const JsonBoard& IcimsBoard() {
  static const Icims board;
  return board;
}

}  // namespace rolecall
