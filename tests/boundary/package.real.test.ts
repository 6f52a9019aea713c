import { extractFile, getRawHeader, listPackage } from '@electron/asar'
import { argon2Sync, createHash } from 'node:crypto'
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, posix } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { needs } from '../needs.ts'
import { build } from 'electron-builder'
import { buildApp, BUILT } from '../../build/build-app.ts'
import { buildUnpacked, outputOf, type Unpacked } from '../../build/build-package.ts'
import { FUSES, readFuses } from '../../build/packages/fuses.ts'
import { noticeOf, shippedPackages } from '../../build/packages/notices.ts'
import { softwareBillOfMaterials } from '../../build/sbom.ts'
import { packagingOn } from '../../build/packaging.ts'
import { chooseRuntime, ROOT } from '../../build/runtime.ts'
import { FuseV1Options } from '@electron/fuses'
import { startDesktop } from '../e2e/desktop.ts'
import { giveToPerson } from '../e2e/person.ts'
import { createHttp } from '../../electron/adapters/network/http.ts'
import { createToolDoor } from '../../electron/adapters/tools/tool-door.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
import { runOnElectron } from './on-electron/run.ts'

let app: Unpacked
let asar: string
let files: string[]
beforeAll(async () => {
  app = await buildUnpacked()
  asar = join(app.resources, 'app.asar')
  files = listPackage(asar, { isPack: false }).map((file) => file.replaceAll('\\', '/'))
})

describe('the package', () => {
  it('B1 has every fuse as it was decided, read back from the program', async () => {
    const decided = Object.entries(FUSES).map(([fuse, is]) => [FuseV1Options[Number(fuse)], is])
    const found = await readFuses(app.program)
    const old = chooseRuntime().from === 'npm' ? ['WasmTrapHandlers'] : [] // that one has no such fuse yet
    expect(Object.entries(found).filter(([name]) => !old.includes(name))).toEqual(
      decided.filter(([name]) => !old.includes(String(name))),
    )
    expect(found).toMatchObject({
      RunAsNode: false,
      OnlyLoadAppFromAsar: true,
      EnableNodeOptionsEnvironmentVariable: false,
    })
  })

  it('B2 has nothing to load but the archive, each of whose files carries its hash', () => {
    expect(
      readdirSync(app.resources).filter((name) => name.startsWith('default_app') || name === 'app'),
    ).toEqual([])
    const { header } = getRawHeader(asar)
    const hashes = integrityOf(header)
    expect(hashes.length).toBeGreaterThan(500)
    expect(hashes.filter(({ hash }) => hash === undefined)).toEqual([])
    const main = hashes.find(({ path }) => path === '/out/main/main.js')
    expect(main?.hash).toMatch(/^[0-9a-f]{64}$/u)
  })

  it('B3 has nothing of tests, sources, maps, secrets or what builds it', () => {
    const wrong = files.filter(
      (file) =>
        /\.(?:map|ts|mts|cts|tsx|md|markdown|flow|tsbuildinfo)$/u.test(file) ||
        /\/(?:\.env[^/]*|\.git|\.github|\.bundled|\.built|tests?|__tests__)(?:\/|$)/u.test(file),
    )
    expect(wrong).toEqual([])
    const tops = new Set(files.map((file) => file.split('/')[1]))
    const development = chooseRuntime().from === 'npm' ? ['development'] : []
    expect(tops).toEqual(new Set([...development, 'node_modules', 'out', 'package.json']))
    expect(
      readdirSync(app.folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.map')),
    ).toEqual([])
  })

  it('B5 holds the binaries for keychain and passphrase that it loads, and none of another system', () => {
    // what macOS runs is put together of two halves with the same files
    const archs = process.platform === 'darwin' ? ['arm64', 'x64'] : [process.arch]
    const systems = archs.map((arch) => `${process.platform}-${arch}`)
    const argon2 = systems.flatMap((system) => {
      const of = `node_modules/argon2/prebuilds/${system}`
      return existsSync(join(ROOT, of))
        ? readdirSync(join(ROOT, of))
            .filter((name) => name.endsWith('.glibc.node'))
            .map((name) => `${of}/${name}`)
        : []
    })
    const ones = [
      ...argon2,
      ...systems.map((system) => `node_modules/keytar/prebuilds/${system}/keytar.node`),
    ]
    expect(files.filter((file) => file.endsWith('.node')).toSorted()).toEqual(ones.map((one) => `/${one}`))
    const unpacked = join(app.resources, 'app.asar.unpacked')
    const beside = readdirSync(unpacked, { recursive: true, encoding: 'utf8' }).map((file) =>
      file.replaceAll('\\', '/'),
    )
    expect(beside.filter((file) => file.endsWith('.node')).toSorted()).toEqual(ones)
  })

  it('B5 carries no package that main does not load', () => {
    const name = (path: string) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(path)?.[1] ?? path
    const carried = new Set(
      files.filter((file) => file.endsWith('/package.json') && file.includes('node_modules')).map(name),
    )
    const shipped = new Set(shippedPackages().map(name))
    expect(carried.size).toBeGreaterThan(50)
    expect([...carried].filter((one) => !shipped.has(one))).toEqual([])
    expect(carried).not.toContain('react-dom')
  })

  it('B5 carries of xero-node the API that it loads with all that this needs, and no other', () => {
    const place = '/node_modules/xero-node/'
    const own = files.filter((file) => file.startsWith(place) && file.endsWith('.js'))
    expect(own).toContain(`${place}dist/gen/api/accountingApi.js`)
    expect(own.filter((file) => /payroll|openid|XeroClient/u.test(file))).toEqual([])
    for (const file of own)
      for (const [, asked = ''] of extractFile(asar, file.slice(1))
        .toString()
        .matchAll(/require\("(\.[^"]+)"\)/gu))
        expect(own, `${file} asks for it`).toContain(posix.join(posix.dirname(file), `${asked}.js`))
  })

  it('B5 weighs at most 12 MB of its own', () => {
    expect(statSync(asar).size / 1e6).toBeLessThan(12)
  })

  it('B5 brings the licences of everything that is in it, Chromium’s and Electron’s with them', () => {
    const page = (name: string) => readFileSync(join(app.resources, 'licences', name), 'utf8')
    expect(page('chromium.html')).toContain('<title>Credits</title>')
    expect(page('electron.txt')).toMatch(/Permission is hereby granted/u)
    if (process.platform === 'linux') expect(page('node.txt')).toMatch(/Node\.js is licensed/u)
    const notices = page('third-party.html')
    const named = [...notices.matchAll(/<h2>(?:<a [^>]*>)?([^<]+)</gu)].map(
      ([, name]) => name?.trim().split(' ')[0],
    )
    expect(named).toEqual(
      expect.arrayContaining([
        'react-dom',
        'react-aria-components',
        'zod',
        'age-encryption',
        'xero-node',
        '@github/keytar',
      ]),
    )
    expect(named).not.toContain('vitest')
    expect(named).toHaveLength(shippedPackages().length)
    expect(/<script/u.test(notices)).toBe(false)
  })

  it('B4 is listed: every package whose code is in it, and Electron', () => {
    const { components, metadata } = softwareBillOfMaterials()
    expect(metadata.component.name).toBe('keyward')
    const listed = new Set(components.map((component) => component['bom-ref']))
    const missing = shippedPackages()
      .map(noticeOf)
      .filter(({ name, version }) => !listed.has(`${name}@${version}`))
    expect(missing.map(({ name }) => name)).toEqual([])
    expect(components.map(({ name }) => name)).toEqual(expect.arrayContaining(['electron', 'node']))
    expect(components.map(({ name }) => name)).not.toContain('vitest')
  })

  needs('linux').it('K7 brings the keyward command, which takes nothing from its surroundings', async () => {
    const home = mkdtempSync(join(tmpdir(), 'keyward-command-'))
    const command = join(app.resources, 'command', 'keyward')
    const door = createToolDoor(join(home, 'config', 'Keyward'), {
      http: createHttp(fetch),
      api: 'http://127.0.0.1:1',
      onWanted: () => {},
    })
    try {
      const required = join(home, 'required.cjs')
      writeFileSync(required, `require('fs').writeFileSync(${JSON.stringify(join(home, 'loaded'))}, '')`)
      const env = {
        HOME: home,
        XDG_CONFIG_HOME: join(home, 'config'),
        NODE_OPTIONS: `--require=${required}`,
        KEYWARD_PROFILE: join(home, 'elsewhere'), // counts in a checkout only
      }
      const ask = promisify(execFile)
      // tools were never switched on in this profile
      await expect(ask(command, ['status'], { env })).rejects.toMatchObject({ code: 12 })
      const opened = await door.open(
        {
          token: async () => ok({ accessToken: 'a-token', expiresIn: 60, scopes: [], tenantId: null }),
          call: async () => fail('toolRefused'),
          standing: () => ({ state: 'open', tools: [] }),
        },
        null,
      )
      expect(opened.ok).toBe(true)
      const { stdout } = await ask(command, ['token', '--app', 'Packs'], { env })
      expect(stdout).toBe('a-token\n')
      expect(existsSync(join(home, 'loaded'))).toBe(false)
    } finally {
      await door.close()
      rmSync(home, { recursive: true })
    }
  })

  needs('desktop').it(
    'the sandbox starts from the archive, in a process of its own, and goes on where it was',
    async () => {
      const desktop = await startDesktop({ keyring: false })
      const folder = mkdtempSync(join(tmpdir(), 'keyward-sandbox-'))
      giveToPerson(folder)
      try {
        const told = await runOnElectron(desktop, 'sandbox-main.ts', {
          SANDBOX_MODULE: join(asar, 'out', 'main', 'sandbox.js'),
          SANDBOX_FOLDER: folder,
        })
        const [first] = told as { port: string }[]
        const once = { port: first?.port, isItself: true, after: 'silent' }
        expect(told).toEqual([once, once])
      } finally {
        await desktop.stop()
        rmSync(folder, { recursive: true, force: true })
      }
    },
  )

  needs('desktop').it('H5 a passphrase is tried by the native library out of the archive', async () => {
    const desktop = await startDesktop({ keyring: false })
    try {
      const told = await runOnElectron(desktop, 'stretch-main.ts', {
        STRETCH_WORKER: join(asar, 'out', 'main', 'stretch-worker.js'),
      })
      const key = argon2Sync('argon2id', {
        message: 'not a real passphrase',
        nonce: Buffer.alloc(16, 7),
        parallelism: 1,
        tagLength: 32,
        memory: 65_536,
        passes: 4,
      })
      expect(told).toEqual([{ key: key.toString('hex'), isNative: true }])
    } finally {
      await desktop.stop()
    }
  })

  it('B6 is the same archive, byte for byte, when everything is built once more', async () => {
    const runtime = chooseRuntime()
    const output = join(outputOf(runtime), 'again')
    rmSync(BUILT)
    buildApp()
    await build({ config: { ...packagingOn(runtime), directories: { output } }, dir: true })
    const again = join(output, app.resources.slice(outputOf(runtime).length), 'app.asar')
    expect(sha256(again)).toBe(sha256(asar))
    rmSync(output, { recursive: true })
  })
})

type Entry = {
  readonly files?: Record<string, Entry>
  readonly link?: string
  readonly integrity?: { readonly hash: string }
}

const integrityOf = (entry: Entry, path = ''): { path: string; hash: string | undefined }[] =>
  entry.files === undefined
    ? entry.link === undefined
      ? [{ path, hash: entry.integrity?.hash }]
      : []
    : Object.entries(entry.files).flatMap(([name, inner]) => integrityOf(inner, `${path}/${name}`))

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
