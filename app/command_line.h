// Reads argv, calls the command, returns the exit code.
#pragma once

namespace rolecall {

int CommandLine(int argc, char** argv);

}  // namespace rolecall
