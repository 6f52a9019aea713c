import { describe, expect, it } from 'vitest'
import { openSealed } from '../../electron/adapters/backup/sealed-backup.ts'
import { createSealer } from '../../electron/adapters/sealing/age.ts'
import { identityOfRows } from '../../electron/core/backup/kit.ts'
import type { Files } from '../../electron/core/ports/files.ts'
import { fail } from '../../shared/kernel/result.ts'
import { rowsOnPage } from '../worlds/fake-backups.ts'
import { codeOf, connected, startKeyward, value, type FakeKeyward } from '../worlds/fakes.ts'

const sealer = createSealer({ worker: new URL('file:///nowhere') })
const NOT_MADE = { isMade: false, path: null }

const backupOf = (keyward: FakeKeyward) => keyward.snapshot().backup
/** The page that was saved last: what a person holds, whatever Keyward says. */
const pageOf = (keyward: FakeKeyward) => keyward.files.saved.get(keyward.files.places.at(-1) ?? '') ?? ''

/** The disk is full from the moment that the page lies in its place. */
const fullOncePageIsOut = (keyward: FakeKeyward) => {
  const { saveMade } = keyward.files
  Object.assign(keyward.files, {
    saveMade: async (...all: Parameters<Files['saveMade']>) => {
      const saved = await saveMade(...all)
      keyward.records.fail(fail('diskFull'))
      return saved
    },
  })
  return () => {
    Object.assign(keyward.files, { saveMade })
    keyward.records.fail(null)
  }
}

describe('R2 a recovery kit', () => {
  it('is begun in the records before a byte of its page is written, in its place and nowhere else', async () => {
    const { keyward } = await connected()
    const { saveMade } = keyward.files
    let begun: string | undefined
    Object.assign(keyward.files, {
      saveMade: (...[name, make, how]: Parameters<Files['saveMade']>) =>
        saveMade(
          name,
          async () => {
            const made = await make()
            begun = backupOf(keyward).begunKit?.recipient
            return made
          },
          how,
        ),
    })
    const { path } = value(await keyward.api.makeKit({ as: 'page' }))
    const identity = identityOfRows({ sealer }, rowsOnPage(pageOf(keyward)))
    expect(begun).toBe(await sealer.recipientOf(identity ?? ''))
    expect(backupOf(keyward)).toMatchObject({ kit: { number: 1, recipient: begun }, begunKit: null })
    value(await keyward.api.makeKit({ as: 'pdf' }))
    expect(keyward.files.clear).toHaveLength(2)
    expect(keyward.files.clear).toContain(path)
  })

  it('has no page where the records do not take it', async () => {
    const { keyward } = await connected()
    keyward.records.fail(fail('diskFull'))
    for (const as of ['page', 'pdf', 'paper'] as const)
      expect(codeOf(await keyward.api.makeKit({ as }))).toBe('diskFull')
    expect(keyward.files.saved.size).toBe(0)
    expect(keyward.printer.pages).toEqual([])
  })

  it('whose page is out when the disk fills up counts as soon as its rows are typed, a start later as well', async () => {
    const { keyward } = await connected()
    const mend = fullOncePageIsOut(keyward)
    expect(codeOf(await keyward.api.makeKit({ as: 'page' }))).toBe('diskFull')
    const rows = rowsOnPage(pageOf(keyward))
    mend()
    expect(backupOf(keyward)).toMatchObject({ kit: null, begunKit: { number: 1 } })
    expect(codeOf(await keyward.api.backUp({}))).toBe('backupRefused') // no page that anybody has shown

    const again = await startKeyward(keyward.world)
    const wrong = rows.map((row, at) =>
      at === 0 ? `${row.slice(0, -1)}${row.endsWith('A') ? 'B' : 'A'}` : row,
    )
    expect(await again.api.rehearse({ rows: wrong })).toEqual(fail({ code: 'backupRefused', why: 'rows' }))
    expect(backupOf(again).kit).toBeNull()
    expect(await again.api.rehearse({ rows })).toEqual(fail({ code: 'backupRefused', why: 'noFolder' }))
    expect(backupOf(again)).toMatchObject({ kit: { number: 1 }, begunKit: null })
    expect(again.activityLog.lines().at(-1)).toContain('kitMade')
    value(await again.api.backUp({}))
    const opened = await openSealed(again.backupShelf.newest(), identityOfRows({ sealer }, rows) ?? '')
    expect(opened.ok).toBe(true)
  })

  it('that was only begun leaves backups to the one before, and no two bear one number', async () => {
    const { keyward } = await connected()
    value(await keyward.api.makeKit({ as: 'page' }))
    const first = rowsOnPage(pageOf(keyward))
    const mend = fullOncePageIsOut(keyward)
    expect(codeOf(await keyward.api.makeKit({ as: 'page' }))).toBe('diskFull')
    mend()
    value(await keyward.api.backUp({}))
    const opened = await openSealed(keyward.backupShelf.newest(), identityOfRows({ sealer }, first) ?? '')
    expect(opened.ok).toBe(true)
    value(await keyward.api.makeKit({ as: 'page' }))
    expect(backupOf(keyward)).toMatchObject({ kit: { number: 3 }, begunKit: null })
  })

  it('is forgotten where somebody thinks better of it, or no file came about; not where a printer failed', async () => {
    const { keyward } = await connected()
    keyward.files.isDeclined = true
    expect(value(await keyward.api.makeKit({ as: 'pdf' }))).toEqual(NOT_MADE)
    keyward.files.isDeclined = false
    keyward.printer.isWanted = false
    expect(value(await keyward.api.makeKit({ as: 'paper' }))).toEqual(NOT_MADE)
    keyward.files.trouble = fail('diskReadOnly')
    expect(codeOf(await keyward.api.makeKit({ as: 'page' }))).toBe('diskReadOnly')
    keyward.files.trouble = null
    expect(backupOf(keyward).begunKit).toBeNull()
    keyward.printer.fails = true
    expect(codeOf(await keyward.api.makeKit({ as: 'pdf' }))).toBe('printFailed')
    expect(backupOf(keyward).begunKit).toBeNull()
    expect(codeOf(await keyward.api.makeKit({ as: 'paper' }))).toBe('printFailed')
    expect(backupOf(keyward)).toMatchObject({ kit: null, begunKit: { number: 1 } })
    keyward.printer.fails = false
    keyward.printer.isWanted = true
    value(await keyward.api.makeKit({ as: 'paper' }))
    expect(backupOf(keyward)).toMatchObject({ kit: { number: 2 }, begunKit: null })
  })
})
