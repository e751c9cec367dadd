#include "parser/requirements/surfaces.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "base/text.h"

namespace rolecall {
namespace {

// Capitals and digits with at most four letters between signs: "RN", "CPT-1".
bool IsAcronym(std::string_view alias) {
  size_t letters = 0;
  for (const char c : alias) {
    if (IsAsciiLower(c) || c == ' ') return false;
    letters += IsAsciiUpper(c);
  }
  return letters >= 1;
}

// "electronic medical records": a phrase whose last word is a plural.
bool IsPlural(std::string_view alias) {
  const size_t space = alias.rfind(' ');
  return space != std::string_view::npos && alias.size() - space > 5 &&
         alias.ends_with('s') && !alias.ends_with("ss") &&
         !alias.ends_with("us") && IsAsciiLower(alias[alias.size() - 2]);
}

// "Chiro Touch" of "ChiroTouch", where each part has three letters or more;
// empty for other names.
std::string ApartByCapitals(std::string_view name) {
  if (name.find_first_of(" -./") != std::string_view::npos) return "";
  for (size_t i = 3; i + 3 <= name.size(); ++i) {
    if (IsAsciiLower(name[i - 1]) && IsAsciiUpper(name[i]) &&
        IsAsciiLower(name[i + 1])) {
      return std::string(name.substr(0, i)) + " " + std::string(name.substr(i));
    }
  }
  return "";
}

constexpr std::string_view kCertified = "certified ";

bool BeginsCertified(std::string_view alias) {
  return EqualsIgnoreCase(alias.substr(0, kCertified.size()), kCertified);
}

// "AAPC", not "state" or "-".
bool IsIssuersAcronym(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), IsAsciiUpper);
}

struct Spelling {
  std::string_view word;
  std::string_view also;  // in small letters
};
// Words within a name that are often cut short or misspelt.
constexpr Spelling kSpellings[] = {
    {"certification", "cert"},
    {"certified", "certifed"},
    {"license", "lisence"},
    {"hipaa", "hippa"},
};

// `alias` with one of its words in the other spelling; empty where it lacks it.
std::string Respelt(std::string_view alias, const Spelling& spelling) {
  for (size_t i = 0; i + spelling.word.size() <= alias.size(); ++i) {
    if (i > 0 && alias[i - 1] != ' ') continue;
    const size_t end = i + spelling.word.size();
    if ((end == alias.size() || alias[end] == ' ') &&
        EqualsIgnoreCase(alias.substr(i, spelling.word.size()),
                         spelling.word)) {
      return std::string(alias.substr(0, i)) + std::string(spelling.also) +
             std::string(alias.substr(end));
    }
  }
  return "";
}

// "Word", "EPIC", not "QuickBooks" or "Bill.com".
bool IsOneWord(std::string_view alias) {
  bool lower = false;
  for (size_t i = 0; i < alias.size(); ++i) {
    if (!IsAsciiAlpha(alias[i])) return false;
    if (IsAsciiUpper(alias[i]) && i > 0 && lower) return false;
    lower |= IsAsciiLower(alias[i]);
  }
  return true;
}

}  // namespace

class Surfaces::Builder {
 public:
  Builder(const Catalogue& catalogue, Vocabulary& vocabulary, Surfaces& out)
      : catalogue_(catalogue), vocabulary_(vocabulary), out_(out) {}

  Result<void> Run() {
    out_.to_ = vocabulary_.Add("to");
    out_.or_ = vocabulary_.Add("or");
    out_.and_ = vocabulary_.Add("and");
    const auto& terms = catalogue_.terms();
    for (size_t i = 0; i < terms.size(); ++i) {
      if (auto added = AddTerm(static_cast<TermIndex>(i)); !added) return added;
    }
    AddFacts();
    AddAmbiguity();
    Pack();
    out_.trie_.Freeze(vocabulary_);
    out_.contexts_.Freeze(vocabulary_);
    return {};
  }

 private:
  struct Draft {
    Surface surface;
    std::vector<Sense> senses;
    std::vector<std::vector<uint32_t>> contexts;  // of each sense
  };

  Draft* Find(std::string_view text) {
    std::vector<Token> phrase = TokenizePhrase(text, vocabulary_);
    // The last dot of "R.N." may end a sentence: "Must be an RN."
    if (phrase.size() > 1 && IsSign(phrase.back(), '.')) phrase.pop_back();
    const uint32_t number = out_.trie_.Add(phrase);
    if (number == PhraseTrie::kNoPhrase) return nullptr;
    if (number >= drafts_.size()) {
      drafts_.resize(number + 1);
      drafts_[number].surface.acronym = IsAcronym(text);
    }
    return &drafts_[number];
  }

  static void AddSense(Draft& draft, Sense sense,
                       std::vector<uint32_t> context = {}) {
    draft.senses.push_back(sense);
    draft.contexts.push_back(std::move(context));
  }

  Result<void> AddTerm(TermIndex index) {
    const Term& term = catalogue_.term(index);
    std::vector<std::string_view> forms(term.aliases.begin(),
                                        term.aliases.end());
    // "Certified Coding Associate", "Microsoft Word": full names are forms
    // too, unless they explain themselves in brackets or by slashes.
    if (term.name.find_first_of("(/,;") == std::string::npos) {
      forms.emplace_back(term.name);
    }
    for (const std::string_view alias : forms) {
      if (auto added = AddForm(index, alias, false); !added) return added;
      if (IsPlural(alias)) {
        const std::string_view one = alias.substr(0, alias.size() - 1);
        if (auto added = AddForm(index, one, false); !added) return added;
      }
      if (auto added = AddSpellings(index, alias); !added) return added;
      // Longer than "AAPC certified", which another credential may have.
      if (BeginsCertified(alias) && IsIssuersAcronym(term.issuer)) {
        std::string issued = term.issuer + " ";
        issued += alias;
        if (auto added = AddForm(index, issued, false); !added) {
          return added;
        }
      }
      const std::string apart = ApartByCapitals(alias);
      if (apart.empty() || term.needs_context) continue;
      if (auto added = AddForm(index, apart, true); !added) return added;
    }
    return {};
  }

  Result<void> AddSpellings(TermIndex index, std::string_view alias) {
    for (const Spelling& spelling : kSpellings) {
      const std::string respelt = Respelt(alias, spelling);
      if (respelt.find(' ') == std::string::npos) continue;
      if (auto added = AddForm(index, respelt, false); !added) return added;
    }
    return {};
  }

  // `capitals_only` for spellings of ours that are ordinary words in small
  // letters ("chiro touch" is not, "on base" is).
  Result<void> AddForm(TermIndex index, std::string_view alias,
                       bool capitals_only) {
    const Term& term = catalogue_.term(index);
    {
      Draft* draft = Find(alias);
      if (draft == nullptr) {
        return Fail(ErrorCode::kInvalidArgument,
                    "term " + term.id + ": the alias \"" + Printable(alias) +
                        "\" has no letter or digit");
      }
      const bool known =
          std::any_of(draft->senses.begin(), draft->senses.end(),
                      [index](const Sense& s) { return s.term == index; });
      if (known) return {};
      draft->surface.capitals_only |= capitals_only && draft->senses.empty();
      draft->surface.everyday |= term.needs_context && IsOneWord(alias);
      AddSense(*draft, {.term = index, .is_default = true});
    }
    return {};
  }

  void AddFacts() {
    const auto& facts = catalogue_.reading_facts();
    for (size_t i = 0; i < facts.size(); ++i) {
      const auto index = static_cast<uint16_t>(i);
      switch (facts[i].kind) {
        case ReadingFactKind::kIssuer:
          if (Draft* draft = Find(facts[i].surface)) {
            AddSense(*draft, {.is_default = true, .issuer = index});
          }
          AddIssued(facts[i]);
          break;
        case ReadingFactKind::kRole:
          if (Draft* draft = Find(facts[i].surface)) {
            AddSense(*draft, {.is_default = true, .role = index});
          }
          break;
        case ReadingFactKind::kField:
          AddFieldWord(facts[i].surface);
          break;
        case ReadingFactKind::kAside:
          Mark(
              out_.contexts_.Add(TokenizePhrase(facts[i].surface, vocabulary_)),
              out_.asides_);
          break;
        case ReadingFactKind::kBeside:
          if (Draft* draft = Find(facts[i].surface); draft != nullptr &&
                                                     !draft->senses.empty() &&
                                                     !facts[i].terms.empty()) {
            draft->senses.front().beside = facts[i].terms.front();
          }
          break;
        case ReadingFactKind::kGeneral:
          general_.insert(facts[i].surface);
          break;
        case ReadingFactKind::kEither:
        case ReadingFactKind::kEach:
          break;
      }
    }
  }

  // "AMT certified phlebotomy technician": of that trade's credentials the one
  // that the issuer gives, whoever else certifies by those words.
  void AddIssued(const ReadingFact& issuer) {
    if (!IsIssuersAcronym(issuer.surface)) return;
    for (const TermIndex index : issuer.terms) {
      const Term& issued = catalogue_.term(index);
      if (issued.sort == "group") continue;
      for (const Term& term : catalogue_.terms()) {
        if (term.category != issued.category) continue;
        for (const std::string& alias : term.aliases) {
          if (!BeginsCertified(alias)) continue;
          Draft* draft = Find(issuer.surface + " " + alias);
          if (draft != nullptr && draft->senses.empty()) {
            AddSense(*draft, {.term = index, .is_default = true});
          }
        }
      }
    }
  }

  static void Mark(uint32_t phrase, std::vector<bool>& marks) {
    if (phrase == PhraseTrie::kNoPhrase) return;
    if (phrase >= marks.size()) marks.resize(phrase + 1);
    marks[phrase] = true;
  }

  void AddFieldWord(std::string_view word) {
    const std::vector<Token> phrase = TokenizePhrase(word, vocabulary_);
    Mark(out_.contexts_.Add(phrase), out_.field_words_);
    out_.has_field_words_ = true;
    if (phrase.size() == 1) field_.insert(phrase.front().word);
  }

  // "nurse anesthetist" is of the field where "nurse" is: the longer phrase
  // is the one that is found.
  void MarkFieldPhrase(uint32_t number, const std::vector<Token>& phrase) {
    if (!out_.IsAside(number) &&
        std::any_of(phrase.begin(), phrase.end(), [this](const Token& token) {
          return field_.contains(token.word);
        })) {
      Mark(number, out_.field_words_);
    }
  }

  bool IsGeneral(TermIndex term) const {
    return term == kNoTerm || !out_.has_field_words_ ||
           general_.contains(catalogue_.term(term).category);
  }

  // The rows of the table replace what the aliases said of their default.
  void AddAmbiguity() {
    for (const AmbiguousSense& row : catalogue_.senses()) {
      Draft* draft = Find(row.surface);
      if (draft == nullptr) continue;
      const Token name = TokenizePhrase(row.surface, vocabulary_).front();
      if (!draft->surface.ambiguous) {
        draft->surface.ambiguous = true;
        for (Sense& sense : draft->senses) {
          sense.is_default = sense.role != kNoFact;
        }
      }
      Sense sense{.term = row.term, .is_default = row.is_default};
      std::vector<uint32_t> context;
      for (const std::string& word : row.context_words) {
        if (word == "lowercase") {
          sense.when_lower = true;
          draft->surface.capitals_only = true;
          continue;
        }
        // "posting:NHS" decides wherever it stands, "title:accountant" in the
        // title, "country:GB" as the posting's country.
        constexpr std::string_view kDecisive = "posting:";
        constexpr std::string_view kTitle = "title:";
        constexpr std::string_view kCountry = "country:";
        const bool decisive = word.starts_with(kDecisive);
        const bool title = word.starts_with(kTitle);
        const bool country = word.starts_with(kCountry);
        const size_t mark = decisive  ? kDecisive.size()
                            : title   ? kTitle.size()
                            : country ? kCountry.size()
                                      : 0;
        const std::vector<Token> phrase =
            TokenizePhrase(std::string_view(word).substr(mark), vocabulary_);
        const uint32_t number = out_.contexts_.Add(phrase);
        if (number == PhraseTrie::kNoPhrase) continue;
        MarkFieldPhrase(number, phrase);
        const bool own = std::any_of(
            phrase.begin(), phrase.end(),
            [&name](const Token& token) { return token.word == name.word; });
        context.push_back(number | (decisive ? kDecisiveContext : 0) |
                          (title ? kTitleContext : 0) |
                          (country ? kCountryContext : 0) |
                          (own ? kOwnContext : 0));
      }
      // One that means something else only beside its context ("Cerner", the
      // employer) stays a name.
      draft->surface.everyday |= row.term == kNoTerm &&
                                 (row.is_default || sense.when_lower) &&
                                 row.surface.find(' ') == std::string::npos;
      MergeSense(*draft, sense, std::move(context));
    }
  }

  static void MergeSense(Draft& draft, const Sense& sense,
                         std::vector<uint32_t> context) {
    for (size_t i = 0; i < draft.senses.size(); ++i) {
      Sense& known = draft.senses[i];
      if (sense.term == kNoTerm || known.term != sense.term) continue;
      known.is_default |= sense.is_default;
      known.when_lower |= sense.when_lower;
      draft.contexts[i].insert(draft.contexts[i].end(), context.begin(),
                               context.end());
      return;
    }
    AddSense(draft, sense, std::move(context));
  }

  void Pack() {
    for (Draft& draft : drafts_) {
      draft.surface.first_sense = static_cast<uint32_t>(out_.senses_.size());
      for (size_t i = 0; i < draft.senses.size(); ++i) {
        Sense sense = draft.senses[i];
        sense.general = IsGeneral(sense.term);
        sense.context_first =
            static_cast<uint32_t>(out_.context_numbers_.size());
        out_.context_numbers_.insert(out_.context_numbers_.end(),
                                     draft.contexts[i].begin(),
                                     draft.contexts[i].end());
        sense.context_last =
            static_cast<uint32_t>(out_.context_numbers_.size());
        out_.senses_.push_back(sense);
      }
      draft.surface.last_sense = static_cast<uint32_t>(out_.senses_.size());
      out_.surfaces_.push_back(draft.surface);
    }
  }

  const Catalogue& catalogue_;
  Vocabulary& vocabulary_;
  Surfaces& out_;
  std::vector<Draft> drafts_;                     // by phrase number
  std::unordered_set<WordId> field_;              // its single words
  std::unordered_set<std::string_view> general_;  // categories of every trade
};

Result<Surfaces> Surfaces::Create(const Catalogue& catalogue,
                                  Vocabulary& vocabulary) {
  Surfaces surfaces;
  if (auto built = Builder(catalogue, vocabulary, surfaces).Run(); !built) {
    return Fail(built.error());
  }
  return surfaces;
}

}  // namespace rolecall
