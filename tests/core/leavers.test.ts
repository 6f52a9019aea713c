import { describe, expect, it } from 'vitest'
import { DAY } from '../../shared/kernel/instant.ts'
import { isTaskDone } from '../../shared/people/leaver.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
import {
  codeOf,
  connected,
  grant,
  listed,
  SECRET,
  settle,
  signIn,
  startKeyward,
  value,
  type FakeKeyward,
} from '../worlds/fakes.ts'

const INES = 'ines@ferrymoor.example'

/** The same log on a disk that does not answer. */
const unreadable = (log: FakeKeyward['activityLog']): FakeKeyward['activityLog'] => ({
  ...log,
  tail: async () => fail('diskDenied'),
})

/** Ines uses this Keyward, signed in with the app and saw its secret; then Mirren took over the computer. */
const inesLeaves = async () => {
  const { keyward, appId } = await connected()
  value(await keyward.api.introduce({ me: { name: 'Ines Halloway', email: INES } }))
  await keyward.api.revealSecret({ appId })
  await keyward.api.copySecret({ appId })
  keyward.clock.move(DAY)
  value(await keyward.api.introduce({ me: { name: 'Mirren Tait', email: 'mirren@ferrymoor.example' } }))
  return { keyward, appId }
}

describe('the people that a vault knows', () => {
  it('come from sign-ins, from the log, and from who said their name', async () => {
    const { keyward } = await inesLeaves()
    const { people } = value(await keyward.api.listPeople({}))
    expect(people.map(({ name, isMe, connections }) => ({ name, isMe, connections }))).toEqual([
      { name: 'Ines Halloway', isMe: false, connections: 2 },
      { name: 'Mirren Tait', isMe: true, connections: 0 },
      { name: 'tessa', isMe: false, connections: 0 },
    ])
  })

  it('each have a trail: secrets they held since it was put in, and what they authorised', async () => {
    const { keyward } = await inesLeaves()
    const trail = value(await keyward.api.tracePerson({ key: INES }))
    expect(trail.secrets.map(({ app, held }) => ({ app, held: held.map(({ what }) => what) }))).toEqual([
      { app: 'Month-end Packs', held: ['secretRevealed', 'secretCopied'] },
    ])
    expect(trail.authorised.map(({ organisation }) => organisation)).toEqual([
      'Organisation c1',
      'Organisation c2',
    ])
  })

  it('what they held before the last new secret is only counted', async () => {
    const { keyward, appId } = await inesLeaves()
    keyward.clock.move(DAY)
    value(
      await keyward.api.storeSecret({ appId, clientSecret: 'not-a-real-secret-9876543210', createdAt: null }),
    )
    const trail = value(await keyward.api.tracePerson({ key: INES }))
    expect(trail.secrets).toEqual([])
    expect(trail.replaced).toBe(1)
    const other = value(await keyward.api.tracePerson({ key: 'mirren@ferrymoor.example' }))
    expect(other.secrets[0]?.held.map(({ what }) => what)).toEqual(['secretStored'])
  })

  it('whoever pasted a new secret knows it, also where somebody else switched over to it', async () => {
    const { keyward, appId } = await connected()
    value(await keyward.api.introduce({ me: { name: 'Ines Halloway', email: INES } }))
    const { rotationId } = value(await keyward.api.beginRotation({ appId, isLeak: false }))
    value(await keyward.api.confirmConsumers({ rotationId }))
    value(await keyward.api.pasteNewSecret({ rotationId, clientSecret: 'not-a-real-secret-newer-98765432' }))
    const before = value(await keyward.api.tracePerson({ key: INES }))
    expect(before.secrets).toEqual([]) // it is not in force yet
    keyward.clock.move(DAY)
    value(await keyward.api.introduce({ me: { name: 'Mirren Tait', email: 'mirren@ferrymoor.example' } }))
    value(await keyward.api.proveNewSecret({ rotationId }))
    value(await keyward.api.switchSecret({ rotationId }))
    const heldBy = async (key: string) =>
      value(await keyward.api.tracePerson({ key })).secrets[0]?.held.map(({ what }) => what)
    expect(await heldBy(INES)).toEqual(['newSecretPasted'])
    expect(await heldBy('mirren@ferrymoor.example')).toEqual(['secretSwitched'])
  })

  it('H8 are not told at all while the log cannot be read, rather than as knowing nothing', async () => {
    const { keyward } = await inesLeaves()
    const again = await startKeyward({ ...keyward.world, activityLog: keyward.activityLog })
    await settle()
    const unread = await startKeyward({ ...again.world, activityLog: unreadable(keyward.activityLog) })
    await settle()
    expect(codeOf(await unread.api.listPeople({}))).toBe('diskFailed')
    expect(codeOf(await unread.api.tracePerson({ key: INES }))).toBe('diskFailed')
    expect(codeOf(await unread.api.beginLeaver({ key: INES }))).toBe('diskFailed')
    expect(unread.snapshot().leavers).toEqual([])
  })

  it('a reveal that failed gave nothing away', async () => {
    const { keyward, appId } = await connected()
    value(await keyward.api.introduce({ me: { name: 'Owen Marrick', email: 'owen@ferrymoor.example' } }))
    keyward.keychain.failNext('get', { ok: false, failure: { code: 'keychainLocked' } })
    await keyward.api.revealSecret({ appId })
    expect(value(await keyward.api.tracePerson({ key: 'owen@ferrymoor.example' })).secrets).toEqual([])
  })

  it('a secret of an app that was removed from the vault may still live at Xero, and is listed', async () => {
    const { keyward, appId } = await inesLeaves()
    value(await keyward.api.removeApp({ appId }))
    const trail = value(await keyward.api.tracePerson({ key: INES }))
    expect(trail.secrets).toMatchObject([{ appId: '', app: 'Month-end Packs' }])
  })

  it('nobody of that name is an answer', async () => {
    const { keyward } = await inesLeaves()
    expect(codeOf(await keyward.api.tracePerson({ key: 'nobody' }))).toBe('unknownPerson')
    expect(codeOf(await keyward.api.beginLeaver({ key: 'nobody' }))).toBe('unknownPerson')
  })
})

describe('somebody leaves', () => {
  const begin = async () => {
    const { keyward, appId } = await inesLeaves()
    const { leaverId } = value(await keyward.api.beginLeaver({ key: INES }))
    const task = (kind: string) => {
      const found = keyward.snapshot().leavers[0]?.tasks.find((one) => one.kind === kind)
      if (found === undefined) throw new Error(`no task ${kind}`)
      return found
    }
    return { keyward, appId, leaverId, task }
  }

  it('the list says what to rotate, to re-authorise and to switch off; making it twice makes it once', async () => {
    const { keyward, leaverId } = await begin()
    const [leaver] = keyward.snapshot().leavers
    expect(leaver?.tasks.map(({ kind, app, keys }) => `${kind} ${app} ${keys.length}`)).toEqual([
      'rotate Month-end Packs 0',
      'reauthorise Month-end Packs 2',
      'privilege  0',
      'portal Month-end Packs 0',
      'login  0',
    ])
    expect(value(await keyward.api.beginLeaver({ key: INES })).leaverId).toBe(leaverId)
    expect(keyward.snapshot().leavers).toHaveLength(1)
  })

  it('a new secret proves its line by itself', async () => {
    const { keyward, appId, task } = await begin()
    keyward.clock.move(DAY)
    value(
      await keyward.api.storeSecret({ appId, clientSecret: 'not-a-real-secret-9876543210', createdAt: null }),
    )
    await settle()
    expect(task('rotate').provenAt).toBe(keyward.clock.now())
    expect(task('privilege').provenAt).toBeNull()
  })

  it('organisations that somebody else authorised anew prove theirs', async () => {
    const { keyward, appId, task } = await begin()
    keyward.xero.answers.exchange = ok(
      grant({ userId: 'user-2', name: 'Mirren Tait', email: 'mirren@ferrymoor.example' }),
    )
    keyward.xero.connected = [listed('c1', { authEventId: 'event-2' })]
    await signIn(keyward, appId)
    await settle()
    expect(task('reauthorise').provenAt).toBeNull() // c2 still stands on the sign-in of Ines
    keyward.xero.connected = [
      listed('c1', { authEventId: 'event-2' }),
      listed('c2', { authEventId: 'event-3' }),
    ]
    await signIn(keyward, appId)
    await settle()
    expect(task('reauthorise').provenAt).not.toBeNull()
  })

  it('the rest is ticked by a person, can be unticked, is logged, and survives a restart', async () => {
    const { keyward, leaverId, task } = await begin()
    value(await keyward.api.tickLeaver({ leaverId, taskId: task('login').id, isDone: true }))
    expect(task('login').ticked).toMatchObject({ by: 'Mirren Tait' })
    value(await keyward.api.tickLeaver({ leaverId, taskId: task('login').id, isDone: false }))
    expect(task('login').ticked).toBeNull()
    expect(codeOf(await keyward.api.tickLeaver({ leaverId, taskId: 'x', isDone: true }))).toBe(
      'unknownLeaver',
    )
    const log = keyward.activityLog.lines().join('\n')
    for (const what of ['leaverListed', 'leaverTicked']) expect(log).toContain(what)
    expect(log).toContain(`Ines Halloway <${INES}>`)
  })

  it('H8 what the vault sees by itself takes nobody’s word, and nothing is finished before its end', async () => {
    const { keyward, appId, leaverId, task } = await begin()
    const tick = (kind: string) => keyward.api.tickLeaver({ leaverId, taskId: task(kind).id, isDone: true })
    for (const kind of ['rotate', 'reauthorise']) expect(codeOf(await tick(kind))).toBe('taskProvesItself')
    for (const kind of ['privilege', 'portal', 'login']) value(await tick(kind))
    expect(codeOf(await keyward.api.finishLeaver({ leaverId }))).toBe('leaverNotDone')
    keyward.clock.move(DAY)
    value(
      await keyward.api.storeSecret({ appId, clientSecret: 'not-a-real-secret-9876543210', createdAt: null }),
    )
    for (const key of [`${appId}:c1`, `${appId}:c2`]) value(await keyward.api.disconnect({ key }))
    value(await keyward.api.finishLeaver({ leaverId }))
    const finishedAt = keyward.snapshot().leavers[0]?.finishedAt
    expect(finishedAt).toBe(keyward.clock.now())
    keyward.clock.move(DAY)
    expect(codeOf(await keyward.api.finishLeaver({ leaverId }))).toBe('leaverOver')
    expect(codeOf(await keyward.api.takeBackLeaver({ leaverId }))).toBe('leaverOver')
    expect(codeOf(await tick('login'))).toBe('leaverOver')
    expect(keyward.snapshot().leavers[0]?.finishedAt).toBe(finishedAt)
    expect(keyward.activityLog.lines().join('\n').split('leaverFinished')).toHaveLength(2)
  })

  it('H8 a tick by hand from before counts for nothing where the vault sees otherwise', async () => {
    const { keyward, leaverId, task } = await begin()
    keyward.records.alter((content) => {
      const [leaver] = content['leavers'] as { tasks: { ticked: unknown }[] }[]
      for (const one of leaver?.tasks ?? []) one.ticked = { at: keyward.clock.now(), by: 'Mirren Tait' }
      return content
    })
    const again = await startKeyward({ ...keyward.world, activityLog: keyward.activityLog })
    expect(again.snapshot().leavers[0]?.tasks.every(({ ticked }) => ticked !== null)).toBe(true)
    expect(codeOf(await again.api.finishLeaver({ leaverId }))).toBe('leaverNotDone')
    const { apps } = again.snapshot()
    expect(isTaskDone({ ...task('rotate'), ticked: { at: 1, by: 'x' } }, apps)).toBe(false)
    expect(isTaskDone({ ...task('login'), ticked: { at: 1, by: 'x' } }, apps)).toBe(true)
  })

  it('H8 the same secret entered again proves nothing, and a secret that came back is proof no more', async () => {
    const { keyward, appId, task } = await begin()
    keyward.clock.move(DAY)
    value(await keyward.api.storeSecret({ appId, clientSecret: SECRET, createdAt: null }))
    await settle()
    expect(task('rotate').provenAt).toBeNull()
    keyward.xero.answers.exchange = ok(
      grant({ userId: 'user-2', name: 'Mirren Tait', email: 'mirren@ferrymoor.example' }),
    )
    keyward.xero.connected = [
      listed('c1', { authEventId: 'event-2' }),
      listed('c2', { authEventId: 'event-3' }),
    ]
    await signIn(keyward, appId)
    await settle()
    expect(task('reauthorise').provenAt).not.toBeNull()
    keyward.clock.move(70 * DAY) // nobody has used that sign-in since, so it lapsed
    value(await keyward.api.introduce({ me: { name: 'Mirren T.', email: 'mirren@ferrymoor.example' } }))
    await settle()
    expect(task('reauthorise').provenAt).toBeNull()
  })

  it('of an app that is no longer in the vault nothing is proven: a person says it, and the list can be finished', async () => {
    const { keyward, appId, leaverId, task } = await begin()
    value(await keyward.api.removeApp({ appId }))
    await settle()
    expect([task('rotate').provenAt, task('reauthorise').provenAt]).toEqual([null, null])
    expect(codeOf(await keyward.api.finishLeaver({ leaverId }))).toBe('leaverNotDone')
    for (const { id } of keyward.snapshot().leavers[0]?.tasks ?? [])
      value(await keyward.api.tickLeaver({ leaverId, taskId: id, isDone: true }))
    value(await keyward.api.finishLeaver({ leaverId }))
  })

  it('what was proven before its app was removed stays so', async () => {
    const { keyward, appId, task } = await begin()
    keyward.clock.move(DAY)
    value(
      await keyward.api.storeSecret({ appId, clientSecret: 'not-a-real-secret-9876543210', createdAt: null }),
    )
    await settle()
    const { provenAt } = task('rotate')
    value(await keyward.api.removeApp({ appId }))
    await settle()
    expect(task('rotate').provenAt).toBe(provenAt)
  })

  it('the list can be taken back: it is gone, its secrets are due no more, and what was due before is', async () => {
    const { keyward, appId, leaverId } = await begin()
    expect(keyward.snapshot().rotation.forced[appId]).toMatchObject({ reason: 'leaver' })
    value(await keyward.api.takeBackLeaver({ leaverId }))
    expect(keyward.snapshot().leavers).toEqual([])
    expect(keyward.snapshot().rotation.forced).toEqual({})
    expect(codeOf(await keyward.api.takeBackLeaver({ leaverId }))).toBe('unknownLeaver')
    expect(keyward.activityLog.lines().join('\n')).toContain('leaverTakenBack')
    value(await keyward.api.beginRotation({ appId, isLeak: true }))
    const again = value(await keyward.api.beginLeaver({ key: INES }))
    value(await keyward.api.takeBackLeaver(again))
    expect(keyward.snapshot().rotation.forced[appId]).toMatchObject({ reason: 'leaked' })
  })

  it('a secret that two people know who leave stays due when one list is taken back', async () => {
    const { keyward, appId, leaverId } = await begin()
    value(await keyward.api.revealSecret({ appId }))
    value(await keyward.api.beginLeaver({ key: 'mirren@ferrymoor.example' }))
    value(await keyward.api.takeBackLeaver({ leaverId }))
    expect(keyward.snapshot().rotation.forced[appId]).toMatchObject({
      reason: 'leaver',
      person: 'Mirren Tait',
    })
  })

  it('a list that cannot be stored makes nothing due', async () => {
    const { keyward } = await inesLeaves()
    keyward.records.fail(fail('diskFull'))
    expect(codeOf(await keyward.api.beginLeaver({ key: INES }))).toBe('diskFull')
    expect(keyward.snapshot().rotation.forced).toEqual({})
    expect(keyward.snapshot().leavers).toEqual([])
  })

  it('is saved with the evidence', async () => {
    const { keyward } = await begin()
    value(await keyward.api.saveReview({}))
    const page = Buffer.from(keyward.files.saved.get('review.html') ?? []).toString('utf8')
    expect(page).toContain('People who leave, or have left')
    expect(page).toContain('Replace the secret of Month-end Packs')
  })
})
