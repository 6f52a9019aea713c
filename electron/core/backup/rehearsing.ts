import { isAsItShouldBe, type RehearsalReport } from '../../../shared/backup/rehearsal.ts'
import type { Kit } from '../../../shared/backup/backup.ts'
import { isConnected } from '../../../shared/connections/impact.ts'
import { fail, ok, type Failed, type Result } from '../../../shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import type { BackupLabel } from '../ports/backup.ts'
import type { ForeignContent } from '../ports/foreign-content.ts'
import type { Ports } from '../ports/ports.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { Vault } from '../vault/vault.ts'
import { compare } from './comparing.ts'
import { identityOfRows } from './kit.ts'
import type { createKits } from './kits.ts'
import { logBeyond } from './log-beyond.ts'
import { codeOf, refused } from './making.ts'
import { backupsIn, ownBackupsIn } from './pruning.ts'
import { readyFrom, type ReadyBackup } from './restoring.ts'

type Needs = Pick<Ports, 'activityLog' | 'backupBox' | 'backupShelf' | 'clock' | 'sealer'>
type Rooms = {
  readonly vault: Vault
  readonly secrets: Pick<Secrets, 'fingerprintOf'>
  readonly desk: Desk
  readonly kits: Pick<ReturnType<typeof createKits>, 'keepIfBegun'>
}
type Newest = { readonly file: string; readonly content: ForeignContent; readonly label: BackupLabel }

type OpenNewest = { readonly newest: Newest; readonly ready: ReadyBackup }
export type Rehearsing = ReturnType<typeof createRehearsing>

/** Nothing was opened, and nothing is to be told of it. */
const isUntried = ({ failure }: Failed): boolean =>
  failure.code === 'backupRefused' && ['noKit', 'noFolder', 'rows'].includes(failure.why)

/** Its own line follows every backup, and is nothing that has happened since. */
const OWN_LINES = 1

/**
 * Opens the newest backup with the kit, in memory, and compares it with the vault: a backup that nobody has ever opened
 * is a hope. Writes nothing but that it was done, and when.
 */
export const createRehearsing = (ports: Needs, { vault, secrets, desk, kits }: Rooms) => {
  const rehearse = async (rows: readonly string[]): Promise<Result<RehearsalReport>> => {
    const found = await openNewest(rows)
    if (!found.ok) {
      if (isUntried(found)) return found
      await log(codeOf(found))
      return found
    }
    const report = await reportOf(found.value.newest, found.value.ready)
    const { apps, connections } = found.value.ready.content
    const differing = isAsItShouldBe(report) ? 0 : Math.max(1, amiss(report))
    await log(
      `${differing === 0 ? '' : `${differing} differ, `}kit ${report.kit}, backup of ${new Date(report.madeAt).toISOString()}`,
    )
    const { at, madeAt } = report
    const saved = await vault.change((content) => ({
      ...content,
      backup: {
        ...content.backup,
        rehearsed: {
          at,
          madeAt,
          kit: report.kit,
          apps: apps.length,
          organisations: connections.filter(isConnected).length,
          lines: report.log.lines,
          differing,
        },
      },
    }))
    return saved.ok ? ok(report) : saved
  }

  const log = (result: string) => desk.log('restoreRehearsed', { result })

  /** The newest backup of this vault's kit, opened in memory with the rows that somebody typed. */
  const openNewest = async (rows: readonly string[]): Promise<Result<OpenNewest>> => {
    const known = vault.content().backup
    if (known.kit === null && known.begunKit === null) return refused('noKit')
    const identity = identityOfRows(ports, rows)
    const recipient = identity === null ? null : await ports.sealer.recipientOf(identity)
    const kept = await kits.keepIfBegun(recipient)
    if (!kept.ok) return kept
    const { kit, folder } = vault.content().backup
    if (kit !== null && folder === null) return refused('noFolder')
    if (identity === null) return refused('rows')
    if (kit === null || folder === null) return refused('otherKit')
    if (recipient !== kit.recipient) return fail({ code: 'backupRefused', why: 'otherKit', kit: kit.number })
    const newest = await newestOf(folder, kit)
    if (!newest.ok) return newest
    const opened = await ports.backupBox.open(newest.value.content, identity)
    if (!opened.ok) return opened
    const ready = readyFrom(opened.value, ports.clock.now())
    return ready.ok ? ok({ newest: newest.value, ready: ready.value }) : ready
  }

  /** Its own where it has made any, else what another copy has; those of other kits are passed over. One that cannot be looked at is not, because an older one would hide it. */
  const newestOf = async (folder: string, kit: Kit): Promise<Result<Newest>> => {
    const names = await ports.backupShelf.list(folder)
    if (!names.ok) return names
    const { copy } = vault.content().backup
    const own = ownBackupsIn(names.value, { kit: kit.fingerprint, copy })
    for (const file of own.length > 0 ? own : backupsIn(names.value, kit.fingerprint)) {
      const content = await ports.backupShelf.read(folder, file)
      if (!content.ok) return content
      const label = await ports.backupBox.look(content.value)
      if (!label.ok) return label
      if (label.value.by === 'kit' && label.value.kitFingerprint === kit.fingerprint)
        return ok({ file, content: content.value, label: label.value })
    }
    return refused('noBackup')
  }

  const reportOf = async ({ file, label }: Newest, ready: ReadyBackup): Promise<RehearsalReport> => {
    const { frame, log: carried } = ready.opened
    const beyond = await logBeyond(ports, ready.opened)
    const isOurs = beyond?.isOurs ?? false
    const since = isOurs ? (beyond?.more ?? 0) : 0
    return {
      at: vault.now(),
      kit: label.kit,
      file,
      size: label.size,
      madeAt: frame.madeAt,
      parts: compare(ready, {
        content: vault.content(),
        fingerprintOf: secrets.fingerprintOf,
        hasGoneOn: since > OWN_LINES,
      }),
      log: { lines: carried.lines, isWhole: carried.findings === 0, isOurs, since },
      unread: ready.unread,
    }
  }

  return { rehearse, openNewest }
}

const amiss = ({ parts, log, unread }: RehearsalReport): number =>
  parts.filter(({ is }) => is === 'differs').length +
  (log.isWhole && log.isOurs ? 0 : 1) +
  (unread === 0 ? 0 : 1)
