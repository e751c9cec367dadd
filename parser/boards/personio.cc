// Personio: one XML document of all positions, texts in named blocks.
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/fields/field_reader.h"
#include "parser/html.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

void ReadBlocks(XmlElement position, Posting& posting) {
  for (XmlElement block :
       position.Child("jobdescriptions").Children("jobdescription")) {
    AddSection(posting, block.Child("name").Text(),
               block.Child("value").Text());
  }
}

class Personio : public XmlBoard {
 public:
  std::string_view kind() const override { return "personio"; }
  bool Owns(std::string_view url) const override {
    const std::string host = HostOf(url);
    return host.ends_with(".jobs.personio.de") ||
           host.ends_with(".jobs.personio.com");
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    const bool is_xml = PathOf(source.url).ends_with("xml");
    return {
        Get(is_xml ? source.url : std::string(OriginOf(source.url)) + "/xml",
            "seed")};
  }

  bool Recognises(XmlElement root) const override {
    return root.name() == "workzag-jobs";
  }

  BoardAnswer ReadXml(const Source& source, const Page& page,
                      XmlElement root) const override {
    BoardAnswer answer;
    for (XmlElement position : root.Children("position")) {
      Posting posting;
      posting.identifier = position.Child("id").Text();
      posting.id = PostingId(source, posting.identifier);
      posting.title = LineOfText(position.Child("name").Text());
      posting.url = std::string(OriginOf(page.request.url)) + "/job/" +
                    posting.identifier;
      posting.hiring_organization =
          LineOfText(source.hiring_organization.empty()
                         ? position.Child("subcompany").Text()
                         : source.hiring_organization);
      AddPlaces(posting, position.Child("office").Text());
      for (XmlElement office :
           position.Child("additionaloffices").Children("office")) {
        AddPlaces(posting, office.Text());
      }
      AddEmploymentTypes(posting, position.Child("schedule").Text());
      posting.date_posted =
          ReadDate(position.Child("createdat").Text(), FetchDate(page));
      ReadBlocks(position, posting);
      answer.postings.push_back(std::move(posting));
    }
    return answer;
  }
};

}  // namespace

const XmlBoard& PersonioBoard() {
  static const Personio board;
  return board;
}

}  // namespace rolecall
