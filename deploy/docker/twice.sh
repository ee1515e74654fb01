#!/usr/bin/env bash
# Builds the images of the last commit twice, from two fresh clones, and compares their layers. Ends with 0 when all are the same but the one with
# what Quarkus generates (/app/quarkus). Needs a base image as a file: deploy/docker/twice.sh base.tar
set -euo pipefail
ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
BASE="$(realpath "$1")"
WORK="$(mktemp -d)"
trap 'rm -rf "$WORK"' EXIT

layers() { # the layers of an image in a file from the base image's on, one a line: its number and its digest
  local config; config="$(tar -xOf "$1" manifest.json | sed -n 's/.*"Config":"\([^"]*\)".*/\1/p')"
  tar -xOf "$1" "$config" | sed 's/.*"diff_ids":\[//; s/\].*//' | tr ',' '\n' | nl -s ' ' -w 1
}

for clone in one two; do
  git clone -q "$ROOT" "$WORK/$clone"
  (cd "$WORK/$clone" && ./koppeling images --no-cache --base "$BASE" --tar "$WORK/$clone-images")
done
status=0
for image in "$WORK"/one-images/*.tar; do
  all="$(layers "$image" | wc -l)"
  different="$(comm -23 <(layers "$image" | sort) <(layers "$WORK/two-images/$(basename "$image")" | sort) | cut -d ' ' -f 1 | xargs)"
  echo "$(basename "$image"): of $all layers different: ${different:-none}"
  # The last but one is what Quarkus generates, the last one the cache, which is empty here.
  [ -z "$different" ] || [ "$different" = "$((all - 1))" ] || status=1
done
exit $status
