// XML of strangers: feeds, sitemaps, boards.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace rolecall {

class XmlDocument;

// An element, or nothing; what is not there reads as nothing.  A view that
// lives as long as its document.  Names are lower case, with their prefix as
// written ("content:encoded").
class XmlElement {
 public:
  XmlElement() = default;
  explicit operator bool() const { return document_ != nullptr; }

  std::string_view name() const;
  // The name without its prefix.
  std::string_view local_name() const;
  // The element's own text and that of the elements in it, trimmed.
  std::string Text() const;
  // The markup of its content, for XHTML.
  std::string Markup() const;
  std::string_view Attribute(std::string_view name) const;

  // The first child of this name; else the first of this local name.
  XmlElement Child(std::string_view name) const;
  // Text of the first of these children that has any.
  std::string TextOf(std::initializer_list<std::string_view> names) const;
  // Children in document order; with a name, those of this local name.
  std::vector<XmlElement> Children(std::string_view name = "") const;

 private:
  friend class XmlDocument;
  XmlElement(const XmlDocument* document, uint32_t index)
      : document_(document), index_(index) {}
  const XmlDocument* document_ = nullptr;
  uint32_t index_ = 0;
};

// Takes the children of a root one by one while the document is read, so that
// one of hundreds of megabytes need not be held as a tree.
class XmlChildren {
 public:
  virtual ~XmlChildren() = default;
  // `child` has just ended; of `root`, only what came before is there.  True:
  // it is done with and leaves the document; false: it stays.
  virtual bool Take(XmlElement root, XmlElement child) = 0;
  // What was taken is void: the document is read anew, with its faults mended.
  virtual void Restart() = 0;
};

// A document read by expat under bounds of depth and size.  Entities that the
// document declares are refused, so nothing expands; those of HTML are decoded.
// Immutable once parsed; its address must not change while views are held.
class XmlDocument {
 public:
  // Parses UTF-8 text, whatever encoding it declares.  Ill-formed text is read
  // up to its fault (see fault()); it fails with kMalformed only where not even
  // a root element was found, and with kTooLarge.
  [[nodiscard]] static Result<std::unique_ptr<XmlDocument>> Parse(
      std::string_view text, XmlChildren* children = nullptr);

  XmlElement root() const { return XmlElement(this, 0); }
  // What ended the reading before the document's end, with its line.
  const std::optional<Error>& fault() const { return fault_; }

 private:
  friend class XmlElement;
  class Builder;
  static constexpr uint32_t kNone = 0xFFFFFFFF;

  // An element or a piece of text, in document order.
  struct Node {
    std::string name;  // empty for text
    std::string text;
    std::vector<std::pair<std::string, std::string>> attributes;
    uint32_t end = 0;  // one past the last node inside
  };

  std::vector<Node> nodes_;
  std::optional<Error> fault_;
};

}  // namespace rolecall
