#include "parser/requirements/sentence_reader.h"

#include <algorithm>
#include <utility>

namespace rolecall {
namespace {

// Shorter words of kAllOf ("also", "plus") begin something new.
constexpr std::string_view kIncludes = "includes";

constexpr size_t kUsualCues = 16;

// An item has so many words before what it says of its level.
constexpr uint32_t kShortestItem = 2;
// Longer parts between semicolons say something of their own.
constexpr uint32_t kLongestListedItem = 6;
// Tokens of ", it is" between "though" and "not required", or behind it.
constexpr uint32_t kLongestAside = 3;
// Tokens of a list's header that says by when.
constexpr uint32_t kLongestHeader = 24;

bool AsksForCredentials(const CueHit& cue) {
  return cue.cue == Cue::kRequired || cue.cue == Cue::kRequiredLead ||
         cue.cue == Cue::kCredentialNoun || cue.cue == Cue::kPossess ||
         cue.cue == Cue::kOneOf;
}

// "no CPR card needed", not "no night call for CRNAs".
bool SpeaksOfNeed(const Clause& clause, const NameReading& name) {
  return clause.Near(name, Cue::kRequired) ||
         clause.Near(name, Cue::kRequiredLead) ||
         clause.Near(name, Cue::kCredentialNoun);
}

// What the sentence says is not needed, or not taken.
void AddDenials(const Clause& clause, Denials& denials) {
  for (const NameReading& name : clause.names) {
    if (name.mention.term == kNoTerm) continue;
    if (name.rule == "not-required" ||
        (name.rule == "negation" && SpeaksOfNeed(clause, name))) {
      denials.refused.push_back(name.mention.term);
    }
    if (name.excluded) denials.excluded.push_back(name.mention.term);
  }
}

}  // namespace

// "BLS required ACLS is required within ...": where a page lost its lines, a
// capital behind "required" begins the next item.
bool SentenceReader::EndsItem(const Clause& clause, const CueHit& cue) const {
  if (!IsTrailing(cue.cue) || cue.first <= clause.sentence.first ||
      cue.last >= clause.sentence.last) {
    return false;
  }
  const Token& next = clause.tokens[cue.last];
  if (next.kind != TokenKind::kWord || next.letter_case == Case::kLower ||
      words_.IsFunction(next.word)) {
    return false;
  }
  if (words_.IsBe(clause.tokens[cue.first].word)) return true;
  // "BSN degree preferred State issued ...", not "keeps required BLS card".
  const Token& before = clause.tokens[cue.first - 1];
  if (clause.tokens[cue.first].letter_case == Case::kLower &&
      cue.first >= clause.sentence.first + kShortestItem &&
      before.kind == TokenKind::kWord &&
      !(words_.IsBe(before.word) && before.letter_case != Case::kLower) &&
      (IsPreferring(cue.cue) || !clause.StartsName(cue.last))) {
    return true;
  }
  // "Advanced Cardiac Life Support (ACLS) preferred Nurses' course must ..."
  const uint32_t bracket = clause.IsSign(cue.first - 1, ')') ? 1 : 0;
  return std::any_of(clause.names.begin(), clause.names.end(),
                     [&](const NameReading& name) {
                       return name.mention.last + bracket == cue.first;
                     });
}

// "IT applications; including Outlook", "Office packages; Excel, Word": what
// stands behind the semicolon belongs to what stands before it.
bool SentenceReader::Continues(const Clause& clause, uint32_t token) const {
  for (const CueHit& cue : clause.cues) {
    if (cue.first != token) continue;
    const Token& word = clause.tokens[token];
    return cue.cue == Cue::kExample ||
           (cue.cue == Cue::kAllOf && cue.last == token + 1 &&
            word.end - word.begin >= kIncludes.size());
  }
  TermIndex family = kNoTerm;
  for (const NameReading& name : clause.names) {
    if (name.mention.first == token && name.mention.term != kNoTerm &&
        clause.ListAround(name).second == clause.sentence.last) {
      family = catalogue_.term(name.mention.term).family;
    }
  }
  return family != kNoTerm &&
         std::any_of(clause.names.begin(), clause.names.end(),
                     [&](const NameReading& name) {
                       return name.mention.first < token &&
                              name.mention.term == family;
                     });
}

// "Knowledge of ICD-10; medical terms; CPT": a short part that names software
// or nothing, neither offers a choice nor stands behind one ("an EHR such as
// Kipu or BestNotes; Zoom"), and has no word of its own that says how it is
// meant.
bool SentenceReader::IsListedItem(const Clause& clause, uint32_t token) const {
  uint32_t end = token;
  while (end < clause.sentence.last && !clause.IsSign(end, ';')) ++end;
  if (end > token + kLongestListedItem) return false;
  const uint32_t begin =
      clause.cuts.empty() ? clause.sentence.first : clause.cuts.back();
  for (uint32_t i = begin; i < end; ++i) {
    if (clause.tokens[i].word == words_.or_word) return false;
  }
  // "BLS; Spanish preferred; Epic": a part that has said how it is meant.
  if (clause.IsQualification() &&
      std::any_of(clause.cues.begin(), clause.cues.end(),
                  [token](const CueHit& cue) {
                    return IsTrailing(cue.cue) && cue.last + 1 == token;
                  })) {
    return false;
  }
  const auto within = [token, end](uint32_t first, uint32_t last) {
    return first < end && last > token;
  };
  return std::none_of(
             clause.cues.begin(), clause.cues.end(),
             [&](const CueHit& cue) { return within(cue.first, cue.last); }) &&
         std::none_of(clause.names.begin(), clause.names.end(),
                      [&](const NameReading& name) {
                        return name.mention.certification &&
                               within(name.mention.first, name.mention.last);
                      });
}

// "Dentrix required - | we run Dentrix", "CRCR within a year and | we pay":
// what the employer says of itself.
bool SentenceReader::OpensOwnWords(const Clause& clause, const CueHit& cue) {
  if (cue.cue != Cue::kEmployer || cue.first <= clause.sentence.first + 1 ||
      !clause.words.IsWe(clause.tokens[cue.first].word)) {
    return false;
  }
  const uint32_t before = cue.first - 1;
  return clause.tokens[before].word == clause.words.and_word ||
         clause.IsSign(before, ',') || clause.IsSign(before, '-') ||
         clause.IsSign(before, '~');
}

void SentenceReader::FindCuts(Clause& clause) const {
  const Sentence& sentence = clause.sentence;
  for (uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (clause.IsSign(i, '|') && OpensLabel(clause, i + 1)) {
      clause.cuts.push_back(i + 1);
    }
    if (!clause.IsSign(i, ';') || i + 1 >= sentence.last) continue;
    // "RHIA; RHIT; or CRIS" is one list.
    if (clause.tokens[i + 1].word == words_.or_word) {
      clause.cuts.clear();
    } else if (!Continues(clause, i + 1) && !IsListedItem(clause, i + 1) &&
               !SaysByWhen(clause, i + 1)) {
      clause.cuts.push_back(i + 1);
    }
  }
  for (const CueHit& cue : clause.cues) {
    if (cue.cue == Cue::kBut && cue.first > sentence.first &&
        !SaysByWhen(clause, cue.last)) {
      clause.cuts.push_back(cue.first);
    }
    if (EndsItem(clause, cue)) clause.cuts.push_back(cue.last);
    // "CPC is preferred, | as is CCS"
    if (words_.Repeats(cue, clause.tokens) && cue.first > sentence.first) {
      clause.cuts.push_back(cue.first);
    }
    if (OpensOwnWords(clause, cue)) clause.cuts.push_back(cue.first);
  }
  std::sort(clause.cuts.begin(), clause.cuts.end());
}

// "One of the following:", "a recognized body such as:" as the header of the
// list or as the label of the line: the list's number, or kNoList.
uint32_t SentenceReader::AnnouncedChoice(
    const PostingView& posting, const Sentence& sentence,
    std::span<const CueHit> header_cues,
    std::span<const CueHit> label_cues) const {
  const auto announces = [](std::span<const CueHit> cues, uint32_t end) {
    return std::any_of(cues.begin(), cues.end(), [&](const CueHit& cue) {
      return (cue.cue == Cue::kOneOf && !CountsTime(cue, cues)) ||
             (cue.cue == Cue::kExample && cue.last + 1 >= end);
    });
  };
  if (sentence.header != kNoSentence &&
      announces(header_cues, posting.sentences[sentence.header].last)) {
    return sentence.header;
  }
  return announces(label_cues, kNoSentence) ? sentence.label_first | kLabelList
                                            : kNoList;
}

bool SentenceReader::NamesAny(const PostingView& posting, uint32_t first,
                              uint32_t last) {
  const auto named = std::lower_bound(
      posting.mentions.begin(), posting.mentions.end(), first,
      [](const Mention& m, uint32_t token) { return m.first < token; });
  return named != posting.mentions.end() && named->last <= last;
}

// "Required within 90 days of hire:" speaks of each item below that has no
// time of its own.
void SentenceReader::TakeHeadersDeadline(const PostingView& posting,
                                         const Sentence& header,
                                         std::vector<CueHit> cues,
                                         Clause& clause) const {
  if (header.last - header.first > kLongestHeader ||
      std::none_of(cues.begin(), cues.end(), AsksForCredentials) ||
      NamesAny(posting, header.first, header.last)) {
    return;
  }
  const std::optional<int> days =
      DaysFor(posting, header, header.first, std::move(cues));
  if (!days.has_value()) return;
  for (NameReading& name : clause.names) {
    if (name.mention.certification && !name.at_hire &&
        !name.within_days.has_value()) {
      name.within_days = days;
    }
  }
}

Clause SentenceReader::ClauseOf(const PostingView& posting,
                                const Sentence& sentence) const {
  return {catalogue_,
          words_,
          posting.tokens,
          posting.title,
          posting.text,
          posting.place,
          sentence,
          {},
          {},
          {}};
}

// "Epic, though not required, is a plus": the side remark neither cuts the
// sentence nor waives what it goes on to wish for; "Epic, though not required."
// waives.
void SentenceReader::SilenceConcessions(Clause& clause) {
  for (size_t i = 0; i + 1 < clause.cues.size(); ++i) {
    CueHit& but = clause.cues[i];
    CueHit& waived = clause.cues[i + 1];
    if (but.cue != Cue::kBut || waived.cue != Cue::kOptional ||
        but.first == clause.sentence.first ||
        waived.first > but.last + kLongestAside ||
        clause.NameBetween(but.last, waived.first)) {
      continue;
    }
    const bool wished = i + 2 < clause.cues.size() &&
                        IsPreferring(clause.cues[i + 2].cue) &&
                        clause.IsSign(waived.last, ',') &&
                        clause.cues[i + 2].first <= waived.last + kLongestAside;
    if (wished) waived.cue = Cue::kIdle;
    if (wished || waived.last == clause.sentence.last) but.cue = Cue::kIdle;
  }
}

// The words that say how strongly and when; what a name covers is none of them:
// "certified" in "certified medical assistant".
void SentenceReader::FindCues(const PostingView& posting,
                              std::span<const Mention> mentions,
                              Clause& clause) const {
  clause.cues.reserve(kUsualCues);
  cues_.Find(posting.tokens, clause.sentence.first, clause.sentence.last,
             clause.cues);
  std::erase_if(clause.cues, [&mentions](const CueHit& cue) {
    return cue.cue != Cue::kCredentialNoun && cue.cue != Cue::kPossess &&
           std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
             // "Current coding certifications include ..."
             const bool beyond =
                 cue.cue == Cue::kRequiredLead && cue.last > m.last;
             return m.role == kNoFact && cue.first < m.last &&
                    m.first < cue.last && !beyond;
           });
  });
  SilenceConcessions(clause);
}

// Marks what a sentence asks for that speaks of credentials and is no answer of
// a form: such a sentence is quoted before others.
void SentenceReader::MarkCredentials(const Clause& clause,
                                     std::span<Ask> asks) {
  const bool of_credential =
      !clause.sentence.answer &&
      std::any_of(clause.cues.begin(), clause.cues.end(), [](const auto& cue) {
        return cue.cue == Cue::kCredentialNoun;
      });
  for (Ask& ask : asks) ask.of_credential = of_credential;
}

void SentenceReader::Read(const PostingView& posting, const Sentence& sentence,
                          std::span<const Mention> mentions,
                          std::vector<Ask>& out, Denials& denials) const {
  Clause clause = ClauseOf(posting, sentence);
  clause.names.reserve(mentions.size());
  for (const Mention& mention : mentions) {
    clause.names.emplace_back().mention = mention;
  }
  FindCues(posting, mentions, clause);
  std::vector<CueHit> header_cues;
  if (sentence.header != kNoSentence) {
    const Sentence& header = posting.sentences[sentence.header];
    cues_.Find(posting.tokens, header.first, header.last, header_cues);
  }
  FindCuts(clause);
  ResolveIssuers(posting, clause);
  ReadPolarity(clause, header_cues);
  ReadColumns(posting, clause);
  ReadDeadlines(clause);
  std::vector<CueHit> label_cues;
  if (sentence.labelled) {
    cues_.Find(posting.tokens, sentence.label_first, sentence.label_last,
               label_cues);
  }
  const uint32_t choice =
      AnnouncedChoice(posting, sentence, header_cues, label_cues);
  clause.one_of = choice != kNoList;
  const KindList kind =
      AnnouncedKind(posting, sentence, header_cues, label_cues);
  if (!header_cues.empty()) {
    TakeHeadersDeadline(posting, posting.sentences[sentence.header],
                        std::move(header_cues), clause);
  }
  if (!label_cues.empty()) {
    Sentence label = sentence;
    label.first = sentence.label_first;
    label.last = sentence.label_last;
    TakeHeadersDeadline(posting, label, std::move(label_cues), clause);
  }
  AddDenials(clause, denials);
  ReadSubstitutes(clause, out, denials.substitutes);
  const size_t before = out.size();
  GroupNames(clause, out);
  const auto index =
      static_cast<uint32_t>(&sentence - posting.sentences.data());
  MarkGracePeriods(posting, index, std::span(out).subspan(before));
  if (choice != kNoList) {
    JoinChoice(posting, index, choice, before, out);
  } else {
    JoinBranches(posting, index, before, out);
  }
  if (out.size() == before) return;
  MarkDefinitions(posting, clause, kind, std::span(out).subspan(before));
  MarkCredentials(clause, std::span(out).subspan(before));
}

}  // namespace rolecall
