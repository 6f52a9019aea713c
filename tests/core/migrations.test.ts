import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import {
  EMPTY_VAULT,
  StoredApp,
  VAULT_FORM,
  VAULT_VERSION,
  VaultContent,
  type VaultForm,
} from '../../electron/core/vault/content.ts'
import { formOf, migrate, MIGRATIONS, withField } from '../../electron/core/vault/migrations.ts'
import { readContent } from '../../electron/core/vault/reading.ts'

const AT = Date.UTC(2026, 10, 30)

const app = (more: object = {}) => ({
  id: 'app-1',
  name: 'Ledger tool',
  clientId: 'A'.repeat(32),
  route: 'paste',
  redirectUri: 'https://brackenmoor.example/xero/callback',
  scopes: ['offline_access'],
  note: '',
  pkce: true,
  secretAccount: 'account-1',
  secret: { state: 'stored', createdAt: null, storedAt: AT, readBackAt: AT },
  addedAt: AT,
  changedAt: AT,
  cameBack: null,
  ...more,
})

/** Two forms that were never released: apps have a colour, then journeys' holder a mood. */
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

describe('the forms of the vault', () => {
  it('F8 lead a content of any older form to the newest, each step once', () => {
    const first = { ...EMPTY_VAULT, version: 1, apps: [app()] }
    const read = readContent(first, AT, LATER)
    expect(read).toMatchObject({ fresh: 0, mended: 0, olderForm: 1 })
    expect(read?.content).toMatchObject({
      version: VAULT_VERSION + 2,
      apps: [{ colour: 'grey' }],
      mood: { is: 'calm' },
    })
    const now = readContent(first, AT)?.content
    const second = {
      ...now,
      version: VAULT_VERSION + 1,
      apps: now?.apps.map((one) => ({ ...one, colour: 'red' })),
    }
    expect(readContent(second, AT, LATER)).toMatchObject({
      olderForm: VAULT_VERSION + 1,
      content: { version: VAULT_VERSION + 2, apps: [{ colour: 'red' }], mood: { is: 'calm' } },
    })
    const newest = readContent(read?.content, AT, LATER)
    expect(newest).toMatchObject({ olderForm: null, content: { version: VAULT_VERSION + 2 } })
  })

  it('F8 are passed by records that an older form had set aside', () => {
    const aside = { from: 'apps', key: null, text: JSON.stringify(app({ id: 'app-2' })), at: AT }
    for (const version of [1, VAULT_VERSION + 2]) {
      const apps =
        version === 1
          ? [app()]
          : (readContent({ ...EMPTY_VAULT, version: 1, apps: [app()] }, AT, LATER)?.content.apps ?? [])
      const raw = { ...EMPTY_VAULT, version, mood: { is: 'calm' }, apps, setAside: [aside] }
      const read = readContent(raw, AT, LATER)
      expect(read?.content.apps.map(({ id }) => id)).toEqual(['app-1', 'app-2'])
      expect(read?.content.apps).toMatchObject([{}, { colour: 'grey' }])
      expect(read?.content.setAside).toEqual([])
    }
  })

  it('F10 set aside a record that no form can read, and open the rest', () => {
    const raw = { ...EMPTY_VAULT, version: 1, apps: [app(), { id: 7 }, 'no app at all'] }
    const read = readContent(raw, AT, LATER)
    expect(read?.content.apps).toHaveLength(1)
    expect(read?.fresh).toBe(2)
  })

  it('F10 keep a record that no form can read as it was, and count it once', () => {
    const raw = { ...EMPTY_VAULT, version: 1, apps: [{}, { id: 'app-9' }] }
    const first = readContent({ ...raw, version: VAULT_VERSION + 2, mood: { is: 'calm' } }, AT, LATER)
    expect(first?.fresh).toBe(2)
    const again = readContent(JSON.parse(JSON.stringify(first?.content)), AT + 1, LATER)
    expect(again?.fresh).toBe(0)
    expect(again?.content.setAside).toEqual(first?.content.setAside)
    expect(again?.content.setAside.map(({ text }) => text)).toEqual(['{}', '{"id":"app-9"}'])
  })

  it('leave a content alone that says no form, or one that nobody knows', () => {
    expect(formOf({})).toBeNull()
    expect(formOf({ version: '1' })).toBeNull()
    expect(formOf({ version: 0 })).toBeNull()
    expect(migrate({ version: 9, x: 1 }, LATER.migrations, 9)).toEqual({ version: 9, x: 1 })
    expect(readContent({ ...EMPTY_VAULT, version: 9 }, AT)).toMatchObject({ olderForm: null })
  })

  it('make nothing of what they do not understand, and twice no more than once', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('apps', 'tokens', 'x'), fc.jsonValue()), (content) => {
        for (const kind of ['list', 'map', 'single'] as const)
          for (const step of [
            ...MIGRATIONS,
            (one: Readonly<Record<string, unknown>>) =>
              withField(one, ['apps'], kind, { name: 'new', value: 1 }),
          ]) {
            const once = step(content)
            expect(step(once)).toEqual(once)
          }
      }),
    )
  })
})
