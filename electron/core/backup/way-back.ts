import type { Api } from '../../../shared/contract/contract.ts'
import { BACKUP_EXTENSION, type ChosenBackup } from '../../../shared/backup/backup.ts'
import { samePassphrase } from '../../../shared/lock/lock.ts'
import { done, ok, type Result } from '../../../shared/kernel/result.ts'
import type { ActivityJournal } from '../activity/activity.ts'
import type { Desk } from '../desk/desk.ts'
import type { OpenedBackup } from '../ports/backup.ts'
import type { ForeignContent, ForeignFile } from '../ports/foreign-content.ts'
import type { Ports } from '../ports/ports.ts'
import type { Vault } from '../vault/vault.ts'
import { identityOfRows } from './kit.ts'
import { refused } from './making.ts'
import { createRestoring, readyFrom, type ReadyBackup } from './restoring.ts'

type Rooms = {
  readonly vault: Vault
  readonly activity: ActivityJournal
  readonly desk: Desk
  /** Forgets the names under which checks of a vault before this one were kept. */
  readonly resetHealth: () => void
  /** Mends what a crash may have left between keychain and records. */
  readonly mend: () => Promise<void>
}

/** What a person can be given a backup by: what is made every day, and what somebody took along under a passphrase. */
const EXTENSIONS = [BACKUP_EXTENSION, 'age']

/** The way back: a file is chosen, opened in memory by what opens it, shown, and stored once somebody has said so. */
export const createWayBack = (ports: Ports, { vault, activity, desk, resetHealth, mend }: Rooms) => {
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

  const calls: Pick<Api, 'chooseBackup' | 'openBackup' | 'restoreBackup' | 'leaveBackup'> = {
    chooseBackup: async () => {
      if (!restoring.mayRestore()) return refused('notEmpty')
      const file = await ports.files.choose({ extensions: EXTENSIONS, beside: [] })
      if (!file.ok || file.value === null) return file.ok ? ok({ chosen: null }) : file
      const seen = await ports.backupBox.look(file.value.content)
      if (!seen.ok) return seen
      const { value } = seen
      // of no kit: sealed to a computer that a vault moves to
      if (value.by === 'kit' && value.kit === 0) return refused('notABackup')
      const id = held.put({ file: file.value, ready: null })
      const opensBy: ChosenBackup['opensBy'] =
        value.by === 'kit'
          ? { kind: 'kit', kit: value.kit, fingerprint: value.kitFingerprint }
          : { kind: 'passphrase' }
      return ok({ chosen: { id, name: file.value.name, size: value.size, opensBy } })
    },
    openBackup: async ({ chosenId, ...key }) => {
      const chosen = held.get(chosenId)
      if (chosen === undefined) return refused('gone')
      const { content } = chosen.file
      const identity = 'rows' in key ? identityOfRows(ports, key.rows) : null
      if ('rows' in key && identity === null) return refused('rows')
      const opened =
        'passphrase' in key
          ? await openBy(content, key.passphrase)
          : await ports.backupBox.open(content, identity ?? '')
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
