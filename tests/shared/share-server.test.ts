import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readShareLink, readWebAddress, writeShareLink } from '../../shared/handover/share-server.ts'

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'.split('')
const hex = fc.array(fc.constantFrom(...'0123456789abcdef'.split('')), { minLength: 16, maxLength: 16 })
const key = fc.array(fc.constantFrom(...BASE58), { minLength: 22, maxLength: 44 })

describe('the address of a share server', () => {
  it('D14 is https, or this computer, and nothing else', () => {
    for (const [typed, expected] of [
      ['https://share.example', 'https://share.example/'],
      [' https://Share.Example/paste ', 'https://share.example/paste/'],
      ['http://localhost:8080/', 'http://localhost:8080/'],
      ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/'],
      ['http://share.example/', 'notHttps'],
      ['http://localhost.share.example/', 'notHttps'],
      ['http://127.0.0.1.share.example/', 'notHttps'],
      ['ftp://share.example/', 'notHttps'],
      ['file:///etc/passwd', 'notAddress'],
      ['javascript:alert(1)', 'notAddress'],
      ['https://user:word@share.example/', 'hasExtras'],
      ['https://share.example/?a=b', 'hasExtras'],
      ['https://share.example/#a', 'hasExtras'],
      ['share.example', 'notAddress'],
      ['', 'notAddress'],
    ] as const) {
      const read = readWebAddress(typed, 'folder')
      expect('fault' in read ? read.fault : read.address).toBe(expected)
    }
  })
})

describe('a link of a share server', () => {
  it('is read as it is written, for both kinds', () => {
    fc.assert(
      fc.property(hex, key, fc.boolean(), (id, letters, isOneTime) => {
        for (const kind of ['privateBin', 'yopass'] as const) {
          const link = {
            server: { kind, address: 'https://share.example/in/' },
            id: kind === 'yopass' ? `${id.join('')}aZ09bY` : id.join(''),
            key: letters.join(''),
          }
          expect(readShareLink(writeShareLink(link, isOneTime))).toEqual(link)
        }
      }),
    )
  })

  it('is nothing else that somebody may paste', () => {
    for (const text of [
      '',
      'keyward://handover#1.AAAA',
      'https://share.example/',
      'https://share.example/?0123456789abcdef',
      'https://share.example/?0123456789abcdeg#9zYx8WvU7tSrQ6pNmL5kJ4hG3fD2s',
      'http://share.example/?0123456789abcdef#9zYx8WvU7tSrQ6pNmL5kJ4hG3fD2s',
      'https://share.example/#/s/5yIytB75hAdMxYmRe18LHP',
      'https://share.example/#/f/5yIytB75hAdMxYmRe18LHP/sls6JPsuBOYVuzUIpbAG67',
      'https://share.example/#/s/../../etc/sls6JPsuBOYVuzUIpbAG67',
      `https://share.example/#/s/5yIytB75hAdMxYmRe18LHP/${'a'.repeat(3_000)}`,
      'https://me:pw@share.example/#/s/5yIytB75hAdMxYmRe18LHP/sls6JPsuBOYVuzUIpbAG67',
    ])
      expect(readShareLink(text)).toBeNull()
    fc.assert(fc.property(fc.string(), (text) => void readShareLink(text)))
  })
})
