import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import * as vectors from 'cctv-age'
import { Decrypter } from 'age-encryption'
import { afterAll, describe, expect, it } from 'vitest'
import { needs } from '../needs.ts'
import { createSealer } from '../../electron/adapters/sealing/age.ts'
import { byPassphrase } from '../../electron/adapters/sealing/passphrase-stanza.ts'
import { effWords } from '../../electron/adapters/sealing/word-list.ts'
import { codeOf, value } from '../worlds/fakes.ts'
import { readEnvelope, writeDocument } from '../../electron/core/handover/envelope.ts'
import { sampleEnvelope } from '../core/handover-samples.ts'
import { age, ageAtTerminal } from './age-command.ts'

const sealer = createSealer({
  worker: new URL('../../electron/adapters/sealing/age-worker.ts', import.meta.url),
})
const folder = mkdtempSync(join(tmpdir(), 'keyward-age-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = (name: string) => join(folder, name)
const PASSPHRASE = 'gravel-lantern-oatmeal-sixfold-harbour-twine'
const never = new AbortController().signal
const envelope = sampleEnvelope()
const plain = writeDocument(envelope)

needs('age').describe('G8 the age command and Keyward open each other’s files', () => {
  it('what Keyward sealed to a key, binary and armored', async () => {
    const { identity, recipient } = await sealer.newIdentity()
    writeFileSync(file('key'), `${identity}\n`)
    const sealed = await sealer.sealTo(plain, recipient)
    expect(age(['-d', '-i', file('key')], sealed)).toEqual(Buffer.from(plain))
    expect(age(['-d', '-i', file('key')], Buffer.from(await sealer.armor(sealed)))).toEqual(
      Buffer.from(plain),
    )
  })

  it('what age sealed to a key, binary and armored', async () => {
    const { identity, recipient } = await sealer.newIdentity()
    const binary = new Uint8Array(age(['-r', recipient], plain))
    expect(readEnvelope(value(await sealer.openWith(binary, identity)))).toEqual({
      ok: true,
      value: envelope,
    })
    const armored = await sealer.unarmor(age(['-a', '-r', recipient], plain).toString())
    expect(armored).not.toBeNull()
    expect(value(await sealer.openWith(armored ?? binary, identity))).toEqual(plain)
  })

  it('what Keyward sealed with a passphrase', async () => {
    writeFileSync(file('out.age'), value(await sealer.sealWith(plain, PASSPHRASE, never)))
    ageAtTerminal(['-d', '-o', file('out.json'), file('out.age')], [PASSPHRASE])
    expect(readFileSync(file('out.json'))).toEqual(Buffer.from(plain))
  })

  it.each([
    ['binary', []],
    ['armored', ['-a']],
  ])('what age sealed with a passphrase, %s', async (name, extra) => {
    writeFileSync(file('in.json'), plain)
    ageAtTerminal(['-p', ...extra, '-o', file(`in-${name}.age`), file('in.json')], [PASSPHRASE, PASSPHRASE])
    const bytes = new Uint8Array(readFileSync(file(`in-${name}.age`)))
    const sealed = (await sealer.unarmor(new TextDecoder().decode(bytes))) ?? bytes
    expect(value(await sealer.openBy(sealed, PASSPHRASE, never))).toEqual(plain)
  })
})

describe('what does not open', () => {
  it('G5 every byte flipped and every length cut is refused, without a word of plaintext', async () => {
    const { identity, recipient } = await sealer.newIdentity()
    const sealed = await sealer.sealTo(plain, recipient)
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = sealed.slice()
      changed[at] = (changed[at] ?? 0) ^ 0x20
      expect(codeOf(await sealer.openWith(changed, identity)), `byte ${at}`).toBe('handoverRefused')
      expect(codeOf(await sealer.openWith(sealed.slice(0, at), identity)), `${at} bytes`).toBe(
        'handoverRefused',
      )
    }
  })

  it('a wrong passphrase, damage and another’s key are told apart', async () => {
    const quick = createSealer({
      worker: new URL('../../electron/adapters/sealing/age-worker.ts', import.meta.url),
      workFactor: 10,
    })
    const sealed = value(await quick.sealWith(plain, PASSPHRASE, never))
    expect(await quick.openBy(sealed, 'another', never)).toMatchObject({
      failure: { why: 'wrongPassphrase' },
    })
    expect(await quick.openBy(sealed.slice(0, -1), PASSPHRASE, never)).toMatchObject({
      failure: { why: 'damaged' },
    })
    const { recipient } = await sealer.newIdentity()
    const other = await sealer.newIdentity()
    expect(await sealer.openWith(await sealer.sealTo(plain, recipient), other.identity)).toMatchObject({
      failure: { why: 'notForYou' },
    })
  })

  it('scrypt leaves this thread free, and ends at once when it is cancelled', async () => {
    // by the time that processors work, all threads counted, which a busy machine does not lengthen
    const workSince = (before: NodeJS.CpuUsage) => {
      const { user, system } = process.cpuUsage(before)
      return user + system
    }
    const began = process.cpuUsage()
    let isOver = false
    const sealed = sealer.sealWith(plain, PASSPHRASE, never).then(() => (isOver = true))
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    expect(isOver, 'this thread went on meanwhile').toBe(false)
    await sealed
    const whole = workSince(began)

    const stop = new AbortController()
    const again = process.cpuUsage()
    const sealing = sealer.sealWith(plain, PASSPHRASE, stop.signal)
    while (workSince(again) < whole / 4) await new Promise((resolve) => setTimeout(resolve, 1))
    const cut = process.cpuUsage()
    stop.abort()
    expect(await sealing).toMatchObject({ failure: { why: 'cancelled' } })
    expect(workSince(cut) / whole, 'of the whole work').toBeLessThan(0.4)
  })
})

describe('G1 the age format’s own test vectors', () => {
  const texts = Object.entries(vectors as unknown as Record<string, Uint8Array>)
    .filter(([name]) => name !== 'default' && name !== 'module.exports')
    .map(([name, raw]) => {
      const end = Buffer.from(raw).indexOf('\n\n')
      const head = Buffer.from(raw.subarray(0, end)).toString()
      const fields = head.split('\n').map((line) => line.split(': ') as [string, string])
      const field = (wanted: string) => fields.filter(([key]) => key === wanted).map(([, each]) => each)
      const body = raw.subarray(end + 2)
      return {
        name,
        field,
        body: field('compressed')[0] === 'zlib' ? new Uint8Array(inflateSync(body)) : body,
      }
    })

  it('there are a hundred of them or more', () => expect(texts.length).toBeGreaterThan(99))

  it.each(texts)('$name', async ({ field, body }) => {
    const bytes = field('armored')[0] === 'yes' ? await sealer.unarmor(new TextDecoder().decode(body)) : body
    const decrypter = new Decrypter()
    for (const identity of field('identity')) decrypter.addIdentity(identity)
    for (const passphrase of field('passphrase')) decrypter.addIdentity(byPassphrase(passphrase))
    const opened = await (
      bytes === null ? Promise.reject(new Error('not armored')) : decrypter.decrypt(new Uint8Array(bytes))
    ).catch(() => null)
    if (field('expect')[0] === 'success')
      expect(
        createHash('sha256')
          .update(opened ?? '')
          .digest('hex'),
      ).toBe(field('payload')[0])
    else expect(opened).toBeNull()
  })
})

describe('G2 a passphrase', () => {
  it('is six words or more of the EFF’s list of 7,776', () => {
    const seen = new Set<string>()
    for (let round = 0; round < 3_000; round += 1) for (const word of effWords.pick(6)) seen.add(word)
    expect(seen.size).toBeGreaterThan(6_500)
    expect([...seen].every((word) => /^[a-z-]+$/u.test(word))).toBe(true)
  })
})
