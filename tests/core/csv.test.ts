import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvOf } from '../../electron/core/kernel/csv.ts'

const sheetOf = async (...cells: string[]) =>
  Buffer.from(
    await csvOf(
      ['Organisation', 'Kind'],
      cells.map((cell) => [cell, 'Organisation']),
    ),
  ).toString('utf8')

/** Rows as the plainest of readers would see them: every line break of any kind ends one, quotes or not. */
const plainRows = (text: string) => text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/u).slice(0, -1)

/** Cells as a reader with another idea of the delimiter would see them, whatever the quotes say. */
const plainCells = (row: string) =>
  row.split(/[,;\t|]/u).map((cell) => cell.replace(/^[\s"\u200B\uFEFF]+/u, ''))

const FORMULA = /^[=+\-@＝＋－＠﹦﹢﹣﹫−]/u

const BREAKS = ['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029', '\n\r', '\r\r\n']
const STARTS = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '−']
const HIDING = ['', ' ', '\t', '\r', '\n', '\u00A0', '\uFEFF', '\u200B', '\u202E', '"', "'", '" ']

describe('every spreadsheet that Keyward writes', () => {
  it.each(BREAKS.map((brk) => [JSON.stringify(brk), brk]))(
    'has one row for a name with %s in it, and no row of the name’s own',
    async (_name, brk) => {
      const text = await sheetOf(`Beta${brk}=1+1`, `${brk}=1+1`, `Beta${brk}`)
      expect(plainRows(text)).toHaveLength(4)
      for (const row of plainRows(text)) for (const cell of plainCells(row)) expect(cell).not.toMatch(FORMULA)
      expect(parse(text, { bom: true })).toHaveLength(4)
    },
  )

  it('has no cell that a spreadsheet would take for a formula, whatever stands before the sign', async () => {
    for (const start of STARTS)
      for (const hidden of HIDING) {
        const text = await sheetOf(`${hidden}${start}1+1|cmd`)
        const [, row] = parse(text, { bom: true })
        expect(row?.[0], JSON.stringify([hidden, start])).not.toMatch(
          /^[\s\p{Cf}"]*[=+\-@＝＋－＠﹦﹢﹣﹫−]/u,
        )
      }
  })

  it('starts no cell inside a name, for a reader with another delimiter or none of its quotes', async () => {
    for (const delimiter of [',', ';', '\t', '|', '",', '";', '"', '""', ', ', '; "'])
      for (const start of STARTS) {
        const text = await sheetOf(`Beta${delimiter}${start}HYPERLINK(1)${delimiter}`)
        for (const row of plainRows(text))
          for (const cell of plainCells(row))
            expect(cell, JSON.stringify([delimiter, start])).not.toMatch(FORMULA)
        expect(parse(text, { bom: true })).toHaveLength(2)
      }
  })

  it('leaves an ordinary name as it is', async () => {
    const names = [
      'Smith - Partners',
      'Brown & Co. (2020)',
      'O’Hara, Lee',
      '"The" Shop',
      'a@b.example',
      'Ōtaki 1=2',
    ]
    const text = await sheetOf(...names)
    expect(
      parse(text, { bom: true })
        .slice(1)
        .map(([name]) => name),
    ).toEqual(names)
  })

  it('keeps numbers numbers, below zero too', async () => {
    const text = Buffer.from(await csvOf(['Line'], [[-1], [12]])).toString('utf8')
    expect(text).toBe('\uFEFFLine\r\n-1\r\n12\r\n')
  })

  it('whatever a name is: one row, and no cell that begins as a formula', async () => {
    const part = fc.constantFrom(
      ...BREAKS,
      ...STARTS,
      ...HIDING,
      ',',
      ';',
      '|',
      '\t',
      'a',
      'Ä',
      '1',
      '\u0000',
      '😀',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 12 }), async (parts) => {
        const text = await sheetOf(parts.join(''))
        expect(plainRows(text)).toHaveLength(2)
        for (const cell of plainCells(plainRows(text)[1] ?? '')) expect(cell).not.toMatch(FORMULA)
        expect(parse(text, { bom: true })).toHaveLength(2)
      }),
      { numRuns: 400 },
    )
  })
})
