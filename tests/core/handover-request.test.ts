import { describe, expect, it } from 'vitest'
import { readLink, writeLink } from '../../shared/handover/link.ts'
import { HOUR } from '../../shared/kernel/instant.ts'
import { fakeClock, value } from '../worlds/fakes.ts'
import { sealIn, seenRequest, startFor, startPair, whyOf } from './handover-world.ts'

const ASKS = 'The client id and secret of Month-end Packs'

describe('asking for an app', () => {
  it('G6 is answered by a handover that only whoever asked opens, and that names the request', async () => {
    const { tessa, owen, appId } = await startPair()
    const { link } = value(await owen.api.askForHandover({ asks: ASKS }))
    expect(link.length).toBeLessThan(2_000)
    const read = value(await tessa.api.readRequest({ text: link }))
    expect(read).toMatchObject({ from: { name: 'Owen Marsh' }, sender: 'unknown', asks: ASKS })
    const sealed = value(await sealIn(tessa, appId, { request: read.seenId, why: 'colleague' }))
    expect(sealed.passphrase).toEqual([])
    expect(tessa.snapshot().handovers.sent).toMatchObject([{ to: { name: 'Owen Marsh' } }])
    expect(
      whyOf(
        await (await startFor('Eve Lark')).api.openHandover({ text: sealed.link ?? '', passphrase: null }),
      ),
    ).toBe('notForYou')
    const opened = value(await owen.api.openHandover({ text: sealed.link ?? '', passphrase: null }))
    expect(opened.answers).toBe(ASKS)
    value(await owen.api.acceptHandover({ openId: opened.openId, replace: false }))
    expect(owen.snapshot().handovers.asked).toMatchObject([
      { asks: ASKS, answered: { by: 'Tessa Quillon', app: 'Month-end Packs' } },
    ])
    expect(owen.activityLog.lines().some((line) => line.includes('"handoverAskedFor"'))).toBe(true)
  })

  it('G15 a date that cannot be right is said to be so', async () => {
    const { tessa, owen } = await startPair()
    const isOdd = async () => {
      const { link } = value(await owen.api.askForHandover({ asks: ASKS }))
      return value(await tessa.api.readRequest({ text: link })).isDateOdd
    }
    expect(await isOdd()).toBe(false)
    owen.clock.move(3 * HOUR) // Owen's clock is ahead
    expect(await isOdd()).toBe(true)
    const eve = await startFor('Eve Lark', { clock: fakeClock(Date.UTC(1970, 0, 1)) })
    const { link } = value(await eve.api.askForHandover({ asks: ASKS }))
    expect(value(await tessa.api.readRequest({ text: link }))).toMatchObject({
      at: Date.UTC(1970, 0, 1),
      isDateOdd: true,
    })
  })

  it('its link can be shown again, and it can be taken off the list', async () => {
    const { owen } = await startPair()
    const { requestId, link } = value(await owen.api.askForHandover({ asks: ASKS }))
    expect(value(await owen.api.showRequest({ requestId })).link).toBe(link)
    value(await owen.api.forgetRequest({ requestId }))
    expect(whyOf(await owen.api.showRequest({ requestId }))).toBe('unknownHandover')
  })

  it('one’s own, an answered one, an altered one and another kind each have their sentence', async () => {
    const { tessa, owen, appId } = await startPair()
    const { link } = value(await owen.api.askForHandover({ asks: ASKS }))
    expect(whyOf(await owen.api.readRequest({ text: link }))).toBe('requestYours')
    expect(whyOf(await tessa.api.readRequest({ text: value(await owen.api.showCard({})).link }))).toBe(
      'otherKind',
    )
    expect(whyOf(await owen.api.askForHandover({ asks: '\u200b \n' }))).toBe('nothingAsked')
    const read = readLink(link)
    if (read.kind === 'refused') throw new Error('refused')
    const altered = new TextDecoder().decode(read.bytes).replace('Month-end', 'Month-End')
    expect(
      whyOf(await tessa.api.readRequest({ text: writeLink('request', new TextEncoder().encode(altered)) })),
    ).toBe('signatureWrong')
    const seenId = await seenRequest(tessa, link)
    const { handoverId } = value(await sealIn(tessa, appId, { request: seenId }))
    expect(whyOf(await tessa.api.readRequest({ text: link }))).toBe('taken')
    value(await tessa.api.noteSent({ handoverId, by: 'link' }))
    expect(whyOf(await tessa.api.readRequest({ text: link }))).toBe('requestAnswered')
    expect(whyOf(await sealIn(tessa, appId, { request: seenId }))).toBe('requestAnswered')
    expect(whyOf(await tessa.api.readRequest({ text: 'keyward://request#1.AAAA' }))).toBe('notOurs')
  })
})

describe('the code of a receipt', () => {
  it('belongs to one handover, however it is typed, and to no other', async () => {
    const { tessa, owen, appId } = await startPair()
    const codes: string[] = []
    for (const asks of [ASKS, `${ASKS}, once more`]) {
      const { link } = value(await owen.api.askForHandover({ asks }))
      const sealed = value(await sealIn(tessa, appId, { request: await seenRequest(tessa, link) }))
      const opened = value(await owen.api.openHandover({ text: sealed.link ?? '', passphrase: null }))
      codes.push(
        value(await owen.api.acceptHandover({ openId: opened.openId, replace: opened.replaces !== null }))
          .code,
      )
    }
    const [first = '', second = ''] = codes
    expect(first).toMatch(/^[0-9a-z]{5}-[0-9a-z]{5}$/u)
    const [one, two] = tessa.snapshot().handovers.sent
    const add = (handoverId = '', code = '') => tessa.api.addReceiptCode({ handoverId, code })
    expect(whyOf(await add(one?.id, second))).toBe('codeWrong')
    expect(whyOf(await add(two?.id, ''))).toBe('codeWrong')
    expect(whyOf(await add('nobody', first))).toBe('unknownHandover')
    expect(tessa.snapshot().handovers.sent.every(({ receipt }) => receipt === null)).toBe(true)
    value(await add(one?.id, ` ${first.toUpperCase().replace('-', '')} `))
    value(await add(two?.id, second.replaceAll('0', 'O').replaceAll('1', 'l')))
  })
})
