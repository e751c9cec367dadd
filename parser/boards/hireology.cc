// Hireology's public careers API: whole postings in pages of 500.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/fields/field_reader.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

constexpr size_t kPageSize = 500;

// The employer's name in "careers.hireology.com/NAME", "NAME.hireology.careers"
// and ".../public/careers/NAME".
std::string SlugOf(std::string_view url) {
  const std::string host = HostOf(url);
  if (host.ends_with(".hireology.careers")) {
    return host.substr(0, host.find('.'));
  }
  const std::string slug = SegmentAfter(url, "careers");
  return slug.empty() ? SegmentAfter(url, "") : slug;
}

// `offset`: how many rows the pages before it gave.
FetchRequest ListRequest(const Source& source, size_t number, size_t offset) {
  const std::string host = HostOf(source.url);
  const bool vendor =
      host.ends_with("hireology.com") || host.ends_with("hireology.careers");
  return Get((vendor ? "https://api.hireology.com"
                     : std::string(OriginOf(source.url))) +
                 "/v2/public/careers/" + SlugOf(source.url) + "?page_size=" +
                 std::to_string(kPageSize) + "&page=" + std::to_string(number),
             "list page=" + std::to_string(number) +
                 " offset=" + std::to_string(offset));
}

Posting ReadOne(const Source& source, const Page& page, JsonValue item) {
  Posting posting =
      StartPosting(source, item["id"].Text(), item["name"].Text());
  SetEmployer(posting, item["organization"]["name"].Text());
  posting.identifier = item["id"].Text();
  posting.url = ResolveLink(page.request.url, item["career_site_url"].Text());
  posting.description = item["job_description"].Text();
  for (JsonValue place : item["locations"].Items()) {
    if (place.IsString()) AddPlaces(posting, place.Text());
    AddPlace(posting, {place["city"].Text(),
                       place["state"].Text(),
                       place.TextOf({"zip_code", "postal_code"}),
                       place["country"].Text(),
                       {}});
  }
  if (item["remote"].IsTrue()) posting.job_location_type = "TELECOMMUTE";
  AddEmploymentTypes(posting, item["employment_status"].Text());
  posting.date_posted = ReadDate(item["created_at"].Text(), FetchDate(page));
  return posting;
}

class Hireology : public JsonBoard {
 public:
  std::string_view kind() const override { return "hireology"; }
  bool Owns(std::string_view url) const override {
    const std::string host = HostOf(url);
    return host.ends_with(".hireology.com") ||
           host.ends_with(".hireology.careers");
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {ListRequest(source, 1, 0)};
  }

  bool Recognises(JsonValue json) const override {
    const auto items = json["data"].Items();
    return json["data"].IsArray() && json["count"] &&
           (items.empty() || items[0]["job_description"] ||
            items[0]["career_site_url"]);
  }

  BoardAnswer ReadJson(const Source& source, const Page& page,
                       JsonValue json) const override {
    BoardAnswer answer;
    const auto items = json["data"].Items();
    for (JsonValue item : items) {
      const std::string status = item["status"].Text();
      if (!status.empty() && !EqualsIgnoreCase(status, "open")) continue;
      answer.postings.push_back(ReadOne(source, page, item));
    }
    // `count` holds those that are not open, too: it is no total of ours.
    const size_t number = std::max<size_t>(NumberIn(page.request, "page="), 1);
    const auto next = NextOffset(NumberIn(page.request, "offset="),
                                 items.size(), CountOf(json["count"]));
    if (next.has_value()) {
      answer.requests.push_back(ListRequest(source, number + 1, *next));
    }
    return answer;
  }
};

}  // namespace

const JsonBoard& HireologyBoard() {
  static const Hireology board;
  return board;
}

}  // namespace rolecall
