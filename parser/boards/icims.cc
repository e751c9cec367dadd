// iCIMS career sites.  The newer generation, on employers' own hosts, answers
// JSON in pages of 100; the older one, on iCIMS's, HTML in pages of 20, whose
// links lead to pages with markup.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/fields/field_reader.h"
#include "parser/html_page.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

constexpr size_t kPageSize = 100;
constexpr size_t kMostPages = 1000;

FetchRequest ListRequest(std::string_view url, size_t page) {
  return Get(std::string(OriginOf(url)) + "/api/jobs?page=" +
                 std::to_string(page) + "&limit=" + std::to_string(kPageSize),
             "list page=" + std::to_string(page));
}

FetchRequest ClassicRequest(std::string_view url, size_t number) {
  return Get(std::string(OriginOf(url)) +
                 "/jobs/search?pr=" + std::to_string(number) + "&in_iframe=1",
             "list pr=" + std::to_string(number));
}

// "417" of "/jobs/417/biller/job".
std::string ClassicId(std::string_view url) {
  const std::string id = SegmentAfter(url, "jobs");
  const bool digits =
      !id.empty() && std::all_of(id.begin(), id.end(), IsAsciiDigit);
  return digits && PathOf(url).ends_with("/job") ? id : "";
}

// Whether "Page 2 of 5", as the older list says, is not yet the last.
bool SaysMorePages(std::string_view text) {
  const size_t at = text.find("Page ");
  if (at == std::string_view::npos) return false;
  const std::string_view rest = text.substr(at + 5, 40);
  const size_t of = rest.find(" of ");
  if (of == std::string_view::npos) return false;
  const std::string_view last = rest.substr(of + 4);
  const auto number = ReadNumber(Trim(rest.substr(0, of)));
  const auto count =
      ReadNumber(last.substr(0, last.find_first_not_of("0123456789,")));
  return number.has_value() && count.has_value() && *number < *count;
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
    const bool classic = HostOf(source.url).ends_with(".icims.com") &&
                         !PathOf(source.url).starts_with("/api/");
    return {classic ? ClassicRequest(source.url, 0)
                    : ListRequest(source.url, 1)};
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
    answer.total = CountOf(json["totalCount"]);
    // A site may give fewer to a page than were asked for.
    const size_t number = NumberIn(page.request, "page=");
    const size_t seen = number * items.size();
    if (number != 0 && seen != 0 && seen < answer.total.value_or(0) &&
        number < kMostPages) {
      answer.requests.push_back(ListRequest(page.request.url, number + 1));
    }
    return answer;
  }

 protected:
  std::optional<BoardAnswer> ReadHtml(const Source& source, const Page& page,
                                      std::string_view html) const override {
    const std::string& purpose = page.request.purpose;
    if (!purpose.starts_with("list")) return std::nullopt;
    BoardAnswer answer;
    if (purpose.starts_with("list page=")) {  // JSON was asked for
      answer.requests.push_back(ClassicRequest(page.request.url, 0));
      return answer;
    }
    const auto read = ReadHtmlPage(html, page.request.url, FetchDate(page));
    if (!read.has_value()) return std::nullopt;
    for (const PageLink& link : read->links) {
      const std::string own_id = ClassicId(link.url);
      if (own_id.empty()) continue;
      Posting stub = StartPosting(source, own_id, link.text);
      stub.url = std::string(link.url.substr(0, link.url.find('?')));
      // Without it, the page is an empty frame.
      answer.requests.push_back(
          Get(stub.url + "?in_iframe=1", "posting " + own_id));
      answer.listed.push_back(std::move(stub));
    }
    // Every page of theirs has the name in its markup.
    if (answer.listed.empty() && !ContainsIgnoreCase(html, "icims")) {
      return std::nullopt;
    }
    if (!answer.listed.empty() && SaysMorePages(read->text)) {
      answer.requests.push_back(
          ClassicRequest(page.request.url, NumberIn(page.request, "pr=") + 1));
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
