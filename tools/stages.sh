# Stages of ./check and ./prove: each runs one command, keeps its output in a log, counts its tests and says how long it took.
# Sourced by both; expects `log_dir` to be set.
# shellcheck shell=bash

passed=0
failed=0
declare -a stage_rows=()  # "name|result|seconds", for reports
stage_passed=0
stage_failed=0
stage_note=

mkdir -p "$log_dir"

now() { date +%s.%N; }

# Counts of a JUnit file (ctest's or node's): "passed failed skipped".
junit_counts() {
  python3 - "$1" <<'PYTHON'
import sys
import xml.etree.ElementTree as tree
passed = failed = skipped = 0
try:
    cases = tree.parse(sys.argv[1]).getroot().iter("testcase")
except (OSError, tree.ParseError):
    cases = []
for case in cases:
    if case.find("failure") is not None or case.find("error") is not None or case.get("status") == "fail":
        failed += 1
    elif case.find("skipped") is not None or case.get("status") in ("notrun", "disabled"):
        skipped += 1
    else:
        passed += 1
print(passed, failed, skipped)
PYTHON
}

# Takes the counts of a JUnit file as this stage's own. A run that failed without one failing test counts as one failure.
count_junit() {
  local skipped
  read -r stage_passed stage_failed skipped < <(junit_counts "$1")
  ((skipped)) && stage_note="$skipped skipped"
  return 0
}

# stage NAME COMMAND...: a stage that counts nothing itself is one test; set stage_passed and stage_failed in a function to count more.
stage() {
  local name=$1 log code begin seconds result
  shift
  log=$log_dir/${name// /_}.log
  stage_passed=0
  stage_failed=0
  stage_note=
  begin=$(now)
  printf '%-28s ' "$name"
  "$@" >"$log" 2>&1
  code=$?
  seconds=$(awk -v a="$begin" -v b="$(now)" 'BEGIN { printf "%.1f", b - a }')
  if ((stage_passed + stage_failed == 0)); then
    ((code == 0)) && stage_passed=1 || stage_failed=1
  elif ((code != 0 && stage_failed == 0)); then
    stage_failed=1
  fi
  passed=$((passed + stage_passed))
  failed=$((failed + stage_failed))
  result="$stage_passed passed, $stage_failed failed${stage_note:+, $stage_note}"
  printf '%7ss  %s\n' "$seconds" "$result"
  stage_rows+=("$name|$result|$seconds")
  if ((stage_failed)); then
    echo "---- $name failed; the end of $log:"
    tail -n 60 "$log"
    echo "----"
  fi
  return $((stage_failed > 0))
}

# Steps that prepare and are not tests: silent when they work, the end of everything when they do not.
step() {
  local name=$1 log begin
  shift
  log=$log_dir/${name// /_}.log
  begin=$(now)
  printf '%-28s ' "$name"
  if "$@" >"$log" 2>&1; then
    printf '%7ss\n' "$(awk -v a="$begin" -v b="$(now)" 'BEGIN { printf "%.1f", b - a }')"
    return 0
  fi
  echo "failed; the end of $log:"
  tail -n 80 "$log"
  failed=$((failed + 1))
  finish
}

# The plain count, alone on the last line.
finish() {
  echo "$passed passed, $failed failed"
  exit $((failed > 0))
}

# build PRESET [TARGET...]
build() {
  local preset=$1 targets=()
  shift
  (($#)) && targets=(--target "$@")
  [[ -f build/$preset/build.ninja ]] || cmake --preset "$preset" --log-level=WARNING || return 1
  cmake --build "build/$preset" -j "${HEED_JOBS:-$(nproc)}" "${targets[@]}"
}

# run_ctest PRESET [ctest arguments...]
run_ctest() {
  local preset=$1 code
  shift
  local report=$PWD/$log_dir/ctest_$preset.xml
  rm -f "$report"
  ctest --test-dir "build/$preset" --output-on-failure --no-tests=error -j "${HEED_JOBS:-$(nproc)}" --output-junit "$report" "$@"
  code=$?
  count_junit "$report"
  return $code
}

# The fuzz programs that the fuzz preset has built.
fuzz_programs() {
  find build/fuzz/fuzz -maxdepth 2 -type f -executable -not -path '*/CMakeFiles/*' 2>/dev/null | sort
}

# fuzz_one PROGRAM SECONDS: what it learns stays under build/, what is worth keeping goes to fuzz/corpus/NAME by hand.
fuzz_one() {
  local program=$1 seconds=$2 name corpus arguments
  name=$(basename "$program")
  corpus=build/fuzz/corpus/$name
  mkdir -p "$corpus"
  arguments=(-max_total_time="$seconds" -timeout=10 -rss_limit_mb=3000 -print_final_stats=1 -artifact_prefix="$log_dir/$name-")
  [[ -f fuzz/$name.dict ]] && arguments+=(-dict="fuzz/$name.dict")
  arguments+=("$corpus")
  [[ -d fuzz/corpus/$name ]] && arguments+=("fuzz/corpus/$name")
  # libFuzzer counts its time only once the corpus is read: two minutes more and it is stopped, which is a failure.
  if timeout --kill-after=10 $((seconds + 120)) "$program" "${arguments[@]}" >"$log_dir/fuzz_$name.log" 2>&1; then
    echo "ok $name $(sed -n 's/^stat::number_of_executed_units: *//p' "$log_dir/fuzz_$name.log") runs"
  else
    echo "FAILED $name: $log_dir/fuzz_$name.log"
    tail -n 40 "$log_dir/fuzz_$name.log" | sed 's/^/    /'
  fi
}

# fuzz_all SECONDS: every program that long, as many at once as there are processors.
fuzz_all() {
  local seconds=$1 programs results=$log_dir/fuzz_results.txt
  mapfile -t programs < <(fuzz_programs)
  if ((${#programs[@]} == 0)); then
    echo "no fuzz program was built"
    return 1
  fi
  export log_dir
  export -f fuzz_one
  # shellcheck disable=SC2016
  printf '%s\0' "${programs[@]}" | xargs -0 -n 1 -P "${HEED_JOBS:-$(nproc)}" bash -c 'fuzz_one "$1" '"$seconds" _ >"$results"
  cat "$results"
  stage_passed=$(grep -c '^ok ' "$results")
  stage_failed=$(grep -c '^FAILED ' "$results")
  # A program that left no result at all has not been fuzzed.
  ((stage_passed + stage_failed == ${#programs[@]})) || stage_failed=$((${#programs[@]} - stage_passed))
  ((stage_failed == 0))
}

# Journeys through the real binary in Chromium: tests/journeys/*.test.mjs, run by Node.js's own test runner.
journeys() {
  local report=$PWD/$log_dir/journeys.xml files code
  mapfile -t files < <(find tests/journeys -maxdepth 1 -name '*.test.mjs' | sort)
  if ((${#files[@]} == 0)); then
    echo "tests/journeys holds no *.test.mjs"
    return 1
  fi
  if [[ -f tests/journeys/package-lock.json ]]; then
    tools/npm_install tests/journeys || return 1
  fi
  rm -f "$report"
  HEED_BINARY=$PWD/build/release/heed tools/node node --test --test-concurrency=1 \
    --test-reporter=spec --test-reporter-destination=stdout --test-reporter=junit --test-reporter-destination="$report" "${files[@]}"
  code=$?
  count_junit "$report"
  return $code
}
