// The records of an XML file of vacancies, read one by one: such files grow to
// hundreds of megabytes.
#pragma once

#include <optional>

#include "model/source.h"
#include "parser/boards/board.h"
#include "parser/xml.h"

namespace rolecall {

// Collects the records while XmlDocument::Parse reads; one thread.
class XmlRecords : public XmlChildren {
 public:
  // Both must outlive it.
  XmlRecords(const Source& source, const Page& page)
      : source_(source), page_(page) {}

  bool Take(XmlElement root, XmlElement child) override;
  void Restart() override;

  // What was collected, completed by what the document says of all of them;
  // nullopt where it held no record.
  std::optional<BoardAnswer> Finish(XmlElement root);

 private:
  const Source& source_;
  const Page& page_;
  BoardAnswer answer_;
  bool any_ = false;
};

}  // namespace rolecall
