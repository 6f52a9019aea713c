import { type Lock } from '../../electron/adapters/disk/lock.ts'
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { whileLocked } from '../../electron/adapters/disk/file-lock.ts'
import { leaseLock } from '../../electron/adapters/disk/lease-lock.ts'
import { systemLock } from '../../electron/adapters/disk/system-lock.ts'
import { done, fail, ok } from '../../shared/kernel/result.ts'
import { codeOf, value } from '../worlds/fakes.ts'

const children: ChildProcess[] = []
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')))

const start = (...args: string[]) => {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  return child
}
const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))

const folder = () => mkdtempSync(join(tmpdir(), 'keyward-lock-'))
/** A process of somebody else's that lives on: the number in a lock that a power cut left. */
const foreigner = () => start('-e', 'setInterval(() => {}, 1000)')

const KINDS: readonly (readonly [string, Lock])[] = [
  ['the system’s', systemLock(process.platform)],
  ['the lease', leaseLock],
]

describe.each(KINDS)('a lock among processes, %s', (_name, lock) => {
  const locked = (path: string) => whileLocked(path, async () => ok('mine'), [lock])

  it('is held by one at a time, and let go however the work ends', async () => {
    const path = join(folder(), 'lock')
    let inside = 0
    let most = 0
    const act = async () => {
      inside += 1
      most = Math.max(most, inside)
      await new Promise((resolve) => setTimeout(resolve, 2))
      inside -= 1
      return done
    }
    await Promise.all(Array.from({ length: 20 }, () => whileLocked(path, act, [lock])))
    expect(most).toBe(1)
    expect(codeOf(await whileLocked(path, async () => fail('diskFull'), [lock]))).toBe('diskFull')
    await expect(whileLocked(path, () => Promise.reject(new Error('a bug')), [lock])).rejects.toThrow('a bug')
    expect(value(await locked(path))).toBe('mine')
  })

  it('F13 that names a live foreign process is taken over', async () => {
    const path = join(folder(), 'lock')
    writeFileSync(path, String(foreigner().pid))
    expect(value(await locked(path))).toBe('mine')
  })

  it('F13 with anything in it is taken over', async () => {
    const texts = ['', 'rubbish', '\0\0\0\0', '1', String(process.pid), '-1', '99999999999']
    const taken = texts.map((text) => {
      const path = join(folder(), 'lock')
      writeFileSync(path, text)
      return locked(path)
    })
    expect((await Promise.all(taken)).map(value)).toEqual(texts.map(() => 'mine'))
  })
})

describe('a lock among processes', () => {
  it('F13 ends with its process: killed, it is free at once', async () => {
    const path = join(folder(), 'lock')
    const holder = start(join(import.meta.dirname, 'lock-holder.ts'), path)
    await new Promise((resolve) => holder.stdout?.once('data', resolve))
    expect(await systemLock(process.platform)(path)()).toBe('held')
    holder.kill('SIGKILL')
    await ended(holder)
    const taken = await systemLock(process.platform)(path)()
    if (typeof taken !== 'function') throw new Error(`not free: ${JSON.stringify(taken)}`)
    await taken()
  })

  it('another live Keyward is told apart: it keeps the lock, and that is said', async () => {
    const path = join(folder(), 'lock')
    const holder = start(join(import.meta.dirname, 'lock-holder.ts'), path)
    await new Promise((resolve) => holder.stdout?.once('data', resolve))
    expect(codeOf(await whileLocked(path, async () => done))).toBe('changedElsewhere')
  })

  it('two ways to one folder meet', async () => {
    const real = folder()
    const other = join(folder(), 'link')
    symlinkSync(real, other)
    const first = await systemLock(process.platform)(join(real, 'lock'))()
    expect(await systemLock(process.platform)(join(other, 'lock'))()).toBe('held')
    if (typeof first === 'function') await first()
  })

  it('two folders do not', async () => {
    const [a, b] = [folder(), folder()]
    mkdirSync(join(a, 'x'))
    expect(
      value(await whileLocked(join(a, 'lock'), () => whileLocked(join(b, 'lock'), async () => ok('both')))),
    ).toBe('both')
  })

  it.each(['system', 'lease'])(
    'F3 writers in four processes lose nothing of each other (%s)',
    async (kind) => {
      const place = folder()
      const file = join(place, 'lines')
      writeFileSync(file, '')
      const writers = Array.from({ length: 4 }, () =>
        start(join(import.meta.dirname, 'lock-writer.ts'), file, join(place, 'lock'), '25', kind),
      )
      expect(await Promise.all(writers.map(ended))).toEqual([0, 0, 0, 0])
      const lines = readFileSync(file, 'utf8').trim().split('\n')
      expect(lines).toHaveLength(100)
      for (const { pid } of writers) expect(lines.filter((line) => line === String(pid))).toHaveLength(25)
    },
  )

  it('a lease that its owner renews is not taken away, however old its file is', async () => {
    const path = join(folder(), 'lock')
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<undefined>()
    const { promise: begun, resolve: begin } = Promise.withResolvers<undefined>()
    const first = whileLocked(path, async () => {
      begin(undefined)
      await mayEnd
      return done
    }, [leaseLock])
    await begun
    utimesSync(path, new Date(0), new Date(0))
    expect(codeOf(await whileLocked(path, async () => done, [leaseLock]))).toBe('changedElsewhere')
    end(undefined)
    value(await first)
  })

  it('where the system has no lock, the lease serves', async () => {
    const path = join(folder(), 'lock')
    const none: Lock = () => async () => 'unsupported'
    expect(value(await whileLocked(path, async () => ok('mine'), [none, leaseLock]))).toBe('mine')
  })
})
