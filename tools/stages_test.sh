#!/usr/bin/env bash
# What ./check and ./prove count, and what the report of ./prove says, whatever fails. Run by ctest as stages.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
log_dir=$(mktemp -d)
trap 'rm -rf "$log_dir" build/fuzz/corpus/good_fuzz build/fuzz/corpus/bad_fuzz' EXIT
proof_file=$log_dir/proof.md
proof_command="./prove"
bench_report=$log_dir/bench.md
fuzz_seconds=1
wrong=0

source tools/stages.sh
source tools/proof.sh

expect() {  # expect WHAT WANTED FOUND
  [[ $2 == "$3" ]] && return
  echo "$1: wanted \"$2\", found \"$3\""
  wrong=1
}
counts() {  # counts STAGE COMMAND...: "passed failed" after this stage alone
  passed=0 failed=0 stage_rows=()
  stage "$@" >/dev/null
  echo "$passed $failed"
}
report() { proof_report 2>&1; }
fuzz_program() {  # fuzz_program NAME EXIT_CODE: a program that fuzz_all finds
  printf '#!/bin/sh\nexit %s\n' "$2" >"$log_dir/$1"
  chmod +x "$log_dir/$1"
}
junit() { printf '<testsuite>%s</testsuite>' "$1" >"$log_dir/junit.xml"; }
counted() {  # counted EXIT_CODE: as run_ctest does after ctest
  count_junit "$log_dir/junit.xml"
  return "$1"
}

expect "a command that works" "1 0" "$(counts works true)"
expect "a command that fails" "0 1" "$(counts fails false)"
junit '<testcase/><testcase><failure/></testcase><testcase><skipped/></testcase>'
expect "one failing test" "1 1" "$(counts tests counted 8)"
junit '<testcase/>'
expect "no failing test, and yet an exit code" "1 1" "$(counts tests counted 8)"
rm "$log_dir/junit.xml"
expect "no report of tests" "0 1" "$(counts tests counted 8)"

fuzz_programs() { printf '%s\n' "$log_dir"/*_fuzz; }
mkdir -p "$log_dir/corpus"
fuzz_program good_fuzz 0
expect "fuzzing that finds nothing" "1 0" "$(counts fuzz fuzz_all 1)"
fuzz_program bad_fuzz 77
expect "fuzzing that finds something" "1 1" "$(counts fuzz fuzz_all 1)"
fuzz_one() { :; }
expect "fuzzing without any result" "0 2" "$(counts fuzz fuzz_all 1)"
fuzz_programs() { :; }
expect "no fuzz program" "0 1" "$(counts fuzz fuzz_all 1)"

echo old >"$bench_report"
echo "ok old_fuzz 1 runs" >"$log_dir/fuzz_results.txt"
passed=0 failed=0 stage_rows=()
proof_begin
stage works true >/dev/null
expect "a proof that holds" 0 "$(report | grep -c 'This proof failed')"
expect "nothing of an earlier run" 0 "$(report | grep -c old)"
for said in "| date | 20" "| processor | " "| memory | " "| system | " "In all: 1 passed, 0 failed."; do
  expect "says $said" 1 "$(report | grep -cF "$said")"
done
if commit=$(git rev-parse --short=12 HEAD 2>/dev/null); then
  expect "says the commit" 1 "$(report | grep -cF "| commit | $commit")"
fi
proof_commit=0123456789ab
expect "a tree that changed" 1 "$(report | grep -c 'changed while this ran')"
stage fails false >/dev/null
expect "a proof that fails" 1 "$(report | grep -cF '**This proof failed.**')"
expect "what failed" 1 "$(report | grep -cF '| fails | 0 passed, 1 failed |')"
not_run after
expect "what was not run" 1 "$(report | grep -cF '| after | not run |')"
expect "counts it" 1 "$(report | grep -cF 'In all: 1 passed, 2 failed.')"
proof_so_far tidy fuzz
expect "a proof that was broken off says so" 1 "$(grep -cF 'Not run: tidy fuzz.' "$proof_file")"
(proof_end) >/dev/null
expect "the exit code" 1 $?
expect "a proof that ended says nothing of that" 0 "$(grep -cF 'Not run:' "$proof_file")"
expect "the report is written" 1 "$(grep -cF '**This proof failed.**' "$proof_file")"

((wrong)) || echo "ok"
exit "$wrong"
