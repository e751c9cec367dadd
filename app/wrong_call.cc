#include "app/wrong_call.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace rolecall {
namespace {

std::vector<std::string> NamesOfCommands(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command :
       app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  return names;
}

// "rolecall source" of a command of a command.
std::string CalledAs(const CLI::App& app) {
  const CLI::App* parent = app.get_parent();
  return parent == nullptr ? app.get_name()
                           : CalledAs(*parent) + " " + app.get_name();
}

// What is said of a word that the command does not take.
std::string WrongWord(const CLI::App& command, const std::string& word) {
  std::vector<std::string> options;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      options.push_back("--" + name);
    }
  }
  const std::string name = word.substr(0, word.find('='));
  const std::string called = "`" + CalledAs(command) + "`";
  if (!word.starts_with('-')) {
    return "\"" + Printable(word, 40) + "\" is one word more than " + called +
           " takes";
  }
  const std::string nearest = Nearest(name, options);
  return called + " has no option \"" + Printable(name, 40) + "\"" +
         (nearest.empty() ? "" : "; did you mean \"" + nearest + "\"?");
}

}  // namespace

std::string WrongCommand(const CLI::App& app,
                         std::span<const char* const> words) {
  const std::vector<std::string> names = NamesOfCommands(app);
  if (names.empty()) return "";
  const std::string called = CalledAs(app);
  const std::string help = "`" + called + " --help` lists them";
  if (words.empty()) {
    return "`" + called + "` needs a command, one of " + Join(names, ", ");
  }
  const std::string_view name = words.front();
  if (name.starts_with('-')) return "";
  if (std::ranges::find(names, name) != names.end()) {
    return WrongCommand(*app.get_subcommand(std::string(name)),
                        words.subspan(1));
  }
  const std::string nearest = Nearest(name, names);
  const size_t parent = called.find(' ');
  const std::string whole =
      (parent == std::string::npos ? "" : called.substr(parent + 1) + " ") +
      Printable(name, 40);
  return "there is no command \"" + whole + "\"" +
         (nearest.empty() ? "; " + help
                          : "; did you mean \"" + nearest + "\"?");
}

std::string WrongCall(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App* command = &app;
  while (!command->get_subcommands().empty()) {
    command = command->get_subcommands().front();
  }
  const std::vector<std::string> left = app.remaining(true);
  const bool is_extra =
      dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr && !left.empty();
  const std::string what =
      is_extra ? WrongWord(*command, left.front()) : error.what();
  return what.ends_with('?')
             ? what
             : what + "; see `" + CalledAs(*command) + " --help`";
}

}  // namespace rolecall
