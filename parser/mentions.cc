#include "parser/mentions.h"

#include <algorithm>

namespace rolecall {
namespace {

// How far, in tokens, words still speak for a meaning.
constexpr uint32_t kNear = 25;
constexpr int kOverlap = 6;   // the context is around the name itself
constexpr int kClose = 3;     // within kNear tokens
constexpr int kElsewhere = 1; // anywhere in the posting, counted twice at most
constexpr int kDefault = 2;   // the meaning that the field takes for granted

bool AllLower(std::span<const Token> tokens, const PhraseHit& hit) {
  for (size_t i = hit.first; i < hit.last; ++i) {
    if (tokens[i].kind == TokenKind::kWord &&
        tokens[i].letter_case != Case::kLower) {
      return false;
    }
  }
  return true;
}

}  // namespace

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
  scanned_ = true;
  contexts_.clear();
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

int MentionFinder::Score(const Sense& sense, const PhraseHit& hit,
                         std::span<const Token> tokens) const {
  int score = 0;
  int elsewhere = 0;
  const std::span<const uint32_t> wanted = surfaces_.context(sense);
  for (const Context& context : contexts_) {
    if (std::find(wanted.begin(), wanted.end(), context.phrase) ==
        wanted.end()) {
      continue;
    }
    const bool overlaps =
        context.first < hit.last && hit.first < context.last;
    bool holds_name = false;  // "access to" says nothing of another "Access"
    for (uint32_t i = context.first; i < context.last; ++i) {
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
  if (surface.ambiguous) {
    if (lower && surface.capitals_only) return;
    if (!scanned_) ScanContexts(tokens);
    best = nullptr;
    for (const Sense& sense : senses) {
      int score = Score(sense, hit, tokens);
      const bool software =
          sense.term != kNoTerm &&
          catalogue_.term(sense.term).kind == RequirementKind::kSoftware;
      if (sense.is_default && (in_field || software)) score += kDefault;
      if (score > best_score) {
        best = &sense;
        best_score = score;
      }
    }
    if (best == nullptr) return;
  }
  if (best->term == kNoTerm && best->issuer == kNoFact &&
      best->role == kNoFact) {
    return;
  }
  Mention mention;
  mention.first = hit.first;
  mention.last = hit.last;
  mention.term = best->term;
  mention.issuer = best->issuer;
  mention.role = best->role;
  mention.beside = best->beside;
  mention.acronym = surface.acronym;
  mention.everyday = surface.everyday;
  mention.in_context = best_score >= kClose;
  mention.certification =
      best->term == kNoTerm ||
      catalogue_.term(best->term).kind == RequirementKind::kCertification;
  // An everyday word is a product only where it is written as a name.
  if (surface.everyday && lower && !surface.acronym && best_score < kClose) {
    return;
  }
  if (lower && surface.acronym && tokens[hit.first].end - tokens[hit.first].begin <= 2) {
    return;
  }
  out.push_back(mention);
}

}  // namespace rolecall
