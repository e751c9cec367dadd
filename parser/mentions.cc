#include "parser/mentions.h"

#include <algorithm>

namespace rolecall {
namespace {

// How far, in tokens, words still speak for a meaning.
constexpr uint32_t kNear = 25;
constexpr uint32_t kFarAway = 0x7FFFFFFF;
constexpr int kOverlap = 6;   // the context is around the name itself
constexpr int kClose = 3;     // within kNear tokens
constexpr int kElsewhere = 1; // anywhere in the posting, counted twice at most
constexpr int kDecisive = 20;
constexpr int kDefault = 4;   // the meaning that the field takes for granted

bool AllLower(std::span<const Token> tokens, const PhraseHit& hit) {
  for (size_t i = hit.first; i < hit.last; ++i) {
    if (tokens[i].kind == TokenKind::kWord &&
        tokens[i].letter_case != Case::kLower) {
      return false;
    }
  }
  return true;
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

size_t MentionFinder::CountFieldWords(std::span<const Token> tokens,
                                      size_t enough) const {
  size_t count = 0;
  PhraseHit hit;
  for (size_t i = 0; i < tokens.size() && count < enough; ++i) {
    if (surfaces_.contexts().LongestAt(tokens, i, hit) &&
        surfaces_.IsFieldWord(hit.phrase)) {
      ++count;
    }
  }
  return count;
}

void MentionFinder::ScanContexts(std::span<const Token> tokens) {
  // A title is read with what its body says.
  scanned_ = true;
  for (Context& context : contexts_) context.first = context.last = kFarAway;
  PhraseHit hit;
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (surfaces_.contexts().LongestAt(tokens, i, hit)) {
      contexts_.push_back({hit.phrase, hit.first, hit.last});
    }
  }
}

void MentionFinder::Find(std::span<const Token> tokens, bool in_field,
                         std::vector<Mention>& out) {
  scanned_ = false;
  hits_.clear();
  surfaces_.trie().FindAll(tokens, 0, tokens.size(), hits_);
  for (const PhraseHit& hit : hits_) Resolve(tokens, hit, in_field, out);
}

bool MentionFinder::MayBeLower(const Mention& mention,
                               const Token& token) const {
  if (token.end - token.begin <= 2 || mention.term == kNoTerm) return false;
  return mention.certification || catalogue_.term(mention.term).sort == "class";
}

int MentionFinder::Score(const Sense& sense, const PhraseHit& hit,
                         std::span<const Token> tokens) const {
  int score = 0;
  int elsewhere = 0;
  const std::span<const uint32_t> wanted = surfaces_.context(sense);
  for (const Context& context : contexts_) {
    const auto found = std::find_if(
        wanted.begin(), wanted.end(), [&context](uint32_t phrase) {
          return (phrase & ~kDecisiveContext) == context.phrase;
        });
    if (found == wanted.end()) continue;
    if ((*found & kDecisiveContext) != 0) {
      score += kDecisive;
      continue;
    }
    const bool overlaps =
        context.first < hit.last && hit.first < context.last;
    bool holds_name = false;  // "access to" says nothing of another "Access"
    for (uint32_t i = context.first;
         i < context.last && context.first != kFarAway; ++i) {
      holds_name |= tokens[i].word == tokens[hit.first].word;
    }
    const uint32_t distance = context.first >= hit.last
                                  ? context.first - hit.last
                                  : hit.first - std::min(hit.first, context.last);
    if (overlaps && context.last - context.first > hit.last - hit.first) {
      score += kOverlap;
    } else if (overlaps || holds_name) {
      continue;
    } else if (distance <= kNear) {
      score += kClose;
    } else if (elsewhere < 2) {
      ++elsewhere;
      score += kElsewhere;
    }
  }
  return score;
}

void MentionFinder::Resolve(std::span<const Token> tokens, const PhraseHit& hit,
                            bool in_field, std::vector<Mention>& out) {
  const Surface& surface = surfaces_.surface(hit.phrase);
  const std::span<const Sense> senses = surfaces_.senses(surface);
  if (senses.empty()) return;
  const bool lower = AllLower(tokens, hit);
  const Sense* best = &senses.front();
  int best_score = 0;
  int best_context = 0;
  if (surface.ambiguous) {
    if (lower && surface.acronym) return;
    if (!scanned_) ScanContexts(tokens);
    best = nullptr;
    for (const Sense& sense : senses) {
      int score = Score(sense, hit, tokens);
      const int context = score;
      const bool certification =
          sense.term != kNoTerm &&
          catalogue_.term(sense.term).kind == RequirementKind::kCertification;
      if (sense.is_default && (in_field || !certification)) score += kDefault;
      if (sense.when_lower && lower) score += kOverlap;
      if (score > best_score) {
        best = &sense;
        best_score = score;
        best_context = context;
      }
    }
  }
  bool weak = false;
  if (best == nullptr || (best_score <= kDefault && !Names(*best))) {
    // "Epic, Cerner or Elation": what stands beside it may still tell.
    best = lower ? nullptr : FirstSoftware(senses);
    if (best == nullptr) return;
    weak = true;
    best_context = 0;
  }
  if (!Names(*best)) return;
  Mention mention;
  mention.first = hit.first;
  mention.last = hit.last;
  mention.term = best->term;
  mention.issuer = best->issuer;
  mention.role = best->role;
  mention.beside = best->beside;
  mention.acronym = surface.acronym;
  mention.weak = weak;
  mention.everyday = surface.everyday || weak;
  mention.in_context = best_context >= kClose;
  mention.certification =
      best->term == kNoTerm ||
      catalogue_.term(best->term).kind == RequirementKind::kCertification;
  // An everyday word is a product only where it is written as a name.
  if (surface.everyday && lower && !surface.acronym && best_context < kClose) {
    return;
  }
  if (lower && surface.capitals_only) return;
  if (lower && surface.acronym && !MayBeLower(mention, tokens[hit.first])) {
    return;
  }
  out.push_back(mention);
  // An alias of several terms, none of them ambiguous, means any of them.
  if (surface.ambiguous || weak) return;
  for (const Sense& sense : senses.subspan(1)) {
    if (sense.term == kNoTerm || mention.term == kNoTerm) continue;
    mention.term = sense.term;
    out.push_back(mention);
  }
}

}  // namespace rolecall
