#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "config/settings.h"

namespace rolecall {

std::string DataDirectory() {
  if (const char* named = std::getenv("ROLECALL_DATA_DIR")) return named;
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  const auto prefix = program.parent_path().parent_path();
  const auto source_tree = prefix / "config";
  if (std::filesystem::is_directory(source_tree / "catalogue", error)) {
    return source_tree.string();
  }
  return (prefix / "share" / "rolecall").string();
}

}  // namespace rolecall
