import { createMessage, encrypt } from 'openpgp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttp } from '../../electron/adapters/http.ts'
import { createShareServers } from '../../electron/adapters/share-servers.ts'
import { DAY, HOUR } from '../../shared/instant.ts'
import type { ShareServer } from '../../shared/share-server.ts'
import { value } from '../fakes.ts'
import { listening, sayJson } from '../share-servers/listening.ts'
import { startPrivateBin } from '../share-servers/private-bin.ts'
import { startYopass } from '../share-servers/yopass.ts'

const SEALED = `-----BEGIN AGE ENCRYPTED FILE-----\n${'YWdlLWVuY3J5cHRpb24ub3JnL3YxCg'.repeat(30)}\n-----END AGE ENCRYPTED FILE-----\n`
const { signal } = new AbortController()
const why = (result: { ok: boolean; failure?: { code: string; why?: string } }) =>
  result.ok ? 'taken' : result.failure?.why

const shareServers = createShareServers(createHttp(fetch))
let bin: Awaited<ReturnType<typeof startPrivateBin>>
let yo: Awaited<ReturnType<typeof startYopass>>
beforeAll(async () => {
  bin = await startPrivateBin()
  yo = await startYopass()
})
afterAll(() => Promise.all([bin.stop(), yo.stop()]))
const servers = (): ShareServer[] => [
  { kind: 'privateBin', address: bin.address },
  { kind: 'yopass', address: yo.address },
]
const put = async (server: ShareServer, isOneTime = true, keepFor = DAY) => ({
  server,
  ...value(await shareServers.publish(server, SEALED, { keepFor, isOneTime }, signal)),
})

describe('a share server of the practice', () => {
  it('G4 gives a one-time handover out once, and one that is not as often as it is asked', async () => {
    for (const server of servers()) {
      const once = await put(server)
      expect(value(await shareServers.fetch(once, signal))).toBe(SEALED)
      expect(why(await shareServers.fetch(once, signal))).toBe('notOnServer')
      const often = await put(server, false)
      for (const turn of [1, 2])
        expect([turn, value(await shareServers.fetch(often, signal))]).toEqual([turn, SEALED])
    }
  })

  it('is asked for the next span that it knows, and says which', async () => {
    for (const server of servers()) {
      for (const [wished, kept] of [
        [HOUR / 2, HOUR],
        [HOUR, HOUR],
        [3 * DAY, 7 * DAY],
      ] as const)
        expect((await put(server, true, wished)).keptFor).toBe(kept)
    }
  })

  it('is asked whether it still lies there only in a way that does not use it up', async () => {
    const [binServer, yoServer] = servers()
    if (binServer === undefined || yoServer === undefined) throw new Error('none')
    const inBin = await put(binServer)
    expect(value(await shareServers.status(binServer, inBin.id, true))).toBe('unknown')
    expect(value(await shareServers.fetch(inBin, signal))).toBe(SEALED)
    const inYo = await put(yoServer)
    expect(value(await shareServers.status(yoServer, inYo.id, true))).toBe('there')
    expect(value(await shareServers.fetch(inYo, signal))).toBe(SEALED)
    expect(value(await shareServers.status(yoServer, inYo.id, true))).toBe('gone')
    const silent = await startYopass({ tellsStatus: false })
    const server = { kind: 'yopass', address: silent.address } as const
    expect(value(await shareServers.status(server, (await put(server)).id, true))).toBe('unknown')
    await silent.stop()
  })

  it('takes it off when it is told to, and says when there was nothing to take off', async () => {
    for (const server of servers()) {
      const lying = await put(server)
      expect(value(await shareServers.revoke(server, lying.id, lying.token))).toBe('there')
      expect(why(await shareServers.fetch(lying, signal))).toBe('notOnServer')
      expect(value(await shareServers.revoke(server, lying.id, lying.token))).toBe('gone')
    }
  })

  it('never sees the key, nor the text that was sealed', async () => {
    for (const server of servers()) {
      const { key } = await put(server)
      const heard = [...bin.seen, ...yo.seen].join('\n')
      expect(heard).not.toContain(key)
      expect(heard).not.toContain('BEGIN AGE')
    }
  })
})

describe('a share server that is not to be trusted', () => {
  const lying = async (lies: NonNullable<(typeof bin.mischief)['lies']>) => {
    const [server] = servers()
    if (server === undefined) throw new Error('none')
    const link = await put(server, false)
    bin.mischief.lies = lies
    const result = await shareServers.fetch(link, signal)
    bin.mischief.lies = null
    return why(result)
  }

  it('G6 cannot swap the ciphertext, offer weaker parameters, or make Keyward work for hours', async () => {
    const [server] = servers()
    const other = server === undefined ? undefined : await put(server, false)
    const swapped = bin.pastes.get(other?.id ?? '')?.paste
    expect(await lying(() => ({ status: 0, ct: swapped?.ct, adata: swapped?.adata }))).toBe('serverFalse')
    const cipher = (change: (parts: unknown[]) => unknown[]) =>
      lying(({ ct, adata }) => ({ status: 0, ct, adata: [change([...adata[0]]), ...adata.slice(1)] }))
    expect(await cipher((parts) => parts.with(2, 10_001))).toBe('serverOdd')
    expect(await cipher((parts) => parts.with(2, 2_000_000_000))).toBe('serverOdd')
    expect(await cipher((parts) => parts.with(3, 128))).toBe('serverOdd')
    expect(await cipher((parts) => parts.with(4, 32))).toBe('serverOdd')
    expect(await cipher((parts) => parts.with(6, 'cbc'))).toBe('serverOdd')
    expect(await cipher((parts) => parts.with(7, 'zlib'))).toBe('serverFalse')
    expect(await lying(({ ct, adata }) => ({ status: 0, ct: ct.replace(/^./u, 'A'), adata }))).toMatch(
      /serverFalse|taken/u,
    )
    expect(await lying(() => ['[', '['])).toBe('serverOdd')
  })

  it('a Yopass that puts another message in its place is found out', async () => {
    const server = { kind: 'yopass', address: yo.address } as const
    const link = await put(server, false)
    const message = await encrypt({ message: await createMessage({ text: SEALED }), passwords: 'another' })
    for (const other of [
      String(message),
      'no message at all',
      '-----BEGIN PGP MESSAGE-----\n\nAAAA\n-----END PGP MESSAGE-----',
    ]) {
      yo.secrets.set(link.id, { message: other, expiration: 3_600, one_time: false })
      expect(why(await shareServers.fetch(link, signal))).toBe('serverFalse')
    }
  })

  it('D14 is not followed elsewhere, not read to its end, and not waited for after a cancel', async () => {
    let hops = 0
    const mean = await listening((request, response) => {
      const path = request.url ?? ''
      if (path.startsWith('/moved')) return response.writeHead(302, { location: '/there' }).end()
      if (path.startsWith('/there')) hops += 1
      if (path.startsWith('/login')) return sayJson(response, 401, { message: 'authentication required' })
      if (path.startsWith('/page')) return response.writeHead(200).end('<!doctype html>')
      if (path.startsWith('/silent')) return undefined
      response.writeHead(200)
      const pour = () => {
        while (response.write(Buffer.alloc(65_536, 97)));
        response.once('drain', pour)
      }
      return pour()
    })
    for (const kind of ['privateBin', 'yopass'] as const) {
      const at = (path: string): ShareServer => ({ kind, address: `${mean.address}${path}/` })
      const publish = async (path: string, stop = signal) =>
        why(await shareServers.publish(at(path), SEALED, { keepFor: DAY, isOneTime: true }, stop))
      const fetchFrom = async (path: string) =>
        why(
          await shareServers.fetch({ server: at(path), id: '0123456789abcdef', key: 'k'.repeat(22) }, signal),
        )
      for (const [path, expected] of [
        ['moved', 'serverMoved'],
        ['login', 'serverSignIn'],
        ['page', 'serverOdd'],
        ['endless', 'serverOdd'],
      ] as const) {
        expect(await publish(path)).toBe(expected)
        expect(await fetchFrom(path)).toBe(expected)
      }
      const stop = new AbortController()
      const waiting = publish('silent', stop.signal)
      setTimeout(() => stop.abort(), 50)
      expect(await waiting).toBe('cancelled')
    }
    expect(hops).toBe(0)
    await mean.stop()
    expect(
      why(
        await shareServers.fetch(
          { server: { kind: 'yopass', address: mean.address }, id: 'x'.repeat(22), key: 'k' },
          signal,
        ),
      ),
    ).toBe('serverSilent')
  })
})
