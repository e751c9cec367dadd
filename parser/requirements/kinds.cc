// Kinds of certification that a posting offers and defines: "either a coding
// or a documentation certification", and below which those are.
#include <algorithm>
#include <bit>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "parser/requirements/sentence_reader.h"

namespace rolecall {
namespace {

// Marks the list of the kinds that are offered apart from other lists.
constexpr uint32_t kKindList = 0x10000000;
// A posting that defines more kinds is no posting.
constexpr size_t kMostKinds = 16;
// Words of a kind's name, and of one that a bracket shortens.
constexpr uint32_t kLongestName = 2;
constexpr uint32_t kLongestFullName = 7;
// Tokens from the noun to "is required".
constexpr uint32_t kFarthestTrail = 2;

// The words before the noun that name a kind: "mastery level" certifications.
struct KindName {
  std::string_view word;
  std::string_view before;  // the word before it; may be empty
};

std::string_view TextOf(const PostingView& posting, uint32_t token) {
  const Token& at = posting.tokens[token];
  return posting.text.substr(at.begin, at.end - at.begin);
}

bool IsNoun(const PostingView& posting, uint32_t token) {
  const std::string_view text = TextOf(posting, token);
  return EqualsIgnoreCase(text, "certification") ||
         EqualsIgnoreCase(text, "certifications");
}

// Words that stand before a kind and name none.
bool IsFrame(std::string_view word) {
  constexpr std::string_view kFrames[] = {
      "a",    "an",     "the",     "of",       "or",       "and",
      "one",  "either", "this",    "these",    "such",     "following",
      "have", "hold",   "possess", "obtain",   "current",  "currently",
      "your", "valid",  "active",  "required", "accepted", "acceptable",
      "its",  "other",  "with",    "approved", "which",    "include"};
  return std::any_of(
      std::begin(kFrames), std::end(kFrames),
      [word](std::string_view frame) { return EqualsIgnoreCase(word, frame); });
}

KindName NameBefore(const PostingView& posting, uint32_t noun) {
  KindName name;
  // "Health Information Management (HIM) certification"
  if (noun >= 3 && IsSign(posting.tokens[noun - 1], ')') &&
      IsSign(posting.tokens[noun - 3], '(')) {
    name.word = TextOf(posting, noun - 2);
    return name;
  }
  for (std::string_view* part : {&name.word, &name.before}) {
    if (noun == 0 || posting.tokens[--noun].kind != TokenKind::kWord) break;
    const std::string_view text = TextOf(posting, noun);
    if (IsFrame(text)) break;
    *part = text;
  }
  return name;
}

// "coding" is "mastery level coding" too.
bool AreSame(const KindName& a, const KindName& b) {
  return !a.word.empty() && EqualsIgnoreCase(a.word, b.word) &&
         (a.before.empty() || b.before.empty() ||
          EqualsIgnoreCase(a.before, b.before));
}

// The first noun of the sentence, or kNoSentence.
uint32_t FirstNoun(const PostingView& posting, const Sentence& sentence) {
  for (uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (IsNoun(posting, i)) return i;
  }
  return kNoSentence;
}

bool OnOneLine(const PostingView& posting, const Sentence& a,
               const Sentence& b) {
  for (uint32_t i = a.last; i < b.first; ++i) {
    if (posting.tokens[i].kind == TokenKind::kNewline) return false;
  }
  return true;
}

bool IsQuestion(const PostingView& posting, const Sentence& sentence) {
  const uint32_t last = sentence.last;
  return (last > 0 && IsSign(posting.tokens[last - 1], '?')) ||
         (last < posting.tokens.size() && IsSign(posting.tokens[last], '?'));
}

// "[must] have a valid records certification", not "upload a copy of your
// records certification": nothing but a frame and the name stand between the
// cue and the noun.
bool IsAskedFor(const PostingView& posting, uint32_t first, uint32_t noun) {
  while (first < noun && IsFrame(TextOf(posting, first))) ++first;
  const bool bracket = noun > first && IsSign(posting.tokens[noun - 1], ')');
  return noun - first <= (bracket ? kLongestFullName : kLongestName);
}

// True for what makes "required" in the same sentence mean less.
bool Softens(const CueHit& cue) {
  return cue.cue == Cue::kNo || cue.cue == Cue::kOptional ||
         cue.cue == Cue::kPreferred || cue.cue == Cue::kPreferredLead ||
         cue.cue == Cue::kMaybe || cue.cue == Cue::kWhereNeeded ||
         cue.cue == Cue::kInstead || cue.cue == Cue::kNotAccepted ||
         cue.cue == Cue::kOneOf;
}

}  // namespace

// "... level certifications include": the noun of the last such phrase that
// begins before byte `end`, or kNoSentence.
uint32_t SentenceReader::DefinedKind(const PostingView& posting,
                                     std::span<const CueHit> cues,
                                     uint32_t end) const {
  uint32_t noun = kNoSentence;
  for (const CueHit& cue : cues) {
    if (IsDefining(cue, posting.tokens, words_) &&
        posting.tokens[cue.first].begin < end) {
      noun = cue.first;
    }
  }
  return noun;
}

// The noun that `cues` define a kind by at the end of a header or a label,
// `end`: "Current coding certifications include:".
uint32_t SentenceReader::KindAtEnd(const PostingView& posting,
                                   std::span<const CueHit> cues,
                                   uint32_t end) const {
  if (cues.empty() || !IsDefining(cues.back(), posting.tokens, words_) ||
      cues.back().last + 1 < end ||
      NameBefore(posting, cues.back().first).word.empty()) {
    return kNoSentence;
  }
  return cues.back().first;
}

SentenceReader::KindList SentenceReader::AnnouncedKind(
    const PostingView& posting, const Sentence& sentence,
    std::span<const CueHit> header_cues,
    std::span<const CueHit> label_cues) const {
  const uint32_t label = KindAtEnd(posting, label_cues, sentence.label_last);
  if (label != kNoSentence) return {label, sentence.label_first | kLabelList};
  if (header_cues.empty()) return {};
  const uint32_t header =
      KindAtEnd(posting, header_cues, posting.sentences[sentence.header].last);
  return header == kNoSentence ? KindList{} : KindList{header, sentence.header};
}

bool SentenceReader::IsGroup(const Ask& ask) const {
  return catalogue_.term(ask.any_of.front()).sort == "group";
}

// Tells each required certification of a sentence which kind it is one of, and
// each group which kind it may mean.  `announced` is the kind that the list's
// header or the label defines, and its list.
void SentenceReader::MarkDefinitions(const PostingView& posting,
                                     const Clause& clause,
                                     const KindList& announced,
                                     std::span<Ask> asks) const {
  for (Ask& ask : asks) {
    const std::string& sort = catalogue_.term(ask.any_of.front()).sort;
    if (ask.kind != RequirementKind::kCertification ||
        ask.level != RequirementLevel::kRequired ||
        (sort != "certification" && sort != "group")) {
      continue;
    }
    uint32_t noun = DefinedKind(posting, clause.cues, ask.end);
    if (noun == kNoSentence && sort == "group") {
      noun = FirstNoun(posting, clause.sentence);
    }
    if (noun == kNoSentence) noun = KindOfGluedLine(posting, clause.sentence);
    if (noun == kNoSentence && announced.noun != kNoSentence) {
      noun = announced.noun;
      if (ask.list == kNoList) ask.list = announced.list;
    }
    if (noun != kNoSentence && !NameBefore(posting, noun).word.empty()) {
      ask.kind_noun = noun;
    }
  }
}

// "... certifications include the CCS, CPCCoding Associate (CCA)": where two
// names stuck together, the second goes on with the sentence.
uint32_t SentenceReader::KindOfGluedLine(const PostingView& posting,
                                         const Sentence& sentence) const {
  if (&sentence == posting.sentences.data() || sentence.labelled ||
      !posting.tokens[sentence.first].join) {
    return kNoSentence;
  }
  const Sentence& before = *(&sentence - 1);
  if (before.last != sentence.first) return kNoSentence;
  std::vector<CueHit> cues;
  cues_.Find(posting.tokens, before.first, before.last, cues);
  return DefinedKind(posting, cues, kNoSentence);
}

// The kinds that tokens [first, last) name; a name that fits several is none.
SentenceReader::KindSet SentenceReader::KindsNamed(
    const PostingView& posting, std::span<const uint32_t> kinds, uint32_t first,
    uint32_t last) {
  KindSet named = 0;
  for (uint32_t i = first; i < last; ++i) {
    if (!IsNoun(posting, i)) continue;
    const KindName name = NameBefore(posting, i);
    KindSet fitting = 0;
    for (size_t k = 0; k < kinds.size(); ++k) {
      if (AreSame(name, NameBefore(posting, kinds[k]))) fitting |= 1U << k;
    }
    if (std::has_single_bit(fitting)) named |= fitting;
  }
  return named;
}

// "either a coding certification or a documentation certification"
bool SentenceReader::OffersKinds(const PostingView& posting,
                                 const Sentence& sentence) const {
  bool noun = false;
  bool joint = false;
  for (uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (IsNoun(posting, i)) {
      if (noun && joint) return true;
      noun = true;
    }
    joint |= noun && posting.tokens[i].word == words_.or_word;
  }
  return false;
}

// "Employees at this level must have a coding certification."
bool SentenceReader::DemandsKind(const PostingView& posting,
                                 uint32_t index) const {
  const Sentence& sentence = posting.sentences[index];
  if (sentence.answer || sentence.heading || IsQuestion(posting, sentence) ||
      EndsInOr(posting, index) ||
      (index > 0 && AreJoined(posting, index - 1))) {
    return false;
  }
  std::vector<CueHit> cues;
  cues_.Find(posting.tokens, sentence.first, sentence.last, cues);
  const uint32_t noun = FirstNoun(posting, sentence);
  bool asked = false;
  for (const CueHit& cue : cues) {
    if (Softens(cue) || IsDefining(cue, posting.tokens, words_)) return false;
    const bool lead = cue.cue == Cue::kRequiredLead && cue.last <= noun &&
                      IsAskedFor(posting, cue.last, noun);
    const bool trail = cue.cue == Cue::kRequired && cue.first > noun &&
                       cue.first <= noun + kFarthestTrail;
    asked |= lead || trail;
  }
  return asked;
}

// "One of the following:", "must have either (1) or (2) below:"
bool SentenceReader::IsChoice(const PostingView& posting,
                              uint32_t header) const {
  std::vector<CueHit> cues;
  cues_.Find(posting.tokens, posting.sentences[header].first,
             posting.sentences[header].last, cues);
  return std::any_of(cues.begin(), cues.end(),
                     [](const CueHit& cue) { return cue.cue == Cue::kOneOf; });
}

SentenceReader::KindOffers SentenceReader::ReadKindOffers(
    const PostingView& posting, std::span<const uint32_t> kinds) const {
  KindOffers offers;
  KindSet chain = 0;   // of sentences that "or" joins, each to its line's end
  KindSet listed = 0;  // of the items of one list
  uint32_t list = kNoSentence;
  const auto close = [&offers](KindSet& offer) {
    if (std::popcount(offer) >= 2) offers.listed |= offer;
    offer = 0;
  };
  for (uint32_t i = 0; i < posting.sentences.size(); ++i) {
    const Sentence& sentence = posting.sentences[i];
    KindSet named = KindsNamed(posting, kinds, sentence.first, sentence.last);
    const bool offered =
        std::popcount(named) >= 2 && OffersKinds(posting, sentence);
    // "a billing certification and a records certification"
    if (std::popcount(named) >= 2 && !offered) named = 0;
    const bool goes_on =
        i > 0 && (AreJoined(posting, i - 1) ||
                  ((named & ~chain) == 0 &&
                   OnOneLine(posting, posting.sentences[i - 1], sentence)));
    if (!goes_on) close(chain);
    chain |= named;
    if (sentence.header != list) {
      close(listed);
      list = sentence.header;
    }
    if (named == 0) continue;
    if (list != kNoSentence && !sentence.heading && IsChoice(posting, list)) {
      listed |= named;
    } else if (std::has_single_bit(named) && DemandsKind(posting, i)) {
      offers.demanded |= named;
    }
    if (offered && (offers.said == 0 ||
                    std::popcount(named) <= std::popcount(offers.said))) {
      offers.said = named;
    }
  }
  close(chain);
  close(listed);
  return offers;
}

void SentenceReader::JoinKinds(const PostingView& posting,
                               std::vector<Ask>& asks) const {
  std::vector<uint32_t> kinds;
  const auto kind_of = [&](const Ask& ask) {
    size_t k = 0;
    while (k < kinds.size() && !AreSame(NameBefore(posting, kinds[k]),
                                        NameBefore(posting, ask.kind_noun))) {
      ++k;
    }
    return k;
  };
  for (const Ask& ask : asks) {
    if (ask.kind_noun == kNoSentence || kinds.size() == kMostKinds ||
        IsGroup(ask)) {
      continue;
    }
    if (kind_of(ask) == kinds.size()) kinds.push_back(ask.kind_noun);
  }
  if (kinds.size() < 2) return;
  const KindOffers offers = ReadKindOffers(posting, kinds);
  KindSet wanted = offers.said != 0 ? offers.said : offers.listed;
  if (offers.demanded != 0) {
    if (!std::has_single_bit(offers.demanded)) return;
    // What a posting defines and does not ask for, it only explains.
    if (wanted != 0 && (wanted & offers.demanded) == 0) return;
    wanted = offers.demanded;
  }
  if (wanted == 0) return;
  std::erase_if(asks, [&](const Ask& ask) {
    const size_t kind =
        ask.kind_noun == kNoSentence ? kMostKinds : kind_of(ask);
    return kind < kinds.size() && (wanted >> kind & 1U) == 0;
  });
  for (Ask& ask : asks) {
    if (ask.kind_noun == kNoSentence || IsGroup(ask)) continue;
    ask.list = kKindList;
    ask.place = 0;
    ask.beside = false;
  }
}

}  // namespace rolecall
