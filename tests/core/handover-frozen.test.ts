import { describe, expect, it } from 'vitest'
import { stateOf } from '../../shared/handover/record.ts'
import { HOUR, MINUTE } from '../../shared/kernel/instant.ts'
import { isDateOdd } from '../../shared/kernel/sender-date.ts'
import { draft, value } from '../worlds/fakes.ts'
import { know, sealIn, startFor, startPair, takeReceipt, whyOf } from './handover-world.ts'

const cardOf = async (who: Awaited<ReturnType<typeof startFor>>) => value(await who.api.showCard({})).link

describe('what was looked at is what is acted on', () => {
  it('G12 a card: another one looked at meanwhile is not the one that is kept', async () => {
    const { tessa, owen } = await startPair()
    const eve = await startFor('Eve Lark')
    const seen = value(await tessa.api.readCard({ text: await cardOf(owen) }))
    const other = value(await tessa.api.readCard({ text: await cardOf(eve) }))
    tessa.link(await cardOf(eve))
    value(await tessa.api.addPerson({ seenId: seen.seenId }))
    expect(tessa.snapshot().handovers.people).toMatchObject([
      { name: 'Owen Marsh', fingerprint: seen.from.fingerprint },
    ])
    expect(other.from.name).toBe('Eve Lark')
  })

  it('G12 a request: what is sealed is sealed to whoever was shown', async () => {
    const { tessa, owen, appId } = await startPair()
    const eve = await startFor('Eve Lark')
    const ask = async (who: typeof owen) => value(await who.api.askForHandover({ asks: 'The app' })).link
    const seen = value(await tessa.api.readRequest({ text: await ask(owen) }))
    const later = await ask(eve)
    tessa.link(later)
    value(await tessa.api.readRequest({ text: later }))
    const { link } = value(await sealIn(tessa, appId, { request: seen.seenId }))
    expect(whyOf(await eve.api.openHandover({ text: link ?? '', passphrase: null }))).toBe('notForYou')
    expect(whyOf(await owen.api.openHandover({ text: link ?? '', passphrase: null }))).toBe('taken')
    expect(tessa.snapshot().handovers.sent).toMatchObject([
      { to: { name: 'Owen Marsh' }, fingerprint: seen.from.fingerprint },
    ])
  })

  it('G12 a handover: one opened afterwards changes nothing about the first', async () => {
    const { tessa, owen, appId } = await startPair()
    const personId = await know(tessa, owen)
    const link = async () => value(await sealIn(tessa, appId, { personId })).link ?? ''
    const first = value(await owen.api.openHandover({ text: await link(), passphrase: null }))
    value(await tessa.api.editApp({ appId, details: draft({ name: 'Another' }) }))
    const second = value(await owen.api.openHandover({ text: await link(), passphrase: null }))
    expect(second.app.name).toBe('Another')
    value(await owen.api.acceptHandover({ openId: first.openId, replace: false }))
    expect(owen.snapshot().apps).toMatchObject([{ name: 'Month-end Packs' }])
  })

  it('G12 what came from a share server is opened by its id', async () => {
    const { tessa, owen, appId } = await startPair()
    value(await tessa.api.setShareServer({ server: { kind: 'yopass', address: 'https://share.example' } }))
    const sealed = value(await sealIn(tessa, appId))
    const { link } = value(
      await tessa.api.publishHandover({ handoverId: sealed.handoverId, isOneTime: true }),
    )
    for (const [id, lying] of tessa.shareServers.lying) owen.shareServers.lying.set(id, lying)
    const { fetchedId } = value(await owen.api.fetchHandover({ text: link }))
    expect(whyOf(await owen.api.openFetched({ fetchedId, passphrase: null }))).toBe('passphraseNeeded')
    expect(whyOf(await owen.api.openFetched({ fetchedId, passphrase: 'wrong words here' }))).toBe(
      'wrongPassphrase',
    )
    const opened = value(await owen.api.openFetched({ fetchedId, passphrase: sealed.passphrase.join(' ') }))
    expect(opened.app.name).toBe('Month-end Packs')
    expect(whyOf(await owen.api.openFetched({ fetchedId: 'nobody', passphrase: null }))).toBe('gone')
  })

  it('G12 an id that nobody knows, or not any more, does nothing', async () => {
    const { tessa, owen, appId } = await startPair()
    const card = value(await tessa.api.readCard({ text: await cardOf(owen) }))
    const request = value(
      await tessa.api.readRequest({
        text: value(await owen.api.askForHandover({ asks: 'The app' })).link,
      }),
    )
    tessa.clock.move(HOUR + MINUTE)
    for (const result of [
      await tessa.api.addPerson({ seenId: card.seenId }),
      await tessa.api.addPerson({ seenId: 'nobody' }),
      await sealIn(tessa, appId, { request: request.seenId }),
      await tessa.api.addReceipt({ seenId: 'nobody' }),
      await tessa.api.acceptHandover({ openId: 'nobody', replace: true }),
    ])
      expect(whyOf(result)).toBe('gone')
    expect(tessa.snapshot().handovers).toMatchObject({ people: [], sent: [], received: [] })
  })

  it('G12 one that was acted on cannot be acted on again, and many looked at do not pile up', async () => {
    const { tessa, owen } = await startPair()
    const text = await cardOf(owen)
    const ids: string[] = []
    for (let time = 0; time < 40; time += 1) ids.push(value(await tessa.api.readCard({ text })).seenId)
    expect(whyOf(await tessa.api.addPerson({ seenId: ids[0] ?? '' }))).toBe('gone')
    const last = ids.at(-1) ?? ''
    value(await tessa.api.addPerson({ seenId: last }))
    expect(whyOf(await tessa.api.addPerson({ seenId: last }))).toBe('gone')
  })

  it('G12 two clicks at once take a handover once, also when it was opened twice', async () => {
    const { tessa, owen, appId } = await startPair()
    const text = value(await sealIn(tessa, appId, { personId: await know(tessa, owen) })).link ?? ''
    const open = async () => value(await owen.api.openHandover({ text, passphrase: null })).openId
    const [first, second] = [await open(), await open()]
    const results = await Promise.all(
      [first, first, second].map((openId) => owen.api.acceptHandover({ openId, replace: false })),
    )
    expect(results.map((result) => result.ok)).toEqual([true, false, false])
    expect(owen.snapshot().apps).toHaveLength(1)
    expect(owen.snapshot().handovers.received).toHaveLength(1)
  })
})

describe('receipts', () => {
  /** A passphrase handover that two people have opened. */
  const takenTwice = async () => {
    const { tessa, owen, appId } = await startPair()
    const eve = await startFor('Eve Lark')
    const { link, passphrase, handoverId } = value(await sealIn(tessa, appId))
    value(await tessa.api.noteSent({ handoverId, by: 'link' }))
    const receiptOf = async (who: typeof owen) => {
      const opened = value(await who.api.openHandover({ text: link ?? '', passphrase: passphrase.join('-') }))
      return value(await who.api.acceptHandover({ openId: opened.openId, replace: false }))
    }
    return { tessa, owen, eve, handoverId, receiptOf }
  }

  it('G15 one is kept only after its signer was shown', async () => {
    const { tessa, owen, receiptOf } = await takenTwice()
    const { receipt } = await receiptOf(owen)
    const seen = value(await tessa.api.readReceipt({ text: receipt }))
    expect(seen).toMatchObject({
      from: { name: 'Owen Marsh' },
      sender: 'unknown',
      to: { name: 'Fenwick Loop' },
      others: [],
      isThere: false,
      isDateOdd: false,
    })
    expect(tessa.snapshot().handovers.sent[0]?.receipt).toBeNull()
    value(await tessa.api.addReceipt({ seenId: seen.seenId }))
    expect(tessa.snapshot().handovers.sent[0]?.receipt).toMatchObject({ name: 'Owen Marsh' })
    expect(value(await tessa.api.readReceipt({ text: receipt })).isThere).toBe(true)
  })

  it('G15 a second one from another key is shown beside the first, and neither is dropped', async () => {
    const { tessa, owen, eve, receiptOf } = await takenTwice()
    value(await takeReceipt(tessa, (await receiptOf(eve)).receipt))
    const second = value(await tessa.api.readReceipt({ text: (await receiptOf(owen)).receipt }))
    const [sent] = tessa.snapshot().handovers.sent
    expect(second.others).toEqual([sent?.receipt?.fingerprint])
    value(await tessa.api.addReceipt({ seenId: second.seenId }))
    const [both] = tessa.snapshot().handovers.sent
    expect(both?.receipt?.name).toBe('Eve Lark')
    expect(both?.moreReceipts).toMatchObject([{ name: 'Owen Marsh' }])
    expect(both && stateOf(both, null, tessa.clock.now())).toBe('disputed')
    const log = tessa.activityLog.lines().filter((line) => line.includes('"receiptAdded"'))
    expect(log).toHaveLength(2)
  })

  it('G15 the same one twice stays one, and a code beside a signed one is kept', async () => {
    const { tessa, owen, handoverId, receiptOf } = await takenTwice()
    const { receipt, code } = await receiptOf(owen)
    value(await tessa.api.addReceiptCode({ handoverId, code }))
    value(await takeReceipt(tessa, receipt))
    value(await takeReceipt(tessa, receipt))
    const [sent] = tessa.snapshot().handovers.sent
    expect(sent?.receipt).toMatchObject({ isCode: false, name: 'Owen Marsh' })
    expect(sent?.moreReceipts).toMatchObject([{ isCode: true }])
    expect(sent && stateOf(sent, null, tessa.clock.now())).toBe('received')
  })

  it('G15 a date that cannot be right is said to be so', async () => {
    const { tessa, owen, receiptOf } = await takenTwice()
    owen.clock.move(-4 * HOUR)
    // Owen's vault has seen the later moment already; Eve's clock has always been wrong
    expect(value(await tessa.api.readReceipt({ text: (await receiptOf(owen)).receipt })).isDateOdd).toBe(
      false,
    )
    const { tessa: her, eve, receiptOf: again } = await takenTwice()
    eve.clock.move(3 * HOUR)
    expect(value(await her.api.readReceipt({ text: (await again(eve)).receipt })).isDateOdd).toBe(true)
    expect(isDateOdd(0, null, tessa.clock.now())).toBe(true)
    expect(isDateOdd(Date.UTC(2025, 0, 1), null, tessa.clock.now())).toBe(true)
  })
})

describe('requests', () => {
  it('G15 a copy under another key, answered, does not use up the one it was copied from', async () => {
    const { tessa, owen, appId } = await startPair()
    const { requestId, link } = value(await owen.api.askForHandover({ asks: 'The app' }))
    // Eve asks under Owen's number
    const eve = await startFor('Eve Lark')
    const copied = { id: requestId, asks: 'The app', at: owen.clock.now(), answered: null }
    const stored = JSON.parse(eve.records.stored()) as { handovers: { asked: unknown[] } }
    stored.handovers.asked.push(copied)
    await eve.records.save(stored)
    const again = await startFor('Eve Lark', eve.world)
    const copy = value(await again.api.showRequest({ requestId })).link
    const seen = value(await tessa.api.readRequest({ text: copy }))
    const { handoverId } = value(await sealIn(tessa, appId, { request: seen.seenId }))
    value(await tessa.api.noteSent({ handoverId, by: 'link' }))
    expect(whyOf(await tessa.api.readRequest({ text: copy }))).toBe('requestAnswered')
    expect(whyOf(await tessa.api.readRequest({ text: link }))).toBe('taken')
  })

  it('G15 an answer from somebody else is noted beside the other, and one sealed to nobody is none', async () => {
    const { tessa, owen, appId } = await startPair()
    const { link } = value(await owen.api.askForHandover({ asks: 'The app' }))
    const eve = await startFor('Eve Lark')
    const { appId: hers } = value(
      await eve.api.addApp({
        details: draft({ clientId: '6E3A90C41D7B4F628A0CB7D2196FC07F', name: 'Trap' }),
        clientSecret: 'another-made-up-secret-123',
      }),
    )
    for (const [who, app] of [
      [eve, hers],
      [tessa, appId],
    ] as const) {
      const { seenId } = value(await who.api.readRequest({ text: link }))
      const sealed = value(await sealIn(who, app, { request: seenId }))
      const opened = value(await owen.api.openHandover({ text: sealed.link ?? '', passphrase: null }))
      expect(opened.answers).toBe('The app')
      value(await owen.api.acceptHandover({ openId: opened.openId, replace: false }))
    }
    const [asked] = owen.snapshot().handovers.asked
    expect(asked?.answered?.app).toBe('Trap')
    expect(asked?.answered).toMatchObject({
      by: 'Eve Lark',
      fingerprint: eve.snapshot().handovers.own?.fingerprint,
    })
    expect(asked?.moreAnswers).toMatchObject([{ app: 'Month-end Packs' }])
  })
})
