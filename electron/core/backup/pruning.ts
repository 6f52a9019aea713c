import { BACKUP_EXTENSION } from '../../../shared/backup/backup.ts'

/** Several of one day, so that what was removed an hour ago is to be had as well. */
const NEWEST = 5
const DAILY = 14
const MONTHLY = 12
const NAME = new RegExp(`^Keyward (\\d{4}-\\d{2})-(\\d{2}) (\\d{6})Z\\.${BACKUP_EXTENSION}$`, 'u')

/** Those that are named as Keyward names its backups, the newest first. */
export const backupsIn = (names: readonly string[]): readonly string[] =>
  names
    .filter((name) => NAME.test(name))
    .toSorted()
    .toReversed()

/**
 * Which of these files may go: the newest five stay, and of each of the last 14 days and 12 months that have any, the newest stays. What is not
 * named as Keyward names its backups is somebody's, and stays.
 */
export const outdated = (names: readonly string[]): readonly string[] => {
  const ours = backupsIn(names)
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
