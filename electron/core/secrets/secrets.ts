import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { SecretFacts } from '../../../shared/apps/xero-app.ts'
import type { Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import { entriesOf } from './entries.ts'
import { recordInForce } from './held.ts'
import { isKeepingApp, type StoredApp } from '../vault/content.ts'
import type { XeroClient } from '../ports/xero.ts'
import type { Vault } from '../vault/vault.ts'
import { fingerprintSecret } from './fingerprint.ts'
import { createTurns } from './turns.ts'

/**
 * Client secrets between keychain and records, by the ordering law: in before its record, out before its record.
 * An account is reserved in the sealed file before the keychain hears of it, so that a crash leaves an orphan
 * that the next start finds without listing the keychain (E3, F4).
 */
export type Secrets = ReturnType<typeof createSecrets>

export const createSecrets = (
  ports: Pick<Ports, 'keychain' | 'random' | 'records'>,
  { vault, desk }: { readonly vault: Vault; readonly desk: Pick<Desk, 'app' | 'find'> },
) => {
  /**
   * What moves a secret of one app waits for its turn: each action looks, asks Xero and then moves, and another one in
   * between would take out what the first has just found to be needed (F11).
   */
  const inTurn = createTurns()
  /** Accounts that this process has put something under: its record may be on its way, so none is left over. */
  const putHere = new Set<string>()

  const release = (accounts: readonly string[]) =>
    vault.change((content) => ({
      ...content,
      secretAccounts: content.secretAccounts.filter((account) => !accounts.includes(account)),
    }))

  /** Reserves an account and stores the secret under it; the caller writes the record, or calls `discard`. */
  const put = async (secret: string): Promise<Result<string>> => {
    const account = ports.random.id()
    putHere.add(account)
    const reserved = await vault.change((content) => ({
      ...content,
      secretAccounts: [...content.secretAccounts, account],
    }))
    if (!reserved.ok) return reserved
    const stored = await ports.keychain.set(account, secret)
    if (stored.ok) return ok(account)
    await discard(account)
    return stored
  }

  /** Deletes a secret that no record names, proves it gone and frees its account. */
  const discard = async (account: string): Promise<Result<null>> => {
    const removed = await ports.keychain.remove(account)
    return removed.ok ? release([account]) : removed
  }

  const fingerprintOf = (secret: string) => fingerprintSecret(ports.records.deriveKey('fingerprint'), secret)

  /** What lies under an account that the records name; `null` only where it was not there twice (E11). */
  const lookUp = async (account: string): Promise<Result<string | null>> => {
    const first = await ports.keychain.get(account)
    return first.ok && first.value === null ? ports.keychain.get(account) : first
  }

  /** The secret under an account, if it is still the one with this fingerprint (E10). */
  const readAt = async (account: string, fingerprint: string | undefined): Promise<Result<string>> => {
    const found = await lookUp(account)
    if (!found.ok) return found
    if (found.value === null) return fail('secretMissing')
    return fingerprint === undefined || fingerprint === fingerprintOf(found.value)
      ? ok(found.value)
      : fail('secretAltered')
  }

  /**
   * The secret of an app, or why it cannot be had: `secretMissing` only when the keychain answers and has none,
   * `secretAltered` when what it has is not what Keyward put there. Every way of using a secret begins here.
   */
  const read = async (appId: string): Promise<Result<string>> => {
    const { rotation, leaving } = vault.content()
    const app = desk.app(appId)
    if (!app.ok) return app
    if (leaving.some((one) => one.kind === 'app' && one.appId === appId)) return fail('leavingBegun')
    if (!isKeepingApp(app.value)) return fail('appHasNoSecret')
    const secret = await readAt(app.value.secretAccount, recordInForce(rotation, appId)?.fingerprint)
    const still = desk.app(appId) // it may leave while the keychain is asked
    if (!still.ok) return still
    const state = stateBy(secret)
    if (state !== null) await noteState(appId, app.value.secretAccount, state)
    return secret
  }

  /** The app as Xero is to know it: with its secret, or by its client id alone where it has none. */
  const clientOf = async (appId: string): Promise<Result<XeroClient>> => {
    const app = desk.app(appId)
    if (!app.ok) return app
    const { clientId } = app.value
    if (!isKeepingApp(app.value)) return ok({ clientId, clientSecret: null })
    const secret = await read(appId)
    return secret.ok ? ok({ clientId, clientSecret: secret.value }) : secret
  }

  const noteState = async (appId: string, account: string, state: SecretFacts['state']) => {
    const app = desk.find(appId)
    if (app?.secret == null || app.secret.state === state || !vault.isWritable()) return
    await vault.change((content) => ({
      ...content,
      apps: content.apps.map((other) =>
        other.id === appId && other.secretAccount === account && other.secret !== null
          ? { ...other, secret: { ...other.secret, state } }
          : other,
      ),
    }))
  }

  /** Accounts that no record names; their record may be on its way where this process has put something there. */
  const leftOver = (): string[] => {
    const owned = new Set(entriesOf(vault.content()).map(({ account }) => account))
    return vault.content().secretAccounts.filter((account) => !owned.has(account) && !putHere.has(account))
  }

  /** Clears out what no record names: left over from a change that was cut off (F4). */
  const sweep = async (): Promise<number> => {
    const swept: string[] = []
    for (const orphan of leftOver()) if ((await ports.keychain.remove(orphan)).ok) swept.push(orphan)
    if (swept.length > 0) await release(swept)
    return swept.length
  }

  /** Sweeps orphans and asks the keychain for every secret that the records expect (F4, both ways). */
  const reconcile = async (): Promise<{ swept: number; missing: string[]; altered: string[] }> => {
    if (!vault.isWritable()) return { swept: 0, missing: [], altered: [] }
    const swept = await sweep()
    const { apps, rotation } = vault.content()
    const found = new Map<string, SecretFacts['state']>()
    for (const app of apps.filter(isKeepingApp)) {
      const state = stateBy(await readAt(app.secretAccount, recordInForce(rotation, app.id)?.fingerprint))
      if (state === null) break // locked or unavailable says nothing about any secret
      found.set(app.id, state)
    }
    // an app that left, or was given another secret, while the keychain was asked is not what was asked about
    const { apps: now, leaving } = vault.content()
    const isSame = ({ id, secretAccount }: StoredApp) =>
      now.some((one) => one.id === id && one.secretAccount === secretAccount) &&
      !leaving.some(({ appId }) => appId === id)
    const nowIn = (state: SecretFacts['state']) =>
      apps
        .filter((app) => found.get(app.id) === state && app.secret?.state !== state && isSame(app))
        .map(({ name }) => name)
    const readBackAt = vault.now()
    if (found.size > 0)
      await vault.change((content) => ({
        ...content,
        apps: content.apps.map((app) => {
          const before = apps.find(({ id }) => id === app.id)
          const state = found.get(app.id)
          return state === undefined || before?.secretAccount !== app.secretAccount || app.secret === null
            ? app
            : { ...app, secret: { ...app.secret, state, ...(state === 'stored' ? { readBackAt } : {}) } }
        }),
      }))
    return { swept, missing: nowIn('missing'), altered: nowIn('altered') }
  }

  return { inTurn, leftOver, put, discard, fingerprintOf, lookUp, readAt, read, clientOf, reconcile }
}

const stateBy = (secret: Result<string>): SecretFacts['state'] | null => {
  if (secret.ok) return 'stored'
  if (secret.failure.code === 'secretAltered') return 'altered'
  return secret.failure.code === 'secretMissing' ? 'missing' : null
}
