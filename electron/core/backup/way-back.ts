import type { Api } from '../../../shared/contract/contract.ts'
import { BACKUP_EXTENSION, type ChosenBackup } from '../../../shared/backup/backup.ts'
import type { Exported } from '../../../shared/backup/exported.ts'
import { isFitPassphrase, samePassphrase } from '../../../shared/lock/lock.ts'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { ActivityJournal } from '../activity/activity.ts'
import type { Desk } from '../desk/desk.ts'
import { identityIn } from '../handover/own-keys.ts'
import type { OpenedBackup } from '../ports/backup.ts'
import type { ForeignContent, ForeignFile } from '../ports/foreign-content.ts'
import type { Ports } from '../ports/ports.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { Vault } from '../vault/vault.ts'
import { identityOfRows } from './kit.ts'
import { refused } from './making.ts'
import { createRestoring, readyFrom, type ReadyBackup } from './restoring.ts'
import { exportFile } from './words.ts'

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

type WayBackCall =
  | 'chooseBackup'
  | 'chooseColleaguesBackup'
  | 'openBackup'
  | 'restoreBackup'
  | 'saveColleaguesBackup'
  | 'leaveBackup'

/** What a person can be given a backup by: what is made every day, and what somebody took along under a passphrase. */
const EXTENSIONS = [BACKUP_EXTENSION, 'age']

/** The way back: a file is chosen, opened in memory by what opens it, shown, and stored once somebody has said so. */
export const createWayBack = (ports: Ports, { vault, secrets, activity, desk, resetHealth, mend }: Rooms) => {
  const restoring = createRestoring(ports, { vault, activity, desk, resetHealth })
  const held = desk.held<{ readonly file: ForeignFile; readonly ready: ReadyBackup | null }>()
  let isRestoring = false
  let opening: AbortController | null = null

  const openBy = async (content: ForeignContent, passphrase: string): Promise<Result<OpenedBackup>> => {
    opening?.abort()
    const mine = new AbortController()
    opening = mine
    const opened = await ports.backupBox.openBy(content, samePassphrase(passphrase), mine.signal)
    if (opening === mine) opening = null
    return opened
  }

  const openWith = async (
    content: ForeignContent,
    key: { rows: readonly string[] } | { passphrase: string } | { asMyself: true },
  ): Promise<Result<OpenedBackup>> => {
    if ('passphrase' in key) return openBy(content, key.passphrase)
    if ('asMyself' in key) return openAsMyself(content)
    const identity = identityOfRows(ports, key.rows)
    return identity === null ? refused('rows') : ports.backupBox.open(content, identity)
  }

  /** With this Keyward's own keys, where a colleague sealed the backup to its card. */
  const openAsMyself = async (content: ForeignContent): Promise<Result<OpenedBackup>> => {
    const identity = await ownIdentity()
    return identity.ok ? opensForMe(await ports.backupBox.open(content, identity.value)) : identity
  }

  const ownIdentity = async (): Promise<Result<string>> => {
    const own = vault.isOpen() ? vault.content().handovers.identity : null
    if (own === null) return refused('notMine')
    const found = await secrets.lookUp(own.account)
    if (!found.ok) return found.failure.code === 'secretAltered' ? fail('ownKeysAltered') : found
    if (found.value === null) return fail('ownKeysMissing')
    const identity = identityIn(found.value)
    return identity === null ? fail('ownKeysAltered') : ok(identity)
  }

  const choose = async (extensions: readonly string[]): Promise<Result<{ chosen: ChosenBackup | null }>> => {
    const file = await ports.files.choose({ extensions, beside: [] })
    if (!file.ok || file.value === null) return file.ok ? ok({ chosen: null }) : file
    const seen = await ports.backupBox.look(file.value.content)
    if (!seen.ok) return seen
    const { value } = seen
    // of no kit: sealed to a computer that a vault moves to
    if (value.by === 'kit' && value.kit === 0) return refused('notABackup')
    const id = held.put({ file: file.value, ready: null })
    const opensBy: ChosenBackup['opensBy'] =
      value.by === 'kit'
        ? {
            kind: 'kit',
            kit: value.kit,
            fingerprint: value.kitFingerprint,
            mayBeMine: value.others > 0 && vault.isOpen() && vault.content().handovers.identity !== null,
          }
        : { kind: 'passphrase' }
    return ok({ chosen: { id, name: file.value.name, size: value.size, opensBy } })
  }

  /**
   * A colleague's vault for an empty Keyward elsewhere, from one that has something in it: opened and judged as for a
   * restore, then sealed by a passphrase; nothing of it is stored here.
   */
  const saveFor = async (content: ForeignContent, passphrase: string): Promise<Result<Exported>> => {
    const identity = await ownIdentity()
    if (!identity.ok) return identity
    const opened = opensForMe(await ports.backupBox.open(content, identity.value))
    if (!opened.ok) return opened
    const ready = readyFrom(opened.value, ports.clock.now())
    if (!ready.ok) return ready
    const { apps } = ready.value.content
    const { madeAt, secrets: carried } = ready.value.opened.frame
    const has = new Set(carried.map(({ account }) => account))
    const counts = {
      apps: apps.length,
      secrets: apps.filter(({ secretAccount }) => has.has(secretAccount ?? '')).length,
      missing: apps.filter(({ secretAccount }) => secretAccount !== null && !has.has(secretAccount)).length,
    }
    opening?.abort()
    const { signal } = (opening = new AbortController())
    const write = async (): Promise<Result<Uint8Array>> => {
      if (signal.aborted || !vault.isOpen()) return fail('exportCancelled')
      await desk.log('colleaguesBackupSaved')
      return ports.backupBox.resealBy(content, identity.value, samePassphrase(passphrase), signal)
    }
    const path = await ports.files.saveMade(exportFile('sealed', madeAt), write, { isClear: false })
    return path.ok ? ok({ path: path.value, ...counts }) : path
  }

  const calls: Pick<Api, WayBackCall> = {
    chooseBackup: async () => (restoring.mayRestore() ? choose(EXTENSIONS) : refused('notEmpty')),
    chooseColleaguesBackup: () => choose([BACKUP_EXTENSION]),
    saveColleaguesBackup: async ({ chosenId, passphrase }) => {
      const chosen = held.get(chosenId)
      if (chosen === undefined) return refused('gone')
      return isFitPassphrase(passphrase)
        ? saveFor(chosen.file.content, passphrase)
        : fail('passphraseTooShort')
    },
    openBackup: async ({ chosenId, ...key }) => {
      const chosen = held.get(chosenId)
      if (chosen === undefined) return refused('gone')
      const opened = await openWith(chosen.file.content, key)
      if (!opened.ok) return opened
      const ready = readyFrom(opened.value, ports.clock.now())
      if (!ready.ok) return ready
      if (!held.replace(chosenId, { ...chosen, ready: ready.value })) return refused('gone')
      return ok({ preview: await restoring.preview(ready.value) })
    },
    restoreBackup: async ({ chosenId }) => {
      const ready = held.get(chosenId)?.ready ?? null
      if (ready === null || isRestoring) return refused('gone')
      isRestoring = true
      try {
        const restored = await restoring.restore(ready)
        if (!restored.ok) return restored
        held.clear()
        void activity.verify()
        void mend()
        return restored
      } finally {
        isRestoring = false
      }
    },
    leaveBackup: async () => {
      opening?.abort()
      if (!isRestoring) held.clear()
      return done
    },
  }

  return { calls, close: () => opening?.abort() }
}

/** Another kit's is somebody else's, where nobody has typed a kit. */
const opensForMe = (opened: Result<OpenedBackup>): Result<OpenedBackup> =>
  !opened.ok && opened.failure.code === 'backupRefused' && opened.failure.why === 'otherKit'
    ? refused('notMine')
    : opened
