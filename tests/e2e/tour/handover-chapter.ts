import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Envelope } from '../../../shared/handover.ts'
import { ageAtTerminal } from '../../adapters/age-command.ts'
import { LEDGER_TOOL } from '../../sandbox/seed.ts'
import { addApp, openPlace } from '../practice.ts'
import { cardOf, compose, introduce, look, meet, receiptOn, sealedLink, startTwo } from '../two-profiles.ts'
import type { Chapter } from './tour.ts'

/** Two people's Keywards hand an app over, with a passphrase and to a card, each with a receipt. */
export const handoverChapter: Chapter = {
  name: 'handover',
  run: async ({ step, picture }) => {
    const two = await startTwo()
    try {
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
      await owen.getByRole('button', { name: 'Look at it' }).click()
      await owen.getByText('The passphrase does not open it.').waitFor({ timeout: 20_000 })
      await picture(owen, 'wrong-passphrase')
      await owen.getByLabel('Passphrase').fill(words.join(' '))
      await owen.getByRole('button', { name: 'Look at it' }).click()
      await owen.getByText('Unknown sender').waitFor({ timeout: 20_000 })
      step('Owen sees who signed it, by fingerprint, before anything is stored')
      await picture(owen, 'seen', { themes: true })
      await owen.getByRole('button', { name: 'Add the app' }).click()
      const receipt = await receiptOn(owen)
      await picture(owen, 'receipt', { themes: true })
      await look(tessa, receipt)
      await tessa.getByText('The signature holds.').waitFor()
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
      await look(owen, await receiptOn(tessa))
      await owen.getByText('The signature holds.').waitFor()
      step('The other way round, to a card: it says that it replaces a secret, and the receipt comes back')
      await look(owen, back)
      await owen.getByText('This was sealed for somebody else.').waitFor()
      step('What was sealed for Tessa, Owen cannot open')
    } finally {
      await two.close()
    }
  },
}
