#!/bin/sh
# Signs every input with openssl, and prints vectors.
set -eu
tab=$(printf '\t')
grep -v '^#' inputs.tsv | while IFS="$tab" read -r name secret recipe; do
  digits=$(echo "$recipe" | cut -d: -f2)
  count=$(echo "$recipe:1" | cut -d: -f3)
  key=$(awk -F '\t' -v name="$name" '$1 == name { printf "%s", $2 }' inputs.tsv | xxd -p | tr -d '\n')
  signature=$(
    awk -v digits="$digits" -v count="$count" 'BEGIN { for (; count > 0; count--) print digits }' |
      xxd -r -p | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" | awk '{ print $NF }'
  )
  printf 'accept\topenssl\tBOLSIVO\t%s\t%s\n' "$name" "$signature"
  printf 'accept\topenssl\tKANVO\t%s\tsha256=%s\n' "$name" "$signature"
done
