#!/bin/sh
# The words that the commands of each script get, one program a time in place of the real ones.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/bin"
for program in swaks curl git occ dotnet bin/magento; do
    printf '#!/bin/sh\nprintf "%%s\\0" "$@"\n' > "$folder/$program"
    chmod +x "$folder/$program"
done
cd "$folder"
for file; do
    PATH="$folder:$PATH" sh -eu "$file"
    printf '\001'
done
