import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { readPreferences } from '../../shared/settings/preferences.ts'
import { done } from '../../shared/kernel/result.ts'

/** electron-store asks Electron's package where Electron is; nothing is started from there. */
const preferencesIn = async () => {
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', tmpdir())
  onTestFinished(() => void vi.unstubAllEnvs())
  return (await import('../../electron/adapters/disk/preferences.ts')).createPreferences
}

const place = () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyward-preferences-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return { folder, file: join(folder, 'preferences.json') }
}

it('preferences whose file is a folder are the first ones; a change is refused, and kept once the folder is gone', async () => {
  const { folder, file } = place()
  const createPreferences = await preferencesIn()
  mkdirSync(file)
  const first = readPreferences(undefined)
  const preferences = createPreferences(folder)
  expect(preferences.read()).toEqual(first)
  expect(preferences.window.load()).toBeNull()
  expect(preferences.zoom.load()).toBeUndefined()
  preferences.window.save({ x: 0, y: 0, width: 900, height: 600, isMaximised: false })

  const dark = { ...first, theme: 'dark' as const }
  expect(preferences.write(dark).ok).toBe(false)
  expect(preferences.read()).toEqual(first)

  rmdirSync(file)
  expect(preferences.write(dark)).toEqual(done)
  expect(createPreferences(folder).read()).toEqual(dark)
  expect(readFileSync(file, 'utf8')).toContain('dark')
})
