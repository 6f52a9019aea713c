import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect } from 'vitest'
import { withinReach } from '../../build/within-reach.ts'
import { asPerson } from '../e2e/person.ts'
import { needs } from '../needs.ts'

const { describe, it } = needs('otherUser')

const folders: string[] = []
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })))

const folder = (mode: number) => {
  const made = mkdtempSync(join(tmpdir(), 'keyward-reach-'))
  chmodSync(made, mode)
  folders.push(made)
  return made
}

/** A program folder within a folder of this mode. */
const programIn = (mode: number, says = 'it runs') => {
  const dist = join(folder(mode), 'dist')
  mkdirSync(join(dist, 'locales'), { recursive: true })
  writeFileSync(join(dist, 'locales', 'en.pak'), 'words')
  writeFileSync(join(dist, 'electron'), `#!/bin/sh\necho ${says}\n`)
  chmodSync(join(dist, 'electron'), 0o755)
  return dist
}

const base = () => {
  const made = folder(0o777)
  chmodSync(made, 0o1777)
  return made
}

/** As the sandbox helper starts it: as somebody else, with none of root's rights. */
const run = (dist: string) => {
  const [program, ...args] = asPerson([join(dist, 'electron')])
  return spawnSync(program, args, { encoding: 'utf8' }).stdout.trim()
}

describe('a program in a folder that only root may enter', () => {
  it('runs for somebody else from a copy, which is made once', () => {
    const dist = programIn(0o700)
    const temp = base()
    expect(run(dist)).toBe('')
    const copy = withinReach(dist, [temp])
    expect(run(copy)).toBe('it runs')
    expect(readFileSync(join(copy, 'locales', 'en.pak'), 'utf8')).toBe('words')
    const made = statSync(copy).ino
    expect(withinReach(dist, [temp])).toBe(copy)
    expect(statSync(copy).ino).toBe(made)
  })

  it('is copied anew when it is another one', () => {
    const dist = programIn(0o700)
    const temp = base()
    const before = withinReach(dist, [temp])
    rmSync(join(dist, 'electron'))
    writeFileSync(join(dist, 'electron'), '#!/bin/sh\necho another\n')
    chmodSync(join(dist, 'electron'), 0o755)
    const after = withinReach(dist, [temp])
    expect(after).not.toBe(before)
    expect(run(after)).toBe('another')
  })

  it('leaves no copy behind for ever: the next one made takes away those whose checkout has gone', () => {
    const temp = base()
    const gone = programIn(0o700)
    const copy = withinReach(gone, [temp])
    rmSync(gone, { recursive: true })
    withinReach(programIn(0o700), [temp])
    expect(existsSync(dirname(copy))).toBe(false)
  })

  it('is never taken from a folder that somebody else has put in its place', () => {
    const dist = programIn(0o700)
    const temp = base()
    const place = dirname(withinReach(dist, [temp]))
    chownSync(place, 65_534, 65_534)
    expect(withinReach(dist, [temp])).toBe(dist)
    rmSync(place, { recursive: true })
    const open = folder(0o777) // everybody could rename what is in it
    expect(withinReach(dist, [open])).toBe(dist)
  })

  it('that everybody may enter is run where it is', () => {
    const dist = programIn(0o755)
    expect(withinReach(dist, [base()])).toBe(dist)
    expect(run(dist)).toBe('it runs')
  })
})
