/** Appends a line to a file so often, reading what is there first, each time under a lock: `writer.ts FILE LOCK TIMES lease?`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { whileLocked } from '../../electron/adapters/disk/file-lock.ts'
import { leaseLock } from '../../electron/adapters/disk/lease-lock.ts'
import { done } from '../../shared/kernel/result.ts'

const [file = '', lock = '', times = '0', kind = ''] = process.argv.slice(2)
for (let n = 0; n < Number(times);) {
  const written = await whileLocked(
    lock,
    async () => {
      const before = readFileSync(file, 'utf8')
      await new Promise((resolve) => setTimeout(resolve, 1))
      writeFileSync(file, `${before}${process.pid}\n`)
      return done
    },
    ...(kind === 'lease' ? [[leaseLock]] : []),
  )
  if (written.ok) n += 1
  // on a slow computer one may wait longer than is waited; nothing was written then
  else if (written.failure.code !== 'changedElsewhere') throw new Error(written.failure.code)
}
