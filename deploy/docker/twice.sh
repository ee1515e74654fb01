#!/usr/bin/env bash
# Builds the images of the last commit twice, from two fresh clones, and compares their layers. Ends with 0 when all are the same but the one with
# what Quarkus generates (/app/quarkus). Needs a base image as a file: deploy/docker/twice.sh base.tar
set -euo pipefail
ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
BASE="$(realpath "$1")"
WORK="$(mktemp -d)"
trap 'rm -rf "$WORK"' EXIT

layers() { # the digests of the layers of an image in a file, one a line
  local config; config="$(tar -xOf "$1" manifest.json | sed -n 's/.*"Config":"\([^"]*\)".*/\1/p')"
  tar -xOf "$1" "$config" | sed 's/.*"diff_ids":\[//; s/\].*//' | tr ',' '\n'
}

for clone in one two; do
  git clone -q "$ROOT" "$WORK/$clone"
  (cd "$WORK/$clone" && ./koppeling images --no-cache --base "$BASE" --tar "$WORK/$clone-images")
done
different=0
for image in "$WORK"/one-images/*.tar; do
  name="$(basename "$image")"
  changed="$(diff <(layers "$image" | cat -n) <(layers "$WORK/two-images/$name" | cat -n) | sed -n 's/^< *\([0-9]*\).*/\1/p' | tr '\n' ' ')"
  all="$(layers "$image" | wc -l)"
  echo "$name: $((all - $(wc -w <<< "$changed"))) of $all layers the same${changed:+; different: $changed}"
  # The last but one is what Quarkus generates, the last one the cache, which is empty here.
  [ -z "$changed" ] || [ "$changed" = "$((all - 1)) " ] || different=1
done
exit $different
