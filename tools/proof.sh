# The report of ./prove. Sourced after tools/stages.sh; expects proof_file, proof_command, bench_report, fuzz_seconds and log_dir.
# Whatever happens, the report says it: a stage that failed, one that could not run, and a tree that was not what was committed.
# shellcheck shell=bash

proof_started=
proof_commit=

# The commit, and whether the tree is that commit and nothing else; the report itself does not count.
tree_state() {
  local commit
  commit=$(git rev-parse --short=12 HEAD 2>/dev/null) || { echo "unknown: this is not a git checkout"; return; }
  [[ -z $(git status --porcelain -- . ":!$proof_file" 2>/dev/null) ]] || commit+=", with changes not yet committed"
  echo "$commit"
}

# Results of an earlier run must not end up in this report.
proof_begin() {
  rm -f "$bench_report" "$log_dir/fuzz_results.txt"
  proof_started=$(date -u '+%Y-%m-%d %H:%M UTC')
  proof_commit=$(tree_state)
}

# not_run NAME: what came before it failed, so it counts as failed too.
not_run() {
  failed=$((failed + 1))
  stage_rows+=("$1|not run|0")
}

proof_machine() {
  echo "| processor | $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) used |"
  echo "| memory | $(awk '/MemTotal/ { printf "%.0f GiB", $2 / 1048576 }' /proc/meminfo) |"
  echo "| system | $(. /etc/os-release && echo "$PRETTY_NAME"), Linux $(uname -r) |"
  echo "| compilers | $(g++ --version 2>/dev/null | head -n 1); $(clang++-19 --version 2>/dev/null | head -n 1) |"
}

# proof_report [PART...]: the parts are still to run.
proof_report() {
  local row now_commit
  now_commit=$(tree_state)
  echo "# Proof"
  echo
  ((failed)) && printf '**This proof failed.** What failed or was not run stands below.\n\n'
  (($#)) && printf '**This proof is not finished.** Not run: %s.\n\n' "$*"
  echo "Written by \`$proof_command\`; what each part does stands at its head."
  echo
  echo "| | |"
  echo "|---|---|"
  echo "| date | $proof_started to $(date -u '+%H:%M UTC') |"
  echo "| commit | $proof_commit$([[ $now_commit == "$proof_commit" ]] || echo "; changed while this ran, to $now_commit") |"
  proof_machine
  printf '\n## Results\n\n| part | result | seconds |\n|---|---|---|\n'
  for row in "${stage_rows[@]}"; do
    echo "| ${row//|/ | } |"
  done
  printf '\nIn all: %s passed, %s failed.\n' "$passed" "$failed"
  if [[ -s $log_dir/fuzz_results.txt ]]; then
    printf '\n## Fuzzing, %s seconds each\n\n' "$fuzz_seconds"
    grep -E '^(ok|FAILED) ' "$log_dir/fuzz_results.txt" | sed 's/^/    /'
  fi
  if [[ -s $bench_report ]]; then
    printf '\n## Benchmarks\n'
    cat "$bench_report"
  fi
}

# After each part: a run that is broken off leaves what it has shown, and says that it is not all.
proof_so_far() {
  proof_report "$@" >"$proof_file"
}

# Writes the report and ends the program: exit code 1 when anything failed.
proof_end() {
  proof_report >"$proof_file"
  echo "$proof_file written"
  finish
}
