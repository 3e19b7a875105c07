#!/bin/sh
# Sees to ICU's headers and a compiler, which the followthemoney library is built with. Exit 1 where they cannot be had.
have() { pkg-config --exists icu-i18n 2>/dev/null && command -v g++ >/dev/null 2>&1; }
have && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing libicu-dev, pkg-config and g++ for followthemoney" >&2
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends libicu-dev pkg-config g++; } >/dev/null 2>&1
fi
have
