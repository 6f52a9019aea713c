import { describe, expect, it } from 'vitest'
import { MINUTE } from '../../shared/kernel/instant.ts'
import { compareReviews } from '../../electron/core/review/compare.ts'
import { PACK_JSON, Review } from '../../shared/review/review.ts'
import { SECRET, value, type FakeKeyward } from '../worlds/fakes.ts'
import { ALL_PARTS, know, sealIn, startFor, startPair, takeReceipt } from './handover-world.ts'

const NEW = `${SECRET}-new`
const fileOf = (who: FakeKeyward, name: string) =>
  Buffer.from(who.files.saved.get(name) ?? []).toString('utf8')
const page = (who: FakeKeyward) => fileOf(who, 'review.html')
const nobody = 'Fenwick Loop'
const people = async (who: FakeKeyward) => value(await who.api.listPeople({})).people
const trail = async (who: FakeKeyward, key: string) => value(await who.api.tracePerson({ key }))
const kindsOf = async (who: FakeKeyward, key: string) =>
  (await trail(who, key)).secrets.map(({ app, held }) => [app, ...held.map(({ what }) => what)])

/** Sealed with a passphrase for Fenwick Loop, and out. */
const handedOut = async () => {
  const { tessa, owen, appId } = await startPair()
  const sealed = value(await sealIn(tessa, appId))
  value(await tessa.api.noteSent({ handoverId: sealed.handoverId, by: 'link' }))
  return { tessa, owen, appId, ...sealed }
}
const take = async (who: FakeKeyward, link: string | null, passphrase: readonly string[]) => {
  const words = passphrase.length === 0 ? null : passphrase.join('-')
  const opened = value(await who.api.openHandover({ text: link ?? '', passphrase: words }))
  return value(await who.api.acceptHandover({ openId: opened.openId, replace: false }))
}

describe('people who received a handover', () => {
  it('appear with what they were handed, and as holding its secret, when it went out', async () => {
    const { tessa, appId } = await startPair()
    value(await sealIn(tessa, appId))
    expect((await people(tessa)).map(({ name }) => name)).toEqual(['Tessa Quillon'])
    const [sent] = tessa.snapshot().handovers.sent
    value(await tessa.api.noteSent({ handoverId: sent?.id ?? '', by: 'file' }))
    expect((await people(tessa)).map(({ name, handovers }) => [name, handovers])).toEqual([
      [nobody, 1],
      ['Tessa Quillon', 0],
    ])
    expect((await trail(tessa, 'fenwick loop')).received).toMatchObject([
      { app: 'Month-end Packs', how: 'sealedFor', withSecret: true, isInForce: true, receivedAt: null },
    ])
    expect(await kindsOf(tessa, 'fenwick loop')).toEqual([['Month-end Packs', 'handedToVendor']])
  })

  it('with a signed receipt, by the address book’s name, or by the key where nobody knows it', async () => {
    const { tessa, owen, link, passphrase } = await handedOut()
    value(await takeReceipt(tessa, (await take(owen, link, passphrase)).receipt))
    const signer = (await people(tessa)).find(({ name }) => name.startsWith('Owen Marsh'))
    expect(signer).toMatchObject({
      name: expect.stringMatching(/^Owen Marsh, key /u),
      email: '',
      handovers: 1,
    })
    expect((await trail(tessa, signer?.key ?? '')).received).toMatchObject([{ how: 'signedFor' }])
    expect(await kindsOf(tessa, signer?.key ?? '')).toEqual([['Month-end Packs', 'receiptAdded']])
    await know(tessa, owen)
    expect((await people(tessa)).find(({ email }) => email === 'owen@brackenmoor.example')).toMatchObject({
      name: 'Owen Marsh',
      handovers: 1,
    })
  })

  it('a stranger who takes somebody’s name is nobody’s entry', async () => {
    const { tessa, owen, link, passphrase } = await handedOut()
    const hana = await startFor('Hana Reyes')
    await know(tessa, hana)
    value(await owen.api.introduce({ me: { name: 'Hana Reyes', email: 'hana@brackenmoor.example' } }))
    value(await takeReceipt(tessa, (await take(owen, link, passphrase)).receipt))
    expect((await people(tessa)).some(({ email }) => email === 'hana@brackenmoor.example')).toBe(false)
    expect((await people(tessa)).filter(({ handovers }) => handovers > 0)).toHaveLength(2)
  })

  it('to a card, with the receipt on one entry; without the secret, they hold none', async () => {
    const { tessa, owen, appId } = await startPair()
    const personId = await know(tessa, owen)
    const parts = { ...ALL_PARTS, secret: false }
    const bare = value(await sealIn(tessa, appId, { personId, parts }))
    value(await tessa.api.noteSent({ handoverId: bare.handoverId, by: 'link' }))
    const key = 'owen@brackenmoor.example'
    expect((await trail(tessa, key)).secrets).toEqual([])
    expect((await trail(tessa, key)).received).toMatchObject([{ withSecret: false }])
    tessa.clock.move(MINUTE)
    const whole = value(await sealIn(tessa, appId, { personId }))
    value(await tessa.api.noteSent({ handoverId: whole.handoverId, by: 'link' }))
    value(await takeReceipt(tessa, (await take(owen, whole.link, [])).receipt))
    expect((await trail(tessa, key)).received).toMatchObject([
      { withSecret: true, receivedAt: expect.any(Number) },
      { withSecret: false, receivedAt: null },
    ])
    expect(await people(tessa)).toHaveLength(2)
  })

  it('what they hold is over when the secret is replaced, and not when it comes back', async () => {
    const { tessa, appId } = await handedOut()
    tessa.clock.move(MINUTE)
    const { rotationId } = value(await tessa.api.beginRotation({ appId, isLeak: false }))
    value(await tessa.api.confirmConsumers({ rotationId }))
    value(await tessa.api.pasteNewSecret({ rotationId, clientSecret: NEW }))
    value(await tessa.api.proveNewSecret({ rotationId }))
    value(await tessa.api.switchSecret({ rotationId }))
    expect(await trail(tessa, 'fenwick loop')).toMatchObject({ secrets: [], replaced: 1 })
    tessa.clock.move(MINUTE)
    value(await tessa.api.rollBackRotation({ rotationId }))
    expect(await kindsOf(tessa, 'fenwick loop')).toEqual([['Month-end Packs', 'handedToVendor']])
    expect((await kindsOf(tessa, 'tessa@brackenmoor.example'))[0]).toContain('appAdded')
  })

  it('one that was taken off unopened, by the server’s word, was received by nobody', async () => {
    const { tessa, appId } = await startPair()
    value(await tessa.api.setShareServer({ server: { kind: 'yopass', address: 'https://share.example' } }))
    const { handoverId } = value(await sealIn(tessa, appId))
    value(await tessa.api.publishHandover({ handoverId, isOneTime: true }))
    expect((await people(tessa)).map(({ name }) => name)).toContain(nobody)
    value(await tessa.api.revokeHandover({ handoverId }))
    expect((await people(tessa)).map(({ name }) => name)).not.toContain(nobody)
  })

  it('whoever handed something to this vault knows it as well', async () => {
    const { tessa, owen, appId } = await startPair()
    await know(owen, tessa)
    const { link } = value(await sealIn(tessa, appId, { personId: await know(tessa, owen) }))
    await take(owen, link, [])
    const key = 'tessa@brackenmoor.example'
    expect(await kindsOf(owen, key)).toEqual([['Month-end Packs', 'handoverReceived']])
    expect((await trail(owen, key)).received).toMatchObject([{ how: 'handedHere', isInForce: true }])
  })

  it('stand in the evidence, on the page and in the data, and between two reviews', async () => {
    const { tessa, appId } = await startPair()
    value(await tessa.api.saveReview({}))
    expect(page(tessa)).toContain('Nothing had been handed over.')
    const [first] = tessa.snapshot().reviews
    tessa.clock.move(MINUTE)
    const { handoverId } = value(await sealIn(tessa, appId))
    value(await tessa.api.noteSent({ handoverId, by: 'link' }))
    value(await tessa.api.saveReview({}))
    const rows = /People who received or gave a handover.*?<\/section>/su.exec(page(tessa))?.[0] ?? ''
    for (const cell of [nobody, 'Month-end Packs', 'sealed for them', 'the one in force'])
      expect(rows).toContain(`>${cell}</td>`)
    expect(JSON.parse(fileOf(tessa, PACK_JSON)).review.handovers).toMatchObject([
      { person: nobody, thing: { app: 'Month-end Packs', isInForce: true } },
    ])
    const compared = value(
      await tessa.api.compareReviews({ from: { kind: 'saved', id: first?.id ?? '' }, to: { kind: 'now' } }),
    )
    expect(compared.changes).toMatchObject([{ kind: 'handedOver', person: nobody, app: 'Month-end Packs' }])
    // One from before that was told says nothing of it
    const old = Review.parse({ ...JSON.parse(fileOf(tessa, PACK_JSON)).review, handovers: undefined })
    expect(old.handovers).toBeNull()
    expect(compareReviews(old, Review.parse(JSON.parse(fileOf(tessa, PACK_JSON)).review))).toEqual([])
  })

  it('are on a leaver’s list, with the secret to rotate', async () => {
    const { tessa, appId } = await handedOut()
    value(await tessa.api.beginLeaver({ key: 'fenwick loop' }))
    const [leaver] = tessa.snapshot().leavers
    expect(leaver).toMatchObject({
      name: nobody,
      secrets: [{ appId, held: [{ what: 'handedToVendor', line: null }] }],
    })
    expect(leaver?.tasks.filter(({ kind }) => kind === 'rotate')).toMatchObject([{ appId }])
  })
})
