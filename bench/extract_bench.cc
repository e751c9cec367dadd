// How fast pages are read: from a page's bytes to the requirements of its
// posting, on one core.
//
//   extract_bench stages|rolecall|gumbo-parse-only|gumbo+re2 DATADIR [PAGES]
//
// DATADIR is what gen.py of the peers folder wrote: pages/jNNNNNN.html and
// terms.tsv, whose terms are the catalogue.  `stages` prints what each step
// costs beside Gumbo's own parse of the same pages; the others print one line
// for bench/peers.sh: name, pages/s, unit, CPU ms for 1,000 pages, peak MB.
// `gumbo+re2` is what one would write first: Gumbo's tree of the whole page,
// its text, and one RE2::Set of all spellings.
#include <gumbo.h>
#include <re2/set.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "config/settings.h"
#include "parser/boards/board.h"
#include "parser/html.h"
#include "parser/posting_reader.h"

namespace rolecall {
namespace {

constexpr Date kToday =
    std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);
constexpr int kRounds = 3;

double CpuSeconds() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         static_cast<double>(now.tv_nsec) * 1e-9;
}

double PeakMegabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// terms.tsv: id, kind, canonical name, one surface a line.
Catalogue ReadTerms(const std::string& path) {
  const std::string file = ReadFile(path);
  std::map<int, Term> terms;
  for (std::string_view line : Split(file, '\n')) {
    const auto cells = Split(line, '\t');
    if (cells.size() < 4 || !IsAsciiDigit(cells[0][0])) continue;
    const int id = std::atoi(std::string(cells[0]).c_str());
    Term& term = terms[id];
    const bool certification = id < 150;
    term.id = "t" + std::to_string(id);
    term.name = cells[2];
    term.kind = certification ? RequirementKind::kCertification
                              : RequirementKind::kSoftware;
    term.sort = certification ? "certification" : "product";
    term.category = certification ? "certification" : "software";
    term.aliases.emplace_back(cells[3]);
  }
  std::vector<Term> list;
  for (auto& [id, term] : terms) list.push_back(std::move(term));
  return Catalogue(std::move(list), {}, {});
}

std::vector<Page> ReadPages(const std::string& directory, size_t count) {
  std::vector<Page> pages;
  for (size_t i = 0; i < count; ++i) {
    char name[48];
    std::snprintf(name, sizeof name, "/pages/j%06zu.html", i);
    Page page;
    page.request.url = "https://example.org" + std::string(name);
    page.request.purpose = "posting";
    page.effective_url = page.request.url;
    page.status_code = 200;
    page.content_type = "text/html; charset=utf-8";
    page.fetched_at = kToday;
    page.body = ReadFile(directory + name);
    if (page.body.empty()) break;
    pages.push_back(std::move(page));
  }
  return pages;
}

// Gumbo's own parse, with memory that costs nothing to take or to free.
class BareGumbo {
 public:
  BareGumbo() : memory_(size_t{64} << 20) {
    options_.allocator = [](void* self, size_t size) {
      return static_cast<BareGumbo*>(self)->Allocate(size);
    };
    options_.deallocator = [](void*, void*) {};
    options_.userdata = this;
    options_.max_errors = 0;
  }
  const GumboNode* Parse(std::string_view html) {
    used_ = 0;
    return gumbo_parse_with_options(&options_, html.data(), html.size())->root;
  }
  std::string Text(std::string_view html) {
    std::string text;
    AddText(Parse(html), text);
    return text;
  }

 private:
  static void AddText(const GumboNode* node, std::string& text) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) {
      text += node->v.text.text;
    }
    if (node->type != GUMBO_NODE_ELEMENT ||
        node->v.element.tag == GUMBO_TAG_SCRIPT ||
        node->v.element.tag == GUMBO_TAG_STYLE) {
      return;
    }
    const GumboVector& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      AddText(static_cast<const GumboNode*>(children.data[i]), text);
    }
    text += '\n';
  }
  void* Allocate(size_t size) {
    void* at = memory_.data() + used_;
    used_ += (size + 15) & ~size_t{15};
    if (used_ > memory_.size()) std::abort();
    return at;
  }
  GumboOptions options_ = kGumboDefaultOptions;
  std::vector<char> memory_;
  size_t used_ = 0;
};

// The best of a few rounds over all pages, in seconds.
template <typename Step>
double Best(size_t count, Step step) {
  double best = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    const double begin = CpuSeconds();
    for (size_t i = 0; i < count; ++i) step(i);
    best = std::min(best, CpuSeconds() - begin);
  }
  return best;
}

class Bench {
 public:
  Bench(const std::string& directory, size_t count)
      : catalogue_(ReadTerms(directory + "/terms.tsv")),
        pages_(ReadPages(directory, count)) {
    source_.kind = "page";
  }

  int Run(const std::string& what) {
    if (pages_.empty()) return 66;
    if (what == "gumbo-parse-only") return Line(what, Gumbo());
    if (what == "gumbo+re2") return Line(what, GumboAndRe2());
    const double begin = CpuSeconds();
    auto gazetteer =
        LoadGazetteer(DataDirectory() + "/geo/us-postal-codes.tsv");
    auto occupations = LoadOccupations(DataDirectory() + "/occupations.tsv");
    if (!gazetteer || !occupations) return 66;
    auto reader = PostingReader::Create(catalogue_, *gazetteer, *occupations);
    if (!reader) return 65;
    std::fprintf(stderr, "start %.0f ms\n", (CpuSeconds() - begin) * 1e3);
    if (what == "rolecall") return Line(what, Whole(*reader));
    Stages(*reader);
    return 0;
  }

 private:
  double Gumbo() {
    BareGumbo gumbo;
    return Best(pages_.size(), [&](size_t i) { gumbo.Parse(pages_[i].body); });
  }

  double GumboAndRe2() {
    RE2::Options options;
    options.set_max_mem(int64_t{512} << 20);
    RE2::Set set(options, RE2::UNANCHORED);
    for (const Term& term : catalogue_.terms()) {
      for (const std::string& alias : term.aliases) {
        set.Add("(?i)\\b" + RE2::QuoteMeta(alias), nullptr);
      }
    }
    set.Compile();
    BareGumbo gumbo;
    std::vector<int> hits;
    return Best(pages_.size(), [&](size_t i) {
      set.Match(gumbo.Text(pages_[i].body), &hits);
    });
  }

  std::vector<Posting> Published(size_t i) const {
    auto answer = (*FindBoard(source_))->Read(source_, pages_[i]);
    return answer.has_value() ? std::move(answer->postings)
                              : std::vector<Posting>();
  }

  double Whole(const PostingReader& reader) const {
    size_t postings = 0;
    size_t requirements = 0;
    const double seconds = Best(pages_.size(), [&](size_t i) {
      for (Posting& posting : Published(i)) {
        if (!reader.Read(posting, kToday)) continue;
        ++postings;
        requirements += posting.requirements.size();
      }
    });
    std::fprintf(stderr, "%zu postings, %zu requirements of %zu pages\n",
                 postings / kRounds, requirements / kRounds, pages_.size());
    return seconds;
  }

  void Stages(const PostingReader& reader) const {
    const size_t count = pages_.size();
    BareGumbo gumbo;
    const double bare =
        Best(count, [&](size_t i) { gumbo.Parse(pages_[i].body); });
    Stage("Gumbo's own parse", bare, bare);
    Stage("tree of the page",
          Best(count,
               [&](size_t i) { (void)HtmlDocument::Parse(pages_[i].body); }),
          bare);
    std::vector<Posting> postings;
    for (size_t i = 0; i < count; ++i) {
      for (Posting& posting : Published(i)) postings.push_back(posting);
    }
    Stage("page to published postings",
          Best(count, [&](size_t i) { (void)Published(i); }), bare);
    Stage("description to text",
          Best(postings.size(),
               [&](size_t i) {
                 postings[i].description_text =
                     DescriptionToText(postings[i].description).value_or("");
               }),
          bare);
    std::vector<Posting> texts = postings;
    for (Posting& posting : texts) posting.description.clear();
    Stage("text to fields and requirements",
          Best(texts.size(),
               [&](size_t i) {
                 Posting posting = texts[i];
                 (void)reader.Read(posting, kToday);
               }),
          bare);
    Stage("page to requirements", Whole(reader), bare);
  }

  void Stage(const char* name, double seconds, double bare) const {
    const auto count = static_cast<double>(pages_.size());
    std::printf("%-32s %8.1f us %8.0f/s  %.3f of Gumbo\n", name,
                seconds / count * 1e6, count / seconds, seconds / bare);
  }
  int Line(const std::string& name, double seconds) const {
    const auto count = static_cast<double>(pages_.size());
    std::printf("%s %.0f pages/s %.1f %.0f\n", name.c_str(), count / seconds,
                seconds / count * 1e6, PeakMegabytes());
    return 0;
  }

  Catalogue catalogue_;
  std::vector<Page> pages_;
  Source source_;
};

}  // namespace
}  // namespace rolecall

int main(int argc, char** argv) {
  if (argc < 3) return 64;
  const size_t pages = argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 1000;
  return rolecall::Bench(argv[2], pages).Run(argv[1]);
}
