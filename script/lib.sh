# Shared by script/server, script/build and script/test: finds or brings the tools, and says what it does.
# Sourced, not run. Everything it brings goes into .tools/ (git ignores it); delete that folder to start over.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
TOOLS="$ROOT/.tools"
TRUNK_VERSION=0.21.14
RUST_MINIMUM=1.95
NODE_MINIMUM=18
export PATH="$TOOLS/bin:$TOOLS/node_modules/.bin:$PATH"
export TRUNK_SKIP_VERSION_CHECK=true
# The usual NO_COLOR=1 is an error to Trunk, which wants a word.
if [ -n "${NO_COLOR:-}" ]; then export NO_COLOR=true; else unset NO_COLOR; fi
cd "$ROOT"

say() { printf '%s\n' "$*"; }
fail() { printf '\n%s\n' "$*" >&2; exit 1; }

# seconds since the script began
since_start() { printf '%s s' "$SECONDS"; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then printf ''; else printf 'sudo '; fi
}

# at_least FOUND WANTED: compares dotted versions
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# version_of COMMAND...: the first number with dots or digits that it prints; nothing when it is not there
version_of() {
  command -v "$1" >/dev/null 2>&1 || return 0
  "$@" 2>/dev/null </dev/null | grep -oE '[0-9]+(\.[0-9]+)*' | head -n 1 || true
}

# bring WHAT HOW-LONG COMMAND: says what comes and how long it takes, brings it, names the command when that fails
bring() {
  local what=$1 takes=$2 command=$3 began=$SECONDS
  say "Bringing $what ($takes): $command"
  if ! bash -c "set -euo pipefail; $command" </dev/null; then
    fail "$what could not be brought. Run this by hand in $ROOT, then try again:
    $command"
  fi
  say "  done in $((SECONDS - began)) s"
}

# The things that a person must have: all that is missing is named at once.
need_prerequisites() {
  local missing=()
  command -v cargo >/dev/null 2>&1 ||
    missing+=("cargo and rustup:  curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh")
  command -v cc >/dev/null 2>&1 ||
    missing+=("a C linker (cc):  $(as_root)apt-get install build-essential")
  command -v node >/dev/null 2>&1 || missing+=("node:  $(as_root)apt-get install nodejs")
  command -v npm >/dev/null 2>&1 || missing+=("npm:  $(as_root)apt-get install npm")
  if command -v cargo >/dev/null 2>&1; then
    local rust
    rust=$(version_of rustc --version)
    at_least "${rust:-0}" "$RUST_MINIMUM" ||
      missing+=("Rust $RUST_MINIMUM or newer (here: ${rust:-none}):  rustup update stable")
  fi
  if command -v node >/dev/null 2>&1; then
    local node
    node=$(version_of node --version)
    at_least "${node:-0}" "$NODE_MINIMUM" ||
      missing+=("Node $NODE_MINIMUM or newer (here: ${node:-none}):  $(as_root)apt-get install nodejs (or from nodejs.org)")
  fi
  if [ ${#missing[@]} -gt 0 ]; then
    printf '\nMissing, each with the command that installs it:\n' >&2
    printf '  %s\n' "${missing[@]}" >&2
    exit 1
  fi
}

# The version of a crate in Cargo.lock
locked() {
  local version
  [ -f Cargo.lock ] || fail "Cargo.lock is missing; it belongs to the project: git checkout Cargo.lock"
  version=$(awk -v name="name = \"$1\"" '$0 == name { getline; gsub(/version = |"/, ""); print; exit }' Cargo.lock)
  [ -n "$version" ] || fail "Cargo.lock has no $1"
  printf '%s' "$version"
}

# Compiled without optimisation these tools are there in a third of the time and fast enough. They get a target
# folder of their own, so that nobody's CARGO_TARGET_DIR is filled with them. Without --locked, crates that want a
# newer Rust are passed over.
install_fast() {
  printf '%s' "CARGO_TARGET_DIR=.tools/build CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off" \
    " CARGO_PROFILE_RELEASE_CODEGEN_UNITS=256 CARGO_PROFILE_RELEASE_DEBUG=0" \
    " CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS=fallback cargo install --root .tools --force $*" \
    " && rm -rf .tools/build"
}

# What building needs. With nothing missing this takes about a second.
need_build_tools() {
  need_prerequisites
  mkdir -p "$TOOLS"

  if ! [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib" ]; then
    command -v rustup >/dev/null 2>&1 ||
      fail "Rust's wasm32-unknown-unknown target is missing, and rustup, which brings it:
    curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh"
    bring "Rust's WebAssembly target" "some seconds" "rustup target add wasm32-unknown-unknown"
  fi

  local bindgen
  bindgen=$(locked wasm-bindgen)
  # The runner of browser tests comes with it.
  if [ "$(version_of wasm-bindgen --version)" != "$bindgen" ] ||
    [ "$(version_of wasm-bindgen-test-runner --version)" != "$bindgen" ]; then
    bring "wasm-bindgen $bindgen" "compiles for 1 to 3 minutes" \
      "$(install_fast wasm-bindgen-cli@"$bindgen" --no-default-features)"
  fi

  if [ "$(version_of trunk --version)" != "$TRUNK_VERSION" ]; then
    bring "Trunk $TRUNK_VERSION" "compiles for 2 to 6 minutes" \
      "$(install_fast trunk@"$TRUNK_VERSION" --locked --no-default-features)"
  fi

  if [ "$(version_of wasm-opt --version)" != "$(npm_version binaryen | cut -d. -f1)" ]; then
    need_npm_tools
  fi
}

# The version that script/npm asks for
npm_version() { sed -n "s/^ *\"$1\": \"\([0-9.]*\)\",\{0,1\}$/\1/p" script/npm/package.json; }

need_npm_tools() {
  bring "wasm-opt (binaryen) and axe-core from npm" "about 20 s, 110 MB" \
    "cp script/npm/package.json script/npm/package-lock.json .tools/ && npm ci --prefix .tools --ignore-scripts --no-audit --no-fund"
}

# What testing needs beside: rustfmt, clippy, axe-core, Chromium and its driver.
need_test_tools() {
  need_build_tools

  local component
  for component in rustfmt clippy; do
    cargo "${component/rustfmt/fmt}" --version >/dev/null 2>&1 ||
      bring "$component" "some seconds" "rustup component add $component"
  done

  export PRESSMARK_AXE="$TOOLS/node_modules/axe-core/axe.min.js"
  if ! [ -f "$PRESSMARK_AXE" ] || ! grep -q "\"version\": \"$(npm_version axe-core)\"" "${PRESSMARK_AXE%/*}/package.json"; then
    need_npm_tools
  fi

  local browser driver
  browser=$(find_first chromium chromium-browser google-chrome || true)
  driver=$(find_first chromedriver || true)
  if [ -z "$browser" ] || [ -z "$driver" ]; then
    command -v apt-get >/dev/null 2>&1 ||
      fail "Chromium and chromedriver of the same version are needed on PATH, and there is no apt-get to bring them."
    bring "Chromium and its driver" "about a minute, 350 MB" \
      "$(as_root)apt-get update -q && $(as_root)env DEBIAN_FRONTEND=noninteractive apt-get install -y -q chromium chromium-driver"
    browser=$(find_first chromium)
    driver=$(find_first chromedriver)
  fi
  export CHROME="$browser" CHROMEDRIVER="$driver"
}

# find_first NAME...: the path of the first that is there
find_first() {
  local name
  for name in "$@"; do
    command -v "$name" && return 0
  done
  return 1
}
