import type { Api } from '../../../shared/contract/contract.ts'
import type { backupCalls } from '../../../shared/backup/calls.ts'
import type { MadeBackup } from '../../../shared/backup/backup.ts'
import { DAY, HOUR, MINUTE } from '../../../shared/kernel/instant.ts'
import { ok, type Result } from '../../../shared/kernel/result.ts'
import type { ActivityJournal } from '../activity/activity.ts'
import type { Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { Vault } from '../vault/vault.ts'
import { createColleagues } from './colleagues.ts'
import { createKits } from './kits.ts'
import { createExporting } from './exporting.ts'
import { createMaking, refused } from './making.ts'
import { createRehearsing } from './rehearsing.ts'
import { createWayBack } from './way-back.ts'

type Rooms = {
  readonly vault: Vault
  readonly secrets: Secrets
  readonly activity: ActivityJournal
  readonly desk: Desk
  /** Forgets the names under which checks of a vault before this one were kept. */
  readonly resetHealth: () => void
  /** Mends what a crash may have left between keychain and records. */
  readonly mend: () => Promise<void>
}

/** How often it is looked whether a backup is due: some minutes after a change. */
const LOOK_EVERY = 5 * MINUTE
/** After a failure it is tried again no sooner; whether the last one still lies there is looked at no more often. */
const TRY_AGAIN = HOUR
/** One is made at least so often, so that a place that takes none any more is noticed without a change. */
const AT_LEAST = DAY

/** So long nobody is asked for a recovery kit who has put it off. */
const PUT_OFF_FOR = 30 * DAY

/** Recovery kits, backups, and the way back from one. */
export const createBackups = (ports: Ports, { vault, secrets, activity, desk, resetHealth, mend }: Rooms) => {
  const making = createMaking(ports, { vault, secrets, activity, desk })
  const kits = createKits(ports, { vault, desk })
  const rehearsing = createRehearsing(ports, { vault, secrets, desk, kits })
  const exporting = createExporting(ports, { vault, secrets, desk })
  const wayBack = createWayBack(ports, { vault, secrets, activity, desk, resetHealth, mend })
  let callOff: (() => void) | null = null
  let triedAt = Number.NEGATIVE_INFINITY
  let lookedAt = Number.NEGATIVE_INFINITY

  const chooseFolder = async (): Promise<Result<{ folder: string | null }>> => {
    const folder = await ports.backupShelf.choose()
    if (!folder.ok || folder.value === null) return folder.ok ? ok({ folder: null }) : folder
    const chosen = folder.value
    const saved = await vault.change((content) => ({
      ...content,
      backup: { ...content.backup, folder: chosen },
    }))
    if (!saved.ok) return saved
    await desk.log('backupFolderSet')
    return ok({ folder: chosen })
  }

  const backUp: Api['backUp'] = async () => {
    if (vault.content().backup.kit === null) return refused('noKit')
    const known = vault.content().backup.folder
    const folder = known === null ? await chooseFolder() : ok({ folder: known })
    if (!folder.ok) return folder
    if (folder.value.folder === null) return ok({ made: null })
    const made = await making.make(folder.value.folder)
    return made.ok ? ok({ made: made.value }) : made
  }

  /** The folder, where one is due: something has happened since the last, it is a day old, or it lies there no more. */
  const folderIfDue = async (isClosing: boolean): Promise<string | null> => {
    if (!vault.isWritable()) return null
    const { kit, folder, last } = vault.content().backup
    if (kit === null || folder === null) return null
    const line = activity.checkpoint()?.seq ?? -1
    const isDue =
      last === null ||
      last.line !== line || // every change that counts has its line in the log
      last.kit !== kit.number ||
      Math.abs(vault.now() - last.at) >= AT_LEAST ||
      !(isClosing || (await isStillThere(last)))
    return isDue ? folder : null
  }

  /** A place that does not answer says nothing; the next backup finds out. */
  const isStillThere = async ({ path, size }: MadeBackup): Promise<boolean> => {
    if (ports.clock.ticks() - lookedAt < TRY_AGAIN) return true
    lookedAt = ports.clock.ticks()
    const there = await ports.backupShelf.isThere(path, size)
    return !there.ok || there.value
  }

  const look = async (isClosing = false) => {
    if (making.isUnderWay()) return
    const { trouble } = vault.content().backup
    if (trouble !== null && ports.clock.ticks() - triedAt < TRY_AGAIN) return
    const folder = await folderIfDue(isClosing)
    if (folder === null) return
    triedAt = ports.clock.ticks()
    await making.make(folder)
  }

  /**
   * What has changed since the last backup goes into one more, before the vault is closed: it has to be open until this
   * has come back. A place that failed within the hour is not waited for again.
   */
  const beforeClosing = async () => {
    await making.settled()
    await look(true)
  }

  const again = () => {
    callOff = ports.clock.after(LOOK_EVERY, () => {
      void look().finally(again)
    })
  }

  const calls: Pick<Api, keyof typeof backupCalls> = {
    ...exporting.calls,
    makeKit: ({ as }) => kits.make(as),
    putOffKit: async () => {
      const saved = await vault.change((content) => ({
        ...content,
        backup: { ...content.backup, kitPutOffUntil: vault.now() + PUT_OFF_FOR },
      }))
      if (saved.ok) await desk.log('kitPutOff')
      return saved
    },
    sayOldComputerSafe: async () => {
      const saved = await vault.change((content) => {
        const { restored } = content.backup
        return restored === null || restored.isOldSafe
          ? null
          : { ...content, backup: { ...content.backup, restored: { ...restored, isOldSafe: true } } }
      })
      if (saved.ok) await desk.log('oldComputerSafe')
      return saved
    },
    chooseBackupFolder: chooseFolder,
    backUp,
    rehearse: async ({ rows }) => {
      const report = await rehearsing.rehearse(rows)
      return report.ok ? ok({ report: report.value }) : report
    },
    ...createColleagues({ vault, desk }),
    ...wayBack.calls,
  }

  return {
    calls,
    start: again,
    rehearsing,
    beforeClosing,
    close: async () => {
      callOff?.()
      exporting.close()
      wayBack.close()
      await beforeClosing()
    },
  }
}
