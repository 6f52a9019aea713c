import type { KeychainEntry, EntryWhat } from '../../../shared/keychain/entry.ts'
import { fail, ok, type Failed, type Result } from '../../../shared/kernel/result.ts'
import type { EndKeeper } from '../activity/end-keeper.ts'
import { isOwnKeys } from '../handover/own-keys.ts'
import type { Ports } from '../ports/ports.ts'
import { entriesOf, type Entry } from '../secrets/entries.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { Vault } from '../vault/vault.ts'

type Needs = Pick<Ports, 'keychain' | 'records' | 'sealer'>
type Rooms = { readonly vault: Vault; readonly secrets: Secrets; readonly endKeeper: EndKeeper }

/** What was found of one entry, and under which account; that stays here. */
export type Examined = Omit<KeychainEntry, 'id'> & { readonly account: string | null }

const WHAT = {
  clientSecret: 'clientSecret',
  newSecret: 'newSecret',
  previousSecret: 'previousSecret',
  ownKeys: 'ownKeys',
  other: 'waiting',
} as const satisfies Record<Entry['what'], EntryWhat>

/** Asks the keychain for each entry that should be in it, by its name, and says what lies there. */
export const createExamining = (ports: Needs, { vault, secrets, endKeeper }: Rooms) => {
  /** Where the keychain refuses one it is asked for no other: each question may be one to a person. */
  const examine = async (): Promise<Examined[]> => {
    let because = ''
    const found: Examined[] = []
    for (const ask of questions()) {
      const { blank, act } = ask
      const answer: Result<Partial<Examined>> = because === '' ? await act() : fail('keychainUnavailable')
      if (!answer.ok && because === '') because = answer.failure.code
      found.push({ ...blank, ...(answer.ok ? answer.value : { state: 'unasked', because }) })
    }
    return found
  }

  /** What the keychain should hold: of a vault that has moved to another computer, nothing any more. */
  const named = () => (vault.content().move?.kind === 'retired' ? [] : entriesOf(vault.content()))

  const questions = () => [
    { blank: empty('vaultKey'), act: vaultKey },
    ...(vault.isOpen()
      ? [
          ...named().map((entry) => ({
            blank: blankOf(entry),
            act: () => entryState(entry),
          })),
          ...secrets
            .leftOver()
            .map((account) => ({ blank: { ...empty('leftOver'), account }, act: () => leftOver(account) })),
          { blank: empty('logEnd'), act: logEnd },
        ]
      : []),
  ]

  const blankOf = (entry: Entry): Examined => {
    const isFormer = entry.what === 'ownKeys' && entry.account !== vault.content().handovers.identity?.account
    return {
      ...empty(isFormer ? 'formerKeys' : WHAT[entry.what]),
      account: entry.account,
      appId: entry.appId,
      app: entry.app,
      should: entry.fingerprint,
    }
  }

  const vaultKey = async (): Promise<Result<Partial<Examined>>> => {
    const key = await ports.records.askForKey()
    if (!key.ok) return key
    return ok({ state: key.value === 'none' ? 'missing' : key.value })
  }

  const entryState = async (entry: Entry): Promise<Result<Partial<Examined>>> => {
    const found = await secrets.lookUp(entry.account)
    // sealed by somebody else, or in clear where all is sealed: that is about this entry, and not about the keychain
    if (!found.ok) return isAltered(found) ? noted(entry, { state: 'altered' }) : found
    if (found.value === null) return noted(entry, { state: 'missing' })
    if (entry.what === 'ownKeys')
      return ok({ state: (await isTheirs(entry, found.value)) ? 'right' : 'altered' })
    if (entry.fingerprint === null) return ok({ state: 'there' })
    const holds = secrets.fingerprintOf(found.value)
    return noted(entry, holds === entry.fingerprint ? { state: 'right' } : { state: 'altered', holds })
  }

  /** So that Overview and the app say the same as this page. */
  const noted = async (entry: Entry, said: Partial<Examined>): Promise<Result<Partial<Examined>>> => {
    const known = vault.content().apps.find(({ id }) => id === entry.appId)?.secret?.state
    const shows = { right: 'stored', altered: 'altered', missing: 'missing' } as const
    const state = said.state
    const isNews = (state === 'right' || state === 'altered' || state === 'missing') && known !== shows[state]
    if (entry.what === 'clientSecret' && isNews) await secrets.read(entry.appId)
    return ok(said)
  }

  const isTheirs = (entry: Entry, text: string): Promise<boolean> => {
    const { identity, former } = vault.content().handovers
    const own = [...(identity === null ? [] : [identity]), ...former].find(
      ({ account }) => account === entry.account,
    )
    return own === undefined ? Promise.resolve(false) : isOwnKeys(ports, text, own)
  }

  /** A name that is only reserved, and holds nothing, is nothing left over. */
  const leftOver = async (account: string): Promise<Result<Partial<Examined>>> => {
    const found = await ports.keychain.get(account)
    if (!found.ok) return isAltered(found) ? ok({ state: 'leftOver' }) : found
    return ok({ state: found.value === null ? 'right' : 'leftOver' })
  }

  const logEnd = async (): Promise<Result<Partial<Examined>>> => {
    const end = await endKeeper.read()
    return end.ok ? ok({ state: end.value === null ? 'missing' : 'right' }) : end
  }

  return { examine, entryState, isTheirs }
}

const isAltered = ({ failure }: Failed): boolean => failure.code === 'secretAltered'

const empty = (what: EntryWhat): Examined => ({
  what,
  account: null,
  appId: '',
  app: '',
  state: 'unasked',
  should: null,
  holds: null,
  because: '',
})
