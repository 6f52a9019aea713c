/** Records so many lines in the log of a folder, and tells of each: `journal-writer.ts PROFILE USER TIMES`. */
import { writeSync } from 'node:fs'

import { openJournal } from './journal.ts'

const [profile = '', user = '', times = '0'] = process.argv.slice(2)
const journal = openJournal(profile, user)
for (let n = 0; n < Number(times); n += 1) {
  await journal.record({ what: 'connectionsChecked', app: `app ${n}`, organisation: '', result: 'ok' })
  writeSync(1, `app ${n}\n`)
}
await journal.close()
process.exit(0) // the flush that is still to come would keep it waiting
