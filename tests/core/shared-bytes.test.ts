import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openEntry, sealEntry } from '../../electron/core/lock/sealed-entries.ts'
import { leaveSharedBytes } from '../../electron/core/lock/shared-bytes.ts'

/** What small buffers are cut from at this moment. */
const slab = () => Buffer.from('probe').buffer

describe('H1 the memory that small pieces share', () => {
  it('holds nothing of a secret that was read out of a sealed entry', () => {
    const key = randomBytes(32)
    const secret = `canary-${randomBytes(16).toString('hex')}`
    const entry = sealEntry(key, 'account', secret)
    leaveSharedBytes()
    const shared = slab()
    expect(openEntry(key, 'account', entry)).toBe(secret)
    expect(Buffer.from(shared).includes(secret)).toBe(false)
    // the search finds what is there
    expect(Buffer.from(Buffer.from(secret).buffer).includes(secret)).toBe(true)
  })

  it('is another one after a lock', () => {
    leaveSharedBytes() // a fresh one, in which there is room
    const before = slab()
    expect(slab()).toBe(before)
    leaveSharedBytes()
    expect(slab()).not.toBe(before)
  })
})
