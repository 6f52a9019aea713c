import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Envelope } from '../../../shared/handover/handover.ts'
import { ageAtTerminal } from '../../adapters/age-command.ts'
import { LEDGER_TOOL } from '../../../electron/sandbox/seed.ts'
import { startPrivateBin } from '../../share-servers/private-bin.ts'
import { addApp, openPlace } from '../practice.ts'
import {
  cardOf,
  compose,
  introduce,
  keepReceipt,
  look,
  meet,
  receiptOn,
  sealedLink,
  startTwo,
  useShareServer,
} from '../two-profiles.ts'
import { importChapter } from './import-steps.ts'
import type { Chapter, PageGuide } from './tour.ts'

/** Two people's Keywards hand an app over, with a passphrase and to a card, each with a receipt. */
export const handoverChapter: Chapter = {
  name: 'handover',
  run: async ({ step, picture, ends, watches }) => {
    const two = await startTwo()
    ends('the two Keywards', two.close)
    watches(() => two.tessa.page)
    const tessa = two.tessa.page
    const owen = two.owen.page
    await addApp(tessa, LEDGER_TOOL, 'https://brackenmoor.example/xero/callback')
    await introduce(tessa, 'Tessa Quillon')
    await introduce(owen, 'Owen Marsh')
    step('Two people, two profiles, two keychains on one machine')

    await compose(tessa, { app: LEDGER_TOOL.name, to: 'Owen Marsh' })
    await picture(tessa, 'compose', { themes: true })
    await tessa.getByRole('button', { name: 'Seal it and show the passphrase' }).click()
    const link = await sealedLink(tessa)
    await tessa.getByRole('button', { name: 'Copy with a note' }).click()
    await tessa.getByText('Attention: the link went out from here').waitFor()
    const words = (
      await tessa.getByRole('region', { name: 'Passphrase' }).getByRole('listitem').allTextContents()
    ).map((word) => word.replace(/^\d/u, ''))
    step(`Sealed into a link of ${link.length} characters; six words, shown once, to go by another way`)
    await picture(tessa, 'passphrase', { themes: true })
    await tessa.getByRole('button', { name: 'Save as an .age file' }).click()
    await tessa.getByText('File saved at').waitFor()
    await tessa.getByRole('button', { name: 'I have passed it on, hide it for good' }).click()
    const file = join(two.folder, `${LEDGER_TOOL.name.replace(/[^\p{L}\p{N} -]+/gu, '')}.age`)
    ageAtTerminal(['-d', '-o', join(two.folder, 'out.json'), file], [words.join('-')])
    Envelope.parse(JSON.parse(readFileSync(join(two.folder, 'out.json'), 'utf8')))
    step('Without Keyward: the age command opens the same bytes')

    await look(owen, link)
    await owen.getByLabel('Passphrase').fill('six words that are quite wrong')
    await owen.getByRole('button', { name: 'Open', exact: true }).click()
    await owen.getByText('The passphrase does not open it.').waitFor()
    await picture(owen, 'wrong-passphrase')
    await owen.getByLabel('Passphrase').fill(words.join(' '))
    await owen.getByRole('button', { name: 'Open', exact: true }).click()
    await owen.getByText('Unknown sender').waitFor()
    step('Owen sees who signed it, by fingerprint, before anything is stored')
    await picture(owen, 'seen', { themes: true })
    await owen.getByRole('button', { name: 'Add the app' }).click()
    const receipt = await receiptOn(owen)
    await picture(owen, 'receipt', { themes: true })
    await keepReceipt(tessa, receipt)
    await tessa.getByRole('button', { name: 'Done' }).click()
    await tessa.getByText(/Received by Owen Marsh/u).waitFor()
    step('The signed receipt comes back: received by Owen Marsh')
    await picture(tessa, 'received', { themes: true })

    await look(tessa, await cardOf(owen))
    await tessa.getByRole('heading', { name: 'Card of Owen Marsh' }).waitFor()
    await picture(tessa, 'card')
    await tessa.getByRole('button', { name: 'Add to the address book' }).click()
    await meet(two.owen, await cardOf(tessa))
    step('Each has the other’s card, compared by voice; from now on no passphrase is needed')
    await openPlace(owen, 'Xero apps')
    await compose(owen, { app: LEDGER_TOOL.name, to: null, colleague: true })
    await owen.getByRole('button', { name: 'Seal it', exact: true }).click()
    const back = await sealedLink(owen)
    await owen.getByRole('button', { name: 'Show as a QR code' }).click()
    await picture(owen, 'qr', { themes: true })
    await look(tessa, back)
    await tessa.getByText('Signed by somebody in your address book').waitFor()
    await picture(tessa, 'replaces', { themes: true })
    await tessa.getByRole('button', { name: /^Replace the secret of/u }).click()
    await keepReceipt(owen, await receiptOn(tessa))
    step('The other way round, to a card: it says that it replaces a secret, and the receipt comes back')
    await look(owen, back)
    await owen.getByText('This was sealed for somebody else.').waitFor()
    step('What was sealed for Tessa, Owen cannot open')

    await byServer(two, { step, picture })
    await askedFor(two, { step, picture })
    await importChapter(owen, two.folder, { step, picture })
  },
}

type Two = Awaited<ReturnType<typeof startTwo>>

/** By the practice's own share server: once, taken off again, and what the screen says of it. */
const byServer = async (
  { tessa: { page: tessa }, owen: { page: owen } }: Two,
  { step, picture }: PageGuide,
) => {
  const bin = await startPrivateBin()
  try {
    await useShareServer(tessa, 'PrivateBin', bin.address)
    await tessa.getByText('It took a text, gave it back once, and not a second time.').waitFor()
    await picture(tessa, 'settings-server', { themes: true })
    step('The practice’s share server is tried: it gives a text out once, and not a second time')
    await compose(tessa, { app: LEDGER_TOOL.name, to: 'Fenwick Loop' })
    await tessa.getByRole('radio', { name: 'Your server' }).check()
    await tessa.getByLabel('Why').selectOption('vendor')
    await picture(tessa, 'compose-server', { themes: true })
    await tessa.getByRole('button', { name: 'Seal it and show the passphrase' }).click()
    const link = tessa.getByTitle('Link to your server')
    await link.waitFor()
    const address = (await link.textContent()) ?? ''
    await picture(tessa, 'on-server', { themes: true })
    await tessa.getByRole('button', { name: 'I have passed it on, hide it for good' }).click()
    await openPlace(owen, 'Handovers')
    await owen.getByRole('button', { name: 'Receive' }).click()
    await owen.getByLabel('Link, or the text of an .age file').fill(address)
    await owen.getByText('It may be given out only once').waitFor()
    await picture(owen, 'fetch-first', { themes: true })
    step('A pasted link to a share server fetches nothing by itself: that would use it up')
    await tessa.getByRole('button', { name: `${LEDGER_TOOL.name}, to Fenwick Loop` }).click()
    await picture(tessa, 'one', { themes: true })
    await tessa.getByRole('button', { name: 'Take it off the server' }).click()
    await tessa.getByText(/^Taken off .+ cannot be known$/u).waitFor()
    await owen.getByRole('button', { name: /^Fetch it from/u }).click()
    await owen.getByText('It is not on the server, or not any more.').waitFor()
    await picture(owen, 'not-there')
    step('Taken off the server; whether it was opened first nobody can know, and whoever comes later is told')
    await tessa.getByRole('button', { name: 'This has ended…' }).click()
    await picture(tessa, 'ended')
    await tessa.getByRole('button', { name: 'It has ended', exact: true }).click()
    await openPlace(tessa, 'Overview')
    await tessa.getByText(`${LEDGER_TOOL.name}’s secret must be replaced`).waitFor()
    await picture(tessa, 'due')
    step('The vendor’s work has ended: the secret is due, with the reason')
  } finally {
    await bin.stop()
  }
}

/** A link that asks, answered in one step. */
const askedFor = async (
  { tessa: { page: tessa }, owen: { page: owen } }: Two,
  { step, picture }: PageGuide,
) => {
  await openPlace(owen, 'Handovers')
  await owen.getByRole('button', { name: 'Ask for an app' }).click()
  await owen.getByLabel('What you ask for').fill('The client id and secret of the ledger tool')
  await owen.getByRole('button', { name: 'Make the link' }).click()
  const request = (await owen.locator('[title^="keyward://request#"]').getAttribute('title')) ?? ''
  await picture(owen, 'ask', { themes: true })
  await look(tessa, request)
  await tessa.getByRole('heading', { name: 'Owen Marsh asks you for an app' }).waitFor()
  await picture(tessa, 'asked', { themes: true })
  await tessa.getByRole('button', { name: 'Answer with a handover' }).click()
  await tessa.getByText('Asked for: The client id').waitFor()
  await picture(tessa, 'answer')
  await tessa.getByRole('button', { name: 'Seal it', exact: true }).click()
  await look(owen, await sealedLink(tessa))
  await owen.getByText('You asked for').waitFor()
  await owen.getByRole('button', { name: /^Replace the secret of/u }).click()
  await owen.getByTitle('Code of the receipt').waitFor()
  await picture(owen, 'code', { themes: true })
  await openPlace(owen, 'Handovers')
  await owen.getByText(/handed .+ over on/u).waitFor()
  await picture(owen, 'list', { themes: true })
  step('Owen asks by a link, and Tessa answers it: sealed to him, with his own question in it')
}
