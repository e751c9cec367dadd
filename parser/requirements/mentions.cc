#include "parser/requirements/mentions.h"

#include <algorithm>

namespace rolecall {
namespace {

// How far, in tokens, words still speak for a meaning.
constexpr uint32_t kNear = 25;
constexpr int kOverlap = 6;    // the context is around the name itself
constexpr int kClose = 3;      // within kNear tokens
constexpr int kInTitle = 5;    // more than the default
constexpr int kNeighbour = 8;  // a name of its own kind, in the same list
constexpr int kElsewhere = 1;  // anywhere in the posting, counted twice at most
constexpr int kDecisive = 20;
constexpr int kDefault = 4;  // the meaning that the field takes for granted
constexpr uint32_t kShortAcronym = 3;
// Tokens of ", and/or" between two names of a list.
constexpr uint32_t kLongestJoint = 4;
// So many names of a list are looked at for one that is not ambiguous.
constexpr size_t kFarthestNeighbour = 4;
// Tokens of "required," in "ARRT (R) required, (CT) preferred".
constexpr uint32_t kFarthestBracket = 2;
// An address is looked for so many tokens before a name.
constexpr uint32_t kLongestAddress = 12;
// So many words of the field make a posting one of the field: a clinic's has
// one in twenty tokens, another trade's tells at most of its insurance.
constexpr size_t kFewestFieldWords = 2;
constexpr size_t kTokensPerFieldWord = 100;

bool AllLower(std::span<const Token> tokens, const PhraseHit& hit) {
  for (size_t i = hit.first; i < hit.last; ++i) {
    if (tokens[i].kind == TokenKind::kWord &&
        tokens[i].letter_case != Case::kLower) {
      return false;
    }
  }
  return true;
}

// "name@gmail.com", "https://www.oracle.com"; not "hire.BLS", a lost space.
bool IsInAddress(std::span<const Token> tokens, const PhraseHit& hit) {
  if (hit.first == 0 || !tokens[hit.first].tight) return false;
  if (IsSign(tokens[hit.first - 1], '@')) return true;
  const uint32_t begin = hit.first - std::min(hit.first, kLongestAddress);
  for (uint32_t i = hit.first; i > begin && tokens[i].tight; --i) {
    if (IsSign(tokens[i], '/') && IsSign(tokens[i - 1], ':')) return true;
  }
  return false;
}

// Invented names ("Cerner") and long acronyms have few namesakes in other
// trades.
bool HasNamesakes(std::span<const Token> tokens, const PhraseHit& hit,
                  const Surface& surface) {
  const uint32_t length = tokens[hit.last - 1].end - tokens[hit.first].begin;
  return surface.everyday ||
         (surface.acronym && (surface.ambiguous || length <= kShortAcronym));
}

// Neither a term nor an issuer or trade: a meaning outside the catalogue.
bool Names(const Sense& sense) {
  return sense.term != kNoTerm || sense.issuer != kNoFact ||
         sense.role != kNoFact;
}

}  // namespace

const Sense* MentionFinder::FirstSoftware(std::span<const Sense> senses) const {
  for (const Sense& sense : senses) {
    if (sense.term != kNoTerm &&
        catalogue_.term(sense.term).kind == RequirementKind::kSoftware) {
      return &sense;
    }
  }
  return nullptr;
}

bool MentionFinder::IsInField(std::span<const Token> title,
                              std::span<const Token> body) const {
  if (!surfaces_.has_field_words() || HasFieldWords(title, 1) ||
      IsTrade(title)) {
    return true;
  }
  return HasFieldWords(
      body, std::max(kFewestFieldWords, body.size() / kTokensPerFieldWord));
}

bool MentionFinder::IsTrade(std::span<const Token> title) const {
  PhraseHit hit;
  if (title.empty() || !surfaces_.trie().LongestAt(title, 0, hit) ||
      hit.last != title.size() || AllLower(title, hit)) {
    return false;
  }
  const Surface& surface = surfaces_.surface(hit.phrase);
  const std::span<const Sense> senses = surfaces_.senses(surface);
  return surface.acronym &&
         std::any_of(senses.begin(), senses.end(), [this](const Sense& sense) {
           return sense.role != kNoFact &&
                  !catalogue_.reading_facts()[sense.role].terms.empty();
         });
}

bool MentionFinder::HasFieldWords(std::span<const Token> tokens,
                                  size_t enough) const {
  size_t count = 0;
  size_t aside_end = 0;  // "dental, vision" may follow "medical, dental"
  PhraseHit hit;
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (!surfaces_.contexts().LongestAt(tokens, i, hit)) continue;
    if (surfaces_.IsAside(hit.phrase)) {
      aside_end = std::max<size_t>(aside_end, hit.last);
    } else if (i >= aside_end && surfaces_.IsFieldWord(hit.phrase)) {
      if (++count >= enough) return true;
    }
  }
  return false;
}

void MentionFinder::ScanContexts(std::span<const Token> tokens) {
  scanned_ = true;
  contexts_.clear();
  // What an earlier text of the posting said stays known: a title is read with
  // its body.
  present_.resize(surfaces_.contexts().size());
  PhraseHit hit;
  for (size_t i = 0; i < skipped_.size(); ++i) {
    if (surfaces_.contexts().LongestAt(skipped_, i, hit)) {
      present_[hit.phrase] = 1;
    }
  }
  skipped_ = {};
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (surfaces_.contexts().LongestAt(tokens, i, hit)) {
      contexts_.push_back(hit);
      present_[hit.phrase] = 1;
    }
  }
}

void MentionFinder::Learn(std::span<const Token> title,
                          std::span<const Token> country) {
  of_title_.clear();
  of_country_.clear();
  in_title_.clear();
  PhraseHit hit;
  if (!country.empty() && surfaces_.contexts().LongestAt(country, 0, hit)) {
    of_country_.push_back(hit.phrase);
  }
  for (size_t i = 0; i < title.size(); ++i) {
    if (!surfaces_.contexts().LongestAt(title, i, hit)) continue;
    of_title_.push_back(hit.phrase);
    // "dental" of "dental assistant" too.
    do {
      in_title_.push_back(hit.phrase);
    } while (hit.last > i + 1 &&
             surfaces_.contexts().LongestAt(title.first(hit.last - 1), i, hit));
  }
}

// "CPC a big plus" names no CPC-A: a small letter that stands apart is a word.
PhraseHit MentionFinder::WithoutArticle(std::span<const Token> tokens,
                                        const PhraseHit& hit) const {
  const Token& last = tokens[hit.last - 1];
  if (hit.last < hit.first + 2 || last.tight ||
      last.letter_case != Case::kLower || last.end - last.begin != 1 ||
      tokens[hit.first].letter_case != Case::kUpper) {
    return hit;
  }
  PhraseHit shorter;
  const bool found = surfaces_.trie().LongestAt(tokens.first(hit.last - 1),
                                                hit.first, shorter);
  return found ? shorter : hit;
}

void MentionFinder::Find(std::span<const Token> tokens, bool in_field,
                         std::vector<Mention>& out) {
  skipped_ = scanned_ ? std::span<const Token>() : text_;
  text_ = tokens;
  scanned_ = false;
  hits_.clear();
  surfaces_.trie().FindAll(tokens, 0, tokens.size(), hits_);
  uint32_t end = 0;
  for (size_t i = 0; i < hits_.size(); ++i) {
    if (hits_[i].first < end) continue;
    const PhraseHit hit = WithoutArticle(tokens, hits_[i]);
    if (surfaces_.surface(hit.phrase).ambiguous) {
      FindNeighbours(tokens, i, out);
    }
    Resolve(tokens, hit, in_field, out);
    end = ResolveBrackets(tokens, hit, in_field, out);
  }
}

bool MentionFinder::OnlyJoints(std::span<const Token> tokens, uint32_t first,
                               uint32_t last) const {
  if (last > first + kLongestJoint) return false;
  for (uint32_t i = first; i < last; ++i) {
    const Token& token = tokens[i];
    if (!IsSign(token, ',') && !IsSign(token, '/') && !IsSign(token, '(') &&
        !IsSign(token, ')') && !IsSign(token, '&') &&
        !surfaces_.IsJoint(token.word)) {
      return false;
    }
  }
  return last > first;
}

TermIndex MentionFinder::UsualTerm(const Surface& surface) const {
  for (const Sense& sense : surfaces_.senses(surface)) {
    if (sense.is_default) return sense.term;
  }
  return kNoTerm;
}

void MentionFinder::FindNeighbours(std::span<const Token> tokens, size_t at,
                                   const std::vector<Mention>& before) {
  const PhraseHit& hit = hits_[at];
  left_ = right_ = kNoTerm;
  if (!before.empty() && before.back().last <= hit.first &&
      OnlyJoints(tokens, before.back().last, hit.first)) {
    left_ = before.back().term;
  }
  const size_t end = std::min(hits_.size(), at + 1 + kFarthestNeighbour);
  for (size_t i = at + 1; i < end && right_ == kNoTerm; ++i) {
    if (!OnlyJoints(tokens, hits_[i - 1].last, hits_[i].first)) return;
    right_ = UsualTerm(surfaces_.surface(hits_[i].phrase));
  }
}

// "CPC, COC or CIC", "CCMA, CPT and CET": credentials of one trade, or of one
// issuer.
bool MentionFinder::IsOfNeighbours(const Sense& sense) const {
  if (sense.term == kNoTerm) return false;
  const Term& term = catalogue_.term(sense.term);
  if (term.kind != RequirementKind::kCertification) return false;
  const auto is_of = [&](TermIndex other) {
    if (other == kNoTerm) return false;
    const Term& neighbour = catalogue_.term(other);
    return neighbour.kind == RequirementKind::kCertification &&
           (neighbour.category == term.category ||
            (!term.issuer.empty() && neighbour.issuer == term.issuer));
  };
  return is_of(left_) || is_of(right_);
}

// "R.T.(R)(CT)", "ARRT (R) required, (CT) preferred": what a further bracket
// says belongs to the same first words.
uint32_t MentionFinder::ResolveBrackets(std::span<const Token> tokens,
                                        const PhraseHit& hit, bool in_field,
                                        std::vector<Mention>& out) {
  const uint32_t size = hit.last - hit.first;
  uint32_t end = hit.last;
  if (size < 4 || !IsSign(tokens[end - 1], ')') ||
      !IsSign(tokens[end - 3], '(')) {
    return end;
  }
  for (uint32_t at = end; at + 2 < tokens.size(); ++at) {
    if (!IsSign(tokens[at], '(')) {
      const Token& token = tokens[at];
      const bool passes =
          IsSign(token, ',') ||
          (token.kind == TokenKind::kWord && token.letter_case == Case::kLower);
      if (!passes || at >= end + kFarthestBracket) return end;
      continue;
    }
    if (!IsSign(tokens[at + 2], ')')) return end;
    std::vector<Token> name(tokens.begin() + hit.first,
                            tokens.begin() + hit.last);
    name[size - 2] = tokens[at + 1];
    PhraseHit further;
    if (!surfaces_.trie().LongestAt(name, 0, further) || further.last != size) {
      // The registry itself: "(ARRT)".
      return at == end && end > hit.last ? at + 3 : end;
    }
    const size_t before = out.size();
    end = at + 3;
    Resolve(tokens, {further.phrase, at, end}, in_field, out);
    for (size_t i = before; i < out.size(); ++i) out[i].besides = true;
    at += 2;
  }
  return end;
}

bool MentionFinder::MayBeLower(const Mention& mention,
                               const Token& token) const {
  if (token.end - token.begin <= 2 || mention.term == kNoTerm) return false;
  return mention.certification || catalogue_.term(mention.term).sort == "class";
}

std::vector<PhraseHit>::const_iterator MentionFinder::FirstContextNear(
    const PhraseHit& hit) const {
  const uint32_t begin = hit.first - std::min(hit.first, kNear);
  return std::lower_bound(
      contexts_.begin(), contexts_.end(), begin,
      [](const PhraseHit& c, uint32_t first) { return c.first < first; });
}

// How much the words around `hit`, and those of the whole posting, speak for
// `sense`.
int MentionFinder::Score(const Sense& sense, const PhraseHit& hit, bool acronym,
                         std::span<const Token> tokens) const {
  int score = 0;
  int elsewhere = 0;
  const bool credential =
      acronym && sense.term != kNoTerm &&
      catalogue_.term(sense.term).kind == RequirementKind::kCertification;
  for (const uint32_t wanted : surfaces_.context(sense)) {
    const uint32_t phrase = wanted & ~kContextMarks;
    if ((wanted & (kTitleContext | kCountryContext)) != 0) {
      const auto& told =
          (wanted & kTitleContext) != 0 ? of_title_ : of_country_;
      if (std::find(told.begin(), told.end(), phrase) != told.end()) {
        score += kDecisive;
      }
      continue;
    }
    if ((wanted & kDecisiveContext) != 0) {
      if (present_[phrase] != 0) score += kDecisive;
    } else if (credential && (wanted & kOwnContext) == 0 &&
               std::find(in_title_.begin(), in_title_.end(), phrase) !=
                   in_title_.end()) {
      score += kInTitle;
    } else if (present_[phrase] == 0) {
      continue;
    } else if (const int near = ScoreNear(phrase, hit, tokens); near != 0) {
      score += near;
    } else if ((wanted & kOwnContext) == 0 && elsewhere < 2) {
      ++elsewhere;
      score += kElsewhere;
    }
  }
  return score;
}

// The same for one context phrase close by; 0 when it does not stand there.
int MentionFinder::ScoreNear(uint32_t phrase, const PhraseHit& hit,
                             std::span<const Token> tokens) const {
  auto context = FirstContextNear(hit);
  int score = 0;
  for (; context != contexts_.end() && context->first <= hit.last + kNear;
       ++context) {
    if (context->phrase != phrase) continue;
    const bool overlaps =
        context->first < hit.last && hit.first < context->last;
    if (overlaps && context->last - context->first > hit.last - hit.first) {
      return kOverlap;
    }
    // "access to" says nothing of another "Access".
    const bool holds_name =
        std::any_of(tokens.begin() + context->first,
                    tokens.begin() + context->last, [&](const Token& token) {
                      return token.word == tokens[hit.first].word;
                    });
    if (!overlaps && !holds_name) score = kClose;
  }
  return score;
}

bool MentionFinder::FieldWordNear(const PhraseHit& hit) const {
  uint32_t aside_end = 0;
  for (auto context = FirstContextNear(hit);
       context != contexts_.end() && context->first <= hit.last + kNear;
       ++context) {
    if (surfaces_.IsAside(context->phrase)) {
      aside_end = std::max(aside_end, context->last);
    } else if (surfaces_.IsFieldWord(context->phrase) &&
               context->first >= aside_end &&
               (context->last <= hit.first || hit.last <= context->first)) {
      return true;
    }
  }
  return false;
}

// Outside its field, what is spelt like a name of the field ("RMA", "Canvas")
// is another trade's, unless words around it say otherwise.
bool MentionFinder::IsOfAnotherTrade(std::span<const Token> tokens,
                                     const PhraseHit& hit,
                                     const Surface& surface,
                                     const Choice& choice) {
  if (choice.sense->general || choice.context >= kClose) return false;
  if (choice.sense->is_default && !HasNamesakes(tokens, hit, surface)) {
    return false;
  }
  if (!scanned_) ScanContexts(tokens);
  return !FieldWordNear(hit);
}

MentionFinder::Choice MentionFinder::Choose(std::span<const Token> tokens,
                                            const PhraseHit& hit,
                                            const Surface& surface,
                                            bool in_field) {
  const std::span<const Sense> senses = surfaces_.senses(surface);
  const bool lower = AllLower(tokens, hit);
  Choice choice;
  int best_score = 0;
  if (!surface.ambiguous) {
    choice.sense = &senses.front();
  } else {
    if (lower && surface.acronym) return choice;
    if (!scanned_) ScanContexts(tokens);
    const bool taken = in_field || !HasNamesakes(tokens, hit, surface);
    for (const Sense& sense : senses) {
      int score = Score(sense, hit, surface.acronym, tokens);
      if (IsOfNeighbours(sense)) score += kNeighbour;
      const int context = score;
      if (sense.is_default && (taken || sense.general)) score += kDefault;
      if (sense.when_lower && lower) score += kOverlap;
      if (score > best_score) {
        choice.sense = &sense;
        choice.context = context;
        best_score = score;
      }
    }
  }
  if (choice.sense == nullptr ||
      (best_score <= kDefault && !Names(*choice.sense))) {
    // "Epic, Cerner or Elation": what stands beside it may still tell.
    choice.sense = lower ? nullptr : FirstSoftware(senses);
    choice.weak = choice.sense != nullptr;
    choice.context = 0;
  }
  if (choice.sense != nullptr &&
      (!Names(*choice.sense) ||
       (!in_field && IsOfAnotherTrade(tokens, hit, surface, choice)))) {
    choice.sense = nullptr;
  }
  return choice;
}

void MentionFinder::Resolve(std::span<const Token> tokens, const PhraseHit& hit,
                            bool in_field, std::vector<Mention>& out) {
  const Surface& surface = surfaces_.surface(hit.phrase);
  const std::span<const Sense> senses = surfaces_.senses(surface);
  if (senses.empty() || IsInAddress(tokens, hit)) return;
  const Choice choice = Choose(tokens, hit, surface, in_field);
  if (choice.sense == nullptr) return;
  Mention mention;
  mention.first = hit.first;
  mention.last = hit.last;
  mention.term = choice.sense->term;
  mention.issuer = choice.sense->issuer;
  mention.role = choice.sense->role;
  mention.beside = choice.sense->beside;
  mention.acronym = surface.acronym;
  mention.weak = choice.weak;
  mention.everyday = surface.everyday || choice.weak;
  mention.in_context = choice.context >= kClose;
  mention.certification =
      mention.term == kNoTerm ||
      catalogue_.term(mention.term).kind == RequirementKind::kCertification;
  const bool lower = AllLower(tokens, hit);
  // An everyday word is a product only where it is written as a name.
  const bool verb = hit.first > 0 && surfaces_.IsTo(tokens[hit.first - 1].word);
  if (surface.everyday && lower && !surface.acronym &&
      (verb || !mention.in_context)) {
    return;
  }
  if (lower && surface.capitals_only) return;
  if (lower && surface.acronym && !MayBeLower(mention, tokens[hit.first])) {
    return;
  }
  out.push_back(mention);
  // An alias of several terms, none of them ambiguous, means any of them.
  if (surface.ambiguous || choice.weak) return;
  for (const Sense& sense : senses.subspan(1)) {
    if (sense.term == kNoTerm || mention.term == kNoTerm) continue;
    mention.term = sense.term;
    out.push_back(mention);
  }
}

}  // namespace rolecall
