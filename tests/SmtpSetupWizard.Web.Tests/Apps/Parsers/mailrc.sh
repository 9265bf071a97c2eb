#!/bin/sh
# What s-nail understands of each file. A sender is an address there, so it is read as a text of another name.
set -eu
for file; do
    sed 's/^set from=/set my_from=/' "$file" > "$file.my"
    s-nail -n -X "source $file.my" -X 'echo $smtp-auth' -X 'echo $tls-verify' -X 'echo $smtp-use-starttls' -X 'echo $mta' -X 'echo $my_from' -X xit | tr '\n' '\000'
    printf '\001'
done
