/** The files that a deb puts around the program, as text. Where they go is in deb.ts. */

/** Where the program is installed; fixed, because links of the system and the AppArmor profile name it. */
export const FOLDER = '/opt/Keyward'
const PROGRAM = `${FOLDER}/keyward`

/** The menu's entry, which also says that keyward:// and sealed files open here (Desktop Entry Specification). */
export const DESKTOP_ENTRY = `[Desktop Entry]
Type=Application
Name=Keyward
Comment=A vault for the credentials of a practice's Xero apps
Exec=${PROGRAM} %U
Icon=keyward
Terminal=false
StartupNotify=true
StartupWMClass=keyward
Categories=Office;Finance;
MimeType=x-scheme-handler/keyward;application/x-age;
`

/** Sealed files by their ending and their first line (Shared MIME-info Specification; age-encryption.org/v1). */
export const MIME_TYPES = `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/x-age">
    <comment>File sealed with age</comment>
    <magic priority="60">
      <match type="string" offset="0" value="age-encryption.org/"/>
    </magic>
    <glob pattern="*.age"/>
  </mime-type>
</mime-info>
`

/** Ubuntu lets no program make namespaces of its own without such a profile; it confines nothing. */
export const APPARMOR = `abi <abi/4.0>,
include <tunables/global>

profile keyward "${PROGRAM}" flags=(unconfined) {
  userns,
  include if exists <local/keyward>
}
`

/** What the system's tools know about, brought up to date; whatever of it is not there is no error. */
const REFRESH = `refresh() {
  if command -v update-desktop-database > /dev/null; then update-desktop-database -q /usr/share/applications || true; fi
  if command -v update-mime-database > /dev/null; then update-mime-database /usr/share/mime || true; fi
}
`

const PROFILE = '/etc/apparmor.d/keyward'

/** After unpacking: the profile only where this AppArmor reads it, because an older one would refuse it at each start. */
export const POSTINST = `#!/bin/sh
set -e
${REFRESH}
if [ "$1" = configure ]; then
  refresh
  if command -v apparmor_parser > /dev/null && [ -d /etc/apparmor.d ] &&
    apparmor_parser --skip-kernel-load --skip-cache ${FOLDER}/resources/apparmor-profile > /dev/null 2>&1; then
    cp ${FOLDER}/resources/apparmor-profile ${PROFILE}
    apparmor_parser --replace ${PROFILE} > /dev/null 2>&1 || true
  fi
fi
`

/** Before removal: what postinst made goes with what dpkg unpacked. A person's own profile is theirs and stays. */
export const PRERM = `#!/bin/sh
set -e
if [ "$1" = remove ] && [ -e ${PROFILE} ]; then
  if command -v apparmor_parser > /dev/null; then apparmor_parser --remove ${PROFILE} > /dev/null 2>&1 || true; fi
  rm -f ${PROFILE}
fi
`

export const POSTRM = `#!/bin/sh
set -e
${REFRESH}
if [ "$1" = remove ] || [ "$1" = purge ]; then refresh; fi
`

/**
 * The libraries that Electron is linked with, by Debian's names before and since its 64-bit times; a keyring is wanted,
 * because without one Keyward keeps nothing.
 */
const DEPENDS = [
  'libasound2 | libasound2t64',
  'libgbm1',
  'libgtk-3-0 | libgtk-3-0t64',
  'libnotify4',
  'libnss3',
  'libsecret-1-0',
  'libstdc++6', // the command's Node
  'xdg-utils',
]

type Control = {
  readonly version: string
  readonly arch: 'amd64' | 'arm64'
  readonly kilobytes: number
  readonly isForRelease: boolean
}

export const controlOf = ({ version, arch, kilobytes, isForRelease }: Control): string => `Package: keyward
Version: ${version}${isForRelease ? '' : '~not.for.release'}
Architecture: ${arch}
Maintainer: Keyward <team@keyward.invalid>
Installed-Size: ${kilobytes}
Depends: ${DEPENDS.join(', ')}
Recommends: gnome-keyring | kwalletmanager, desktop-file-utils, shared-mime-info
Section: utils
Priority: optional
Description: A desktop vault for the credentials of a practice's Xero apps
 Keeps client secrets in the keyring, signs in through the system browser,
 shows connected organisations, disconnects them, replaces secrets with proof,
 and keeps an activity log.${isForRelease ? '' : '\n .\n Not for release: built on an Electron that is for development only.'}
`

/** Machine-readable, as Debian wants it beside every package. */
export const COPYRIGHT = `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Keyward
Comment:
 What Keyward is made of comes under licences of its own, word for word in
 ${FOLDER}/resources/licences/.

Files: *
Copyright: 2026 Keyward
License: Keyward
 All rights reserved.
`
