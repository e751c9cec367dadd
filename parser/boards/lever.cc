// Lever's postings API: a list in pages, texts in named sections.  It names no
// total, so an empty page alone is the end.
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

std::string ListUrl(std::string_view url, size_t skip) {
  const std::string host = HostOf(url);
  std::string site = SegmentAfter(url, "postings");
  if (site.empty()) site = SegmentAfter(url, "");
  std::string origin(OriginOf(url));
  if (host == "jobs.lever.co") origin = "https://api.lever.co";
  if (host == "jobs.eu.lever.co") origin = "https://api.eu.lever.co";
  return origin + "/v0/postings/" + site +
         "?mode=json&limit=" + std::to_string(kPageSize) +
         "&skip=" + std::to_string(skip);
}

std::string DescriptionOf(JsonValue item) {
  std::string html = item.TextOf({"description", "descriptionPlain"});
  if (!HasTags(html) && !html.empty()) html = "<pre>" + html + "</pre>";
  for (JsonValue list : item["lists"].Items()) {
    html += "\n<h3>" + list["text"].Text() + "</h3>\n<ul>" +
            list["content"].Text() + "</ul>";
  }
  return html + "\n" + item.TextOf({"additional", "additionalPlain"});
}

Posting ReadOne(const Source& source, const Page& page, JsonValue item) {
  Posting posting =
      StartPosting(source, item["id"].Text(), item["text"].Text());
  posting.url = ResolveLink(page.request.url, item["hostedUrl"].Text());
  posting.description = DescriptionOf(item);
  const JsonValue categories = item["categories"];
  for (JsonValue place : categories["allLocations"].Items()) {
    AddPlaces(posting, place.Text());
  }
  if (posting.job_location.empty()) {
    AddPlaces(posting, categories["location"].Text());
  }
  if (EqualsIgnoreCase(item["workplaceType"].Text(), "remote")) {
    posting.job_location_type = "TELECOMMUTE";
  }
  AddEmploymentTypes(posting, categories["commitment"].Text());
  posting.date_posted = ReadDate(item["createdAt"].Text(), FetchDate(page));
  const JsonValue pay = item["salaryRange"];
  SetPay(posting, pay["min"].Number(), pay["max"].Number(),
         pay["interval"].Text(), pay["currency"].Text());
  return posting;
}

bool IsPosting(JsonValue item) {
  return item["text"].IsString() &&
         (item["hostedUrl"].IsString() || item["categories"].IsObject());
}

class Lever : public JsonBoard {
 public:
  std::string_view kind() const override { return "lever"; }
  bool Owns(std::string_view url) const override {
    return HostOf(url).ends_with("lever.co") ||
           PathOf(url).starts_with("/v0/postings/");
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {Get(ListUrl(source.url, 0), "list skip=0")};
  }

  bool Recognises(JsonValue json) const override {
    const auto items = json.Items();
    return !items.empty() && IsPosting(items[0]);
  }

  BoardAnswer ReadJson(const Source& source, const Page& page,
                       JsonValue json) const override {
    BoardAnswer answer;
    const auto items = json.Items();
    for (JsonValue item : items) {
      if (IsPosting(item)) {
        answer.postings.push_back(ReadOne(source, page, item));
      }
    }
    const auto next =
        NextOffset(NumberIn(page.request, "skip="), items.size(), std::nullopt);
    if (next.has_value()) {
      answer.requests.push_back(Get(ListUrl(page.request.url, *next),
                                    "list skip=" + std::to_string(*next)));
    }
    return answer;
  }

 protected:
  bool ListsAtRoot() const override { return true; }
};

}  // namespace

const JsonBoard& LeverBoard() {
  static const Lever board;
  return board;
}

}  // namespace rolecall
