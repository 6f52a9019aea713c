import { execFileSync, spawn } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { needs } from '../needs.ts'
import { launchNsis } from '../../electron/adapters/updates/launch-nsis.ts'
import { askBy, PACE, type Pace } from '../../electron/adapters/updates/transfer.ts'
import { createUpdater, type Leaving, type UpdaterParts } from '../../electron/adapters/updates/updater.ts'
import type { UpdateArtefact } from '../../electron/core/ports/updater.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { breakOff, drip, redirect, serve, startFeed } from '../updates/hostile-feed.ts'
import { artefactOf } from '../updates/update-signer.ts'

const FILE = Buffer.alloc(3 * 1024 * 1024, 'the new Keyward, byte by byte. ')
const artefact = artefactOf(FILE)
const HALF = FILE.length / 2

let feed: Awaited<ReturnType<typeof startFeed>>
let profile: string
const made: string[] = []
const fresh = () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyward-updates-'))
  made.push(folder)
  return folder
}

beforeEach(async () => {
  feed = await startFeed()
  profile = fresh()
})
afterEach(() => feed.close())
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

/** An updater over real HTTP; its limits are those of the product unless a test is about them. */
const updaterFor = (more: Partial<UpdaterParts> & { pace?: Partial<Pace> } = {}) =>
  createUpdater({
    profile,
    running: '1.4.2',
    source: { address: feed.address, channel: 'stable', keys: {} },
    platform: 'linux',
    arch: 'x64',
    form: { form: 'appimage', cannotInstall: null, isManaged: false, appImage: null },
    policies: [],
    roads: { ask: askBy(fetch), pace: { ...PACE, ...more.pace }, allowsLoopback: true },
    prepareLaunch: async () => async () => {},
    leave: () => {},
    ...more,
  })

const why = (result: Result<unknown>): string =>
  result.ok ? 'ok' : result.failure.code === 'updateRefused' ? result.failure.why : result.failure.code

const download = async (
  updater = updaterFor(),
  of: UpdateArtefact = artefact,
  signal = new AbortController().signal,
  onBytes: (bytes: number) => void = () => {},
) => why(await updater.download('1.5.0', of, { onBytes, signal }))

const list = async (updater = updaterFor(), signal = new AbortController().signal) => {
  const fetched = await updater.fetchList(signal)
  return fetched.ok ? Buffer.from(fetched.value).toString() : why(fetched)
}
const readyPath = (of: UpdateArtefact = artefact) => join(profile, 'updates', 'pending', of.name)
const parts = () => {
  const folder = join(profile, 'updates', 'parts')
  return existsSync(folder) ? readdirSync(folder) : []
}

describe('the list of updates, from a feed that means no good', () => {
  it('comes as it is, and nothing about anybody goes there', async () => {
    feed.on('stable.json', serve(Buffer.from('{"a":1}')))
    expect(await list()).toBe('{"a":1}')
    const [{ url, headers } = { url: '', headers: {} }] = feed.seen
    expect(url).toBe('/keyward/stable.json')
    expect(headers).toMatchObject({ 'user-agent': 'Keyward', 'accept-language': '*' })
    for (const name of ['cookie', 'authorization', 'referer', 'origin', 'from', 'x-user-staging-id'])
      expect(headers[name], name).toBeUndefined()
  })

  it.each([
    [404, 'notThere'],
    [401, 'serverTrouble'],
    [500, 'serverTrouble'],
    [204, 'serverTrouble'],
    [304, 'serverTrouble'],
    [206, 'serverTrouble'],
  ])('U3 an answer of %i is %s', async (status, expected) => {
    feed.on('stable.json', (_request, response) => void response.writeHead(status).end())
    expect(await list()).toBe(expected)
  })

  it('U2 an endless or huge list is cut off', async () => {
    feed.on('stable.json', drip(Buffer.alloc(64 * 1024), 1))
    expect(await list()).toBe('listTooLarge')
    feed.on('stable.json', serve(Buffer.alloc(256 * 1024 + 1)))
    expect(await list()).toBe('listTooLarge')
  })

  it('U2 a server that says nothing, or a byte at a time, is not waited for', async () => {
    feed.on('stable.json', () => {})
    expect(await list(updaterFor({ pace: { answer: 200 } }))).toBe('timedOut')
    feed.on('stable.json', (_request, response) => void response.writeHead(200).write('{'))
    expect(await list(updaterFor({ pace: { silence: 200 } }))).toBe('timedOut')
    feed.on('stable.json', drip(Buffer.from(' '), 20))
    expect(await list(updaterFor({ pace: { window: 300, leastInWindow: 1_024 } }))).toBe('tooSlow')
  })

  it('U2 redirects: a few, and only to https', async () => {
    feed.on('stable.json', redirect('moved.json'))
    feed.on('moved.json', serve(Buffer.from('{}')))
    expect(await list()).toBe('{}')
    for (const to of [
      'http://updates.example/stable.json',
      'ftp://updates.example/x',
      'file:///etc/passwd',
      'data:text/plain,{}',
      'https://user:password@updates.example/',
    ]) {
      feed.on('stable.json', redirect(to))
      expect(await list(), to).toBe('redirectUnsafe')
    }
    feed.on('stable.json', redirect('stable.json'))
    expect(await list()).toBe('redirectEndless')
    expect(feed.seen.filter(({ url }) => url === '/keyward/stable.json').length).toBeLessThan(20)
    feed.on('stable.json', (_request, response) => void response.writeHead(302).end())
    expect(await list()).toBe('serverTrouble')
  })

  it('no network is told apart, and a look can be called off', async () => {
    const { address } = feed
    await feed.close()
    expect(await list(updaterFor({ source: { address, channel: 'stable', keys: {} } }))).toBe('offline')
    feed = await startFeed()
    const stop = new AbortController()
    feed.on('stable.json', () => stop.abort())
    expect(await list(updaterFor(), stop.signal)).toBe('cancelled')
  })
})

describe('https', () => {
  const folder = fresh()
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const server = { address: '', close: () => {} }
  beforeAll(async () => {
    const asked =
      'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost'
    execFileSync('openssl', [...asked.split(' '), '-keyout', key, '-out', cert], { stdio: 'ignore' })
    const secure = createSecureServer(
      { key: readFileSync(key), cert: readFileSync(cert) },
      (request, response) => {
        if (request.url === '/down/stable.json')
          response.writeHead(302, { location: feed.address + 'stable.json' }).end()
        else response.writeHead(200).end('{}')
      },
    )
    await new Promise<void>((resolve) => {
      secure.listen(0, '127.0.0.1', resolve)
    })
    server.address = `https://localhost:${(secure.address() as AddressInfo).port}/`
    server.close = () => void secure.close()
  })
  afterAll(() => server.close())

  const at = (address: string) =>
    updaterFor({
      source: { address, channel: 'stable', keys: {} },
      roads: { ask: askBy(fetch), pace: PACE, allowsLoopback: false },
    })

  it('D15 U2 is asked only where its certificate is trusted, and never leads to http', async () => {
    expect(await list(at(server.address))).toBe('tlsRefused')
    const before = getCACertificates('default')
    setDefaultCACertificates([...before, readFileSync(cert, 'utf8')])
    try {
      expect(await list(at(server.address))).toBe('{}')
      expect(await list(at(`${server.address}down/`))).toBe('redirectUnsafe')
    } finally {
      setDefaultCACertificates(before)
    }
    // http is never asked, not even on this computer
    expect(await list(at(feed.address))).toBe('redirectUnsafe')
    expect(feed.seen).toEqual([])
  })
})

describe('a file, from a feed that means no good', () => {
  it('comes whole, told as it comes, into a folder that only this user reads', async () => {
    feed.on(artefact.name, serve(FILE))
    const told: number[] = []
    expect(await download(updaterFor(), artefact, undefined, (bytes) => told.push(bytes))).toBe('ok')
    expect(readFileSync(readyPath()).equals(FILE)).toBe(true)
    expect(told.at(-1)).toBe(FILE.length)
    for (const path of ['updates', 'updates/pending', 'updates/parts'])
      expect(statSync(join(profile, path)).mode & 0o777).toBe(0o700)
    expect(await updaterFor().isThere(artefact)).toBe(true)
    // electron-updater’s own id of this installation is neither made nor sent
    expect(readdirSync(join(profile, 'updates')).toSorted()).toEqual([
      'lock',
      'parts',
      'pending',
      'updater.yml',
    ])
    expect(feed.seen.map(({ url }) => url)).toEqual([`/keyward/${artefact.name}`])
    expect(Object.keys(feed.seen[0]?.headers ?? {})).not.toContain('x-user-staging-id')
  })

  it('is not fetched again when it is there, and is when it was changed meanwhile', async () => {
    feed.on(artefact.name, serve(FILE))
    await download()
    expect(await download()).toBe('ok')
    expect(feed.seen).toHaveLength(1)
    appendFileSync(readyPath(), '!')
    expect(await download()).toBe('ok')
    expect(feed.seen).toHaveLength(2)
    expect(readFileSync(readyPath()).equals(FILE)).toBe(true)
  })

  const altered = Buffer.from(FILE)
  altered[HALF] = (altered[HALF] ?? 0) ^ 1
  it.each([
    ['altered in one byte', altered, 'fileAltered'],
    ['another file of the same size', Buffer.alloc(FILE.length, 'x'), 'fileAltered'],
    ['swapped for a shorter one', FILE.subarray(1), 'fileLengthWrong'],
    ['swapped for a longer one', Buffer.concat([FILE, FILE]), 'fileLengthWrong'],
    ['empty', Buffer.alloc(0), 'fileLengthWrong'],
  ])('U1 %s: refused, and nothing of it is left', async (_how, bytes, expected) => {
    feed.on(artefact.name, serve(bytes))
    expect(await download()).toBe(expected)
    expect(existsSync(readyPath())).toBe(false)
    expect(parts()).toEqual([])
  })

  it('U2 an endless file is cut off at the size that was signed', async () => {
    feed.on(artefact.name, drip(Buffer.alloc(512 * 1024, 'x'), 1))
    expect(await download()).toBe('fileTooLarge')
    expect(parts()).toEqual([])
    expect(existsSync(readyPath())).toBe(false)
  })

  it('U2 one that says nothing, or drips, is not waited for; what came is kept', async () => {
    feed.on(artefact.name, () => {})
    expect(await download(updaterFor({ pace: { answer: 200 } }))).toBe('timedOut')
    feed.on(artefact.name, (_request, response) => {
      response.writeHead(200, { 'content-length': FILE.length })
      response.write(FILE.subarray(0, HALF))
    })
    expect(await download(updaterFor({ pace: { silence: 300 } }))).toBe('timedOut')
    expect(parts()).toHaveLength(1)
    feed.on(artefact.name, drip(Buffer.from('x'), 20, { 'content-length': FILE.length }))
    expect(await download(updaterFor({ pace: { window: 300, leastInWindow: 1_024 } }))).toBe('tooSlow')
  })

  it('U3 broken off: said, kept, and gone on from where it ended', async () => {
    feed.on(artefact.name, breakOff(FILE, HALF))
    expect(await download()).toBe('fileCutShort')
    expect(parts()).toHaveLength(1)
    feed.on(artefact.name, serve(FILE))
    expect(await download()).toBe('ok')
    expect(feed.seen.at(-1)?.headers.range).toMatch(/^bytes=[1-9]\d+-$/u)
    expect(readFileSync(readyPath()).equals(FILE)).toBe(true)
  })

  it('U3 a server that lies about the rest: from the beginning, once', async () => {
    const lies: [string, Parameters<typeof feed.on>[1]][] = [
      ['200 and the whole', (_request, response) => void response.writeHead(200).end(FILE)],
      ['304', (_request, response) => void response.writeHead(304).end()],
      ['416', (_request, response) => void response.writeHead(416).end()],
      [
        '206 of another place',
        (_request, response) =>
          void response.writeHead(206, { 'content-range': `bytes 5-9/${FILE.length}` }).end('xxxxx'),
      ],
      [
        '206 of another size',
        (_request, response) =>
          void response.writeHead(206, { 'content-range': `bytes ${HALF}-${HALF}/${HALF + 1}` }).end('x'),
      ],
      ['206 without saying which', (_request, response) => void response.writeHead(206).end(FILE)],
    ]
    for (const [name, lie] of lies) {
      await updaterFor().discard()
      feed.on(artefact.name, breakOff(FILE, HALF))
      expect(await download(), name).toBe('fileCutShort')
      feed.on(artefact.name, (request, response) =>
        request.headers.range === undefined ? serve(FILE)(request, response) : lie(request, response),
      )
      expect(await download(), name).toBe('ok')
      expect(readFileSync(readyPath()).equals(FILE), name).toBe(true)
    }
  })

  it('U3 a rest that does not fit what came before is fetched whole, and refused if it is still wrong', async () => {
    feed.on(artefact.name, breakOff(Buffer.alloc(FILE.length, 'x'), HALF))
    expect(await download()).toBe('fileCutShort')
    feed.on(artefact.name, serve(FILE))
    expect(await download()).toBe('ok')
    await updaterFor().discard()
    feed.on(artefact.name, breakOff(Buffer.alloc(FILE.length, 'x'), HALF))
    await download()
    feed.on(artefact.name, serve(Buffer.alloc(FILE.length, 'y')))
    expect(await download()).toBe('fileAltered')
    expect(parts()).toEqual([])
  })

  it('a range that nobody asked for, and a part that is longer than the file, are no file', async () => {
    feed.on(artefact.name, (_request, response) => void response.writeHead(206).end(FILE))
    expect(await download()).toBe('serverTrouble')
    mkdirSync(join(profile, 'updates', 'parts'), { recursive: true, mode: 0o700 })
    writeFileSync(join(profile, 'updates', 'parts', `${artefact.sha512.slice(0, 32)}.part`), FILE + 'more')
    feed.on(artefact.name, serve(FILE))
    expect(await download()).toBe('ok')
    expect(feed.seen.at(-1)?.headers.range).toBeUndefined()
  })

  it('U2 is never fetched through http elsewhere, nor for ever from one address to the next', async () => {
    feed.on(artefact.name, redirect('http://updates.example/Keyward.AppImage'))
    expect(await download()).toBe('redirectUnsafe')
    feed.on(artefact.name, redirect(artefact.name))
    expect(await download()).toBe('redirectEndless')
  })

  it('can be stopped, and goes on later', async () => {
    const stop = new AbortController()
    feed.on(artefact.name, drip(FILE.subarray(0, 256 * 1024), 10, { 'content-length': FILE.length }))
    expect(await download(updaterFor(), artefact, stop.signal, () => stop.abort())).toBe('cancelled')
    expect(parts()).toHaveLength(1)
  })

  it('U3 another Keyward that downloads keeps its file; killed, this one goes on from there', async () => {
    feed.on(artefact.name, (_request, response) => {
      response.writeHead(200, { 'content-length': FILE.length })
      response.write(FILE.subarray(0, HALF))
    })
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'update-child.ts'), profile, feed.address, JSON.stringify(artefact)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    await new Promise<void>((resolve) => {
      let told = ''
      child.stdout.on('data', (text: Buffer) => {
        told += text.toString()
        if (told.includes(String(HALF))) resolve()
      })
    })
    feed.on(artefact.name, serve(FILE))
    expect(await download()).toBe('otherKeyward')
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
    expect(await download()).toBe('ok')
    expect(feed.seen.at(-1)?.headers.range).toBe(`bytes=${HALF}-`)
    expect(readFileSync(readyPath()).equals(FILE)).toBe(true)
  })

  it('U1 a folder that is a link, or that others may write, is not used', async () => {
    feed.on(artefact.name, serve(FILE))
    const elsewhere = fresh()
    symlinkSync(elsewhere, join(profile, 'updates'))
    expect(await download()).toBe('diskDenied')
    rmSync(join(profile, 'updates'))
    mkdirSync(join(profile, 'updates'))
    chmodSync(join(profile, 'updates'), 0o777)
    expect(await download()).toBe('diskDenied')
    expect(readdirSync(elsewhere)).toEqual([])
    expect(feed.seen).toEqual([])
  })
})

needs('mount').describe('a full disk', () => {
  const fill = (path: string) => {
    try {
      for (;;) appendFileSync(path, Buffer.alloc(64 * 1024))
    } catch {
      // full
    }
  }
  beforeEach(() => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=40m', 'tmpfs', profile])
  })
  afterEach(() => {
    execFileSync('umount', [profile])
  })

  it('U3 is said before anything is asked for', async () => {
    feed.on(artefact.name, serve(FILE))
    fill(join(profile, 'filler'))
    expect(await download()).toBe('diskFull')
    expect(feed.seen).toEqual([])
  })

  it('U3 is said when it fills on the way, and the room is given back', async () => {
    feed.on(artefact.name, (_request, response) => {
      response.writeHead(200, { 'content-length': FILE.length })
      response.write(FILE.subarray(0, HALF))
      const timer = setInterval(() => {
        if (!existsSync(join(profile, 'filler'))) return
        clearInterval(timer)
        response.end(FILE.subarray(HALF))
      }, 20)
    })
    const onBytes = (bytes: number) => {
      if (bytes === HALF) fill(join(profile, 'filler'))
    }
    expect(await download(updaterFor(), artefact, undefined, onBytes)).toBe('diskFull')
    expect(parts()).toEqual([])
  })
})

describe('putting it in place', () => {
  const script = Buffer.from('#!/bin/sh\necho "$@" > "$0.ran"\n')

  it('U1 Windows’ installer is run with what was verified, and only then', async () => {
    const setup = artefactOf(script, { platform: 'windows', form: 'nsis', name: 'Keyward-Setup-1.5.0.exe' })
    feed.on(setup.name, serve(script))
    const left: Leaving[] = []
    const updater = updaterFor({
      platform: 'windows',
      form: { form: 'nsis', cannotInstall: null, isManaged: false, appImage: null },
      prepareLaunch: launchNsis,
      leave: (how) => void left.push(how),
    })
    expect(await download(updater, setup)).toBe('ok')
    chmodSync(readyPath(setup), 0o700) // Windows needs no such bit
    expect(why(await updater.install('1.5.0', setup, 'restart', () => false))).toBe('underWay')
    expect(existsSync(`${readyPath(setup)}.ran`)).toBe(false)
    expect(left).toEqual([])
    expect(why(await updater.install('1.5.0', setup, 'restart', () => true))).toBe('ok')
    await expect.poll(() => existsSync(`${readyPath(setup)}.ran`)).toBe(true)
    await expect
      .poll(() => readFileSync(`${readyPath(setup)}.ran`, 'utf8').trim())
      .toBe('--updated --force-run')
    expect(left).toEqual([{ kind: 'installer' }])
  })

  it('U1 a file that was changed, cut, replaced by a link or taken away is never run', async () => {
    const setup = artefactOf(script, { platform: 'windows', form: 'nsis', name: 'Keyward-Setup-1.5.0.exe' })
    feed.on(setup.name, serve(script))
    const updater = updaterFor({
      form: { form: 'nsis', cannotInstall: null, isManaged: false, appImage: null },
      prepareLaunch: launchNsis,
    })
    const evil = join(fresh(), 'evil')
    writeFileSync(evil, script)
    const changes: [string, () => void][] = [
      ['fileChanged', () => writeFileSync(readyPath(setup), Buffer.alloc(script.length, '#'))],
      ['fileGone', () => truncateSync(readyPath(setup), 3)],
      [
        'fileGone',
        () => {
          rmSync(readyPath(setup))
          symlinkSync(evil, readyPath(setup))
        },
      ],
      ['fileGone', () => rmSync(readyPath(setup))],
    ]
    for (const [expected, change] of changes) {
      await updater.discard()
      expect(await download(updater, setup)).toBe('ok')
      change()
      expect(why(await updater.install('1.5.0', setup, 'restart', () => true))).toBe(expected)
    }
    expect(existsSync(`${readyPath(setup)}.ran`)).toBe(false)
  })

  it('an installer that cannot be started is said, and Keyward stays', async () => {
    const setup = artefactOf(script, { platform: 'windows', form: 'nsis', name: 'Keyward-Setup-1.5.0.exe' })
    feed.on(setup.name, serve(script))
    const left: Leaving[] = []
    const updater = updaterFor({
      form: { form: 'nsis', cannotInstall: null, isManaged: false, appImage: null },
      prepareLaunch: async () => async () => {
        throw new Error('EACCES')
      },
      leave: (how) => void left.push(how),
    })
    await download(updater, setup)
    expect(why(await updater.install('1.5.0', setup, 'restart', () => true))).toBe('installerNotStarted')
    expect(left).toEqual([])
  })

  it('U1 an image is replaced whole or not at all', async () => {
    feed.on(artefact.name, serve(FILE))
    const place = fresh()
    const image = join(place, 'Keyward.AppImage')
    writeFileSync(image, 'the old Keyward')
    const left: Leaving[] = []
    const updater = updaterFor({
      form: { form: 'appimage', cannotInstall: null, isManaged: false, appImage: image },
      leave: (how) => void left.push(how),
    })
    await download(updater)
    expect(why(await updater.install('1.5.0', artefact, 'restart', () => false))).toBe('underWay')
    writeFileSync(readyPath(), Buffer.alloc(FILE.length, 'x'))
    expect(why(await updater.install('1.5.0', artefact, 'restart', () => true))).toBe('fileChanged')
    expect(readFileSync(image, 'utf8')).toBe('the old Keyward')
    expect(readdirSync(place)).toEqual(['Keyward.AppImage'])
    expect(left).toEqual([])
    await download(updater)
    expect(why(await updater.install('1.5.0', artefact, 'quit', () => true))).toBe('ok')
    expect(readFileSync(image).equals(FILE)).toBe(true)
    expect(lstatSync(image).mode & 0o111).toBe(0o111)
    expect(left).toEqual([])
    expect(why(await updater.install('1.5.0', artefact, 'restart', () => true))).toBe('ok')
    expect(left).toEqual([{ kind: 'image', path: image }])
  })

  it('electron-updater agrees on versions or nothing happens: never an older one', async () => {
    feed.on(artefact.name, serve(FILE))
    const updater = updaterFor({ running: '1.6.0' })
    expect(await download(updater)).toBe('older')
    expect(feed.seen).toEqual([])
  })
})

describe('what is remembered', () => {
  it('is there for the next start, readable by its owner only, and torn files are no harm', async () => {
    const updater = updaterFor()
    expect(await updater.load()).toBeNull()
    await updater.save({ n: 1 })
    await updater.save({ n: 2 })
    expect(await updaterFor().load()).toEqual({ n: 2 })
    expect(statSync(join(profile, 'updates.json')).mode & 0o777).toBe(0o600)
    writeFileSync(join(profile, 'updates.json'), '{"n":')
    expect(await updaterFor().load()).toEqual({ n: 1 })
    rmSync(join(profile, 'updates.json'))
    writeFileSync(join(profile, 'updates.previous.json'), '')
    expect(await updaterFor().load()).toBeNull()
  })
})
