import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'vitest'
import { LEFT_OUT } from '../build/test-report.ts'
import { chromiumForPages } from './chromium.ts'

const isLinux = process.platform === 'linux'
const isRoot = process.getuid?.() === 0
const installed = (...programs: readonly string[]) =>
  isLinux &&
  programs.every((name) => ['/usr/bin', '/usr/sbin'].some((place) => existsSync(join(place, name))))

const canMount = (): boolean => {
  if (!isLinux || !isRoot) return false
  const place = mkdtempSync(join(tmpdir(), 'keyward-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place], { stdio: 'ignore' })
    execFileSync('umount', [place])
    return true
  } catch {
    return false
  } finally {
    rmdirSync(place)
  }
}

/** What a test may need that not every computer has: in words, and whether it is here. */
const NEEDS = {
  linux: ['Linux', () => isLinux],
  x64: ['a processor of x64', () => process.arch === 'x64'],
  unix: ['a Unix file system', () => process.platform !== 'win32'],
  desktop: [
    'a Linux desktop of its own: Xvfb, D-Bus, a Secret Service, xdg-mime',
    () => installed('Xvfb', 'dbus-daemon', 'gnome-keyring-daemon', 'secret-tool', 'gdbus', 'xdg-mime'),
  ],
  windowManager: [
    'X11’s tools and a window manager',
    () => installed('xdotool', 'xprop', 'wmctrl', 'openbox', 'tint2', 'dunst', 'import'),
  ],
  xTools: ['X11’s tools', () => installed('xdotool', 'xprop')],
  browser: ['Chromium or Chrome', () => existsSync(chromiumForPages())],
  systemBrowser: ['Chromium behind xdg-open', () => installed('chromium', 'xdg-open')],
  nginx: ['nginx', () => installed('nginx')],
  apache: ['Apache', () => installed('apache2')],
  squid: ['squid and certutil', () => installed('squid', 'certutil')],
  strace: ['strace and faketime', () => installed('strace', 'faketime')],
  screenReader: [
    'a bus of accessibility, and Python that reads it',
    () => existsSync('/usr/libexec/at-spi-bus-launcher') && existsSync('/usr/lib/python3/dist-packages/gi'),
  ],
  keepassxc: ['KeePassXC', () => installed('keepassxc', 'keepassxc-cli')],
  recipes: ['curl and Python', () => installed('curl', 'python3')],
  powerShell: ['PowerShell (pwsh)', () => installed('pwsh')],
  zip: ['the zip command', () => installed('zip')],
  age: ['the age command, and Python to type for it', () => installed('age', 'python3')],
  gpg: ['GnuPG', () => installed('gpg', 'gpgconf')],
  mount: ['root, who may mount a small disk', canMount],
  otherUser: ['root, who may become somebody else', () => isLinux && isRoot],
  install: ['root and dpkg, to install a package', () => isRoot && installed('dpkg')],
} as const satisfies Record<string, readonly [string, () => boolean]>

export type Need = keyof typeof NEEDS

const VITEST = { afterAll, afterEach, beforeAll, beforeEach, describe, it }

/**
 * Vitest's own functions for tests that need this; where something of it is not here, functions that leave each of these
 * tests out by its name, which says then what is missing. The run tells them last (build/test-report.ts).
 */
export const needs = (...wanted: readonly Need[]): typeof VITEST => {
  const missing = wanted.filter((need) => !NEEDS[need][1]())
  if (missing.length === 0) return VITEST
  const mark = `${LEFT_OUT}${missing.map((need) => NEEDS[need][0]).join('; ')}`
  const none = () => {}
  return {
    afterAll: none,
    afterEach: none,
    beforeAll: none,
    beforeEach: none,
    describe: marking(describe.skip, mark) as unknown as typeof describe,
    it: marking(it.skip, mark) as unknown as typeof it,
  }
}

type Named = (name: string, ...rest: readonly unknown[]) => unknown

/** The function, and its `each`, with the mark after every name. */
const marking = (skip: { readonly each: unknown }, mark: string) => {
  const named =
    (made: unknown): Named =>
    (name, ...rest) =>
      Reflect.apply(made as Named, undefined, [`${name}${mark}`, ...rest])
  const each = (...cases: readonly unknown[]) =>
    named(Reflect.apply(skip.each as (...all: readonly unknown[]) => unknown, undefined, cases))
  return Object.assign(named(skip), { each })
}
