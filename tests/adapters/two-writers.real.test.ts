import { spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { value } from '../worlds/fakes.ts'
import { openJournal } from './journal.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'keyward-two-'))
const entry = (app: string) => ({ what: 'secretCopied', app, organisation: '', result: 'ok' }) as const

/** What a Keyward that starts now finds when it walks along the whole log. */
const walked = async (profile: string) => {
  const journal = openJournal(profile, 'reader')
  const proof = value(await journal.verify())
  const { lines } = value(await journal.list(null, 500, null))
  await journal.close()
  return { proof, lines: lines.toReversed() }
}

describe('F3 F13 two Keywards that write one log', () => {
  it('in turns: each goes on from the other, and nothing is called broken', async () => {
    const profile = folder()
    const [a, b] = [openJournal(profile, 'a'), openJournal(profile, 'b')]
    for (let n = 0; n < 10; n += 1) {
      await a.record(entry(`a${n}`))
      await b.record(entry(`b${n}`))
      await b.record(entry(`b${n} again`))
    }
    const { proof, lines } = await walked(profile)
    expect([proof.findings, proof.lines]).toEqual([[], 30])
    expect(lines.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, n) => n))
    // and each shows the other's lines as well
    for (const journal of [a, b]) {
      expect(value(await journal.list(null, 500, null)).lines).toHaveLength(30)
      expect(value(await journal.verify()).findings).toEqual([])
    }
    await Promise.all([a.close(), b.close()])
  })

  it('at once, in four processes: every line is there, in one sound chain', async () => {
    const profile = folder()
    const writers = ['b', 'c', 'd'].map(
      (user) =>
        new Promise((resolve, reject) => {
          const script = join(import.meta.dirname, 'journal-writer.ts')
          const child = spawn(process.execPath, [script, profile, user, '40'], {
            stdio: ['ignore', 'ignore', 'inherit'],
          })
          child.once('exit', resolve)
          child.once('error', reject)
        }),
    )
    const own = openJournal(profile, 'a')
    for (let n = 0; n < 40; n += 1) await own.record(entry(`app ${n}`))
    expect(await Promise.all(writers)).toEqual([0, 0, 0])
    const { proof, lines } = await walked(profile)
    expect([proof.findings, proof.lines]).toEqual([[], 160])
    for (const user of ['a', 'b', 'c', 'd']) expect(lines.filter(({ who }) => who === user)).toHaveLength(40)
    await own.close()
  })

  it('kill -9 amid a burst loses no line that was confirmed, and is in nobody’s way', async () => {
    const profile = folder()
    const own = openJournal(profile, 'a')
    const told: string[] = []
    let written = 0
    for (let round = 0; round < 4; round += 1) {
      const script = join(import.meta.dirname, 'journal-writer.ts')
      const child = spawn(process.execPath, [script, profile, `killed ${round}`, '100000'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const ended = new Promise((resolve) => child.once('close', resolve))
      let heard = ''
      child.stdout.on('data', (data: Buffer) => {
        heard += data.toString()
        if (heard.length > round * 400) child.kill('SIGKILL') // at another point of the burst each time
      })
      while (child.exitCode === null && child.signalCode === null) {
        await own.record(entry(`own ${written}`))
        written += 1
      }
      await ended
      told.push(
        ...heard
          .split('\n')
          .slice(0, -1)
          .map((app) => `killed ${round} ${app}`),
      )
    }
    await own.record(entry(`own ${written}`))
    await own.close()
    const journal = openJournal(profile, 'reader')
    const proof = value(await journal.verify())
    const { lines } = value(await journal.list(null, 100_000, null))
    await journal.close()
    expect(proof.findings).toEqual([])
    const all = lines.map(({ who, app }) => (who === 'a' ? app : `${who} ${app}`))
    expect(new Set(all).size).toBe(all.length)
    const there = new Set(all)
    expect(told.length).toBeGreaterThan(5)
    expect(told.filter((line) => !there.has(line))).toEqual([])
    expect(all.filter((line) => line.startsWith('own'))).toHaveLength(written + 1)
  })

  it('a line that a killed one tore is taken off, and is nobody’s fault', async () => {
    const profile = folder()
    const [a, b] = [openJournal(profile, 'a'), openJournal(profile, 'b')]
    await a.record(entry('one'))
    await b.record(entry('two'))
    const [month = ''] = readdirSync(join(profile, 'activity'))
    appendFileSync(join(profile, 'activity', month), 'half of a line, and then the power w')
    await a.record(entry('three'))
    await b.record(entry('four'))
    const { proof, lines } = await walked(profile)
    expect([proof.findings, lines.map(({ app }) => app)]).toEqual([[], ['one', 'two', 'three', 'four']])
    await Promise.all([a.close(), b.close()])
  })

  it('F13 a lock of the log that names a live foreign process keeps nobody from writing', async () => {
    const profile = folder()
    writeFileSync(join(profile, 'activity.lock'), String(process.ppid))
    const journal = openJournal(profile, 'a')
    await journal.record(entry('one'))
    expect((await walked(profile)).lines).toHaveLength(1)
    await journal.close()
  })
})
