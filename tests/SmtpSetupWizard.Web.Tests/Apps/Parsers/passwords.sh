#!/bin/sh
# What Postfix looks up for the first key of each table. It starts slowly, so all lines are one table and their keys are numbers.
set -eu
PATH="$PATH:/usr/sbin:/sbin"
table=$(dirname "$1")/table
number=0
for file; do
    number=$((number + 1))
    sed "s/^[^ ]*/$number/" "$file"
done > "$table"
seq "$number" | postmap -q - "texthash:$table" | cut -f 2- | tr '\n' '\001'
