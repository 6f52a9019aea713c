import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowsOf, shownRow } from '../../shared/backup/kit-rows.ts'
import { kitQr } from '../../electron/core/backup/kit-qr.ts'
import { htmlText } from '../../shared/kernel/html.ts'
import { graveFindings } from '../axe.ts'
import { isConnected } from '../../shared/connections/impact.ts'
import { DAY } from '../../shared/kernel/instant.ts'
import { fail } from '../../shared/kernel/result.ts'
import { know } from '../core/handover-world.ts'
import { rowsOnPage } from '../worlds/fake-backups.ts'
import { draft, type FakeKeyward, SECRET, signIn, value } from '../worlds/fakes.ts'
import { type Seeded, seededSecret } from '../worlds/seeded.ts'
import { type Harness, startHarness } from './harness.ts'
import { picture as pictureOf } from './pictures.ts'
import { colleaguesBackup, somebody } from './others.ts'
import { behind } from './real-core.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

const OTHER_KIT = rowsOf(new Uint8Array(30))
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

const picture = (page: Page, name: string) => pictureOf(page, `backup-${name}`)
const expectFit = async (page: Page) => expect(await graveFindings(page)).toEqual([])
const paste = (page: Page, text: string) =>
  page.getByLabel('Row 1', { exact: true }).evaluate((field, pasted) => {
    const data = new DataTransfer()
    data.setData('text', pasted)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)

/** Makes a kit and a backup with it; the rows of the kit, as they are typed. */
const backedUp = async (keyward: FakeKeyward): Promise<readonly string[]> => {
  const { path } = value(await keyward.api.makeKit({ as: 'page' }))
  value(await keyward.api.backUp({}))
  return rowsOnPage(keyward.files.saved.get(path ?? '') ?? '').map((row) => row.replaceAll(' ', ''))
}
/** The practice with a kit and a backup of it. */
const openBackedUp = async (scenario: 'practice' | 'quiet' = 'practice') => {
  let rows: readonly string[] = []
  const page = await harness.open({
    scenario,
    before: async (keyward) => {
      rows = await backedUp(keyward)
    },
  })
  return { page, rows }
}
/** A backup could not be made for days, and nobody has ever rehearsed with a kit that is months old. */
const inTrouble = (page: Page) =>
  page.evaluate((days) => {
    const { backup } = window.door.snapshot()
    const at = Date.now()
    window.door.announce({
      backup: {
        ...backup,
        kit: backup.kit === null ? null : { ...backup.kit, madeAt: at - 119 * days },
        trouble: { since: at - 4 * days, code: 'folderGone' },
      },
    })
  }, DAY)
/** Ines's vault, backed up on the computer that is no more, and the rows of her kit. */
const fromElsewhere = async () => {
  const ines = await somebody('Ines Halloway')
  const { appId } = value(
    await ines.api.addApp({ details: draft({ name: 'Job Reports' }), clientSecret: SECRET }),
  )
  await signIn(ines, appId)
  value(await ines.api.showCard({}))
  const rows = await backedUp(ines)
  return { ines, rows, fingerprint: ines.snapshot().backup.kit?.fingerprint ?? '' }
}
/** What the person chooses next. */
const choose = (page: Page, bytes: Uint8Array, name = 'Keyward.keyward-backup') => {
  behind(page).keyward.files.next = { name, bytes }
}
const withoutOne = ({ keychain }: Seeded) => void keychain.entries.delete('secret of letters')

describe('taking everything along, in Settings', () => {
  it('R9 is sealed by a passphrase typed twice, and says what the keychain did not have', async () => {
    const page = await harness.open({ first: withoutOne })
    await page.evaluate(() => window.go({ at: 'settings' }))
    const part = page.getByRole('region', { name: 'Taking it along', exact: true })
    await button(page, 'Save everything under a passphrase…').click()
    const field = page.getByLabel('Passphrase for this file')
    await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true)
    await field.fill('short')
    await page.getByLabel('The same once more').fill('other')
    await button(page, 'Choose where to save it…').click()
    await part.getByText('The two are not the same.').waitFor()
    await page.getByLabel('The same once more').fill('short')
    await button(page, 'Choose where to save it…').click()
    await part.getByText('That passphrase is too easy to find.').waitFor()
    await part.scrollIntoViewIfNeeded()
    await picture(page, 'leaving-sealed')
    await field.fill('sixteen-quiet-otters-cross')
    await page.getByLabel('The same once more').fill('sixteen-quiet-otters-cross')
    await button(page, 'Choose where to save it…').click()
    await part.getByText('Saved: 3 apps, 2 client secrets.').waitFor()
    await part.getByText('1 secret that the records name was not in the keychain').waitFor()
    await page.getByText('Keep its passphrase somewhere else than the file.').first().waitFor()
    await part.scrollIntoViewIfNeeded()
    await picture(page, 'leaving-saved')
    await expectFit(page)
    await page.close()
  })

  it('R9 in the clear says what that means first, with the harmless answer in focus, and why it failed', async () => {
    const page = await harness.open({ first: withoutOne })
    await page.evaluate(() => window.go({ at: 'settings' }))
    const part = page.getByRole('region', { name: 'Taking it along', exact: true })
    await button(page, 'Save the secrets for a password manager…').click()
    await part.getByText('This file is not encrypted').waitFor()
    const cancel = part.getByRole('button', { name: 'Cancel' })
    await expect.poll(() => cancel.evaluate((one) => one === document.activeElement)).toBe(true)
    await part.scrollIntoViewIfNeeded()
    await picture(page, 'leaving-clear')
    await page.evaluate(() => window.door.failNext('exportBitwarden', { code: 'diskFull' }))
    await button(page, 'Save it unencrypted…').click()
    await part.getByRole('alert').waitFor()
    await expectFit(page)
    await button(page, 'Save it unencrypted…').click()
    await part.getByText('Saved: 3 apps, 2 client secrets.').waitFor()
    await page.getByText('delete the file and empty the bin').first().waitFor()
    await page.close()
  })
})

describe('backups in Settings', () => {
  it('begin with the kit, and then say which one, where, and how old the last one is', async () => {
    const page = await harness.open()
    await page.evaluate(() => window.go({ at: 'settings' }))
    const part = page.getByRole('region', { name: 'Backups' })
    await part.getByText('None yet. Backups begin with it').waitFor()
    await expect.poll(() => button(page, 'Back up now').count()).toBe(0)
    await part.scrollIntoViewIfNeeded()
    await picture(page, 'none')
    await button(page, 'Make the recovery kit…').click()
    await page.getByRole('menuitem', { name: 'Print…' }).click()
    await part.getByText('Kit 1, fingerprint').waitFor()
    await button(page, 'Back up now').click()
    await part.getByText('Written and read back').waitFor()
    await inTrouble(page)
    await part.getByText('The folder for backups is not there.').waitFor()
    await part.scrollIntoViewIfNeeded()
    await picture(page, 'settings')
    await expectFit(page)
    await page.context().close()
  })
})

describe('R12 a colleague whose Keyward opens the backups too', () => {
  it('R12 is added by name after what they then have was shown, and ended by what stays with them', async () => {
    const { page } = await openBackedUp()
    await know(behind(page).keyward, await somebody('Owen Fell'))
    await page.evaluate(() => window.go({ at: 'settings' }))
    const part = page.getByRole('region', { name: 'Backups' })
    await part.getByText('Nobody: only the kit opens a backup.').waitFor()
    const name = 'Owen Fell'
    await button(page, 'Let a colleague open them…').click()
    await page.getByRole('menuitem', { name, exact: true }).click()
    const asked = page.getByRole('alertdialog')
    await asked.getByText('Every client secret in this vault, now and later').waitFor()
    await expect
      .poll(() => button(page, 'Leave it').evaluate((one) => one === document.activeElement))
      .toBe(true)
    await asked.scrollIntoViewIfNeeded()
    await picture(page, 'colleague-add')
    await expectFit(page)
    await button(page, `Let ${name} open them`).click()
    await part.getByText('The last backup opens for nobody else yet.').waitFor()
    await part.scrollIntoViewIfNeeded()
    await picture(page, 'colleague')
    await expectFit(page)
    await button(page, `End it… ${name}`).click()
    await asked
      .getByText(`Backups that were made until now still open for ${name}, secrets and all`)
      .waitFor()
    await picture(page, 'colleague-end')
    await asked.getByRole('button', { name: `End it for ${name}` }).click()
    await part.getByText('Nobody: only the kit opens a backup.').waitFor()
    await page.context().close()
  })

  it('R12 saves it under a passphrase where their own vault has something in it, and says why it is not theirs', async () => {
    const page = await harness.open()
    choose(page, await colleaguesBackup(behind(page).keyward))
    await page.evaluate(() => window.go({ at: 'settings' }))
    await button(page, 'Open a colleague’s backup…').click()
    const form = page.getByRole('form', { name: 'A colleague’s backup, sealed to your card' })
    await button(page, 'Choose their backup…').click()
    await page.getByLabel('Passphrase for the new file').fill('sixteen-quiet-otters-cross')
    await page.getByLabel('The same once more').fill('sixteen-quiet-otters-cross')
    await page.evaluate(() =>
      window.door.failNext('saveColleaguesBackup', { code: 'backupRefused', why: 'notMine' }),
    )
    await button(page, 'Open it and save it under the passphrase…').click()
    await form.getByText('This backup was not sealed to this Keyward’s card.').waitFor()
    await form.scrollIntoViewIfNeeded()
    await picture(page, 'theirs')
    await expectFit(page)
    await button(page, 'Open it and save it under the passphrase…').click()
    await page.getByText('Saved: 1 app, 1 client secret of theirs.').waitFor()
    await page.context().close()
  })

  it('R12 opens it without a kit where this Keyward has keys to try', async () => {
    const page = await harness.open({ scenario: 'empty' })
    await button(page, 'Restore from a backup…').click()
    choose(page, await colleaguesBackup(behind(page).keyward))
    await button(page, 'Choose the backup…').click()
    await page.getByText('Colleagues’ Keywards open it too.').waitFor()
    await picture(page, 'mine-too')
    await expectFit(page)
    await button(page, 'Open it with my own keys').click()
    await page.getByRole('heading', { name: 'What comes back' }).waitFor()
    await page.context().close()
  })
})

describe('a kit that was begun and never finished', () => {
  it('R2 is told in Settings, and counts by its rows', async () => {
    const page = await harness.open({
      // the disk is full once the page is out
      before: async ({ api, files, records }) => {
        const { saveMade } = files
        Object.assign(files, {
          saveMade: async (...of: Parameters<typeof saveMade>) => {
            const saved = await saveMade(...of)
            records.fail(fail('diskFull'))
            return saved
          },
        })
        expect(await api.makeKit({ as: 'page' })).toEqual(fail('diskFull'))
        records.fail(null)
      },
    })
    const fingerprint = behind(page).keyward.snapshot().backup.begunKit?.fingerprint ?? 'none'
    await page.evaluate(() => window.go({ at: 'settings' }))
    const part = page.getByRole('region', { name: 'Backups' })
    await part.getByText(`Kit 1, fingerprint ${fingerprint}, was begun and never finished`).waitFor()
    await part.scrollIntoViewIfNeeded()
    await picture(page, 'begun-kit')
    await expectFit(page)
    await button(page, 'I have that page…').click()
    await page.getByRole('heading', { name: 'Rehearse a restore' }).waitFor()
    await page.getByText('This kit was begun and never finished. Type the rows').waitFor()
    await page.getByLabel('Row 1', { exact: true }).waitFor()
    await page.context().close()
  })
})

describe('the rehearsal', () => {
  it('asks for the page, tells a wrong kit, shows what was compared, and dates it in Settings', async () => {
    const { page, rows } = await openBackedUp()
    const { keyward } = behind(page)
    const connected = () => keyward.snapshot().connections.filter(isConnected).length
    const backed = connected()
    const { key } = keyward
      .snapshot()
      .connections.find(({ tenantName }) => tenantName.startsWith('Alder')) ?? {
      key: '',
    }
    value(await keyward.api.disconnect({ key, byOwnList: false }))
    expect(connected()).toBe(backed - 1)
    await page.evaluate(() => window.go({ at: 'settings' }))
    const part = page.getByRole('region', { name: 'Backups' })
    await part.getByText('Not yet: nobody has opened a backup with this kit.').waitFor()
    await button(page, 'Rehearse a restore…').click()
    await page.getByRole('heading', { name: 'Rehearse a restore' }).waitFor()
    await paste(page, OTHER_KIT.map(shownRow).join('\n'))
    await button(page, 'Open the backup').click()
    await page.getByRole('alert').getByText('This kit does not open this backup: it needs kit 1.').waitFor()
    await picture(page, 'rehearse-wrong')
    await expectFit(page)
    await paste(page, rows.join('\n'))
    await button(page, 'Open the backup').click()
    await page.getByRole('heading', { name: 'Kit 1 opens the newest backup' }).waitFor()
    await page.getByText(`${backed} connected organisations; ${backed - 1} here`).waitFor()
    await page.getByText('Alderpoint Marine. Changed here since that backup').waitFor()
    await picture(page, 'rehearsed')
    await expectFit(page)
    await button(page, 'Done').click()
    await part
      .getByText(new RegExp(`3 apps, ${backed} organisations, the log up to line \\d+`, 'u'))
      .waitFor()
    await part.scrollIntoViewIfNeeded()
    await picture(page, 'settings-rehearsed')
    await expectFit(page)
    await page.context().close()
  })

  it('is asked for in Overview, as is a backup that could not be made for days', async () => {
    const { page } = await openBackedUp('quiet')
    await inTrouble(page)
    await page.getByText('No backup could be made for days').waitFor()
    await page.getByText('Rehearse a restore with kit 1').waitFor()
    await picture(page, 'needs')
    await expectFit(page)
    await button(page, 'Rehearse a restore').first().click()
    await page.getByRole('heading', { name: 'Fetch the page from the safe' }).waitFor()
    await page.context().close()
  })

  it('R8 are asked for in Overview while there is no kit, and can be put off', async () => {
    const page = await harness.open({ scenario: 'quiet' })
    const title = page.getByRole('heading', { name: 'Set up backups with a recovery kit' })
    await title.waitFor()
    await picture(page, 'no-kit')
    await expectFit(page)
    await button(page, 'Not now').click()
    await page.getByText('Put off for 30 days.').first().waitFor()
    await title.waitFor({ state: 'detached' })
    // one thing at a time: the lock is proposed next, until somebody wants none
    const lock = page.getByRole('heading', { name: 'Lock Keyward with a passphrase' })
    await lock.waitFor()
    await picture(page, 'no-lock')
    await expectFit(page)
    await button(page, 'No lock, and don’t ask again').click()
    await page.getByText('You are not asked again.').first().waitFor()
    await lock.waitFor({ state: 'detached' })
    await page.context().close()
  })
})

describe('the doctor of the keychain', () => {
  it('says of each entry what it should hold, what it holds, and mends it by its button', async () => {
    const { page, rows } = await openBackedUp()
    const { keyward } = behind(page)
    const { entries } = keyward.keychain
    value(await keyward.api.showCard({}))
    entries.delete('secret of jobs')
    entries.set('secret of packs', `${seededSecret('packs')}-put-there-by-others`)
    for (const [account, text] of entries) if (text.includes('AGE-SECRET-KEY')) entries.delete(account)
    await page.evaluate(() => window.go({ at: 'settings', page: 'keychain' }))
    await page.getByRole('heading', { name: /^\w+ of \w+ entries are not as they should be$/u }).waitFor()
    await page.getByText(/^(?:[0-9a-f]{4} ?)+, not put there by Keyward\./u).waitFor()
    await page.getByText('A trial entry was written, read back and deleted.').waitFor()
    await picture(page, 'doctor')
    await expectFit(page)
    await button(page, 'Put 2 entries back from a backup…').click()
    await paste(page, OTHER_KIT.map(shownRow).join('\n'))
    await button(page, 'Open the backup').click()
    await page.getByRole('alert').getByText('This kit does not open this backup: it needs kit 1.').waitFor()
    await picture(page, 'doctor-kit')
    await expectFit(page)
    await paste(page, rows.join('\n'))
    await button(page, 'Open the backup').click()
    await page
      .getByText(/entr(?:y is|ies are) back in the keychain\./u)
      .first()
      .waitFor()
    expect(entries.get('secret of jobs')).toBe(seededSecret('jobs'))
    await page.getByRole('button', { name: /^Decide… / }).click()
    await page.getByRole('heading', { name: 'Month-end Packs' }).first().waitFor()
  })

  it('deletes what no record names, once it was asked', async () => {
    const page = await harness.open({
      also: { secretAccounts: ['stranded1', ...['jobs', 'packs', 'letters'].map((id) => `secret of ${id}`)] },
      first: ({ keychain }) => {
        keychain.entries.set('stranded1', 'not-a-real-secret-left-over')
        keychain.failNext('remove', fail('secretNotDeleted'))
      },
    })
    await page.evaluate(() => window.go({ at: 'settings', page: 'keychain' }))
    await page.getByRole('button', { name: 'Delete it… A reserved name' }).click()
    await page.getByRole('alertdialog').waitFor()
    await picture(page, 'doctor-delete')
    await expectFit(page)
    await button(page, 'Delete it').click()
    await expect.poll(() => page.getByRole('button', { name: 'Delete it… A reserved name' }).count()).toBe(0)
    expect(behind(page).keyward.keychain.entries.has('stranded1')).toBe(false)
  })

  it('tells from the closed view what is known then', async () => {
    const page = await harness.open({ scenario: 'keyMissing' })
    await button(page, 'What Keyward asks the keychain for').click()
    await page.getByRole('heading', { name: 'The vault’s key is not as it should be' }).waitFor()
    await page.getByText('While the vault is closed, only its key is known to Keyward.').waitFor()
    await picture(page, 'doctor-closed')
    await expectFit(page)
    await page.getByRole('button', { name: /^Restore from a backup… / }).click()
    await page.getByRole('heading', { name: 'Restore from a backup' }).waitFor()
    await page.context().close()
  })
})

describe('K02 the way back, from the first run and from a vault that cannot be opened', () => {
  it('K02 R4 tells about each row, shows what comes back, and lists what is left to do', async () => {
    const page = await harness.open({ scenario: 'empty' })
    const { ines, rows, fingerprint } = await fromElsewhere()
    choose(page, ines.backupShelf.newest())
    await page.getByText('I have a backup').scrollIntoViewIfNeeded()
    await picture(page, 'first-run')
    await button(page, 'Restore from a backup…').click()
    await button(page, 'Choose the backup…').click()
    await page.getByText(`It opens with kit 1, fingerprint ${fingerprint}.`).waitFor()

    const row = (number: number) => page.getByLabel(`Row ${number}`, { exact: true })
    await row(1).fill(shownRow(rows[0] ?? '').toLowerCase())
    await expect.poll(() => row(2).evaluate((field) => field === document.activeElement)).toBe(true)
    await row(2).fill(rows[0] ?? '')
    await row(3).fill((rows[2] ?? '').replace(/^./u, (one) => (one === '7' ? '8' : '7')))
    await row(4).fill('7KQ4')
    await row(1).focus()
    await page.getByText('This is row 1 of the kit.').waitFor()
    await page.getByText('This row does not add up: something in it is mistyped.').waitFor()
    await page.getByText('This row is too short: a row has 14 characters.').waitFor()
    expect(await button(page, 'Open the backup').getAttribute('aria-disabled')).toBe('true')
    await picture(page, 'rows')
    await expectFit(page)

    await paste(page, OTHER_KIT.map(shownRow).join('\n'))
    await button(page, 'Open the backup').click()
    await page.getByRole('alert').getByText('This kit does not open this backup: it needs kit 1.').waitFor()
    await paste(page, rows.join('\n'))
    await button(page, 'Open the backup').click()
    await page.getByRole('heading', { name: 'What comes back' }).waitFor()
    await page.getByText('Nothing has been stored on this computer yet.').waitFor()
    await picture(page, 'preview')
    await expectFit(page)
    await button(page, 'Back').click() // what was typed from the kit is still there
    await button(page, 'Open the backup').click()
    await button(page, 'Restore it').click()
    await page.getByRole('heading', { name: 'The vault is back' }).waitFor()
    await page.getByText(/Ines Halloway .* signs in again with Job Reports/u).waitFor()
    await picture(page, 'done')
    await expectFit(page)
    await page.getByText('Colleagues who seal to you need nothing new: your card is the same').waitFor()
    await button(page, 'Go to Overview').click()
    // what the old computer had is replaced where the line says so
    await page.getByRole('heading', { name: /^Was the old computer lost or stolen\?/u }).waitFor()
    await button(page, 'Replace the secret').click()
    await page.getByRole('heading', { name: 'Replace the leaked secret of Job Reports' }).waitFor()
    await page.context().close()
  })

  it('R4 reads the rows off a picture of the code, given or dropped, says where there is none in it, and shows them nowhere else', async () => {
    const page = await harness.open({ scenario: 'empty' })
    const { ines, rows } = await fromElsewhere()
    choose(page, ines.backupShelf.newest())
    const drawn = await page.context().newPage()
    await drawn.setContent(
      `<style>svg{width:300px}</style>${htmlText(kitQr(rows))}<p style="height:80px">Put it in the safe.</p>`,
    )
    const code = await drawn.locator('svg').screenshot()
    const none = await drawn.locator('p').screenshot()
    /** As a person drops a picture: on the window, or on the form. */
    const drop = async (on: string, bytes: Buffer) => {
      const dataTransfer = await page.evaluateHandle((base64) => {
        const data = new DataTransfer()
        const content = Uint8Array.from(atob(base64), (one) => one.codePointAt(0) ?? 0)
        data.items.add(new File([content], 'IMG_2041.png', { type: 'image/png' }))
        return data
      }, bytes.toString('base64'))
      await page.locator(on).dispatchEvent('drop', { dataTransfer })
    }
    await drop('body', code)
    await page.getByText('That is a picture of a recovery kit').first().waitFor()
    await page.getByRole('heading', { name: 'Where do you want to begin?' }).waitFor()
    expect(await page.content()).not.toContain(rows[0]?.slice(0, 4))
    await button(page, 'Restore from a backup…').click()
    await button(page, 'Choose the backup…').click()
    const field = page.getByLabel('Or a picture of the page’s QR code')
    const give = (buffer: Buffer) =>
      field.setInputFiles({ name: 'IMG_2041.png', mimeType: 'image/png', buffer })
    await give(none)
    await page.getByRole('alert').getByText('There is no kit in this picture that could be read.').waitFor()
    await give(Buffer.from('not a picture'))
    await page.getByRole('alert').getByText('There is no kit in this picture that could be read.').waitFor()
    await picture(page, 'kit-picture')
    await expectFit(page)
    await drop('.kit-form', code)
    await expect.poll(() => page.getByText('Adds up', { exact: true }).count(), { timeout: 60_000 }).toBe(4)
    await expect.poll(() => page.getByRole('alert').count()).toBe(0)
    await button(page, 'Open the backup').click()
    await page.getByRole('heading', { name: 'What comes back' }).waitFor()
    await page.context().close()
  })

  it('R11 takes what was saved under a passphrase as well, and a wrong one stays to be mended', async () => {
    const page = await harness.open({ scenario: 'empty' })
    await button(page, 'Restore from a backup…').click()
    await page.getByText('or a file that was saved under a passphrase').waitFor()
    const { ines } = await fromElsewhere()
    const { path } = value(await ines.api.exportSealed({ passphrase: 'sixteen-quiet-otters-cross' }))
    choose(page, ines.files.saved.get(path ?? '') ?? new Uint8Array(), 'Keyward everything.json.gz.age')
    await button(page, 'Choose the backup…').click()
    await page.getByText('It opens with the passphrase that was chosen when it was saved.').waitFor()
    const field = page.getByLabel('Passphrase of this file')
    await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true)
    await field.fill('sixteen-loud-otters-cross')
    await button(page, 'Open the backup').click()
    await page.getByText('That passphrase does not open this file.').waitFor()
    expect(await field.inputValue()).toBe('sixteen-loud-otters-cross')
    await picture(page, 'passphrase-wrong')
    await expectFit(page)
    await field.fill('sixteen-quiet-otters-cross')
    await field.press('Enter')
    await page.getByRole('heading', { name: 'What comes back' }).waitFor()
    await page.context().close()
  })

  it('K02 a closed vault offers it beside beginning anew', async () => {
    const page = await harness.open({ scenario: 'keyMissing' })
    await button(page, 'Restore from a backup…').waitFor()
    await picture(page, 'closed')
    await button(page, 'Restore from a backup…').click()
    await page.getByRole('heading', { name: 'Restore from a backup' }).waitFor()
    await button(page, 'Leave without changes').click()
    await button(page, 'Begin with an empty vault…').waitFor()
    await page.context().close()
  })
})
