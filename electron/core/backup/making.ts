import type { MadeBackup, BackupRefusal } from '../../../shared/backup/backup.ts'
import { BACKUP_EXTENSION } from '../../../shared/backup/backup.ts'
import { fail, ok, type Failed, type Result } from '../../../shared/kernel/result.ts'
import type { ActivityJournal } from '../activity/activity.ts'
import type { Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { Vault } from '../vault/vault.ts'
import { gather } from './gathering.ts'
import { backupPieces } from './pieces.ts'
import { outdated } from './pruning.ts'

export const refused = (why: BackupRefusal): Failed => fail({ code: 'backupRefused', why })

type Needs = Pick<
  Ports,
  'activityLog' | 'backupBox' | 'backupShelf' | 'installation' | 'records' | 'reviewShelf'
>
type Rooms = {
  readonly vault: Vault
  readonly secrets: Secrets
  readonly activity: ActivityJournal
  readonly desk: Desk
}

/** Makes a backup: gathered, sealed, written, read back; then the records say so, and older ones may go. */
export const createMaking = (ports: Needs, { vault, secrets, activity, desk }: Rooms) => {
  let making: Promise<Result<MadeBackup>> | null = null

  const make = async (folder: string): Promise<Result<MadeBackup>> => {
    const { kit } = vault.content().backup
    if (kit === null) return refused('noKit')
    const gathered = await gather(ports, { vault, secrets })
    if (!gathered.ok) return gathered
    const { backup, missing } = gathered.value
    const line = activity.checkpoint()?.seq ?? -1
    const sealed = await ports.backupBox.seal(backupPieces(backup, ports.activityLog), {
      recipient: kit.recipient,
      kit: kit.number,
      kitFingerprint: kit.fingerprint,
    })
    if (!sealed.ok) return sealed
    const path = await ports.backupShelf.write(folder, nameOf(backup.madeAt), sealed.value)
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
    })
  }

  /** Says how it went, in the records and in the log; whatever happens, the backups that are there stay. */
  const tell = async (folder: string, made: Result<MadeBackup>): Promise<Result<MadeBackup>> => {
    const result = made.ok ? 'ok' : codeOf(made)
    // one that is tried every hour and fails every hour is told once
    if (made.ok || vault.content().backup.trouble?.code !== result) await desk.log('backupMade', { result })
    // its own line is nothing that the next one would be made for
    const line = activity.checkpoint()?.seq ?? -1
    const told = await vault.change((content) => ({
      ...content,
      backup: {
        ...content.backup,
        folder,
        ...(made.ok
          ? { last: { ...made.value, line }, trouble: null }
          : { trouble: { since: content.backup.trouble?.since ?? vault.now(), code: result } }),
      },
    }))
    if (!made.ok) return made
    if (told.ok) await prune(folder, made.value.path)
    return made
  }

  /** Only after a newer one was written and read back; never that one. */
  const prune = async (folder: string, newest: string) => {
    const names = await ports.backupShelf.list(folder)
    if (!names.ok) return
    for (const name of outdated(names.value))
      if (!newest.endsWith(name)) await ports.backupShelf.remove(folder, name)
  }

  return {
    /** One at a time: whoever comes meanwhile gets the one under way. */
    make: (folder: string): Promise<Result<MadeBackup>> => {
      making ??= make(folder)
        .then((made) => tell(folder, made))
        .finally(() => (making = null))
      return making
    },
    isUnderWay: () => making !== null,
    settled: async () => void (await making),
  }
}

/** What a line of the log, or the records, say of a failure. */
export const codeOf = ({ failure }: Failed): string =>
  failure.code === 'backupRefused' ? failure.why : failure.code

/** As it stands in the folder: newest last, by name. */
const nameOf = (at: number): string =>
  `Keyward ${new Date(at).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '')}Z.${BACKUP_EXTENSION}`
