import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  foldText,
  isNameless,
  shownLines,
  shownName,
  shownText,
  UNSEEN,
} from '../../shared/kernel/shown-text.ts'

/** What turns the direction of writing: UAX #9, all of it. */
const TURNS = Array.from('\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069')
const named = (text: string) =>
  Array.from(text)
    .map((each) => each.codePointAt(0)?.toString(16))
    .join(' ')

describe('G11 a foreign name', () => {
  it.each([
    'Pellbrook Dental',
    'Kōtare Bend Honey',
    'Müller & Söhne “GmbH” – Zürich',
    'Ferme d’Ouest…',
    '東京商店',
    'O’Brien',
  ])('G11 %s is shown as it is', (name) => expect(shownText(name)).toBe(name))

  it.each(TURNS.map((turn) => [named(turn), turn]))(
    'G11 cannot turn what stands beside it (%s)',
    (_name, turn) => {
      for (const name of [`${turn}evil`, `ev${turn}il`, `evil${turn}`, turn.repeat(40)]) {
        const shown = shownText(name)
        expect(TURNS.filter((each) => shown.includes(each))).toEqual([])
        expect(shown).toContain(UNSEEN)
      }
    },
  )

  it.each([
    ['a line break', 'Beta\n=1+1'],
    ['a carriage return', 'Beta\r=1+1'],
    ['a separator of lines', 'Beta\u2028x'],
    ['a separator of paragraphs', 'Beta\u2029x'],
    ['a next line', 'Beta\u0085x'],
    ['a null', 'Beta\u0000x'],
    ['an escape', 'Beta\u001B[31mx'],
    ['a space without width', 'Be\u200Bta'],
    ['a word joiner', 'Be\u2060ta'],
    ['a mark of byte order', 'Be\uFEFFta'],
    ['a soft hyphen', 'Be\u00ADta'],
    ['a joiner between Latin letters', 'Be\u200Dta'],
    ['a filler', 'Be\u3164ta'],
    ['a blank of Braille', 'Be\u2800ta'],
    ['a tag', 'Be\u{E0041}ta'],
    ['half a character', 'Be\uD800ta'],
  ])('G11 with %s shows that something is there', (_what, name) => {
    const shown = shownText(name)
    expect(shown).toContain(UNSEEN)
    expect(shown.replace(/[ -~\uFFFD]/gu, '')).toBe('')
  })

  it('G11 written from right to left is kept within itself, and its sentence around it', () => {
    expect(shownText('שלום בע״מ')).toBe('\u2068שלום בע״מ\u2069')
    expect(shownText('شركة ABC 12')).toBe('\u2068شركة ABC 12\u2069')
  })

  it('G11 keeps what is written with a joiner, flags and families', () => {
    for (const name of ['می\u200Cخواهم', 'क्\u200Dष', '👩‍👩‍👧‍👦', '🏴󠁧󠁢󠁥󠁮󠁧󠁿 Tearooms', '❤️ Bakery'])
      expect(shownText(name).replace(/[\u2068\u2069]/gu, '')).toBe(name)
  })

  it('G11 cannot cover the lines around it with signs over one letter', () => {
    const shown = shownText(`Z${'\u0335'.repeat(80)}algo`)
    expect(shown.match(/\p{M}/gu)?.length).toBeLessThanOrEqual(4)
    expect(shown).toContain('algo')
    expect(shownText('Việt Nam Trà Đá'.normalize('NFD'))).toBe('Việt Nam Trà Đá'.normalize('NFD'))
  })

  it('G11 of any length leaves room for the sentence', () => {
    const shown = shownText('x'.repeat(5_000))
    expect(shown).toHaveLength(160)
    expect(shown.endsWith('…')).toBe(true)
  })

  it('G11 done twice, or within a sentence, stays what it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
        const once = shownText(name)
        expect(shownText(once)).toBe(once)
        expect(once.isWellFormed()).toBe(true)
      }),
      { numRuns: 2_000 },
    )
    const sentence = `Tell ${shownText('שלום')} about it`
    expect(shownText(sentence)).toBe(sentence)
  })

  it('G11 whatever it is, its marks of direction are balanced and its own', () => {
    const text = fc
      .array(fc.constantFrom(...TURNS, 'a', 'ש', '1', ' ', '\u200D', '\n', '\u0301'), { maxLength: 30 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (name) => {
        let depth = 0
        for (const each of shownText(name)) {
          if (each === '\u2068') depth += 1
          else if (each === '\u2069') depth -= 1
          else expect(TURNS).not.toContain(each)
          expect(depth).toBeGreaterThanOrEqual(0)
        }
        expect(depth).toBe(0)
      }),
      { numRuns: 3_000 },
    )
  })
})

describe('G11 the nameless', () => {
  it.each([
    null,
    undefined,
    '',
    '   ',
    '\u200B',
    '\u202E\u202C',
    '\u3164',
    '\u2800\u2800',
    '\u00A0',
    '\n',
    '\u0301',
    '\uFE0F',
  ])('G11 %j get a name that tells them apart', (name) => {
    expect(isNameless(name)).toBe(true)
    expect(shownName('Organisation', name, 'b06f2e14-1234')).toBe('Organisation without a name (id …1234)')
    expect(shownName('Organisation', name)).toBe('Organisation without a name')
  })

  it('G11 keep their own where there is anything to see', () => {
    expect(shownName('Organisation', '.', 'x')).toBe('.')
    expect(shownName('Organisation', '0', 'x')).toBe('0')
  })
})

describe('G11 several lines', () => {
  it('G11 stay lines, each within itself', () => {
    expect(shownLines('one\r\ntwo\u202E\n\nשלום')).toBe(`one\ntwo${UNSEEN}\n\n\u2068שלום\u2069`)
  })
})

describe('G11 searching and sorting', () => {
  it('G11 go by what is seen, without case and accents', () => {
    expect(foldText('Pell\u200Bbrook\u202E Dental')).toBe('pellbrook dental')
    expect(foldText(shownText('Pell\u200Bbrook\u202E Dental'))).toBe('pellbrook dental')
    expect(foldText('Kōtare')).toBe('kotare')
    expect(foldText(shownText('שלום'))).toBe(foldText('שלום'))
  })
})
