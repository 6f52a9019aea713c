import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSealer } from '../../electron/adapters/sealing/age.ts'
import { readEnvelope, writeDocument } from '../../electron/core/handover/envelope.ts'
import { age, ageAtTerminal } from '../adapters/age-command.ts'
import { sampleEnvelope } from '../core/handover-samples.ts'
import { atMost, timed, type Measures } from './measure.ts'

const PASSPHRASE = 'gravel-lantern-oatmeal-sixfold-harbour-twine'

/** Sealing and opening beside the `age` command, in one run on one machine. */
export const benchHandover = async (): Promise<Measures> => {
  const folder = mkdtempSync(join(tmpdir(), 'keyward-bench-age-'))
  const file = (name: string) => join(folder, name)
  const sealer = createSealer({
    worker: new URL('../../electron/adapters/sealing/age-worker.ts', import.meta.url),
  })
  const never = new AbortController().signal
  const plain = writeDocument(sampleEnvelope())
  try {
    const { identity, recipient } = await sealer.newIdentity()
    writeFileSync(file('key'), `${identity}\n`)
    writeFileSync(file('plain'), plain)
    const toKey = await sealer.sealTo(plain, recipient)
    const ours = await timed(30, async () => {
      const opened = await sealer.openWith(await sealer.sealTo(plain, recipient), identity)
      if (!opened.ok || !readEnvelope(opened.value).ok) throw new Error('it did not open')
    })
    const theirs = await timed(10, () => age(['-d', '-i', file('key')], age(['-r', recipient], plain)))
    const thousand = await timed(1, async () => {
      for (let each = 0; each < 1_000; each += 1) await sealer.openWith(toKey, identity)
    })
    const sealed = await sealer.sealWith(plain, PASSPHRASE, never)
    if (!sealed.ok) throw new Error('it was not sealed')
    writeFileSync(file('sealed.age'), sealed.value)
    const words = await timed(5, () => sealer.openBy(sealed.value, PASSPHRASE, never))
    const command = await timed(5, () =>
      ageAtTerminal(['-d', '-o', file('out'), file('sealed.age')], [PASSPHRASE]),
    )
    return {
      'handover: seal and open to a key': atMost(ours.median, 50, 'ms'),
      'handover: the same with two runs of age': atMost(theirs.median, 10_000, 'ms'),
      'handover: opening 1,000 to a key': atMost(thousand.median, 20_000, 'ms'),
      'handover: open with a passphrase': atMost(words.median, 10_000, 'ms'),
      'handover: the same with age at a terminal': atMost(command.median, 10_000, 'ms'),
      'handover: passphrase, times age': atMost(words.median / command.median, 1.3, '×'),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
