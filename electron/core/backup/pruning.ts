import { BACKUP_EXTENSION } from '../../../shared/backup/backup.ts'
import { DAY } from '../../../shared/kernel/instant.ts'

/** Several of one day, so that what was removed an hour ago is to be had as well. */
const NEWEST = 5
const DAILY = 14
const MONTHLY = 12
/** A copy that makes none for so long is used no more: one that lives makes one a day. */
const SILENT_FOR = 365 * DAY

/** Whose a backup is: the kit that opens it, and the copy of the vault that made it; empty for one never restored. */
export type Maker = { readonly kit: string; readonly copy: string }

/** As it stands in the folder: newest last, by name, and whose it is where several vaults, or several copies, use one folder. */
export const backupName = (at: number, { kit, copy }: Maker): string =>
  `Keyward ${new Date(at).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '')}Z ${kit}${copy === '' ? '' : `-${copy}`}.${BACKUP_EXTENSION}`

const NAME = new RegExp(
  `^Keyward \\d{4}-\\d{2}-\\d{2} \\d{6}Z ([0-9a-f]{8})(?:-([0-9a-f]{8}))?\\.${BACKUP_EXTENSION}$`,
  'u',
)

/** Those that are named as Keyward names its backups, and that this kit opens, whichever copy made them: the newest first. */
export const backupsIn = (names: readonly string[], kit: string): readonly string[] =>
  names
    .filter((name) => NAME.exec(name)?.[1] === kit)
    .toSorted()
    .toReversed()

/** Those of them that this copy of the vault has made. */
export const ownBackupsIn = (names: readonly string[], { kit, copy }: Maker): readonly string[] =>
  backupsIn(names, kit).filter((name) => (NAME.exec(name)?.[2] ?? '') === copy)

/** What the name says: when it was made. */
const madeAt = (name: string): number =>
  Date.parse(`${name.slice(8, 18)}T${name.slice(19, 21)}:${name.slice(21, 23)}:${name.slice(23, 25)}Z`)

/**
 * Of other copies of this vault (before a restore, before a move) those that have made none in the year before this one's
 * newest: all but the newest of each. A copy that lives is never among them.
 */
const ofSilentCopies = (names: readonly string[], { kit }: Maker, newest: string | undefined): string[] => {
  if (newest === undefined) return []
  const copies = new Set(backupsIn(names, kit).map((name) => NAME.exec(name)?.[2] ?? ''))
  return [...copies].flatMap((copy) => {
    const [last, ...before] = ownBackupsIn(names, { kit, copy })
    return last !== undefined && madeAt(newest) - madeAt(last) > SILENT_FOR ? before : []
  })
}

/**
 * Which of these files may go: of those that this copy has made to this kit the newest five stay, and of each of the last
 * 14 days and 12 months that have any, the newest stays; of a copy that has been silent for a year, its newest. What is
 * another vault's, a living copy's, or not named as Keyward names its backups, is somebody's, and stays.
 */
export const outdated = (names: readonly string[], maker: Maker): readonly string[] => {
  const ours = ownBackupsIn(names, maker)
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
  return [...ours.filter((name) => !kept.has(name)), ...ofSilentCopies(names, maker, ours[0])]
}
