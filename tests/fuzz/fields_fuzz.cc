// The readers of single fields, on any bytes: they return, and what they return
// is bounded.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "parser/fields/field_reader.h"
#include "parser/fields/occupation.h"
#include "parser/fields/statement.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

const rolecall::FieldReader& Reader() {
  static const rolecall::Gazetteer gazetteer(
      {{"45402", "Dayton", "OH", {39.7589, -84.1917}}});
  static const rolecall::FieldReader reader(gazetteer,
                                            {{"31-9092",
                                              "Medical Assistants",
                                              {},
                                              {},
                                              {"medical assistant", "=ma"},
                                              {}}});
  return reader;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const rolecall::Date today = *rolecall::ParseDate("2026-11-22");
  rolecall::ReadDate(text, today);
  for (const auto& pay : {rolecall::ReadPay(text), rolecall::FindPay(text)}) {
    Require(!pay || pay->min_value || pay->max_value);
  }
  Require(rolecall::ReadPlaces(text).size() <= 50);
  rolecall::Posting posting;
  posting.title = std::string(text.substr(0, size / 2));
  posting.description_text = std::string(text.substr(size / 2));
  posting.job_location = {{std::string(text), "", "", "", std::nullopt}};
  Reader().Complete(posting, today);
  Require(posting.occupational_category.size() <= 3);
  const int months = posting.experience_months.value_or(0);
  Require(months >= 0 && months <= 15 * 12);
  Require(posting.knows_language.size() <= 40);
  const rolecall::Statements statements{rolecall::TextSigns(text)};
  Require(statements.all().size() <= size);
  return 0;
}
