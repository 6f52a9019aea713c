import type { VaultContent } from '../vault/content.ts'

/**
 * The same records with other names for the keychain's entries: what lies there under the old ones belongs to the vault
 * that was set aside, and is never written over.
 */
export const withFreshAccounts = (
  content: VaultContent,
  accounts: ReadonlyMap<string, string>,
): VaultContent => {
  const named = (value: unknown): unknown => {
    if (typeof value === 'string') return accounts.get(value) ?? value
    if (Array.isArray(value)) return value.map(named)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, named(one)]))
  }
  const inText = (text: string) =>
    [...accounts].reduce((changed, [from, to]) => changed.replaceAll(from, to), text)
  const { setAside, ...rest } = content
  return {
    ...(named(rest) as Omit<VaultContent, 'setAside'>),
    setAside: setAside.map((one) => ({ ...one, text: inText(one.text) })),
  }
}
