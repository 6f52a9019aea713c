import { done, fail, ok } from '../../shared/kernel/result.ts'
import type { Sealer } from '../../electron/core/ports/sealer.ts'
import type { TeamShelf, TeamStore } from '../../electron/core/ports/team.ts'

/** A store in memory whose files a test can lose, halve, double and roll back; `fails` makes its list fail, `unreadable` names what is not read. */
export const fakeTeamStore = (files: Map<string, Uint8Array> = new Map()) => {
  const state = { fails: false, unreadable: new Set<string>() }
  const listeners = new Set<() => void>()
  const store: TeamStore = {
    list: async () =>
      state.fails ? fail('diskFailed') : ok([...files].map(([name, { length }]) => ({ name, size: length }))),
    get: async (name) =>
      state.unreadable.has(name) ? fail('diskFailed') : ok(files.get(name)?.slice() ?? null),
    put: async (name, bytes) => {
      files.set(name, bytes.slice())
      for (const listener of listeners) listener()
      return done
    },
    remove: async (name) => {
      files.delete(name)
      return done
    },
    watch: (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
  return { ...store, files, state }
}

/** A shelf in memory; `copy` is what a backup of the computer would hold. */
export const fakeTeamShelf = (files: Map<string, Uint8Array> = new Map(), outbox: string | null = null) => {
  const state = { outbox }
  const shelf: TeamShelf = {
    list: async () => ok([...files].map(([name, { length }]) => ({ name, size: length }))),
    read: async (name) => ok(files.get(name) ?? null),
    keep: async (name, bytes) => {
      files.set(name, bytes.slice())
      return done
    },
    readOutbox: async () => ok(state.outbox),
    keepOutbox: async (text) => {
      state.outbox = text
      return done
    },
  }
  return { ...shelf, files, state, copy: () => fakeTeamShelf(new Map(files), state.outbox) }
}

/** Seals to recipients by name alone, at no cost: `recipient-x` is opened by `identity-x`. */
export const fakeKeySealer: Pick<Sealer, 'openWith' | 'sealToAll'> = {
  sealToAll: async (plaintext, recipients) =>
    new Uint8Array(
      Buffer.from(JSON.stringify({ to: recipients, plain: Buffer.from(plaintext).toString('base64') })),
    ),
  openWith: async (sealed, identity) => {
    const { to, plain } = JSON.parse(Buffer.from(sealed).toString()) as { to: string[]; plain: string }
    return to.includes(identity.replace('identity-', 'age1'))
      ? ok(new Uint8Array(Buffer.from(plain, 'base64')))
      : fail({ code: 'handoverRefused', why: 'notForYou' })
  },
}
