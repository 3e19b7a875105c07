#!/bin/sh
# Prepares .venv: `setup.sh run` what the program needs, `setup.sh dev` what its checks and tests need too, `setup.sh bench`
# what it is compared with.
# Uses uv where it can be had (bootstrapped into .venv by pip), plain pip otherwise. Versions and
# hashes come from requirements/*.lock in both cases.
set -eu
cd "$(dirname "$0")/.."
kind=${1:-run}
venv=.venv

find_python() {
    for name in "${PYTHON:-}" python3 python3.13 python3.12 python3.11; do
        [ -n "$name" ] || continue
        command -v "$name" >/dev/null 2>&1 || continue
        "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && {
            echo "$name"
            return
        }
    done
    echo "riwaya needs Python 3.11, 3.12 or 3.13; none was found (set PYTHON to name one)" >&2
    exit 1
}

if [ ! -x "$venv/bin/python" ]; then
    python=$(find_python)
    "$python" -m venv "$venv" || {
        echo "could not make $venv: on Debian, install python3-venv" >&2
        exit 1
    }
fi

uv=
if command -v uv >/dev/null 2>&1; then
    uv=uv
elif [ -x "$venv/bin/uv" ] || "$venv/bin/python" -m pip install --quiet --disable-pip-version-check uv; then
    uv=$venv/bin/uv
else
    echo "uv is not to be had here; going on with pip" >&2
fi

# The system's certificates, as pip has them: a company's own index is signed by the company.
export UV_SYSTEM_CERTS=1 UV_NATIVE_TLS=1

with_uv() {
    [ -n "$uv" ] &&
        "$uv" pip install --quiet --python "$venv/bin/python" --require-hashes -r "requirements/$kind.lock" &&
        "$uv" pip install --quiet --python "$venv/bin/python" --no-deps --editable .
}

with_pip() {
    pip="$venv/bin/python -m pip install --quiet --disable-pip-version-check"
    $pip --require-hashes -r "requirements/$kind.lock"
    $pip --no-deps --editable .
}

with_uv || {
    [ -z "$uv" ] || echo "uv could not install; trying pip" >&2
    with_pip
}
touch "$venv/.$kind"
