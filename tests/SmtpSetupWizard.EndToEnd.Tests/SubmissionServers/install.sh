# Sourced by tests/run. Debian lets only one mail server be installed at a time: the others are unpacked into folder $1, where the tests
# start each in a root of its own. What is there already is left as it is.

haraka=3.3.4

install_servers() {
    local servers=$1
    mkdir -p "$servers"
    local missed=0
    unpack "$servers" exim4-daemon-heavy usr/sbin/exim4 || missed=1
    unpack "$servers" opensmtpd usr/sbin/smtpd || missed=1
    install_haraka "$servers/haraka" || missed=1
    return $missed
}

# Folder, package, the program in it. The folder of the package is there only when all of it is.
unpack() {
    local to=$1/$2 part=$1/$2.part libraries
    [ -d "$to" ] && return
    echo "Unpacking $2"
    rm -rf "$part" && mkdir -p "$part" && (cd "$part" && download "$2") || return
    # The libraries it needs, without versions and alternatives.
    mapfile -t libraries < <(dpkg-deb --field "$part/$2"_*.deb Depends | tr ',' '\n' | sed 's/^ *//; s/[ (|].*//; /^lib/!d')
    install_packages "${libraries[@]}" && dpkg-deb --extract "$part/$2"_*.deb "$part" && rm "$part/$2"_*.deb || return
    if ldd "$part/$3" | grep 'not found'; then return 1; fi
    mv "$part" "$to"
}

# OpenSMTPD before 7 cannot do TLS with OpenSSL 3: then the backports of the release have one that can. The machine's own sources stay as they are.
download() {
    local codename site version settings=()
    # The lists at hand may do, where new ones are out of reach.
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q
    version=$(apt-cache show --no-all-versions "$1" | sed -n 's/^Version: //p')
    if [[ $1 == opensmtpd && $version == 6.* ]]; then
        codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
        site=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $codename" | sed -n 1p)
        mkdir -p apt/lists/partial apt/parts
        echo "deb $site $codename-backports main" > apt/sources.list
        settings=(-o "Dir::Etc::SourceList=$PWD/apt/sources.list" -o "Dir::Etc::SourceParts=$PWD/apt/parts"
            -o "Dir::State::Lists=$PWD/apt/lists" -o "Dir::Cache=$PWD/apt" -o Acquire::Languages=none)
        apt-get "${settings[@]}" -o APT::Sandbox::User=root update -q || return
    fi
    apt-get "${settings[@]}" -o APT::Sandbox::User=root download -q "$1" && rm -rf apt
}

install_haraka() {
    [ "$(cat "$1/version" 2> /dev/null)" = "$haraka" ] && return
    echo "Installing Haraka $haraka"
    rm -rf "$1" && mkdir -p "$1" &&
        npm install --prefix "$1" --no-save --no-package-lock --no-audit --no-fund --loglevel error --omit optional --ignore-scripts "Haraka@$haraka" < /dev/null &&
        echo "$haraka" > "$1/version"
}
