import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'
import { expect } from 'vitest'
import { needs } from '../needs.ts'
import { chooseRuntime } from '../../build/runtime.ts'
import { startDesktop, type Desktop } from '../e2e/desktop.ts'
import { endWithUs } from '../e2e/end-with-us.ts'
import { giveToPerson } from '../e2e/person.ts'
import { within } from '../e2e/within.ts'
import {
  behindTls,
  certificateInside,
  INSIDE,
  startInspectingProxy,
  trustIn,
  type InspectingProxy,
} from './inspecting-proxy.ts'

const { afterAll, afterEach, beforeAll, describe, it } = needs('desktop', 'squid')

type Said = {
  readonly status?: number
  readonly headers?: readonly (readonly [string, string])[]
  readonly text?: string
  readonly failure?: string
}
type Asked = Readonly<Record<string, unknown>> & { readonly url: string }
type Host = { readonly ask: (asked: Asked) => Promise<Said>; readonly stop: () => void }

const folder = mkdtempSync(join(tmpdir(), 'keyward-network-'))
const inside = certificateInside(folder)
let desktop: Desktop
let server: Server
let tls: { readonly port: number; readonly close: () => void }
const heard: { headers: IncomingMessage['headers']; body: string; method: string; url: string }[] = []
const closers: (() => void)[] = []

const answerPlainly = (request: IncomingMessage, response: ServerResponse) => {
  let body = ''
  request.on('data', (part: Buffer) => void (body += part.toString()))
  request.on('end', () => {
    const url = request.url ?? ''
    heard.push({ headers: request.headers, body, method: request.method ?? '', url })
    if (url === '/moved') response.writeHead(302, { location: '/elsewhere' }).end('moved')
    else if (url === '/known')
      response
        .writeHead(401, { 'www-authenticate': 'Basic realm="Xero"', 'content-type': 'application/json' })
        .end('{"error":"invalid_client"}')
    else if (url === '/cookie') response.writeHead(200, { 'set-cookie': 'who=ines; Path=/' }).end('set')
    else if (url === '/nothing') response.writeHead(204).end()
    else if (url === '/silence') return
    else if (url === '/endless') {
      const timer = setInterval(() => response.write(Buffer.alloc(64 * 1024)), 5)
      response.once('close', () => clearInterval(timer))
    } else if (url === '/cut') {
      response.writeHead(200, { 'content-length': '1000' })
      response.write('half')
      setTimeout(() => response.destroy(), 50)
    } else response.writeHead(200, { 'x-minlimit-remaining': '59' }).end(`said ${body}`)
  })
}

beforeAll(async () => {
  await build({
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: false,
      ssr: 'tests/adapters/network-host.ts',
      rolldownOptions: { external: ['electron'], output: { entryFileNames: 'main.mjs' } },
    },
    ssr: { noExternal: true, external: ['electron'] },
  })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'network-host', main: 'main.mjs' }))
  giveToPerson(folder)
  desktop = await startDesktop({ keyring: false })
  server = createServer(answerPlainly)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  tls = await behindTls(inside, portOf)
})
afterEach(() => {
  for (const close of closers.splice(0)) close()
  heard.length = 0
})
afterAll(async () => {
  tls.close()
  server.closeAllConnections()
  server.close()
  await desktop.stop()
  rmSync(folder, { recursive: true, force: true })
})

const portOf = () => {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
const near = (path: string) => `http://127.0.0.1:${portOf()}${path}`
const far = (path: string) => `https://${INSIDE}:${tls.port}${path}`

/** An Electron whose only task is to ask what a test wants asked, with what adapters ask with. */
const startHost = async (env: NodeJS.ProcessEnv = {}): Promise<Host> => {
  const profile = mkdtempSync(join(tmpdir(), 'keyward-network-profile-'))
  giveToPerson(profile)
  const [program, ...args] = desktop.command([chooseRuntime().program, folder, `--user-data-dir=${profile}`])
  const child = spawn(program, args, { env: { ...desktop.env, ...env }, stdio: ['pipe', 'pipe', 'ignore'] })
  endWithUs(child)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const nextLine = async () => {
    const { value, done } = await within(30_000, 'Electron to answer', lines.next())
    if (done === true) throw new Error('Electron ended')
    return value
  }
  while ((await nextLine()) !== 'ready');
  const stop = () => {
    child.kill('SIGKILL')
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
  closers.push(stop)
  return {
    ask: async (asked) => {
      child.stdin.write(`${JSON.stringify(asked)}\n`)
      return JSON.parse(await nextLine()) as Said
    },
    stop,
  }
}

const startProxy = async (options?: { readonly asksPassword: boolean }): Promise<InspectingProxy> => {
  const proxy = await startInspectingProxy(inside.certificate, options)
  closers.push(proxy.close)
  return proxy
}

describe('a request through the system’s network', () => {
  it('arrives whole, and brings back status, headers and text', async () => {
    const host = await startHost()
    const headers = {
      authorization: 'Basic bWFkZTp1cA==',
      'content-type': 'application/x-www-form-urlencoded',
    }
    const said = await host.ask({ url: near('/token'), method: 'POST', headers, body: 'grant=none' })
    expect([said.status, said.text]).toEqual([200, 'said grant=none'])
    expect(said.headers).toContainEqual(['x-minlimit-remaining', '59'])
    expect(heard[0]).toMatchObject({ method: 'POST', body: 'grant=none', headers })
    expect(await host.ask({ url: near('/nothing'), method: 'DELETE' })).toMatchObject({
      status: 204,
      text: '',
    })
    expect(heard.at(-1)?.method).toBe('DELETE')
  })

  it('D14 follows no redirect, keeps no cookie, and reads a 401 as an answer', async () => {
    const host = await startHost()
    expect(await host.ask({ url: near('/moved') })).toMatchObject({ status: 302 })
    expect(heard.map(({ url }) => url)).toEqual(['/moved'])
    await host.ask({ url: near('/cookie') })
    await host.ask({ url: near('/after') })
    expect(heard.at(-1)?.headers.cookie).toBeUndefined()
    expect(await host.ask({ url: near('/known') })).toMatchObject({
      status: 401,
      text: '{"error":"invalid_client"}',
    })
  })

  it('D14 has a deadline, a size cap, and a word for an answer that breaks off', async () => {
    const host = await startHost()
    expect(await host.ask({ url: near('/silence'), deadline: 500 })).toEqual({ failure: 'xeroTimedOut' })
    expect(await host.ask({ url: near('/endless'), largest: 1_000_000 })).toEqual({
      failure: 'xeroUnexpected',
    })
    expect(await host.ask({ url: near('/endless'), deadline: 500 })).toEqual({ failure: 'xeroTimedOut' })
    expect(await host.ask({ url: near('/cut') })).toEqual({ failure: 'offline' })
    expect(await host.ask({ url: 'http://127.0.0.1:9/' })).toEqual({ failure: 'offline' })
    expect(await host.ask({ url: 'https://nowhere.invalid/' })).toEqual({ failure: 'offline' })
  })
})

describe('a practice behind a proxy that looks into TLS', () => {
  it('D18 goes through the system’s proxy and trusts what the system trusts', async () => {
    const proxy = await startProxy()
    trustIn(desktop.home, proxy.authority)
    const host = await startHost({ https_proxy: proxy.url, http_proxy: proxy.url })
    expect(await host.ask({ url: far('/through') })).toMatchObject({ status: 200, text: 'said ' })
    expect(proxy.log()).toContain(`https://${INSIDE}:${tls.port}/through`)
    expect(proxy.log()).toContain(`CONNECT ${INSIDE}:${tls.port}`)
  })

  it('D15 refuses one whose authority nobody on this computer trusts', async () => {
    const trusted = await startProxy()
    trustIn(desktop.home, trusted.authority)
    const other = await startProxy()
    const host = await startHost({ https_proxy: other.url })
    expect(await host.ask({ url: far('/refused') })).toEqual({ failure: 'tlsRefused' })
    expect(heard).toEqual([])
  })

  it('D15 Node’s switch against certificates changes nothing', async () => {
    const proxy = await startProxy()
    const host = await startHost({ https_proxy: proxy.url, NODE_TLS_REJECT_UNAUTHORIZED: '0' })
    expect(await host.ask({ url: far('/refused') })).toEqual({ failure: 'tlsRefused' })
  })

  it('D18 says that a proxy asks for a password, and gives it none', async () => {
    const proxy = await startProxy({ asksPassword: true })
    const host = await startHost({ https_proxy: proxy.url, http_proxy: proxy.url })
    expect(await host.ask({ url: far('/asked') })).toEqual({ failure: 'proxyAsksPassword' })
    expect(await host.ask({ url: `http://${INSIDE}/asked` })).toEqual({ failure: 'proxyAsksPassword' })
    expect(heard).toEqual([])
  })

  it('D18 says that the proxy does not answer', async () => {
    const host = await startHost({ https_proxy: 'http://127.0.0.1:9' })
    expect(await host.ask({ url: far('/silent') })).toEqual({ failure: 'proxySilent' })
  })

  it('D18 takes the proxy from a PAC script', async () => {
    const proxy = await startProxy()
    trustIn(desktop.home, proxy.authority)
    const script = `function FindProxyForURL() { return 'PROXY ${new URL(proxy.url).host}' }`
    const pac = createServer((_request, response) =>
      response.writeHead(200, { 'content-type': 'application/x-ns-proxy-autoconfig' }).end(script),
    )
    await new Promise<void>((resolve) => pac.listen(0, '127.0.0.1', resolve))
    closers.push(() => pac.close())
    const address = pac.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const host = await startHost({
      auto_proxy: `http://127.0.0.1:${port}/${createHash('sha256').update(script).digest('hex').slice(0, 8)}.pac`,
    })
    expect(await host.ask({ url: far('/by-script') })).toMatchObject({ status: 200 })
    expect(proxy.log()).toContain('/by-script')
  })
})
