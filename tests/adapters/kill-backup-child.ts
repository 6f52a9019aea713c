/**
 * A Keyward without a window that backs up, restores, or lets a colleague open the backups, and kills itself in front of one step on the disk: the steps are
 * counted from when the work begins, so that each can be tried. What is on disk is real.
 */
import fs, { readFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { basename } from 'node:path'
import { openFor } from '../../shared/backup/backup.ts'
import { createBackupShelf } from '../../electron/adapters/backup/backup-shelf.ts'
import { fakeFiles, value } from '../worlds/fakes.ts'
import { realKeyward } from './kill-child.ts'

/** What a child is told: what to do, before which step to die (none: 0), and where everything lies. */
export type KillJob = {
  readonly work: 'backUp' | 'restore' | 'colleague'
  readonly dieAt: number
  readonly profile: string
  readonly keychain: string
  readonly folder: string
  /** For a restore: the file and the kit. */
  readonly backup: string
  readonly rows: readonly string[]
}

const NO_BASES = { login: '', identity: '', api: '', relayUri: '' }

/** The same rooms for the child and for the parent that looks afterwards. */
export const killable = ({ profile, keychain, folder, backup }: Omit<KillJob, 'work' | 'dieAt' | 'rows'>) => {
  const files = fakeFiles()
  if (backup !== '') files.next = { name: 'it.keyward-backup', bytes: readFileSync(backup) }
  const keyward = realKeyward(profile, keychain, NO_BASES, {
    files,
    backupShelf: createBackupShelf(async () => folder),
  })
  return { ...keyward, files }
}

/** Lets the one person in the address book open the backups, where they may not yet, and ends that. */
export const colleagueComesAndGoes = async ({ api, heard }: ReturnType<typeof killable>) => {
  const [person] = heard.snapshot?.handovers.people ?? []
  if (openFor(heard.snapshot?.backup ?? { colleagues: [] }).length === 0)
    value(await api.addBackupColleague({ personId: person?.id ?? '' }))
  value(await api.endBackupColleague({ recipient: person?.recipient ?? '' }))
}

/** Every change on the disk, and in the keychain, which lies there too. */
const COUNTED = [
  'open',
  'rename',
  'rm',
  'link',
  'copyFile',
  'mkdir',
  'unlink',
  'writeFile',
  'appendFile',
] as const
const COUNTED_AT_ONCE = ['writeFileSync', 'renameSync', 'rmSync'] as const

const main = async () => {
  const job = JSON.parse(process.argv[2] ?? '{}') as KillJob
  const keyward = killable(job)
  await keyward.start()
  let isCounting = false
  let step = 0
  const at = (what: string, path: unknown) => {
    if (!isCounting) return
    step += 1
    process.stdout.write(`step ${step} ${what} ${basename(String(path))}\n`)
    if (step === job.dieAt) process.kill(process.pid, 'SIGKILL')
  }
  const counted = <Name extends string>(holder: Record<Name, unknown>, names: readonly Name[]) => {
    for (const name of names) {
      const act = holder[name] as (...all: unknown[]) => unknown
      holder[name] = (...all: unknown[]) => {
        if (name !== 'open' || typeof all[1] === 'string') at(name, all[0])
        return act(...all)
      }
    }
  }
  counted(fs.promises as unknown as Record<(typeof COUNTED)[number], unknown>, COUNTED)
  counted(fs as unknown as Record<(typeof COUNTED_AT_ONCE)[number], unknown>, COUNTED_AT_ONCE)
  syncBuiltinESMExports()

  if (job.work === 'backUp') {
    value(await keyward.api.chooseBackupFolder({})) // the copy of a vault knows the folder of the one before
    isCounting = true
    value(await keyward.api.backUp({}))
  } else if (job.work === 'restore') {
    const chosenId = value(await keyward.api.chooseBackup({})).chosen?.id ?? ''
    value(await keyward.api.openBackup({ chosenId, rows: [...job.rows] }))
    isCounting = true
    value(await keyward.api.restoreBackup({ chosenId }))
  } else {
    isCounting = true
    await colleagueComesAndGoes(keyward)
  }
  isCounting = false
  process.stdout.write('done\n')
  process.exit(0)
}

if (import.meta.main) await main()
