import { execFileSync, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../../build/runtime.ts'
import { releaseDay, releaseNotes } from '../../build/updates/notes.ts'
import { readSource } from '../../build/updates/source.ts'
import { signUpdates } from '../../build/updates/tool.ts'

const folder = mkdtempSync(join(tmpdir(), 'keyward-signing-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)

type Env = Record<string, string>
const run = async (args: readonly string[], env: Env = {}) => {
  const said: string[] = []
  try {
    await signUpdates(args, { env, say: (line) => void said.push(line) })
    return { isDone: true, said: said.join('\n'), why: '' }
  } catch (error) {
    return { isDone: false, said: said.join('\n'), why: error instanceof Error ? error.message : '' }
  }
}
const good = async (args: readonly string[], env: Env = {}) => {
  const done = await run(args, env)
  if (!done.isDone) throw new Error(done.why)
  return done.said
}
/** Why it was not done. */
const refusal = async (args: readonly string[], env: Env = {}) => (await run(args, env)).why
const newKey = async (name: string, env: Env = {}) =>
  /Public key: (\S+)/u.exec(await good(['new-key', at(name)], env))?.[1] ?? ''

const CHANGELOG = `# Changelog

## [1.5.0] - 2026-11-27

### Fixed

- A reminder could come a day early in **Auckland**.

### Security

- A share server could make Keyward wait for ever; see [the page](https://keyward.example).

## [1.4.2] - 2026-11-03

### Added

- Something older.
`

const SIGN = ['sign', '--version', '1.5.0', '--folder', at('dist'), '--source', at('source.json')]
const withLog = ['--changelog', at('CHANGELOG.md')]
const withKey = { UPDATE_SIGNING_KEY_FILE: at('release.pem') }

beforeAll(async () => {
  const roots = [await newKey('ines.pem'), await newKey('tessa.pem'), await newKey('owen.pem')]
  const release = await newKey('release.pem')
  await good([
    'key-list',
    '--number',
    '1',
    '--threshold',
    '2',
    '--release',
    release,
    ...roots.flatMap((root) => ['--root', root]),
    '--out',
    at('keys.json'),
  ])
  expect(await good(['sign-keys', at('keys.json'), '--key', at('ines.pem')])).toContain(
    'More of its own roots',
  )
  expect(await good(['sign-keys', at('keys.json'), '--key', at('tessa.pem')])).toContain(
    'Enough of its own roots',
  )
  writeFileSync(
    at('source.json'),
    JSON.stringify({
      address: 'https://updates.example/keyward/',
      channel: 'stable',
      keys: JSON.parse(readFileSync(at('keys.json'), 'utf8')),
    }),
  )
  writeFileSync(at('CHANGELOG.md'), CHANGELOG)
  mkdirSync(at('dist'))
  writeFileSync(at('dist/Keyward-Setup-1.5.0.exe'), 'the installer')
  writeFileSync(at('dist/Keyward-1.5.0-universal.zip'), 'the archive')
  writeFileSync(at('dist/Keyward-1.5.0.AppImage'), 'the image')
  writeFileSync(at('dist/Keyward-1.5.0.msi'), 'not offered')
  writeFileSync(at('dist/builder-debug.yml'), 'not offered either')
})

describe('the tool that signs updates', () => {
  it('U1 signs a list and each file in it, as Keyward takes them, and shows a change of either', async () => {
    const said = await good([...SIGN, ...withLog, '--out', at('stable.json')], withKey)
    for (const name of ['Keyward-Setup-1.5.0.exe', 'Keyward-1.5.0-universal.zip', 'Keyward-1.5.0.AppImage'])
      expect(said).toContain(`${name}: good, signed by `)
    const text = readFileSync(at('stable.json'), 'utf8')
    expect(text).not.toContain('msi')
    expect(JSON.parse(text).update.notes).toEqual([
      { kind: 'security', text: 'A share server could make Keyward wait for ever; see the page.' },
      { kind: 'fixed', text: 'A reminder could come a day early in Auckland.' },
    ])
    const verify = ['verify', at('stable.json'), '--source', at('source.json')]
    await good([...verify, '--folder', at('dist')])
    appendFileSync(at('dist/Keyward-1.5.0.AppImage'), '!')
    expect(await refusal([...verify, '--folder', at('dist')])).toContain('is not the file that was signed')
    writeFileSync(at('dist/Keyward-1.5.0.AppImage'), 'the image')
    writeFileSync(at('stable.json'), text.replace('Auckland', 'Wellington'))
    expect(await refusal(verify)).toContain('signatureWrong')
  })

  it('fails loudly when half set, and writes nothing', async () => {
    const out = ['--out', at('none.json')]
    const signed = (args: readonly string[], env: Env) => refusal([...args, ...out], env)
    expect(await signed([...SIGN, ...withLog], {})).toContain('Set UPDATE_SIGNING_KEY')
    const both = { ...withKey, UPDATE_SIGNING_KEY: readFileSync(at('release.pem'), 'utf8') }
    expect(await signed([...SIGN, ...withLog], both)).toContain('Both UPDATE_SIGNING_KEY and')
    expect(await signed([...SIGN, ...withLog], { UPDATE_SIGNING_KEY: 'nonsense' })).toContain(
      'holds no private key',
    )
    // the wrong key: a root, or one that nobody knows
    await newKey('other.pem')
    for (const name of ['ines.pem', 'other.pem'])
      expect(await signed([...SIGN, ...withLog], { UPDATE_SIGNING_KEY_FILE: at(name) })).toContain(
        'keyUnknown',
      )
    // another version, no section, no file, another channel
    const version = (text: string) => [
      'sign',
      '--version',
      text,
      '--folder',
      at('dist'),
      '--source',
      at('source.json'),
    ]
    expect(await signed([...version('1.6.0'), ...withLog], withKey)).toContain('is not of version 1.6.0')
    expect(await signed([...version('v1.5.0'), ...withLog], withKey)).toContain('not a version')
    expect(await signed([...version('1.5.0-beta.1'), ...withLog], withKey)).toContain(
      'does not belong on the channel',
    )
    expect(await signed(SIGN, withKey)).toContain('no section for 1.5.0')
    mkdirSync(at('empty'))
    const nothing = ['sign', '--version', '1.5.0', '--folder', at('empty'), '--source', at('source.json')]
    expect(await signed([...nothing, ...withLog], withKey)).toContain('nothing in')
    expect(() => statSync(at('none.json'))).toThrow('ENOENT')
    // nothing is built in yet
    expect(await refusal(['sign', '--version', '1.5.0', '--folder', at('dist'), ...out], withKey)).toContain(
      'names no address and no keys',
    )
  })

  it('keeps private keys to their owner, sealed where a passphrase is given, and never overwrites one', async () => {
    expect(statSync(at('release.pem')).mode & 0o777).toBe(0o600)
    expect((await run(['new-key', at('release.pem')])).isDone).toBe(false)
    await newKey('sealed.pem', { UPDATE_SIGNING_PASSPHRASE: 'six words of a list' })
    expect(readFileSync(at('sealed.pem'), 'utf8')).toContain('ENCRYPTED')
    expect(await refusal(['sign-keys', at('keys.json'), '--key', at('sealed.pem')])).toContain(
      'holds no private key',
    )
    writeFileSync(at('open.pem'), readFileSync(at('owen.pem')))
    chmodSync(at('open.pem'), 0o644)
    expect(await refusal(['sign-keys', at('keys.json'), '--key', at('open.pem')])).toContain(
      'can be read by others',
    )
    const rsa = execFileSync(
      'openssl',
      ['genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    )
    writeFileSync(at('rsa.pem'), rsa, { mode: 0o600 })
    expect(await refusal(['sign-keys', at('keys.json'), '--key', at('rsa.pem')])).toContain('not Ed25519')
  })

  it('U5 takes a key that begins with a hyphen, as one in 64 does', async () => {
    const keyFrom = (first: number) => Buffer.from([first, ...Array(31).fill(7)]).toString('base64url')
    const roots = [keyFrom(0xf8), keyFrom(0xf9), keyFrom(0xfa)]
    const release = keyFrom(0xfb)
    expect(`${roots.join('')}${release}`.match(/-/gu)).toHaveLength(4)
    const out = ['--out', at('hyphens.json')]
    const given = [...roots.flatMap((root) => ['--root', root]), '--release', release]
    await good(['key-list', '--number', '1', '--threshold', '2', ...given, ...out])
    const made = JSON.parse(readFileSync(at('hyphens.json'), 'utf8')).list
    expect(made).toMatchObject({ roots, release: [release] })
  })

  it('U5 replaces the release key by a second list that enough roots of the first have signed', async () => {
    const next = await newKey('next.pem')
    const list = JSON.parse(readFileSync(at('keys.json'), 'utf8')).list
    await good([
      'key-list',
      '--number',
      '2',
      '--threshold',
      '2',
      '--release',
      next,
      ...list.roots.flatMap((root: string) => ['--root', root]),
      '--out',
      at('keys-2.json'),
    ])
    const signed = [...SIGN, ...withLog, '--out', at('next.json'), '--key-lists', at('keys-2.json')]
    const env = { UPDATE_SIGNING_KEY: readFileSync(at('next.pem'), 'utf8') }
    await good(['sign-keys', at('keys-2.json'), '--key', at('owen.pem')])
    expect(await refusal(signed, env)).toContain('keysWrong')
    await good(['sign-keys', at('keys-2.json'), '--key', at('tessa.pem')])
    expect(await good(signed, env)).toContain('good, signed by')
    expect(await refusal(signed, withKey)).toContain('keyRevoked')
  })
})

it('as a command it says what is wrong, and ends with 1', () => {
  const done = spawnSync(process.execPath, [join(ROOT, 'build', 'sign-update.ts'), 'sing'], {
    encoding: 'utf8',
  })
  expect(done.status).toBe(1)
  expect(done.stderr).toBe('There is no "sing". There are: new-key, key-list, sign-keys, sign, verify.\n')
})

describe('what is built in', () => {
  const said = (change: object) => {
    writeFileSync(
      at('changed.json'),
      JSON.stringify({ ...JSON.parse(readFileSync(at('source.json'), 'utf8')), ...change }),
    )
    return at('changed.json')
  }

  it('is nothing, or an https address with keys that their own roots have signed', () => {
    expect(readSource(join(ROOT, 'build', 'update-source.json'), {})).toBeNull()
    expect(readSource(at('source.json'), {})).toMatchObject({ channel: 'stable', keys: { number: 1 } })
    expect(readSource(at('source.json'), { UPDATE_ADDRESS: 'https://mirror.example/' })).toMatchObject({
      address: 'https://mirror.example/',
    })
  })

  it('half of it ends the build', () => {
    expect(() => readSource(said({ address: null }), {})).toThrow('no update address')
    expect(() => readSource(said({ keys: null }), {})).toThrow('no update keys')
    expect(() => readSource(said({ address: 'http://updates.example/' }), {})).toThrow('not an https address')
    expect(() => readSource(said({ channel: 'nightly' }), {})).toThrow()
    const { keys } = JSON.parse(readFileSync(at('source.json'), 'utf8'))
    expect(() => readSource(said({ keys: { ...keys, signatures: keys.signatures.slice(1) } }), {})).toThrow(
      'not signed by 2 of their roots',
    )
    expect(() => readSource(said({ keys: { ...keys, list: { ...keys.list, threshold: 1 } } }), {})).toThrow(
      'not signed by 1',
    )
  })
})

it('takes the day of the release from the changelog, so that signing again does not change it', () => {
  expect(releaseDay(CHANGELOG, '1.5.0')).toBe(Date.UTC(2026, 10, 27, 12))
  for (const heading of ['## [2.0.0]', '## [2.0.0] - soon', '## [2.0.0] - 2026-13-40'])
    expect(() => releaseDay(`${heading}\n`, '2.0.0')).toThrow('on which day')
})

it('cuts long notes at a word, and takes forty at most', () => {
  const items = Array.from({ length: 60 }, (_none, index) => `- ${'word '.repeat(120)}${index}`).join('\n')
  const notes = releaseNotes(`## [2.0.0]\n\n### Added\n\n${items}\n`, '2.0.0')
  expect(notes).toHaveLength(40)
  for (const { text } of notes) {
    expect(text.length).toBeLessThanOrEqual(400)
    expect(text).toMatch(/word…$/u)
  }
})
