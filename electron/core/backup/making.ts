import { type BackupRefusal, type MadeBackup, openFor } from '../../../shared/backup/backup.ts'
import { fail, ok, type Failed, type Result } from '../../../shared/kernel/result.ts'
import type { ActivityJournal } from '../activity/activity.ts'
import type { Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { SECOND } from '../../../shared/kernel/instant.ts'
import type { Vault } from '../vault/vault.ts'
import { gather } from './gathering.ts'
import { backupPieces } from './pieces.ts'
import { backupName, outdated, ownBackupsIn, type Maker } from './pruning.ts'

export const refused = (why: BackupRefusal): Failed => fail({ code: 'backupRefused', why })

type Needs = Pick<
  Ports,
  'activityLog' | 'backupBox' | 'backupShelf' | 'installation' | 'records' | 'reviewShelf' | 'tellBug'
>
type Rooms = {
  readonly vault: Vault
  readonly secrets: Secrets
  readonly activity: ActivityJournal
  readonly desk: Desk
}

/** Makes a backup: gathered, sealed, written, read back; then the records say so, and older ones may go. */
export const createMaking = (ports: Needs, { vault, secrets, activity, desk }: Rooms) => {
  let making: { readonly folder: string; readonly done: Promise<Result<MadeBackup>> } | null = null
  const end = () => activity.checkpoint()?.seq ?? -1

  const make = async (folder: string): Promise<Result<MadeBackup>> => {
    const { kit, copy } = vault.content().backup
    if (kit === null) return refused('noKit')
    const colleagues = openFor(vault.content().backup)
    const line = end() // what happens from here on may not be in it
    const gathered = await gather(ports, { vault, secrets })
    if (!gathered.ok) return gathered
    const { backup, missing } = gathered.value
    const sealed = await ports.backupBox.seal(backupPieces(backup, ports.activityLog), {
      recipient: kit.recipient,
      kit: kit.number,
      kitFingerprint: kit.fingerprint,
      others: colleagues.map(({ recipient }) => recipient),
    })
    if (!sealed.ok) return sealed
    const path = await ports.backupShelf.write(
      folder,
      await freeName(folder, backup.madeAt, { kit: kit.fingerprint, copy }),
      sealed.value,
    )
    if (!path.ok) return path
    return ok({
      at: backup.madeAt,
      path: path.value,
      size: sealed.value.length,
      apps: backup.vault.apps.length,
      secrets: backup.secrets.filter(({ what }) => what === 'clientSecret').length,
      missing,
      line,
      kit: kit.number,
      colleagues: colleagues.length,
    })
  }

  /** A name that no backup in this folder has. */
  const freeName = async (folder: string, madeAt: number, maker: Maker): Promise<string> => {
    const there = await ports.backupShelf.list(folder)
    const taken = new Set(there.ok ? there.value : [])
    let at = madeAt
    while (taken.has(backupName(at, maker))) at += SECOND
    return backupName(at, maker)
  }

  /** Says how it went, in the records and in the log; whatever happens, the backups that are there stay. */
  const tell = async (folder: string, made: Result<MadeBackup>): Promise<Result<MadeBackup>> => {
    const result = made.ok ? 'ok' : codeOf(made)
    const before = end()
    // one that is tried every hour and fails every hour is told once
    if (made.ok || vault.content().backup.trouble?.code !== result) await desk.log('backupMade', { result })
    // its own line is nothing that the next one would be made for; any other is
    const line = made.ok && made.value.line === before && end() === before + 1 ? before + 1 : null
    const told = await vault.change((content) => ({
      ...content,
      backup: {
        ...content.backup,
        ...(made.ok
          ? { last: { ...made.value, line: line ?? made.value.line }, trouble: null }
          : { trouble: { since: content.backup.trouble?.since ?? vault.now(), code: result } }),
      },
    }))
    if (!made.ok) return made
    if (told.ok) await prune(folder, made.value.path)
    return made
  }

  /** Only after a newer one was written and read back; never that one, and none of another kit's or copy's. */
  const prune = async (folder: string, newest: string) => {
    const { kit, copy } = vault.content().backup
    const names = await ports.backupShelf.list(folder)
    if (!names.ok || kit === null) return
    const maker = { kit: kit.fingerprint, copy }
    for (const name of outdated(names.value, maker))
      if (!newest.endsWith(name)) await ports.backupShelf.remove(folder, name)
    await ports.backupShelf.tidy(folder, (name) => ownBackupsIn([name], maker).length === 1)
  }

  const makeAndTell = async (folder: string): Promise<Result<MadeBackup>> => {
    const made = await make(folder).catch(() => {
      ports.tellBug?.('making a backup')
      return fail('bug')
    })
    return tell(folder, made)
  }

  return {
    /** One at a time: whoever comes meanwhile gets the one under way, unless it goes into another folder. */
    make: (folder: string): Promise<Result<MadeBackup>> => {
      if (making?.folder === folder) return making.done
      const before = making?.done ?? Promise.resolve(null)
      const done = before.then(() => makeAndTell(folder))
      const mine = { folder, done }
      making = mine
      return done.finally(() => (making = making === mine ? null : making))
    },
    isUnderWay: () => making !== null,
    settled: async () => void (await making?.done),
  }
}

/** What a line of the log, or the records, say of a failure. */
export const codeOf = ({ failure }: Failed): string =>
  failure.code === 'backupRefused' ? failure.why : failure.code
