#include "parser/requirements/requirement_extractor.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "parser/requirements/ask_merger.h"
#include "parser/requirements/asks.h"
#include "parser/requirements/cues.h"
#include "parser/requirements/layout.h"
#include "parser/requirements/mentions.h"
#include "parser/requirements/scopes.h"
#include "parser/requirements/sentence_reader.h"
#include "parser/requirements/surfaces.h"
#include "parser/requirements/title_reader.h"
#include "parser/requirements/waivers.h"

namespace rolecall {
namespace {

// Changes whenever a reading may change.
constexpr std::string_view kMethod = "reader-10";

// A description longer than this is read to here: no vacancy is.
constexpr size_t kMaxTokens = 200'000;
constexpr size_t kMaxTitleTokens = 200;
// No vacancy asks for more; what follows is not read.
constexpr size_t kMaxAsks = 1000;
constexpr size_t kUsualAsks = 16;

// The buffers of one reading, kept from posting to posting.
struct Scratch {
  std::vector<Token> tokens;
  std::vector<Token> title_tokens;
  std::vector<Sentence> sentences;
  std::vector<Mention> mentions;
  std::vector<Mention> title_mentions;
  std::vector<Token> employer_tokens;
  std::vector<Mention> employer_mentions;
};

}  // namespace

class RequirementExtractor::Impl {
 public:
  Impl(const Catalogue& catalogue, Vocabulary vocabulary, Surfaces surfaces)
      : catalogue_(catalogue),
        vocabulary_(std::move(vocabulary)),
        surfaces_(std::move(surfaces)),
        cues_(vocabulary_),
        sections_(vocabulary_),
        words_(vocabulary_),
        reader_(catalogue_, cues_, words_),
        waivers_(vocabulary_),
        version_(std::string(kMethod) + "-" + catalogue.version()) {}

  const std::string& version() const { return version_; }

  std::vector<Requirement> Extract(const Posting& posting) const {
    Scratch scratch;
    Tokenize(posting.title, vocabulary_, kMaxTitleTokens, scratch.title_tokens);
    Tokenize(posting.description_text, vocabulary_, kMaxTokens, scratch.tokens);
    MentionFinder finder(catalogue_, surfaces_);
    const bool in_field =
        finder.IsInField(scratch.title_tokens, scratch.tokens);
    std::vector<Token> country;
    if (const std::string_view name = ForeignCountry(posting); !name.empty()) {
      Tokenize(name, vocabulary_, kMaxTitleTokens, country);
    }
    finder.Learn(scratch.title_tokens, country);
    finder.Find(scratch.tokens, in_field, scratch.mentions);
    finder.Find(scratch.title_tokens, in_field, scratch.title_mentions);
    if (scratch.mentions.empty() && scratch.title_mentions.empty()) return {};
    MarkEmployersProducts(posting, finder, scratch);
    TitleReading title =
        ReadTitle(catalogue_, words_, cues_, scratch.title_tokens,
                  scratch.title_mentions);
    std::vector<Ask> asks;
    asks.reserve(kUsualAsks);
    Denials denials;
    if (IsNoPosting(scratch)) return {};
    ReadBody(posting, scratch, title, asks, denials);
    std::move(title.asks.begin(), title.asks.end(), std::back_inserter(asks));
    asks = MergeAsks(catalogue_, std::move(asks), denials);
    waivers_.Apply(catalogue_, cues_, scratch.tokens, asks);
    return Finish(posting, asks);
  }

 private:
  // Where the catalogue's own country does not hold; empty where it does.
  static std::string_view ForeignCountry(const Posting& posting) {
    if (posting.job_location.empty()) return "";
    const std::string& country = posting.job_location.front().address_country;
    return country == "US" ? "" : std::string_view(country);
  }

  // "Join Salesforce" at Salesforce names the employer, not a skill.
  void MarkEmployersProducts(const Posting& posting, MentionFinder& finder,
                             Scratch& scratch) const {
    Tokenize(posting.hiring_organization, vocabulary_, kMaxTitleTokens,
             scratch.employer_tokens);
    finder.Find(scratch.employer_tokens, false, scratch.employer_mentions);
    for (const Mention& product : scratch.employer_mentions) {
      if (product.term == kNoTerm || product.certification) continue;
      for (Mention& mention : scratch.mentions) {
        mention.of_employer |= mention.term == product.term;
      }
    }
  }

  // Adverts of courses, profiles of candidates: one plain word, or several
  // different ones that only such texts use.
  bool IsNoPosting(const Scratch& scratch) const {
    return cues_.LooksLikeNoPosting(scratch.title_tokens) ||
           cues_.LooksLikeNoPosting(scratch.tokens);
  }

  // The certification that the title asks for, if it asks for one thing.
  std::span<const TermIndex> Titled(const TitleReading& title) const {
    if (title.asks.size() != 1) return {};
    const std::vector<TermIndex>& terms = title.asks.front().any_of;
    const bool certifications =
        std::all_of(terms.begin(), terms.end(), [this](TermIndex term) {
          const std::string& sort = catalogue_.term(term).sort;
          return sort == "certification" || sort == "group";
        });
    return certifications ? std::span(terms) : std::span<const TermIndex>();
  }

  void ReadBody(const Posting& posting, Scratch& scratch,
                const TitleReading& title, std::vector<Ask>& asks,
                Denials& denials) const {
    ReadLayout(scratch.tokens, scratch.mentions, sections_, scratch.sentences);
    const OwnPlace place(posting.job_location);
    const ScopeReader scopes(posting.description_text, scratch.tokens,
                             posting.title, scratch.title_tokens, place);
    const PostingView view{scratch.tokens,
                           scratch.sentences,
                           scratch.mentions,
                           scratch.title_tokens,
                           title.role,
                           title.certified,
                           title.credential,
                           Titled(title),
                           posting.description_text,
                           place};
    size_t next = 0;
    size_t before = 0;  // asks known before the last sentence
    for (const Sentence& sentence : scratch.sentences) {
      while (next < scratch.mentions.size() &&
             scratch.mentions[next].first < sentence.first) {
        ++next;
      }
      size_t last = next;
      while (last < scratch.mentions.size() &&
             scratch.mentions[last].last <= sentence.last) {
        ++last;
      }
      if (sentence.heading) {
        before = asks.size();
        continue;
      }
      if (asks.size() >= kMaxAsks) break;
      if (next == last) {
        reader_.ReadRemark(view, sentence, std::span(asks).subspan(before));
        before = asks.size();
        reader_.ReadBareCertification(view, sentence, asks, denials);
        continue;
      }
      before = asks.size();
      if (!scopes.IsOfOthers(sentence)) {
        const auto named =
            std::span(scratch.mentions).subspan(next, last - next);
        reader_.Read(view, sentence, named, asks, denials);
        if (asks.size() == before && reader_.NamesTradeOnly(view, named)) {
          reader_.ReadBareCertification(view, sentence, asks, denials);
        }
      }
      next = last;
    }
    reader_.JoinKinds(view, asks);
  }

  std::vector<Requirement> Finish(const Posting& posting,
                                  const std::vector<Ask>& asks) const {
    std::vector<Requirement> requirements;
    requirements.reserve(asks.size());
    for (const Ask& ask : asks) {
      std::vector<std::string> ids = Ids(ask.any_of);
      if (ids.empty()) continue;
      Requirement& requirement = requirements.emplace_back();
      requirement.kind = ask.kind;
      requirement.any_of = std::move(ids);
      requirement.level = ask.level;
      requirement.within_days = ask.within_days;
      requirement.or_equivalent = ask.or_equivalent;
      requirement.eligible = ask.eligible;
      requirement.min_months = ask.min_months;
      requirement.excluded = Ids(ask.excluded);
      requirement.contradicted = ask.contradicted;
      requirement.evidence = MakeEvidence(posting, ask);
    }
    const auto stands_before = [](const Requirement& a, const Requirement& b) {
      const bool body_a = a.evidence.field != "title";
      const bool body_b = b.evidence.field != "title";
      if (body_a != body_b) return body_b;
      return a.evidence.begin < b.evidence.begin;
    };
    // Most are in order as they were read; sorting would move them all.
    if (!std::is_sorted(requirements.begin(), requirements.end(),
                        stands_before)) {
      std::stable_sort(requirements.begin(), requirements.end(), stands_before);
    }
    return requirements;
  }

  // Ids that may stand in a requirement, ascending.
  std::vector<std::string> Ids(const std::vector<TermIndex>& terms) const {
    std::vector<std::string> ids;
    for (const TermIndex term : terms) {
      if (catalogue_.IsRequirable(term))
        ids.push_back(catalogue_.term(term).id);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
  }

  static Evidence MakeEvidence(const Posting& posting, const Ask& ask) {
    Evidence evidence;
    evidence.field = ask.in_title ? "title" : "description";
    const std::string& text =
        ask.in_title ? posting.title : posting.description_text;
    evidence.begin = ask.begin;
    evidence.end = ask.end;
    evidence.text = text.substr(ask.begin, ask.end - ask.begin);
    evidence.rule = ask.rule;
    return evidence;
  }

  const Catalogue& catalogue_;
  Vocabulary vocabulary_;
  Surfaces surfaces_;
  CueLexicon cues_;
  SectionLexicon sections_;
  JointWords words_;
  SentenceReader reader_;
  WaiverReader waivers_;
  std::string version_;
};

RequirementExtractor::RequirementExtractor(std::unique_ptr<const Impl> impl)
    : impl_(std::move(impl)) {}
RequirementExtractor::RequirementExtractor(RequirementExtractor&&) noexcept =
    default;
RequirementExtractor::~RequirementExtractor() = default;

Result<RequirementExtractor> RequirementExtractor::Create(
    const Catalogue& catalogue) {
  Vocabulary vocabulary;
  Result<Surfaces> surfaces = Surfaces::Create(catalogue, vocabulary);
  if (!surfaces.has_value()) return Fail(surfaces.error());
  return RequirementExtractor(std::make_unique<Impl>(
      catalogue, std::move(vocabulary), *std::move(surfaces)));
}

std::vector<Requirement> RequirementExtractor::Extract(
    const Posting& posting) const {
  return impl_->Extract(posting);
}

const std::string& RequirementExtractor::version() const {
  return impl_->version();
}

}  // namespace rolecall
