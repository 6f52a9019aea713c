import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { ReleaseNote } from '../shared/updates/update.ts'
import { releaseNotes } from './updates/notes.ts'

/** What is new in the version that is built, by its section of CHANGELOG.md; before its release, by what waits for it. */
export const ownNotes = (root: string): ReleaseNote[] => {
  const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8')
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  const isReleased = changelog.split('\n').some((line) => line.startsWith(`## [${version}]`))
  return releaseNotes(changelog, isReleased ? version : 'Unreleased')
}
