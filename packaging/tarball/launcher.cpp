// Starts the program of its own name with the loader and the libraries of the
// tarball, so that of the machine only the kernel counts. It is linked
// statically, and lies in bin/ and libexec/dateline/ under the name of each
// program; the programs are in lib/programs/. It finds them also if it is
// called through a symbolic link.

#include <sys/auxv.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace {

std::string own_path() {
  std::string path(PATH_MAX, '\0');
  const ssize_t size = readlink("/proc/self/exe", path.data(), path.size());
  // Without /proc this is the path that was executed.
  if (size < 0) return reinterpret_cast<const char*>(getauxval(AT_EXECFN));
  path.resize(static_cast<std::size_t>(size));
  return path;
}

// `path` without what follows its `count`-th slash from the end.
std::string above(std::string path, int count) {
  for (; count > 0; --count) {
    const std::size_t slash = path.rfind('/');
    path = slash == std::string::npos ? "." : path.substr(0, slash);
  }
  return path;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string path = own_path();
  const std::string name = path.substr(path.rfind('/') + 1);
  const bool is_helper = path.ends_with("/libexec/dateline/" + name);
  const std::string libraries = above(path, is_helper ? 3 : 2) + "/lib";
  const std::string loader = libraries + "/ld-linux-x86-64.so.2";
  const std::string program = libraries + "/programs/" + name;

  // glibc's conversions of charsets are libraries too. Only what reads articles
  // needs them; a pager that dateline-query starts must not find them, because
  // it has a glibc of its own.
  if (is_helper || name == "dateline-index") {
    setenv("GCONV_PATH", (libraries + "/gconv").c_str(), 1);
  }
  unsetenv("LD_PRELOAD");  // libraries of the machine need its glibc

  std::vector<const char*> arguments{
      loader.c_str(),    "--inhibit-cache", "--library-path",
      libraries.c_str(), "--argv0",         argc > 0 ? argv[0] : name.c_str(),
      program.c_str()};
  for (int i = 1; i < argc; ++i) arguments.push_back(argv[i]);
  arguments.push_back(nullptr);
  execv(loader.c_str(), const_cast<char* const*>(arguments.data()));
  std::fprintf(stderr, "%s: cannot start '%s': %s; unpack the whole archive\n",
               name.c_str(), loader.c_str(), std::strerror(errno));
  return 2;
}
