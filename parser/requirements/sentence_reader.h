// Reads one sentence: which names in it are asked for, how strongly, by when,
// and which of them stand in each other's place.
//
// The method, in four steps:
//   1. clauses: cut at semicolons, "but", table cells that end a row
//   2. polarity: each name takes the cue that governs it: the nearest trailing
//      one ("ACLS preferred"), else the nearest leading one ("must have ..."),
//      else the list's header, the section, and last what the name itself shows
//      ("document in Epic")
//   3. refusals: negation, the employer's side, people worked with, training,
//      pay, pure maybe
//   4. groups: names joined by "or", slashes, "such as" or "one of the
//      following" are one ask, names joined by "and" are several
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "parser/requirements/asks.h"
#include "parser/requirements/clause.h"
#include "parser/requirements/cues.h"
#include "parser/requirements/layout.h"
#include "parser/requirements/mentions.h"

namespace rolecall {

// Everything about the posting that a sentence is read against.
struct PostingView {
  std::span<const Token> tokens;
  std::span<const Sentence> sentences;
  std::span<const Mention> mentions;  // of the whole text, in order
  std::span<const Token> title;
  uint16_t role = kNoFact;  // the trade of the title, if it names one
  // What "certification required" asks of that trade; ascending.
  std::span<const TermIndex> certified;
  TermIndex credential = kNoTerm;  // that the title names
  // The certification that the title asks for by itself; ascending.
  std::span<const TermIndex> titled;
  std::string_view text;
  const OwnPlace& place;
};

// Thread-safe once created.
class SentenceReader {
 public:
  // `catalogue` and `cues` must outlive the reader.
  SentenceReader(const Catalogue& catalogue, const CueLexicon& cues,
                 const JointWords& words)
      : catalogue_(catalogue), cues_(cues), words_(words) {}

  // Appends the asks of `sentence`, whose mentions are `mentions`, to `out`.
  // What the sentence says is not asked for is appended to `denials`.
  void Read(const PostingView& posting, const Sentence& sentence,
            std::span<const Mention> mentions, std::vector<Ask>& out,
            Denials& denials) const;

  // "Certification required.", which names none: the title's trade decides.
  // Where the title asks for a certification, "certification preferred" makes
  // it a wish and "no certification required" waives it.
  void ReadBareCertification(const PostingView& posting,
                             const Sentence& sentence, std::vector<Ask>& out,
                             Denials& denials) const;

  // "Medical assistants must be certified within ...", "Non-certified MAs ...":
  // none of `mentions` names what could be asked for.
  bool NamesTradeOnly(const PostingView& posting,
                      std::span<const Mention> mentions) const;

  // A sentence that names none, on `before`, what the sentence before it asks
  // for: "Must be obtained within 6 months." gives it the time, "This is not a
  // requirement, but it is desirable." makes a wish of it.
  void ReadRemark(const PostingView& posting, const Sentence& sentence,
                  std::span<Ask> before) const;

  // "Must have a coding or a documentation certification. Current coding
  // certifications include ... Current documentation certifications include
  // ...": the kinds that the posting offers and defines become one list of
  // `asks`, those of the body; a kind that it does not ask for, though it
  // asks for another, goes.  Nothing where fewer than two kinds are defined.
  void JoinKinds(const PostingView& posting, std::vector<Ask>& asks) const;

 private:
  bool WaivesCertification(const PostingView& posting,
                           std::span<const CueHit> cues, uint32_t noun,
                           uint32_t last) const;
  // Sentences that "or" joins: "CMA (AAMA), or" and the next item; the answers
  // that a form offers, one a line.
  struct Branches {
    uint32_t first = kNoSentence;  // none: the sentence stands alone
    uint32_t last = kNoSentence;   // the last branch
  };
  // Without names and cues yet.
  Clause ClauseOf(const PostingView& posting, const Sentence& sentence) const;
  Branches BranchesAround(const PostingView& posting, uint32_t index) const;
  std::optional<int> DaysFor(const PostingView& posting,
                             const Sentence& sentence, uint32_t noun,
                             std::vector<CueHit> cues) const;
  bool OnlyWishesBefore(const PostingView& posting, const Sentence& sentence,
                        std::span<const CueHit> cues) const;
  bool SpeaksOfBefore(const Sentence& sentence, std::span<const Token> tokens,
                      std::span<const CueHit> cues) const;
  void TakeHeadersDeadline(const PostingView& posting, const Sentence& header,
                           std::vector<CueHit> cues, Clause& clause) const;
  static bool NamesAny(const PostingView& posting, uint32_t first,
                       uint32_t last);
  bool EndsInOr(const PostingView& posting, uint32_t index) const;
  bool StartsWithOr(const PostingView& posting, uint32_t index) const;
  bool AreOfOneSort(const PostingView& posting, const Branches& branches) const;
  bool IsOption(const PostingView& posting, uint32_t index) const;
  bool AreJoined(const PostingView& posting, uint32_t i) const;
  bool Denies(const PostingView& posting, const Sentence& answer) const;
  // True when some branch asks for schooling or experience instead.
  bool HasOtherWay(const PostingView& posting, const Branches& branches) const;
  bool OfOneCategory(std::span<const Ask> asks) const;
  bool HeadFirst(size_t before, std::vector<Ask>& out) const;
  static void DropRequired(size_t before, std::vector<Ask>& out);
  void JoinChoice(const PostingView& posting, uint32_t index, uint32_t choice,
                  size_t before, std::vector<Ask>& out) const;
  void DropNamedGroups(size_t before, std::vector<Ask>& out) const;
  void JoinBranches(const PostingView& posting, uint32_t index, size_t before,
                    std::vector<Ask>& out) const;

  // Which of the kinds of certification that a posting defines a text names,
  // a bit a kind.
  using KindSet = uint32_t;
  // What a posting says of the kinds that it defines.
  struct KindOffers {
    KindSet demanded = 0;  // asked for by themselves
    KindSet said = 0;      // in one sentence, of several that of the fewest
    KindSet listed = 0;    // in lists, line by line
  };
  static KindSet KindsNamed(const PostingView& posting,
                            std::span<const uint32_t> kinds, uint32_t first,
                            uint32_t last);
  bool IsChoice(const PostingView& posting, uint32_t header) const;
  bool IsGroup(const Ask& ask) const;
  bool OffersKinds(const PostingView& posting, const Sentence& sentence) const;
  bool DemandsKind(const PostingView& posting, uint32_t index) const;
  KindOffers ReadKindOffers(const PostingView& posting,
                            std::span<const uint32_t> kinds) const;
  uint32_t DefinedKind(const PostingView& posting, std::span<const CueHit> cues,
                       uint32_t end) const;
  // The kind that a list's header or a line's label defines.
  struct KindList {
    uint32_t noun = kNoSentence;
    uint32_t list = kNoList;
  };
  uint32_t KindAtEnd(const PostingView& posting, std::span<const CueHit> cues,
                     uint32_t end) const;
  uint32_t KindOfGluedLine(const PostingView& posting,
                           const Sentence& sentence) const;
  void MarkDefinitions(const PostingView& posting, const Clause& clause,
                       const KindList& announced, std::span<Ask> asks) const;

  uint32_t AnnouncedChoice(const PostingView& posting, const Sentence& sentence,
                           std::span<const CueHit> header_cues,
                           std::span<const CueHit> label_cues) const;
  KindList AnnouncedKind(const PostingView& posting, const Sentence& sentence,
                         std::span<const CueHit> header_cues,
                         std::span<const CueHit> label_cues) const;
  bool EndsItem(const Clause& clause, const CueHit& cue) const;
  bool Continues(const Clause& clause, uint32_t token) const;
  bool IsListedItem(const Clause& clause, uint32_t token) const;
  bool SaysByWhen(const Clause& clause, uint32_t token) const;
  // tables.cc: "Qualification | Required | Preferred", some rows above,
  // tells how strongly the names of a row are meant.
  void ReadColumns(const PostingView& posting, Clause& clause) const;
  void MarkGracePeriods(const PostingView& posting, uint32_t index,
                        std::span<Ask> asks) const;
  bool IsNegatedByPrefix(const PostingView& posting, uint32_t token) const;
  bool TakesUncertified(const PostingView& posting, uint32_t first,
                        uint32_t last) const;
  static bool OpensLabel(const Clause& clause, uint32_t token);
  static bool OpensOwnWords(const Clause& clause, const CueHit& cue);
  void FindCuts(Clause& clause) const;
  bool IssuesLicences(const Mention& issuer) const;
  static bool IsRegistration(const Clause& clause, const Mention& issuer);
  bool IsGroupOf(std::span<const TermIndex> issued) const;
  static bool IsCertifier(const Clause& clause, const NameReading& issuer);
  bool IsIssuersOwn(const Clause& clause, size_t issuer,
                    TermIndex issued) const;
  TermIndex OfTrade(std::span<const TermIndex> issued,
                    std::string_view trade) const;
  bool TellsNamesakesApart(Clause& clause, size_t i,
                           std::span<const TermIndex> issued) const;
  void ResolveIssuers(const PostingView& posting, Clause& clause) const;
  static void SilenceConcessions(Clause& clause);
  void FindCues(const PostingView& posting, std::span<const Mention> mentions,
                Clause& clause) const;
  static void MarkCredentials(const Clause& clause, std::span<Ask> asks);

  const Catalogue& catalogue_;
  const CueLexicon& cues_;
  JointWords words_;
};

}  // namespace rolecall
