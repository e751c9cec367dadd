// Names of countries and provinces that stand in location fields.  Those of US
// states are model/geo.h's.
#pragma once

#include <string_view>

namespace rolecall {

// The ISO 3166-1 letters of a country that boards of US employers name, case
// ignored; empty for any other text.  Two letters that are also a state's (CA,
// IN, DE) are left to the state.
std::string_view CountryCode(std::string_view name);

// The two letters of a Canadian province, by name or letters, case ignored;
// empty for any other text.
std::string_view ProvinceCode(std::string_view name);

}  // namespace rolecall
