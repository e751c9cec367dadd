// Eightfold's career sites: a list in pages of 10 or 20, a detail each.  Newer
// tenants answer the same records from another address, in camelCase.
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/fields/field_reader.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

constexpr std::string_view kApi = "/api/apply/v2/jobs";
constexpr std::string_view kNewerApi = "/api/pcsx/search";

// The employer's domain, which every question must name; "acme.com" of
// "acme.eightfold.ai" where nothing says it.
std::string DomainOf(std::string_view url) {
  const std::string domain(QueryParameter(url, "domain"));
  const std::string host = HostOf(url);
  return domain.empty() ? host.substr(0, host.find('.')) + ".com" : domain;
}

FetchRequest ListRequest(std::string_view url, std::string_view api,
                         const std::string& domain, size_t offset) {
  return Get(std::string(OriginOf(url)) + std::string(api) + "?domain=" +
                 domain + "&start=" + std::to_string(offset) + "&num=20",
             "list offset=" + std::to_string(offset));
}

Posting ReadOne(const Source& source, const Page& page, JsonValue item) {
  const std::string own_id = item["id"].Text();
  Posting posting =
      StartPosting(source, own_id, item.TextOf({"name", "posting_name"}));
  posting.identifier =
      item.TextOf({"display_job_id", "displayJobId", "ats_job_id"});
  posting.url = ResolveLink(
      page.request.url, item.TextOf({"canonicalPositionUrl", "positionUrl"}));
  posting.description = item.TextOf({"job_description", "jobDescription"});
  for (JsonValue place : item["locations"].Items()) {
    AddPlaces(posting, place.Text());
  }
  if (posting.job_location.empty()) {
    AddPlaces(posting, item["location"].Text());
  }
  if (EqualsIgnoreCase(
          item.TextOf({"work_location_option", "workLocationOption"}),
          "remote")) {
    posting.job_location_type = "TELECOMMUTE";
  }
  posting.date_posted =
      ReadDate(item.TextOf({"t_create", "postedTs"}), FetchDate(page));
  return posting;
}

class Eightfold : public JsonBoard {
 public:
  std::string_view kind() const override { return "eightfold"; }
  bool Owns(std::string_view url) const override {
    return HostOf(url).ends_with(".eightfold.ai") ||
           PathOf(url).starts_with(kApi);
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    const bool newer = PathOf(source.url).starts_with("/api/pcsx");
    return {ListRequest(source.url, newer ? kNewerApi : kApi,
                        DomainOf(source.url), 0)};
  }

  bool Recognises(JsonValue json) const override {
    return json["positions"].IsArray() || json["data"]["positions"].IsArray() ||
           IsLocked(json) || (json["canonicalPositionUrl"] && json["name"]);
  }

  BoardAnswer ReadJson(const Source& source, const Page& page,
                       JsonValue json) const override {
    BoardAnswer answer;
    const std::string& url = page.request.url;
    const JsonValue list = json["positions"].IsArray() ? json : json["data"];
    if (IsLocked(json)) {
      answer.requests.push_back(ListRequest(url, kNewerApi, DomainOf(url), 0));
    } else if (list["positions"].IsArray()) {
      ReadList(source, page, list, answer);
    } else {
      answer.postings.push_back(ReadOne(source, page, json));
    }
    return answer;
  }

 private:
  // What a tenant of the newer kind answers at the older address.
  static bool IsLocked(JsonValue json) {
    return ContainsIgnoreCase(json["message"].Text(), "PCSX") &&
           ContainsIgnoreCase(json["message"].Text(), "authorized");
  }

  static void ReadList(const Source& source, const Page& page, JsonValue list,
                       BoardAnswer& answer) {
    const std::string& url = page.request.url;
    const auto items = list["positions"].Items();
    for (JsonValue item : items) {
      Posting stub = ReadOne(source, page, item);
      const std::string own_id = item["id"].Text();
      if (own_id.empty()) continue;
      answer.requests.push_back(Get(std::string(OriginOf(url)) +
                                        std::string(kApi) + "/" + own_id +
                                        "?domain=" + DomainOf(url),
                                    "posting " + own_id));
      answer.listed.push_back(std::move(stub));
    }
    answer.total = CountOf(list["count"]);
    const auto next = NextOffset(NumberIn(page.request, "offset="),
                                 items.size(), answer.total);
    if (!next.has_value()) return;
    const bool newer = PathOf(url).starts_with(kNewerApi);
    answer.requests.push_back(
        ListRequest(url, newer ? kNewerApi : kApi, DomainOf(url), *next));
  }
};

}  // namespace

const JsonBoard& EightfoldBoard() {
  static const Eightfold board;
  return board;
}

}  // namespace rolecall
