import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Ports } from '../ports/ports.ts'
import { entriesOf } from '../secrets/entries.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { VaultContent } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'
import {
  BACKUP_FORMAT,
  BACKUP_VERSION,
  type BackedUpContent,
  type BackedUpSecret,
  type Backup,
  withoutTokens,
} from './content.ts'

/** How often it is begun again where a secret was put in or taken out meanwhile. */
const TRIES = 3

type Needs = Pick<Ports, 'installation' | 'records' | 'reviewShelf'>

/** A backup without its log, and how many secrets the keychain did not have. */
export type Gathered = { readonly backup: Omit<Backup, 'log'>; readonly missing: number }

/** Everything that the vault holds now but tokens, with the secrets that its records name. */
export const gather = async (
  ports: Needs,
  {
    vault,
    secrets,
  }: {
    readonly vault: Pick<Vault, 'content' | 'now'>
    readonly secrets: Pick<Secrets, 'lookUp'>
  },
): Promise<Result<Gathered>> => {
  for (let tried = 1; ; tried += 1) {
    const content = vault.content()
    const found = await secretsOf(content, secrets)
    if (!found.ok) return found
    const reviews: Backup['reviews'] = []
    for (const { id } of content.reviews) {
      const kept = await ports.reviewShelf.get(id)
      if (!kept.ok) return kept
      if (kept.value !== null) reviews.push({ id, signed: kept.value })
    }
    // only where nothing was moved in or out meanwhile do records and secrets belong together
    if (vault.content().secretAccounts !== content.secretAccounts && tried < TRIES) continue
    const { tokens: _tokens, move: _move, ...rest } = content
    const kept = { ...rest, setAside: withoutTokens(rest.setAside) }
    const { version, device, user, mode } = ports.installation
    return ok({
      backup: {
        format: BACKUP_FORMAT,
        version: BACKUP_VERSION,
        madeAt: vault.now(),
        keyward: version,
        device,
        user,
        mode,
        secrets: found.value,
        keys: keysOf(ports.records),
        reviews,
        vault: kept satisfies BackedUpContent,
      },
      missing: entriesOf(content).length - found.value.length,
    })
  }
}

/** Purposes for which a vault derives keys by which it recognises what it wrote. */
export const CARRIED = ['activity', 'fingerprint', 'reviews', 'health'] as const

const keysOf = ({ deriveKey }: Pick<Ports['records'], 'deriveKey'>): Backup['keys'] => {
  const [activity, fingerprint, reviews, health] = CARRIED.map((purpose) =>
    Buffer.from(deriveKey(purpose)).toString('base64'),
  ) as [string, string, string, string]
  return { activity, fingerprint, reviews, health }
}

/** A keychain that is locked, or does not show what it has, makes no backup that lacks it. */
const secretsOf = async (
  content: VaultContent,
  secrets: Pick<Secrets, 'lookUp'>,
): Promise<Result<BackedUpSecret[]>> => {
  const found: BackedUpSecret[] = []
  const all = entriesOf(content)
  for (const { account, what, app, clientId } of all) {
    const value = await secrets.lookUp(account)
    if (!value.ok && value.failure.code === 'secretAltered') continue // nobody's to carry, and the others are
    if (!value.ok) return value
    if (value.value !== null) found.push({ account, what, app, clientId, value: value.value })
  }
  // a keychain that shows nothing of all that it should have is one that does not answer, not one to be backed up (E11)
  return all.length > 0 && found.length === 0 ? fail('keychainUnsure') : ok(found)
}
