#!/usr/bin/env bash
# Checks the specs that a pull request touches, and keeps one comment on it up to date that says what they change.
# Runs at the top of a checkout. Nothing of the checkout is executed; its specs are read, links among them are not.
#
#   COMMSPEC             the program (dist/cli.js)
#   BASE                 the commit to compare with
#   FAIL_ON              error, warning or never: which findings end it with status 1
#   COMMENT              true or false: whether to write a comment
#   PULL                 the number of the pull request; empty where there is none
#   GITHUB_REPOSITORY    owner/name
#   GITHUB_STEP_SUMMARY  a file that the same is added to
#   GH_TOKEN             for gh
set -euo pipefail

readonly MARKER='<!-- commspec-compare -->'
# GitHub takes 65,536 characters; what is counted here are bytes, which are never fewer.
readonly ROOM=60000
readonly LEAST=3000

fail() {
  printf '::error::%s\n' "$1"
  exit 2
}

: "${COMMSPEC:?}" "${BASE:?there is no commit to compare with: set the input base}"
FAIL_ON=${FAIL_ON:-error}
case $FAIL_ON in error | warning | never) ;; *) fail 'fail-on is error, warning or never' ;; esac
case $BASE in -*) fail 'base is no commit' ;; esac

commspec() { node "$COMMSPEC" "$@"; }

# Text of a path as code of Markdown, on one line.
shown() { printf '`%s`' "$(printf '%s' "$1" | LC_ALL=C tr '`\001-\037\177' '?')"; }

git cat-file -e "$BASE^{commit}" 2>/dev/null || git fetch --quiet --no-tags --depth=1 origin "$BASE" ||
  fail 'the commit to compare with is not in this checkout and cannot be fetched: see the input base'
base=$(git rev-parse --verify --quiet "$BASE^{commit}") || fail 'base is no commit'

scratch=$(mktemp -d)
# Within the checkout, so that specs may extend what lies beside them.
before=$(mktemp -d "$PWD/.commspec-base.XXXXXX")
clean() {
  git worktree remove --force "$before/tree" >/dev/null 2>&1 || true
  rm -rf "$before" "$scratch"
}
trap clean EXIT
git -c core.hooksPath=/dev/null worktree add --quiet --detach "$before/tree" "$base"

is_spec() {
  case ${1##*/} in *.commspec.yaml | *.commspec.yml | commspec.yaml) return 0 ;; *) return 1 ;; esac
}

# What has changed since: changed/PATH, was/PATH with the former name, gone.
touch "$scratch/changed" "$scratch/gone" "$scratch/specs"
yaml_changed=false
{
  while IFS= read -r -d '' status; do
    IFS= read -r -d '' path
    former=$path
    case $status in R* | C*) IFS= read -r -d '' path ;; esac
    case $path in *.yaml | *.yml) yaml_changed=true ;; esac
    is_spec "$path" || is_spec "$former" || continue
    case $status in
      D) printf '%s\0' "$path" >>"$scratch/gone" ;;
      A | C*) printf '%s\0\0' "$path" >>"$scratch/changed" ;;
      *) printf '%s\0%s\0' "$path" "$former" >>"$scratch/changed" ;;
    esac
  done
} < <(git diff --name-status -z -M "$base" HEAD --)

# Those that have not changed themselves may extend what has.
if $yaml_changed; then
  while IFS= read -r -d '' path; do
    is_spec "$path" && [ -f "$path" ] && [ ! -L "$path" ] && grep -q '^extends:' -- "$path" || continue
    while IFS= read -r -d '' other && IFS= read -r -d '' former; do
      [ "$other" = "$path" ] && continue 2
    done <"$scratch/changed"
    [ -f "$before/tree/$path" ] && printf '%s\0%s\0' "$path" "$path" >>"$scratch/changed"
  done < <(git ls-files -z)
fi

count=0
while IFS= read -r -d '' path && IFS= read -r -d '' former; do
  is_spec "$path" || continue
  if [ -L "$path" ] || [ ! -f "$path" ]; then
    printf '::notice::%s is no regular file and is not read\n' "$(shown "$path")"
    continue
  fi
  printf '%s\0%s\0' "$path" "$former" >>"$scratch/specs"
  count=$((count + 1))
done <"$scratch/changed"

# ---- check ----------------------------------------------------------------------------------------------------------

status=0
if [ "$count" -gt 0 ]; then
  files=()
  while IFS= read -r -d '' path && IFS= read -r -d '' _; do files+=("$path"); done <"$scratch/specs"
  threshold=$FAIL_ON
  [ "$FAIL_ON" = never ] && threshold=error
  commspec check --format github --fail-on "$threshold" -- "${files[@]}" || status=$?
  [ "$FAIL_ON" = never ] && [ "$status" = 1 ] && status=0
fi

# ---- compare --------------------------------------------------------------------------------------------------------

body=$scratch/body.md
same=()
left=$ROOM
number=0
unshown=0
printf '%s\n' "$MARKER" >"$body"
add() {
  left=$((left - $(wc -c <"$1")))
  cat "$1" >>"$body"
}
while IFS= read -r -d '' path && IFS= read -r -d '' former; do
  number=$((number + 1))
  part=$scratch/part.md
  result=0
  {
    shown "$path"
    [ -n "$former" ] && [ "$former" != "$path" ] && printf ', which was %s' "$(shown "$former")"
    printf '\n\n'
  } >"$part"
  if [ -z "$former" ] || [ ! -f "$before/tree/$former" ] || [ -L "$before/tree/$former" ]; then
    printf 'A new spec: there is nothing to compare it with.\n\n' >>"$part"
  else
    share=$((left / (count - number + 1)))
    # The limit is in characters, the room in bytes: of text that is not ASCII, fewer fit.
    while [ "$share" -ge "$LEAST" ]; do
      result=0
      commspec compare --exit-code --format markdown --limit "$share" -- "$before/tree/$former" "$path" \
        >"$scratch/compared" || result=$?
      [ "$result" = 1 ] && [ $(($(wc -c <"$scratch/compared") + $(wc -c <"$part"))) -gt "$left" ] || break
      share=$((share / 2))
    done
    if [ "$share" -lt "$LEAST" ]; then
      # The plan alone, and what cannot be read: words of ours and numbers, and no text of a spec.
      commspec compare --exit-code --plan -- "$before/tree/$former" "$path" >"$scratch/compared" || result=$?
    fi
    case $result in
      0)
        same+=("$path")
        continue
        ;;
      1) { cat "$scratch/compared" && printf '\n'; } >>"$part" ;;
      *) printf 'It cannot be compared: one of the two versions cannot be read.\n\n' >>"$part" ;;
    esac
  fi
  if [ "$(wc -c <"$part")" -gt "$left" ]; then unshown=$((unshown + 1)); else add "$part"; fi
done <"$scratch/specs"

part=$scratch/part.md
: >"$part"
if [ "$unshown" -gt 0 ]; then printf '%s more specs change; there is no room for them here.\n\n' "$unshown" >>"$part"; fi
while IFS= read -r -d '' path; do
  is_spec "$path" && printf '%s is gone.\n\n' "$(shown "$path")" >>"$part"
done <"$scratch/gone"
if [ "${#same[@]}" -gt 0 ]; then
  printf 'Written otherwise, and meant the same:' >>"$part"
  for path in "${same[@]}"; do printf ' %s' "$(shown "$path")" >>"$part"; done
  printf '\n\n' >>"$part"
fi
if [ "$count" = 0 ] && [ ! -s "$part" ]; then printf 'No spec changes.\n' >>"$part"; fi
# Thousands of names do not fit; a few hundred do.
head -c 4000 "$part" >>"$body"

# ---- tell -----------------------------------------------------------------------------------------------------------

if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat "$body" >>"$GITHUB_STEP_SUMMARY"; fi

tell() {
  local comments="repos/$GITHUB_REPOSITORY/issues/$PULL/comments" ids id
  # Ours, or one that somebody who may write here has taken over: never what a stranger has begun so.
  ids=$(gh api --paginate "$comments?per_page=100" --jq \
    ".[] | select(.body | startswith(\"$MARKER\")) | select(.user.type == \"Bot\" or (.author_association | IN(\"OWNER\", \"MEMBER\", \"COLLABORATOR\"))) | .id") || return 1
  id=${ids%%$'\n'*}
  if [ -n "$id" ]; then
    gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" --field "body=@$body" >/dev/null
  elif [ "$count" -gt 0 ] || [ -s "$scratch/gone" ]; then
    gh api --method POST "$comments" --field "body=@$body" >/dev/null
  fi
}
if [ "${COMMENT:-true}" = true ] && [ -n "${PULL:-}" ]; then
  tell || printf '::notice::The comparison is in the summary of this run: the token may not write a comment.\n'
fi

exit "$status"
