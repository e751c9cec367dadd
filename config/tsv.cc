#include "config/tsv.h"

#include <fstream>
#include <sstream>

#include "base/text.h"

namespace rolecall {

const std::string& TsvTable::Row::operator[](std::string_view column) const {
  static const std::string empty;
  const auto found = table_->columns_.find(std::string(column));
  if (found == table_->columns_.end()) return empty;
  return found->second < cells_.size() ? cells_[found->second] : empty;
}

std::string TsvTable::Row::Where() const {
  return table_->path_ + ":" + std::to_string(line_);
}

TsvTable::TsvTable(TsvTable&& other) noexcept
    : path_(std::move(other.path_)),
      columns_(std::move(other.columns_)),
      rows_(std::move(other.rows_)) {
  for (Row& row : rows_) row.table_ = this;
}

Result<TsvTable> TsvTable::Load(const std::string& path,
                                const std::vector<std::string>& required) {
  std::ifstream file(path);
  if (!file) return Fail(ErrorCode::kNotFound, path + ": no such file");
  TsvTable table;
  table.path_ = path;
  std::string line;
  for (size_t number = 1; std::getline(file, line); ++number) {
    const auto fail = [&](const std::string& what) {
      return Fail(ErrorCode::kInvalidArgument,
                  path + ":" + std::to_string(number) + ": " + what);
    };
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (Trim(line).empty() || line.front() == '#') continue;
    if (!IsValidUtf8(line)) return fail("not UTF-8");
    const std::vector<std::string_view> cells = Split(line, '\t');
    if (table.columns_.empty()) {
      for (size_t i = 0; i < cells.size(); ++i) {
        table.columns_.emplace(Trim(cells[i]), i);
      }
      for (const std::string& column : required) {
        if (!table.columns_.contains(column)) {
          return fail("the first row lacks the column \"" + column + "\"");
        }
      }
      continue;
    }
    if (cells.size() > table.columns_.size()) {
      return fail("more cells than columns");
    }
    Row& row = table.rows_.emplace_back();
    row.line_ = number;
    for (const std::string_view cell : cells)
      row.cells_.emplace_back(Trim(cell));
  }
  if (table.columns_.empty()) {
    return Fail(ErrorCode::kInvalidArgument,
                path + ":1: no row that names the columns");
  }
  for (Row& row : table.rows_) row.table_ = &table;
  return table;
}

}  // namespace rolecall
