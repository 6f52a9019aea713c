import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from '../../build/runtime.ts'

type Made = { readonly passphrase: string; readonly state: string }
type Seen = {
  readonly before: string
  readonly after: string
  readonly folder: string
  readonly isKeyGone: boolean
  readonly opened: string
  readonly isRevealed: boolean
}

/** Of no meaning to anybody, and nowhere in the source. */
const canary = () => `canary-${randomBytes(16).toString('hex')}`

/** Runs the child, which tells what it made itself, and then what it saw. */
const inChild = (canaries: object) =>
  new Promise<Made & Seen>((resolve, reject) => {
    const child = fork(join(ROOT, 'tests', 'core', 'letting-go-child.ts'), {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    let told: object = {}
    let wrong = ''
    child.stderr?.on('data', (piece: Buffer) => (wrong += piece.toString()))
    child.on('message', (message) => {
      const { made, ...seen } = message as { made?: object }
      told = { ...told, ...made, ...seen }
    })
    child.on('exit', (code) => (code === 0 ? resolve(told as Made & Seen) : reject(new Error(wrong))))
    child.send(canaries)
  })

it('H1 closing lets go of every secret, previous and new ones as well, passphrase, token, name and sign-in under way, and opening brings back what is stored', async () => {
  const canaries = {
    secret: canary(),
    access: canary(),
    refresh: canary(),
    imported: canary(),
    handed: canary(),
    previous: canary(),
    switched: canary(),
    candidate: canary(),
    app: canary(),
    other: canary(),
    consumer: canary(),
  }
  const { before, after, folder, isKeyGone, opened, isRevealed, passphrase, state } = await inChild(canaries)
  try {
    const [full, empty] = [readFileSync(before, 'latin1'), readFileSync(after, 'latin1')]
    const wanted = { ...canaries, passphrase, state }
    const foundIn = (heap: string) =>
      Object.entries(wanted)
        .filter(([, text]) => text !== '' && heap.includes(text))
        .map(([name]) => name)
    // it finds what is there: all of these were held a moment before
    expect(foundIn(full)).toEqual(Object.keys(wanted))
    expect(foundIn(empty)).toEqual([])
    expect(isKeyGone).toBe(true)
    expect(opened).toBe('open')
    expect(isRevealed).toBe(true)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
