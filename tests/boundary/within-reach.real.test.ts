import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect } from 'vitest'
import { runWithinReach } from '../../build/within-reach.mjs'
import { asPerson } from '../e2e/person.ts'
import { needs } from '../needs.ts'

const { describe, it } = needs('otherUser', 'mount')

const folders: string[] = []
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** A checkout within a folder of this mode, which holds one program that says where it stands. */
const checkoutIn = (mode: number, own = 0o755) => {
  const above = mkdtempSync(join(tmpdir(), 'keyward-reach-'))
  folders.push(above)
  const root = join(above, 'checkout')
  mkdirSync(root)
  writeFileSync(join(root, 'program'), '#!/bin/sh\nid -u; test -e "$0" && echo seen\n')
  chmodSync(join(root, 'program'), 0o755)
  chmodSync(root, own)
  chmodSync(above, mode)
  return root
}

/** Has somebody else run that program, who has none of root's rights, and writes down what it said. */
const runIn = (root: string) => {
  const said: string[] = []
  let stoodAt = ''
  const ran = runWithinReach(
    root,
    (words: string) => void said.push(words),
    (at: string) => {
      stoodAt = at
      const somebody = asPerson([join(at, 'program')]).join(' ')
      return { command: ['sh', '-c', `${somebody} > ${join(at, 'told')}`], env: process.env }
    },
  )
  return { status: ran.status, told: readFileSync(join(root, 'told'), 'utf8'), said, stoodAt }
}

describe('a checkout in a folder that only root may enter', () => {
  it('stands in the open as well while a command runs, which writes where the checkout is', () => {
    const root = checkoutIn(0o700)
    const [program, ...args] = asPerson([join(root, 'program')])
    expect(spawnSync(program, args).status).not.toBe(0)
    const { status, told, stoodAt } = runIn(root)
    expect([status, told]).toEqual([0, '65534\nseen\n'])
    expect(stoodAt).not.toBe(root)
    expect(existsSync(stoodAt)).toBe(false)
  })

  it('whose own folder is root’s alone is opened to be entered, and that is said', () => {
    const root = checkoutIn(0o755, 0o700)
    const { told, said, stoodAt } = runIn(root)
    expect(told).toBe('65534\nseen\n')
    expect(said).toEqual([
      `Letting others enter ${root}, where Electron’s sandbox runs as one of them (chmod o+x).`,
    ])
    expect(statSync(root).mode & 0o777).toBe(0o701)
    expect(stoodAt).toBe(root)
  })

  it('that everybody may enter is left as it is', () => {
    const root = checkoutIn(0o755)
    const { told, said, stoodAt } = runIn(root)
    expect([told, said, stoodAt]).toEqual(['65534\nseen\n', [], root])
  })
})
