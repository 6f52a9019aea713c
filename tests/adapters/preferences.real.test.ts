import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
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
  expect((await preferences.write(dark)).ok).toBe(false)
  expect(preferences.read()).toEqual(first)

  rmdirSync(file)
  expect(await preferences.write(dark)).toEqual(done)
  expect(createPreferences(folder).read()).toEqual(dark)
  expect(readFileSync(file, 'utf8')).toContain('dark')
})

it('what was written is read again without the library, and a start that only reads does not load it', async () => {
  const { folder, file } = place()
  const createPreferences = await preferencesIn()
  const first = createPreferences(folder)
  const bounds = { x: 5, y: 6, width: 900, height: 600, isMaximised: true }
  expect(await first.write({ ...first.read(), theme: 'dark' })).toEqual(done)
  first.window.save(bounds)
  first.zoom.save(1.2)
  const written = readFileSync(file, 'utf8')
  expect(createPreferences(folder).window.load(), 'at once, since a window that closes is the last').toEqual(
    bounds,
  )
  // stubbed so that loading it would be seen
  vi.resetModules()
  vi.doMock('electron-store', () => {
    throw new Error('the library was loaded')
  })
  onTestFinished(() => vi.doUnmock('electron-store'))
  const { createPreferences: anew } = await import('../../electron/adapters/disk/preferences.ts')
  const again = anew(folder)
  expect([again.read().theme, again.window.load(), again.zoom.load()]).toEqual(['dark', bounds, 1.2])
  expect((await again.write(again.read())).ok, 'which a change needs').toBe(false)
  expect(readFileSync(file, 'utf8')).toBe(written)
})

it('two changes at once are both kept, in the order in which they came, also the first ones', async () => {
  const { folder } = place()
  const preferences = (await preferencesIn())(folder)
  const dark = { ...preferences.read(), theme: 'dark' as const }
  const light = { ...dark, theme: 'light' as const }
  preferences.zoom.save(1.5)
  await Promise.all([preferences.write(dark), preferences.write(light)])
  const again = (await preferencesIn())(folder)
  expect([again.read().theme, again.zoom.load()]).toEqual(['light', 1.5])
})

it.each(['', '{', '[]', 'null', '"x"', `{"preferences":"${'x'.repeat(1_100_000)}"}`])(
  'a file that is none of ours is as if nothing had been chosen, and a change is kept in its place: %.12s',
  async (text) => {
    const { folder, file } = place()
    writeFileSync(file, text)
    const preferences = (await preferencesIn())(folder)
    expect([preferences.read(), preferences.window.load(), preferences.zoom.load()]).toEqual([
      readPreferences(undefined),
      null,
      undefined,
    ])
    const dark = { ...preferences.read(), theme: 'dark' as const }
    expect(await preferences.write(dark)).toEqual(done)
    expect((await preferencesIn())(folder).read()).toEqual(dark)
  },
)

it('a file of a newer version keeps what this one does not know, and gives what it does', async () => {
  const { folder, file } = place()
  const newer = { preferences: { theme: 'dark', rows: 'tiny', later: 1 }, window: { x: 'left' }, later: [1] }
  writeFileSync(file, JSON.stringify(newer))
  const preferences = (await preferencesIn())(folder)
  expect(preferences.read()).toEqual({ ...readPreferences(undefined), theme: 'dark' })
  expect(preferences.window.load()).toBeNull()
  expect(readFileSync(file, 'utf8'), 'which nobody wrote').toBe(JSON.stringify(newer))
  expect(await preferences.write(preferences.read())).toEqual(done)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ window: { x: 'left' }, later: [1] })
})

it('a change is kept before anything else can happen once the library is there', async () => {
  const { folder, file } = place()
  const preferences = (await preferencesIn())(folder)
  await preferences.getReady()
  void preferences.write({ ...preferences.read(), theme: 'dark' })
  expect(preferences.read().theme).toBe('dark')
  expect(readFileSync(file, 'utf8')).toContain('dark')
})

it('what is to be kept while the library is not there yet is kept by the time it is ready', async () => {
  const { folder } = place()
  vi.resetModules()
  const createPreferences = await preferencesIn()
  const preferences = createPreferences(folder)
  const bounds = { x: 5, y: 6, width: 900, height: 600, isMaximised: true }
  preferences.window.save(bounds)
  preferences.zoom.save(1.2)
  await preferences.getReady()
  const again = createPreferences(folder)
  expect([again.window.load(), again.zoom.load()]).toEqual([bounds, 1.2])
})

it('a pipe in the place of the file is not waited for', async () => {
  const { folder, file } = place()
  execFileSync('mkfifo', [file])
  expect((await preferencesIn())(folder).read()).toEqual(readPreferences(undefined))
})
