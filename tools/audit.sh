#!/bin/sh
# What the program is made of, and whether any of it is known to be unsafe:
#   audit.sh sbom    writes out/sbom.cdx.json, a CycloneDX list of the locked packages with their hashes
#   audit.sh audit   asks the Python advisory database about them (needs the network)
# The tools have an environment of their own, so that nothing of theirs can come among what is audited.
set -eu
cd "$(dirname "$0")/.."
venv=.venv/audit
lock=requirements/audit.lock
if [ ! -e "$venv/.ready" ] || [ "$lock" -nt "$venv/.ready" ]; then
    .venv/bin/python -m venv --clear "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
    touch "$venv/.ready"
fi
mkdir -p out
case ${1:-} in
sbom)
    "$venv/bin/cyclonedx-py" requirements requirements/run.lock --pyproject pyproject.toml \
        --output-reproducible --short-PURLs --of JSON -o out/sbom.cdx.json
    echo "out/sbom.cdx.json"
    ;;
audit)
    "$venv/bin/pip-audit" --strict --require-hashes --disable-pip -r requirements/run.lock
    ;;
*)
    echo "audit.sh sbom | audit" >&2
    exit 2
    ;;
esac
