import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CallName } from '../../shared/contract/contract.ts'
import type { Failure } from '../../shared/kernel/failure.ts'
import { graveFindings } from '../axe.ts'
import { fail } from '../../shared/kernel/result.ts'
import { type Harness, startHarness } from './harness.ts'
import { picture } from './pictures.ts'
import { behind, openOnCore, PRACTICE } from './real-core.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const calls = (page: Page, name: string) =>
  page.evaluate(
    (wanted) => window.door.calls.filter((one) => one.name === wanted).map(({ input }) => input),
    name,
  )
const failNext = (page: Page, name: CallName, failure: Failure) =>
  page.evaluate(([of, why]) => window.door.failNext(of, why), [name, failure] as const)

const expectFit = async (page: Page) => expect(await graveFindings(page)).toEqual([])

/** The first app's page, its secret in some state. */
const openApp = async (state: 'altered' | 'stored', isLeaving = false) => {
  const page = await harness.open({
    vault: (now) => {
      const practice = PRACTICE(now)
      return {
        ...practice,
        apps: practice.apps.map((app, at) =>
          at === 0 && app.secret !== null ? { ...app, secret: { ...app.secret, state } } : app,
        ),
      }
    },
  })
  await page.evaluate((leaves) => {
    const [first] = window.door.snapshot().apps
    if (first === undefined) return
    if (leaves) window.door.announce({ leaving: [{ kind: 'app', appId: first.id, at: Date.now() - 60_000 }] })
    window.go({ at: 'apps', appId: first.id, ask: null })
  }, isLeaving)
  return page
}

describe('E10 a secret that was altered', () => {
  it('is said where it would be shown, can be taken once Xero knows it, and is not revealed meanwhile', async () => {
    const page = await openApp('altered')
    await page.getByText('The secret in the keychain is not the one that Keyward put there.').waitFor()
    await expect.poll(() => button(page, 'Reveal').count()).toBe(0)
    await expect.poll(() => button(page, 'Copy').count()).toBe(0)
    await picture(page, 'altered')
    await expectFit(page)
    const { answers } = behind(page).xero
    answers.secrets = []
    await button(page, 'Take it as the new secret').click()
    await page.getByText('Xero does not accept the secret that the keychain holds now.').first().waitFor()
    await picture(page, 'altered-refused')
    answers.secrets = null
    await button(page, 'Take it as the new secret').click()
    await button(page, 'Reveal').waitFor()
    await page.context().close()
  })

  it('is on Overview, with the way to decide', async () => {
    const page = await openApp('altered')
    await page.evaluate(() => window.go({ at: 'overview' }))
    await button(page, 'Decide').first().click()
    await button(page, 'Take it as the new secret').waitFor()
    await page.context().close()
  })
})

describe('F11 what is begun and not finished', () => {
  it('of an app is said, offers to be finished, and nothing else of the secret', async () => {
    const page = await openApp('stored', true)
    await page.getByText('Removing this app was started but not finished.').waitFor()
    await expect.poll(() => button(page, 'Reveal').count()).toBe(0)
    await picture(page, 'leaving')
    await expectFit(page)
    await button(page, 'Finish removing it').click()
    await expect.poll(() => calls(page, 'removeApp')).toMatchObject([{ isSure: true }])
    await page.context().close()
  })

  it('of a rotation is said in place of the step', async () => {
    const page = await openProven()
    await page.evaluate(() => {
      const [open] = window.door.snapshot().rotation.open
      if (open === undefined) return
      const { id: rotationId, appId } = open
      window.door.announce({
        leaving: [{ kind: 'rotation', appId, rotationId, outcome: 'givenUp', at: Date.now() }],
      })
    })
    await page.getByText('Giving this rotation up was started but not finished.').waitFor()
    await expect.poll(() => button(page, 'Give up, change nothing').count()).toBe(0)
    await picture(page, 'rotation-leaving')
    await button(page, 'Finish it now').click()
    await expect.poll(() => calls(page, 'rollBackRotation')).toHaveLength(1)
    await page.context().close()
  })
})

const openProven = async () => {
  const page = await harness.open({ scenario: 'practice' })
  await page.evaluate(() => {
    const [app] = window.door.snapshot().apps
    if (app !== undefined) window.go({ at: 'apps', appId: app.id, ask: null })
  })
  await button(page, 'Replace the secret').click()
  await button(page, 'Nobody else uses it').click()
  await button(page, 'I have the new secret').click()
  await page.getByLabel('New client secret').fill('sample-Vq7mR2xWdLz9TbKc4NyHe8-not-a-secret')
  await button(page, 'Store it and prove it').click()
  await button(page, 'Switch over').waitFor()
  return page
}

describe('F11 leaving a rotation', () => {
  it('says when it would cost the only secret that works, and does not insist', async () => {
    const page = await openProven()
    await button(page, 'Give up, change nothing').click()
    await failNext(page, 'rollBackRotation', {
      code: 'wouldLoseSecret',
      exit: 'giveUp',
      leaving: 'works',
      staying: 'refused',
    })
    await button(page, 'Give up').click()
    await page.getByText('Only the new secret works: Xero refuses the one in use.').first().waitFor()
    await expect.poll(() => button(page, 'Give up all the same').count()).toBe(0)
    await picture(page, 'would-lose')
    await expectFit(page)
    await page.context().close()
  })

  it('where nobody can tell, is left only by somebody who says so', async () => {
    const page = await openProven()
    await button(page, 'Give up, change nothing').click()
    const nobody = {
      code: 'wouldLoseSecret',
      exit: 'giveUp',
      leaving: 'unknown',
      staying: 'unknown',
    } as const
    await failNext(page, 'rollBackRotation', nobody)
    await button(page, 'Give up').click()
    await button(page, 'Give up all the same').click()
    await expect.poll(() => calls(page, 'rollBackRotation')).toMatchObject([{}, { isUnproven: true }])
    await page.context().close()
  })

  it('by removing the app with a better secret takes a second yes', async () => {
    const page = await openApp('stored')
    await button(page, 'Remove…').click()
    await failNext(page, 'removeApp', {
      code: 'wouldLoseSecret',
      exit: 'remove',
      leaving: 'works',
      staying: 'refused',
    })
    await button(page, 'Remove').click()
    await picture(page, 'remove-sure')
    await button(page, 'Remove with everything').click()
    await expect.poll(() => calls(page, 'removeApp')).toMatchObject([{}, { isSure: true }])
    await page.context().close()
  })
})

describe('a closed vault', () => {
  it('E11 whose key is not shown offers nothing to begin anew before it was tried again', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await page.evaluate(() => window.door.announce({ vault: { kind: 'closed', why: 'keychainUnsure' } }))
    await page.getByRole('heading', { name: 'The keychain does not show the vault’s key' }).waitFor()
    await expect.poll(() => button(page, 'Begin with an empty vault…').count()).toBe(0)
    await picture(page, 'closed-unsure')
    await expectFit(page)
    await button(page, 'Try again').click()
    await button(page, 'Begin with an empty vault…').click()
    await page
      .getByText('What the keychain holds: nothing is taken out of it, not even the old key')
      .waitFor()
    await picture(page, 'begin-again')
    await page.context().close()
  })

  it('E10 whose key belongs to another file says so', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await page.evaluate(() => window.door.announce({ vault: { kind: 'closed', why: 'vaultKeyOther' } }))
    await page
      .getByRole('heading', { name: 'The key in the keychain does not belong to this file' })
      .waitFor()
    await picture(page, 'closed-other-key')
    await expectFit(page)
    await page.context().close()
  })
})

describe('E11 own keys that are lost', () => {
  it('are made anew only on purpose, after what that costs was said', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await page.evaluate(() => window.go({ at: 'handovers' }))
    await failNext(page, 'showCard', { code: 'ownKeysMissing' })
    await button(page, 'Show my card').click()
    await page.getByText('The keychain does not show this Keyward’s own keys.').first().waitFor()
    expect(await calls(page, 'renewCard')).toEqual([])
    await button(page, 'Make new keys…').click()
    await page.getByRole('alertdialog').scrollIntoViewIfNeeded()
    await picture(page, 'own-keys')
    await expectFit(page)
    await button(page, 'Make new keys').click()
    await page.getByTitle('Your fingerprint').waitFor()
    await page.context().close()
  })
})

describe('the doctor of the keychain', () => {
  it('D19 asks Xero whether it accepts a secret that is as it was put there, and says what Xero said', async () => {
    const { page, keyward, asked } = await openOnCore(harness, { vault: PRACTICE })
    await page.evaluate(() => window.go({ at: 'settings', page: 'keychain' }))
    const row = page.getByRole('row').filter({ hasText: 'Month-end Packs' })
    const ask = row.getByRole('button', { name: 'Ask Xero Month-end Packs, Secret in use' })
    keyward.xero.answers.secrets = []
    await ask.click()
    await row.getByText('Xero refuses it.', { exact: false }).waitFor()
    keyward.xero.answers.probeSecret = fail('offline')
    await ask.click()
    await row.getByText('Xero did not say whether it accepts it.').waitFor()
    await expectFit(page)
    keyward.xero.answers.probeSecret = null
    keyward.xero.answers.secrets = null
    await ask.click()
    await row.getByText('Xero accepts it').waitFor()
    await picture(page, 'doctor-asked')
    expect(asked('askSecret')).toHaveLength(3)
  })
})
