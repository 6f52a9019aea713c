import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer as createHttpServer, request, type IncomingHttpHeaders, type Server } from 'node:http'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { systemRandom } from '../../electron/adapters/desktop/random.ts'
import { createRecords } from '../../electron/adapters/disk/records.ts'
import { createHttp } from '../../electron/adapters/network/http.ts'
import { askKeyward } from '../../electron/adapters/tools/asking.ts'
import { BODY_MAX } from '../../electron/adapters/tools/call-rules.ts'
import { prepareEndpoint, removeEndpoint, writeEndpoint } from '../../electron/adapters/tools/endpoint.ts'
import { readEndpoint } from '../../electron/adapters/tools/found-endpoint.ts'
import { createFrameReader, writeFrame } from '../../electron/adapters/tools/frames.ts'
import { freshNonce, proofOf, sealFrame } from '../../electron/adapters/tools/session.ts'
import { CONNECTIONS_MAX } from '../../electron/adapters/tools/token-door.ts'
import { readMark } from '../../electron/adapters/tools/mark.ts'
import { createToolDoor } from '../../electron/adapters/tools/tool-door.ts'
import type { ToolAsk } from '../../electron/adapters/tools/wire.ts'
import type { CallEnd, CallWish, ToolAnswers, TokenWish } from '../../electron/core/ports/tools.ts'
import { fail, ok, type Result } from '../../shared/kernel/result.ts'
import { startSandbox } from '../../electron/sandbox/sandbox.ts'
import { LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import { needs } from '../needs.ts'
import { quickStretcher } from '../worlds/quick-stretcher.ts'
import { fileKeychain } from './file-keychain.ts'
import { realKeyward } from './kill-child.ts'
import { value } from '../worlds/fakes.ts'

const TOKEN = 'not-a-real-token-0123456789'
const KEY = 'k'.repeat(43)
const TENANT = 'tenant-c1'
const ASK = {
  kind: 'token',
  name: 'PackBuilder',
  program: null,
  process: null,
  app: 'Packs',
  organisation: null,
} as const satisfies ToolAsk

const doorTo = (base: string) => ({
  http: createHttp(fetch),
  api: base,
  onWanted: () => {},
})

/** Xero's API as one server of this computer that tells what it was sent. */
const fakeApi = async () => {
  const seen: { method: string; url: string; headers: IncomingHttpHeaders; body: string }[] = []
  let answer = { status: 200, headers: {} as Record<string, string>, body: '{"Invoices":[]}' }
  const server = createHttpServer((incoming, outgoing) => {
    let body = ''
    incoming.on('data', (part: Buffer) => (body += part.toString()))
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming
      seen.push({ method, url, headers, body })
      outgoing.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
      outgoing.end(answer.body)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no address')
  return {
    server,
    base: `http://127.0.0.1:${address.port}`,
    seen,
    say: (next: Partial<typeof answer>) => void (answer = { ...answer, ...next }),
  }
}

let profile = ''
let api: Awaited<ReturnType<typeof fakeApi>>
let door: ReturnType<typeof createToolDoor>
const sockets: Socket[] = []
const servers: (Server | ReturnType<typeof createServer>)[] = []
beforeEach(async () => {
  profile = mkdtempSync(join(tmpdir(), 'keyward-tools-'))
  api = await fakeApi()
  door = createToolDoor(profile, doorTo(api.base))
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await door.close()
  for (const server of [api.server, ...servers.splice(0)]) server.close()
  rmSync(profile, { recursive: true, force: true })
})

/** The door, open to whoever proves the key; what it was asked, and how calls ended. */
const openDoor = async (more: Partial<ToolAnswers> = {}) => {
  const asked: (TokenWish | CallWish)[] = []
  const ended: CallEnd[] = []
  const answers: ToolAnswers = {
    token: async (wish) => {
      asked.push(wish)
      return ok({ accessToken: TOKEN, expiresIn: 1_800, scopes: ['openid'], tenantId: null })
    },
    call: async (wish) => {
      asked.push(wish)
      if (wish.key !== KEY) return fail('unknownTool')
      return ok({
        accessToken: TOKEN,
        tenantId: TENANT,
        renew: async () => ok(null),
        end: (how) => void ended.push(how),
      })
    },
    standing: () => ({ state: 'open', tools: [] }),
    ...more,
  }
  const { port } = value(await door.open(answers, null))
  const endpoint = readEndpoint(profile)
  if (endpoint === null) throw new Error('nothing tells where it listens')
  return { asked, ended, port, endpoint }
}

const knock = async (path: string): Promise<Socket> => {
  const socket = connect({ path })
  sockets.push(socket)
  socket.on('error', () => {})
  await once(socket, 'connect')
  return socket
}

/** Everything that a socket said until it was hung up on. */
const toItsEnd = async (socket: Socket): Promise<Buffer> => {
  const parts: Buffer[] = []
  socket.on('data', (part: Buffer) => void parts.push(part))
  if (!socket.destroyed) await once(socket, 'close')
  return Buffer.concat(parts)
}

it('K1 gives a token to who proves the key, and says how it stands', async () => {
  const { asked } = await openDoor()
  expect(await askKeyward(profile, ASK)).toEqual({
    kind: 'token',
    accessToken: TOKEN,
    expiresIn: 1_800,
    scopes: ['openid'],
    tenantId: null,
  })
  expect(asked).toEqual([
    {
      name: 'PackBuilder',
      program: null,
      process: null,
      programMark: null,
      app: 'Packs',
      organisation: null,
    },
  ])
  expect(await askKeyward(profile, { kind: 'standing' })).toEqual({
    kind: 'standing',
    state: 'open',
    tools: [],
  })
})

it('says why there is no token, by its code alone', async () => {
  await openDoor({ token: async () => fail('locked') })
  expect(await askKeyward(profile, ASK)).toEqual({ kind: 'failed', code: 'locked' })
})

it('K1 nothing listens and nothing is left once it is closed', async () => {
  const { endpoint, port } = await openDoor()
  await door.close()
  expect(await askKeyward(profile, ASK)).toEqual({ kind: 'notRunning' })
  expect(readdirSync(profile)).toEqual([])
  await expect(knock(endpoint.path)).rejects.toThrow('ENOENT')
  await expect(call(port, `/${KEY}/api.xro/2.0/Invoices`)).rejects.toThrow('ECONNREFUSED')
})

it('K1 whoever waits for an answer is hung up on when it closes', async () => {
  const never = Promise.withResolvers<Result<never>>()
  const begun = Promise.withResolvers<AbortSignal>()
  await openDoor({
    token: (_wish, signal) => {
      begun.resolve(signal)
      return never.promise
    },
  })
  const asking = askKeyward(profile, ASK)
  const signal = await begun.promise
  await door.close()
  expect(await asking).toEqual({ kind: 'hungUp' })
  await expect.poll(() => signal.aborted).toBe(true)
})

it('a tool that hangs up is heard to have done so', async () => {
  const begun = Promise.withResolvers<AbortSignal>()
  const { endpoint } = await openDoor({
    token: (_wish, signal) => {
      begun.resolve(signal)
      return new Promise(() => {})
    },
  })
  const socket = await knock(endpoint.path)
  const read = createFrameReader(socket)
  const { nonce } = JSON.parse(String(await read(512, 60_000))) as { nonce: string }
  const nonces = { keyward: Buffer.from(nonce, 'base64'), tool: freshNonce() }
  const proof = proofOf(endpoint.key, 'tool', nonces).toString('base64')
  writeFrame(socket, Buffer.from(JSON.stringify({ v: 1, nonce: nonces.tool.toString('base64'), proof })))
  await read(512, 60_000)
  writeFrame(socket, sealFrame(endpoint.key, 'tool', nonces, JSON.stringify(ASK)))
  const signal = await begun.promise
  socket.destroy()
  await expect.poll(() => signal.aborted).toBe(true)
})

it('K1 a door that only says that the vault is not open is taken over by the one that says more', async () => {
  let isOpen = false
  const answers: ToolAnswers = {
    token: async () => fail('locked'),
    call: async () => fail('locked'),
    standing: () => ({ state: isOpen ? 'open' : 'locked', tools: [] }),
  }
  expect([door.isExpected(), readMark(profile)]).toEqual([false, false])
  await door.expect(true)
  value(await door.openLocked(answers))
  const told = readFileSync(join(profile, 'tools', 'endpoint.json'))
  expect(await askKeyward(profile, { kind: 'standing' })).toMatchObject({ state: 'locked' })
  isOpen = true
  value(await door.open(answers, null))
  // whoever had found it finds it still
  expect(readFileSync(join(profile, 'tools', 'endpoint.json'))).toEqual(told)
  expect(await askKeyward(profile, { kind: 'standing' })).toMatchObject({ state: 'open' })
  await door.close()
  expect(await askKeyward(profile, ASK)).toEqual({ kind: 'notRunning' })
  expect([door.isExpected(), readMark(profile)]).toEqual([true, true])
  await door.expect(false)
  expect([door.isExpected(), readdirSync(profile)]).toEqual([false, []])
})

it('whoever is hung up on before a word was said has not met an impostor', async () => {
  const { endpoint } = await openDoor()
  await impostor(endpoint, (socket) => void socket.destroy())
  expect(await askKeyward(profile, ASK)).toEqual({ kind: 'hungUp' })
})

it('K3 a file that is put at a program’s path later is seen to be another', async () => {
  const { asked } = await openDoor()
  const program = join(profile, 'builder')
  writeFileSync(program, 'one')
  const ask = () => askKeyward(profile, { ...ASK, program })
  await ask()
  await ask()
  writeFileSync(`${program}.new`, 'two')
  renameSync(`${program}.new`, program)
  await ask()
  writeFileSync(program, 'one') // as long as it was, and in its place
  utimesSync(program, 1, 1)
  await ask()
  rmSync(program)
  await ask()
  const marks = () => asked.map((one) => ('programMark' in one ? one.programMark : 'a call'))
  const [first, again, replaced, rewritten, gone] = marks()
  expect(again).toBe(first)
  expect(new Set([first, replaced, rewritten]).size).toBe(3)
  expect(gone).toBeNull()
  for (const odd of ['builder', profile, '//server/share/builder', '\\\\server\\share\\builder'])
    await askKeyward(profile, { ...ASK, program: odd })
  expect(marks().slice(5)).toEqual([null, null, null, null])
})

const unix = needs('unix')

unix.it(
  'a profile whose path is too long for a socket leaves no folder behind, killed or closed',
  async () => {
    const deep = join(profile, 'x'.repeat(90))
    const first = await prepareEndpoint(deep)
    await writeEndpoint(deep, first)
    expect(dirname(dirname(first.path))).toBe(tmpdir())
    writeFileSync(first.path, '') // as the socket of a process that was killed
    const second = await prepareEndpoint(deep)
    expect(existsSync(dirname(first.path))).toBe(false)
    await removeEndpoint(deep, second)
    expect(existsSync(dirname(second.path))).toBe(false)
  },
)
unix.it('K1 the folder, the socket and the file with the key are this account’s alone', async () => {
  const { endpoint } = await openDoor()
  const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)
  expect(modeOf(join(profile, 'tools'))).toBe('700')
  expect(modeOf(join(profile, 'tools', 'endpoint.json'))).toBe('600')
  expect(modeOf(endpoint.path)).toBe('600')
})

unix.it('K1 a file that others could read or write is not believed', async () => {
  await openDoor()
  chmodSync(join(profile, 'tools', 'endpoint.json'), 0o644)
  expect(await askKeyward(profile, ASK)).toEqual({ kind: 'notRunning' })
})

const asRoot = needs('otherUser')
asRoot.it('K1 another user of this computer reaches neither the key nor the socket', async () => {
  const { endpoint, asked } = await openDoor()
  chmodSync(profile, 0o755)
  for (const script of [
    `cat ${join(profile, 'tools', 'endpoint.json')}`,
    `exec 3<${join(profile, 'tools')}/endpoint.json`,
    `ls ${join(profile, 'tools')}`,
    `perl -MSocket -e 'socket(S,AF_UNIX,SOCK_STREAM,0)||exit 1; connect(S,sockaddr_un("${endpoint.path}"))||exit 3'`,
  ]) {
    const tried = spawnSync('/bin/sh', ['-c', script], { uid: 65_534, gid: 65_534, encoding: 'utf8' })
    expect(tried.status, script).not.toBe(0)
    expect(tried.stdout, script).toBe('')
  }
  const own = spawnSync('/bin/sh', ['-c', `ls ${join(profile, 'tools')}`], { encoding: 'utf8' })
  expect(own.status).toBe(0)
  expect(asked).toEqual([])
})

it('K1 an impostor that has no key learns nothing of Keyward but a number that is used once', async () => {
  const { endpoint, asked } = await openDoor()
  const said = new Set<string>()
  for (const introduction of [
    { v: 1, nonce: freshNonce().toString('base64'), proof: freshNonce().toString('base64') },
    { v: 1, nonce: '', proof: '' },
    { v: 2, nonce: freshNonce().toString('base64'), proof: '' },
    { kind: 'token', name: 'PackBuilder' },
  ]) {
    const socket = await knock(endpoint.path)
    writeFrame(socket, Buffer.from(JSON.stringify(introduction)))
    const heard = await toItsEnd(socket)
    const greeting = JSON.parse(heard.subarray(4).toString()) as { v: number; nonce: string }
    expect(Object.keys(greeting)).toEqual(['v', 'nonce'])
    said.add(greeting.nonce)
  }
  expect(said.size).toBe(4)
  expect(asked).toEqual([])
})

it('K1 a proof that was heard once is of no use for another session, nor Keyward’s own for a tool', async () => {
  const { endpoint, asked } = await openDoor()
  const first = await knock(endpoint.path)
  const { nonce } = JSON.parse(String(await createFrameReader(first)(512, 60_000))) as { nonce: string }
  const nonces = { keyward: Buffer.from(nonce, 'base64'), tool: freshNonce() }
  for (const proof of [proofOf(endpoint.key, 'tool', nonces), proofOf(endpoint.key, 'keyward', nonces)]) {
    const again = await knock(endpoint.path)
    const introduction = { v: 1, nonce: nonces.tool.toString('base64'), proof: proof.toString('base64') }
    writeFrame(again, Buffer.from(JSON.stringify(introduction)))
    const heard = await toItsEnd(again)
    expect(heard.readUInt32BE()).toBe(heard.length - 4) // the greeting, and nothing after it
  }
  expect(asked).toEqual([])
})

/** Listens in Keyward's place, where its file says. */
const impostor = async (endpoint: { readonly path: string }, answer: (socket: Socket) => void) => {
  rmSync(endpoint.path, { force: true })
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => {})
    answer(socket)
  })
  servers.push(server)
  server.listen(endpoint.path)
  await once(server, 'listening')
}

it('K1 an impostor that listens in Keyward’s place hears neither what is asked nor a name', async () => {
  const { endpoint } = await openDoor()
  const heard: Buffer[] = []
  await impostor(endpoint, (socket) => {
    socket.on('data', (part: Buffer) => void heard.push(part))
    writeFrame(socket, Buffer.from(JSON.stringify({ v: 1, nonce: freshNonce().toString('base64') })))
    writeFrame(socket, Buffer.from(JSON.stringify({ proof: freshNonce().toString('base64') })))
  })
  expect(await askKeyward(profile, ASK)).toEqual({ kind: 'notKeyward' })
  expect(Buffer.concat(heard).toString()).not.toContain('PackBuilder')
})

it('K1 an impostor that passes everything on between the two reads neither question nor token', async () => {
  const { endpoint } = await openDoor()
  const between = join(profile, 'between')
  const heard: Buffer[] = []
  const server = createServer((tool) => {
    const keyward = connect({ path: endpoint.path })
    sockets.push(tool, keyward)
    for (const one of [tool, keyward]) {
      one.on('error', () => {})
      one.on('data', (part: Buffer) => void heard.push(part))
    }
    tool.pipe(keyward).pipe(tool)
  })
  servers.push(server)
  server.listen(between)
  await once(server, 'listening')
  const file = join(profile, 'tools', 'endpoint.json')
  const told = JSON.parse(readFileSync(file, 'utf8')) as object
  writeFileSync(file, JSON.stringify({ ...told, path: between }))
  expect(await askKeyward(profile, ASK)).toMatchObject({ kind: 'token' })
  const all = Buffer.concat(heard).toString('latin1')
  expect(all).not.toContain(TOKEN)
  expect(all).not.toContain('PackBuilder')
})

it('K1 a key of an earlier Keyward opens nothing', async () => {
  await openDoor()
  const file = join(profile, 'tools', 'endpoint.json')
  const stale = JSON.parse(readFileSync(file, 'utf8')) as { key: string }
  await door.close()
  await openDoor()
  const fresh = JSON.parse(readFileSync(file, 'utf8')) as { key: string }
  expect(fresh.key).not.toBe(stale.key)
  writeFileSync(file, JSON.stringify({ ...fresh, key: stale.key }))
  expect((await askKeyward(profile, ASK)).kind).toBe('notKeyward')
})

it('a newer Keyward than the command says that it is one', async () => {
  const { endpoint } = await openDoor()
  await impostor(endpoint, (socket) =>
    writeFrame(socket, Buffer.from(JSON.stringify({ v: 2, nonce: freshNonce().toString('base64') }))),
  )
  expect(await askKeyward(profile, ASK)).toEqual({ kind: 'otherVersion' })
})

it.each([
  ['nothing', () => Buffer.alloc(0)],
  ['a frame of no length', () => Buffer.alloc(4)],
  ['a frame of four gigabytes', () => Buffer.from([255, 255, 255, 255])],
  ['a little more than is read', () => Buffer.concat([Buffer.from([0, 0, 2, 1]), Buffer.alloc(513)])],
  ['no JSON', () => Buffer.concat([Buffer.from([0, 0, 0, 4]), Buffer.from('junk')])],
  ['HTTP', () => Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')],
])('K5 whoever says %s is hung up on', async (_what, bytes) => {
  const { endpoint, asked } = await openDoor()
  const socket = await knock(endpoint.path)
  socket.write(bytes())
  await toItsEnd(socket)
  expect(asked).toEqual([])
  expect(await askKeyward(profile, { kind: 'standing' })).toMatchObject({ kind: 'standing' })
})

it('K5 ten thousand junk connections leave nothing behind, and who has the key is answered afterwards', async () => {
  const { endpoint, asked } = await openDoor()
  let most = 0
  let open = 0
  for (let round = 0; round < 100; round += 1)
    await Promise.all(
      Array.from(
        { length: 100 },
        () =>
          new Promise<void>((resolve) => {
            const socket = connect({ path: endpoint.path })
            socket.on('error', () => {})
            socket.once('data', () => {
              open += 1
              most = Math.max(most, open)
              socket.end(Buffer.from('junk that is no frame'))
            })
            socket.once('close', () => {
              open = Math.max(0, open - 1)
              resolve()
            })
          }),
      ),
    )
  expect(most).toBeLessThanOrEqual(CONNECTIONS_MAX + 1)
  expect(asked).toEqual([])
  expect(await askKeyward(profile, ASK)).toMatchObject({ kind: 'token' })
})

unix.it('K1 a Keyward that is killed leaves nothing listening, and the next one is found', async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'tool-door-child.ts'), profile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  const port = Number(said.toString())
  expect(await askKeyward(profile, { kind: 'standing' })).toMatchObject({ kind: 'standing' })
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await askKeyward(profile, ASK)).toEqual({ kind: 'notRunning' })
  await expect(call(port, `/${KEY}/api.xro/2.0/Invoices`)).rejects.toThrow('ECONNREFUSED')
  await openDoor()
  expect(await askKeyward(profile, ASK)).toMatchObject({ kind: 'token' })
  expect(readdirSync(join(profile, 'tools'))).toHaveLength(2)
})

type Call = {
  readonly method?: string
  readonly headers?: Record<string, string | string[]>
  readonly body?: string
}

/** One call over real HTTP; `path` goes onto the wire as it is. */
const call = (port: number, path: string, { method = 'GET', headers = {}, body }: Call = {}) =>
  new Promise<{ status: number; headers: IncomingHttpHeaders; text: string }>((resolve, reject) => {
    const asking = request(
      { host: '127.0.0.1', port, path, method, headers: { connection: 'close', ...headers } },
      (answer) => {
        let text = ''
        answer.on('data', (part: Buffer) => (text += part.toString()))
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
        answer.on('error', reject)
      },
    )
    asking.on('error', reject)
    asking.end(body)
  })

/** Bytes onto the wire, and everything that comes back. */
const raw = async (port: number, text: string): Promise<string> => {
  const socket = connect({ host: '127.0.0.1', port })
  sockets.push(socket)
  socket.on('error', () => {})
  socket.write(text)
  return (await toItsEnd(socket)).toString('latin1')
}

const INVOICES = `/${KEY}/api.xro/2.0/Invoices`

it('K4 makes a call at Xero with token and organisation, and hands back what Xero says', async () => {
  const { port, asked, ended } = await openDoor()
  api.say({
    headers: { 'x-minlimit-remaining': '59', 'set-cookie': 'a=b', location: 'https://elsewhere.example' },
  })
  const answer = await call(port, `${INVOICES}?page=2&where=Type%3D%3D%22ACCREC%22`, {
    headers: { accept: 'application/json', 'x-other': 'nothing of it', 'user-agent': 'curl' },
  })
  expect(answer).toMatchObject({ status: 200, text: '{"Invoices":[]}' })
  expect(answer.headers).toMatchObject({
    'x-minlimit-remaining': '59',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  for (const name of ['set-cookie', 'location', 'access-control-allow-origin'])
    expect(answer.headers).not.toHaveProperty(name)
  expect(asked).toEqual([{ key: KEY, method: 'GET', path: '/api.xro/2.0/Invoices' }])
  expect(api.seen).toMatchObject([
    {
      method: 'GET',
      url: '/api.xro/2.0/Invoices?page=2&where=Type%3D%3D%22ACCREC%22',
      headers: { authorization: `Bearer ${TOKEN}`, 'xero-tenant-id': TENANT },
    },
  ])
  expect(api.seen[0]?.headers).not.toHaveProperty('x-other')
  expect(ended).toEqual([{ retryAt: null, limited: null }])
})

it('K4 sends a body where the tool may write, and says when Xero asks for a rest', async () => {
  const { port, ended } = await openDoor()
  api.say({ status: 429, headers: { 'retry-after': '30', 'x-rate-limit-problem': 'appminute' }, body: '{}' })
  const before = Date.now()
  const answer = await call(port, INVOICES, {
    method: 'POST',
    body: '{"a":1}',
    headers: { 'content-type': 'application/json' },
  })
  expect(answer).toMatchObject({ status: 429, headers: { 'retry-after': '30' } })
  expect(api.seen).toMatchObject([{ method: 'POST', body: '{"a":1}' }])
  expect(ended).toEqual([{ retryAt: expect.any(Number), limited: 'app' }])
  expect(ended[0]?.retryAt).toBeGreaterThanOrEqual(before + 30_000)
})

it.each<[string, number, (port: number) => Promise<{ status: number; text: string }>]>([
  ['a foreign Host', 421, (port) => call(port, INVOICES, { headers: { host: 'attacker.example' } })],
  ['a name that leads here', 421, (port) => call(port, INVOICES, { headers: { host: `localhost:${port}` } })],
  ['another port', 421, (port) => call(port, INVOICES, { headers: { host: '127.0.0.1:1' } })],
  ['a page of the web', 403, (port) => call(port, INVOICES, { headers: { origin: 'https://a.example' } })],
  ['a page without origin', 403, (port) => call(port, INVOICES, { headers: { origin: 'null' } })],
  ['a browser', 403, (port) => call(port, INVOICES, { headers: { 'sec-fetch-site': 'cross-site' } })],
  ['a token of its own', 400, (port) => call(port, INVOICES, { headers: { authorization: 'Bearer x' } })],
  ['another organisation', 400, (port) => call(port, INVOICES, { headers: { 'Xero-Tenant-Id': 'other' } })],
  [
    'another method behind this one',
    400,
    (port) => call(port, INVOICES, { method: 'POST', headers: { 'x-http-method-override': 'DELETE' } }),
  ],
  ['a body to GET', 400, (port) => call(port, INVOICES, { body: 'x', headers: { 'content-length': '1' } })],
  ['PATCH', 405, (port) => call(port, INVOICES, { method: 'PATCH' })],
  ['OPTIONS', 405, (port) => call(port, INVOICES, { method: 'OPTIONS' })],
  ['TRACE', 405, (port) => call(port, INVOICES, { method: 'TRACE' })],
  ['no key', 400, (port) => call(port, '/api.xro/2.0/Invoices')],
  ['a key and nothing else', 400, (port) => call(port, `/${KEY}`)],
  ['a key and a slash', 400, (port) => call(port, `/${KEY}/`)],
  ['a way up', 400, (port) => call(port, `/${KEY}/api.xro/../connections`)],
  ['a way up at the end', 400, (port) => call(port, `/${KEY}/api.xro/..?a=b`)],
  ['an escaped way up', 400, (port) => call(port, `/${KEY}/api.xro/%2e%2e/connections`)],
  ['an escaped slash', 400, (port) => call(port, `/${KEY}/api.xro%2f2.0`)],
  ['two slashes', 400, (port) => call(port, `/${KEY}//evil.example/api`)],
  ['a backslash', 400, (port) => call(port, `/${KEY}/api.xro\\2.0`)],
  ['a fragment', 400, (port) => call(port, `${INVOICES}#x`)],
  ['an address too long', 400, (port) => call(port, `${INVOICES}?${'a'.repeat(4_096)}`)],
  ['the whole address', 400, (port) => call(port, `http://127.0.0.1:${port}${INVOICES}`)],
  ['another host’s address', 400, (port) => call(port, 'http://api.xero.com/connections')],
  [
    'an oversized body',
    413,
    (port) => call(port, INVOICES, { method: 'POST', headers: { 'content-length': String(BODY_MAX + 1) } }),
  ],
])('K4 refuses %s, and Xero hears nothing of it', async (_what, status, act) => {
  const { port, asked } = await openDoor()
  const answer = await act(port)
  expect(answer.status).toBe(status)
  expect(JSON.parse(answer.text)).toMatchObject({ error: expect.any(String), message: expect.any(String) })
  expect(asked).toEqual([])
  expect(api.seen).toEqual([])
})

it.each<[string, (port: number) => string]>([
  ['CONNECT', (port) => `CONNECT api.xero.com:443 HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`],
  [
    'another protocol',
    (port) =>
      `GET ${INVOICES} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n`,
  ],
  [
    'two Hosts',
    (port) =>
      `GET ${INVOICES} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
  ],
  ['no Host', () => `GET ${INVOICES} HTTP/1.1\r\nConnection: close\r\n\r\n`],
  [
    'two lengths',
    (port) =>
      `POST ${INVOICES} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 5\r\nContent-Length: 50\r\n\r\nhello`,
  ],
  [
    'a length and pieces',
    (port) =>
      `POST ${INVOICES} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET ${INVOICES} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`,
  ],
  [
    'a second call behind a refused one',
    (port) =>
      `GET /x HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\nGET ${INVOICES} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`,
  ],
  [
    'a header of two lines',
    (port) =>
      `GET ${INVOICES} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX: a\r\n Authorization: b\r\nConnection: close\r\nOrigin: x\r\n\r\n`,
  ],
  [
    'a body that asks first',
    (port) =>
      `POST ${INVOICES} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n`,
  ],
  ['no HTTP', () => 'junk\r\n\r\n'],
  [
    'pieces without end',
    (port) =>
      `POST ${INVOICES} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nTransfer-Encoding: chunked\r\n\r\n${`10000\r\n${'x'.repeat(65_536)}\r\n`.repeat(17)}`,
  ],
])('K4 refuses %s on the wire, and Xero hears nothing of it', async (_what, text) => {
  const { port, asked } = await openDoor()
  const heard = await raw(port, text(port))
  expect(heard).not.toContain('200 OK')
  expect(heard).not.toContain(TOKEN)
  expect(asked).toEqual([])
  expect(api.seen).toEqual([])
})

it('K5 whoever takes every place at the port and says nothing is hung up on, and calls are answered again', async () => {
  const { port } = await openDoor()
  api.say({ status: 200, body: '{"Invoices":[]}' })
  const silent = await Promise.all(
    Array.from({ length: 64 }, async () => {
      const socket = connect({ port, host: '127.0.0.1' })
      sockets.push(socket)
      socket.on('error', () => {})
      await once(socket, 'connect')
      return socket
    }),
  )
  const ended = silent.map((socket) => once(socket.resume(), 'close'))
  await expect(call(port, INVOICES)).rejects.toThrow()
  await Promise.all(ended)
  expect(await call(port, INVOICES)).toMatchObject({ status: 200 })
})

const REFUSED = { status: 401, body: '{"Detail":"TokenExpired"}' }
/** The door, whose calls have another token where Xero refuses the first. */
const renewing = async (renewed: Result<string | null>) => {
  let times = 0
  const ends: CallEnd[] = []
  const opened = await openDoor({
    call: async () =>
      ok({
        accessToken: TOKEN,
        tenantId: TENANT,
        renew: async () => {
          times += 1
          if (renewed.ok && renewed.value === 'a-newer-one') api.say({ status: 200, body: '{"Invoices":[]}' })
          return renewed
        },
        end: (how) => void ends.push(how),
      }),
  })
  return { ...opened, ends, times: () => times }
}

it('K4 a token that Xero refuses is renewed, and the call is made again, once', async () => {
  const { port, ends, times } = await renewing(ok('a-newer-one'))
  api.say(REFUSED)
  const answer = await call(port, INVOICES, { method: 'POST', body: '{"a":1}' })
  expect(answer).toMatchObject({ status: 200, text: '{"Invoices":[]}' })
  expect(api.seen.map(({ headers, body }) => [headers.authorization, body])).toEqual([
    [`Bearer ${TOKEN}`, '{"a":1}'],
    ['Bearer a-newer-one', '{"a":1}'],
  ])
  expect(times()).toBe(1)
  expect(ends).toHaveLength(1)
})

it('K4 a newer token that is refused as well is Xero’s answer, and nothing is tried a third time', async () => {
  const { port, ends, times } = await renewing(ok('another'))
  api.say(REFUSED)
  expect((await call(port, INVOICES)).status).toBe(401)
  expect([api.seen.length, times(), ends.length]).toEqual([2, 1, 1])
})

it('K4 a sign-in that cannot be renewed is told, and the call is over', async () => {
  const { port, ends } = await renewing(fail('signInExpired'))
  api.say(REFUSED)
  const answer = await call(port, INVOICES)
  expect(answer.status).toBe(409)
  expect(JSON.parse(answer.text)).toMatchObject({ error: 'signInExpired' })
  expect([api.seen.length, ends.length]).toEqual([1, 1])
})

it.each<[string, Partial<Parameters<typeof api.say>[0]>]>([
  ['does not reach so far', { headers: { 'www-authenticate': 'Bearer error="insufficient_scope"' } }],
  ['has a tier without this API', { body: '{"Detail":"AuthorizationUnsuccessful"}' }],
])('K4 a token that %s is not renewed', async (_what, more) => {
  const { port, times } = await renewing(ok('a-newer-one'))
  api.say({ ...REFUSED, ...more })
  expect((await call(port, INVOICES)).status).toBe(401)
  expect([api.seen.length, times()]).toEqual([1, 0])
})

it('K4 follows no redirect of Xero’s, and hands none on', async () => {
  const { port } = await openDoor()
  api.say({ status: 302, headers: { location: `${api.base}/elsewhere` } })
  const answer = await call(port, INVOICES)
  expect(answer.status).toBe(502)
  expect(answer.headers).not.toHaveProperty('location')
  expect(api.seen).toHaveLength(1)
})

it('K2 what fails on the way is told by its code, and carries no token', async () => {
  const { port, ended } = await openDoor()
  api.server.close()
  const answer = await call(port, INVOICES)
  expect(answer.status).toBe(502)
  expect(JSON.parse(answer.text)).toMatchObject({ error: 'offline' })
  expect(answer.text).not.toContain(TOKEN)
  expect(ended).toHaveLength(1)
})

it.each([
  ['locked', 423],
  ['toolRefused', 403],
  ['toolOutOfBounds', 403],
  ['unknownTool', 404],
  ['signInExpired', 409],
  ['signInRevoking', 409],
  ['secretMissing', 409],
  ['vaultReadOnly', 409],
] as const)('says that it is %s', async (code, status) => {
  const { port } = await openDoor({ call: async () => fail(code) })
  const answer = await call(port, INVOICES)
  expect(answer.status).toBe(status)
  expect(JSON.parse(answer.text)).toMatchObject({
    error: code,
    message: expect.not.stringContaining(`(${code})`),
  })
  expect(api.seen).toEqual([])
})

it('keeps its port where it can, and takes another where somebody else has it', async () => {
  const { port } = await openDoor()
  await door.close()
  const again = createToolDoor(profile, doorTo(api.base))
  const answers: ToolAnswers = {
    token: async () => fail('locked'),
    call: async () => fail('locked'),
    standing: () => ({ state: 'locked', tools: [] }),
  }
  expect(value(await again.open(answers, port)).port).toBe(port)
  const other = createToolDoor(mkdtempSync(join(tmpdir(), 'keyward-tools-')), doorTo(api.base))
  expect(value(await other.open(answers, port)).port).not.toBe(port)
  await other.close()
  await again.close()
})

it('K4 K3 a tool reads the sandbox through a whole Keyward, may not write, and is cut off by the lock', async () => {
  const sandbox = await startSandbox()
  const keychain = mkdtempSync(join(tmpdir(), 'keyward-tools-keychain-'))
  door = createToolDoor(profile, doorTo(sandbox.api))
  const records = createRecords({
    folder: profile,
    keychain: fileKeychain(keychain),
    newId: systemRandom.id,
    stretcher: quickStretcher(),
  })
  const bases = {
    login: sandbox.login,
    identity: sandbox.identity,
    api: sandbox.api,
    relayUri: sandbox.relayUri,
  }
  const { api: keyward, heard, ...whole } = realKeyward(profile, keychain, bases, { toolDoor: door, records })
  try {
    await whole.start()
    const { appId } = value(
      await keyward.addApp({
        details: {
          kind: 'web',
          name: LEDGER_TOOL.name,
          clientId: LEDGER_TOOL.clientId,
          route: 'relay',
          redirectUri: sandbox.relayUri,
          scopes: [...LEDGER_TOOL.scopes],
          note: '',
          pkce: true,
          secretCreatedAt: null,
        },
        clientSecret: LEDGER_TOOL.clientSecret,
      }),
    )
    value(await keyward.startSignIn({ appId }))
    const listed = () => heard.snapshot?.connections ?? []
    await expect.poll(listed, { timeout: 60_000 }).not.toEqual([])
    const one = listed().find(({ tenantType }) => tenantType === 'ORGANISATION')
    if (one === undefined) throw new Error('no organisation is connected')
    const { toolId } = value(
      await keyward.addTool({
        name: 'Workbook',
        purpose: '',
        appId,
        signInId: heard.snapshot?.signIns[0]?.id ?? '',
        way: 'proxy',
        tenantId: one.tenantId,
        paths: ['/api.xro/2.0'],
        methods: ['GET'],
        lasts: 'untilLocked',
      }),
    )
    value(await keyward.setTools({ isOn: true }))
    const { address } = value(await keyward.toolAddress({ toolId }))
    const read = () => fetch(`${address}/api.xro/2.0/Organisation`)
    const reading = read()
    await expect.poll(() => heard.work?.tools.question?.name, { timeout: 60_000 }).toBe('Workbook')
    const askId = heard.work?.tools.question?.askId ?? ''
    const allowed = async () => (await keyward.allowTool({ askId, lasts: 'untilLocked' })).ok
    await expect.poll(allowed, { timeout: 60_000 }).toBe(true)
    const first = await reading
    expect(first.status).toBe(200)
    expect(await first.text()).toContain(one.tenantName)
    const written = await fetch(`${address}/api.xro/2.0/Invoices`, { method: 'POST', body: '{}' })
    expect(written.status).toBe(403)
    expect((await fetch(`${address}/connections`)).status).toBe(403)
    expect(
      sandbox.requests.filter(({ method }) => method === 'POST' || method === 'DELETE'),
    ).not.toContainEqual(expect.objectContaining({ endpoint: 'organisation' }))
    value(await keyward.setPassphrase({ passphrase: 'not a real passphrase' }))
    expect((await read()).status).toBe(200)
    await whole.lock('asked')
    expect((await read()).status).toBe(423)
    const stored = readdirSync(profile, { recursive: true, encoding: 'utf8' })
      .map((name) => join(profile, name))
      .filter((file) => statSync(file).isFile())
      .map((file) => readFileSync(file, 'latin1'))
    const key = address.split('/').at(-1) ?? ''
    for (const text of stored) expect(text).not.toContain(key)
  } finally {
    await whole.stop()
    await sandbox.close()
    rmSync(keychain, { recursive: true, force: true })
  }
})
