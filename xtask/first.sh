#!/bin/sh
# What must be there before the build program itself can be built: cargo, and a C compiler that Rust links with.
set -eu
if ! command -v cargo >/dev/null; then
    echo "Rust is missing. Install it with rustup, then try again." >&2
    exit 1
fi
if ! command -v cc >/dev/null; then
    packages="gcc libc6-dev"
    if [ "$(id -u)" = 0 ]; then sudo=; elif command -v sudo >/dev/null; then sudo=sudo; else
        echo "A C compiler is missing. Install it and try again: apt-get install -y $packages (as root)" >&2
        exit 1
    fi
    echo "Installing Debian packages: $packages (Rust links with it, SQLite is built with it)" >&2
    $sudo apt-get update -qq && $sudo apt-get install -y -qq --no-install-recommends $packages >/dev/null || {
        echo "A C compiler is missing and could not be installed. Install it and try again: sudo apt-get install -y $packages" >&2
        exit 1
    }
fi
if [ ! -x "${CARGO_TARGET_DIR:-target}/debug/xtask" ]; then
    echo "Building the build program (the first time takes about a minute)" >&2
fi
