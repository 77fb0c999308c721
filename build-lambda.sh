#!/usr/bin/env bash
# Builds the function, and packs it into a zip for AWS Lambda. See usage below.
#
# The zip's bytes depend only on the sources, the arguments and the SDK's version. They do not depend on the directory, the time, the user
# or the commit's id. So after a commit that changes only documentation, Terraform has nothing to do.
# The script also works with the bash 3.2 and the BSD tools of macOS.
set -euo pipefail
export LC_ALL=C

usage() {
  cat <<'USAGE'
Usage: build-lambda.sh [--arch x64|arm64] [--aot] [--output FILE] [--help]

Publishes the function src/FgtAsg for AWS Lambda's managed .NET runtime, and packs it into a zip. The handler is "FgtAsg". By default the
assemblies are compiled ReadyToRun. The same sources, arguments and SDK give the same bytes. Uncommitted changes are built, too, and listed.

  --arch x64|arm64    the function's architecture (Lambda: x86_64, arm64); the default is x64
  --aot               compile to a native executable, which needs no .NET. Lambda's managed .NET runtime starts it directly; so does
                      provided.al2023, if you rename it to "bootstrap". The build needs Linux with glibc on the same architecture, clang
                      or gcc, and binutils. It fails if the executable needs a newer glibc than Amazon Linux 2023 has (2.34)
  --output FILE       the zip to write; the default is dist/fgt-asg-lambda.zip in the repository
  --help              print this text

Prints the zip's path, size and SHA-256 on standard output, and messages on standard error.
USAGE
}

say() { printf '%s\n' "$*" >&2; }

die() {
  say "build-lambda.sh: $*"
  exit 1
}

misused() {
  say "build-lambda.sh: $*"
  usage >&2
  exit 2
}

arch=x64
aot=false
output=

parse() {
  while [ $# -gt 0 ]; do
    case $1 in
      --*=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
    esac
    case $1 in
      --arch | --output) [ -n "${2:-}" ] || misused "$1 needs a value" ;;
    esac
    case $1 in
      --arch) arch=$2 && shift ;;
      --output) output=$2 && shift ;;
      --aot) aot=true ;;
      -h | --help) usage && exit 0 ;;
      *) misused "unknown argument: $1" ;;
    esac
    shift
  done

  case $arch in
    x64 | arm64) ;;
    x86_64 | amd64) misused "--arch $arch: write x64" ;;
    aarch64) misused "--arch $arch: write arm64" ;;
    *) misused "--arch is x64 or arm64, not $arch" ;;
  esac
  [ ! -d "${output:-.zip}" ] || misused "--output is a file, and $output is a directory"
}

# need COMMAND HOW-TO-GET-IT
need() {
  command -v "$1" >/dev/null 2>&1 || die "$1 is missing. Install it: $2"
}

check_tools() {
  need git "Debian: apt-get install git; Fedora, Amazon Linux: dnf install git; macOS: xcode-select --install"
  need tar "Debian: apt-get install tar; Fedora, Amazon Linux: dnf install tar; macOS has it"
  need zip "Debian: apt-get install zip; Fedora, Amazon Linux: dnf install zip; macOS has it"
  need dotnet "the .NET 10 SDK, https://dotnet.microsoft.com/download"
  command -v sha256sum >/dev/null 2>&1 || command -v shasum >/dev/null 2>&1 ||
    die "sha256sum is missing. Install it: Debian: apt-get install coreutils; macOS has shasum"
  git -C "$root" rev-parse --git-dir >/dev/null 2>&1 ||
    die "$root is not a git checkout, and only files that git lists are built. Clone the repository."
  sdk=$(cd "$root" && dotnet --version 2>/dev/null) ||
    die "dotnet has no SDK that global.json accepts. Install the .NET 10 SDK, https://dotnet.microsoft.com/download"
  [ "$aot" = false ] || check_native_tools
}

check_native_tools() {
  getconf GNU_LIBC_VERSION >/dev/null 2>&1 ||
    die "--aot links against glibc, so it needs Linux with glibc: build in an Amazon Linux 2023 container, or leave --aot out"
  case $(uname -m) in
    x86_64) machine=x64 ;;
    aarch64 | arm64) machine=arm64 ;;
    *) machine=$(uname -m) ;;
  esac
  [ "$machine" = "$arch" ] ||
    die "--aot --arch $arch needs a $arch machine (this one is $machine): no cross toolchain is used. Build it there, or leave --aot out"
  local packages="Debian: apt-get install clang binutils; Fedora, Amazon Linux: dnf install clang binutils"
  if command -v clang >/dev/null 2>&1; then
    linker=clang
  elif command -v gcc >/dev/null 2>&1; then
    linker=gcc
  else
    die "--aot needs clang or gcc to link. Install one: $packages"
  fi
  need ld "$packages"
  need objcopy "$packages"
  need readelf "$packages"
}

# The sources that git lists, including changed and new files but not ignored ones. They are built in a directory of this run alone. So no
# files of another build get in, none are left behind, and several runs can work at the same time.
sources=(src global.json .editorconfig .banned-symbols.txt ':(glob)Directory.*' ':(icase)nuget.config')

copy_sources() {
  mkdir "$work/source"
  (
    cd "$root"
    git ls-files -z --cached --others --exclude-standard -- "${sources[@]}" |
      while IFS= read -r -d '' file; do
        # git also lists files whose deletion is not committed.
        if [ -f "$file" ]; then printf '%s\0' "$file"; fi
      done | tar -c --null -T - -f - | tar -x -f - -C "$work/source"
  )
  local changes
  changes=$(git -C "$root" status --porcelain -- "${sources[@]}")
  if [ -n "$changes" ]; then
    say "Uncommitted changes that are built, too:"
    say "$changes"
  fi
}

# run NAME COMMAND...: runs a command, and prints its output only if it fails.
run() {
  local name=$1
  shift
  if "$@" >"$work/log" 2>&1 </dev/null; then return; fi
  cat "$work/log" >&2
  if grep -qE 'NU110[0-9].*(ILCompiler|Crossgen2|ILLink|Microsoft\.(NETCore|AspNetCore)\.App)' "$work/log"; then
    say "The package feed lacks the $kind compiler for linux-$arch (above): add a feed that has it."
  fi
  die "$name failed"
}

# The lock files have no runtime identifier. With one, each locked restore would need the packs of every architecture. So this restore is
# not locked; instead its result is compared with the lock files. A native build adds its compiler, which comes with the SDK.
restore() {
  run "dotnet restore" dotnet restore "$project" "${properties[@]}" -p:RestoreLockedMode=false
  local lock
  for lock in "$work"/source/src/*/packages.lock.json; do
    hashes "$lock" >"$work/restored"
    hashes "$root/${lock#"$work/source/"}" >"$work/locked"
    if [ "$aot" = true ]; then
      comm -12 "$work/locked" "$work/restored" >"$work/common"
      mv "$work/common" "$work/restored"
    fi
    cmp -s "$work/locked" "$work/restored" ||
      die "the restored packages differ from ${lock#"$work/source/"}: restore, and commit the lock file"
  done
}

hashes() { grep -o '"contentHash": *"[^"]*"' "$1" | sort -u; }

publish() {
  run "dotnet publish" dotnet publish "$project" --no-restore --output "$work/published" "${properties[@]}"
}

# For the handler "FgtAsg", Lambda's bootstrap runs FgtAsg.dll with dotnet if that exists, and otherwise executes the file FgtAsg.
choose_files() {
  mkdir "$work/zip"
  if [ "$aot" = true ]; then
    cp "$work/published/FgtAsg" "$work/zip/"
    chmod 0755 "$work/zip/FgtAsg"
    check_glibc "$work/zip/FgtAsg"
  else
    cp "$work"/published/*.dll "$work"/published/FgtAsg{.deps,.runtimeconfig}.json "$work"/published/FgtAsg*.pdb "$work/zip/"
    chmod 0644 "$work"/zip/*
  fi
}

check_glibc() {
  local newest
  readelf --version-info --wide "$1" >"$work/versions"
  # Packed relative relocations need glibc 2.36. A name marks them, instead of a version number.
  if grep -q GLIBC_ABI_DT_RELR "$work/versions"; then
    newest=36
  else
    newest=$(sed 's/GLIBC_2\./\n&/g' "$work/versions" | sed -n 's/^GLIBC_2\.\([0-9]*\).*/\1/p' | sort -n | tail -n 1)
  fi
  [ -n "$newest" ] || die "cannot tell which glibc the executable needs: readelf shows no GLIBC_2 version of $1"
  [ "$newest" -le 34 ] ||
    die "the executable needs glibc 2.$newest, but Amazon Linux 2023 has 2.34. Build in an Amazon Linux 2023 container"
  say "Needs glibc 2.$newest (Amazon Linux 2023 has 2.34); linked by $linker."
}

# Uses zip, whose compressor has been the same on all systems for years. Python's zipfile depends on the installed zlib.
# Names are sorted, all times are the same, and permissions are set above. -X leaves out owners and other times, -D directories.
pack() {
  (
    cd "$work/zip"
    export TZ=UTC
    touch -t 198001010000 ./*
    printf '%s\n' * | sort | zip -q -X -D -9 "$work/function.zip" -@
  )
  mkdir -p "$(dirname "$output")"
  partial=$output.$$
  cp "$work/function.zip" "$partial"
  mv -f "$partial" "$output"
}

sha256() {
  if command -v sha256sum >/dev/null 2>&1; then sha256sum <"$1"; else shasum -a 256 <"$1"; fi | cut -d ' ' -f 1
}

parse "$@"
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
case ${output:=$root/dist/fgt-asg-lambda.zip} in
  /*) ;;
  *) output=$PWD/$output ;;
esac
check_tools

work=$(mktemp -d "${TMPDIR:-/tmp}/fgt-asg-build.XXXXXX")
partial=
trap 'rm -rf "$work" ${partial:+"$partial"}' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
work=$(cd "$work" && pwd -P)
project=$work/source/src/FgtAsg/FgtAsg.csproj

# No compiler or build process keeps running after the build.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
properties=(
  --nologo
  --runtime "linux-$arch"
  -p:Configuration=Release
  -p:UseSharedCompilation=false
  -p:ContinuousIntegrationBuild=true
  -p:DeterministicSourcePaths=false
  "-p:PathMap=$work/source=/_"
  -p:EnableSourceControlManagerQueries=false
  -p:IncludeSourceRevisionInInformationalVersion=false
  # CI runs the analyzers. Here, a new rule of a newer SDK must not stop a deployment.
  -p:RunAnalyzers=false
  -p:GenerateDocumentationFile=false
)
if [ "$aot" = true ]; then
  kind=native
  properties+=(-p:PublishAot=true -p:StripSymbols=true "-p:CppCompilerAndLinker=$linker")
else
  kind=ReadyToRun
  properties+=(-p:PublishReadyToRun=true -p:SelfContained=false -p:UseAppHost=false)
fi

revision=$(git -C "$root" describe --always --tags 2>/dev/null || echo "uncommitted sources")
say "Building $revision for linux-$arch, $kind, with the .NET SDK $sdk"
copy_sources
restore
publish
choose_files
pack
printf 'path    %s\nsize    %s bytes\nsha256  %s\n' "$output" "$(wc -c <"$output" | tr -d ' ')" "$(sha256 "$output")"
