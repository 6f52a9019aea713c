import { BACKUP_EXTENSION } from '../../../shared/backup/backup.ts'

/** Several of one day, so that what was removed an hour ago is to be had as well. */
const NEWEST = 5
const DAILY = 14
const MONTHLY = 12

/** As it stands in the folder: newest last, by name; the kit's fingerprint tells whose it is where several vaults use one folder. */
export const backupName = (at: number, kit: string): string =>
  `Keyward ${new Date(at).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '')}Z ${kit}.${BACKUP_EXTENSION}`

const NAME = new RegExp(`^Keyward \\d{4}-\\d{2}-\\d{2} \\d{6}Z ([0-9a-f]{8})\\.${BACKUP_EXTENSION}$`, 'u')

/** Those that are named as Keyward names its backups, and that this kit opens: the newest first. */
export const backupsIn = (names: readonly string[], kit: string): readonly string[] =>
  names
    .filter((name) => NAME.exec(name)?.[1] === kit)
    .toSorted()
    .toReversed()

/**
 * Which of these files may go: of those that this kit opens the newest five stay, and of each of the last 14 days and 12
 * months that have any, the newest stays. What is another vault's, or not named as Keyward names its backups, is
 * somebody's, and stays.
 */
export const outdated = (names: readonly string[], kit: string): readonly string[] => {
  const ours = backupsIn(names, kit)
  const newestOf = (part: (name: string) => string, amount: number) => {
    const seen = new Map<string, string>()
    for (const name of ours) if (!seen.has(part(name)) && seen.size < amount) seen.set(part(name), name)
    return [...seen.values()]
  }
  const kept = new Set([
    ...ours.slice(0, NEWEST),
    ...newestOf((name) => name.slice(8, 18), DAILY),
    ...newestOf((name) => name.slice(8, 15), MONTHLY),
  ])
  return ours.filter((name) => !kept.has(name))
}
