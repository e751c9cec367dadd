#include "parser/resume/resume_posts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text.h"
#include "parser/resume/resume_dates.h"

namespace rolecall {
namespace {

using std::chrono::year_month_day;

constexpr size_t kLongestTitle = 90;
constexpr size_t kLongestHead = 160;
constexpr size_t kLongestPart = 60;
constexpr int kTitleReach = 2;  // lines above and below the span

int MonthNumber(Date date) {
  const year_month_day when(date);
  return static_cast<int>(when.year()) * 12 +
         static_cast<int>(static_cast<unsigned>(when.month())) - 1;
}

// "June 2019 - May 2021": months that make up years to the last of them.
bool IsInWholeYears(const DateHit& span, Date last) {
  if (span.is_open || span.in_years || last != span.last) return false;
  const year_month_day first(span.first);
  const year_month_day next(span.last + std::chrono::days(1));
  return first.month() == next.month() && first.day() == next.day() &&
         first.day() == std::chrono::day(1);
}

std::optional<DateHit> SpanOf(const ResumeLine& line) {
  for (const DateHit& hit : FindDates(line.text)) {
    if (hit.is_span) return hit;
  }
  return {};
}

// A title, not a sentence about the work: most of its longer words begin with a
// capital.
bool LooksLikeTitle(std::string_view text) {
  if (text.empty() || text.ends_with('.') || IsAsciiLower(text.front())) {
    return false;
  }
  size_t words = 0;
  size_t capitals = 0;
  for (const std::string_view word : Split(text, ' ')) {
    if (word.size() < 4) continue;
    ++words;
    if (IsAsciiUpper(word.front())) ++capitals;
  }
  return words > 0 && capitals * 3 >= words * 2;
}

// "Elm Clinic (2020-2023), Medical Assistant: charted": what a post is called
// stands before the colon or the sentence that tells the work.
std::vector<std::string_view> PartsOfHead(std::string_view line) {
  constexpr std::array<std::string_view, 10> kSigns = {", ",
                                                       " | ",
                                                       "(",
                                                       ")",
                                                       " - ",
                                                       " \xE2\x80\x93 ",
                                                       " \xE2\x80\x94 ",
                                                       "\t",
                                                       " \xE2\x80\xA2 ",
                                                       " at "};
  line = line.substr(0, line.find(": "));
  line = Utf8Prefix(line, kLongestHead);
  std::vector<std::string_view> parts;
  size_t begin = 0;
  for (size_t at = 0; at < line.size();) {
    const auto sign = std::find_if(
        kSigns.begin(), kSigns.end(),
        [&](std::string_view s) { return line.substr(at).starts_with(s); });
    if (sign == kSigns.end()) {
      ++at;
      continue;
    }
    parts.push_back(Trim(line.substr(begin, at - begin)));
    begin = at += sign->size();
  }
  parts.push_back(Trim(line.substr(begin)));
  return parts;
}

// A line without its span.
std::string WithoutSpan(std::string_view text, const DateHit& span) {
  return std::string(text.substr(0, span.begin)) + " " +
         std::string(text.substr(span.end));
}

class PostReader {
 public:
  PostReader(const std::vector<ResumeLine>& lines,
             const OccupationReader& occupations, Date as_of)
      : lines_(lines), occupations_(occupations), as_of_(as_of) {}

  std::vector<ResumePost> Read() {
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].section != ResumeSection::kExperience) continue;
      if (lines_[i].heading) continue;
      if (const auto span = SpanOf(lines_[i])) Add(i, *span);
    }
    for (size_t i = 0; i < posts_.size(); ++i) {
      const size_t next =
          i + 1 < posts_.size() ? posts_[i + 1].first_line : EndOf(posts_[i]);
      posts_[i].last_line = std::max(next, posts_[i].first_line + 1);
    }
    for (ResumePost& post : posts_) {
      if (post.occupations.empty()) TakeShortTitle(post);
    }
    return std::move(posts_);
  }

 private:
  void Add(size_t index, const DateHit& span) {
    if (span.first > as_of_) return;
    ResumePost post;
    post.first_line = post.title_line = index;
    post.begin_month = MonthNumber(span.first);
    const Date last = span.is_open ? as_of_ : std::min(span.last, as_of_);
    post.end_month = MonthNumber(last);
    // "2010 - 2012" is two years, not three; January to December is one.
    if (span.in_years && !span.is_open) post.end_month -= 11;
    if (IsInWholeYears(span, last)) ++post.end_month;
    post.end_month = std::max(post.end_month, post.begin_month + 1);
    FindTitle(span, post);
    post.first_line = std::min(post.first_line, post.title_line);
    posts_.push_back(std::move(post));
  }

  void FindTitle(const DateHit& span, ResumePost& post) {
    const size_t at = post.first_line;
    post.occupations = OccupationsOf(WithoutSpan(lines_[at].text, span));
    if (post.occupations.empty()) TryParts(at, span, post);
    for (int step = 1; step <= kTitleReach && post.occupations.empty();
         ++step) {
      TryLine(at, -step, post);
      if (post.occupations.empty()) TryLine(at, step, post);
    }
  }

  void TryParts(size_t at, const DateHit& span, ResumePost& post) const {
    // "SQL Server 2008 - 2012 servers" is no time.
    const std::string_view behind = Trim(lines_[at].text.substr(span.end));
    if (!behind.empty() && IsAsciiLower(behind.front())) return;
    const std::string line = WithoutSpan(lines_[at].text, span);
    for (const std::string_view part : PartsOfHead(line)) {
      if (part.size() > kLongestPart) continue;
      post.occupations = OccupationsOf(std::string(part));
      if (!post.occupations.empty()) return;
    }
  }

  void TryLine(size_t at, int step, ResumePost& post) {
    const auto index = static_cast<ptrdiff_t>(at) + step;
    if (index < 0 || index >= static_cast<ptrdiff_t>(lines_.size())) return;
    const ResumeLine& line = lines_[static_cast<size_t>(index)];
    const bool taken = !posts_.empty() &&
                       static_cast<size_t>(index) <= posts_.back().title_line;
    if (taken || line.heading || line.item || SpanOf(line) ||
        line.section != ResumeSection::kExperience) {
      return;
    }
    post.occupations = OccupationsOf(std::string(line.text));
    if (!post.occupations.empty()) post.title_line = static_cast<size_t>(index);
  }

  // "Manager" says nothing of the trade.
  static bool IsOfEveryTrade(std::string_view word) {
    static constexpr std::array<std::string_view, 14> kWords = {
        "Administrator", "Aide",        "Analyst",  "Assistant", "Associate",
        "Clerk",         "Coordinator", "Director", "Lead",      "Manager",
        "Specialist",    "Supervisor",  "Tech",     "Technician"};
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
  }

  // "Coder" in a resume that says "Medical Coder" elsewhere is the same work;
  // else what was done tells which it is.
  void TakeShortTitle(ResumePost& post) const {
    const std::string_view line = lines_[post.first_line].text;
    const std::string_view word =
        Trim(line.substr(0, line.find_first_of(",|-(")));
    if (word.empty() || word.find(' ') != std::string_view::npos ||
        IsOfEveryTrade(word) || !LooksLikeTitle(word)) {
      return;
    }
    const std::string ending = std::string(" ").append(word);
    for (const ResumePost& other : posts_) {
      if (other.occupations.size() != 1) continue;
      const std::string_view title = lines_[other.title_line].text;
      const size_t at = title.find(ending);
      const size_t end = at + ending.size();
      if (at == std::string_view::npos ||
          (end < title.size() && IsAsciiAlpha(title[end]))) {
        continue;
      }
      post.occupations = other.occupations;
      return;
    }
    post.occupations = occupations_.Read(word, WorkOf(post)).codes;
  }

  // The lines below a post's own, a bounded part of them.
  std::string WorkOf(const ResumePost& post) const {
    constexpr size_t kEnough = 2000;
    std::string work;
    for (size_t i = post.first_line + 1;
         i < post.last_line && work.size() < kEnough; ++i) {
      work.append(lines_[i].text).append("\n");
    }
    return work;
  }

  std::vector<std::string> OccupationsOf(const std::string& text) const {
    const std::string_view title = Utf8Prefix(Trim(text), kLongestTitle);
    if (!LooksLikeTitle(title)) return {};
    return occupations_.Read(title, "").codes;
  }

  // Where the section of `post` ends.
  size_t EndOf(const ResumePost& post) const {
    size_t end = post.first_line + 1;
    while (end < lines_.size() &&
           lines_[end].section == ResumeSection::kExperience) {
      ++end;
    }
    return end;
  }

  const std::vector<ResumeLine>& lines_;
  const OccupationReader& occupations_;
  const Date as_of_;
  std::vector<ResumePost> posts_;
};

}  // namespace

std::vector<ResumePost> ReadPosts(const std::vector<ResumeLine>& lines,
                                  const OccupationReader& occupations,
                                  Date as_of) {
  return PostReader(lines, occupations, as_of).Read();
}

int MonthsCovered(const std::vector<const ResumePost*>& posts) {
  std::vector<std::pair<int, int>> spans;
  for (const ResumePost* post : posts) {
    spans.emplace_back(post->begin_month, post->end_month);
  }
  std::sort(spans.begin(), spans.end());
  int months = 0;
  int covered_to = 0;
  for (const auto& [begin, end] : spans) {
    const int from = std::max(begin, covered_to);
    if (end > from) months += end - from;
    covered_to = std::max(covered_to, end);
  }
  return months;
}

}  // namespace rolecall
