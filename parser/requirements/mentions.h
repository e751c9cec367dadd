// Where a text names something of the catalogue, and which of its meanings is
// meant.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/catalogue.h"
#include "parser/requirements/surfaces.h"

namespace rolecall {

// A name in a text.  Either a term, or an issuer ("AAMA") or a trade ("medical
// assistant") that the reader turns into terms by what stands around it.
struct Mention {
  uint32_t first = 0;  // tokens [first, last)
  uint32_t last = 0;
  TermIndex term = kNoTerm;
  uint16_t issuer = kNoFact;
  uint16_t role = kNoFact;
  TermIndex beside = kNoTerm;
  bool certification = false;
  bool everyday = false;  // an ordinary word: must be shown to be a product
  bool acronym = false;
  bool weak = false;         // counts only beside another product
  bool of_employer = false;  // the hiring organization's own product
  bool in_context = false;   // words around it speak for this meaning
  bool besides = false;      // a further bracket of the name before it
};

// One text's mentions.  Holds views; one thread.
class MentionFinder {
 public:
  MentionFinder(const Catalogue& catalogue, const Surfaces& surfaces)
      : catalogue_(catalogue), surfaces_(surfaces) {}

  // Takes in what the title says, before the body is read: some of its words
  // decide on a meaning ("title:accountant").
  // The posting's country may be empty.
  void Learn(std::span<const Token> title, std::span<const Token> country);

  // Appends the mentions of `tokens`, in order.  `in_field` says whether the
  // posting is of the catalogue's field at all, so that defaults hold.  What
  // earlier texts of the posting said is known: they must outlive the last
  // call.
  void Find(std::span<const Token> tokens, bool in_field,
            std::vector<Mention>& out);

  // Whether a posting is of the catalogue's field: its title names it, or every
  // hundredth token of its body does, twice at least.  What a posting of any
  // trade says of its benefits does not count.
  bool IsInField(std::span<const Token> title,
                 std::span<const Token> body) const;

 private:
  // "MA", and nothing else: a trade whose credentials the catalogue has.
  bool IsTrade(std::span<const Token> title) const;
  bool HasFieldWords(std::span<const Token> tokens, size_t enough) const;
  void ScanContexts(std::span<const Token> tokens);
  std::vector<PhraseHit>::const_iterator FirstContextNear(
      const PhraseHit& hit) const;
  bool FieldWordNear(const PhraseHit& hit) const;
  // Which sense of a surface form is meant at a hit.
  struct Choice {
    const Sense* sense = nullptr;  // none: report nothing
    int context = 0;               // what the words around it said for it
    bool weak = false;             // taken only if its neighbours bear it out
  };
  bool IsOfAnotherTrade(std::span<const Token> tokens, const PhraseHit& hit,
                        const Surface& surface, const Choice& choice);
  int ScoreNear(uint32_t phrase, const PhraseHit& hit,
                std::span<const Token> tokens) const;
  // The surface must have at least one sense.
  Choice Choose(std::span<const Token> tokens, const PhraseHit& hit,
                const Surface& surface, bool in_field);
  void Resolve(std::span<const Token> tokens, const PhraseHit& hit,
               bool in_field, std::vector<Mention>& out);
  // Returns the token behind the last of the brackets.
  uint32_t ResolveBrackets(std::span<const Token> tokens, const PhraseHit& hit,
                           bool in_field, std::vector<Mention>& out);
  // Only what joins the names of a list stands in tokens [first, last).
  bool OnlyJoints(std::span<const Token> tokens, uint32_t first,
                  uint32_t last) const;
  // What the surface means wherever nothing else decides.
  TermIndex UsualTerm(const Surface& surface) const;
  // The names beside hits_[at] in its list, as far as they are decided.
  PhraseHit WithoutArticle(std::span<const Token> tokens,
                           const PhraseHit& hit) const;
  void FindNeighbours(std::span<const Token> tokens, size_t at,
                      const std::vector<Mention>& before);
  bool IsOfNeighbours(const Sense& sense) const;
  const Sense* FirstSoftware(std::span<const Sense> senses) const;
  bool MayBeLower(const Mention& mention, const Token& token) const;
  int Score(const Sense& sense, const PhraseHit& hit, bool acronym,
            std::span<const Token> tokens) const;

  const Catalogue& catalogue_;
  const Surfaces& surfaces_;
  std::vector<PhraseHit> hits_;
  std::vector<PhraseHit> contexts_;  // of the text at hand, by position
  std::vector<uint8_t> present_;     // by context phrase: stands in the posting
  bool scanned_ = false;
  std::span<const Token> text_;     // at hand
  std::span<const Token> skipped_;  // the text before it, if never scanned
  std::vector<uint32_t> of_title_;  // context phrases of the title
  std::vector<uint32_t> in_title_;  // the same, and those that begin them
  std::vector<uint32_t> of_country_;
  TermIndex left_ = kNoTerm;  // the neighbours of the name at hand
  TermIndex right_ = kNoTerm;
};

}  // namespace rolecall
