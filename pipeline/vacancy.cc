#include "pipeline/vacancy.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <vector>

#include "base/text.h"

namespace rolecall {
namespace {

// Near duplicates of one vacancy differ in an apply link or a city name; other
// vacancies of one employer share the boilerplate and little else.
constexpr double kSameText = 0.8;
constexpr size_t kShingleWords = 4;
constexpr size_t kMaxBucket = 64;
constexpr auto kRemembered = std::chrono::days(120);

std::vector<std::string> Words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (IsAsciiAlpha(c) || static_cast<unsigned char>(c) >= 0x80) {
      word += AsciiLower(c);
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::vector<uint64_t> Shingles(std::string_view text) {
  const std::vector<std::string> words = Words(text);
  std::vector<uint64_t> shingles;
  for (size_t i = 0; i + 1 <= words.size(); ++i) {
    std::string shingle;
    for (size_t j = i; j < std::min(i + kShingleWords, words.size()); ++j) {
      shingle += words[j] + ' ';
    }
    shingles.push_back(Fnv1a64(shingle));
    if (i + kShingleWords >= words.size()) break;
  }
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

// "Valley Clinic, Inc." and "Valley Clinic" are one employer.
std::string EmployerKey(std::string_view name) {
  static constexpr std::array<std::string_view, 8> kLegalForms = {
      "inc", "llc", "pllc", "pc", "corp", "ltd", "co", "the"};
  std::string key;
  for (const std::string& word : Words(name)) {
    if (std::find(kLegalForms.begin(), kLegalForms.end(), word) ==
        kLegalForms.end()) {
      key += word + ' ';
    }
  }
  return key;
}

// Letters and digits in lower case, a space for all between: "Coder 1" and
// "Coder 2" are two levels.
std::string PlainKey(std::string_view text) {
  std::string key;
  for (const char c : text) {
    const bool letter =
        IsAsciiAlnum(c) || static_cast<unsigned char>(c) >= 0x80;
    if (letter) key += AsciiLower(c);
    if (!letter && !key.empty() && key.back() != ' ') key += ' ';
  }
  return std::string(Trim(key));
}

// Whether the end of a title, from its spaced dash, says only where, or what
// goes without saying.
bool SaysNothingNew(std::string_view end, const Posting& posting) {
  const std::string key = PlainKey(end);
  if (key == "full time" || key == "fulltime") return true;
  return std::any_of(posting.job_location.begin(), posting.job_location.end(),
                     [end](const Place& place) {
                       return !place.address_locality.empty() &&
                              ContainsIgnoreCase(end, place.address_locality);
                     });
}

// The title up to what tells only where or under which number: text in
// brackets, and what follows a spaced dash and names one of the posting's
// places or full time.
std::string TitleKey(const Posting& posting) {
  std::string title;
  int depth = 0;
  for (const char c : posting.title) {
    if (c == '(' || c == '[') ++depth;
    if (depth == 0) title += c;
    if ((c == ')' || c == ']') && depth > 0) --depth;
  }
  constexpr int kMostEnds = 2;  // "Coder - Dayton - Full Time"
  for (int end = 0; end < kMostEnds; ++end) {
    const size_t dash = title.rfind(" - ");
    if (dash == std::string::npos ||
        !SaysNothingNew(std::string_view(title).substr(dash), posting)) {
      break;
    }
    title.resize(dash);
  }
  return PlainKey(title);
}

// A requirement, without where it says so.
std::string AskedBy(const Requirement& requirement) {
  std::vector<std::string> excluded = requirement.excluded;
  std::sort(excluded.begin(), excluded.end());
  return Join(requirement.any_of, ",") +
         (requirement.level == RequirementLevel::kRequired ? "!" : "+") +
         std::to_string(requirement.within_days.value_or(-1)) +
         (requirement.or_equivalent ? " or" : "") +
         (requirement.eligible ? " eligible" : "") + " " +
         std::to_string(requirement.min_months.value_or(-1)) + " -" +
         Join(excluded, ",");
}

// All that a posting asks for, of requirements and of anything else.
std::vector<std::string> Asked(const Posting& posting) {
  std::vector<std::string> asked;
  for (const Requirement& requirement : posting.requirements) {
    asked.push_back(AskedBy(requirement));
  }
  for (const std::string& language : posting.knows_language) {
    asked.push_back("speaks " + language);
  }
  if (posting.experience_months) {
    asked.push_back("months " + std::to_string(*posting.experience_months));
  }
  if (posting.education) {
    asked.push_back("schooling " +
                    std::to_string(static_cast<int>(*posting.education)));
  }
  std::sort(asked.begin(), asked.end());
  return asked;
}

// One board says the hours, another leaves them out.
bool AgreeWhereBothSay(const std::vector<std::string>& a,
                       const std::vector<std::string>& b) {
  return a.empty() || b.empty() || a == b;
}

// Takes a field over where the other board left it out.
template <typename Field>
bool FillIn(const Field& from, Field* to) {
  if (*to != Field() || from == Field()) return false;
  *to = from;
  return true;
}

// A board whose addresses change from visit to visit must not fill the record.
constexpr size_t kMostPagesOfASource = 64;

bool AddSighting(const Sighting& sighting, Posting* known) {
  if (sighting == Sighting{known->source_id, known->url} ||
      std::find(known->seen_at.begin(), known->seen_at.end(), sighting) !=
          known->seen_at.end()) {
    return false;
  }
  const auto pages = std::count_if(
      known->seen_at.begin(), known->seen_at.end(),
      [&](const Sighting& s) { return s.source_id == sighting.source_id; });
  if (static_cast<size_t>(pages) >= kMostPagesOfASource) return false;
  known->seen_at.push_back(sighting);
  return true;
}

// Of the note that lists the postings of a bucket, a line each: the id, and
// after a tab its print.
std::string NoteName(const Posting& posting) {
  return "vacancy:" + VacancyBucket(posting);
}

// A print is the reader's version and what it found, eight digits each: two
// prints of one version that differ are of postings that ask for other things.
constexpr size_t kHalfPrint = 8;
// Counts up whenever Asked tells more or less, for notes outlive a release.
constexpr std::string_view kPrintForm = "2 ";

std::string PrintOf(const Posting& posting) {
  return HexHash(std::string(kPrintForm) + posting.extractor_version)
             .substr(0, kHalfPrint) +
         HexHash(Join(Asked(posting), "\n")).substr(0, kHalfPrint);
}

}  // namespace

std::string VacancyBucket(const Posting& posting) {
  std::string employer = EmployerKey(posting.hiring_organization);
  if (employer.empty()) {
    // Two that name nobody may be of two: only a board's own number tells.
    employer = posting.identifier.empty()
                   ? "\n" + posting.id
                   : "\n" + posting.source_id + "\n" + posting.identifier;
  }
  return HexHash(employer + "\n" + TitleKey(posting));
}

double ShingleSimilarity(std::string_view a, std::string_view b) {
  const std::vector<uint64_t> left = Shingles(a);
  const std::vector<uint64_t> right = Shingles(b);
  if (left.empty() || right.empty()) return left.empty() && right.empty();
  std::vector<uint64_t> both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(both));
  return static_cast<double>(both.size()) /
         static_cast<double>(left.size() + right.size() - both.size());
}

bool SameVacancy(const Posting& a, const Posting& b) {
  return VacancyBucket(a) == VacancyBucket(b) && Asked(a) == Asked(b) &&
         IsRemote(a) == IsRemote(b) &&
         AgreeWhereBothSay(a.employment_type, b.employment_type) &&
         AgreeWhereBothSay(a.shift, b.shift) &&
         ShingleSimilarity(a.description_text, b.description_text) >= kSameText;
}

bool MergeVacancy(const Posting& duplicate, Posting* known) {
  bool news = FillIn(duplicate.employment_type, &known->employment_type);
  news |= FillIn(duplicate.shift, &known->shift);
  news |= FillIn(duplicate.base_salary, &known->base_salary);
  news |= FillIn(duplicate.valid_through, &known->valid_through);
  news |= FillIn(duplicate.job_start_date, &known->job_start_date);
  const auto same_place = [](const Place& a, const Place& b) {
    return EqualsIgnoreCase(a.address_locality, b.address_locality) &&
           a.address_region == b.address_region &&
           (a.postal_code == b.postal_code || a.postal_code.empty() ||
            b.postal_code.empty());
  };
  for (const Place& place : duplicate.job_location) {
    const auto found = std::find_if(
        known->job_location.begin(), known->job_location.end(),
        [&](const Place& other) { return same_place(place, other); });
    if (found == known->job_location.end()) {
      known->job_location.push_back(place);
      news = true;
    }
  }
  return AddSighting({duplicate.source_id, duplicate.url}, known) || news;
}

Result<VacancyIndex> VacancyIndex::Load(
    Store& store, std::span<const Posting* const> postings) {
  VacancyIndex index;
  std::vector<std::string> names;
  for (const Posting* posting : postings) {
    names.push_back(NoteName(*posting));
    index.sought_[posting->id] = {names.back(), PrintOf(*posting)};
  }
  const auto notes = store.FindNotes(names);
  if (!notes) return Fail(notes.error());
  std::set<std::string> wanted;
  for (size_t i = 0; i < names.size(); ++i) {
    const std::string& id = postings[i]->id;
    std::vector<Member>& bucket = index.buckets_[names[i]];
    if ((*notes)[i] && bucket.empty()) bucket = ReadBucket(*(*notes)[i]);
    wanted.insert(id);
    if (std::ranges::find(bucket, id, &Member::id) != bucket.end()) continue;
    for (const Member& member : bucket) {
      if (MayBeTwins(member, index.sought_[id])) wanted.insert(member.id);
    }
  }
  const std::vector<std::string> ids(wanted.begin(), wanted.end());
  auto found = store.FindPostings(ids);
  if (!found) return Fail(found.error());
  for (size_t i = 0; i < ids.size(); ++i) {
    index.loaded_.emplace(ids[i], std::move((*found)[i]));
  }
  return index;
}

std::vector<VacancyIndex::Member> VacancyIndex::ReadBucket(
    std::string_view note) {
  std::vector<Member> bucket;
  for (const std::string_view line : Split(note, '\n')) {
    const size_t tab = std::min(line.find('\t'), line.size());
    Member& member = bucket.emplace_back();
    member.id = line.substr(0, tab);
    if (tab < line.size()) member.print = line.substr(tab + 1);
  }
  return bucket;
}

std::string VacancyIndex::WriteBucket(const std::vector<Member>& bucket,
                                      std::string_view id) {
  std::string note;
  for (const Member& member : bucket) {
    if (!note.empty()) note += '\n';
    note += member.id;
    const bool is_known = !member.is_changed || member.id == id;
    if (is_known && !member.print.empty()) note += '\t' + member.print;
  }
  return note;
}

bool VacancyIndex::MayBeTwins(const Member& known, const Sought& sought) {
  const std::string_view version =
      std::string_view(sought.print).substr(0, kHalfPrint);
  return !known.print.starts_with(version) || known.print == sought.print;
}

Result<VacancyIndex::Found> VacancyIndex::Find(const Posting& posting) {
  const auto own = Known(posting.id);
  if (!own) return Fail(own.error());
  Found found;
  found.own = *own;
  const Sought& sought = sought_[posting.id];
  std::vector<Member>& bucket = buckets_[sought.bucket];
  const auto member = std::ranges::find(bucket, posting.id, &Member::id);
  if (member != bucket.end()) {
    // A posting that kept its own record stays itself: it is updated, not
    // merged into a twin that came later.
    if (member->print == sought.print) return found;
    member->print = sought.print;
    member->is_changed = true;
  } else {
    // Nor is it when another rule of writing puts it into another bucket.
    const bool stays = found.own != nullptr && !found.own->closed_at;
    for (const Member& other : bucket) {
      if (stays || !MayBeTwins(other, sought)) continue;
      const auto known = Known(other.id);
      if (!known) return Fail(known.error());
      if (*known == nullptr || !SameVacancy(posting, **known)) continue;
      found.twin = *known;
      return found;
    }
    bucket.push_back({posting.id, sought.print});
    if (bucket.size() > kMaxBucket) bucket.erase(bucket.begin());
  }
  found.note =
      Note{sought.bucket, WriteBucket(bucket, posting.id), kRemembered};
  return found;
}

Result<const Posting*> VacancyIndex::Known(const std::string& id) const {
  if (const auto at = stored_.find(id); at != stored_.end()) return at->second;
  const auto at = loaded_.find(id);
  if (at == loaded_.end()) return nullptr;
  if (!at->second) return Fail(at->second.error());
  return *at->second ? &**at->second : nullptr;
}

}  // namespace rolecall
