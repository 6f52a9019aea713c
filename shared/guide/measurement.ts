import type { Area } from './assessment.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Snapshot } from '../contract/snapshot.ts'

/** Something that Keyward itself is the evidence for, as it was measured, and when. */
export type Measurement =
  | { readonly area: 'keys'; readonly at: Instant; readonly secrets: number; readonly missing: number }
  | { readonly area: 'atRest'; readonly at: Instant }
  | {
      readonly area: 'auditLog'
      readonly at: Instant
      readonly lines: number
      readonly from: Instant | null
      readonly isWhole: boolean
    }

/** What Keyward can show of an area from what it did and saw; `null` where it has measured nothing. */
export const measureArea = (
  area: Area,
  { apps, vault, activity, seenAt }: Pick<Snapshot, 'apps' | 'vault' | 'activity' | 'seenAt'>,
): Measurement | null => {
  const secrets = apps.flatMap(({ secret }) => secret ?? [])
  if (area === 'keys' && secrets.length > 0)
    return {
      area,
      at: secrets.reduce((oldest, { readBackAt }) => Math.min(oldest, readBackAt), Infinity),
      secrets: secrets.length,
      missing: secrets.filter(({ state }) => state !== 'stored').length,
    }
  // that the vault is open means that its sealed file was opened with the key from the keychain
  if (area === 'atRest' && vault.kind === 'open' && seenAt > 0) return { area, at: seenAt }
  if (area === 'auditLog' && activity !== null)
    return {
      area,
      at: activity.at,
      lines: activity.lines,
      from: activity.from,
      isWhole: activity.findings.length === 0,
    }
  return null
}
