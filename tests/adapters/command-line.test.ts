import { describe, expect, it } from 'vitest'
import { isTooLong, shortened } from '../../electron/adapters/desktop/command-line.ts'
import { linkIn } from '../../electron/adapters/desktop/link-in.ts'

const link = (length: number) => `keyward://oauth/callback?code=${'x'.repeat(length)}`

describe('A16 what a second instance may tell the first', () => {
  it('takes every link that Keyward could use', () => {
    expect(isTooLong(['/opt/Keyward/keyward', link(8_000)], '/home/ines')).toBe(false)
  })

  it.each([
    ['one long link', [link(32_000)]],
    ['one of many bytes in few characters', [`keyward://${'ü'.repeat(13_000)}`]],
    ['many short arguments', Array.from({ length: 5_000 }, (_, index) => `--a${index}`)],
  ])('refuses %s, and starts with what is short instead', (_name, args) => {
    expect(isTooLong(args, '/home/ines')).toBe(true)
    const instead = shortened(args, '/home/ines', [])
    expect(isTooLong(instead, '/home/ines')).toBe(false)
    expect(linkIn(instead)).toBe('keyward:too-long')
  })

  it('counts the folder that it was started in', () => {
    expect(isTooLong([link(100)], `/${'deep/'.repeat(6_000)}`)).toBe(true)
  })

  it('keeps the other arguments where they fit', () => {
    expect(shortened(['/checkout', '--user-data-dir=/tmp/p', link(40_000)], '/', ['/checkout'])).toEqual([
      '/checkout',
      '--user-data-dir=/tmp/p',
      'keyward:too-long',
    ])
  })
})
