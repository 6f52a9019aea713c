import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createVault } from '../../electron/core/vault/vault.ts'
import { EMPTY_VAULT, VAULT_VERSION, VaultContent } from '../../electron/core/vault/content.ts'
import { PARTS, putAt, valueAt } from '../../electron/core/vault/content-parts.ts'
import { readContent } from '../../electron/core/vault/reading.ts'
import { DEFAULT_PREFERENCES } from '../../shared/settings/preferences.ts'
import { done } from '../../shared/kernel/result.ts'
import {
  codeOf,
  connected,
  draft,
  fakeClock,
  fakeRecords,
  SECRET,
  settle,
  startKeyward,
  value,
  type FakeKeyward,
} from '../worlds/fakes.ts'

const NOW = Date.UTC(2026, 10, 24, 9, 0)

const openVault = async (records = fakeRecords()) => {
  const clock = fakeClock(NOW)
  const vault = createVault(
    {
      clock,
      records,
      installation: { mode: 'live', version: '0', platform: 'linux', user: 'tessa', device: 'desk-1' },
      preferences: { read: () => DEFAULT_PREFERENCES, write: async () => done },
      startup: { read: () => null, write: () => done },
    },
    () => {},
  )
  value(await vault.open())
  return { vault, records }
}

/** The same computer, started again. */
const restart = async ({ world }: FakeKeyward) => {
  const again = await startKeyward(world)
  await settle()
  return again
}

const noticesOf = (keyward: FakeKeyward) => keyward.work().notices.map(({ code, about }) => [code, about])

describe('F9 what is saved opens again', () => {
  it.each<[string, (content: VaultContent) => unknown]>([
    [
      'a moment that no calendar shows',
      (content) => ({ ...content, lastFullCheck: { at: 9e15, answered: 1, of: 1 } }),
    ],
    [
      'a fraction',
      (content) => ({
        ...content,
        tokens: { a: { accessToken: '', accessEndsAt: 1.5, refreshToken: null } },
      }),
    ],
    [
      'NaN',
      (content) => ({
        ...content,
        tokens: { a: { accessToken: '', accessEndsAt: Number.NaN, refreshToken: null } },
      }),
    ],
    [
      'a line number past counting',
      (content) => ({ ...content, checkpoint: { seq: 2 ** 53, seal: 's', at: NOW } }),
    ],
    ['a list that is none', (content) => ({ ...content, apps: {} })],
    [
      'a name that is empty',
      (content) => ({
        ...content,
        guide: {
          ...content.guide,
          journeys: [
            {
              id: 'j',
              name: '',
              road: 'own',
              purpose: '',
              scopes: [],
              vendor: '',
              begunAt: NOW,
              begunBy: '',
              events: [],
              archivedAt: null,
            },
          ],
        },
      }),
    ],
  ])('%s is refused as a mistake of ours, and what was stored before stays', async (_name, edit) => {
    const { vault, records } = await openVault()
    value(
      await vault.change((content) => ({
        ...content,
        me: { name: 'Tessa', email: 'tessa@ferrymoor.example' },
      })),
    )
    const before = records.stored()
    expect(codeOf(await vault.change((content) => edit(content) as VaultContent))).toBe('wouldNotOpen')
    expect(records.stored()).toBe(before)
    expect(vault.content().me?.name).toBe('Tessa')
    value(await vault.change((content) => ({ ...content, secretAccounts: ['acc'] })))
    const again = await openVault(records)
    expect(again.vault.content()).toEqual(vault.content())
  })

  it('a record that was sound when it was read is judged anew when it has changed', async () => {
    const { keyward } = await connected()
    const again = await openVault(keyward.records)
    const spoilt = (content: VaultContent) => ({
      ...content,
      connections: content.connections.map((one, at) => (at === 0 ? { ...one, checkedAt: -1 } : one)),
    })
    expect(await again.vault.change(spoilt)).toEqual({
      ok: false,
      failure: { code: 'wouldNotOpen', where: 'connections.checkedAt' },
    })
  })

  it.each([[undefined], [null], [5], ['']])(
    'a clock that is %j is refused, or read the same',
    async (strange) => {
      const { vault, records } = await openVault()
      const saved = await vault.change((content) => {
        const changed = structuredClone(content)
        putAt(changed, ['clock'], strange)
        return changed
      })
      if (!saved.ok) expect(saved.failure.code).toBe('wouldNotOpen')
      const again = await openVault(records)
      expect(again.vault.content()).toEqual(VaultContent.parse(JSON.parse(JSON.stringify(vault.content()))))
    },
  )

  it('whatever stands anywhere in the content: it is refused, or the next start reads the same', async () => {
    const { keyward } = await connected()
    const whole = VaultContent.parse(JSON.parse(keyward.records.stored()))
    const paths = pathsIn(whole)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), anything, async (path, strange) => {
        const { vault, records } = await openVault()
        value(await vault.change(() => structuredClone(whole)))
        const kept = records.stored()
        const changed = structuredClone(whole)
        putAt(changed, path, strange)
        const saved = await vault.change(() => changed)
        if (!saved.ok) {
          expect(saved.failure.code).toBe('wouldNotOpen')
          expect(records.stored()).toBe(kept)
        }
        const again = await openVault(records)
        expect(again.vault.content()).toEqual(VaultContent.parse(JSON.parse(JSON.stringify(vault.content()))))
        expect(again.vault.content().setAside).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})

/** What a fault, or somebody else, may have left anywhere. */
const anything = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    Number.NaN,
    Infinity,
    1e300,
    1e13 + 0.5,
    -1,
    2 ** 53,
    9e15,
    undefined,
    '',
    '\u0000',
    '\ud800',
    [],
    {},
  ),
)

/** Every path in a value, those of single fields included. */
const pathsIn = (root: unknown, path: readonly string[] = []): (readonly string[])[] =>
  typeof root !== 'object' || root === null
    ? [path]
    : [
        ...(path.length === 0 ? [] : [path]),
        ...Object.entries(root).flatMap(([key, part]) => pathsIn(part, [...path, key])),
      ]

describe('F13 another Keyward on the same vault', () => {
  it('is said', async () => {
    const { keyward } = await connected({ presence: { isAlone: async () => false } })
    expect(noticesOf(keyward)).toEqual([['anotherKeyward', undefined]])
    expect(noticesOf(await startKeyward({ presence: { isAlone: async () => true } }))).toEqual([])
  })
})

describe('F10 what cannot be read', () => {
  it('one record is set aside, told and kept; all others are there, and it comes back when it can be read', async () => {
    const { keyward, appId } = await connected()
    const other = value(
      await keyward.api.addApp({
        details: draft({ name: 'Payroll', clientId: 'B'.repeat(32) }),
        clientSecret: `${SECRET}-2`,
      }),
    )
    const whole = keyward.records.stored()
    keyward.records.alter((content) => ({
      ...content,
      apps: (content['apps'] as object[]).map((app) =>
        'id' in app && app.id === appId ? { ...app, route: 'by carrier pigeon' } : app,
      ),
    }))

    const second = await restart(keyward)
    expect(second.snapshot().vault).toEqual({ kind: 'open', readOnly: false })
    expect(second.snapshot().apps.map(({ id }) => id)).toEqual([other.appId])
    expect(second.snapshot().connections).toHaveLength(2)
    expect(noticesOf(second)).toEqual([['recordsSetAside', '1']])
    expect(second.keychain.entries.size).toBe(keyward.keychain.entries.size) // its secret is nobody's orphan

    value(
      await second.api.editApp({
        appId: other.appId,
        details: draft({ name: 'Payroll 2', clientId: 'B'.repeat(32) }),
      }),
    )
    const third = await restart(second)
    expect(noticesOf(third)).toEqual([['recordsSetAside', '1']])
    const [kept] = VaultContent.parse(JSON.parse(third.records.stored())).setAside
    expect(kept).toMatchObject({ from: 'apps', key: null })
    expect(JSON.parse(kept?.text ?? '')).toMatchObject({ id: appId, route: 'by carrier pigeon' })
    const lines = value(await third.api.listActivity({ before: null, limit: 50 })).lines
    expect(lines.filter(({ what }) => what === 'recordsSetAside').map(({ result }) => result)).toEqual([
      '1 set aside',
    ])

    third.records.alter((content) => ({
      ...content,
      setAside: [{ ...kept, text: JSON.stringify((JSON.parse(whole) as VaultContent).apps[0]) }],
    }))
    const fourth = await restart(third)
    expect(
      fourth
        .snapshot()
        .apps.map(({ id }) => id)
        .toSorted(),
    ).toEqual([appId, other.appId].toSorted())
    expect(noticesOf(fourth)).toEqual([])
    expect(value(await fourth.api.revealSecret({ appId })).secret).toBe(SECRET)
  })

  it('a record of any kind is set aside by itself, exactly as it was', async () => {
    const { keyward } = await connected()
    const whole = JSON.parse(keyward.records.stored()) as Record<string, unknown>
    for (const { path, kind, empty } of PARTS) {
      if (kind === 'group') continue
      const broken = structuredClone(whole)
      const bad = { unreadable: ['wholly'] }
      const holder = valueAt(whole, path)
      putAt(
        broken,
        path,
        kind === 'list'
          ? [...(holder as unknown[]), bad]
          : kind === 'map'
            ? { ...(holder as object), bad }
            : bad,
      )
      const read = readContent(broken, NOW)
      expect([path, read?.fresh]).toEqual([path, 1])
      expect(read?.content.setAside).toEqual([
        { from: path.join('.'), key: kind === 'map' ? 'bad' : null, text: JSON.stringify(bad), at: NOW },
      ])
      const rest = structuredClone(whole)
      if (kind === 'single') putAt(rest, path, empty)
      expect({ ...read?.content, setAside: [] }).toEqual({ ...VaultContent.parse(rest), setAside: [] })
    }
  })

  it('dates of an earlier version that no calendar shows are mended and told, and nothing is lost', async () => {
    const { keyward, appId } = await connected()
    const [signInId = ''] = Object.keys((JSON.parse(keyward.records.stored()) as VaultContent).tokens)
    keyward.records.alter((content) => {
      for (const [path, strange] of [
        [['apps', '0', 'secret', 'createdAt'], 9e15],
        [['connections', '0', 'updatedAt'], 1e300],
        [['tokens', signInId, 'accessEndsAt'], NOW + 1_799_999.5],
      ] as const)
        putAt(content, path, strange)
      return content
    })
    const again = await restart(keyward)
    expect(noticesOf(again)).toEqual([['datesMended', '3']])
    expect(again.snapshot().apps[0]?.secret?.createdAt).toBeNull()
    expect(again.snapshot().connections[0]?.updatedAt).toBe(0)
    expect(value(await again.api.revealSecret({ appId })).secret).toBe(SECRET)
    const content = VaultContent.parse(JSON.parse(again.records.stored()))
    expect(content.tokens[signInId]?.accessEndsAt).toBe(NOW + 1_799_999)
    expect(noticesOf(await restart(again))).toEqual([])
  })

  it.each([
    ['nothing of a vault', () => ({})],
    ['apps that are no list', (content: object) => ({ ...content, apps: 7 })],
    ['another version of the world', () => ({ version: 'x', apps: [] })],
  ])('a content with %s gives way to the generation before, with a notice', async (_name, edit) => {
    const { keyward, appId } = await connected()
    keyward.records.alter((content) => content)
    value(await keyward.api.editApp({ appId, details: draft({ note: 'the last change' }) }))
    keyward.records.alter(edit)
    const again = await restart(keyward)
    expect(again.snapshot().vault.kind).toBe('open')
    expect(again.snapshot().apps.map(({ id }) => id)).toEqual([appId])
    expect(noticesOf(again)[0]).toEqual(['recoveredPrevious', undefined])
  })

  it('F8 a content of a newer form keeps that form, also where something of it is set aside', () => {
    const raw: unknown = structuredClone(EMPTY_VAULT)
    putAt(raw, ['version'], VAULT_VERSION + 7)
    putAt(raw, ['apps'], [{ id: 'no app at all' }])
    const first = readContent(raw, NOW)?.content
    expect(first).toMatchObject({ version: VAULT_VERSION + 7, setAside: [{ from: 'apps' }] })
    expect(readContent(first, NOW)?.content).toEqual(first)
  })

  it('whatever a file holds is opened, set aside or refused, and never throws', () => {
    const paths = pathsIn(EMPTY_VAULT)
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...paths), anything), { maxLength: 4 }), (edits) => {
        const raw: unknown = structuredClone(EMPTY_VAULT)
        for (const [path, strange] of edits) putAt(raw, path, structuredClone(strange))
        const read = readContent(JSON.parse(JSON.stringify(raw)), NOW)
        if (read === null) return
        const again = readContent(JSON.parse(JSON.stringify(read.content)), NOW)
        const sorted = ({ setAside, ...rest }: VaultContent) => ({
          ...rest,
          setAside: setAside.map((one) => JSON.stringify(one)).toSorted(),
        })
        expect(again?.fresh).toBe(0)
        expect(sorted(again?.content ?? EMPTY_VAULT)).toEqual(sorted(read.content))
      }),
      { numRuns: 500 },
    )
  })
})
