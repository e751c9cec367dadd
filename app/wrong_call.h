// What is said of a call that the command line cannot read.
#pragma once

#include <span>
#include <string>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace rolecall {

// What is wrong with the names of commands that `words` begin with, with the
// nearest name; empty where they name one, or an option comes first.
std::string WrongCommand(const CLI::App& app,
                         std::span<const char* const> words);

// What is wrong with a call for which parsing gave `error`, and where help is.
std::string WrongCall(const CLI::App& app, const CLI::ParseError& error);

}  // namespace rolecall
