// Paycom: the portal's page holds a token for this visit and names the regional
// host that answers it: a list by POST, a detail each.
//
// Its terms restrict automated reading: see IsRestricted().
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/fields/field_reader.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

constexpr std::string_view kDomain = ".paycomonline.net";
constexpr std::string_view kToken = "Authorization: ";
constexpr size_t kPageSize = 50;

bool IsTokenByte(char c) {
  return IsAsciiAlnum(c) || c == '-' || c == '_' || c == '.' || c == '=';
}

// The number of an employer's portal: 32 hexadecimal digits.
std::string KeyIn(std::string_view url) {
  const std::string key = SegmentAfter(url, "portal");
  return key.empty() ? std::string(QueryParameter(url, "clientkey")) : key;
}

std::string TokenIn(std::string_view html) {
  static constexpr std::string_view kMark = "\"sessionJWT\":\"";
  const size_t at = html.find(kMark);
  if (at == std::string_view::npos) return "";
  std::string_view token = html.substr(at + kMark.size());
  token = token.substr(0, token.find('"'));
  for (char c : token) {
    if (!IsTokenByte(c)) return "";
  }
  return std::string(token);
}

// "https://portal-applicant-tracking.us-cent.paycomonline.net"; empty where the
// page names none.  The token goes to no host beyond the maker's.
std::string ServiceIn(std::string_view html) {
  static constexpr std::string_view kMark = "portal-applicant-tracking.";
  for (size_t at = html.find(kMark); at != std::string_view::npos;
       at = html.find(kMark, at + 1)) {
    std::string_view host = html.substr(at, 120);
    size_t end = 0;
    while (end < host.size() &&
           (IsAsciiAlnum(host[end]) || host[end] == '-' || host[end] == '.')) {
      ++end;
    }
    host = host.substr(0, end);
    if (host.ends_with(kDomain)) return "https://" + std::string(host);
  }
  return "";
}

// The field that carries the token, of a request or of its answer's.
FetchRequest WithToken(FetchRequest request, std::string field) {
  request.fields.push_back(std::move(field));
  request.fields.emplace_back("Locale: en-US");
  return request;
}

std::string TokenField(const Page& page) {
  for (const std::string& field : page.request.fields) {
    if (field.starts_with(kToken)) return field;
  }
  return "";
}

// Filters that stand outside of filtersForQuery give an empty list.
FetchRequest ListRequest(const std::string& service, size_t skip,
                         std::string token) {
  return WithToken(
      PostJson(
          service + "/api/ats/job-posting-previews/search",
          "{\"skip\":" + std::to_string(skip) +
              ",\"take\":" + std::to_string(kPageSize) +
              R"(,"filtersForQuery":{"distanceFrom":0,"workEnvironments":[],)"
              R"("positionTypes":[],"educationLevels":[],"categories":[],)"
              R"("travelTypes":[],"shiftTypes":[],"otherFilters":[],)"
              R"("keywordSearchText":"","location":"","sortOption":""}})",
          "list skip=" + std::to_string(skip)),
      std::move(token));
}

Posting ReadStub(const Source& source, JsonValue item) {
  const std::string own_id = item["jobId"].Text();
  Posting posting = StartPosting(source, own_id, item["jobTitle"].Text());
  posting.identifier = own_id;
  posting.url = std::string(OriginOf(source.url)) + "/v4/ats/web.php/portal/" +
                KeyIn(source.url) + "/jobs/" + own_id;
  AddPlaces(posting, item.TextOf({"locations", "location"}));
  AddEmploymentTypes(posting, item["positionType"].Text());
  return posting;
}

Posting ReadDetail(const Source& source, const Page& page, JsonValue item) {
  Posting posting = ReadStub(source, item);
  for (JsonValue place : item["secondaryLocations"].Items()) {
    AddPlaces(posting, place.IsString() ? place.Text()
                                        : place.TextOf({"location", "name"}));
  }
  if (EqualsIgnoreCase(item["remoteType"].Text(), "remote")) {
    posting.job_location_type = "TELECOMMUTE";
  }
  posting.description = item["description"].Text();
  AddSection(posting, "Qualifications", item["qualifications"].Text());
  AddSection(posting, "Education", item["educationLevel"].Text());
  AddSection(posting, "Shift", item["jobShift"].Text());
  AddSection(posting, "Salary", item["salaryRange"].Text());
  // What the portal gives to search engines: schema.org, as a text.
  std::string posted = item["startDate"].Text();
  const auto markup = JsonDocument::ParseLenient(item["googleJobJson"].Text());
  if (markup.has_value()) {
    const JsonValue root = markup->root();
    SetEmployer(posting, root["hiringOrganization"]["name"].Text());
    if (root["datePosted"]) posted = root["datePosted"].Text();
    posting.valid_through =
        ReadDate(root["validThrough"].Text(), FetchDate(page));
  }
  posting.date_posted = ReadDate(posted, FetchDate(page));
  return posting;
}

class Paycom : public JsonBoard {
 public:
  std::string_view kind() const override { return "paycom"; }
  bool Owns(std::string_view url) const override {
    return ("." + HostOf(url)).ends_with(kDomain);
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {Get(std::string(OriginOf(source.url)) + "/v4/ats/web.php/portal/" +
                    KeyIn(source.url) + "/jobs/1",
                "list portal")};
  }

  bool Recognises(JsonValue json) const override {
    return json["jobPostingPreviews"].IsArray() ||
           json["jobPosting"]["jobTitle"].IsString();
  }

  BoardAnswer ReadJson(const Source& source, const Page& page,
                       JsonValue json) const override {
    BoardAnswer answer;
    if (const JsonValue one = json["jobPosting"]) {
      answer.postings.push_back(ReadDetail(source, page, one));
      return answer;
    }
    const std::string service(OriginOf(page.request.url));
    const auto rows = json["jobPostingPreviews"].Items();
    for (JsonValue row : rows) {
      Posting stub = ReadStub(source, row);
      if (stub.identifier.empty()) continue;
      answer.requests.push_back(
          WithToken(Get(service + "/api/ats/job-postings/" + stub.identifier,
                        "posting " + stub.identifier),
                    TokenField(page)));
      answer.listed.push_back(std::move(stub));
    }
    answer.total = CountOf(json["jobPostingPreviewsCount"]);
    const auto next =
        NextOffset(NumberIn(page.request, "skip="), rows.size(), answer.total);
    if (next.has_value()) {
      answer.requests.push_back(ListRequest(service, *next, TokenField(page)));
    }
    return answer;
  }

 protected:
  std::optional<BoardAnswer> ReadHtml(const Source&, const Page& page,
                                      std::string_view html) const override {
    if (page.request.purpose != "list portal") return std::nullopt;
    BoardAnswer answer;
    const std::string token = TokenIn(html);
    const std::string service = ServiceIn(html);
    if (html.find("Job board does not exist") != std::string_view::npos) {
      // With status 200: no empty board, but none.
      answer.errors.push_back(
          {ErrorCode::kNotFound, "paycom: the board does not exist", {}});
    } else if (token.empty() || service.empty()) {
      answer.errors.push_back(
          {ErrorCode::kMalformed, "paycom: the page holds no token", {}});
    } else {
      answer.requests.push_back(
          ListRequest(service, 0, std::string(kToken) + token));
    }
    return answer;
  }
};

}  // namespace

const JsonBoard& PaycomBoard() {
  static const Paycom board;
  return board;
}

}  // namespace rolecall
