// The levels of schooling that postings ask for and people have, ascending.
#pragma once

#include <cstdint>

namespace rolecall {

enum class Education : uint8_t {
  kHighSchool,
  kPostsecondaryCertificate,
  kAssociate,
  kBachelor,
  kMaster,
  kDoctorate,
};

}  // namespace rolecall
