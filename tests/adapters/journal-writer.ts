/** Records so many lines in the log of a folder: `journal-writer.ts PROFILE USER TIMES`. */
import { openJournal } from './journal.ts'

const [profile = '', user = '', times = '0'] = process.argv.slice(2)
const journal = openJournal(profile, user)
for (let n = 0; n < Number(times); n += 1)
  await journal.record({ what: 'secretRevealed', app: `app ${n}`, organisation: '', result: 'ok' })
await journal.close()
process.exit(0) // the flush that is still to come would keep it waiting
