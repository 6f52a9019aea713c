/** Holds a lock until it is killed, and says so. */
import { whileLocked } from '../../electron/adapters/disk/file-lock.ts'
import type { Result } from '../../shared/kernel/result.ts'

await whileLocked(process.argv[2] ?? '', () => {
  process.stdout.write('held\n')
  return new Promise<Result<null>>(() => setInterval(() => {}, 1_000))
})
