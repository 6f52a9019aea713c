import { domainToASCII } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Card } from '../../shared/handover/handover.ts'
import { fingerprintOf } from '../../electron/core/kernel/card-fingerprint.ts'
import { signerLabel, signerOf } from '../../electron/core/handover/sender-standing.ts'
import { EMPTY_VAULT } from '../../electron/core/vault/content.ts'
import { value } from '../worlds/fakes.ts'
import { sampleSigner } from './handover-samples.ts'
import { know, sealIn, seenRequest, startFor, startPair, takeReceipt } from './handover-world.ts'

const person = (name: string, email: string, recipient = sampleSigner().card.recipient) => {
  const card: Card = { ...sampleSigner().card, name, email, recipient }
  return { card, known: { id: name, ...card, fingerprint: fingerprintOf(card), addedAt: 1 } }
}
const tessa = person('Tessa Quillon', 'tessa@brackenmoor.example', `age1${'q'.repeat(58)}`)
const loop = person('Fenwick Loop', 'support@fenwickloop.example', `age1${'p'.repeat(58)}`)
const own = person('Owen Marsh', 'owen@brackenmoor.example', `age1${'z'.repeat(58)}`)
const content = {
  me: { name: own.card.name, email: own.card.email },
  handovers: {
    ...EMPTY_VAULT.handovers,
    people: [tessa.known, loop.known],
    identity: { account: 'a', recipient: own.card.recipient, signKey: own.card.signKey },
  },
}
const stranger = (name: string, email = 'somebody@else.example') =>
  signerOf({ ...sampleSigner().card, name, email, recipient: `age1${'y'.repeat(58)}` }, content)
const print = tessa.known.fingerprint

describe('who something is from', () => {
  it('G13 a key of the address book goes by the address book’s name', () => {
    expect(signerOf(tessa.card, content)).toMatchObject({ from: { name: 'Tessa Quillon' }, sender: 'known' })
    expect(signerOf({ ...tessa.card, name: ' tessa  QUILLON ' }, content)).toMatchObject({
      from: { name: 'Tessa Quillon' },
      sender: 'known',
      claims: null,
    })
  })

  it('G13 a known key under a colleague’s name is posing, and says as whom', () => {
    const signer = signerOf({ ...loop.card, name: 'Tessa Quillon', email: tessa.card.email }, content)
    expect(signer).toMatchObject({
      from: { name: 'Fenwick Loop', email: loop.card.email, fingerprint: loop.known.fingerprint },
      sender: 'posing',
      posesAs: { name: 'Tessa Quillon', isMe: false },
      claims: 'Tessa Quillon <tessa@brackenmoor.example>',
    })
    expect(signerLabel(signer)).toBe('Fenwick Loop <support@fenwickloop.example>')
  })

  it('G13 the very name of somebody here is posing without their key, also where it has no letters', () => {
    const star = { ...person('★ 🦊', 'star@brackenmoor.example').known, signKey: 'k'.repeat(43) }
    const people = { ...content, handovers: { ...content.handovers, people: [star] } }
    const from = { ...sampleSigner().card, name: '★  🦊', email: 'x@else.example' }
    expect(signerOf(from, people)).toMatchObject({ sender: 'posing', posesAs: { name: '★ 🦊' } })
  })

  it('G13 a known key under a name of nobody here is posing too, and a new address alone is told', () => {
    expect(signerOf({ ...loop.card, name: 'Dana Reed' }, content)).toMatchObject({
      from: { name: 'Fenwick Loop' },
      sender: 'posing',
      posesAs: { name: 'Dana Reed', isMe: false },
    })
    expect(signerOf({ ...loop.card, email: 'help@fenwickloop.example' }, content)).toMatchObject({
      sender: 'known',
      claims: 'Fenwick Loop <help@fenwickloop.example>',
    })
  })

  it('G13 one of somebody’s two keys beside another one is posing as them', () => {
    for (const half of [
      { ...tessa.card, name: 'A', email: '', recipient: loop.card.recipient.replace('p', 'q') },
      { ...sampleSigner().card, name: 'A', email: '', recipient: tessa.card.recipient },
    ])
      expect(signerOf(half, content)).toMatchObject({ sender: 'posing', posesAs: { name: 'Tessa Quillon' } })
  })

  it.each([
    ['the very name', 'Tessa Quillon'],
    ['other capitals', 'TESSA qUILLON'],
    ['a capital i for an l', 'Tessa QuiIlon'],
    ['a one for an l', 'Tessa Qui1lon'],
    ['accents', 'Tessá Quíllon'],
    ['more spaces', 'Tessa \u00a0 Quillon'],
    ['no space', 'TessaQuillon'],
    ['spaced letters', 'T e s s a  Q u i l l o n'],
    ['a dot between', 'Tessa.Quillon'],
    ['the other order', 'Quillon, Tessa'],
    ['Cyrillic letters', 'Теssа Quіllоn'],
    ['Greek letters', 'Τessa Quillοn'],
    ['Armenian letters', 'Tessa Quillօn'],
    ['Cherokee letters', 'Ꭲessa Quillon'],
    ['fullwidth letters', 'Ｔｅｓｓａ Ｑｕｉｌｌｏｎ'],
    ['bold letters', '𝐓𝐞𝐬𝐬𝐚 𝐐𝐮𝐢𝐥𝐥𝐨𝐧'],
    ['letters in circles', 'Ⓣⓔⓢⓢⓐ Ⓠⓤⓘⓛⓛⓞⓝ'],
    ['letters in squares', '🅃🄴🅂🅂🄰 🅀🅄🄸🄻🄻🄾🄽'],
    ['signs of money', 'Te$$a Qui££on'],
    ['digits', '7essa Quillon'],
    ['digits all over', '73554 Qu1110n'],
    ['an at sign', 'Tess@ Quillon'],
    ['a section sign and a euro', 'T€§§a Quillon'],
    ['a plus and a bracket of copyright', '+essa Quill©n'.replace('©', 'o')],
    ['small capitals', 'ᴛᴇssᴀ Qᴜɪʟʟᴏɴ'],
    ['a Hangul filler', 'Tes\u3164sa Quillon'],
    ['a halfwidth filler', 'Tessa\uffa0 Quillon'],
    ['a blank of Braille', 'Tessa\u2800Quillon'],
    ['a joiner of graphemes', 'Tes\u034fsa Quillon'],
    ['a variation selector', 'Tessa\ufe0f Quillon'],
    ['a combining stroke', 'Te\u0336ssa Quillon'],
    ['her address after it', 'Tessa Quillon <tessa@brackenmoor.example>'],
    ['another address after it', 'Tessa Quillon <tq@else.example>'],
    ['her address alone', 'tessa@brackenmoor.example'],
    ['her fingerprint after it', `Tessa Quillon ${print}`],
    ['her fingerprint alone', print],
    ['her fingerprint spelled otherwise', print.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O')],
    ['more words', 'Tessa Quillon (Brackenmoor)'],
    ['a title', 'Ms Tessa Quillon'],
    ['her name in brackets', 'IT support (Tessa Quillon)'],
  ])('G13 %s is posing', (_name, name) => {
    expect(stranger(name)).toMatchObject({
      sender: 'posing',
      posesAs: { name: 'Tessa Quillon', isMe: false },
      claims: null,
    })
  })

  it.each([
    ['capitals', 'Tessa@Brackenmoor.Example'],
    ['a tag', 'tessa+xero@brackenmoor.example'],
    ['dots', 't.e.s.s.a@brackenmoor.example'],
    ['all three', 'T.essa+1@BRACKENMOOR.example'],
    ['Cyrillic letters', 'tеssа@brackenmoor.example'],
    ['a Cyrillic letter in the domain', 'tessa@brаckenmoor.example'],
    ['the same in punycode', `tessa@${domainToASCII('brаckenmoor.example')}`],
    ['fullwidth letters', 'ｔｅｓｓａ@brackenmoor.example'],
    ['a dot at the end', 'tessa@brackenmoor.example.'],
    ['brackets', '<tessa@brackenmoor.example>'],
    ['the name in the address', 'Tessa Quillon'],
  ])('G13 her e-mail address with %s is posing', (_name, email) => {
    expect(stranger('IT support', email)).toMatchObject({
      sender: 'posing',
      posesAs: { name: 'Tessa Quillon' },
    })
  })

  it.each([
    ['her first name', 'Tessa'],
    ['her first name in capitals', ' TESSA '],
    ['her last name', 'Quillon'],
    ['an initial', 'Tessa Q.'],
    ['the other initial', 'T. Quillon'],
    ['first name and address', 'Tessa <t@else.example>'],
  ])('G13 %s alone, with another key, is nobody’s in particular, and that is said', (_name, name) => {
    expect(stranger(name)).toMatchObject({
      sender: 'unknown',
      posesAs: null,
      sharesNameWith: 'Tessa Quillon',
    })
  })

  it.each(['Te$$a', '7essa', 'Tеssa', 'Tes\u3164sa', 'T3ss4', 'Tessa Qu1llon', 'Ｔｅｓ𝐬a'.replace('𝐬', '$')])(
    'G13 her first name in disguise, %s, is posing: who is called so does not write it like that',
    (name) => {
      expect(stranger(name)).toMatchObject({ sender: 'posing', posesAs: { name: 'Tessa Quillon' } })
    },
  )

  it('G13 a colleague of one name is not told apart from who adds another to it', () => {
    const prince = { ...person('Björk', 'b@brackenmoor.example').known, signKey: 'k'.repeat(43) }
    const people = { ...content, handovers: { ...content.handovers, people: [prince] } }
    const from = (name: string) =>
      signerOf(
        { ...sampleSigner().card, name, email: 'x@else.example', recipient: `age1${'y'.repeat(58)}` },
        people,
      )
    expect(from('Bjork Olsen')).toMatchObject({ sender: 'unknown', sharesNameWith: 'Björk' })
    expect(from('Bj0rk')).toMatchObject({ sender: 'posing', posesAs: { name: 'Björk' } })
    expect(from('Björn')).toMatchObject({ sender: 'unknown', sharesNameWith: null })
  })

  it('G13 one’s own name, address or fingerprint is posing as oneself', () => {
    for (const signer of [
      stranger('Owen Marsh'),
      stranger('Оwеn Mаrsh'),
      stranger('Marsh Owen'),
      stranger('IT', 'OWEN+it@brackenmoor.example'),
      stranger(fingerprintOf(own.card)),
    ])
      expect(signer).toMatchObject({ sender: 'posing', posesAs: { name: 'Owen Marsh', isMe: true } })
  })

  it.each([
    'Dana Reed',
    'Tessa Marlow',
    'Tess',
    'Q',
    'Quill & Co 24',
    'Anna 3000',
    'Quill Onson',
    'Loop Industries',
    'Anna John Fred Mary',
    'Ольга Петрова',
    '山田 花子',
    'Siân Ó Briain',
    'Åsa Lindström-Öberg',
  ])('%s is unknown, and nothing is odd about it', (name) => {
    expect(stranger(name)).toMatchObject({
      sender: 'unknown',
      posesAs: null,
      isNameOdd: false,
      sharesNameWith: null,
    })
  })

  it.each([
    ['mixed alphabets', 'Dаna Reed'],
    ['a filler', 'Dana\u3164Reed'],
    ['a blank of Braille', 'Dana\u2800'],
    ['a space that is none', 'Dana\u2003Reed'],
    ['an address', 'Dana <dana@else.example>'],
    ['a sign of money for a letter', 'Dan€ Reed'],
    ['another one at its beginning', '$iân Reed'],
    ['somebody’s fingerprint', 'Dana Reed 7k3m-q0xw-8f2d-n5tb'],
  ])('G13 a name with %s is odd', (_name, name) => {
    expect(stranger(name).isNameOdd).toBe(true)
  })

  it('G13 no two strangers share a line of the log with each other, or with somebody known', () => {
    const labels = [stranger('Ines Halloway'), stranger('Ines Halloway'), stranger('Tessa Quillon')].map(
      signerLabel,
    )
    expect(new Set(labels).size).toBe(3)
    expect(labels.some((label) => label === 'Tessa Quillon <tessa@brackenmoor.example>')).toBe(false)
    expect(labels[2]).toMatch(/^Key [\da-z-]{19}, posing as Tessa Quillon$/u)
  })

  it('G13 whatever is put between, before or after the letters, the name stays hers', () => {
    const unseen = fc.constantFrom('', '\u3164', '\u034f', '\ufe0f', '\u115f', '\u0336')
    const letters = 'Tessa Quillon'.split('')
    fc.assert(
      fc.property(fc.array(unseen, { minLength: 14, maxLength: 14 }), (between) => {
        const name = letters.map((letter, at) => `${between[at] ?? ''}${letter}`).join('')
        expect(stranger(name).posesAs?.name).toBe('Tessa Quillon')
      }),
      { numRuns: 50 },
    )
  })
})

describe('names in what is stored and logged', () => {
  /** Tessa knows Owen's key, and Owen calls himself Hana, who is in her address book as well. */
  const posing = async () => {
    const { tessa: her, owen, appId } = await startPair()
    const hana = await startFor('Hana Reyes')
    await know(her, hana)
    await know(her, owen)
    await know(owen, her)
    value(await owen.api.introduce({ me: { name: 'Hana Reyes', email: 'hana@brackenmoor.example' } }))
    return { her, owen, appId }
  }
  const linesOf = (who: Awaited<ReturnType<typeof startFor>>, what: string) =>
    who.activityLog.lines().filter((line) => line.includes(`"${what}"`))

  it('G13 request, handover, receipt and log carry the key’s own name', async () => {
    const { her, owen, appId } = await posing()
    const { link: request } = value(await owen.api.askForHandover({ asks: 'The app' }))
    expect(value(await her.api.readRequest({ text: request }))).toMatchObject({
      from: { name: 'Owen Marsh' },
      sender: 'posing',
      posesAs: { name: 'Hana Reyes' },
    })
    const sealed = value(await sealIn(her, appId, { request: await seenRequest(her, request), why: 'other' }))
    expect(her.snapshot().handovers.sent).toMatchObject([{ to: { name: 'Owen Marsh' } }])
    const opened = value(await owen.api.openHandover({ text: sealed.link ?? '', passphrase: null }))
    const taken = value(await owen.api.acceptHandover({ openId: opened.openId, replace: false }))
    expect(value(await her.api.readReceipt({ text: taken.receipt }))).toMatchObject({
      from: { name: 'Owen Marsh' },
      sender: 'posing',
    })
    expect(value(await takeReceipt(her, taken.receipt))).toMatchObject({ name: 'Owen Marsh' })
    expect(her.snapshot().handovers.sent).toMatchObject([{ receipt: { name: 'Owen Marsh', isKnown: true } }])
    for (const what of ['handedToSomebody', 'receiptAdded']) {
      const lines = linesOf(her, what).join('\n')
      expect(lines).toContain('Owen Marsh')
      expect(lines).not.toContain('Hana Reyes')
    }

    // The other way round: what Owen hands over under that name
    const { link } = value(await owen.api.showCard({}))
    expect(value(await her.api.readCard({ text: link }))).toMatchObject({
      from: { name: 'Owen Marsh' },
      sender: 'posing',
      isKnown: true,
      isRenamed: false,
    })
    const card = value(await her.api.showCard({})).link
    const herId = value(
      await owen.api.addPerson({ seenId: value(await owen.api.readCard({ text: card })).seenId }),
    ).personId
    const back = value(await sealIn(owen, taken.appId, { personId: herId }))
    const came = value(await her.api.openHandover({ text: back.link ?? '', passphrase: null }))
    expect(came).toMatchObject({ from: { name: 'Owen Marsh' }, posesAs: { name: 'Hana Reyes' } })
    value(await her.api.acceptHandover({ openId: came.openId, replace: true }))
    expect(her.snapshot().handovers.received).toMatchObject([{ from: { name: 'Owen Marsh' } }])
    expect(linesOf(her, 'handoverReceived').join()).not.toContain('Hana Reyes')
  })

  it('a key that took a new name of its own can be renamed in the address book, and nobody else’s', async () => {
    const { tessa: her, owen } = await startPair()
    const personId = await know(her, owen)
    value(await owen.api.introduce({ me: { name: 'Owen Marsh-Hill', email: 'owen@brackenmoor.example' } }))
    const { link } = value(await owen.api.showCard({}))
    const seen = value(await her.api.readCard({ text: link }))
    expect(seen).toMatchObject({
      isKnown: true,
      isRenamed: true,
      claims: 'Owen Marsh-Hill <owen@brackenmoor.example>',
    })
    expect(value(await her.api.addPerson({ seenId: seen.seenId })).personId).toBe(personId)
    expect(her.snapshot().handovers.people).toMatchObject([{ id: personId, name: 'Owen Marsh-Hill' }])

    value(await owen.api.introduce({ me: { name: 'Tessa Quillon', email: 'owen@brackenmoor.example' } }))
    const again = value(await her.api.readCard({ text: value(await owen.api.showCard({})).link }))
    expect(again).toMatchObject({ isRenamed: false, posesAs: { isMe: true } })
    value(await her.api.addPerson({ seenId: again.seenId }))
    expect(her.snapshot().handovers.people).toMatchObject([{ name: 'Owen Marsh-Hill' }])
  })
})
