import { describe, expect, it } from 'vitest'
import { readContent } from '../../electron/core/vault/reading.ts'
import { EMPTY_VAULT } from '../../electron/core/vault/content.ts'
import { HOUR } from '../../shared/kernel/instant.ts'
import { fail } from '../../shared/kernel/result.ts'
import { codeOf, connected, SECRET, startKeyward, value, type FakeKeyward } from '../worlds/fakes.ts'

const NEW = 'not-a-real-secret-newer-98765432'
const NEWEST = 'not-a-real-secret-newest-8765432'
const TOOLS = [
  { name: 'Workbook', where: 'shared drive' },
  { name: 'Clockhouse', where: 'Owen' },
]

const left = (keyward: FakeKeyward) =>
  keyward
    .snapshot()
    .rotation.aftermath.map((one) =>
      [
        one.kind === 'xero' ? 'Xero' : `${one.tool}: ${one.holds}`,
        one.settled === null ? 'open' : one.settled.how,
      ].join(', '),
    )

const world = async () => {
  const { keyward, appId } = await connected()
  value(await keyward.api.introduce({ me: { name: 'Mirren Tait', email: 'mirren@ferrymoor.example' } }))
  value(await keyward.api.setConsumers({ appId, consumers: TOOLS }))
  return { keyward, appId, api: keyward.api }
}
type World = Awaited<ReturnType<typeof world>>

/** As far as the switch; these tools are ticked then. */
const switched = async (
  { keyward, appId, api }: World,
  isLeak: boolean,
  ticked: readonly string[],
  to = NEW,
) => {
  keyward.xero.answers.secrets = [SECRET, NEW, NEWEST, to]
  const id = value(await api.beginRotation({ appId, isLeak }))
  if (!isLeak) value(await api.confirmConsumers(id))
  value(await api.pasteNewSecret({ ...id, clientSecret: to }))
  value(await api.proveNewSecret(id))
  value(await api.switchSecret(id))
  for (const { id: consumerId, name } of keyward.snapshot().rotation.consumers[appId] ?? [])
    if (ticked.includes(name)) value(await api.tickConsumer({ ...id, consumerId, isUpdated: true }))
  return id
}
/** All the way to the end. */
const rotated = async (w: World, isLeak: boolean, ticked: readonly string[], to = NEW) => {
  const id = await switched(w, isLeak, ticked, to)
  if (!isLeak) value(await w.api.confirmUpdates(id))
  w.keyward.xero.answers.secrets = [to]
  value(await w.api.proveOldSecret(id))
  if (isLeak) value(await w.api.confirmUpdates(id))
  value(await w.api.forgetOldSecret({ ...id, isUnproven: false }))
  return id
}
const idOf = (keyward: FakeKeyward, what: string) =>
  keyward.snapshot().rotation.aftermath.find((one) => (one.kind === 'xero' ? 'Xero' : one.tool) === what)
    ?.id ?? ''

describe('H8 what a leak leaves to be done', () => {
  it('stays after the emergency rotation: Xero to be told, and each tool that was not ticked', async () => {
    const w = await world()
    await rotated(w, true, ['Workbook'])
    expect(left(w.keyward)).toEqual(['Xero, open', 'Clockhouse: old, open'])
    expect(w.keyward.snapshot().rotation.aftermath).toMatchObject([
      { app: 'Month-end Packs', organisations: 2, by: 'Mirren Tait' },
      { app: 'Month-end Packs', where: 'Owen', isLeak: true },
    ])
    const again = await startKeyward({ ...w.keyward.world, activityLog: w.keyward.activityLog })
    expect(left(again)).toEqual(['Xero, open', 'Clockhouse: old, open'])
  })

  it('tells two tools of one name apart: each has its own tick, and the tick of one settles nothing of the other', async () => {
    const w = await world()
    const twins = [
      { name: 'Workbook', where: 'Leeds' },
      { name: 'Workbook', where: 'Auckland' },
    ]
    for (let times = 0; times < 2; times += 1)
      value(await w.api.setConsumers({ appId: w.appId, consumers: twins }))
    const tools = () => w.keyward.snapshot().rotation.consumers[w.appId] ?? []
    expect(new Set(tools().map(({ id }) => id)).size).toBe(2)
    const open = () =>
      w.keyward
        .snapshot()
        .rotation.aftermath.flatMap((one) => (one.kind === 'tool' && one.settled === null ? one.where : []))
    await rotated(w, false, [])
    expect(open()).toEqual(['Leeds', 'Auckland'])

    const id = await switched(w, false, [], NEWEST)
    const [leeds] = tools()
    value(await w.api.tickConsumer({ ...id, consumerId: leeds?.id ?? '', isUpdated: true }))
    value(await w.api.confirmUpdates(id))
    w.keyward.xero.answers.secrets = [NEWEST]
    value(await w.api.proveOldSecret(id))
    value(await w.api.forgetOldSecret({ ...id, isUnproven: false }))
    expect(open()).toEqual(['Auckland'])
  })

  it('is done when somebody says so, put aside with a reason only, and can be taken up again; each is logged', async () => {
    const { keyward, api, ...w } = await world()
    await rotated({ keyward, api, ...w }, true, ['Workbook'])
    const xero = { aftermathId: idOf(keyward, 'Xero') }
    const tool = { aftermathId: idOf(keyward, 'Clockhouse') }
    keyward.clock.move(HOUR)
    value(await api.settleAftermath({ ...xero, how: 'done', reason: '' }))
    for (const reason of ['', '\u200B\u00A0'])
      expect(codeOf(await api.settleAftermath({ ...tool, how: 'putAside', reason }))).toBe('textUnseen')
    value(await api.settleAftermath({ ...tool, how: 'putAside', reason: 'switched off in May' }))
    expect(left(keyward)).toEqual(['Xero, done', 'Clockhouse: old, putAside'])
    expect(keyward.snapshot().rotation.aftermath.map(({ settled }) => settled)).toEqual([
      { how: 'done', at: keyward.clock.now(), by: 'Mirren Tait', reason: '' },
      { how: 'putAside', at: keyward.clock.now(), by: 'Mirren Tait', reason: 'switched off in May' },
    ])
    value(await api.settleAftermath({ ...tool, how: 'open', reason: '' }))
    value(await api.settleAftermath({ ...tool, how: 'open', reason: '' })) // twice is once
    expect(left(keyward)).toEqual(['Xero, done', 'Clockhouse: old, open'])
    const log = keyward.activityLog.lines().join('\n')
    for (const what of ['leakTold', 'aftermathPutAside', 'aftermathReopened'])
      expect(log.split(`"${what}"`)).toHaveLength(2)
    expect(codeOf(await api.settleAftermath({ aftermathId: 'x', how: 'done', reason: '' }))).toBe(
      'unknownAftermath',
    )
  })

  it('Xero is to be told from the moment it is declared, also where the rotation is given up or the app removed', async () => {
    const { keyward, appId, api } = await world()
    keyward.xero.answers.secrets = [SECRET]
    const id = value(await api.beginRotation({ appId, isLeak: true }))
    expect(left(keyward)).toEqual(['Xero, open'])
    value(await api.rollBackRotation(id))
    expect(left(keyward)).toEqual(['Xero, open'])
    value(await api.beginRotation({ appId, isLeak: true })) // still the one that nobody told Xero of
    expect(left(keyward)).toEqual(['Xero, open'])
    value(await api.removeApp({ appId, isSure: true }))
    expect(left(keyward)).toEqual(['Xero, open'])
    expect(keyward.snapshot().rotation.aftermath[0]).toMatchObject({
      app: 'Month-end Packs',
      organisations: 2,
    })
  })

  it('a rotation for what leaked before is the leak’s, however it was begun', async () => {
    const again = await world()
    const first = value(await again.api.beginRotation({ appId: again.appId, isLeak: true }))
    value(await again.api.rollBackRotation(first)) // given up; the secret is still one that leaked
    value(await again.api.beginRotation({ appId: again.appId, isLeak: false }))
    const [open] = again.keyward.snapshot().rotation.open
    expect(open?.isLeak).toBe(true)
    expect(left(again.keyward)).toEqual(['Xero, open'])
    const { lines } = value(await again.api.listActivity({ before: null, limit: 20 }))
    expect(lines.filter(({ what }) => what === 'leakDeclared')).toHaveLength(1)
  })

  it('a secret that an earlier version noted as leaked begins what a leak leaves when it is replaced', async () => {
    const { keyward, appId } = await world()
    const kept = JSON.parse(keyward.records.stored())
    kept.rotation.forced[appId] = { reason: 'leaked', at: keyward.clock.now(), person: '' }
    expect(left(keyward)).toEqual([])
    await keyward.records.save(kept)
    const later = await startKeyward(keyward.world)
    value(await later.api.beginRotation({ appId, isLeak: false }))
    expect(left(later)).toEqual(['Xero, open'])
  })

  it('a leak declared in the middle of a rotation counts from then on, and makes the secret due', async () => {
    const { keyward, appId, api } = await world()
    keyward.xero.answers.secrets = [SECRET]
    const id = value(await api.beginRotation({ appId, isLeak: false }))
    keyward.clock.move(5 * HOUR)
    value(await api.beginRotation({ appId, isLeak: true }))
    expect(keyward.snapshot().rotation.aftermath).toMatchObject([
      { kind: 'xero', since: keyward.clock.now() },
    ])
    value(await api.rollBackRotation(id))
    expect(keyward.snapshot().rotation.forced[appId]).toMatchObject({ reason: 'leaked' })
    value(await api.settleAftermath({ aftermathId: idOf(keyward, 'Xero'), how: 'done', reason: '' }))
    value(await api.beginRotation({ appId, isLeak: true })) // the secret that leaked is still in use
    expect(left(keyward)).toEqual(['Xero, done'])
  })

  it('a second leak, after the secret was replaced, is one of its own', async () => {
    const w = await world()
    await rotated(w, true, ['Workbook', 'Clockhouse'])
    value(await w.api.settleAftermath({ aftermathId: idOf(w.keyward, 'Xero'), how: 'done', reason: '' }))
    value(await w.api.beginRotation({ appId: w.appId, isLeak: true }))
    expect(left(w.keyward)).toEqual(['Xero, done', 'Xero, open'])
  })

  it('that somebody leaves who knew the secret does not hide that it leaked', async () => {
    const { keyward, appId, api } = await world()
    value(await api.revealSecret({ appId }))
    value(await api.beginRotation({ appId, isLeak: true }))
    value(await api.beginLeaver({ key: 'mirren@ferrymoor.example' }))
    expect(keyward.snapshot().rotation.forced[appId]).toMatchObject({ reason: 'leaked' })
  })

  it('a leak that could not be stored is told as that', async () => {
    const { keyward, appId, api } = await world()
    value(await api.beginRotation({ appId, isLeak: false }))
    keyward.records.fail(fail('diskFull'))
    expect(codeOf(await api.beginRotation({ appId, isLeak: true }))).toBe('diskFull')
    expect(left(keyward)).toEqual([])
  })
})

describe('H8 tools that a rotation leaves behind', () => {
  it('need attention after any rotation, until a later one reaches them', async () => {
    const w = await world()
    await rotated(w, false, ['Workbook'])
    expect(left(w.keyward)).toEqual(['Clockhouse: old, open'])
    const { since } = w.keyward.snapshot().rotation.aftermath[0] ?? { since: 0 }
    w.keyward.clock.move(HOUR)
    await rotated(w, false, [], NEWEST)
    expect(left(w.keyward)).toEqual(['Clockhouse: old, open', 'Workbook: old, open'])
    expect(w.keyward.snapshot().rotation.aftermath[0]).toMatchObject({ since })
    await rotated(w, false, ['Workbook', 'Clockhouse'], 'not-a-real-secret-fourth-8765432')
    expect(left(w.keyward)).toEqual(['Clockhouse: old, done', 'Workbook: old, done'])
  })

  it('after a way back are those that were given the new secret', async () => {
    const w = await world()
    const id = await switched(w, false, ['Workbook'])
    value(await w.api.rollBackRotation(id))
    expect(left(w.keyward)).toEqual(['Workbook: takenBack, open'])
  })

  it('a rotation that was given up leaves none', async () => {
    const w = await world()
    const id = value(await w.api.beginRotation({ appId: w.appId, isLeak: false }))
    value(await w.api.rollBackRotation(id))
    expect(left(w.keyward)).toEqual([])
  })

  it('are not forgotten by another name in the list, and go with their app', async () => {
    const w = await world()
    await rotated(w, false, ['Workbook'])
    value(await w.api.setConsumers({ appId: w.appId, consumers: [{ name: 'Time clock', where: '' }] }))
    expect(left(w.keyward)).toEqual(['Clockhouse: old, open'])
    value(await w.api.removeApp({ appId: w.appId, isSure: true }))
    expect(left(w.keyward)).toEqual(['Clockhouse: old, appRemoved'])
    const aftermathId = idOf(w.keyward, 'Clockhouse')
    expect(codeOf(await w.api.settleAftermath({ aftermathId, how: 'open', reason: '' }))).toBe(
      'unknownAftermath',
    )
  })

  it('F9 a vault from before this was kept opens with nothing left', () => {
    const { aftermath: _none, ...rotation } = EMPTY_VAULT.rotation
    const read = readContent({ ...structuredClone(EMPTY_VAULT), rotation }, 0)
    expect(read?.content.rotation.aftermath).toEqual([])
    expect(read?.content.setAside).toEqual([])
  })
})
