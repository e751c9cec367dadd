// Phenom's career sites: the site's own search by POST, a page for each
// posting, where the text stands in JSON-LD or in the page's script.
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/fields/field_reader.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

constexpr size_t kPageSize = 100;

FetchRequest ListRequest(std::string_view url, size_t offset) {
  // Without "jobs" the answer holds counts alone.
  return PostJson(std::string(OriginOf(url)) + "/widgets",
                  R"({"ddoKey":"refineSearch","jobs":true,"from":)" +
                      std::to_string(offset) + R"(,"size":)" +
                      std::to_string(kPageSize) + "}",
                  "list offset=" + std::to_string(offset));
}

// "/us/en" of "/us/en/search-results": pages of postings stand below it.
std::string LocalePath(std::string_view url) {
  const auto segments = Split(PathOf(url).substr(1), '/');
  if (segments.size() < 2 || segments[0].empty() || segments[1].size() != 2) {
    return "";
  }
  return "/" + std::string(segments[0]) + "/" + std::string(segments[1]);
}

std::string IdOf(const Page& page, JsonValue item) {
  std::string own_id = OwnIdOf(page.request);
  return own_id.empty() ? item.TextOf({"jobSeqNo", "jobId", "reqId"}) : own_id;
}

Posting ReadOne(const Source& source, const Page& page, JsonValue item) {
  const std::string own_id = IdOf(page, item);
  Posting posting = StartPosting(source, own_id, item["title"].Text());
  SetEmployer(posting, item.TextOf({"companyName", "company"}));
  posting.identifier = item.TextOf({"reqId", "jobId"});
  posting.url = std::string(OriginOf(page.request.url)) +
                LocalePath(source.url) + "/job/" + own_id;
  posting.description = item["description"].Text();
  AddPlace(posting, {item["city"].Text(),
                     item["state"].Text(),
                     item["postalCode"].Text(),
                     item["country"].Text(),
                     {}});
  for (JsonValue place : item["multi_location"].Items()) {
    if (posting.job_location.empty()) AddPlaces(posting, place.Text());
  }
  if (posting.job_location.empty()) {
    AddPlaces(posting, item.TextOf({"cityStateCountry", "location"}));
  }
  if (EqualsIgnoreCase(item["checkRemote"].Text(), "remote")) {
    posting.job_location_type = "TELECOMMUTE";
  }
  AddEmploymentTypes(posting, item["type"].Text());
  posting.date_posted = ReadDate(item["postedDate"].Text(), FetchDate(page));
  return posting;
}

// The search's answer; a page's script has it under another name.
JsonValue SearchOf(JsonValue json) {
  return json["refineSearch"] ? json["refineSearch"]
                              : json["eagerLoadRefineSearch"];
}

class Phenom : public JsonBoard {
 public:
  std::string_view kind() const override { return "phenom"; }
  bool Owns(std::string_view url) const override {
    const std::string_view path = PathOf(url);
    return HostOf(url).ends_with(".phenompeople.com") || path == "/widgets" ||
           (path.ends_with("/search-results") && !LocalePath(url).empty());
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {ListRequest(source.url, 0)};
  }

  bool Recognises(JsonValue json) const override {
    return SearchOf(json)["data"]["jobs"].IsArray() ||
           json["jobDetail"]["data"]["job"].IsObject();
  }

  BoardAnswer ReadJson(const Source& source, const Page& page,
                       JsonValue json) const override {
    BoardAnswer answer;
    const JsonValue detail = json["jobDetail"]["data"]["job"];
    if (detail.IsObject()) {
      answer.postings.push_back(ReadOne(source, page, detail));
      return answer;
    }
    const JsonValue search = SearchOf(json);
    const auto items = search["data"]["jobs"].Items();
    for (JsonValue item : items) {
      Posting stub = ReadOne(source, page, item);
      const std::string own_id = IdOf(page, item);
      if (own_id.empty()) continue;
      answer.requests.push_back(Get(stub.url, "posting " + own_id));
      answer.listed.push_back(std::move(stub));
    }
    answer.total = CountOf(search["totalHits"]);
    const auto next = NextOffset(NumberIn(page.request, "offset="),
                                 items.size(), answer.total);
    if (next.has_value()) {
      answer.requests.push_back(ListRequest(page.request.url, *next));
    }
    return answer;
  }

 protected:
  std::optional<BoardAnswer> ReadHtml(const Source& source, const Page& page,
                                      std::string_view html) const override {
    const auto json = JsonDocument::Parse(JsonAfter(html, "phApp.ddo"));
    if (!json.has_value() || !Recognises(json->root())) return std::nullopt;
    const bool is_posting = page.request.purpose.starts_with("posting");
    const JsonValue detail = json->root()["jobDetail"]["data"]["job"];
    // Where the script has no text, the page's own markup has.
    if (is_posting != !detail["description"].Text().empty()) {
      return std::nullopt;
    }
    return ReadJson(source, page, json->root());
  }
};

}  // namespace

const JsonBoard& PhenomBoard() {
  static const Phenom board;
  return board;
}

}  // namespace rolecall
