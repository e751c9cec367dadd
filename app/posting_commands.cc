// rolecall posting list|show
#include <algorithm>
#include <string>
#include <vector>

#include "app/commands.h"
#include "app/context.h"
#include "app/exit_code.h"
#include "app/show.h"
#include "app/terminal.h"
#include "base/text.h"
#include "model/json.h"

namespace rolecall {

int PostingList(const StoreArguments& arguments, const std::string& source) {
  return WithStore(arguments.config, [&](Store& store, const Settings&) {
    const auto ids = store.OpenPostingIds(source);
    if (!ids) return FailWith(ids.error());
    Table table({"id", "title", "employer", "place", "pay", "posted", "asks"});
    for (const std::string& id : *ids) {
      const auto posting = store.FindPosting(id);
      if (!posting) return FailWith(posting.error());
      if (!*posting) continue;
      if (arguments.json) {
        Out(ExtractLine(**posting) + "\n");
        continue;
      }
      table.Add(
          {id, (*posting)->title, (*posting)->hiring_organization,
           PlaceText(**posting), PayText(**posting),
           (*posting)->date_posted ? FormatDate(*(*posting)->date_posted) : "",
           std::to_string((*posting)->requirements.size())});
    }
    if (ids->empty()) {
      Complain(source.empty() ? "no open posting is stored"
                              : "no open posting of " + Printable(source));
      return kExitNo;
    }
    if (!arguments.json) Out(table.ToString());
    return kExitDone;
  });
}

int PostingShow(const StoreArguments& arguments, const std::string& id) {
  const auto field = LoadField("");
  if (!field) return FailWith(field.error());
  return WithStore(arguments.config, [&](Store& store, const Settings&) {
    const auto found = store.FindPosting(id);
    if (!found) return FailWith(found.error());
    if (!*found) {
      Complain("there is no posting \"" + Printable(id) + "\"");
      return kExitNo;
    }
    const Posting& posting = **found;
    if (arguments.json) {
      Out(PostingToJson(posting) + "\n");
      return kExitDone;
    }
    Out(HeadText(posting) + "\n" + Printable(posting.url) + "\n" +
        (posting.closed_at ? "closed " + FormatTimestamp(*posting.closed_at)
                           : std::string("open")) +
        "\n\n");
    Out(RequirementsText((*field)->catalogue, posting));
    return kExitDone;
  });
}

}  // namespace rolecall
