import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createRecords } from '../../electron/adapters/disk/records.ts'
import { readHeader } from '../../electron/adapters/disk/sealed-box.ts'
import {
  StoredApp,
  VAULT_FORM,
  VAULT_VERSION,
  VaultContent,
  type VaultForm,
} from '../../electron/core/vault/content.ts'
import { withField } from '../../electron/core/vault/migrations.ts'
import { createVault } from '../../electron/core/vault/vault.ts'
import { ROOT } from '../../build/runtime.ts'
import { fakeClock, fakeKeychain, startKeyward, value } from '../worlds/fakes.ts'

const FIXTURE = join(ROOT, 'tests', 'fixtures', 'vault-version-1', 'vault.sealed')
const KEY = Buffer.from('no key of any vault, a test only').toString('base64')

/** A form that was never released: each app has a colour, which no older vault knows. */
const COLOURED: VaultForm = {
  schema: VaultContent.extend({
    apps: z.array(StoredApp.extend({ colour: z.string() })),
  }),
  migrations: [
    ...VAULT_FORM.migrations,
    (content) => withField(content, ['apps'], 'list', { name: 'colour', value: 'grey' }),
  ],
}

describe('a vault of form 1', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keyward-form-'))
    copyFileSync(FIXTURE, join(folder, 'vault.sealed'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const openRecords = () => {
    const keychain = fakeKeychain()
    keychain.entries.set('fixtureofversion1', KEY)
    return createRecords({ folder, keychain, newId: () => 'newid1234567' })
  }
  const vaultOver = (form?: VaultForm) =>
    createVault(
      {
        records: openRecords(),
        clock: fakeClock(),
        installation: { mode: 'live', version: '9.9.9', platform: 'linux', user: 'tessa', device: 'desk-1' },
        preferences: { read: () => ({}) as never, write: async () => ({ ok: true, value: null }) },
        startup: { read: () => null, write: () => ({ ok: true, value: null }) },
      },
      () => {},
      () => {},
      form,
    )
  const copies = () => existsSync(join(folder, 'vault.form-1.sealed'))

  it('F14 opens in this Keyward, with everything that was in it', async () => {
    const keyward = await startKeyward({ realRecords: openRecords() })
    const { vault, apps, signIns, connections, me, leavers, reviews, guide, handovers, rotation } =
      keyward.snapshot()
    expect(vault).toEqual({ kind: 'open', readOnly: false })
    expect(keyward.work().notices.map(({ code }) => code)).not.toContain('recordsSetAside')
    expect(me).toEqual({ name: 'Tessa Quillon', email: 'tessa@brackenmoor.example' })
    expect(apps.map(({ name }) => name)).toContain('Loop')
    expect(
      [apps, signIns, connections, leavers, reviews, guide.journeys].map(({ length }) => length),
    ).toEqual([2, 1, 2, 1, 1, 1])
    expect(handovers.sent).toHaveLength(1)
    expect(handovers.people).toHaveLength(1)
    expect(handovers.places.server?.address).toBe('https://share.example/')
    expect(rotation.open).toHaveLength(1)
    expect(rotation.records.length).toBeGreaterThan(0)
    await keyward.stop()
  })

  it('F14 opens in a later form that has one more field, and is not damaged by it', async () => {
    const vault = vaultOver(COLOURED)
    expect(value(await vault.open())).toMatchObject({ recovered: false, setAside: { fresh: 0, all: 0 } })
    expect(vault.content().apps).toMatchObject([{ colour: 'grey' }, { colour: 'grey' }])
    expect(vault.content().version).toBe(VAULT_VERSION + 1)
    expect(copies()).toBe(false) // nothing has been written yet
    expect(readFileSync(join(folder, 'vault.sealed'))).toEqual(readFileSync(FIXTURE))
  })

  it('F8 is kept as it was before one of a later form takes its place, and then opens as that', async () => {
    const vault = vaultOver(COLOURED)
    value(await vault.open())
    value(
      await vault.change((content) => ({
        ...content,
        me: { name: 'Owen', email: 'owen@brackenmoor.example' },
      })),
    )
    expect(readFileSync(join(folder, 'vault.form-1.sealed'))).toEqual(readFileSync(FIXTURE))
    expect(readHeader(readFileSync(join(folder, 'vault.sealed')))?.version).toBe(VAULT_VERSION + 1)
    value(
      await vault.change((content) => ({
        ...content,
        me: { name: 'Ines', email: 'ines@brackenmoor.example' },
      })),
    )
    expect(readFileSync(join(folder, 'vault.form-1.sealed'))).toEqual(readFileSync(FIXTURE))

    const again = vaultOver(COLOURED)
    value(await again.open())
    expect(again.content().me?.name).toBe('Ines')
    expect(again.content().apps).toMatchObject([{ colour: 'grey' }, { colour: 'grey' }])
  })

  it('F8 is not replaced where it cannot be kept first', async () => {
    const records = openRecords()
    const vault = createVault(
      {
        records: { ...records, keepCopy: async () => ({ ok: false, failure: { code: 'diskFull' } }) },
        clock: fakeClock(),
        installation: { mode: 'live', version: '9.9.9', platform: 'linux', user: 'tessa', device: 'desk-1' },
        preferences: { read: () => ({}) as never, write: async () => ({ ok: true, value: null }) },
        startup: { read: () => null, write: () => ({ ok: true, value: null }) },
      },
      () => {},
      () => {},
      COLOURED,
    )
    value(await vault.open())
    expect(await vault.change((content) => ({ ...content }))).toMatchObject({ failure: { code: 'diskFull' } })
    expect(readFileSync(join(folder, 'vault.sealed'))).toEqual(readFileSync(FIXTURE))
  })

  it('F8 written in a later form is shown by this Keyward, and not written', async () => {
    const later = vaultOver(COLOURED)
    value(await later.open())
    value(await later.change((content) => ({ ...content })))
    const now = vaultOver()
    value(await now.open())
    expect(now.isOpen()).toBe(true)
    expect(now.isWritable()).toBe(false)
    expect(now.content().apps).toHaveLength(2)
    expect(await now.change((content) => ({ ...content }))).toMatchObject({
      failure: { code: 'vaultReadOnly' },
    })
  })
})
