import { spawnSync } from 'node:child_process'
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { argon2id } from 'hash-wasm'
import { ROOT } from '../../build/runtime.ts'
import { createBackupBox } from '../../electron/adapters/backup/backup-box.ts'
import { createBackupShelf } from '../../electron/adapters/backup/backup-shelf.ts'
import { systemRandom } from '../../electron/adapters/desktop/random.ts'
import { createRecords } from '../../electron/adapters/disk/records.ts'
import { readHeader } from '../../electron/adapters/disk/sealed-box.ts'
import { createSealer } from '../../electron/adapters/sealing/age.ts'
import { createStretcher } from '../../electron/adapters/sealing/stretcher.ts'
import { gather } from '../../electron/core/backup/gathering.ts'
import { kitFingerprint } from '../../electron/core/backup/kit.ts'
import { backupPieces } from '../../electron/core/backup/pieces.ts'
import { backupName } from '../../electron/core/backup/pruning.ts'
import type { ActivityLog } from '../../electron/core/ports/activity-log.ts'
import { ok } from '../../shared/kernel/result.ts'
import { fakeKeychain, fakeRecords, startKeyward, value } from '../worlds/fakes.ts'
import { quickStretcher } from '../worlds/quick-stretcher.ts'
import { manyConnections } from './many-connections.ts'
import { atMost, busiestStretch, timed, type Measures } from './measure.ts'

const PASSPHRASE = 'not a real passphrase'
const CONNECTIONS = 10_000
/** An ordinary practice’s; what more of them cost to load has a row of its own. */
const ORDINARY = 100

/** A thread’s file as it is packed, where that was built; its source takes a while to be read. */
const asBuilt = (built: string, source: string): URL => {
  const path = join(ROOT, 'out', 'main', built)
  return new URL(`file://${existsSync(path) ? path : join(ROOT, source)}`)
}

/** Locking a vault of 10,000 connections, and what opening it by its passphrase costs beside one Argon2id. */
export const benchLock = async (): Promise<Measures> => ({ ...(await lockTime()), ...(await unlockRatio()) })

const inFolder = async <Value>(act: (folder: string) => Promise<Value>): Promise<Value> => {
  const folder = mkdtempSync(join(tmpdir(), 'keyward-bench-safety-'))
  try {
    return await act(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What an opening mends in the background is over, so that the lock alone is measured. */
const atRest = () => new Promise((resolve) => setTimeout(resolve, 500))

const lockTime = () =>
  inFolder(async (folder): Promise<Measures> => {
    const keychain = fakeKeychain()
    const open = () =>
      createRecords({ folder, keychain, newId: systemRandom.id, stretcher: quickStretcher() })
    value(await open().save(manyConnections(CONNECTIONS)))
    const { api } = await startKeyward({ keychain, realRecords: open() })
    value(await api.setPassphrase({ passphrase: PASSPHRASE }))
    const took: number[] = []
    for (let run = 0; run < 5; run += 1) {
      await atRest()
      const { median } = await timed(1, async () => void value(await api.lock({})))
      took.push(median)
      value(await api.unlock({ passphrase: PASSPHRASE }))
    }
    const median = took.toSorted((a, b) => a - b)[2] ?? 0
    return { 'lock, 10,000 connections': atMost(median, 50, 'ms') }
  })

/** By the reference command, where the computer has it; else by the library alone, which says nothing of how fast that is. */
const unlockRatio = () =>
  inFolder(async (folder): Promise<Measures> => {
    const keychain = fakeKeychain()
    const stretcher = createStretcher({
      worker: asBuilt('stretch-worker.js', 'electron/workers/stretch-worker.ts'),
    })
    const open = () => createRecords({ folder, keychain, newId: systemRandom.id, stretcher })
    const content = manyConnections(ORDINARY)
    const records = open()
    value(await records.save(content))
    value(await records.keyLock.keepUnder('thepassphraseaccount', PASSPHRASE))
    value(await records.save(content))
    const cost = readHeader(readFileSync(join(folder, 'vault.sealed')))?.lock
    if (cost === undefined || cost === null) throw new Error('the file is not sealed by a passphrase')
    const salt = 'a salt of sixteen'
    const args = [
      salt,
      '-id',
      '-k',
      String(cost.memory),
      '-t',
      String(cost.passes),
      '-p',
      '1',
      '-l',
      '32',
      '-r',
    ]
    /** What a program takes of the processor, as the shell counts it: the other programs of a busy computer are not in it. */
    const reference = async () => {
      const timing = 'TIMEFORMAT="%U %S"; time argon2 "$@" >/dev/null'
      const ran = spawnSync('bash', ['-c', timing, 'bash', ...args], { input: PASSPHRASE })
      const [user, system] = ran.stderr.toString().trim().split(' ').map(Number)
      return 1_000 * ((user ?? 0) + (system ?? 0))
    }
    const spent = async (act: () => Promise<unknown>) => {
      const before = process.cpuUsage()
      await act()
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1_000
    }
    const has = spawnSync('argon2', args, { input: PASSPHRASE }).status === 0
    const library = () =>
      spent(() =>
        argon2id({
          password: PASSPHRASE,
          salt,
          memorySize: cost.memory,
          iterations: cost.passes,
          parallelism: 1,
          hashLength: 32,
          outputType: 'binary',
        }),
      )
    const unlock = () =>
      spent(async () => {
        const again = open()
        await again.load()
        value(await again.keyLock.unlock(PASSPHRASE))
        if (!(await again.load()).ok) throw new Error('it did not open')
      })
    const took = { unlock: Number.POSITIVE_INFINITY, alone: Number.POSITIVE_INFINITY }
    for (let run = 0; run < 4; run += 1) {
      took.unlock = Math.min(took.unlock, await unlock())
      took.alone = Math.min(took.alone, await (has ? reference : library)())
    }
    const beside = has ? 'one Argon2id of the argon2 command' : 'one Argon2id of hash-wasm alone'
    return {
      [`unlock by passphrase, 100 connections, processor time beside ${beside}`]: atMost(
        took.unlock / took.alone,
        1.3,
        '×',
      ),
    }
  })

/** A backup of 10,000 connections and the log that lies there, beside what two commands take for the same bytes. */
export const benchBackup = (activityLog: Pick<ActivityLog, 'pieces'>): Promise<Measures> =>
  inFolder(async (folder): Promise<Measures> => {
    const content = manyConnections(CONNECTIONS)
    const box = createBackupBox(() =>
      asBuilt('backup-sealing-worker.js', 'electron/adapters/backup/sealing-worker.ts'),
    )
    const shelf = createBackupShelf(async () => null)
    const sealer = createSealer({ worker: new URL('file:///nowhere') })
    const { recipient } = await sealer.newIdentity()
    const kitFingerprintOf = kitFingerprint(recipient)
    const gathered = async () =>
      value(
        await gather(
          {
            installation: { mode: 'live', version: '0', platform: 'linux', user: 'bench', device: 'bench' },
            records: fakeRecords(),
            reviewShelf: {
              get: async () => ok(null),
              put: async () => ok(null),
              remove: async () => ok(null),
            },
          },
          {
            vault: { content: () => content, now: Date.now },
            secrets: { lookUp: async (account) => ok(`not-a-real-secret-${account}`) },
          },
        ),
      ).backup
    const plain = join(folder, 'plain.json')
    await pipeline(backupPieces(await gathered(), activityLog), createWriteStream(plain))
    const began = performance.now()
    const stretch = await busiestStretch(async () => {
      const sealed = value(
        await box.seal(backupPieces(await gathered(), activityLog), {
          recipient,
          kit: 1,
          kitFingerprint: kitFingerprintOf,
        }),
      )
      value(await shelf.write(folder, backupName(Date.now(), { kit: kitFingerprintOf, copy: '' }), sealed))
    })
    const took = performance.now() - began
    const command = `gzip -1 < "$1" | age -r "$2" > "$3"`
    const commands = await timed(1, () => {
      const ran = spawnSync('bash', ['-c', command, 'bash', plain, recipient, join(folder, 'commands.age')])
      if (ran.status !== 0) throw new Error(`gzip and age ended with ${ran.status}`)
    })
    return {
      'backup of 10,000 connections and 1,000,000 log lines, beside gzip -1 | age -r': atMost(
        took / commands.median,
        3,
        '×',
      ),
      'longest that such a backup keeps main busy at a stretch': atMost(stretch, 50, 'ms'),
    }
  })
