import { describe, expect, it } from 'vitest'
import type { Result } from '../../shared/kernel/result.ts'
import { stepOf, type RotationStep } from '../../shared/rotation/rotation.ts'
import { connected, draft, SECRET, settle, startKeyward, value } from '../worlds/fakes.ts'
import { sealIn, startPair, whyOf } from './handover-world.ts'

const NEW = 'not-a-real-secret-newer-98765432'
const TYPED = 'not-a-real-secret-typed-12345678'

/** A rotation brought to a step; Xero recognises every secret of this app. */
const at = async (step: RotationStep) => {
  const { keyward, appId } = await connected()
  keyward.xero.answers.secrets = [SECRET, NEW, TYPED]
  const id = value(await keyward.api.beginRotation({ appId, isLeak: false }))
  const acts: [RotationStep, () => Promise<Result<null>>][] = [
    ['list', () => keyward.api.confirmConsumers(id)],
    ['make', () => keyward.api.confirmMade(id)],
    ['paste', () => keyward.api.pasteNewSecret({ ...id, clientSecret: NEW })],
    ['prove', () => keyward.api.proveNewSecret(id)],
    ['switch', () => keyward.api.switchSecret(id)],
    ['update', () => keyward.api.confirmUpdates(id)],
    [
      'oldDead',
      () => {
        keyward.xero.answers.secrets = [NEW, TYPED]
        return keyward.api.proveOldSecret(id)
      },
    ],
  ]
  for (const [name, act] of acts) {
    if (name === step) break
    value(await act())
  }
  const [open] = keyward.snapshot().rotation.open
  expect(open === undefined ? null : stepOf(open)).toBe(step)
  return { keyward, appId, id }
}
type World = Awaited<ReturnType<typeof at>>

const ACTIONS = {
  'pasting a secret': ({ keyward, id }) => keyward.api.pasteNewSecret({ ...id, clientSecret: TYPED }),
  switching: ({ keyward, id }) => keyward.api.switchSecret(id),
  'giving up or rolling back': ({ keyward, id }) => keyward.api.rollBackRotation(id),
  'forgetting the old secret': ({ keyward, id }) => keyward.api.forgetOldSecret({ ...id, isUnproven: false }),
  'entering a secret for the app': ({ keyward, appId }) =>
    keyward.api.storeSecret({ appId, clientSecret: TYPED, createdAt: null }),
  'removing the app': ({ keyward, appId }) => keyward.api.removeApp({ appId }),
} satisfies Record<string, (world: World) => Promise<Result<unknown>>>

const NAMES = Object.keys(ACTIONS) as (keyof typeof ACTIONS)[]
const PAIRS = NAMES.flatMap((first) => NAMES.map((second) => [first, second] as const))

/** So many turns of what is under way before the second begins. */
const LATER = Array.from({ length: 14 }, (_, n) => n * 4)

describe('F11 of two actions at once, however they meet, each secret that is needed stays and none is left behind', () => {
  it.each(
    (['paste', 'switch', 'update', 'forget'] as const).flatMap((step) =>
      PAIRS.map((pair) => [step, ...pair] as const),
    ),
  )('at %s: %s, %s', async (step, first, second) => {
    for (const turns of LATER) {
      const world = await at(step)
      const { keyward, appId } = world
      const one = ACTIONS[first](world)
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
      await Promise.all([one, ACTIONS[second](world)])
      await settle()
      const recognised = new Set(keyward.xero.answers.secrets)
      const again = await startKeyward(keyward.world)
      await settle()
      const app = again.snapshot().apps.find(({ id }) => id === appId)
      const held = [...again.keychain.entries.values()].filter((secret) => /not-a-real-secret/u.test(secret))
      if (app === undefined) {
        expect({ turns, held }).toEqual({ turns, held: [] })
        continue
      }
      expect({ turns, state: app.secret?.state }).toEqual({ turns, state: 'stored' })
      const inForce = value(await again.api.revealSecret({ appId })).secret
      expect({ turns, works: recognised.has(inForce) }).toEqual({ turns, works: true })
      const open = again.snapshot().rotation.open.length
      expect({ turns, held: held.length <= (open === 0 ? 1 : 2) }).toEqual({ turns, held: true })
    }
  })
})

describe('what is asked for twice at once is there once', () => {
  it('one client id is one app, added or edited', async () => {
    const keyward = await startKeyward()
    const add = (clientId: string, name: string) =>
      keyward.api.addApp({ details: draft({ clientId, name }), clientSecret: SECRET })
    const added = await Promise.all([add('A'.repeat(32), 'One'), add('a'.repeat(32), 'Two')])
    expect(added.map((one) => (one.ok ? 'added' : one.failure.code))).toEqual(['added', 'duplicateApp'])
    const other = value(
      await keyward.api.addApp({
        details: draft({ clientId: 'B'.repeat(32), name: 'Three' }),
        clientSecret: 'not-a-real-secret-number-two',
      }),
    )
    const [edited, more] = await Promise.all([
      keyward.api.editApp({ ...other, details: draft({ clientId: 'C'.repeat(32), name: 'Three' }) }),
      add('C'.repeat(32), 'Four'),
    ])
    expect([edited.ok, more.ok]).toEqual([true, false])
    expect(keyward.snapshot().apps.map(({ name }) => name)).toEqual(['One', 'Three'])
    expect(keyward.keychain.entries.size).toBe(2)
  })

  it('a handover lies on the share server once, and what lies there is remembered', async () => {
    const { tessa, appId } = await startPair()
    const server = { kind: 'yopass', address: 'https://share.example' } as const
    value(await tessa.api.setShareServer({ server }))
    const { handoverId } = value(await sealIn(tessa, appId))
    const put = () => tessa.api.publishHandover({ handoverId, isOneTime: true })
    const [first, second] = await Promise.all([put(), put()])
    expect([first.ok, whyOf(second)]).toEqual([true, 'onServer'])
    expect(tessa.shareServers.lying.size).toBe(1)
  })

  it('one key is one person, and one person who leaves has one list', async () => {
    const { tessa, owen } = await startPair()
    const { link } = value(await owen.api.showCard({}))
    const { seenId } = value(await tessa.api.readCard({ text: link }))
    const add = () => tessa.api.addPerson({ seenId })
    const added = (await Promise.all([add(), add()])).map(({ ok }) => ok)
    expect(added).toContain(true)
    expect(tessa.snapshot().handovers.people.map(({ name }) => name)).toEqual(['Owen Marsh'])

    const { keyward } = await connected()
    const begin = () => keyward.api.beginLeaver({ key: 'ines@ferrymoor.example' })
    const [one, two] = await Promise.all([begin(), begin()])
    expect(value(one)).toEqual(value(two))
    expect(keyward.snapshot().leavers).toHaveLength(1)
  })

  it('one app has one rotation', async () => {
    const { keyward, appId } = await connected()
    const begin = () => keyward.api.beginRotation({ appId, isLeak: false })
    const [first, second] = await Promise.all([begin(), begin()])
    expect(value(first)).toEqual(value(second))
    expect(keyward.snapshot().rotation.open).toHaveLength(1)
  })
})
