#include "parser/microdata.h"

#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "model/json.h"
#include "parser/html.h"

namespace rolecall {
namespace {

// Items inside items beyond this, and properties inside properties, are left
// out: a hostile page could otherwise make its text be read once a level.
constexpr size_t kMaxDepth = 8;

class ItemCollector {
 public:
  std::string Collect(HtmlNode root) {
    for (HtmlWalk walk(root); walk.Next();) {
      if (!walk.node().IsElement()) continue;
      if (walk.entering()) {
        Enter(walk.node());
      } else {
        Leave(walk.node());
      }
    }
    return found_.empty() ? "" : "[" + Join(found_, ",") + "]";
  }

 private:
  struct Item {
    std::string type;
    std::string properties;  // names that this item is the value of
    std::map<std::string, std::vector<std::string>> values;
  };

  static std::string ToJson(const Item& item) {
    std::string json = "{\"@type\":" + JsonString(item.type);
    for (const auto& [name, values] : item.values) {
      const std::string list = Join(values, ",");
      json += "," + JsonString(name) + ":" +
              (values.size() == 1 ? list : "[" + list + "]");
    }
    return json + "}";
  }

  static std::string ValueOf(HtmlNode node) {
    for (std::string_view attribute : {"content", "datetime"}) {
      const auto value = node.Attribute(attribute);
      if (value.has_value()) return std::string(*value);
    }
    const std::string_view name = node.name();
    if (name == "a" || name == "link" || name == "area") {
      return std::string(node.Attribute("href").value_or(""));
    }
    if (name == "img") return std::string(node.Attribute("src").value_or(""));
    std::string text = NodeToText(node);
    // A title in <h1> is a value, not a heading of what follows.
    const bool is_line = text.find('\n') == std::string::npos;
    if (is_line && text.ends_with(':')) text.pop_back();
    return text;
  }

  void AddValue(std::string_view names, const std::string& json) {
    if (items_.empty()) return;
    for (std::string_view name : Split(names, ' ')) {
      if (!name.empty())
        items_.back().values[std::string(name)].push_back(json);
    }
  }

  void Enter(HtmlNode node) {
    const auto property = node.Attribute("itemprop");
    if (node.Attribute("itemscope").has_value()) {
      if (++depth_ > kMaxDepth) return;
      items_.push_back(
          {std::string(Trim(node.Attribute("itemtype").value_or(""))),
           std::string(property.value_or("")),
           {}});
    } else if (property.has_value()) {
      if (++open_properties_ > kMaxDepth || items_.empty()) return;
      AddValue(*property, JsonString(ValueOf(node)));
    }
  }

  void Leave(HtmlNode node) {
    if (!node.Attribute("itemscope").has_value()) {
      if (node.Attribute("itemprop").has_value()) --open_properties_;
      return;
    }
    if (depth_-- > kMaxDepth) return;
    const Item item = std::move(items_.back());
    items_.pop_back();
    if (!item.properties.empty() && !items_.empty()) {
      AddValue(item.properties, ToJson(item));
    } else if (item.type.ends_with("/JobPosting")) {
      found_.push_back(ToJson(item));
    }
  }

  std::vector<Item> items_;  // open ones
  std::vector<std::string> found_;
  size_t depth_ = 0;
  size_t open_properties_ = 0;
};

}  // namespace

std::string MicrodataToJson(HtmlNode root) {
  return ItemCollector().Collect(root);
}

}  // namespace rolecall
