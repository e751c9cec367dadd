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
constexpr int kTitleReach = 2;  // lines above and below the span

int MonthNumber(Date date) {
  const year_month_day when(date);
  return static_cast<int>(when.year()) * 12 +
         static_cast<int>(static_cast<unsigned>(when.month())) - 1;
}

// "2010 - 2012" is two years, not three.
bool IsInYears(const DateHit& hit) {
  const year_month_day first(hit.first);
  const year_month_day last(hit.last);
  return !hit.is_open && first.month() == std::chrono::January &&
         first.day() == std::chrono::day(1) &&
         last.month() == std::chrono::December &&
         last.day() == std::chrono::day(31);
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
    for (ResumePost& post : posts_) {
      if (post.occupations.empty()) TakeShortTitle(post);
    }
    for (size_t i = 0; i < posts_.size(); ++i) {
      const size_t next =
          i + 1 < posts_.size() ? posts_[i + 1].first_line : EndOf(posts_[i]);
      posts_[i].last_line = std::max(next, posts_[i].first_line + 1);
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
    post.end_month = MonthNumber(last) - (IsInYears(span) ? 11 : 0);
    post.end_month = std::max(post.end_month, post.begin_month + 1);
    FindTitle(span, post);
    post.first_line = std::min(post.first_line, post.title_line);
    posts_.push_back(std::move(post));
  }

  void FindTitle(const DateHit& span, ResumePost& post) {
    const size_t at = post.first_line;
    post.occupations = OccupationsOf(WithoutSpan(lines_[at].text, span));
    for (int step = 1; step <= kTitleReach && post.occupations.empty();
         ++step) {
      TryLine(at, -step, post);
      if (post.occupations.empty()) TryLine(at, step, post);
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

  // "Coder" in a resume that says "Medical Coder" elsewhere is the same work.
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
