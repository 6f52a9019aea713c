import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bytesOf,
  checkOf,
  judgeRow,
  plainRow,
  ROW_KEY,
  rowsIn,
  rowsOf,
  shownRow,
} from '../../shared/backup/kit-rows.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const key = fc.uint8Array({ minLength: 30, maxLength: 30 })
const row = fc.string({
  minLength: ROW_KEY,
  maxLength: ROW_KEY,
  unit: fc.constantFrom(...Array.from(ALPHABET)),
})
const number = fc.constantFrom(1, 2, 3, 4)

describe('the rows of a recovery kit', () => {
  it('R4 30 bytes are four rows, and four rows are those 30 bytes, however they are typed', () => {
    fc.assert(
      fc.property(key, (bytes) => {
        const rows = rowsOf(bytes)
        expect(bytesOf(rows)).toEqual(bytes)
        const typed = rows.map((one) => shownRow(one).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'))
        expect(bytesOf(typed)).toEqual(bytes)
        expect(rowsIn(typed.join('\n'))).toEqual(rows)
        expect(rowsIn(rows.map((one, at) => `${at + 1} ${shownRow(one)}`).join('\r\n'))).toEqual(rows)
        expect(rowsIn(rows.join(''))).toEqual(rows)
      }),
    )
  })

  it('R4 any one wrong character, and any two exchanged, show in their row', () => {
    fc.assert(
      fc.property(
        row,
        number,
        fc.nat(ROW_KEY + 1),
        fc.constantFrom(...Array.from(ALPHABET)),
        (good, at, where, other) => {
          const whole = `${good}${checkOf(good, at)}`
          expect(judgeRow(whole, at)).toEqual({ kind: 'good' })
          const wrong = `${whole.slice(0, where)}${other}${whole.slice(where + 1)}`
          if (wrong !== whole) expect(judgeRow(wrong, at).kind).not.toBe('good')
          const next = (where % (ROW_KEY - 1)) + 1
          const turned = Array.from(whole)
          ;[turned[next - 1], turned[next]] = [turned[next] ?? '', turned[next - 1] ?? '']
          if (turned.join('') !== whole) expect(judgeRow(turned.join(''), at).kind).not.toBe('good')
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('R4 says what is wrong with a row: short, long, of another place, or with a sign that no kit has', () => {
    const [first = '', second = ''] = rowsOf(new Uint8Array(30).map((_one, at) => at * 7))
    expect(judgeRow('', 1)).toEqual({ kind: 'empty' })
    expect(judgeRow(first.slice(1), 1)).toEqual({ kind: 'short' })
    expect(judgeRow(`${first}0`, 1)).toEqual({ kind: 'long' })
    expect(judgeRow(second, 1)).toEqual({ kind: 'otherRow', row: 2 })
    expect(judgeRow(first.replace(/^./u, 'U'), 1)).toEqual({ kind: 'unknownCharacter', character: 'U' })
    expect(judgeRow(first.replace(/^./u, 'é'), 1)).toEqual({ kind: 'unknownCharacter', character: 'É' })
    expect(bytesOf([first])).toBeNull()
    expect(rowsIn('nothing of a kit')).toBeNull()
    expect(plainRow(' ab-cd\u00a0ef–gh ')).toBe('ABCDEFGH')
  })
})
