#include "parser/requirements/sentence_reader.h"

#include <algorithm>
#include <utility>

namespace rolecall {
namespace {

bool Contains(const std::vector<TermIndex>& terms, TermIndex term) {
  return std::find(terms.begin(), terms.end(), term) != terms.end();
}

// Shorter words of kAllOf ("also", "plus") begin something new.
constexpr std::string_view kIncludes = "includes";
// So many sentences, each way, may "or" join.
constexpr uint32_t kMostBranches = 20;
// Marks a list of branches apart from a list under a header.
constexpr uint32_t kBranchList = 0x40000000;

constexpr size_t kUsualCues = 16;

// Longer sentences about certification say more than this reader can tell.
constexpr uint32_t kLongestBareSentence = 12;
constexpr uint32_t kLongestWaived = 3;  // tokens to what waives the noun
// An item has so many words before what it says of its level.
constexpr uint32_t kShortestItem = 2;
// Within so many tokens an answer says that it is a "no".
constexpr uint32_t kLongestDenial = 8;
// Longer parts between semicolons say something of their own.
constexpr uint32_t kLongestListedItem = 6;

// "no CPR card needed", not "no night call for CRNAs".
bool SpeaksOfNeed(const Clause& clause, const NameReading& name) {
  return clause.Near(name, Cue::kRequired) ||
         clause.Near(name, Cue::kRequiredLead) ||
         clause.Near(name, Cue::kCredentialNoun);
}

}  // namespace

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
  if (WaivesCertification(posting, cues, noun, last)) {
    denials.refused.insert(denials.refused.end(), meant.begin(), meant.end());
    return;
  }
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
        return;
      default:
        break;
    }
  }
  if (!level || covered + 3 < last - sentence.first) return;
  if (titled && *level == RequirementLevel::kRequired) return;
  Ask ask;
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

// "Certification required within 6 months of hire": of the noun at `noun`.
std::optional<int> SentenceReader::DaysFor(const PostingView& posting,
                                           const Sentence& sentence,
                                           uint32_t noun,
                                           std::vector<CueHit> cues) const {
  Clause clause{catalogue_,      words_,
                posting.tokens,  posting.title,
                posting.text,    posting.place,
                sentence,        {},
                std::move(cues), {}};
  NameReading& name = clause.names.emplace_back();
  name.mention.first = noun;
  name.mention.last = noun + 1;
  ReadDeadlines(clause);
  return name.within_days;
}

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

void SentenceReader::FindCuts(Clause& clause) const {
  const Sentence& sentence = clause.sentence;
  for (uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (!clause.IsSign(i, ';') || i + 1 >= sentence.last) continue;
    // "RHIA; RHIT; or CRIS" is one list.
    if (clause.tokens[i + 1].word == words_.or_word) {
      clause.cuts.clear();
    } else if (!Continues(clause, i + 1) && !IsListedItem(clause, i + 1)) {
      clause.cuts.push_back(i + 1);
    }
  }
  for (const CueHit& cue : clause.cues) {
    if (cue.cue == Cue::kBut && cue.first > sentence.first) {
      clause.cuts.push_back(cue.first);
    }
    if (EndsItem(clause, cue)) clause.cuts.push_back(cue.last);
  }
  std::sort(clause.cuts.begin(), clause.cuts.end());
}

// "CMA through AAMA" is one credential; "certified through AAMA or AMT" are
// the credentials that those issue to the trade that is spoken of.
void SentenceReader::ResolveIssuers(const PostingView& posting,
                                    Clause& clause) const {
  const auto& facts = catalogue_.reading_facts();
  uint16_t role = posting.role;
  TermIndex group = kNoTerm;  // that the sentence names before its issuers
  for (size_t i = 0; i < clause.names.size(); ++i) {
    Mention& mention = clause.names[i].mention;
    if (mention.role != kNoFact) role = mention.role;
    if (mention.issuer == kNoFact) {
      if (mention.term != kNoTerm &&
          catalogue_.term(mention.term).sort == "group") {
        group = mention.term;
      }
      continue;
    }
    const std::vector<TermIndex>& issued = facts[mention.issuer].terms;
    // Directly behind or before a credential that it issues or could issue.
    if (i > 0 && clause.names[i - 1].mention.term != kNoTerm &&
        clause.names[i - 1].mention.issuer == kNoFact &&
        clause.names[i - 1].mention.certification) {
      Mention& named = clause.names[i - 1].mention;
      const Term& term = catalogue_.term(named.term);
      const bool near = mention.first - named.last <= 5;
      if (near && term.sort != "group") {
        for (const TermIndex other : issued) {
          if (catalogue_.term(other).category == term.category &&
              !Contains(issued, named.term)) {
            // "CPT (NHA)": the issuer picks among namesakes.
            if (catalogue_.term(other).short_name.substr(0, 2) ==
                term.short_name.substr(0, 2)) {
              named.term = other;
            }
          }
        }
        continue;
      }
    }
    const auto take = [&](TermIndex meant) {
      for (const TermIndex other : issued) {
        if (catalogue_.term(other).category ==
            catalogue_.term(meant).category) {
          mention.term = other;
        }
      }
    };
    if (group != kNoTerm) {
      take(group);
    } else if (role != kNoFact) {
      for (const TermIndex meant : facts[role].terms) take(meant);
    } else if (posting.credential != kNoTerm) {
      take(posting.credential);
    }
  }
}

// "One of the following:", "a recognized body such as:".
bool SentenceReader::AnnouncesChoice(const PostingView& posting,
                                     uint32_t header,
                                     std::span<const CueHit> cues) {
  return std::any_of(cues.begin(), cues.end(), [&](const CueHit& cue) {
    return cue.cue == Cue::kOneOf ||
           (cue.cue == Cue::kExample &&
            cue.last + 1 >= posting.sentences[header].last);
  });
}

void SentenceReader::Read(const PostingView& posting, const Sentence& sentence,
                          std::span<const Mention> mentions,
                          std::vector<Ask>& out, Denials& denials) const {
  Clause clause{catalogue_,
                words_,
                posting.tokens,
                posting.title,
                posting.text,
                posting.place,
                sentence,
                {},
                {},
                {}};
  clause.names.reserve(mentions.size());
  for (const Mention& mention : mentions) {
    clause.names.emplace_back().mention = mention;
  }
  clause.cues.reserve(kUsualCues);
  cues_.Find(posting.tokens, sentence.first, sentence.last, clause.cues);
  // What a name covers is no cue: "certified" in "certified medical assistant".
  std::erase_if(clause.cues, [&mentions](const CueHit& cue) {
    return cue.cue != Cue::kCredentialNoun && cue.cue != Cue::kPossess &&
           std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
             return m.role == kNoFact && cue.first < m.last &&
                    m.first < cue.last;
           });
  });
  std::vector<CueHit> header_cues;
  if (sentence.header != kNoSentence) {
    const Sentence& header = posting.sentences[sentence.header];
    cues_.Find(posting.tokens, header.first, header.last, header_cues);
  }
  FindCuts(clause);
  ResolveIssuers(posting, clause);
  ReadPolarity(clause, header_cues);
  ReadDeadlines(clause);
  for (const NameReading& name : clause.names) {
    if (name.mention.term != kNoTerm &&
        (name.rule == "not-required" ||
         (name.rule == "negation" && SpeaksOfNeed(clause, name)))) {
      denials.refused.push_back(name.mention.term);
    }
    if (name.excluded && name.mention.term != kNoTerm) {
      denials.excluded.push_back(name.mention.term);
    }
  }
  const size_t before = out.size();
  GroupNames(clause, out);
  const auto index =
      static_cast<uint32_t>(&sentence - posting.sentences.data());
  if (AnnouncesChoice(posting, sentence.header, header_cues)) {
    for (size_t i = before; i < out.size(); ++i) {
      out[i].list = sentence.header;
      out[i].place = index;
    }
  } else {
    JoinBranches(posting, index, before, out);
  }
}

bool SentenceReader::EndsInOr(const PostingView& posting,
                              uint32_t index) const {
  const Sentence& sentence = posting.sentences[index];
  uint32_t end = sentence.last;
  while (end > sentence.first &&
         posting.tokens[end - 1].kind == TokenKind::kSign) {
    --end;
  }
  return end > sentence.first && !sentence.heading &&
         posting.tokens[end - 1].word == words_.or_word;
}

bool SentenceReader::StartsWithOr(const PostingView& posting,
                                  uint32_t index) const {
  const Sentence& sentence = posting.sentences[index];
  return !sentence.heading && sentence.last > sentence.first &&
         posting.tokens[sentence.first].word == words_.or_word;
}

SentenceReader::Branches SentenceReader::BranchesAround(
    const PostingView& posting, uint32_t index) const {
  const std::span<const Sentence> sentences = posting.sentences;
  const auto joined = [&](uint32_t i) {
    return (sentences[i].answer && sentences[i + 1].answer) ||
           EndsInOr(posting, i) || StartsWithOr(posting, i + 1);
  };
  Branches branches{index, index};
  while (branches.first > 0 && index - branches.first < kMostBranches &&
         joined(branches.first - 1)) {
    --branches.first;
  }
  while (branches.last + 1 < posting.sentences.size() &&
         branches.last - index < kMostBranches && joined(branches.last)) {
    ++branches.last;
  }
  if (branches.first == branches.last) branches.first = kNoSentence;
  return branches;
}

// "E. I do not possess any of the above."
bool SentenceReader::Denies(const PostingView& posting,
                            const Sentence& answer) const {
  const uint32_t end = std::min(answer.last, answer.first + kLongestDenial);
  for (uint32_t i = answer.first; i < end; ++i) {
    if (words_.IsNot(posting.tokens[i].word)) return true;
  }
  return false;
}

bool SentenceReader::HasOtherWay(const PostingView& posting,
                                 const Branches& branches) const {
  for (uint32_t i = branches.first; i <= branches.last; ++i) {
    const Sentence& branch = posting.sentences[i];
    if (branch.answer && (!branch.opens_answer || Denies(posting, branch))) {
      continue;
    }
    uint32_t end = branch.last;
    for (uint32_t k = i + 1; branch.answer && k <= branches.last &&
                             !posting.sentences[k].opens_answer;
         ++k) {
      end = posting.sentences[k].last;
    }
    const auto named = std::lower_bound(
        posting.mentions.begin(), posting.mentions.end(), branch.first,
        [](const Mention& m, uint32_t first) { return m.first < first; });
    if (named != posting.mentions.end() && named->last <= end) continue;
    std::vector<CueHit> cues;
    cues_.Find(posting.tokens, branch.first, branch.last, cues);
    if (std::any_of(cues.begin(), cues.end(), [](const CueHit& cue) {
          return cue.cue == Cue::kDegree || cue.cue == Cue::kKnowledge;
        })) {
      return true;
    }
  }
  return false;
}

// "... include the CPC, COC and CIC", in one answer of several.
bool SentenceReader::OfOneCategory(std::span<const Ask> asks) const {
  const std::string& category =
      catalogue_.term(asks.front().any_of.front()).category;
  return std::all_of(asks.begin(), asks.end(), [&](const Ask& ask) {
    return catalogue_.term(ask.any_of.front()).category == category;
  });
}

void SentenceReader::JoinBranches(const PostingView& posting, uint32_t index,
                                  size_t before, std::vector<Ask>& out) const {
  if (out.size() == before) return;
  const Branches branches = BranchesAround(posting, index);
  if (branches.first == kNoSentence) return;
  if (HasOtherWay(posting, branches)) {
    out.erase(std::remove_if(out.begin() + static_cast<std::ptrdiff_t>(before),
                             out.end(),
                             [](const Ask& ask) {
                               return ask.level == RequirementLevel::kRequired;
                             }),
              out.end());
    return;
  }
  // A branch that asks for several things is no mere alternative.
  const auto added = std::span(out).subspan(before);
  if (added.size() > 1 &&
      !(posting.sentences[index].answer && OfOneCategory(added))) {
    return;
  }
  for (Ask& ask : added) {
    ask.list = branches.first | kBranchList;
    ask.place = index;
  }
}

}  // namespace rolecall
