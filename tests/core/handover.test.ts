import { describe, expect, it } from 'vitest'
import { readLink, toBase64url, writeLink } from '../../shared/handover/link.ts'
import { isArrangementOpen, stateOf } from '../../shared/handover/record.ts'
import { DAY, HOUR, MINUTE } from '../../shared/kernel/instant.ts'
import { fail } from '../../shared/kernel/result.ts'
import { passphrasesOf } from '../../electron/core/handover/passphrase-spellings.ts'
import { EMPTY_VAULT, VaultContent } from '../../electron/core/vault/content.ts'
import { draft, SECRET, settle, startKeyward, value } from '../worlds/fakes.ts'
import { ALL_PARTS, know, sealIn, startFor, startPair, takeReceipt, whyOf } from './handover-world.ts'

describe('handing over to a colleague', () => {
  it('G1 G6 seals to their card, shows who sent it, stores by the path of Add, and ends in a receipt', async () => {
    const { tessa, owen, appId } = await startPair()
    await know(owen, tessa)
    const personId = await know(tessa, owen)
    const sealed = value(await sealIn(tessa, appId, { personId, why: 'colleague' }))
    expect(sealed.passphrase).toEqual([])
    expect(sealed.link?.length).toBeLessThan(2_000)
    value(await tessa.api.noteSent({ handoverId: sealed.handoverId, by: 'link' }))

    const opened = value(await owen.api.openHandover({ text: sealed.link ?? '', passphrase: null }))
    expect(opened).toMatchObject({
      app: { name: 'Month-end Packs', hasSecret: true },
      from: { name: 'Tessa Quillon' },
      sender: 'known',
      replaces: null,
      isWhole: true,
    })
    expect(JSON.stringify(opened)).not.toContain(SECRET)
    expect(owen.snapshot().apps).toEqual([])
    const { receipt } = value(await owen.api.acceptHandover({ openId: opened.openId, replace: false }))
    expect(owen.snapshot().apps).toMatchObject([{ name: 'Month-end Packs', secret: { state: 'stored' } }])
    expect([...owen.keychain.entries.values()]).toContain(SECRET)

    expect(value(await takeReceipt(tessa, receipt))).toMatchObject({ name: 'Owen Marsh' })
    const [sent] = tessa.snapshot().handovers.sent
    expect(sent).toMatchObject({ to: { name: 'Owen Marsh' }, receipt: { isKnown: true } })
    expect(sent && stateOf(sent, null, tessa.clock.now())).toBe('received')
    expect(
      tessa.activityLog
        .lines()
        .some((line) => line.includes('"handedToColleague"') && line.includes('Owen Marsh')),
    ).toBe(true)
    expect(
      owen.activityLog
        .lines()
        .some((line) => line.includes('"handoverReceived"') && line.includes('Tessa Quillon')),
    ).toBe(true)
  })

  it('nobody else opens it, and the recipient cannot pass it on as if it were theirs to give', async () => {
    const { tessa, owen, appId } = await startPair()
    const eve = await startFor('Eve Lark')
    await eve.api.showCard({})
    const { link } = value(await sealIn(tessa, appId, { personId: await know(tessa, owen) }))
    expect(whyOf(await eve.api.openHandover({ text: link ?? '', passphrase: null }))).toBe('notForYou')
    expect(whyOf(await tessa.api.openHandover({ text: link ?? '', passphrase: null }))).toBe('notForYou')
  })

  it('a name from the address book under another key is called what it is', async () => {
    const { tessa, owen, appId } = await startPair()
    const posing = await startFor('Tessa  Quíllon')
    await know(owen, tessa)
    const { appId: other } = value(await posing.api.addApp({ details: draft(), clientSecret: SECRET }))
    for (const [who, app, expected] of [
      [tessa, appId, 'known'],
      [posing, other, 'posing'],
    ] as const) {
      const { link } = value(await sealIn(who, app, { personId: await know(who, owen) }))
      expect(value(await owen.api.openHandover({ text: link ?? '', passphrase: null })).sender).toBe(expected)
    }
  })
})

describe('handing over with a passphrase', () => {
  it('G2 gives six words once, and opens with them however they are typed', async () => {
    const { tessa, owen, appId } = await startPair()
    const { link, passphrase } = value(await sealIn(tessa, appId))
    expect(passphrase).toHaveLength(6)
    const text = link ?? ''
    expect(whyOf(await owen.api.openHandover({ text, passphrase: null }))).toBe('passphraseNeeded')
    expect(whyOf(await owen.api.openHandover({ text, passphrase: 'six other words that are wrong' }))).toBe(
      'wrongPassphrase',
    )
    for (const typed of [
      passphrase.join('-'),
      passphrase.join(' '),
      ` ${passphrase.join(', ').toUpperCase()} `,
    ])
      expect(value(await owen.api.openHandover({ text, passphrase: typed })).sender).toBe('unknown')
  })

  it('H07: opens with other hyphens, spaces, capitals and what copying brings along', async () => {
    const { tessa, owen, appId } = await startPair()
    const { link, passphrase } = value(await sealIn(tessa, appId))
    for (const between of [
      '\u2010',
      '\u2011',
      '\u2012',
      '\u2013',
      '\u2014',
      '\u2015',
      '\u2212',
      '\u00a0',
      '\u2007',
      ' - ',
      '. ',
      '/',
      '\n',
    ])
      expect(
        passphrasesOf(`\u201c${passphrase.join(between).toUpperCase()}\u200b\u201d\u00a0`)[0],
        JSON.stringify(between),
      ).toBe(passphrase.join('-'))
    const typed = passphrase.join('\u2013')
    expect(value(await owen.api.openHandover({ text: link ?? '', passphrase: typed })).sender).toBe('unknown')
  })

  it('words are read as a message has them: in brackets, after a label, as a list', () => {
    const words = 'abacus-abdomen-abide-ability-ablaze-abroad'
    const list = words.split('-')
    for (const typed of [
      `\`${words}\``,
      `**${words}**`,
      `<${words}>`,
      `[${words}]!`,
      `> ${words}`,
      `„${words}“`,
      `Passphrase: ${words}`,
      `The passphrase is ${list.join(' ')}.`,
      list.map((word, at) => `${at + 1}. ${word}`).join('\n'),
      list.join('~'),
      list.join(' → '),
      list.join('\u02D7'),
      list.join('\u30FC'),
      list.join('\u30FB'),
    ])
      expect(passphrasesOf(typed)[0], typed).toBe(words)
  })

  it('any other passphrase is taken as typed, and then without what copying brings along', () => {
    expect(passphrasesOf('Tr0ub4dor')).toEqual(['Tr0ub4dor'])
    expect(passphrasesOf('Horse & Cart ')).toEqual(['horse-&-cart', 'Horse & Cart ', 'Horse & Cart'])
    expect(passphrasesOf('   ')).toEqual(['   '])
  })

  it('H02: an armored handover opens as a mail leaves it', async () => {
    const { tessa, owen, appId } = await startPair()
    const { armored } = value(await sealIn(tessa, appId, { personId: await know(tessa, owen) }))
    const lines = armored.trimEnd().split('\n')
    for (const text of [
      armored,
      lines.map((line) => `   ${line}\u00a0`).join('\r\n'),
      lines.map((line) => `> ${line}`).join('\n'),
      `Hello Owen,\n\nthis is it:\n\n${armored}\n-- \nTessa`,
      `\ufeff${armored}`,
    ])
      expect(whyOf(await owen.api.openHandover({ text, passphrase: null })), text).toBe('taken')
    const cut = lines.slice(0, -1).join('\n')
    expect(whyOf(await owen.api.openHandover({ text: cut, passphrase: null }))).toBe('damaged')
  })

  it('a link, a card, a request and a receipt are taken out of a mail', async () => {
    const { tessa, owen, appId } = await startPair()
    const mail = (text: string) =>
      `> Hello,\n>\n${(text.match(/.{1,72}/gu) ?? []).map((line) => `> ${line}`).join('\r\n')}\r\n>\r\n> Regards\r\n`
    const personId = await know(tessa, owen)
    const { link } = value(await sealIn(tessa, appId, { personId }))
    const opened = value(await owen.api.openHandover({ text: mail(link ?? ''), passphrase: null }))
    const { receipt } = value(await owen.api.acceptHandover({ openId: opened.openId, replace: false }))
    expect(value(await tessa.api.readReceipt({ text: mail(receipt) })).seenId).toBeTypeOf('string')
    const card = value(await tessa.api.showCard({})).link
    expect(value(await owen.api.readCard({ text: mail(card) })).from.name).toBe('Tessa Quillon')
    const asked = value(await owen.api.askForHandover({ asks: 'The packs app' })).link
    expect(value(await tessa.api.readRequest({ text: mail(asked) }))).toMatchObject({ asks: 'The packs app' })
  })

  it('E9 the secret and the passphrase are in no file, log, snapshot or work on either side', async () => {
    const { tessa, owen, appId } = await startPair()
    const { link, passphrase, armored } = value(await sealIn(tessa, appId))
    const opened = value(await owen.api.openHandover({ text: link ?? '', passphrase: passphrase.join('-') }))
    value(await owen.api.acceptHandover({ openId: opened.openId, replace: false }))
    for (const who of [tessa, owen]) {
      const everything = JSON.stringify([
        who.snapshot(),
        who.work(),
        who.records.stored(),
        who.activityLog.lines(),
        link,
        armored,
      ])
      expect(everything).not.toContain(SECRET)
      expect(everything).not.toContain(passphrase.join('-'))
      expect(everything).not.toContain('AGE-SECRET-KEY')
    }
  })

  it('G2 the passphrase can be copied while it is shown, and never after', async () => {
    const { tessa, appId } = await startPair()
    const { handoverId, passphrase } = value(await sealIn(tessa, appId))
    value(await tessa.api.copyPassphrase({ handoverId }))
    expect(tessa.clipboard.secret).toBe(passphrase.join('-'))
    value(await tessa.api.finishHandover({ handoverId }))
    expect(whyOf(await tessa.api.copyPassphrase({ handoverId }))).toBe('unknownHandover')
  })

  it('G8 the file that is saved holds the very bytes of the link', async () => {
    const { tessa, appId } = await startPair()
    const { handoverId, link } = value(await sealIn(tessa, appId))
    value(await tessa.api.saveHandover({ handoverId }))
    const read = readLink(link ?? '')
    expect(tessa.files.saved.get('Month-end Packs.age')).toEqual(read.kind === 'handover' ? read.bytes : null)
  })

  it('the file of an app whose name Windows keeps for a device has another one', async () => {
    const { tessa, appId } = await startPair()
    value(await tessa.api.editApp({ appId, details: draft({ name: 'CON' }) }))
    const { handoverId } = value(await sealIn(tessa, appId))
    value(await tessa.api.saveHandover({ handoverId }))
    expect([...tessa.files.saved.keys()]).toContain('Handover CON.age')
  })

  it('a link that Windows would cut is not offered', async () => {
    const { tessa } = await startPair()
    const scopes = Array.from({ length: 60 }, (_, at) => `accounting.${'verylongscope'.repeat(2)}.${at}`)
    const { appId } = value(
      await tessa.api.addApp({
        details: draft({
          clientId: '6E3A90C41D7B4F628A0CB7D2196FC07F',
          scopes: ['offline_access', 'openid', ...scopes.slice(2)],
        }),
        clientSecret: SECRET,
      }),
    )
    const { link, armored } = value(await sealIn(tessa, appId))
    expect(link).toBeNull()
    expect(armored).toContain('BEGIN AGE ENCRYPTED FILE')
  })
})

describe('what is refused', () => {
  const received = async () => {
    const { tessa, owen, appId } = await startPair()
    const { link } = value(await sealIn(tessa, appId, { personId: await know(tessa, owen) }))
    return { tessa, owen, appId, link: link ?? '' }
  }

  it('G5 every letter of a link changed, and every length cut, without anything stored', async () => {
    const { owen, link } = await received()
    for (let at = 'keyward://handover#1.'.length; at < link.length; at += 1) {
      const letter = link[at] === 'A' ? 'B' : 'A'
      const changed = `${link.slice(0, at)}${letter}${link.slice(at + 1)}`
      expect((await owen.api.openHandover({ text: changed, passphrase: null })).ok, `letter ${at}`).toBe(
        false,
      )
      expect((await owen.api.openHandover({ text: link.slice(0, at), passphrase: null })).ok).toBe(false)
    }
    expect(owen.snapshot().apps).toEqual([])
    expect(owen.snapshot().handovers.received).toEqual([])
  })

  it('a replayed handover, also after the app was removed', async () => {
    const { owen, link } = await received()
    const opened = value(await owen.api.openHandover({ text: link, passphrase: null }))
    const { appId } = value(await owen.api.acceptHandover({ openId: opened.openId, replace: false }))
    expect(whyOf(await owen.api.acceptHandover({ openId: opened.openId, replace: false }))).toBe('gone')
    value(await owen.api.removeApp({ appId }))
    expect(whyOf(await owen.api.openHandover({ text: link, passphrase: null }))).toBe('alreadyUsed')
  })

  it('one whose time is over, also when it ends while the person thinks', async () => {
    const { owen, link } = await received()
    owen.clock.move(DAY + MINUTE)
    expect(whyOf(await owen.api.openHandover({ text: link, passphrase: null }))).toBe('expired')
  })

  it('an opened one is forgotten after ten minutes', async () => {
    const { owen, link } = await received()
    const { openId } = value(await owen.api.openHandover({ text: link, passphrase: null }))
    owen.clock.move(10 * MINUTE)
    expect(whyOf(await owen.api.acceptHandover({ openId, replace: false }))).toBe('gone')
  })

  it('G5 a scrypt cost above four seconds is refused before any work', async () => {
    const owen = await startFor('Owen Marsh')
    const costly = new TextEncoder().encode(
      `age-encryption.org/v1\n-> scrypt ${'A'.repeat(22)} 21\n${'A'.repeat(43)}\n--- x\n`,
    )
    const before = process.cpuUsage() // its threads counted: such a cost is seconds of one
    expect(
      whyOf(await owen.api.openHandover({ text: writeLink('handover', costly), passphrase: 'a b' })),
    ).toBe('tooCostly')
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1_000).toBeLessThan(1_000)
  })

  it.each([
    ['something else', 'hello', 'notALink'],
    ['a later version', 'keyward://handover#2.AAAA', 'newer'],
    ['bytes that are no age file', `keyward://handover#1.${toBase64url(new Uint8Array(300))}`, 'damaged'],
    ['half an armored text', '-----BEGIN AGE ENCRYPTED FILE-----\nAAAA', 'damaged'],
    ['too much', 'x'.repeat(200_001), 'tooLong'],
  ])('G5 %s', async (_name, text, expected) => {
    const owen = await startFor('Owen Marsh')
    expect(whyOf(await owen.api.openHandover({ text, passphrase: 'a' }))).toBe(expected)
  })

  it('F5 a full disk leaves neither app nor secret behind', async () => {
    const { owen, link } = await received()
    const keys = owen.keychain.entries.size
    const { openId } = value(await owen.api.openHandover({ text: link, passphrase: null }))
    let saves = 0
    owen.records.watch(() => void ((saves += 1) === 1 && owen.records.fail(fail('diskFull'))))
    expect(whyOf(await owen.api.acceptHandover({ openId, replace: false }))).toBe('diskFull')
    expect(owen.snapshot().apps).toEqual([])
    expect(owen.keychain.entries.size).toBe(keys)
  })

  it('sealing without a name, to nobody, with nothing, or until yesterday', async () => {
    const anonymous = await startKeyward()
    const { appId } = value(await anonymous.api.addApp({ details: draft(), clientSecret: SECRET }))
    expect(whyOf(await sealIn(anonymous, appId))).toBe('noName')
    const { tessa, appId: own } = await startPair()
    expect(whyOf(await sealIn(tessa, own, { to: { name: ' ', email: '' } }))).toBe('nobodyYet')
    expect(whyOf(await sealIn(tessa, own, { parts: { ...ALL_PARTS, secret: false, clientId: false } }))).toBe(
      'nothingChosen',
    )
    expect(whyOf(await sealIn(tessa, own, { usableUntil: tessa.clock.now() - HOUR }))).toBe('wrongUntil')
    expect(whyOf(await sealIn(tessa, own, { personId: 'nobody' }))).toBe('unknownPerson')
    expect(tessa.snapshot().handovers.sent).toEqual([])
  })
})

describe('receipts', () => {
  it('one for another handover, of another vault, or by another person is refused', async () => {
    const { tessa, owen, appId } = await startPair()
    const personId = await know(tessa, owen)
    const { link } = value(await sealIn(tessa, appId, { personId }))
    const opened = value(await owen.api.openHandover({ text: link ?? '', passphrase: null }))
    const { receipt } = value(await owen.api.acceptHandover({ openId: opened.openId, replace: false }))
    const elsewhere = await startFor('Hana Reyes')
    expect(whyOf(await elsewhere.api.readReceipt({ text: receipt }))).toBe('receiptUnknown')
    expect(whyOf(await tessa.api.readReceipt({ text: link ?? '' }))).toBe('otherKind')
    const read = readLink(receipt)
    const body = new TextDecoder().decode(read.kind === 'receipt' ? read.bytes : new Uint8Array())
    const forged = body.replace(/"at":\d+/u, '"at":1')
    expect(
      whyOf(await tessa.api.readReceipt({ text: writeLink('receipt', new TextEncoder().encode(forged)) })),
    ).toBe('signatureWrong')
    expect(tessa.snapshot().handovers.sent[0]?.receipt).toBeNull()
    value(await takeReceipt(tessa, receipt))
  })
})

describe('a link from the operating system', () => {
  it('C4 G9 waits to be looked at: nothing is opened, stored or asked of anybody', async () => {
    const { tessa, owen, appId } = await startPair()
    const { link } = value(await sealIn(tessa, appId, { personId: await know(tessa, owen) }))
    owen.link(link ?? '')
    owen.link(link ?? '')
    await settle()
    const [waiting, ...more] = owen.work().incoming
    expect(waiting).toMatchObject({ kind: 'handover' })
    expect(more).toEqual([])
    expect(JSON.stringify(owen.work())).not.toContain(link)
    expect(owen.snapshot().apps).toEqual([])
    expect(owen.work().notices).toEqual([])
    const incomingId = waiting?.id ?? ''
    expect(value(await owen.api.openIncoming({ incomingId }))).toEqual({ text: link })
    expect(owen.work().incoming).toEqual([])
    expect(whyOf(await owen.api.openIncoming({ incomingId }))).toBe('gone')
  })

  it('C4 G9 a thousand leave the first where they are, are counted, and are put away at once', async () => {
    const owen = await startFor('Owen Marsh')
    for (let each = 0; each < 1_000; each += 1)
      owen.link(writeLink('card', new Uint8Array([each, each >> 8])))
    expect(owen.work().incoming).toHaveLength(5)
    const [first] = owen.work().incoming
    expect(value(await owen.api.openIncoming({ incomingId: first?.id ?? '' })).text).toBe(
      writeLink('card', new Uint8Array([0, 0])),
    )
    expect(owen.work().incomingMore).toBeGreaterThan(0)
    value(await owen.api.dismissIncoming({ incomingId: owen.work().incoming[0]?.id ?? '' }))
    expect(owen.work().incoming).toHaveLength(3)
    value(await owen.api.dismissIncoming({ incomingId: null }))
    expect(owen.work()).toMatchObject({ incoming: [], incomingMore: 0 })
  })

  it('C4 one that is none of these is told as before', async () => {
    const owen = await startFor('Owen Marsh')
    owen.link('keyward://handover#nonsense')
    expect(owen.work()).toMatchObject({ incoming: [], notices: [{ code: 'strayLink' }] })
  })
})

describe('what the vault remembers', () => {
  it('keys, address book and handovers survive a restart, and no start sweeps the keys away', async () => {
    const { tessa, owen, appId } = await startPair()
    const personId = await know(tessa, owen)
    const before = value(await tessa.api.showCard({}))
    value(await sealIn(tessa, appId, { personId }))
    const again = await startKeyward(tessa.world)
    expect(value(await again.api.showCard({}))).toEqual(before)
    expect(again.snapshot().handovers).toMatchObject({
      people: [{ name: 'Owen Marsh' }],
      sent: [{ why: 'vendor' }],
    })
    expect(again.work().notices).toEqual([])
  })

  it('is due from the start where somebody leaves, and otherwise when it is said to have ended', async () => {
    const { tessa, appId } = await startPair()
    const forced = () => tessa.snapshot().rotation.forced[appId]
    const vendor = value(await sealIn(tessa, appId)).handoverId
    value(await tessa.api.noteSent({ handoverId: vendor, by: 'link' }))
    tessa.clock.move(400 * DAY)
    expect(forced()).toBeUndefined()
    const isOpen = () => {
      const sent = tessa.snapshot().handovers.sent.find(({ id }) => id === vendor)
      return sent !== undefined && isArrangementOpen(sent, tessa.snapshot().apps[0]?.secret?.storedAt ?? null)
    }
    expect(isOpen()).toBe(true)
    value(await tessa.api.endHandover({ handoverId: vendor }))
    expect(isOpen()).toBe(false)
    expect(forced()).toMatchObject({ reason: 'handedOver', person: 'Fenwick Loop' })
    expect(tessa.activityLog.lines().some((line) => line.includes('"handoverEnded"'))).toBe(true)

    const { tessa: other, appId: otherApp } = await startPair()
    const leaver = value(await sealIn(other, otherApp, { why: 'leaver' })).handoverId
    expect(other.snapshot().rotation.forced).toEqual({})
    value(await other.api.noteSent({ handoverId: leaver, by: 'file' }))
    expect(other.snapshot().rotation.forced[otherApp]).toMatchObject({ reason: 'handedOver' })
  })

  it('F11 is due in the very change that says it has ended, or that somebody who leaves has it', async () => {
    for (const why of ['vendor', 'leaver'] as const) {
      const { tessa, appId } = await startPair()
      const { handoverId } = value(await sealIn(tessa, appId, { why }))
      if (why === 'vendor') value(await tessa.api.noteSent({ handoverId, by: 'link' }))
      tessa.records.watch(() => tessa.records.die()) // killed right after the first thing that is stored
      void (why === 'vendor'
        ? tessa.api.endHandover({ handoverId })
        : tessa.api.noteSent({ handoverId, by: 'file' }))
      await settle()
      tessa.records.revive()
      const again = await startKeyward(tessa.world)
      expect(again.snapshot().handovers.sent[0], why).toMatchObject(
        why === 'vendor' ? { endedAt: expect.any(Number) as number } : { sent: { by: 'file' } },
      )
      expect(again.snapshot().rotation.forced[appId], why).toMatchObject({ reason: 'handedOver' })
    }
  })

  it('drops what never went out, and nothing that did', async () => {
    const { tessa, appId } = await startPair()
    const kept = value(await sealIn(tessa, appId)).handoverId
    value(await tessa.api.noteSent({ handoverId: kept, by: 'link' }))
    const dropped = value(await sealIn(tessa, appId)).handoverId
    for (const handoverId of [kept, dropped]) value(await tessa.api.forgetHandover({ handoverId }))
    expect(tessa.snapshot().handovers.sent.map(({ id }) => id)).toEqual([kept])
  })

  it('a vault written before there were handovers still opens', () => {
    const { handovers: _none, ...old } = VaultContent.parse({
      version: 1,
      apps: [],
      signIns: [],
      tokens: {},
      connections: [],
      secretAccounts: [],
      seenAt: 0,
      lastFullCheck: null,
    })
    expect(VaultContent.parse(old).handovers).toEqual(EMPTY_VAULT.handovers)
  })
})
