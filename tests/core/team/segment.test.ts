import { createCipheriv, randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newSigningKey } from '../../../electron/core/handover/keys.ts'
import { deviceIdOf, fileHash, nameHash, teamIdOf } from '../../../electron/core/team/ids.ts'
import {
  createKeyring,
  derived,
  newEpoch,
  openSecret,
  readKeys,
  sealLink,
  sealSecret,
  writeKeys,
} from '../../../electron/core/team/keyring.ts'
import { openSegment, readSegment, sealSegment } from '../../../electron/core/team/segment.ts'
import { readFileName, seqText, writeFileName } from '../../../shared/team/names.ts'
import { type Body, TEAM_FILE_MAX } from '../../../shared/team/segment.ts'

const card = (name: string, signKey: string) => ({
  name,
  email: `${name}@ferrymoor.example`,
  recipient: `age1${'q'.repeat(58)}`,
  signKey,
})
const founder = newSigningKey()
const FOUND = {
  do: 'found',
  name: 'Ferrymoor',
  nonce: 'A'.repeat(22),
  card: card('ines', founder.signKey),
  recovery: card('paper', newSigningKey().signKey),
} as const
const team = teamIdOf(FOUND)
const dev = deviceIdOf(team, founder.signKey)
const epoch = newEpoch(team)

const body = (acts: Body['acts'] = [FOUND]): Body => ({ at: 1_000, prev: null, seen: [], acts })
const sealed = (what = body(), keys: Parameters<typeof sealSegment>[1] = []) =>
  sealSegment({ team, dev, seq: 1, epoch: epoch.id }, keys, what, epoch, founder)
const read = (bytes: Uint8Array) => {
  const closed = readSegment(team, bytes)
  return closed.kind === 'segment' ? openSegment(closed, epoch) : closed.kind
}

describe('a segment', () => {
  it('opens to what was sealed, in steps of 256 bytes', () => {
    const { bytes, hash } = sealed()
    expect(read(bytes)).toMatchObject({ hash, body: body() })
    const closed = readSegment(team, bytes)
    if (closed.kind !== 'segment') throw new Error('not read')
    expect((closed.box.length - 16) % 256).toBe(0)
  })

  it('T1 counts whole or not at all: half of it, and any bit of it turned, changes nothing', () => {
    const { bytes } = sealed(body(), [{ epoch: epoch.id, for: [dev], box: 'AAAA' }])
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
        const half = read(bytes.slice(0, at))
        expect(half === null || half === 'refused').toBe(true)
        const turned = bytes.slice()
        turned[at] = (turned[at] ?? 0) ^ (1 << bit)
        const found = read(turned)
        expect(found === null || found === 'refused' || found === 'newer').toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('T8 of another team, over 4 MiB, or with a member more is refused, and a newer one is told apart', () => {
    const other = newEpoch(team)
    const strange = [{ ...FOUND, more: 1 }] as unknown as Body['acts']
    expect(read(sealed(body(strange)).bytes)).toBeNull()
    const token = [{ do: 'put', t: 'signIn', id: 'a', set: { token: 'x' } }] as unknown as Body['acts']
    expect(read(sealed(body(token)).bytes)).toBeNull()
    expect(read(new Uint8Array(TEAM_FILE_MAX + 1))).toBe('refused')
    expect(readSegment('0'.repeat(26), sealed().bytes)).toEqual({ kind: 'refused' })
    const line = Buffer.from(sealed().bytes).toString('latin1').replace('"v":1', '"v":2')
    expect(read(Buffer.from(line, 'latin1'))).toBe('newer')
    const closed = readSegment(team, sealed().bytes)
    expect(closed.kind === 'segment' ? openSegment(closed, other) : 'unread').toBeNull()
  })

  it('has one file only: who knows the key makes no second one of what another has signed', () => {
    const { bytes } = sealed()
    const closed = readSegment(team, bytes)
    if (closed.kind !== 'segment') throw new Error('not read')
    const found = openSegment(closed, epoch)
    if (found === null) throw new Error('not opened')
    const written = Buffer.from(found.message.subarray('keyward-team-segment-1\n'.length + 32))
    const plain = Buffer.concat([found.signature, written])
    const wide = Buffer.concat([
      plain,
      Buffer.alloc(Math.ceil(plain.length / 256) * 256 + 256 - plain.length, 32),
    ])
    const cipher = createCipheriv(
      'aes-256-gcm',
      ...derived(epoch.facts, Buffer.from(closed.line.salt, 'base64url'), 'keyward-team-1 segment'),
    )
    cipher.setAAD(closed.clear)
    const second = Buffer.concat([closed.clear, cipher.update(wide), cipher.final(), cipher.getAuthTag()])
    expect(read(second)).toBeNull()
    const spaced = Buffer.from(Buffer.from(bytes).toString('latin1').replace('{"dev"', '{ "dev"'), 'latin1')
    expect(read(spaced)).toBe('refused')
  })
})

describe('the keys of an epoch', () => {
  it('are proven by its id, whole or as facts alone', () => {
    for (const what of ['secrets', 'facts'] as const) {
      const bytes = writeKeys(epoch, what)
      if (bytes === null) throw new Error('nothing written')
      expect(bytes).toHaveLength(65)
      const found = readKeys(team, epoch.id, bytes)
      expect(found?.id).toBe(epoch.id)
      expect(found?.secrets === null).toBe(what === 'facts')
      expect(readKeys(team, newEpoch(team).id, bytes)).toBeNull()
    }
    expect(readKeys(team, epoch.id, randomBytes(65))).toBeNull()
  })

  it('lead to older ones by links, the secrets only whoever has the newer secrets', () => {
    const older = newEpoch(team)
    const links = [sealLink(team, epoch, older)]
    const whole = createKeyring(team)
    whole.add(epoch)
    expect(whole.follow(epoch.id, links)).toBe(true)
    expect(Buffer.from(whole.of(older.id)?.secrets ?? [])).toEqual(Buffer.from(older.secrets))
    const reviewer = createKeyring(team)
    reviewer.add({ ...epoch, secrets: null })
    expect(reviewer.follow(epoch.id, links)).toBe(true)
    expect(reviewer.of(older.id)).toMatchObject({ secrets: null })
    expect(createKeyring(team).follow(epoch.id, links)).toBe(false)
  })

  it('seal a secret to one app of one team', () => {
    const text = sealSecret(team, 'app-1', epoch, 'made-up-secret') ?? ''
    expect(openSecret(team, 'app-1', epoch, text)).toBe('made-up-secret')
    expect(openSecret(team, 'app-2', epoch, text)).toBeNull()
    expect(openSecret('0'.repeat(26), 'app-1', epoch, text)).toBeNull()
    expect(openSecret(team, 'app-1', { ...epoch, secrets: null }, text)).toBeNull()
  })
})

describe('the name of a file', () => {
  it('round trips, sorts as its numbers do, and is 80 characters at most', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 40 - 2 }),
        fc.constantFrom('kws', 'kwk', 'kwn', 'kwp'),
        (from, kind) => {
          const name = {
            team: team.slice(0, 16),
            dev,
            kind,
            from,
            to: kind === 'kwp' ? from + 1 : from,
            hash: nameHash(fileHash(Buffer.from('a'))),
          } as const
          const text = writeFileName(name)
          expect(text.length).toBeLessThanOrEqual(80)
          expect(readFileName(text)).toEqual(name)
          expect(seqText(from) < seqText(from + 1)).toBe(true)
        },
      ),
    )
  })

  it('T1 a conflict copy, a temporary name and what is foreign has none', () => {
    const good = writeFileName({
      team: team.slice(0, 16),
      dev,
      kind: 'kws',
      from: 1,
      to: 1,
      hash: nameHash(fileHash(Buffer.from('a'))),
    })
    for (const name of [
      good.replace('.kws', '.sync-conflict-20261130-120000-ABCDEFG.kws'),
      good.replace('.kws', ' (1).kws'),
      good.replace('/', '/._'),
      `${good}.tmp`,
      good.toUpperCase(),
      'desktop.ini',
      '',
    ])
      expect(readFileName(name)).toBeNull()
  })
})
