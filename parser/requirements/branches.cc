// Sentences that "or" joins, and what is asked for where one of them suffices.
#include <algorithm>

#include "parser/requirements/alternatives.h"
#include "parser/requirements/sentence_reader.h"

namespace rolecall {
namespace {

// So many sentences, each way, may "or" join.
constexpr uint32_t kMostBranches = 20;
// Marks a list of branches apart from a list under a header.
constexpr uint32_t kBranchList = 0x40000000;
// Within so many tokens an answer says that it is a "no".
constexpr uint32_t kLongestDenial = 8;

}  // namespace

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
         posting.tokens[sentence.first].word == words_.or_word &&
         // "OR: BLS", the operating room's.
         !(sentence.last > sentence.first + 1 &&
           IsSign(posting.tokens[sentence.first + 1], ':'));
}

// "Option 1: CMA with BLS": a label or first words that count a way.
bool SentenceReader::IsOption(const PostingView& posting,
                              uint32_t index) const {
  const Sentence& sentence = posting.sentences[index];
  if (sentence.heading) return false;
  const uint32_t first =
      sentence.labelled ? sentence.label_first : sentence.first;
  return first + 1 < posting.tokens.size() &&
         words_.IsOption(posting.tokens[first].word) &&
         IsWayMark(posting.text, posting.tokens[first + 1]);
}

// True when sentence i and the next are ways of one choice.
bool SentenceReader::AreJoined(const PostingView& posting, uint32_t i) const {
  return (posting.sentences[i].answer && posting.sentences[i + 1].answer) ||
         (IsOption(posting, i) && IsOption(posting, i + 1)) ||
         EndsInOr(posting, i) || StartsWithOr(posting, i + 1);
}

SentenceReader::Branches SentenceReader::BranchesAround(
    const PostingView& posting, uint32_t index) const {
  Branches branches{index, index};
  while (branches.first > 0 && index - branches.first < kMostBranches &&
         AreJoined(posting, branches.first - 1)) {
    --branches.first;
  }
  while (branches.last + 1 < posting.sentences.size() &&
         branches.last - index < kMostBranches &&
         AreJoined(posting, branches.last)) {
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
    if (NamesAny(posting, branch.first, end)) continue;
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

// "RN license and BLS or", "CPR certification": a card stands in no licence's
// place, so a line that names cards only is no way beside one that names more.
bool SentenceReader::AreOfOneSort(const PostingView& posting,
                                  const Branches& branches) const {
  bool cards = false;
  bool others = false;
  for (uint32_t i = branches.first; i <= branches.last; ++i) {
    const Sentence& branch = posting.sentences[i];
    bool card = false;
    bool other = false;
    auto mention = std::lower_bound(
        posting.mentions.begin(), posting.mentions.end(), branch.first,
        [](const Mention& m, uint32_t token) { return m.first < token; });
    for (; mention != posting.mentions.end() && mention->last <= branch.last;
         ++mention) {
      if (!mention->certification || mention->term == kNoTerm) continue;
      const bool is_card = IsTrainingCard(catalogue_.term(mention->term));
      card |= is_card;
      other |= !is_card;
    }
    cards |= card && !other;
    others |= other;
  }
  return !cards || !others;
}

// "... include the CPC, COC and CIC", in one answer of several.
bool SentenceReader::OfOneCategory(std::span<const Ask> asks) const {
  const std::string& category =
      catalogue_.term(asks.front().any_of.front()).category;
  return std::all_of(asks.begin(), asks.end(), [&](const Ask& ask) {
    return catalogue_.term(ask.any_of.front()).category == category;
  });
}

// Puts the required ask that a branch is about first: no mere card, where there
// is one.  False where the branch asks for software only.
bool SentenceReader::HeadFirst(size_t before, std::vector<Ask>& out) const {
  const auto certification = [](const Ask& ask) {
    return ask.kind == RequirementKind::kCertification &&
           ask.level == RequirementLevel::kRequired;
  };
  const auto first = out.begin() + static_cast<std::ptrdiff_t>(before);
  auto head = std::find_if(first, out.end(), [&](const Ask& ask) {
    return certification(ask) &&
           catalogue_.term(ask.any_of.front()).sort != "training-card";
  });
  if (head == out.end()) head = std::find_if(first, out.end(), certification);
  if (head == out.end()) return false;
  std::rotate(first, head, head + 1);
  return true;
}

// "HIM certification through AHIMA of either RHIT or RHIA": beside its members
// the group says nothing of its own.
void SentenceReader::DropNamedGroups(size_t before,
                                     std::vector<Ask>& out) const {
  const auto& edges = catalogue_.equivalences();
  const auto satisfies = [&edges](TermIndex from, TermIndex to) {
    return std::any_of(edges.begin(), edges.end(), [&](const auto& edge) {
      return edge.from == from && edge.to == to &&
             edge.kind == EquivalenceKind::kSatisfies;
    });
  };
  const auto first = out.begin() + static_cast<std::ptrdiff_t>(before);
  const std::vector<Ask> all(first, out.end());
  const auto is_said = [&](const Ask& group) {
    const TermIndex term = group.any_of.front();
    return group.any_of.size() == 1 && catalogue_.term(term).sort == "group" &&
           std::any_of(all.begin(), all.end(), [&](const Ask& named) {
             return named.level == group.level &&
                    satisfies(named.any_of.front(), term);
           });
  };
  out.erase(std::remove_if(first, out.end(), is_said), out.end());
}

// What an "or" frees from is not required.
void SentenceReader::DropRequired(size_t before, std::vector<Ask>& out) {
  out.erase(std::remove_if(out.begin() + static_cast<std::ptrdiff_t>(before),
                           out.end(),
                           [](const Ask& ask) {
                             return ask.level == RequirementLevel::kRequired;
                           }),
            out.end());
}

// Puts the asks from `before` on into the list of a choice that its header
// announces.
void SentenceReader::JoinChoice(const PostingView& posting, uint32_t index,
                                uint32_t choice, size_t before,
                                std::vector<Ask>& out) const {
  if (out.size() == before) return;
  const Branches branches = BranchesAround(posting, index);
  if (branches.first != kNoSentence && HasOtherWay(posting, branches)) {
    DropRequired(before, out);
  }
  for (size_t i = before; i < out.size(); ++i) {
    out[i].list = choice;
    out[i].place = index;
  }
}

void SentenceReader::JoinBranches(const PostingView& posting, uint32_t index,
                                  size_t before, std::vector<Ask>& out) const {
  if (out.size() == before) return;
  const Branches branches = BranchesAround(posting, index);
  if (branches.first == kNoSentence || !AreOfOneSort(posting, branches)) return;
  if (HasOtherWay(posting, branches)) return DropRequired(before, out);
  DropNamedGroups(before, out);
  // What one branch asks for beside its first credential is not asked of all.
  const bool several = out.size() - before > 1 &&
                       !(posting.sentences[index].answer &&
                         OfOneCategory(std::span(out).subspan(before)));
  if (several && !HeadFirst(before, out)) return;
  for (size_t i = before; i < out.size(); ++i) {
    out[i].list = branches.first | kBranchList;
    out[i].place = index;
    out[i].beside =
        several && i > before && out[i].level == RequirementLevel::kRequired;
  }
}

}  // namespace rolecall
