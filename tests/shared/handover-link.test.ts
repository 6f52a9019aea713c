import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownWork } from '../own-work.ts'
import {
  fromBase64url,
  LINK_KINDS,
  PASTE_LONGEST,
  readLink,
  toBase64url,
  writeLink,
  writeRelayLink,
} from '../../shared/handover/link.ts'

const bytes = fc.uint8Array({ minLength: 1, maxLength: 900 })

describe('a handover’s link', () => {
  it('G3 comes back as the bytes that went in, and carries them in the fragment only', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LINK_KINDS), bytes, (kind, sent) => {
        const link = writeLink(kind, sent)
        expect(new URL(link).search).toBe('')
        expect(new URL(link).pathname).toBe('')
        const read = readLink(`  ${link}\n`)
        expect(read).toEqual({ kind, bytes: new Uint8Array(sent) })
      }),
    )
  })

  it('G3 comes back through a practice’s own https page, whose server never sees the fragment', () => {
    fc.assert(
      fc.property(bytes, (sent) => {
        const link = writeRelayLink('https://brackenmoor.example/handover', 'handover', sent)
        expect(new URL(link).href.split('#')[0]).toBe('https://brackenmoor.example/handover')
        expect(readLink(link)).toEqual({ kind: 'handover', bytes: new Uint8Array(sent) })
      }),
    )
  })

  it('G5 has one spelling: another text with the same bytes is refused', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('A', 'Q', 'g', 'w', '_', '-', '0', '9'), maxLength: 12 }),
        (text) => {
          const read = fromBase64url(text)
          if (read !== null) expect(toBase64url(read)).toBe(text)
        },
      ),
    )
    expect(fromBase64url('AB')).toBeNull() // four bits that mean nothing
  })

  it.each([
    ['nothing', '', 'notALink'],
    ['a sentence', 'here it is: have fun', 'notALink'],
    ['another scheme', 'javascript:alert(1)#1.AAAA', 'notALink'],
    ['a redirect', 'keyward://oauth/callback?code=a&state=b', 'notALink'],
    ['an http page', 'http://brackenmoor.example/h#handover.1.AAAA', 'notALink'],
    ['a path behind the kind', 'keyward://handover/x#1.AAAA', 'notALink'],
    ['a query', 'keyward://handover?a=b#1.AAAA', 'notALink'],
    ['user info', 'keyward://me@handover#1.AAAA', 'notALink'],
    ['no payload', 'keyward://handover#1.', 'damaged'],
    ['no version', 'keyward://handover#AAAA', 'damaged'],
    ['version nought', 'keyward://handover#0.AAAA', 'damaged'],
    ['a later version', 'keyward://handover#2.whatever', 'newer'],
    ['padding', 'keyward://handover#1.AAA=', 'damaged'],
    ['the other alphabet', 'keyward://handover#1.AA+/', 'damaged'],
    ['a space inside', 'keyward://handover#1.AA AA', 'damaged'],
    ['letters from another script', 'keyward://handover#1.АААА', 'damaged'],
    ['10 MB', `keyward://handover#1.${'A'.repeat(10_000_000)}`, 'tooLong'],
  ])('G5 %s is refused, each for its own reason', (_name, text, why) => {
    expect(readLink(text)).toEqual({ kind: 'refused', why })
  })

  it('G5 reads whatever is pasted within a moment and never throws', () => {
    fc.assert(fc.property(fc.string({ maxLength: 400 }), (text) => void readLink(text)))
    expect(ownWork(() => readLink('#'.repeat(PASTE_LONGEST)))).toBeLessThan(500)
  })
})
