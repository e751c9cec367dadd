// rolecall config check|show, rolecall catalogue search
#include <algorithm>
#include <string>

#include "app/commands.h"
#include "app/context.h"
#include "app/exit_code.h"
#include "app/show.h"
#include "app/terminal.h"
#include "base/text.h"
#include "config/settings.h"
#include "model/json.h"
#include "parser/boards/board.h"

namespace rolecall {
namespace {

// "msoffice" of "MS Office" and "ms-office" alike.
std::string WithoutSeparators(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '-' && c != '.') out += AsciiLower(c);
  }
  return out;
}

bool Mentions(const Term& term, const std::string& squeezed) {
  const auto holds = [&](const std::string& name) {
    return !squeezed.empty() &&
           WithoutSeparators(name).find(squeezed) != std::string::npos;
  };
  return holds(term.id) || holds(term.name) || holds(term.short_name) ||
         std::ranges::any_of(term.aliases, holds);
}

}  // namespace

int ConfigCheck(const std::string& config) {
  const auto settings = ReadSettings(config);
  if (!settings) return BadSettings(settings.error());
  for (const Source& source : settings->sources) {
    if (!IsNeverRead(source.url)) continue;
    Complain("source \"" + source.id +
             "\" is never visited: the terms of its site forbid its reading");
  }
  const auto field = LoadField("");
  if (!field) return FailWith(field.error());
  WarnOfNoContact(*settings);
  Out("good: " + CountText(settings->sources.size(), "source") + ", " +
      std::to_string((*field)->catalogue.terms().size()) +
      " terms in the catalogue\n");
  return kExitDone;
}

int ConfigShow(const std::string& config) {
  const auto settings = ReadSettings(config);
  if (!settings) return BadSettings(settings.error());
  Out(SettingsToToml(*settings));
  return kExitDone;
}

int CatalogueSearch(const std::string& word, const std::string& catalogue,
                    bool json) {
  const auto field = LoadField(catalogue);
  if (!field) return FailWith(field.error());
  Table table({"id", "kind", "sort", "name", "issuer or vendor"});
  size_t found = 0;
  const std::string squeezed = WithoutSeparators(word);
  for (const Term& term : (*field)->catalogue.terms()) {
    if (!Mentions(term, squeezed)) continue;
    ++found;
    if (json) {
      Out("{\"id\":" + JsonString(term.id) + ",\"kind\":\"" +
          std::string(KindName(term.kind)) + "\",\"sort\":" +
          JsonString(term.sort) + ",\"name\":" + JsonString(term.name) +
          ",\"issuer\":" + JsonString(term.issuer) + "}\n");
    } else {
      table.Add({term.id, std::string(KindName(term.kind)), term.sort,
                 term.name, term.issuer});
    }
  }
  if (found == 0) {
    Complain("no term holds \"" + Printable(word) + "\"");
    return kExitNo;
  }
  if (!json) Out(table.ToString());
  return kExitDone;
}

}  // namespace rolecall
