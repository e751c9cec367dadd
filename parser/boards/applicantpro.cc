// ApplicantPro and isolved Hire: the career page names the site's number, its
// list is one answer, and the postings' own pages have markup.
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/fields/field_reader.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

// The digits that follow `mark`, whatever quotes stand between; empty where
// none do.
std::string DigitsAfter(std::string_view html, std::string_view mark) {
  const size_t at = html.find(mark);
  if (at == std::string_view::npos) return "";
  const std::string_view rest = html.substr(at + mark.size());
  const size_t begin = rest.find_first_not_of(" \t\"':=");
  if (begin == std::string_view::npos) return "";
  const size_t end = rest.find_first_not_of("0123456789", begin);
  return std::string(rest.substr(begin, end - begin));
}

std::string SiteNumber(std::string_view html) {
  for (std::string_view mark : {"/core/jobs/", "domain_id", "domainId"}) {
    const std::string number = DigitsAfter(html, mark);
    if (!number.empty()) return number;
  }
  return "";
}

Posting ReadStub(const Source& source, const Page& page, JsonValue item) {
  const std::string own_id = item["id"].Text();
  Posting stub = StartPosting(source, own_id, item["title"].Text());
  stub.identifier = own_id;
  const std::string link = item["jobUrl"].Text();
  if (!link.empty()) stub.url = ResolveLink(page.request.url, link);
  if (stub.url.empty()) {
    stub.url = ResolveLink(page.request.url, "/jobs/" + own_id);
  }
  AddPlace(stub, {item["city"].Text(),
                  item.TextOf({"abbreviation", "stateName", "state"}),
                  item["zip"].Text(),
                  item["iso3"].Text(),
                  {}});
  AddEmploymentTypes(stub, item["employmentType"].Text());
  stub.date_posted = ReadDate(item["startDateRef"].Text(), FetchDate(page));
  return stub;
}

class ApplicantPro : public JsonBoard {
 public:
  std::string_view kind() const override { return "applicantpro"; }
  bool Owns(std::string_view url) const override {
    const std::string host = HostOf(url);
    return host.ends_with(".applicantpro.com") ||
           host.ends_with(".isolvedhire.com");
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    if (PathOf(source.url).starts_with("/core/jobs/")) {
      return {Get(source.url, "list")};
    }
    return {Get(std::string(OriginOf(source.url)) + "/jobs/", "list page")};
  }

  bool Recognises(JsonValue json) const override {
    const JsonValue list = json["data"]["jobs"];
    return list.IsArray() && (json["data"]["jobCount"] || json["success"]);
  }

  BoardAnswer ReadJson(const Source& source, const Page& page,
                       JsonValue json) const override {
    BoardAnswer answer;
    for (JsonValue item : json["data"]["jobs"].Items()) {
      if (item["id"].Text().empty()) continue;
      Posting stub = ReadStub(source, page, item);
      answer.requests.push_back(Get(stub.url, "posting " + stub.identifier));
      answer.listed.push_back(std::move(stub));
    }
    answer.total = CountOf(json["data"]["jobCount"]);
    return answer;
  }

 protected:
  std::optional<BoardAnswer> ReadHtml(const Source&, const Page& page,
                                      std::string_view html) const override {
    if (page.request.purpose != "list page") return std::nullopt;
    const std::string number = SiteNumber(html);
    BoardAnswer answer;
    if (number.empty()) {
      answer.errors.push_back({ErrorCode::kMalformed,
                               "applicantpro: the page names no site number",
                               {}});
      return answer;
    }
    // Without "getParams" the board answers 500.
    answer.requests.push_back(Get(std::string(OriginOf(page.request.url)) +
                                      "/core/jobs/" + number +
                                      "?getParams=%7B%7D",
                                  "list"));
    return answer;
  }
};

}  // namespace

const JsonBoard& ApplicantProBoard() {
  static const ApplicantPro board;
  return board;
}

}  // namespace rolecall
