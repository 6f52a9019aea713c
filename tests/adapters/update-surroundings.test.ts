import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { findInstallationForm } from '../../electron/adapters/updates/installation-form.ts'
import { registryPolicy } from '../../electron/adapters/updates/registry-policy.ts'
import { policyFile, readUpdatePolicy } from '../../electron/adapters/updates/update-policy.ts'
import { readUpdateSource } from '../../electron/adapters/updates/update-source.ts'

const folder = mkdtempSync(join(tmpdir(), 'keyward-surroundings-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('U4 what whoever looks after the computer says', () => {
  const policyIn = (text: string) => readUpdatePolicy([policyFile(file('policy.json', text))])

  it('in a file: off is off, and a file that is not there says nothing', async () => {
    expect(await policyIn('{"updates":"off"}')).toBe('off')
    expect(await policyIn('{"updates":"on"}')).toBe('allowed')
    expect(await policyIn('{}')).toBe('allowed')
    expect(await policyIn('{"updates":"off","later":{"more":1}}')).toBe('off')
    expect(await readUpdatePolicy([policyFile(join(folder, 'none.json'))])).toBe('allowed')
    expect(await readUpdatePolicy([policyFile(join(folder, 'policy.json', 'none.json'))])).toBe('allowed')
    expect(await readUpdatePolicy([])).toBe('allowed')
  })

  it.each(['', '{', 'off', '"off"', '[]', '{"updates":"OFF"}', '{"updates":0}', '{"updates":null}'])(
    'a file that cannot be understood is taken as off: %j',
    async (text) => expect(await policyIn(text)).toBe('unreadable'),
  )

  it('a file that cannot be read is taken as off', async () => {
    mkdirSync(join(folder, 'is-a-folder'))
    expect(await readUpdatePolicy([policyFile(join(folder, 'is-a-folder'))])).toBe('unreadable')
  })

  it('the strictest of several counts', async () => {
    const said = [
      async () => ({ updates: 'on' }),
      async () => Promise.reject(new Error('no')),
      async () => null,
    ]
    expect(await readUpdatePolicy(said)).toBe('unreadable')
    expect(await readUpdatePolicy([...said, async () => ({ updates: 'off' })])).toBe('off')
  })

  const registry = (code: number, text = '') =>
    readUpdatePolicy([registryPolicy('C:\\Windows', async () => ({ code, text }))])
  const value = (kind: string, data: string) =>
    `\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Keyward\r\n    Updates    ${kind}    ${data}\r\n\r\n`

  it('in Windows’ registry, as group policy writes it', async () => {
    expect(await registry(0, value('REG_SZ', 'off'))).toBe('off')
    expect(await registry(0, value('REG_DWORD', '0x0'))).toBe('off')
    expect(await registry(0, value('REG_DWORD', '0x1'))).toBe('allowed')
    expect(await registry(0, value('REG_SZ', 'on'))).toBe('allowed')
    expect(await registry(1)).toBe('allowed')
    expect(await registry(0, value('REG_BINARY', '00'))).toBe('unreadable')
    expect(await registry(0, value('REG_SZ', 'nein'))).toBe('unreadable')
    expect(await registry(5)).toBe('unreadable')
  })

  it('is asked of Windows’ own program by its full path, and where that cannot be run nobody knows', async () => {
    const asked: string[] = []
    await registryPolicy('C:\\Windows', async (program, args) => {
      asked.push(program, ...args)
      return { code: 1, text: '' }
    })()
    expect(asked[0]).toMatch(/^C:\\Windows.System32.reg\.exe$/u)
    expect(asked).toContain('HKLM\\SOFTWARE\\Policies\\Keyward')
    // no such program here: the genuine way of running it
    expect(await readUpdatePolicy([registryPolicy(join(folder, 'nowhere'))])).toBe('unreadable')
  })
})

describe('how a Keyward was installed', () => {
  const found = (more: Partial<Parameters<typeof findInstallationForm>[0]>) =>
    findInstallationForm({ platform: 'linux', isPackaged: true, execPath: '/x', env: {}, ...more })

  it('Windows: the installer for one person leaves its mark; anything else is looked after by somebody', () => {
    const place = join(folder, 'windows')
    mkdirSync(place)
    const windows = { platform: 'win32', execPath: join(place, 'Keyward.exe') } as const
    expect(found(windows)).toMatchObject({ form: null, isManaged: true })
    writeFileSync(join(place, 'Uninstall Keyward.exe'), '')
    expect(found(windows)).toMatchObject({ form: 'nsis', isManaged: false, cannotInstall: null })
    expect(found({ ...windows, isPackaged: false })).toMatchObject({
      form: null,
      isManaged: false,
      cannotInstall: 'development',
    })
  })

  it('macOS: not from an image that is mounted, nor from where it cannot be replaced', () => {
    const mac = (bundle: string) =>
      found({ platform: 'darwin', execPath: `${bundle}/Contents/MacOS/Keyward` }).cannotInstall
    expect(mac(join(folder, 'Keyward.app'))).toBeNull()
    expect(mac('/Volumes/Keyward/Keyward.app')).toBe('place')
    expect(mac('/private/var/folders/x/AppTranslocation/1/d/Keyward.app')).toBe('place')
    expect(mac('/nowhere/at/all/Keyward.app')).toBe('place')
  })

  it('Linux: an image, but never one whose variables were only inherited', () => {
    const image = file('Keyward.AppImage', '')
    const env = { APPIMAGE: image, APPDIR: '/tmp/.mount_Keyw' }
    expect(found({ execPath: '/tmp/.mount_Keyw/keyward', env })).toMatchObject({
      form: 'appimage',
      appImage: image,
      cannotInstall: null,
    })
    for (const execPath of ['/opt/Keyward/keyward', '/tmp/.mount_Keyword/keyward'])
      expect(found({ execPath, env })).toMatchObject({ form: null, appImage: null, cannotInstall: 'package' })
    const gone = { ...env, APPIMAGE: join(folder, 'gone.AppImage') }
    expect(found({ execPath: '/tmp/.mount_Keyw/keyward', env: gone }).form).toBeNull()
    expect(found({}).cannotInstall).toBe('package')
    expect(found({ isPackaged: false }).cannotInstall).toBe('development')
  })
})

describe('where updates come from', () => {
  const said = (address: string, more: object = {}) =>
    file('updates.json', JSON.stringify({ address, channel: 'stable', keys: { kind: 'k' }, ...more }))

  it('A13 a packaged Keyward never reads the file of a development build', () => {
    expect(readUpdateSource(said('https://updates.example/keyward'), true)).toBeNull()
    expect(readUpdateSource(null, false)).toBeNull()
    expect(readUpdateSource(said('https://updates.example/keyward'), false)).toEqual({
      address: 'https://updates.example/keyward/',
      channel: 'stable',
      keys: { kind: 'k' },
    })
  })

  it.each([
    'http://updates.example/',
    'https://user:password@updates.example/',
    'ftp://updates.example/',
    'file:///etc/',
    'updates.example',
    '',
  ])('U2 nowhere but https: %j', (address) => expect(readUpdateSource(said(address), false)).toBeNull())

  it('half of a source is none', () => {
    for (const more of [{ channel: '../x' }, { channel: '' }, { keys: null }, { address: 7 }])
      expect(readUpdateSource(said('https://updates.example/', more), false)).toBeNull()
    expect(readUpdateSource(file('torn.json', '{"address":'), false)).toBeNull()
    expect(readUpdateSource(join(folder, 'none.json'), false)).toBeNull()
  })
})
