// Pay as people write it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/posting.h"

namespace rolecall {

// The pay that a short text, a board's pay field, names.
//
//   "$18.50 - $22.00 per hour", "18.50 to 22.00 hourly", "$18-22/hr"
//   "USD 41,600/yr", "$41,600 annually", "$60-70k", "up to $22/hour"
//
// One amount is both minimum and maximum, unless "up to", "from" or "+" says
// otherwise.  The currency is USD where no other is named.  A unit that is
// missing is told by size: under 200 is an hour's, from 15,000 a year's;
// between them it stays empty, as it does where the unit named cannot be
// ("$45,000 per hour").  Two weeks' pay is halved.  nullopt where the text
// names no pay
// ("DOE", "competitive"), or only bonuses.
std::optional<MonetaryAmount> ReadPay(std::string_view text);

// Whether somebody may be paid `value` for one `unit` (HOUR, ..., YEAR): boards
// mix up the units of their own fields.  False of no unit.
bool IsPlausible(std::string_view unit, double value);

// The pay that a posting's whole text states: an amount counts only with a
// currency sign and its unit, or with a word for pay before it and a size that
// tells the unit.  Never from bonuses, differentials, stipends, 401(k),
// revenue and the like.  Of several the first range, else the first amount.
// Behind a label no currency is needed where the unit is named or the size is a
// year's ("Pay: 20 an hour", "Salary: 45000-52000"), unless one of the posting's
// `places` is outside the US.
std::optional<MonetaryAmount> FindPay(std::string_view description,
                                      const std::vector<Place>& places = {});

}  // namespace rolecall
