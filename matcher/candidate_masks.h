// Who among all candidates has something, a bit each.
//
// What is said of one thing lies together for all pages: a query reads a few
// rows from one end to the other, not a little of every page.  (With the masks
// of a page beside each other, a remote posting took twice as long.)
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory_resource>
#include <unordered_map>
#include <vector>

#include "matcher/acceptance.h"
#include "matcher/compiled.h"
#include "matcher/lane_mask.h"
#include "matcher/mask_table.h"

namespace rolecall {

// Words of wishes (hashes).  A row takes memory for all pages, and who gives
// the words may write what they like (those of candidates' files are checked,
// those of `rolecall match --postings` are not): words beyond some have none,
// and those who state them are compared one by one where such a word is asked
// for.
class WordRows {
 public:
  // Beside the usual words.
  static constexpr size_t kMostOthers = 16;

  explicit WordRows(MaskTable& table)
      : table_(table), silent_(table), rare_(table) {}

  void Set(uint32_t page, int lane, const std::vector<uint64_t>& words);
  // Makes room for the rows of words that will be set.
  void AddRows(const std::vector<uint64_t>& words);
  std::vector<uint64_t> Of(uint32_t page, int lane) const;  // ascending
  // All that is said of a lane is said of another one, of `to`, as well.
  void Copy(uint32_t page, int lane, WordRows& to, uint32_t to_page,
            int to_lane) const;
  void Remove(uint32_t page, int lane);
  // Fetches into the cache what Copy reads.
  void WarmUp(uint32_t page) const {
    __builtin_prefetch(silent_.View() + page);
    __builtin_prefetch(rare_.View() + page);
    for (const auto& [word, row] : rows_) __builtin_prefetch(row.View() + page);
  }
  // Adds the rows of who states nothing, or one of these words.  None where
  // that is everybody.
  void AddWishing(const std::vector<uint64_t>& words,
                  std::pmr::vector<RowView>& rows) const;
  // Whether one of `words` has no row, and may be stated all the same; then,
  // those who state words without a row and one of `words`.
  bool AnyRare(const std::vector<uint64_t>& words) const;
  LaneMask Sharing(uint32_t page, const std::vector<uint64_t>& words) const;

 private:
  // nullptr: there is no room for one.
  MaskRow* RowOf(uint64_t word);
  void SetRare(uint32_t page, int lane, std::vector<uint64_t> words);
  static uint32_t PlaceOf(uint32_t page, int lane) {
    return page * kLanes + static_cast<uint32_t>(lane);
  }

  MaskTable& table_;
  MaskRow silent_;                    // who states nothing
  std::map<uint64_t, MaskRow> rows_;  // by word
  size_t others_ = 0;                 // rows of other than the usual words
  MaskRow rare_;                      // who states words without a row
  // By place; means nothing where there is no bit in rare_.
  std::unordered_map<uint32_t, std::vector<uint64_t>> rare_words_;
};

// The wishes of one query: who states nothing, or one of the words it gives, in
// each.  For one thread; what is added and the memory must outlive it.
class WishMasks {
 public:
  explicit WishMasks(
      std::pmr::memory_resource* memory = std::pmr::get_default_resource())
      : rows_(memory) {}

  void Add(const WordRows& stated, const std::vector<uint64_t>& words) {
    Wish& wish = wishes_[count_];
    wish.begin = rows_.size();
    stated.AddWishing(words, rows_);
    if (rows_.size() == wish.begin) return;
    wish.end = rows_.size();
    if (stated.AnyRare(words)) wish.rare = &stated;
    wish.words = &words;
    ++count_;
  }
  // Some lanes may be left out.
  bool Any() const { return count_ > 0; }
  // The lanes of a page whose wishes all allow it; all of them where not Any.
  LaneMask Allowing(uint32_t page) const {
    if (!Any()) return LaneMask::All();
    LaneMask mask = Allowing(wishes_[0], page);
    for (size_t i = 1; i < count_; ++i) mask &= Allowing(wishes_[i], page);
    return mask;
  }
  // Fetches into the cache what Allowing reads.
  void WarmUp(uint32_t page) const {
    for (const RowView row : rows_) __builtin_prefetch(row + page);
  }

 private:
  struct Wish {
    size_t begin = 0;  // in rows_
    size_t end = 0;
    const WordRows* rare = nullptr;  // where a word has no row
    const std::vector<uint64_t>* words = nullptr;
  };

  LaneMask Allowing(const Wish& wish, uint32_t page) const {
    LaneMask mask;
    for (size_t i = wish.begin; i < wish.end; ++i) mask |= rows_[i][page];
    if (wish.rare != nullptr) mask |= wish.rare->Sharing(page, *wish.words);
    return mask;
  }

  std::pmr::vector<RowView> rows_;
  std::array<Wish, 2> wishes_;  // employment type and shift
  size_t count_ = 0;
};

struct CandidateMasks {
  // Acceptances less than full, however dated.
  struct Lesser {
    MaskRow any;  // alternative, implied or progress
    MaskRow alternative;
    MaskRow progress;
  };
  // Pays that part people: those with a least above each.  From $12 to $42 an
  // hour in steps of $2, where most wishes lie.
  static constexpr int kPaySteps = 16;
  static constexpr HourlyPay PayStep(int step) {
    return static_cast<HourlyPay>(12 + 2 * step) * 10000;
  }

  explicit CandidateMasks(const AcceptanceTable& acceptance)
      : above(kPaySteps, MaskRow(table)),
        full(acceptance.size(), MaskRow(table)),
        lesser(acceptance.size(),
               {MaskRow(table), MaskRow(table), MaskRow(table)}) {}

  // Makes room for what holders of a term are worth.
  void AddRowsOf(const AcceptanceTable& acceptance, TermIndex held);
  // Sets the lane of somebody who holds a term.
  void AddHolder(const AcceptanceTable& acceptance, TermIndex held,
                 uint32_t page, int lane);
  // Takes it out of all that AddHolder may have set.
  void RemoveHolder(const AcceptanceTable& acceptance, TermIndex held,
                    uint32_t page, int lane);

  MaskTable table;
  MaskRow used{table};
  MaskRow remote_ok{table};
  MaskRow homeless{table};     // whose home is not known
  std::vector<MaskRow> above;  // by step
  WordRows employment_type{table};
  WordRows shift{table};
  std::vector<MaskRow> full;   // by term
  std::vector<Lesser> lesser;  // by term
};

}  // namespace rolecall
