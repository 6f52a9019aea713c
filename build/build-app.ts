import { cpSync, existsSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildCommand, buildWith, newest } from './build-command.ts'
import { pinnedDist } from './development-electron/pinned.ts'
import { ELECTRON } from './development-electron/where.ts'
import { gatherLicences } from './packages/licences.ts'
import { ROOT } from './runtime.ts'

/** Written when a build has ended well. */
export const BUILT = join(ROOT, 'out', '.built')
const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'electron.vite.config.ts',
  'build/command.config.ts',
  'build/update-source.json',
  'build/icons',
  'build/own-notes.ts',
  'CHANGELOG.md',
  'build/packages/notices.ts',
  'package-lock.json',
]

/** Builds main, preload and renderer into out/, unless nothing has changed since. Throws with the build's own words. */
export const buildApp = (say: (line: string) => void = () => {}): void => {
  const built = existsSync(BUILT) ? statSync(BUILT).mtimeMs : 0
  if (SOURCES.every((source) => newest(join(ROOT, source)) < built)) return
  say('Building …')
  buildWith('electron-vite/bin/electron-vite.js')
  buildCommand()
  copyIcons()
  gatherLicences([join(ELECTRON, 'dist'), pinnedDist()], join(ROOT, 'out', 'licences'))
  writeFileSync(BUILT, '')
  const now = new Date()
  utimesSync(BUILT, now, now)
}

/** What the running app shows to the operating system: its window's icon, and the tray's. */
const copyIcons = () => {
  const icons = join(ROOT, 'build', 'icons')
  cpSync(join(icons, 'png', '256.png'), join(ROOT, 'out', 'icons', 'icon.png'))
  cpSync(join(icons, 'tray'), join(ROOT, 'out', 'icons', 'tray'), { recursive: true })
}
