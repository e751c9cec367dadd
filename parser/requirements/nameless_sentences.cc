// Sentences that name no credential: what they ask of the title's trade, and by
// when they ask what the sentence before names.
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "parser/requirements/sentence_reader.h"

namespace rolecall {
namespace {

// Longer sentences about certification say more than this reader can tell.
constexpr uint32_t kLongestBareSentence = 18;
constexpr uint32_t kLongestWaived = 3;  // tokens to what waives the noun
// Tokens of "Non-", before a trade.
constexpr uint32_t kFarthestTrade = 3;
// Tokens of a sentence that only says by when, or how strongly.
constexpr uint32_t kLongestRemark = 24;

// Tokens of "Note: This", before a remark on what the sentence before asks.
constexpr uint32_t kFarthestThis = 3;
// Tokens from "This" to "not a requirement".
constexpr uint32_t kFarthestWaiver = 2;

// How strongly a sentence from `first` to `last` asks for the certification at
// `noun`; nullopt where it speaks of something else, or says more than that.
std::optional<RequirementLevel> LevelOfBare(std::span<const CueHit> cues,
                                            uint32_t noun, uint32_t first,
                                            uint32_t last) {
  uint32_t covered = 0;
  uint32_t wished = last;
  std::optional<RequirementLevel> level;
  for (const CueHit& cue : cues) {
    covered += cue.last - cue.first;
    switch (cue.cue) {
      case Cue::kRequired:
      case Cue::kRequiredLead:
        // "Experience preferred but certification required"
        if (!level || (wished < noun && cue.first > noun)) {
          level = RequirementLevel::kRequired;
        }
        break;
      case Cue::kPreferred:
      case Cue::kPreferredBehind:
        level = RequirementLevel::kPreferred;
        wished = cue.first;
        break;
      case Cue::kOptional:
      case Cue::kNo:
      case Cue::kDegree:
      case Cue::kEmployer:
      case Cue::kTraining:
      case Cue::kMaybe:
      case Cue::kWhereNeeded:
        return std::nullopt;
      default:
        break;
    }
  }
  return covered + 3 < last - first ? std::nullopt : level;
}

bool HasCue(std::span<const CueHit> cues, Cue wanted) {
  return std::any_of(cues.begin(), cues.end(),
                     [wanted](const CueHit& cue) { return cue.cue == wanted; });
}

// No time by which, nothing that must be done.
bool IsUnconditional(std::span<const CueHit> cues) {
  return !HasCue(cues, Cue::kWithin) && !HasCue(cues, Cue::kRequired) &&
         !HasCue(cues, Cue::kRequiredLead);
}

// Behind "Medical assistants", where a sentence begins so.
uint32_t FirstBehindTrade(const PostingView& posting,
                          const Sentence& sentence) {
  const auto mention = std::lower_bound(
      posting.mentions.begin(), posting.mentions.end(), sentence.first,
      [](const Mention& m, uint32_t token) { return m.first < token; });
  const bool opens = mention != posting.mentions.end() &&
                     mention->first <= sentence.first + kFarthestTrade;
  return opens ? mention->last : sentence.first;
}

}  // namespace

bool SentenceReader::IsNegatedByPrefix(const PostingView& posting,
                                       uint32_t token) const {
  // "Non-certified MAs"
  if (token > 0 && words_.IsCertification(posting.tokens[token - 1].word)) {
    --token;
  }
  if (token > 0 && IsSign(posting.tokens[token - 1], '-')) --token;
  return token > 0 && words_.IsNon(posting.tokens[token - 1].word);
}

bool SentenceReader::NamesTradeOnly(const PostingView& posting,
                                    std::span<const Mention> mentions) const {
  return std::all_of(
      mentions.begin(), mentions.end(), [&](const Mention& mention) {
        return (mention.term == kNoTerm && mention.issuer == kNoFact) ||
               IsNegatedByPrefix(posting, mention.first);
      });
}

// "We will consider non-certified applicants ..."
bool SentenceReader::TakesUncertified(const PostingView& posting,
                                      uint32_t first, uint32_t last) const {
  constexpr std::array<std::string_view, 5> kWords = {
      "consider", "considered", "accept", "accepted", "welcome"};
  return std::any_of(posting.tokens.begin() + first,
                     posting.tokens.begin() + last, [&](const Token& token) {
                       const std::string_view word = posting.text.substr(
                           token.begin, token.end - token.begin);
                       return std::any_of(kWords.begin(), kWords.end(),
                                          [word](std::string_view w) {
                                            return EqualsIgnoreCase(word, w);
                                          });
                     });
}

void SentenceReader::ReadBareCertification(const PostingView& posting,
                                           const Sentence& sentence,
                                           std::vector<Ask>& out,
                                           Denials& denials) const {
  const bool titled = posting.certified.empty();
  const std::span<const TermIndex> meant =
      titled ? posting.titled : posting.certified;
  if (meant.empty()) return;
  uint32_t last = sentence.first;
  while (last < sentence.last && !IsSign(posting.tokens[last], ';')) ++last;
  if (last - sentence.first > kLongestBareSentence) return;
  uint32_t noun = sentence.first;
  while (noun < last && !words_.IsCertification(posting.tokens[noun].word)) {
    ++noun;
  }
  if (noun == last) return;
  std::vector<CueHit> cues;
  cues_.Find(posting.tokens, sentence.first, last, cues);
  const bool uncertified = IsNegatedByPrefix(posting, noun);
  if (uncertified && TakesUncertified(posting, sentence.first, noun) &&
      IsUnconditional(cues)) {
    denials.refused.insert(denials.refused.end(), meant.begin(), meant.end());
    return;
  }
  if (uncertified) {
    do {
      ++noun;
    } while (noun < last && !words_.IsCertification(posting.tokens[noun].word));
    if (noun == last) return;
  }
  if (WaivesCertification(posting, cues, noun, last)) {
    denials.refused.insert(denials.refused.end(), meant.begin(), meant.end());
    return;
  }
  const uint32_t first = FirstBehindTrade(posting, sentence);
  const auto level = LevelOfBare(cues, noun, std::min(first, noun), last);
  if (!level) return;
  if (titled && *level == RequirementLevel::kRequired) return;
  Ask ask;
  ask.eligible = HasCue(cues, Cue::kEligible);
  ask.any_of.assign(meant.begin(), meant.end());
  ask.level = *level;
  ask.plainness = Plainness::kTitle;  // what the body names is more exact
  ask.rule = "bare-certification";
  ask.within_days = DaysFor(posting, sentence, noun, std::move(cues));
  ask.begin = posting.tokens[sentence.first].begin;
  ask.end = posting.tokens[last - 1].end;
  out.push_back(std::move(ask));
}

// "No certification required", "Certification is not necessary".
bool SentenceReader::WaivesCertification(const PostingView& posting,
                                         std::span<const CueHit> cues,
                                         uint32_t noun, uint32_t last) const {
  bool no = false;
  bool waived = false;
  for (const CueHit& cue : cues) {
    switch (cue.cue) {
      case Cue::kNo:
        no |= cue.last <= noun && noun <= cue.last + kLongestWaived;
        break;
      case Cue::kOptional:
        waived |= cue.first > noun && cue.first <= noun + kLongestWaived;
        break;
      case Cue::kRequired:
        if (!no || cue.first < noun) return false;
        waived = true;
        break;
      case Cue::kRequiredLead:
      case Cue::kPreferred:
      case Cue::kPreferredBehind:
      case Cue::kAtHire:
      case Cue::kAfterHire:
      case Cue::kWithin:
      case Cue::kMaybe:
        return false;
      default:
        break;
    }
  }
  while (noun < last && !IsSign(posting.tokens[noun], ',')) ++noun;
  return waived && noun == last;
}

// "Must be obtained ...", "Certification must be obtained ...", "If not
// certified ...", "Candidates without ...": it speaks of what is asked already,
// as "Compact licenses must be transferred" does not.
bool SentenceReader::SpeaksOfBefore(const Sentence& sentence,
                                    std::span<const Token> tokens,
                                    std::span<const CueHit> cues) const {
  const bool obtained = std::any_of(
      tokens.begin() + sentence.first, tokens.begin() + sentence.last,
      [this](const Token& token) { return words_.IsObtained(token.word); });
  const bool bare = words_.IsCertification(tokens[sentence.first].word) ||
                    (!cues.empty() && cues.front().first == sentence.first &&
                     (cues.front().cue == Cue::kRequired ||
                      cues.front().cue == Cue::kRequiredLead));
  // "If missing, it must be acquired ..."
  bool without = std::any_of(cues.begin(), cues.end(), [&](const CueHit& cue) {
    return cue.cue == Cue::kRequiredLead && cue.first > sentence.first &&
           words_.IsPronoun(tokens[cue.first - 1].word);
  });
  for (const CueHit& cue : cues) without |= cue.cue == Cue::kNo;
  for (uint32_t i = sentence.first; i < sentence.last; ++i) {
    without |= words_.IsNot(tokens[i].word);
  }
  return obtained && (bare || without);
}

// "(Note:) This is not a requirement for this grade, but it is desirable."
bool SentenceReader::OnlyWishesBefore(const PostingView& posting,
                                      const Sentence& sentence,
                                      std::span<const CueHit> cues) const {
  const uint32_t end = std::min(sentence.last, sentence.first + kFarthestThis);
  uint32_t that = sentence.first;
  while (that < end && !words_.IsThis(posting.tokens[that].word)) ++that;
  const bool waived =
      std::any_of(cues.begin(), cues.end(), [that](const CueHit& cue) {
        return cue.cue == Cue::kOptional && cue.first > that &&
               cue.first <= that + kFarthestWaiver;
      });
  return that < end && waived && HasCue(cues, Cue::kPreferred);
}

// "CMA required. If not certified upon hire, certification must be obtained
// within 6 months.": the time is of what the sentence before asks for.
void SentenceReader::ReadRemark(const PostingView& posting,
                                const Sentence& sentence,
                                std::span<Ask> before) const {
  if (before.empty() || sentence.last == sentence.first ||
      sentence.last - sentence.first > kLongestRemark) {
    return;
  }
  std::vector<CueHit> cues;
  cues_.Find(posting.tokens, sentence.first, sentence.last, cues);
  if (OnlyWishesBefore(posting, sentence, cues)) {
    for (Ask& ask : before) {
      if (ask.kind == RequirementKind::kCertification) {
        ask.level = RequirementLevel::kPreferred;
      }
    }
    return;
  }
  const bool must =
      HasCue(cues, Cue::kRequired) || HasCue(cues, Cue::kRequiredLead);
  if (!must || !SpeaksOfBefore(sentence, posting.tokens, cues) ||
      HasCue(cues, Cue::kDegree) || HasCue(cues, Cue::kTraining) ||
      HasCue(cues, Cue::kKnowledge)) {
    return;
  }
  const std::optional<int> days =
      DaysFor(posting, sentence, sentence.first, std::move(cues));
  for (Ask& ask : before) {
    if (ask.kind == RequirementKind::kCertification &&
        ask.level == RequirementLevel::kRequired &&
        !ask.within_days.has_value()) {
      ask.within_days = days;
    }
  }
}

// "Certification required within 6 months of hire": of the noun at `noun`.
std::optional<int> SentenceReader::DaysFor(const PostingView& posting,
                                           const Sentence& sentence,
                                           uint32_t noun,
                                           std::vector<CueHit> cues) const {
  Clause clause = ClauseOf(posting, sentence);
  clause.cues = std::move(cues);
  NameReading& name = clause.names.emplace_back();
  name.mention.first = noun;
  name.mention.last = noun + 1;
  ReadDeadlines(clause);
  return name.within_days;
}

}  // namespace rolecall
