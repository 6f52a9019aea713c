import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { openSealed } from '../../electron/adapters/backup/sealed-backup.ts'
import { createSealer } from '../../electron/adapters/sealing/age.ts'
import { BACKUP_MIGRATIONS, BACKUP_VERSION } from '../../electron/core/backup/content.ts'
import { identityOfRows } from '../../electron/core/backup/kit.ts'
import { readBackup } from '../../electron/core/backup/reading.ts'
import { readyFrom } from '../../electron/core/backup/restoring.ts'
import {
  StoredApp,
  VAULT_FORM,
  VAULT_VERSION,
  VaultContent,
  type VaultForm,
} from '../../electron/core/vault/content.ts'
import { withField } from '../../electron/core/vault/migrations.ts'
import { ROOT } from '../../build/runtime.ts'
import { rowsOnPage } from '../worlds/fake-backups.ts'
import { connected, settle, startKeyward, value } from '../worlds/fakes.ts'

const FIXTURE = join(ROOT, 'tests', 'fixtures', 'backup-version-1')
const BYTES = readFileSync(join(FIXTURE, 'it.keyward-backup'))
const ROWS = readFileSync(join(FIXTURE, 'rows.txt'), 'utf8').trim().split('\n')
const NOW = Date.UTC(2026, 11, 1)

const sealer = createSealer({ worker: new URL('file:///nowhere') })

const textOf = async (bytes: Uint8Array, rows: readonly string[]): Promise<string> => {
  const opened = await openSealed(bytes, identityOfRows({ sealer }, rows) ?? '')
  if (!opened.ok) throw new Error(opened.why)
  return opened.text
}

/** Two forms that were never released: apps have a colour, then the vault a mood. */
const LATER: VaultForm = {
  schema: VaultContent.extend({
    apps: z.array(StoredApp.extend({ colour: z.string() })),
    mood: z.object({ is: z.string() }),
  }),
  migrations: [
    ...VAULT_FORM.migrations,
    (content) => withField(content, ['apps'], 'list', { name: 'colour', value: 'grey' }),
    (content) => (Object.hasOwn(content, 'mood') ? content : { ...content, mood: { is: 'calm' } }),
  ],
}

describe('a backup of version 1', () => {
  it('F14 R1 restores in this Keyward, with everything that was in it', async () => {
    const keyward = await startKeyward()
    keyward.files.next = { name: 'it.keyward-backup', bytes: BYTES }
    const chosenId = value(await keyward.api.chooseBackup({})).chosen?.id ?? ''
    const { preview } = value(await keyward.api.openBackup({ chosenId, rows: ROWS }))
    expect(preview).toMatchObject({
      me: 'Tessa Quillon <tessa@brackenmoor.example>',
      apps: [
        { name: 'Month-end Packs', hasSecret: true },
        { name: 'Loop', hasSecret: true },
      ],
      people: 1,
      handovers: 1,
      reviews: 1,
      log: { isWhole: true },
      unread: 0,
    })
    value(await keyward.api.restoreBackup({ chosenId }))
    await settle()
    const { vault, apps, signIns, connections, leavers, reviews, guide, handovers, rotation } =
      keyward.snapshot()
    expect(vault).toEqual({ kind: 'open', readOnly: false })
    expect(
      [apps, signIns, connections, leavers, reviews, guide.journeys].map(({ length }) => length),
    ).toEqual([2, 1, 2, 1, 1, 1])
    expect(handovers.places.server?.address).toBe('https://share.example/')
    expect(rotation.open).toHaveLength(1)
    expect(keyward.activityLog.lines().length).toBeGreaterThan(3)
    for (const { id, name } of apps)
      expect(value(await keyward.api.revealSecret({ appId: id })).secret).toContain(
        name.replaceAll(/\W/gu, ''),
      )
  })

  it('F14 F8 is led by the same steps as a sealed file where the vault has a later form', async () => {
    const opened = value(readBackup(await textOf(BYTES, ROWS)))
    expect(opened.frame.vault).toMatchObject({ version: 1 })
    const { content, unread } = value(readyFrom(opened, NOW, LATER))
    expect(unread).toBe(0)
    expect(content).toMatchObject({
      version: VAULT_VERSION + 2,
      apps: [{ colour: 'grey' }, { colour: 'grey' }],
      mood: { is: 'calm' },
    })
    // one of a form in between goes the rest of the way only
    const { mood: _mood, ...between } = content as typeof content & { mood: unknown }
    const second = {
      ...between,
      version: VAULT_VERSION + 1,
      apps: content.apps.map((app) => ({ ...app, colour: 'red' })),
    }
    const led = value(readyFrom({ ...opened, frame: { ...opened.frame, vault: second } }, NOW, LATER))
    expect(led.content).toMatchObject({ apps: [{ colour: 'red' }, { colour: 'red' }], mood: { is: 'calm' } })
    // and this Keyward says of theirs that a newer one wrote it
    const newer = readyFrom({ ...opened, frame: { ...opened.frame, vault: content } }, NOW)
    expect(newer).toMatchObject({ failure: { code: 'backupRefused', why: 'newer' } })
  })

  it('F14 what stands around the vault is led by steps of its own', async () => {
    const text = await textOf(BYTES, ROWS)
    const steps = [
      ...BACKUP_MIGRATIONS,
      (backup: Readonly<Record<string, unknown>>) =>
        withField(backup, ['secrets'], 'list', { name: 'clientId', value: 'from before' }),
    ]
    const raw = JSON.parse(text) as { secrets: Record<string, unknown>[]; version: number }
    for (const secret of raw.secrets) delete secret['clientId']
    const older = JSON.stringify(raw)
    expect(readBackup(older)).toMatchObject({ failure: { code: 'backupRefused', why: 'altered' } })
    expect(value(readBackup(older, steps)).frame.secrets).toMatchObject([
      { clientId: 'from before' },
      { clientId: 'from before' },
      { clientId: 'from before' },
    ])
    const newer = JSON.stringify({ ...raw, version: BACKUP_VERSION + 1 })
    expect(readBackup(newer)).toMatchObject({ failure: { code: 'backupRefused', why: 'newer' } })
    for (const version of [0, -1, 1.5, '1', null])
      expect(readBackup(JSON.stringify({ ...raw, version })), String(version)).toMatchObject({
        failure: { code: 'backupRefused', why: 'altered' },
      })
  })
})

it('R1 token sets that nobody could read are tokens as well: no backup holds them, and none comes out of one', async () => {
  const { keyward } = await connected()
  keyward.records.alter((content) => ({
    ...content,
    tokens: {
      ...(content['tokens'] as object),
      'sign-in-2': { refreshToken: 'canary-refresh', accessToken: 7 },
    },
  }))
  const again = await startKeyward(keyward.world)
  expect(again.records.stored()).toContain('canary-refresh')
  const { path } = value(await again.api.makeKit({ as: 'page' }))
  const rows = rowsOnPage(again.files.saved.get(path ?? '') ?? '')
  expect(again.records.stored()).toContain('setAside')
  value(await again.api.backUp({}))
  const text = await textOf(again.backupShelf.newest(), rows)
  expect(text).not.toMatch(/canary-refresh|refresh-1|access-1/u)

  const raw = JSON.parse(text) as { vault: { setAside: unknown[] } }
  raw.vault.setAside.push({
    from: 'tokens',
    key: 'sign-in-2',
    text: '{"refreshToken":"canary-refresh"}',
    at: 1,
  })
  raw.vault.setAside.push({
    from: 'tokens',
    key: 'sign-in-3',
    text: '{"accessToken":"a","accessEndsAt":1,"refreshToken":"canary-refresh"}',
    at: 1,
  })
  const ready = value(readyFrom(value(readBackup(JSON.stringify(raw))), NOW))
  expect(JSON.stringify(ready.content)).not.toContain('canary-refresh')
  expect(ready.unread).toBe(0)
})
