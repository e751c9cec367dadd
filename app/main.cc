#include <malloc.h>

#include "app/command_line.h"

int main(int argc, char** argv) {
  // Bodies of pages come and go: given back to the system each time, their
  // memory would have to be cleared anew for the next.
  mallopt(M_TRIM_THRESHOLD, 4 << 20);
  return rolecall::CommandLine(argc, argv);
}
