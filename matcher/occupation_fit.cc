#include "matcher/occupation_fit.h"

#include <algorithm>
#include <bit>

#include "base/text.h"

namespace rolecall {
namespace {

// First wish, second wish, ...; the last stands for all further ones.
constexpr int kWishPercent[] = {100, 95, 90, 85};
constexpr int kOfferPercent[] = {100, 95, 90};

template <size_t kSize>
int At(const int (&percents)[kSize], size_t rank) {
  return percents[std::min(rank, kSize - 1)];
}

// Who travels for a living has no place of work, and most people want one.
constexpr int kTravelPercent = 85;

// Who wants a trade wants its ordinary post: a step up is worth about as much
// as a fourth wish, leading others less.  Whether somebody studies, a profile
// does not say, and what is not known gives half.
int RankPercent(Seniority seniority) {
  switch (seniority) {
    case Seniority::kOrdinary:
    case Seniority::kEntry:
      return 100;
    case Seniority::kStudent:
      return 50;
    case Seniority::kSenior:
      return 85;
    case Seniority::kLead:
      return 75;
  }
  return 100;
}

// Managers (major group 11) and first-line supervisors (minor groups 33-10 to
// 53-10).
bool IsLeading(OccupationCode code) {
  const OccupationCode major = code / 1000000;
  return major == 11 || (major >= 33 && code / 10000 % 100 == 10);
}

// Relatedness falls from 60 for the nearest to 40 for the tenth and later.
int RelatedPercent(int rank) {
  return kMostRelatedPercent - 2 * std::min(rank, 10);
}

// The classification's own tree: 31-9092.00 lies in broad group 31-909, minor
// group 31-9 and major group 31.
int TreePercent(OccupationCode a, OccupationCode b) {
  if (a / 100 == b / 100) return 90;
  if (a / 1000 == b / 1000) return 50;
  if (a / 100000 == b / 100000) return 35;
  if (a / 1000000 == b / 1000000) return 15;
  return 0;
}

void SortAndUnique(std::vector<TermIndex>& terms) {
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
}

}  // namespace

int WorkPercent(const std::vector<OccupationCode>& occupations,
                Seniority seniority, bool is_traveling) {
  if (!occupations.empty() && IsLeading(occupations.front())) return 100;
  const int percent = RankPercent(seniority);
  return is_traveling ? percent * kTravelPercent / 100 : percent;
}

OccupationCode ParseOccupationCode(std::string_view text) {
  const bool detailed = text.size() == 10 && text[7] == '.';
  if (!(text.size() == 7 || detailed) || text[2] != '-') return 0;
  OccupationCode code = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (i == 2 || i == 7) continue;
    if (!IsAsciiDigit(text[i])) return 0;
    code = code * 10 + static_cast<OccupationCode>(text[i] - '0');
  }
  return detailed ? code : code * 100;
}

std::vector<OccupationCode> ParseOccupationCodes(
    const std::vector<std::string>& texts) {
  std::vector<OccupationCode> codes;
  for (const std::string& text : texts) {
    const OccupationCode code = ParseOccupationCode(text);
    const bool known =
        std::find(codes.begin(), codes.end(), code) != codes.end();
    if (code != 0 && !known) codes.push_back(code);
  }
  return codes;
}

OccupationFit::OccupationFit(const std::vector<Occupation>& occupations,
                             const Catalogue& catalogue) {
  std::vector<Related> pairs;
  for (const Occupation& occupation : occupations) {
    const OccupationCode code = ParseOccupationCode(occupation.code);
    if (code == 0) continue;
    Node& node = nodes_[code];
    node.name = occupation.name;
    int rank = 0;
    for (const OccupationCode other :
         ParseOccupationCodes(occupation.related)) {
      pairs.push_back({code, other, RelatedPercent(rank++)});
    }
    for (const std::string& id : occupation.licences) {
      const TermIndex term = catalogue.Find(id);
      if (term != kNoTerm) node.licences.push_back(term);
    }
    licences_.insert(licences_.end(), node.licences.begin(),
                     node.licences.end());
  }
  SortAndUnique(licences_);
  AddRelated(pairs);
}

void OccupationFit::AddRelated(const std::vector<Related>& pairs) {
  related_.resize(std::bit_ceil(4 * pairs.size() + 1));
  for (const Related& one : pairs) {
    related_[SlotOf(one.wanted, one.offered)] = one;
  }
}

// Where a pair is in related_, or would be.
size_t OccupationFit::SlotOf(OccupationCode wanted,
                             OccupationCode offered) const {
  const uint64_t pair = uint64_t{wanted} << 32 | offered;
  const size_t last = related_.size() - 1;
  size_t at = (pair * 0x9E3779B97F4A7C15 >> 32) & last;
  const auto is_other = [&](const Related& one) {
    return one.wanted != 0 && (one.wanted != wanted || one.offered != offered);
  };
  while (is_other(related_[at])) at = (at + 1) & last;
  return at;
}

int OccupationFit::PairPercent(OccupationCode wanted,
                               OccupationCode offered) const {
  if (wanted == offered) return 100;
  return std::max(TreePercent(wanted, offered),
                  related_[SlotOf(wanted, offered)].percent);
}

OccupationFit::Pair OccupationFit::BestOfAny(
    std::span<const OccupationCode> wanted,
    std::span<const OccupationCode> offered) const {
  Pair best;
  for (size_t i = 0; i < wanted.size(); ++i) {
    for (size_t j = 0; j < offered.size(); ++j) {
      const int pair = PairPercent(wanted[i], offered[j]);
      const int percent =
          pair * At(kOfferPercent, j) / 100 * At(kWishPercent, i) / 100;
      if (percent > best.percent) best = {percent, i, j};
    }
  }
  return best;
}

OccupationFit::Pair OccupationFit::Best(std::span<const OccupationCode> wanted,
                                        const OfferedWork& offered) const {
  const std::span<const OccupationCode> all(offered.occupations);
  Pair best;
  if (offered.together) {
    int sum = 0;
    int most = 0;
    for (size_t j = 0; j < all.size(); ++j) {
      const Pair one = BestOfAny(wanted, all.subspan(j, 1));
      sum += one.percent;
      if (one.percent > most) best = {0, one.wanted, j};
      most = std::max(most, one.percent);
    }
    if (!all.empty()) best.percent = sum / static_cast<int>(all.size());
  } else {
    best = BestOfAny(wanted, all);
  }
  best.percent = best.percent * offered.percent / 100;
  return best;
}

std::string OccupationFit::NameOf(OccupationCode code) const {
  const auto node = nodes_.find(code);
  if (node != nodes_.end()) return node->second.name;
  std::string digits = std::to_string(code / 100);
  digits.insert(0, 6 - std::min<size_t>(digits.size(), 6), '0');
  return digits.insert(2, 1, '-');
}

std::vector<TermIndex> OccupationFit::Licences(
    std::span<const OccupationCode> offered) const {
  std::vector<TermIndex> licences;
  for (const OccupationCode code : offered) {
    const auto node = nodes_.find(code);
    if (node != nodes_.end()) {
      const std::vector<TermIndex>& more = node->second.licences;
      licences.insert(licences.end(), more.begin(), more.end());
    }
    if (licences.empty()) return licences;
  }
  SortAndUnique(licences);
  return licences;
}

bool OccupationFit::IsLicence(TermIndex term) const {
  return std::binary_search(licences_.begin(), licences_.end(), term);
}

}  // namespace rolecall
