// Tables: columns that tell how strongly their rows are meant, "Qualification |
// Required | Preferred", and lines that only say by when.
#include <algorithm>

#include "parser/requirements/sentence_reader.h"

namespace rolecall {
namespace {

// Rows below the head of a table that are read by it.
constexpr uint32_t kLongestTable = 20;
// Lines of a table of times.
constexpr uint32_t kLongestTimeTable = 12;
// Tokens of "must be obtained and maintained within".
constexpr uint32_t kLongestTime = 10;
// Tokens of "Licence or certification:".
constexpr uint32_t kLongestCellLabel = 5;
constexpr uint32_t kNoColumn = 0xFFFFFFFF;

bool IsRow(const PostingView& posting, const Sentence& sentence) {
  return std::any_of(posting.tokens.begin() + sentence.first,
                     posting.tokens.begin() + sentence.last,
                     [](const Token& token) { return IsSign(token, '|'); });
}

// The column that token `at` of the row stands in, from 0.
uint32_t ColumnOf(const PostingView& posting, const Sentence& row,
                  uint32_t at) {
  return static_cast<uint32_t>(std::count_if(
      posting.tokens.begin() + row.first, posting.tokens.begin() + at,
      [](const Token& token) { return IsSign(token, '|'); }));
}

// Tokens [first, last) are all that their cell holds.
bool IsWholeCell(const PostingView& posting, const Sentence& row,
                 uint32_t first, uint32_t last) {
  return (first == row.first || IsSign(posting.tokens[first - 1], '|')) &&
         (last == row.last || IsSign(posting.tokens[last], '|'));
}

struct LevelColumns {
  uint32_t required = kNoColumn;
  uint32_t preferred = kNoColumn;
};

LevelColumns ReadHead(const PostingView& posting, const Sentence& head,
                      const std::vector<CueHit>& cues) {
  LevelColumns columns;
  for (const CueHit& cue : cues) {
    if (!IsWholeCell(posting, head, cue.first, cue.last)) continue;
    const uint32_t column = ColumnOf(posting, head, cue.first);
    if (cue.cue == Cue::kRequired) columns.required = column;
    if (IsPreferring(cue.cue)) columns.preferred = column;
  }
  return columns;
}

// A cross or a tick, alone in its cell, stands in the column.
bool IsMarked(const PostingView& posting, const Clause& clause,
              uint32_t column) {
  const Sentence& row = clause.sentence;
  for (uint32_t i = row.first; i < row.last; ++i) {
    if (!clause.IsSign(i, '|') && IsWholeCell(posting, row, i, i + 1) &&
        !clause.StartsName(i) && ColumnOf(posting, row, i) == column) {
      return true;
    }
  }
  return false;
}

}  // namespace

void SentenceReader::ReadColumns(const PostingView& posting,
                                 Clause& clause) const {
  const Sentence& row = clause.sentence;
  if (!IsRow(posting, row)) return;
  const auto index = static_cast<uint32_t>(&row - posting.sentences.data());
  uint32_t top = index;
  while (top > 0 && index - top < kLongestTable &&
         IsRow(posting, posting.sentences[top - 1])) {
    --top;
  }
  if (top == index) return;
  const Sentence& head = posting.sentences[top];
  std::vector<CueHit> cues;
  cues_.Find(posting.tokens, head.first, head.last, cues);
  LevelColumns columns = ReadHead(posting, head, cues);
  if (columns.required == kNoColumn || columns.preferred == kNoColumn) return;
  // A head without a cell above the names.
  const uint32_t shift =
      std::min(columns.required, columns.preferred) == 0 &&
              (IsMarked(posting, clause, 1) || IsMarked(posting, clause, 2))
          ? 1
          : 0;
  const bool required = IsMarked(posting, clause, columns.required + shift);
  const bool preferred = IsMarked(posting, clause, columns.preferred + shift);
  for (NameReading& name : clause.names) {
    if (name.mention.term == kNoTerm || name.refused || name.bound) continue;
    const uint32_t column = ColumnOf(posting, row, name.mention.first);
    const bool must =
        required || (!preferred && column == columns.required + shift);
    if (!must && !preferred && column != columns.preferred + shift) continue;
    name.asked = true;
    name.level =
        must ? RequirementLevel::kRequired : RequirementLevel::kPreferred;
    name.plainness = Plainness::kHeader;
    name.rule = "table-column";
  }
}

// "..., a grace period will apply" some lines above: "NRP - within 30 days"
// says by when, and asks for nothing.
void SentenceReader::MarkGracePeriods(const PostingView& posting,
                                      uint32_t index,
                                      std::span<Ask> asks) const {
  const auto mere_time = [](const Ask& ask) {
    return ask.within_days.has_value() && ask.plainness < Plainness::kClause;
  };
  if (std::none_of(asks.begin(), asks.end(), mere_time)) return;
  for (uint32_t back = 1; back <= kLongestTimeTable && back <= index; ++back) {
    const Sentence& above = posting.sentences[index - back];
    if (above.heading) return;
    bool grace = false;
    bool condition = false;
    for (uint32_t i = above.first; i < above.last; ++i) {
      const bool named = words_.IsGrace(posting.tokens[i].word);
      grace |= named;
      // "Grace periods for new associates"
      condition |= named && i + 1 < above.last && posting.tokens[i + 1].plural;
      condition |= words_.IsIf(posting.tokens[i].word);
    }
    if (!grace || !condition) continue;
    for (Ask& ask : asks) ask.time_only |= mere_time(ask);
    return;
  }
}

// "ACLS preferred; required within 6 months", "but must be obtained within 60
// days": a part that names nothing, and says by when.
bool SentenceReader::SaysByWhen(const Clause& clause, uint32_t token) const {
  bool must = false;
  bool timed = false;
  for (const CueHit& cue : clause.cues) {
    if (cue.first < token) continue;
    // "; 12 months to obtain"
    if (IsUnit(cue.cue) && cue.first <= token + 1 &&
        cue.last + 1 < clause.sentence.last &&
        words_.IsBy(clause.tokens[cue.last].word) &&
        words_.IsObtained(clause.tokens[cue.last + 1].word)) {
      return true;
    }
    if (!must && cue.first > token + 1) return false;
    if (cue.cue == Cue::kNumber) continue;
    if (cue.first > token + kLongestTime) break;
    must |= cue.cue == Cue::kRequired || cue.cue == Cue::kRequiredLead;
    timed |= cue.cue == Cue::kWithin;
    if (must && timed) return !clause.NameBetween(token, cue.first);
  }
  return false;
}

// "Education: GED | Certification: CMA, RMA | Software: Epic (preferred)"
bool SentenceReader::OpensLabel(const Clause& clause, uint32_t token) {
  const uint32_t end =
      std::min(clause.sentence.last, token + kLongestCellLabel);
  for (uint32_t i = token + 1; i < end; ++i) {
    if (clause.IsSign(i, ':')) return true;
    if (clause.tokens[i].kind == TokenKind::kSign) return false;
  }
  return false;
}

}  // namespace rolecall
