import { describe, expect, it } from 'vitest'
import { createPracticeList } from '../../electron/core/practices/list.ts'
import { KeptPractices, type KeptPractice, type PracticeShelf } from '../../electron/core/ports/practices.ts'
import { done, fail, ok } from '../../shared/kernel/result.ts'
import { initialsOf, PRACTICES_MAX } from '../../shared/practices/practice.ts'
import { codeOf, value } from '../worlds/fakes.ts'

/** Thrown where the process is killed: what comes after it never happens. */
const KILLED = new Error('killed')

type Disk = {
  list: readonly KeptPractice[]
  folders: Map<string, string[]>
  keychains: Map<string, Set<string>>
}

const emptyDisk = (): Disk => ({ list: [], folders: new Map(), keychains: new Map() })

/** A shelf and keychains that a kill leaves as they are; `write` is called before each change of either. */
const worldOn = (disk: Disk, write: () => void = () => {}) => {
  let ids = 0
  const shelf: PracticeShelf = {
    read: () => ({
      practices: disk.list,
      unlisted: [...disk.folders.keys()].filter((id) => !disk.list.some((one) => one.id === id)),
    }),
    write: async (practices) => {
      write()
      disk.list = KeptPractices.parse({ form: 1, practices }).practices
      return done
    },
    keyAccounts: async (id) => ok(disk.folders.get(id) ?? []),
    removeFolder: async (id) => {
      write()
      disk.folders.delete(id)
      return done
    },
  }
  const refusing = new Set<string>()
  const removed: string[] = []
  const list = createPracticeList({
    shelf,
    random: { id: () => `practice${(ids += 1)}x${disk.list.length}` },
    keychainOf: (id) => ({
      set: async (account) => {
        write()
        disk.keychains.set(id, new Set([...(disk.keychains.get(id) ?? []), account]))
        return done
      },
      remove: async (account) => {
        write()
        if (refusing.has(account)) return fail('secretNotDeleted')
        disk.keychains.get(id)?.delete(account)
        removed.push(account)
        return done
      },
    }),
  })
  return { list, refusing, removed }
}

/** As a practice that is in use leaves its traces: secrets and a key in its keychain, and a folder. */
const inUse = (disk: Disk, id: string, accounts: readonly string[], key: string) => {
  disk.folders.set(id, [key])
  disk.keychains.set(id, new Set([...accounts, key]))
}

const BRACKENMOOR = { name: 'Brackenmoor Bookkeeping', colour: 'green' } as const

describe('the list of practices', () => {
  it('Q1 begins with the first one, which has no name until somebody gives it one', async () => {
    const disk = emptyDisk()
    const { list } = worldOn(disk)
    expect(list.lines()).toEqual([{ id: 'own', name: null, colour: 'blue', isLeaving: false }])
    expect(disk.list).toEqual([]) // nothing is written for those who have one
    value(await list.change('own', { name: '  Ferrymoor \n Accounting ', colour: 'red' }))
    expect(worldOn(disk).list.lines()).toEqual([
      { id: 'own', name: 'Ferrymoor Accounting', colour: 'red', isLeaving: false },
    ])
  })

  it('Q1 adds, names, colours and orders them, and no two are called the same', async () => {
    const disk = emptyDisk()
    const { list } = worldOn(disk)
    const id = value(await list.add(BRACKENMOOR))
    expect(codeOf(await list.add({ name: ' brackenmoor  BOOKKEEPING', colour: 'red' }))).toBe(
      'practiceNameTaken',
    )
    expect(codeOf(await list.change('own', BRACKENMOOR))).toBe('practiceNameTaken')
    expect(codeOf(await list.add({ name: ' \u200b\n', colour: 'red' }))).toBe('practiceUnnamed')
    value(await list.change(id, { ...BRACKENMOOR, colour: 'amber' })) // its own name is no other’s
    value(await list.move(id, -1))
    value(await list.move(id, -1)) // it is the first already
    expect(
      worldOn(disk)
        .list.lines()
        .map(({ id: one, colour }) => [one, colour]),
    ).toEqual([
      [id, 'amber'],
      ['own', 'blue'],
    ])
  })

  it('Q1 has an end, which is said', async () => {
    const { list } = worldOn(emptyDisk())
    const all = Array.from({ length: PRACTICES_MAX }, (_, at) =>
      list.add({ name: `Practice ${at}`, colour: 'blue' }),
    )
    for (const one of all) value(await one) // asked for at once, each gets its turn
    expect(new Set(list.lines().map(({ id }) => id)).size).toBe(PRACTICES_MAX + 1)
    expect(codeOf(await list.add(BRACKENMOOR))).toBe('practicesTooMany')
  })

  it('Q1 a folder that stands in no list is a practice all the same, without its name', () => {
    const disk = emptyDisk()
    inUse(disk, 'lost1234', ['secret01'], 'vaultkey1')
    expect(
      worldOn(disk)
        .list.lines()
        .map(({ id, name }) => [id, name]),
    ).toEqual([
      ['own', null],
      ['lost1234', null],
    ])
  })

  it('Q3 the first one and the sandbox are never removed', async () => {
    const { list } = worldOn(emptyDisk())
    for (const id of ['own', 'sandbox', 'nobody00'])
      expect(codeOf(await list.beginLeaving(id, []))).toBe('badRequest')
  })

  it('Q3 removing takes out its secrets, then its key, then its folder, then its line, and nothing of another', async () => {
    const disk = emptyDisk()
    const { list, removed } = worldOn(disk)
    const [one, other] = [
      value(await list.add(BRACKENMOOR)),
      value(await list.add({ name: 'Other', colour: 'red' })),
    ]
    inUse(disk, one, ['secret01', 'secret02'], 'vaultkey1')
    inUse(disk, other, ['secret01'], 'vaultkey2') // the same account under another name of the keychain’s
    value(await list.beginLeaving(one, ['vaultkey1', 'secret01', 'secret02', 'secret01']))
    expect(list.lines().find(({ id }) => id === one)?.isLeaving).toBe(true)
    expect(codeOf(await list.change(one, { name: 'Back again', colour: 'red' }))).toBe('badRequest')
    const both = [list.finishLeaving(one), list.finishLeaving(one)]
    for (const end of both) value(await end)
    expect(removed).toEqual(['secret01', 'secret02', 'vaultkey1', 'keyward-removing'])
    expect(disk.keychains.get(one)?.size).toBe(0)
    expect(disk.folders.has(one)).toBe(false)
    expect(list.lines().map(({ id }) => id)).toEqual(['own', other])
    expect(disk.keychains.get(other)).toEqual(new Set(['secret01', 'vaultkey2']))
    value(await list.finishLeaving(one)) // is gone already
  })

  it('Q3 a secret that the keychain does not let go of keeps the folder and the line, and can be tried again', async () => {
    const disk = emptyDisk()
    const { list, refusing } = worldOn(disk)
    const id = value(await list.add(BRACKENMOOR))
    inUse(disk, id, ['secret01', 'secret02'], 'vaultkey1')
    value(await list.beginLeaving(id, ['secret01', 'secret02']))
    refusing.add('secret02')
    expect(codeOf(await list.finishLeaving(id))).toBe('secretNotDeleted')
    expect(disk.folders.has(id)).toBe(true)
    expect(disk.keychains.get(id)).toEqual(new Set(['secret02', 'vaultkey1', 'keyward-removing']))
    expect(list.lines().find((one) => one.id === id)?.isLeaving).toBe(true)
    refusing.clear()
    value(await list.finishLeaving(id))
    expect(disk.keychains.get(id)?.size).toBe(0)
    expect(list.lines().map((one) => one.id)).toEqual(['own'])
  })

  it('Q3 R2 a kill between any two writes of adding and removing leaves what was, or what the next start takes to its end', async () => {
    for (let stopAt = 1; ; stopAt += 1) {
      const disk = emptyDisk()
      let writes = 0
      const { list } = worldOn(disk, () => {
        if ((writes += 1) >= stopAt) throw KILLED
      })
      const work = async () => {
        const id = value(await list.add(BRACKENMOOR))
        inUse(disk, id, ['secret01', 'secret02'], 'vaultkey1')
        value(await list.beginLeaving(id, ['secret01', 'secret02']))
        value(await list.finishLeaving(id))
      }
      const wasKilled = await work().then(
        () => false,
        (error: unknown) => {
          if (error !== KILLED) throw error
          return true
        },
      )
      const next = worldOn(disk).list
      const wasLeaving = next.lines().some(({ isLeaving }) => isLeaving)
      for (const { id, isLeaving } of next.lines()) if (isLeaving) value(await next.finishLeaving(id))
      const added = next.lines().find(({ id }) => id !== 'own')
      const left = [...disk.keychains.values()].flatMap((entries) => [...entries])
      if (added === undefined) expect([left, [...disk.folders.keys()]]).toEqual([[], []])
      else {
        // it was not to leave yet: all of it is there
        expect(wasLeaving).toBe(false)
        expect(added.name).toBe(BRACKENMOOR.name)
        expect(left).toEqual(disk.folders.has(added.id) ? ['secret01', 'secret02', 'vaultkey1'] : [])
      }
      if (!wasKilled) {
        expect(stopAt).toBe(10) // the line, the wish, an entry in, four out, the folder, the line
        return
      }
    }
  })
})

describe('the letters of a practice', () => {
  it.each([
    ['Ferrymoor Accounting', 'FA'],
    ['Te Awa Whānui Chartered Accountants & Business Advisers Ltd', 'TA'],
    ['& Sons (Leeds)', 'SO'],
    ['ōtaki', 'ŌT'],
    ['X', 'X'],
    ['42 North', '4N'],
    ['   ', ''],
    ['🏔️', ''],
    ['naïve-practice', 'NP'],
    [`Z${'\u0301'.repeat(500)}algo`, 'Z\u0301\u0301A'],
  ])('of %s are %s', (name, letters) => {
    expect(initialsOf(name)).toBe(letters)
  })
})
