import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Ports } from '../ports.ts'
import type { Vault } from '../vault/vault.ts'

/**
 * Client secrets between keychain and records, by the ordering law: in before its record, out before its record.
 * An account is reserved in the sealed file before the keychain hears of it, so that a crash leaves an orphan
 * that the next start finds without listing the keychain (E3, F4).
 */
export type Secrets = ReturnType<typeof createSecrets>

export const createSecrets = (ports: Pick<Ports, 'keychain' | 'random'>, vault: Vault) => {
  const release = (accounts: readonly string[]) =>
    vault.change((content) => ({
      ...content,
      secretAccounts: content.secretAccounts.filter((account) => !accounts.includes(account)),
    }))

  /** Reserves an account and stores the secret under it; the caller writes the record, or calls `discard`. */
  const put = async (secret: string): Promise<Result<string>> => {
    const account = ports.random.id()
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

  /** Deletes a secret, proves it gone and frees its account. */
  const discard = async (account: string): Promise<Result<null>> => {
    const removed = await ports.keychain.remove(account)
    return removed.ok ? release([account]) : removed
  }

  /** The secret of an app, or why it cannot be had: `secretMissing` only when the keychain answers and has none. */
  const read = async (appId: string): Promise<Result<string>> => {
    const app = vault.content().apps.find(({ id }) => id === appId)
    if (app === undefined) return fail('unknownApp')
    const found = await ports.keychain.get(app.secretAccount)
    if (!found.ok) return found
    await noteState(appId, found.value === null ? 'missing' : 'stored')
    return found.value === null ? fail('secretMissing') : ok(found.value)
  }

  const noteState = async (appId: string, state: 'stored' | 'missing') => {
    const app = vault.content().apps.find(({ id }) => id === appId)
    if (app === undefined || app.secret.state === state || !vault.isWritable()) return
    await vault.change((content) => ({
      ...content,
      apps: content.apps.map((other) =>
        other.id === appId ? { ...other, secret: { ...other.secret, state } } : other,
      ),
    }))
  }

  /** Sweeps orphans and asks the keychain for every secret that the records expect (F4, both ways). */
  const reconcile = async (): Promise<{ swept: number; missing: string[] }> => {
    if (!vault.isWritable()) return { swept: 0, missing: [] }
    const { apps, secretAccounts, rotationAccounts, handovers, setAside } = vault.content()
    const owned = new Set<string | null>([
      ...apps.map(({ secretAccount }) => secretAccount),
      ...Object.values(rotationAccounts).flatMap(({ candidate, previous }) => [candidate, previous]),
    ])
    if (handovers.identity !== null) owned.add(handovers.identity.account)
    for (const account of secretAccounts)
      if (setAside.some(({ text }) => text.includes(account))) owned.add(account) // its record waits to be read again
    const swept: string[] = []
    for (const orphan of secretAccounts.filter((account) => !owned.has(account)))
      if ((await ports.keychain.remove(orphan)).ok) swept.push(orphan)
    if (swept.length > 0) await release(swept)

    const found = new Map<string, 'stored' | 'missing'>()
    for (const app of apps) {
      const secret = await ports.keychain.get(app.secretAccount)
      if (!secret.ok) break // locked or unavailable says nothing about any secret
      found.set(app.id, secret.value === null ? 'missing' : 'stored')
    }
    const missing = apps
      .filter((app) => found.get(app.id) === 'missing' && app.secret.state === 'stored')
      .map(({ name }) => name)
    const readBackAt = vault.now()
    if (found.size > 0)
      await vault.change((content) => ({
        ...content,
        apps: content.apps.map((app) => {
          const state = found.get(app.id)
          return state === undefined
            ? app
            : { ...app, secret: { ...app.secret, state, ...(state === 'stored' ? { readBackAt } : {}) } }
        }),
      }))
    return { swept: swept.length, missing }
  }

  return { put, discard, read, reconcile }
}
