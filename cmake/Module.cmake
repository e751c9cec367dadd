# One module, one folder, one library.
#
#   rolecall_module(parser
#     MAY_INCLUDE model base          # other modules whose headers it may see
#     SOURCES html.cc ...
#     LIBRARIES gumbo ...)            # third-party, private to the .cc files
#
# MAY_INCLUDE is written to modules.txt, which tests/include_direction_test
# holds the #include lines against.
set(ROLECALL_MODULE_LIST ${CMAKE_BINARY_DIR}/modules.txt)
file(WRITE ${ROLECALL_MODULE_LIST} "")

add_library(rolecall_flags INTERFACE)
target_compile_options(rolecall_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
  -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual -Werror
  # GCC 12 sees uninitialised bytes inside std::string and std::optional that
  # are not read; the sanitizers and clang look for the true ones.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
  # GCC 12 takes `"x" + std::string` for an overlapping copy (GCC bug 105651),
  # or for one past the end; a precompiled header does not silence it as a
  # system header does.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict
  -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread>)
target_include_directories(rolecall_flags INTERFACE ${PROJECT_SOURCE_DIR})
target_link_libraries(rolecall_flags INTERFACE tl::expected Threads::Threads)
# One precompiled header serves files of the same flags only, so what one
# library asks of its users (Boost -pthread, hiredis the macro) all get.
target_compile_options(rolecall_flags INTERFACE -pthread)
target_compile_definitions(rolecall_flags INTERFACE _FILE_OFFSET_BITS=64)
if(ROLECALL_SANITIZE)
  target_compile_options(rolecall_flags INTERFACE
    -fsanitize=${ROLECALL_SANITIZE} -fno-omit-frame-pointer -g
    -fno-sanitize-recover=all)
  target_link_options(rolecall_flags INTERFACE -fsanitize=${ROLECALL_SANITIZE})
endif()

# What nearly every file includes, read once: for the modules, and for the
# tests.  -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON builds without, so that a file
# which lacks an #include of its own shows.
file(WRITE ${CMAKE_BINARY_DIR}/precompiled.cc "")
add_library(rolecall_headers OBJECT ${CMAKE_BINARY_DIR}/precompiled.cc)
target_link_libraries(rolecall_headers PRIVATE rolecall_flags)
target_precompile_headers(rolecall_headers PRIVATE
  <algorithm> <array> <chrono> <functional> <map> <memory> <optional> <set>
  <span> <string> <string_view> <unordered_map> <utility> <vector>)

function(rolecall_module name)
  cmake_parse_arguments(ARG "" "" "MAY_INCLUDE;SOURCES;LIBRARIES" ${ARGN})
  file(APPEND ${ROLECALL_MODULE_LIST} "${name}: ${ARG_MAY_INCLUDE}\n")
  add_library(rolecall_${name} STATIC ${ARG_SOURCES})
  set(modules ${ARG_MAY_INCLUDE})
  list(TRANSFORM modules PREPEND rolecall_)
  target_link_libraries(rolecall_${name}
    PUBLIC rolecall_flags ${modules}
    PRIVATE ${ARG_LIBRARIES})
  target_precompile_headers(rolecall_${name} REUSE_FROM rolecall_headers)
endfunction()

# The tests of a module: one program, each gtest case a ctest case.
#
#   rolecall_test(parser html_test.cc ... LIBRARIES rolecall_parser)
function(rolecall_test name)
  cmake_parse_arguments(ARG "" "" "LIBRARIES" ${ARGN})
  add_executable(${name}_tests ${ARG_UNPARSED_ARGUMENTS})
  target_link_libraries(${name}_tests PRIVATE
    ${ARG_LIBRARIES} GTest::gmock GTest::gtest_main)
  target_compile_definitions(${name}_tests PRIVATE
    ROLECALL_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
    ROLECALL_BINARY_DIR="${PROJECT_BINARY_DIR}")
  # A test is compiled more often than it runs long.
  target_compile_options(${name}_tests PRIVATE $<$<CONFIG:Release>:-O1>)
  target_precompile_headers(${name}_tests REUSE_FROM rolecall_test_headers)
  gtest_discover_tests(${name}_tests DISCOVERY_TIMEOUT 60
    PROPERTIES TIMEOUT 300)
endfunction()
