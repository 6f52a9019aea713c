import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where programs put what they want to be rid of soon; homes and profiles of the tests lie there too. */
const PLACES = [tmpdir(), '/var/tmp', '/dev/shm']

type Wanted = {
  readonly texts: readonly string[]
  /** A folder of whoever wrote them. */
  readonly of: string
  /** Older files are left alone; ms. */
  readonly since: number
}

/** Which files that somebody's programs have written since, in any folder for temporary files, hold one of these texts. */
export const writtenFilesWith = ({ texts, of, since }: Wanted): readonly string[] => {
  const own = mkdtempSync(join(tmpdir(), 'keyward-wanted-'))
  try {
    const wanted = join(own, 'texts')
    writeFileSync(wanted, texts.join('\n'))
    const search = `find ${PLACES.join(' ')} -name node_modules -prune -o -path "$OWN" -prune -o -type f -uid "$UID_OF" -newermt "@$SINCE" -print0 2>/dev/null | xargs -0 -r grep -laF -f "$WANTED" 2>/dev/null || true`
    return execFileSync('sh', ['-c', search], {
      env: {
        ...process.env,
        OWN: own,
        UID_OF: String(statSync(of).uid),
        SINCE: String(Math.floor(since / 1_000)),
        WANTED: wanted,
      },
      encoding: 'utf8',
      maxBuffer: 16 * 1024 * 1024,
    })
      .split('\n')
      .filter((path) => path !== '')
  } finally {
    rmSync(own, { recursive: true, force: true })
  }
}
