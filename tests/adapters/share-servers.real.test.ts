import { randomBytes } from 'node:crypto'
import { createMessage, encrypt } from 'openpgp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttp } from '../../electron/adapters/network/http.ts'
import { createOpenPgp } from '../../electron/adapters/share-servers/openpgp.ts'
import { createShareServers } from '../../electron/adapters/share-servers/share-servers.ts'
import { DAY, HOUR } from '../../shared/kernel/instant.ts'
import { readShareLink, type ShareServer } from '../../shared/handover/share-server.ts'
import { value } from '../worlds/fakes.ts'
import { listening, sayJson } from '../share-servers/listening.ts'
import { sealedByPage } from '../share-servers/private-bin-page.ts'
import { startPrivateBin } from '../share-servers/private-bin.ts'
import { startYopass } from '../share-servers/yopass.ts'

const SEALED = `-----BEGIN AGE ENCRYPTED FILE-----\n${'YWdlLWVuY3J5cHRpb24ub3JnL3YxCg'.repeat(30)}\n-----END AGE ENCRYPTED FILE-----\n`
const { signal } = new AbortController()
const why = (result: { ok: boolean; failure?: { code: string; why?: string } }) =>
  result.ok ? 'taken' : result.failure?.why

const openPgp = createOpenPgp({
  worker: new URL('../../electron/adapters/share-servers/openpgp-worker.ts', import.meta.url),
})
const shareServers = createShareServers(createHttp(fetch), openPgp)
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

  it.each([1, 2, 5])(
    'H05: a key that begins with %i zero bytes is read as PrivateBin writes it',
    async (zeros) => {
      const key = Uint8Array.from({ length: 32 }, (_one, at) => (at < zeros ? 0 : at + 100))
      const { body, keyInLink } = sealedByPage(SEALED, key)
      const made = await fetch(bin.address, {
        method: 'POST',
        headers: { 'x-requested-with': 'JSONHttpRequest' },
        body: JSON.stringify(body),
      })
      const { id } = (await made.json()) as { id: string }
      const link = readShareLink(`${bin.address}?${id}#${keyInLink}`)
      if (link === null) throw new Error('is no link')
      expect(value(await shareServers.fetch(link, signal))).toBe(SEALED)
    },
  )

  describe('H06: how long PrivateBin keeps it', () => {
    const keptBy = async (
      setup: Parameters<typeof startPrivateBin>[0],
      isOneTime: boolean,
      wished: number,
    ) => {
      const own = await startPrivateBin(setup)
      const server = { kind: 'privateBin', address: own.address } as const
      const { keptFor } = await put(server, isOneTime, wished)
      await own.stop()
      return keptFor
    }
    const week = { '1week': 7 * 86_400, '5min': 300, '1day': 86_400 }

    it('is what its page offers, for what is given out once too', async () => {
      expect(await keptBy({ spans: week }, true, 20 * DAY)).toBe(7 * DAY)
      expect(await keptBy({ spans: week }, true, HOUR)).toBe(DAY)
      expect(await keptBy({ spans: { '2months': 60 * 86_400, '1week': 1 } }, true, 20 * DAY)).toBe(60 * DAY)
    })

    it('is what it says when it is asked, where that can be done without using it up', async () => {
      expect(await keptBy({ spans: week, hasPage: false }, false, 20 * DAY)).toBe(7 * DAY)
      expect(await keptBy({ spans: { '1week': 3_600 } }, false, 5 * DAY)).toBe(HOUR)
    })

    it('is said to be unknown where neither can be had', async () => {
      expect(await keptBy({ spans: week, hasPage: false }, true, 20 * DAY)).toBeNull()
      expect(await keptBy({ spans: { never: 0 }, hasPage: false }, false, 20 * DAY)).toBeNull()
    })
  })

  it('a handover that is longer than a server takes is refused for that reason', async () => {
    const long = randomBytes(9_000).toString('base64')
    const once = await shareServers.publish(
      { kind: 'yopass', address: yo.address },
      long,
      { keepFor: DAY, isOneTime: true },
      signal,
    )
    expect(why(once)).toBe('tooLongForServer')
    const tight = await listening((_request, response) => response.writeHead(413).end('too large'))
    for (const kind of ['privateBin', 'yopass'] as const)
      expect(
        why(
          await shareServers.publish(
            { kind, address: tight.address },
            SEALED,
            { keepFor: DAY, isOneTime: true },
            signal,
          ),
        ),
      ).toBe('tooLongForServer')
    await tight.stop()
  })

  it('sealed text takes no more of Yopass’s ten thousand characters than it must', async () => {
    const almost = randomBytes(6_900).toString('base64')
    const published = await shareServers.publish(
      { kind: 'yopass', address: yo.address },
      almost,
      { keepFor: DAY, isOneTime: true },
      signal,
    )
    const { id, key } = value(published)
    expect(
      value(await shareServers.fetch({ server: { kind: 'yopass', address: yo.address }, id, key }, signal)),
    ).toBe(almost)
  })

  it('a server that gives out once only, or wants to wait, is told as that', async () => {
    const strict = await startYopass({ onlyOnce: true })
    const wish = { keepFor: DAY, isOneTime: false }
    expect(
      why(await shareServers.publish({ kind: 'yopass', address: strict.address }, SEALED, wish, signal)),
    ).toBe('serverOnlyOnce')
    await strict.stop()
    const busy = await listening((_request, response) =>
      sayJson(response, 200, { status: 1, message: 'Please wait 10 seconds between each post.' }),
    )
    expect(
      why(await shareServers.publish({ kind: 'privateBin', address: busy.address }, SEALED, wish, signal)),
    ).toBe('serverWait')
    await busy.stop()
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

  it('G10 a Yopass whose message costs much to open keeps its own thread busy, and not main', async () => {
    const server = { kind: 'yopass', address: yo.address } as const
    const link = await put(server, false)
    const costly = await encrypt({
      message: await createMessage({ text: SEALED }),
      passwords: Array.from({ length: 4 }, (_one, at) => `another ${at}`),
      config: { s2kIterationCountByte: 255 },
    })
    yo.secrets.set(link.id, { message: String(costly), expiration: 3_600, one_time: false })
    const [ours, all] = [process.threadCpuUsage(), process.cpuUsage()]
    expect(why(await shareServers.fetch(link, signal))).toBe('serverFalse')
    const sum = ({ user, system }: NodeJS.CpuUsage) => user + system
    // of what opening it costs, whatever that is here: in main itself it would be nearly all
    const share = sum(process.threadCpuUsage(ours)) / sum(process.cpuUsage(all))
    expect(share, 'main’s own share of the work').toBeLessThan(0.4)
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
