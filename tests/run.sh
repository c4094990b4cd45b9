#!/usr/bin/env bash
# npm test: types, lint, builds, unit and property tests, the command line and a real browser. Ends with one line, "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/node_modules/.bin:$PATH"
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
passed=0
failed=0

count() { # passed failed
  passed=$((passed + $1))
  failed=$((failed + $2))
}

step() { # name command…
  local name=$1
  shift
  echo "── $name"
  if "$@"; then count 1 0; else
    echo "failed: $name"
    count 0 1
  fi
}

step types tsc --noEmit
step lint oxlint --deny-warnings
step "the command line builds" vite build --mode cli --logLevel warn
step "the page builds" vite build --logLevel warn
step "the page builds as one file" vite build --mode single --logLevel warn

echo "── tests"
vitest run --reporter=default --reporter=json --outputFile.json="$results/vitest.json"
read -r p f < <(node -e '
  try {
    const r = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"));
    const brokenFiles = r.testResults.filter((file) => file.status === "failed" && !file.assertionResults.some((a) => a.status === "failed")).length;
    console.log(r.numPassedTests, r.numFailedTests + brokenFiles);
  } catch { console.log(0, 1); }' "$results/vitest.json")
count "$p" "$f"

chromium() {
  [ -n "${CHROMIUM:-}" ] && [ -x "$CHROMIUM" ] && return
  command -v chromium || command -v chromium-browser || command -v google-chrome
}
if ! chromium > /dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    echo "── no Chromium found: installing Debian's"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium > "$results/apt.log" 2>&1 || tail -n 20 "$results/apt.log"
  fi
fi

echo "── browser"
# What exports is a helper; the rest are tests, each ending with its own "N passed, N failed".
# The longest come first, so that none is left to run alone at the end.
# shellcheck disable=SC2046
browser_tests=$(grep -L '^export' $(ls -S tests/browser/*.mjs))
if ! chromium > /dev/null; then
  echo "no Chromium found: run \`apt-get install -y chromium\`, or set CHROMIUM to its path"
  count 0 1
elif [ -z "$browser_tests" ]; then
  echo "no browser test found in tests/browser"
  count 0 1
fi
# Two at a time: a browser waits more than it works. What each said is printed whole, in order.
if chromium > /dev/null; then
  xargs -P 2 -I {} sh -c 'node "{}" > "$1/$(basename "{}").log" 2>&1; echo $? > "$1/$(basename "{}").status"' _ "$results" <<< "$browser_tests"
  for file in $browser_tests; do
    log="$results/$(basename "$file").log"
    echo "── $file"
    cat "$log"
    status=$(cat "$results/$(basename "$file").status")
    read -r p f < <(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' "$log" | tail -n 1)
    if [ -z "${p:-}" ] || { [ "$status" != 0 ] && [ "${f:-0}" = 0 ]; }; then
      echo "failed: $file"
      f=$((${f:-0} + 1))
    fi
    count "${p:-0}" "$f"
    p='' f=''
  done
fi

echo
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
