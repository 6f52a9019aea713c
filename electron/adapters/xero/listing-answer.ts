import { createHash } from 'node:crypto'
import { isMadeUpId, type OddPart } from '../../../shared/connections/connection.ts'
import type { ListedConnection } from '../../core/ports/xero.ts'
import { utcInstant } from './utc-instant.ts'

/** Longer names are cut: nobody reads one of these, and one answer may hold 10,000. */
const NAME_LONGEST = 1_000
const WORD_LONGEST = 100
/** What can stand in a path or a header as it is; dots alone would lead out of the path. */
const ID = /^(?!\.+$|\?)[\x21-\x7e]{1,100}$/u

/**
 * The rows of GET /connections, each read by itself: an odd one is kept, says what is odd about it, and fails no other
 * (D17). `null` where the answer is no list.
 */
export const readListing = (text: string): readonly ListedConnection[] | null => {
  const rows = parseJson(text)
  if (!Array.isArray(rows)) return null
  /** Whose each id is; an id is no name for a second one. */
  const taken = new Map<string, string>()
  const given = new Map<string, number>()
  return rows.flatMap((row: unknown) => {
    const read = readRow(row)
    const first = taken.get(read.id)
    if (first === undefined && !isMadeUpId(read.id)) {
      taken.set(read.id, read.tenantId)
      return [read]
    }
    if (first !== undefined && first !== '' && first === read.tenantId) return []
    const base = first === undefined ? read.id : nameless(row, read.tenantId)
    const amount = (given.get(base) ?? 0) + 1
    given.set(base, amount)
    const odd = read.odd.filter((part) => part !== 'id' && part !== 'idForm')
    return [{ ...read, id: amount === 1 ? base : `${base}.${amount}`, odd: ['id' as const, ...odd] }]
  })
}

const readRow = (row: unknown) => {
  const odd: OddPart[] = []
  const isRow = typeof row === 'object' && row !== null && !Array.isArray(row)
  const field = (name: string): unknown =>
    isRow && Object.hasOwn(row, name) ? (row as Record<string, unknown>)[name] : undefined
  /** Text as it should be; a number is read as its digits, and is odd all the same. */
  const read = (name: string, part: OddPart, isGood: (text: string) => boolean): string => {
    const value = field(name)
    const text = typeof value === 'number' ? String(value) : value
    const isFit = typeof text === 'string' && isGood(text)
    if (!isFit || typeof value === 'number') odd.push(part)
    return isFit ? text : ''
  }
  const date = (name: string): number => {
    const value = field(name)
    const at = typeof value === 'string' ? utcInstant(value) : null
    if (at === null && value !== undefined && value !== null && !odd.includes('dates')) odd.push('dates')
    return at ?? 0
  }
  const word = (name: string): string => {
    const value = field(name)
    return typeof value === 'string' ? value.slice(0, WORD_LONGEST).toWellFormed() : ''
  }
  if (!isRow) odd.push('row')
  const found = read('id', 'id', (text) => ID.test(text))
  if (found !== '' && odd.includes('id')) odd.splice(odd.indexOf('id'), 1, 'idForm')
  const tenantId = read('tenantId', 'tenant', (text) => ID.test(text))
  const tenantType = word('tenantType')
  const tenantName = readName(field('tenantName'), odd)
  return {
    id: found === '' ? nameless(row, tenantId) : found,
    authEventId: word('authEventId'),
    tenantId,
    tenantType,
    tenantName,
    createdAt: date('createdDateUtc'),
    updatedAt: date('updatedDateUtc'),
    odd,
  }
}

const readName = (value: unknown, odd: OddPart[]): string => {
  const name = (
    typeof value === 'number' ? String(value) : typeof value === 'string' ? value : ''
  ).toWellFormed()
  if (typeof value !== 'string' || name.trim() === '' || name.length > NAME_LONGEST) odd.push('name')
  return name.slice(0, NAME_LONGEST).toWellFormed()
}

/** In place of an id that cannot be used: the same for the same row each time, and no id that Xero gives. */
const nameless = (row: unknown, tenantId: string): string =>
  `?${createHash('sha256')
    .update(tenantId === '' ? (JSON.stringify(row) ?? '') : tenantId)
    .digest('hex')
    .slice(0, 16)}`

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
