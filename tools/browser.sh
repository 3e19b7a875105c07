#!/bin/sh
# Sees to a Chromium for the browser tests. Where none can be installed, those tests skip and say so.
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing chromium for the browser tests" >&2
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1 ||
        echo "chromium could not be installed; the browser tests will be skipped" >&2
else
    echo "no chromium here; the browser tests will be skipped" >&2
fi
exit 0
