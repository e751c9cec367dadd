#include "parser/requirements/sentence_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace rolecall {
namespace {

bool Contains(const std::vector<TermIndex>& terms, TermIndex term) {
  return std::find(terms.begin(), terms.end(), term) != terms.end();
}

// Shorter words of kAllOf ("also", "plus") begin something new.
constexpr std::string_view kIncludes = "includes";

constexpr size_t kUsualCues = 16;

// Tokens of "with the New Hampshire", before "Board of Pharmacy".
constexpr uint32_t kLongestBoard = 6;
// An item has so many words before what it says of its level.
constexpr uint32_t kShortestItem = 2;
// Longer parts between semicolons say something of their own.
constexpr uint32_t kLongestListedItem = 6;
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
  }
  std::sort(clause.cuts.begin(), clause.cuts.end());
}

// A board that gives nothing else than licences.
bool SentenceReader::IssuesLicences(const Mention& issuer) const {
  const auto& terms = catalogue_.reading_facts()[issuer.issuer].terms;
  return std::all_of(terms.begin(), terms.end(), [this](TermIndex term) {
    return catalogue_.term(term).sort == "licence";
  });
}

// "registered with the Ohio Board of Pharmacy", "Board of Pharmacy licence",
// not "the rules of the Board of Pharmacy", nor a certification that it
// recognizes.
bool SentenceReader::IsRegistration(const Clause& clause,
                                    const Mention& issuer) {
  const CueHit* before = nullptr;
  for (const CueHit& cue : clause.cues) {
    if (cue.cue != Cue::kCredentialNoun) continue;
    if (cue.first == issuer.last) return true;
    if (cue.last <= issuer.first) before = &cue;
  }
  if (before == nullptr || before->last + kLongestBoard < issuer.first) {
    return false;
  }
  const std::string_view word =
      clause.text.substr(clause.tokens[before->last - 1].begin);
  return EqualsIgnoreCase(word.substr(0, 6), "regist") ||
         EqualsIgnoreCase(word.substr(0, 5), "licen");
}

// "CMA (NHA)", where nothing else in the clause is what the issuer gives.
bool SentenceReader::IsIssuersOwn(const Clause& clause, size_t issuer,
                                  TermIndex issued) const {
  const Mention& mention = clause.names[issuer].mention;
  const Mention& named = clause.names[issuer - 1].mention;
  return mention.first == named.last + 1 && clause.IsSign(named.last, '(') &&
         mention.last < clause.sentence.last &&
         clause.IsSign(mention.last, ')') &&
         catalogue_.term(issued).sort != "group" &&
         std::none_of(clause.names.begin(), clause.names.end(),
                      [issued](const NameReading& name) {
                        return name.mention.term == issued;
                      });
}

// "NHA certification" of a patient care technician: the credential that has
// the trade in its name.
TermIndex SentenceReader::OfTrade(std::span<const TermIndex> issued,
                                  std::string_view trade) const {
  for (const TermIndex term : issued) {
    const std::string& name = catalogue_.term(term).name;
    for (size_t i = 0; i + trade.size() <= name.size(); ++i) {
      if (EqualsIgnoreCase(std::string_view(name).substr(i, trade.size()),
                           trade)) {
        return term;
      }
    }
  }
  return kNoTerm;
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
    const bool board = IssuesLicences(mention);
    if (board && !IsRegistration(clause, mention)) continue;
    // Directly behind or before a credential that it issues or could issue.
    if (!board && i > 0 && clause.names[i - 1].mention.term != kNoTerm &&
        clause.names[i - 1].mention.issuer == kNoFact &&
        clause.names[i - 1].mention.certification) {
      Mention& named = clause.names[i - 1].mention;
      const Term& term = catalogue_.term(named.term);
      const bool near = mention.first - named.last <= 5;
      if (near && term.sort != "group") {
        for (const TermIndex other : issued) {
          if (catalogue_.term(other).category == term.category &&
              !Contains(issued, named.term)) {
            // "CPT (NHA)", "CMA (NHA)": the issuer picks among namesakes.
            if (catalogue_.term(other).short_name.substr(0, 2) ==
                    term.short_name.substr(0, 2) ||
                IsIssuersOwn(clause, i, other)) {
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
      for (const TermIndex meant : facts[role].terms) {
        if (board == (catalogue_.term(meant).sort == "licence")) take(meant);
      }
    } else if (posting.credential != kNoTerm) {
      take(posting.credential);
    }
    if (mention.term == kNoTerm && IsGroupOf(issued) &&
        IsCertifier(clause, clause.names[i])) {
      mention.term = issued.front();
    } else if (mention.term == kNoTerm && role != kNoFact &&
               facts[role].terms.empty()) {
      mention.term = OfTrade(issued, facts[role].surface);
    }
  }
}

// An issuer of one trade's credentials alone: whom it certifies needs no
// telling.
bool SentenceReader::IsGroupOf(std::span<const TermIndex> issued) const {
  return issued.size() == 1 && catalogue_.term(issued.front()).sort == "group";
}

// "certification through AHIMA or AAPC", "AAPC certification"; not "the AAPC
// code of ethics", nor "our biller, certified by AAPC".
bool SentenceReader::IsCertifier(const Clause& clause,
                                 const NameReading& issuer) {
  constexpr std::array<std::string_view, 3> kFrom = {"through", "from", "via"};
  const uint32_t last = clause.ListAround(issuer).second;
  // "... through AHIMA or AAPC, or another certification": not it alone.
  if (last < clause.sentence.last &&
      clause.tokens[last].word == clause.words.or_word) {
    return false;
  }
  const CueHit* before = nullptr;
  for (const CueHit& cue : clause.cues) {
    if (cue.cue != Cue::kCredentialNoun) continue;
    if (cue.first == last) return true;
    if (cue.last <= issuer.mention.first) before = &cue;
  }
  if (before == nullptr ||
      before->last + kLongestBoard < issuer.mention.first) {
    return false;
  }
  const auto word = [&clause](uint32_t i) {
    const Token& token = clause.tokens[i];
    return clause.text.substr(token.begin, token.end - token.begin);
  };
  // "HIM certification", "documentation improvement certification": another.
  if (const uint32_t i = before->first; i > clause.sentence.first) {
    const Token& kind = clause.tokens[i - 1];
    if (clause.IsSign(i - 1, ')')) return false;
    if (kind.kind == TokenKind::kWord && !clause.InCue(i - 1) &&
        !clause.words.IsArticle(kind.word) &&
        !EqualsIgnoreCase(word(i - 1), "coding")) {
      return false;
    }
  }
  for (uint32_t i = before->last; i < issuer.mention.first; ++i) {
    for (const std::string_view from : kFrom) {
      if (EqualsIgnoreCase(word(i), from)) return true;
    }
  }
  return false;
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
                                         std::vector<CueHit> cues,
                                         Clause& clause) const {
  const Sentence& header = posting.sentences[clause.sentence.header];
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

void SentenceReader::Read(const PostingView& posting, const Sentence& sentence,
                          std::span<const Mention> mentions,
                          std::vector<Ask>& out, Denials& denials) const {
  Clause clause = ClauseOf(posting, sentence);
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
             // "Current coding certifications include ..."
             const bool beyond =
                 cue.cue == Cue::kRequiredLead && cue.last > m.last;
             return m.role == kNoFact && cue.first < m.last &&
                    m.first < cue.last && !beyond;
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
    TakeHeadersDeadline(posting, std::move(header_cues), clause);
  }
  AddDenials(clause, denials);
  ReadSubstitutes(clause, out, denials.substitutes);
  const size_t before = out.size();
  GroupNames(clause, out);
  const auto index =
      static_cast<uint32_t>(&sentence - posting.sentences.data());
  MarkGracePeriods(posting, index, std::span(out).subspan(before));
  if (choice != kNoList) {
    DropUnnamedKinds(clause, before, out);
    JoinChoice(posting, index, choice, before, out);
  } else {
    JoinBranches(posting, index, before, out);
  }
  if (out.size() == before) return;
  MarkDefinitions(posting, clause, kind, std::span(out).subspan(before));
  const bool of_credential =
      !sentence.answer &&
      std::any_of(clause.cues.begin(), clause.cues.end(), [](const auto& cue) {
        return cue.cue == Cue::kCredentialNoun;
      });
  for (size_t i = before; i < out.size(); ++i) {
    out[i].of_credential = of_credential;
  }
}

}  // namespace rolecall
