// Tables that people edit: tab-separated, the first row names the columns,
// lines that begin with '#' and empty lines are skipped, no quoting.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.h"

namespace rolecall {

class TsvTable {
 public:
  class Row {
   public:
    // The cell of a column, trimmed; empty where the table has no such column
    // or the row ends before it.
    const std::string& operator[](std::string_view column) const;
    // "config/catalogue/software.tsv:12", for messages.
    std::string Where() const;

   private:
    friend class TsvTable;
    const TsvTable* table_ = nullptr;
    size_t line_ = 0;
    std::vector<std::string> cells_;
  };

  // Fails with kNotFound when there is no such file, and with
  // kInvalidArgument, naming file and line, when it names no columns, one
  // of `required` is missing, a row has more cells than columns, or the text is
  // not UTF-8.
  [[nodiscard]] static Result<TsvTable> Load(
      const std::string& path, const std::vector<std::string>& required);

  TsvTable(TsvTable&&) noexcept;
  TsvTable& operator=(TsvTable&&) = delete;
  const std::vector<Row>& rows() const { return rows_; }

 private:
  TsvTable() = default;
  std::string path_;
  std::unordered_map<std::string, size_t> columns_;
  std::vector<Row> rows_;
};

}  // namespace rolecall
