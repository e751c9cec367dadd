// What an issuer's name stands for: "certified through AAMA or AMT" names the
// credentials that those issue to the trade that is spoken of.
#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "parser/requirements/sentence_reader.h"

namespace rolecall {
namespace {

// Tokens of "with the New Hampshire", before "Board of Pharmacy".
constexpr uint32_t kLongestBoard = 6;
// Tokens between a credential and its issuer, brackets included.
constexpr uint32_t kFarthestIssuer = 5;

bool Contains(std::span<const TermIndex> terms, TermIndex term) {
  return std::find(terms.begin(), terms.end(), term) != terms.end();
}

}  // namespace

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

// Whether the issuer at `i` stands directly behind a credential that it issues
// or could issue, and so says which one is meant, no more: "CPT (NHA)".
bool SentenceReader::TellsNamesakesApart(
    Clause& clause, size_t i, std::span<const TermIndex> issued) const {
  if (i == 0) return false;
  Mention& named = clause.names[i - 1].mention;
  if (named.term == kNoTerm || named.issuer != kNoFact ||
      !named.certification ||
      clause.names[i].mention.first - named.last > kFarthestIssuer) {
    return false;
  }
  const Term& term = catalogue_.term(named.term);
  if (term.sort == "group") return false;
  for (const TermIndex other : issued) {
    if (catalogue_.term(other).category != term.category ||
        Contains(issued, named.term)) {
      continue;
    }
    // "CPT (NHA)", "CMA (NHA)": the issuer picks among namesakes.
    if (catalogue_.term(other).short_name.substr(0, 2) ==
            term.short_name.substr(0, 2) ||
        IsIssuersOwn(clause, i, other)) {
      named.term = other;
    }
  }
  return true;
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
    if (!board && TellsNamesakesApart(clause, i, issued)) continue;
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

// An issuer of one trade's credentials alone, or of a single one where no
// trade is told apart: whom it certifies needs no telling.
bool SentenceReader::IsGroupOf(std::span<const TermIndex> issued) const {
  if (issued.size() != 1) return false;
  const Term& only = catalogue_.term(issued.front());
  const auto& facts = catalogue_.reading_facts();
  return only.sort == "group" ||
         (only.sort == "certification" &&
          std::none_of(facts.begin(), facts.end(), [&](const auto& fact) {
            return fact.kind == ReadingFactKind::kRole && !fact.terms.empty() &&
                   catalogue_.term(fact.terms.front()).category ==
                       only.category;
          }));
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
  // "HIM certification", "documentation improvement certification": another;
  // "mastery level certification" tells no kind.
  if (const uint32_t i = before->first; i > clause.sentence.first) {
    const Token& kind = clause.tokens[i - 1];
    if (clause.IsSign(i - 1, ')')) return false;
    if (kind.kind == TokenKind::kWord && !clause.InCue(i - 1) &&
        !clause.words.IsArticle(kind.word) &&
        !EqualsIgnoreCase(word(i - 1), "coding") &&
        !EqualsIgnoreCase(word(i - 1), "level")) {
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

}  // namespace rolecall
