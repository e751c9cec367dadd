// Sitemaps (sitemaps.org 0.9) and their indexes; robots.txt, which names them;
// and every page that they list.
#include <algorithm>
#include <functional>
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/fields/field_reader.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

// What the protocol allows in one file.
constexpr size_t kMostEntries = 50'000;

struct Entry {
  std::string url;
  std::string lastmod;  // "2026-11-02", or empty
};

std::string BaseOf(const Page& page) {
  return page.effective_url.empty() ? page.request.url : page.effective_url;
}

std::vector<Entry> ReadEntries(XmlElement root, const Page& page) {
  std::vector<Entry> entries;
  const std::string base = BaseOf(page);
  for (XmlElement child : root.Children()) {
    Entry entry{ResolveLink(base, child.Child("loc").Text()), ""};
    if (entry.url.empty()) continue;
    const auto date = ReadDate(child.Child("lastmod").Text(), FetchDate(page));
    if (date.has_value()) entry.lastmod = FormatDate(*date);
    entries.push_back(std::move(entry));
    if (entries.size() == kMostEntries) break;
  }
  return entries;
}

// A site's sitemap lists all its pages: where some look like postings, or like
// sitemaps of postings, those alone are taken.
void KeepTelling(std::vector<Entry>& entries,
                 const std::function<bool(const Entry&)>& is_telling) {
  if (std::any_of(entries.begin(), entries.end(), is_telling)) {
    std::erase_if(entries, std::not_fn(is_telling));
  }
}

bool NamesPostings(const Entry& entry) {
  const std::string_view path = PathOf(entry.url);
  return ContainsIgnoreCase(path, "job") ||
         ContainsIgnoreCase(path, "career") ||
         ContainsIgnoreCase(path, "vacanc") ||
         ContainsIgnoreCase(path, "posting");
}

std::string Purpose(std::string_view what, const Entry& entry) {
  std::string purpose(what);
  if (!entry.lastmod.empty()) purpose += " lastmod=" + entry.lastmod;
  return purpose;
}

void RequestSitemaps(std::vector<Entry> entries, BoardAnswer& answer) {
  KeepTelling(entries, NamesPostings);
  for (const Entry& entry : entries) {
    answer.requests.push_back(Get(entry.url, Purpose("list", entry)));
  }
}

// The domain that a host's owner has registered, near enough: the last two
// labels, or three as of "clinic.co.uk".
std::string SiteOf(std::string_view url) {
  const std::string host = HostOf(url);
  const size_t last = host.rfind('.');
  const bool is_name = host.find_first_not_of("0123456789.:[]") < host.size();
  if (last == std::string::npos || last == 0 || !is_name) return host;
  size_t dot = host.rfind('.', last - 1);
  const size_t second = dot == std::string::npos ? 0 : dot + 1;
  if (host.size() - last == 3 && last - second <= 3 && second > 1) {
    dot = host.rfind('.', second - 2);
  }
  return dot == std::string::npos ? host : host.substr(dot + 1);
}

// An index may name the sitemaps of its own site only; those of another one
// are named by the site's robots.txt (sitemaps.org, "Sitemaps & Cross
// Submits").  One that was handed over is of no site.
void RefuseForeign(const Page& page, std::vector<Entry>& entries,
                   BoardAnswer& answer) {
  const std::string site = SiteOf(BaseOf(page));
  if (site.empty()) return;
  std::string other;
  const size_t refused = std::erase_if(entries, [&](const Entry& entry) {
    if (SiteOf(entry.url) == site) return false;
    other = HostOf(entry.url);
    return true;
  });
  if (refused == 0) return;
  answer.errors.push_back(
      {ErrorCode::kDisallowed,
       "sitemap: an index may name those of its own site only; left out " +
           std::to_string(refused) + ", of " + Printable(other, 80),
       {}});
}

void RequestPostings(std::vector<Entry> entries, const Source& source,
                     BoardAnswer& answer) {
  KeepTelling(entries, [](const Entry& entry) {
    return LooksLikePostingUrl(entry.url);
  });
  for (const Entry& entry : entries) {
    answer.requests.push_back(Get(entry.url, Purpose("posting", entry)));
    Posting stub;
    stub.id = PostingIdOfPage(source, entry.url);
    stub.url = entry.url;
    answer.listed.push_back(std::move(stub));
  }
}

// RFC 9309, section 2.2.4: "Sitemap" records stand outside of groups.
BoardAnswer ReadRobots(const Page& page, std::string_view text) {
  static constexpr std::string_view kField = "sitemap:";
  BoardAnswer answer;
  std::vector<Entry> entries;
  for (std::string_view line : Split(text, '\n')) {
    line = Trim(line);
    if (!EqualsIgnoreCase(line.substr(0, kField.size()), kField)) continue;
    Entry entry{ResolveLink(BaseOf(page), line.substr(kField.size())), ""};
    if (!entry.url.empty()) entries.push_back(std::move(entry));
  }
  if (entries.empty()) {
    entries.push_back(
        {std::string(OriginOf(BaseOf(page))) + "/sitemap.xml", ""});
  }
  RequestSitemaps(std::move(entries), answer);
  return answer;
}

class Sitemap : public XmlBoard {
 public:
  std::string_view kind() const override { return "sitemap"; }
  bool Owns(std::string_view url) const override {
    const std::string_view path = PathOf(url);
    return ContainsIgnoreCase(path, "sitemap") || path == "/robots.txt";
  }

  // A sitemap's own URL; of any other page, its site's robots.txt.
  std::vector<FetchRequest> Seeds(const Source& source) const override {
    const std::string_view path = PathOf(source.url);
    if (Owns(source.url) || path.ends_with(".xml") || path.ends_with(".gz") ||
        path.ends_with(".txt")) {
      return {Get(source.url, "seed")};
    }
    return {Get(std::string(OriginOf(source.url)) + "/robots.txt", "seed")};
  }

  bool Recognises(XmlElement root) const override {
    return root.local_name() == "urlset" || root.local_name() == "sitemapindex";
  }

  BoardAnswer ReadXml(const Source& source, const Page& page,
                      XmlElement root) const override {
    BoardAnswer answer;
    if (root.local_name() == "sitemapindex") {
      auto entries = ReadEntries(root, page);
      RefuseForeign(page, entries, answer);
      RequestSitemaps(std::move(entries), answer);
    } else {
      RequestPostings(ReadEntries(root, page), source, answer);
    }
    return answer;
  }

 protected:
  Result<BoardAnswer> ReadText(const Source& source, const Page& page,
                               std::string_view text) const override {
    if (PathOf(BaseOf(page)) == "/robots.txt") return ReadRobots(page, text);
    BoardAnswer answer;
    std::vector<Entry> entries;
    for (std::string_view line : Split(text, '\n')) {
      Entry entry{ResolveLink("", line), ""};
      if (!entry.url.empty()) entries.push_back(std::move(entry));
      if (entries.size() == kMostEntries) break;
    }
    if (entries.empty()) {
      return Fail(ErrorCode::kMalformed, "sitemap: holds no URL");
    }
    RequestPostings(std::move(entries), source, answer);
    return answer;
  }
};

}  // namespace

const XmlBoard& SitemapBoard() {
  static const Sitemap board;
  return board;
}

}  // namespace rolecall
