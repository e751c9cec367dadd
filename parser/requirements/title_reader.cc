#include "parser/requirements/title_reader.h"

#include <algorithm>

namespace rolecall {
namespace {

bool NamesProfession(const Term& term) {
  return term.kind == RequirementKind::kCertification &&
         (term.sort == "certification" || term.sort == "licence" ||
          term.sort == "state-credential" || term.sort == "group") &&
         term.category != "general-office" && term.category != "compliance";
}

class TitleReader {
 public:
  TitleReader(const Catalogue& catalogue, const JointWords& words,
              const CueLexicon& cues, std::span<const Token> tokens,
              std::span<const Mention> mentions)
      : catalogue_(catalogue),
        words_(words),
        tokens_(tokens),
        mentions_(mentions) {
    cues.Find(tokens, 0, tokens.size(), cues_);
  }

  TitleReading Run() {
    TitleReading reading;
    for (size_t i = 0; i < mentions_.size();) {
      size_t last = i + 1;
      while (last < mentions_.size() &&
             Joined(mentions_[last - 1], mentions_[last])) {
        ++last;
      }
      ReadGroup(i, last, reading);
      i = last;
    }
    return reading;
  }

 private:
  // A name that stands for a person: a credential of a profession or a trade.
  bool IsPerson(const Mention& mention) const {
    if (mention.role != kNoFact) return !IsPlace(mention);
    return (mention.term != kNoTerm &&
            NamesProfession(catalogue_.term(mention.term)));
  }

  // The "MA" of "Worcester, MA".
  bool IsPlace(const Mention& role) const {
    if (!role.acronym || role.first < 2) return false;
    const Token& comma = tokens_[role.first - 1];
    if (comma.kind != TokenKind::kSign || comma.sign != ',') return false;
    return std::none_of(mentions_.begin(), mentions_.end(),
                        [&role](const Mention& mention) {
                          return mention.last + 1 == role.first;
                        });
  }

  bool Joined(const Mention& a, const Mention& b) const {
    if (!IsPerson(a) || !IsPerson(b)) return false;
    if (b.first - a.last > 4) return false;
    bool joined = false;
    bool dash = false;
    for (uint32_t i = a.last; i < b.first; ++i) {
      const Token& token = tokens_[i];
      joined |= token.word == words_.or_word ||
                (token.kind == TokenKind::kSign &&
                 (token.sign == '/' || token.sign == ',' || token.sign == '('));
      dash |= token.kind == TokenKind::kSign &&
              (token.sign == '-' || token.sign == '~' || token.sign == '|');
    }
    return joined || dash || b.first == a.last;
  }

  // "Coder, CPC", "Medical Assistant (CMA)": the trade, then its credential.
  bool Explains(const Mention& role, const Mention& credential) const {
    if (role.role == kNoFact || credential.term == kNoTerm) return false;
    bool alternative = false;
    for (uint32_t i = role.last; i < credential.first; ++i) {
      alternative |=
          tokens_[i].word == words_.or_word ||
          (tokens_[i].kind == TokenKind::kSign && tokens_[i].sign == '/');
    }
    const auto& meant = catalogue_.reading_facts()[role.role].terms;
    return !alternative &&
           (meant.empty() ||
            std::any_of(meant.begin(), meant.end(), [&](TermIndex term) {
              return catalogue_.term(term).category ==
                     catalogue_.term(credential.term).category;
            }));
  }

  // A credential that several bodies give, or their group.
  bool HasIssuers(TermIndex term) const {
    if (catalogue_.term(term).sort == "group") return true;
    const auto& edges = catalogue_.equivalences();
    return std::any_of(edges.begin(), edges.end(), [&](const auto& edge) {
      return edge.from == term && edge.kind == EquivalenceKind::kSatisfies &&
             catalogue_.term(edge.to).sort == "group";
    });
  }

  static void Insert(std::vector<TermIndex>& terms, TermIndex term) {
    const auto place = std::lower_bound(terms.begin(), terms.end(), term);
    if (place == terms.end() || *place != term) terms.insert(place, term);
  }

  void ReadGroup(size_t first, size_t last, TitleReading& reading) const {
    Ask ask;
    bool open_to_all = false;
    for (size_t i = first; i < last; ++i) {
      const Mention& mention = mentions_[i];
      if (mention.role != kNoFact && IsPlace(mention)) continue;
      if (mention.role != kNoFact) {
        if (reading.role == kNoFact) reading.role = mention.role;
        for (const TermIndex term :
             catalogue_.reading_facts()[mention.role].terms) {
          // No trade calls its licence "certification".
          if (catalogue_.term(term).sort != "licence") {
            Insert(reading.certified, term);
          }
        }
        open_to_all |= i + 1 >= last || !Explains(mention, mentions_[i + 1]);
        continue;
      }
      if (mention.term == kNoTerm || !IsPerson(mention)) continue;
      if (reading.credential == kNoTerm && HasIssuers(mention.term)) {
        reading.credential = mention.term;
      }
      Insert(ask.any_of, mention.term);
    }
    if (!reading.certified.empty() && open_to_all) {
      for (const TermIndex term : ask.any_of) Insert(reading.certified, term);
    }
    if (ask.any_of.empty() || open_to_all) return;
    for (const CueHit& cue : cues_) {
      if (cue.first < mentions_[last - 1].last ||
          cue.first > mentions_[last - 1].last + 2) {
        continue;
      }
      if (cue.cue == Cue::kPreferred) ask.level = RequirementLevel::kPreferred;
      if (cue.cue == Cue::kOptional) return;
    }
    ask.kind = RequirementKind::kCertification;
    ask.plainness = Plainness::kTitle;
    ask.rule = "title";
    ask.in_title = true;
    ask.begin = tokens_[mentions_[first].first].begin;
    ask.end = tokens_[mentions_[last - 1].last - 1].end;
    reading.asks.push_back(std::move(ask));
  }

  const Catalogue& catalogue_;
  const JointWords& words_;
  std::span<const Token> tokens_;
  std::span<const Mention> mentions_;
  std::vector<CueHit> cues_;
};

}  // namespace

TitleReading ReadTitle(const Catalogue& catalogue, const JointWords& words,
                       const CueLexicon& cues, std::span<const Token> tokens,
                       std::span<const Mention> mentions) {
  return TitleReader(catalogue, words, cues, tokens, mentions).Run();
}

}  // namespace rolecall
