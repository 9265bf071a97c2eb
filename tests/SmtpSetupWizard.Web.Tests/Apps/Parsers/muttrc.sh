#!/bin/sh
# What mutt understands of each file. A sender is an address there, so it is read as a text of another name.
set -eu
for file; do
    sed 's/^set from /set my_from /' "$file" > "$file.my"
    mutt -n -F "$file.my" -Q smtp_url -Q ssl_force_tls -Q my_from | tr '\n' '\000'
    printf '\001'
done
