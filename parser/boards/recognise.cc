// The board behind a careers page: many employers show a page of their own that
// links to, or frames, what a tracking system publishes.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/charset.h"
#include "parser/entities.h"
#include "parser/gzip.h"
#include "parser/link.h"

namespace rolecall {
namespace {

constexpr size_t kMostUrls = 5000;
constexpr size_t kLongestUrl = 400;
constexpr size_t kMostInflated = size_t{64} << 20;

// Hosts of a vendor that are no employer's board: its own site, its files.
bool IsVendorsOwn(std::string_view host) {
  for (std::string_view label : Split(host, '.')) {
    for (std::string_view own : {"www", "static", "assets", "cdn", "app",
                                 "help", "support", "blog", "info"}) {
      if (label == own) return true;
    }
  }
  return false;
}

bool IsFile(std::string_view url) {
  const std::string_view path = PathOf(url);
  for (std::string_view end : {".js", ".css", ".png", ".svg", ".jpg", ".ico"}) {
    if (path.ends_with(end)) return true;
  }
  return false;
}

// The board, if `url` is one's by more than its path's shape.
const Board* BoardAt(std::string_view url) {
  const bool is_vendors_own = IsVendorsOwn(HostOf(url));
  if (IsFile(url)) return nullptr;
  for (const Board* board : AllBoards()) {
    const std::string_view kind = board->kind();
    if (kind == "sitemap" || kind == "rss" || kind == "csv" ||
        kind == "jsonl" || kind == "indeed-xml" || kind == "page" ||
        kind == "successfactors") {
      continue;
    }
    if (!board->Owns(url) || !NamesEmployer(kind, url)) continue;
    // Paycom's portals are at "www", as its own site is.
    if (is_vendors_own && kind != "paycom") continue;
    return board;
  }
  return nullptr;
}

// Boards that are read as another kind than one of their own, by their links.
std::optional<BoardHint> PlainBoardAt(std::string_view url) {
  const std::string host = HostOf(url);
  const std::string origin(OriginOf(url));
  const auto is_of = [&](std::string_view domain) {
    return host == domain || host.ends_with("." + std::string(domain));
  };
  if (IsFile(url)) return std::nullopt;
  if (is_of("governmentjobs.com") || is_of("schooljobs.com")) {
    const std::string agency = SegmentAfter(url, "careers");
    if (agency.empty()) return std::nullopt;
    return BoardHint{origin + "/careers/" + agency, "rss"};
  }
  if (is_of("careerplug.com") && !IsVendorsOwn(host) &&
      host != "careerplug.com") {
    return BoardHint{origin + "/jobs", "page"};
  }
  const std::string name = SegmentAfter(url, "");
  if (host == "jobs.jobvite.com" && !name.empty()) {
    return BoardHint{origin + "/" + name, "page"};
  }
  if (is_of("recruitingbypaycor.com") && name == "career") {
    return BoardHint{std::string(url), "page"};
  }
  return std::nullopt;
}

// The board that a link in a page leads to.
std::optional<BoardHint> HintAt(std::string_view url) {
  const Board* board = BoardAt(url);
  if (board == nullptr) return PlainBoardAt(url);
  return BoardHint{std::string(url), std::string(board->kind())};
}

// Every absolute URL in the page's source, in scripts and attributes alike.
std::vector<std::string> UrlsIn(std::string_view html) {
  std::vector<std::string> urls;
  for (size_t at = html.find("//"); at != std::string_view::npos;
       at = html.find("//", at + 2)) {
    std::string_view rest = html.substr(at, kLongestUrl);
    rest = rest.substr(0, rest.find_first_of(" \t\r\n\"'<>()\\`"));
    if (rest.size() < 6 || rest.find('.') == std::string_view::npos) continue;
    urls.push_back("https:" + DecodeEntities(rest));
    if (urls.size() == kMostUrls) break;
  }
  return urls;
}

// In scripts, slashes may be escaped: "https:\/\/jobs.lever.co\/acme".
std::string WithPlainSlashes(std::string_view html) {
  std::string out;
  out.reserve(html.size());
  for (size_t i = 0; i < html.size(); ++i) {
    const bool escape =
        html[i] == '\\' && i + 1 < html.size() && html[i + 1] == '/';
    if (!escape) out += html[i];
  }
  return out;
}

// What pages of a vendor hold though they stand on an employer's own host.
std::string_view KindByMark(std::string_view html) {
  using Mark = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Mark, 5> kMarks = {
      Mark{"phApp.ddo", "phenom"},
      Mark{"rmkcdn.successfactors.com", "successfactors"},
      Mark{"jobTitle-link", "successfactors"}, Mark{"jibecdn.com", "icims"},
      Mark{"talentbrew.com", "sitemap"}};
  for (const auto& [mark, kind] : kMarks) {
    if (html.find(mark) != std::string_view::npos) return kind;
  }
  return "";
}

// The start of an answer as text; of one that is itself gzip, what is in it.
std::string HeadOf(const Page& page) {
  constexpr size_t kHead = 4096;
  if (!IsGzip(page.body)) {
    return ToUtf8(std::string_view(page.body).substr(0, kHead),
                  page.content_type);
  }
  const auto inflated = Gunzip(page.body, kMostInflated);
  if (!inflated.has_value()) return "";
  return ToUtf8(std::string_view(*inflated).substr(0, kHead), "");
}

// The kind whose documents have this root element; empty for pages.
std::string_view KindByRoot(std::string_view text) {
  using Root = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Root, 8> kRoots = {
      Root{"rss", "rss"},
      Root{"feed", "rss"},
      Root{"rdf:rdf", "rss"},
      Root{"urlset", "sitemap"},
      Root{"sitemapindex", "sitemap"},
      Root{"workzag-jobs", "personio"},
      Root{"source", "indeed-xml"},
      Root{"jobs", "indeed-xml"}};
  // Past the declaration, the document type, comments and instructions.
  size_t at = text.find('<');
  while (at != text.npos && at + 1 < text.size() &&
         (text[at + 1] == '?' || text[at + 1] == '!')) {
    const bool is_comment = text.substr(at).starts_with("<!--");
    at = text.find(is_comment ? "-->" : ">", at);
    at = at == text.npos ? at : text.find('<', at);
  }
  if (at == text.npos) return "";
  const std::string_view rest = text.substr(at + 1);
  const std::string name =
      ToLower(rest.substr(0, rest.find_first_of(" \t\r\n/>")));
  const auto found = std::ranges::find(kRoots, name, &Root::first);
  return found == kRoots.end() ? "" : found->second;
}

}  // namespace

bool NamesEmployer(std::string_view kind, std::string_view url) {
  if (kind == "paycom") {
    return !SegmentAfter(url, "portal").empty() ||
           !QueryParameter(url, "clientkey").empty();
  }
  if (kind == "taleo-business") return !QueryParameter(url, "org").empty();
  const bool shared_host = kind == "greenhouse" || kind == "lever" ||
                           kind == "ashby" || kind == "smartrecruiters" ||
                           kind == "workable" || kind == "paylocity" ||
                           kind == "rippling" || kind == "workday";
  return !shared_host || PathOf(url).size() >= 2;
}

std::optional<BoardHint> RecogniseBoard(const Page& page) {
  const std::string& url =
      page.effective_url.empty() ? page.request.url : page.effective_url;
  if (const Board* board = BoardAt(url); board != nullptr) {
    return BoardHint{url, std::string(board->kind())};
  }
  if (const auto kind = KindByRoot(HeadOf(page)); !kind.empty()) {
    Source source;
    source.url = url;
    // Elsewhere than sitemaps stand, that board would ask for robots.txt.
    const bool is_elsewhere =
        kind == "sitemap" && SitemapBoard().Seeds(source).front().url != url;
    return BoardHint{url, is_elsewhere ? "indeed-xml" : std::string(kind)};
  }
  const std::string html =
      WithPlainSlashes(ToUtf8(page.body, page.content_type));
  if (const std::string_view kind = KindByMark(html); !kind.empty()) {
    return BoardHint{url, std::string(kind)};
  }
  std::map<std::string, size_t> links;
  std::map<std::string, std::string> first;
  for (const std::string& link : UrlsIn(html)) {
    auto hint = HintAt(link);
    if (!hint.has_value()) continue;
    ++links[hint->kind];
    first.try_emplace(hint->kind, std::move(hint->url));
  }
  const auto most = std::max_element(
      links.begin(), links.end(),
      [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == links.end()) return std::nullopt;
  return BoardHint{first[most->first], most->first};
}

}  // namespace rolecall
