#include "parser/fields/place_names.h"

#include <span>
#include <utility>

#include "base/text.h"

namespace rolecall {
namespace {

using NamedCode = std::pair<std::string_view, std::string_view>;

constexpr NamedCode kCountries[] = {
    {"us", "US"},
    {"usa", "US"},
    {"u.s.", "US"},
    {"u.s.a.", "US"},
    {"united states", "US"},
    {"united states of america", "US"},
    {"the united states", "US"},
    {"america", "US"},
    {"canada", "CA"},
    {"can", "CA"},
    {"mexico", "MX"},
    {"united kingdom", "GB"},
    {"great britain", "GB"},
    {"england", "GB"},
    {"scotland", "GB"},
    {"wales", "GB"},
    {"uk", "GB"},
    {"gb", "GB"},
    {"gbr", "GB"},
    {"ireland", "IE"},
    {"india", "IN"},
    {"ind", "IN"},
    {"philippines", "PH"},
    {"ph", "PH"},
    {"germany", "DE"},
    {"france", "FR"},
    {"fr", "FR"},
    {"spain", "ES"},
    {"italy", "IT"},
    {"portugal", "PT"},
    {"poland", "PL"},
    {"netherlands", "NL"},
    {"belgium", "BE"},
    {"switzerland", "CH"},
    {"austria", "AT"},
    {"sweden", "SE"},
    {"norway", "NO"},
    {"denmark", "DK"},
    {"finland", "FI"},
    {"greece", "GR"},
    {"turkey", "TR"},
    {"israel", "IL"},
    {"egypt", "EG"},
    {"south africa", "ZA"},
    {"nigeria", "NG"},
    {"kenya", "KE"},
    {"united arab emirates", "AE"},
    {"uae", "AE"},
    {"saudi arabia", "SA"},
    {"pakistan", "PK"},
    {"china", "CN"},
    {"japan", "JP"},
    {"south korea", "KR"},
    {"singapore", "SG"},
    {"sg", "SG"},
    {"malaysia", "MY"},
    {"indonesia", "ID"},
    {"vietnam", "VN"},
    {"thailand", "TH"},
    {"australia", "AU"},
    {"au", "AU"},
    {"new zealand", "NZ"},
    {"nz", "NZ"},
    {"brazil", "BR"},
    {"argentina", "AR"},
    {"colombia", "CO"},
    {"costa rica", "CR"},
    {"chile", "CL"},
    {"peru", "PE"},
};

constexpr NamedCode kProvinces[] = {
    {"ontario", "ON"},          {"on", "ON"},
    {"quebec", "QC"},           {"qc", "QC"},
    {"british columbia", "BC"}, {"bc", "BC"},
    {"alberta", "AB"},          {"ab", "AB"},
    {"manitoba", "MB"},         {"mb", "MB"},
    {"saskatchewan", "SK"},     {"sk", "SK"},
    {"nova scotia", "NS"},      {"ns", "NS"},
    {"new brunswick", "NB"},    {"nb", "NB"},
};

std::string_view Lookup(std::span<const NamedCode> table,
                        std::string_view name) {
  for (const auto& [known, code] : table) {
    if (EqualsIgnoreCase(known, name)) return code;
  }
  return {};
}

}  // namespace

std::string_view CountryCode(std::string_view name) {
  return Lookup(kCountries, name);
}

std::string_view ProvinceCode(std::string_view name) {
  return Lookup(kProvinces, name);
}

}  // namespace rolecall
