// A page of HTML: one posting with or without structured data, or (as a seed)
// a list of links to such pages.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/charset.h"
#include "parser/gzip.h"
#include "parser/html.h"
#include "parser/html_page.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

// A seed with at least so many links to postings is a list of them.
constexpr size_t kFewestLinks = 3;
// No posting names so many similar ones.
constexpr size_t kManyLinks = 20;

bool IsFile(const Page& page) { return page.request.purpose == "file"; }

bool IsForOnePosting(const Page& page) {
  return !page.request.purpose.starts_with("seed") &&
         !page.request.purpose.starts_with("list");
}

const std::string& UrlOf(const Page& page) {
  return page.effective_url.empty() ? page.request.url : page.effective_url;
}

// Of several postings on a page, each has an id by its own URL, or by its place
// on the page where that is not told apart.
void SetIds(const Source& source, const Page& page,
            std::vector<Posting>& postings) {
  const std::string own_id = OwnIdOf(page.request);
  if (postings.size() == 1 && !own_id.empty()) {
    postings.front().id = PostingId(source, own_id);
    return;
  }
  for (size_t i = 0; i < postings.size(); ++i) {
    const std::string& own = postings[i].url;
    const bool is_page = own.empty() || own == UrlOf(page);
    std::string name = postings.size() == 1 ? page.request.url : own;
    if (postings.size() > 1 && is_page) {
      name = page.request.url + "#" + std::to_string(i + 1);
    }
    postings[i].id = PostingIdOfPage(source, name);
  }
}

// What leads from a description to other vacancies.
struct Below {
  bool is_list = false;  // the links are much of it
  size_t links = 0;
  size_t lead_in = 0;  // bytes of text before the first of them
};

Below LinksBelow(const Posting& posting, std::string_view url) {
  // Most descriptions have no link, and few have several.
  constexpr size_t kFewestOfAList = 3;
  size_t links = 0;
  for (size_t at = 0; links < kFewestOfAList; ++links, ++at) {
    at = posting.description.find("href", at);
    if (at == std::string::npos) return {};
  }
  const Result<HtmlPage> text = ReadHtmlPage(posting.description, url, Date());
  if (!text.has_value()) return {};
  Below below{IsListPage(*text, url), CountPostingLinks(*text, url), 0};
  for (const PageLink& link : text->links) {
    if (!LooksLikePostingUrl(link.url)) continue;
    const size_t at = posting.description.find(PathOf(link.url));
    if (at == std::string::npos) break;
    const std::string_view before =
        std::string_view(posting.description).substr(0, at);
    below.lead_in = DescriptionToText(before.substr(0, before.rfind('<')))
                        .value_or("")
                        .size();
    break;
  }
  return below;
}

// A list posing as a posting, which takes two signs: its count or that links
// are much of it, and that they stand first or that there is little else.
bool IsList(const Posting& posting, std::string_view html,
            std::string_view url) {
  constexpr size_t kShortText = 100;
  const std::string& text = posting.description_text;
  if (RepeatsItself(text)) return true;
  const bool counts = CountsMany(posting.title, text);
  const Below below = LinksBelow(posting, url);
  if (!counts) {
    return below.is_list &&
           (below.lead_in < kShortText || below.links >= kManyLinks);
  }
  if (below.links >= kFewestLinks || text.size() < kShortText) return true;
  const Result<HtmlPage> page = ReadHtmlPage(html, url, Date());
  return page.has_value() && CountPostingLinks(*page, url) >= kFewestLinks;
}

// Takes out what is no posting: those without a title or a text, and lists
// posing as one.
void Sift(std::string_view html, std::string_view url,
          std::vector<Posting>& postings, std::vector<Error>& errors) {
  for (Posting& posting : postings) {
    posting.description_text =
        DescriptionToText(posting.description).value_or("");
  }
  std::erase_if(postings, [&](const Posting& posting) {
    if (posting.title.empty() || posting.description.empty()) {
      errors.push_back({ErrorCode::kMalformed,
                        "JobPosting without title or description",
                        {}});
      return true;
    }
    if (IsList(posting, html, url)) {
      errors.push_back({ErrorCode::kMalformed,
                        "list page: \"" + Printable(posting.title, 80) +
                            "\" describes many postings",
                        {}});
      return true;
    }
    return false;
  });
}

// What no page of text is: a PDF, an image, nothing at all.
std::string WhyNoPage(std::string_view body, const Page& page) {
  if (Trim(body).empty()) return "holds nothing";
  // UTF-16 has been converted.
  const bool is_binary = body.substr(0, 1024).find('\0') != body.npos;
  if (!is_binary && !body.starts_with("%PDF-") && !IsGzip(page.body)) return "";
  return "holds no text" + (page.content_type.empty()
                                ? ""
                                : ": " + Printable(page.content_type, 60));
}

bool HasText(const HtmlPage& html) {
  return !html.text.empty() && (!html.title.empty() || html.text.size() > 200);
}

Posting PlainPosting(const HtmlPage& html, const Page& page) {
  Posting posting;
  posting.title = html.title;
  posting.url = UrlOf(page);
  // A marked part that is short is a teaser or a label.
  constexpr size_t kShortest = 300;
  posting.description =
      html.description.size() < kShortest ? html.text : html.description;
  return posting;
}

void FollowLinks(const HtmlPage& html, const Source& source, const Page& page,
                 BoardAnswer& answer) {
  const std::string host = HostOf(UrlOf(page));
  for (const PageLink& link : html.links) {
    // Further pages of the list are no postings.
    const bool is_page = PathOf(link.url) == PathOf(UrlOf(page)) &&
                         link.url.find("page=") != std::string::npos;
    if (link.url == UrlOf(page) || is_page || HostOf(link.url) != host ||
        !LooksLikePostingUrl(link.url)) {
      continue;
    }
    answer.requests.push_back(Get(link.url, "posting"));
    Posting stub;
    stub.id = PostingIdOfPage(source, link.url);
    stub.url = link.url;
    stub.title = link.text;
    answer.listed.push_back(std::move(stub));
  }
  if (!html.next_url.empty() && HostOf(html.next_url) == host) {
    answer.requests.push_back(Get(html.next_url, "list"));
  }
}

class PageKind : public Board {
 public:
  std::string_view kind() const override { return "page"; }
  bool Owns(std::string_view) const override { return true; }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {Get(source.url, "seed")};
  }

  // A list may well be found by its postings alone ("noindex, follow").
  bool HeedsNoindex(const FetchRequest& request) const override {
    return IsPostingPage(request);
  }

  Result<BoardAnswer> Read(const Source& source,
                           const Page& page) const override {
    std::string converted;
    const std::string_view body =
        AsUtf8(page.body, page.content_type, &converted);
    if (const std::string why = WhyNoPage(body, page); !why.empty()) {
      return Fail(ErrorCode::kMalformed, "page: " + why);
    }
    Result<HtmlPage> html = ReadPostingPage(body, UrlOf(page), FetchDate(page));
    if (!html.has_value()) return Fail(std::move(html).error());
    BoardAnswer answer;
    answer.errors = std::move(html->errors);
    answer.closed =
        !IsFile(page) && ((page.noindex && IsPostingPage(page.request)) ||
                          html->noindex || html->says_closed);
    if (answer.closed) return answer;
    answer.postings = std::move(html->postings);
    const bool has_markup = !answer.postings.empty();
    Sift(body, UrlOf(page), answer.postings, answer.errors);
    if (has_markup && answer.postings.empty()) {
      return Fail(answer.errors.back());
    }
    if (!has_markup) {
      Result<void> read = ReadPlain(*html, source, page, answer);
      if (!read.has_value()) return Fail(std::move(read).error());
    }
    SetIds(source, page, answer.postings);
    for (Posting& posting : answer.postings) {
      if (posting.hiring_organization.empty()) {
        posting.hiring_organization = source.hiring_organization;
      }
    }
    return answer;
  }

 private:
  // A page without markup: one posting, or a list of links.
  static Result<void> ReadPlain(const HtmlPage& html, const Source& source,
                                const Page& page, BoardAnswer& answer) {
    const bool is_list = IsListPage(html, UrlOf(page)) || IsListText(html.text);
    const bool is_posting =
        !is_list && (ReadsLikePosting(html) || (IsFile(page) && HasText(html)));
    if (!IsForOnePosting(page)) {
      FollowLinks(html, source, page, answer);
      // The front page of a careers site reads much like a posting.
      if (answer.listed.size() >= kFewestLinks) return {};
    } else if (is_list) {
      return Fail(ErrorCode::kMalformed,
                  "list page: names many postings, shows none");
    }
    if (is_posting) {
      answer.listed.clear();
      answer.requests.clear();
      answer.postings.push_back(PlainPosting(html, page));
    } else if (IsFile(page) || !OwnIdOf(page.request).empty()) {
      // A board's list said that this is one; a sitemap says no such thing.
      return Fail(ErrorCode::kMalformed, "page: shows no posting");
    }
    return {};
  }
};

}  // namespace

const Board& PageBoard() {
  static const PageKind board;
  return board;
}

}  // namespace rolecall
