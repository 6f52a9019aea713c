import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createReviewShelf } from '../../electron/adapters/disk/review-shelf.ts'
import { value } from '../worlds/fakes.ts'

let profile = ''
beforeEach(() => void (profile = mkdtempSync(join(tmpdir(), 'keyward-shelf-'))))
afterEach(() => rmSync(profile, { recursive: true, force: true }))

const KEY = new Uint8Array(32).fill(1)

describe('the shelf of reviews', () => {
  it('keeps each sealed, so that no name of an organisation stands on the disk in clear', async () => {
    const shelf = createReviewShelf(profile, () => KEY)
    value(await shelf.put('abc', { name: 'Kelp & Barrow Grocers' }))
    expect(value(await shelf.get('abc'))).toEqual({ name: 'Kelp & Barrow Grocers' })
    const [file = ''] = readdirSync(join(profile, 'reviews'))
    expect(readFileSync(join(profile, 'reviews', file)).includes('Kelp')).toBe(false)
  })

  it('answers nothing for one that is damaged, somebody else’s, or not there', async () => {
    const shelf = createReviewShelf(profile, () => KEY)
    value(await shelf.put('abc', { a: 1 }))
    expect(value(await createReviewShelf(profile, () => new Uint8Array(32)).get('abc'))).toBeNull()
    writeFileSync(join(profile, 'reviews', 'abc.sealed'), 'nonsense')
    expect(value(await shelf.get('abc'))).toBeNull()
    expect(value(await shelf.get('other'))).toBeNull()
    value(await shelf.remove('abc'))
    value(await shelf.remove('abc'))
  })

  it('takes no id for a path', async () => {
    const shelf = createReviewShelf(profile, () => KEY)
    value(await shelf.put('../../escape', { a: 1 }))
    expect(readdirSync(join(profile, 'reviews'))).toEqual(['escape.sealed'])
  })
})
