import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchKeyward } from '../app.ts'
import { startDesktop } from '../desktop.ts'
import { removed } from '../ending.ts'
import { openPlace } from '../practice.ts'
import type { Guide } from './tour.ts'

/** The same places with 10,000 connections, offline as it stands. */
export const tenThousand = async ({ step, picture, ends, watches }: Guide) => {
  const desktop = await startDesktop()
  ends('the large desktop', desktop.stop)
  const profile = mkdtempSync(join(tmpdir(), 'keyward-large-'))
  ends('the large profile', () => removed(profile))
  execFileSync(
    process.execPath,
    [join(import.meta.dirname, '..', '..', 'bench', 'seed-profile.ts'), profile, '10000'],
    { env: desktop.env, timeout: 120_000 },
  )
  const keyward = await launchKeyward({ desktop, profile })
  ends('the large Keyward', keyward.close)
  watches(() => keyward.page)
  const { page } = keyward
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await picture(page, 'overview-ten-thousand', { themes: true })
  await openPlace(page, 'Activity')
  await page.getByRole('button', { name: 'Reviews' }).click()
  await page.getByRole('table', { name: 'Known now' }).waitFor()
  await picture(page, 'known-ten-thousand', { themes: true })
  await page.getByRole('button', { name: 'People' }).click()
  await page.getByRole('table', { name: 'People' }).waitFor()
  await picture(page, 'people-ten-thousand')
  step('Ten thousand connections, offline: the same places, at once')
}
