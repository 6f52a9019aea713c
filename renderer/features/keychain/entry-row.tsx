import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { useState } from 'react'
import type { KeychainEntry } from '../../../shared/keychain/entry.ts'
import type { SecretAsked } from '../../../shared/rotation/rotation.ts'
import { describeFailure } from '../../app/words-failures.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { useParts } from '../../bridge/use-parts.ts'
import { go } from '../../app/store.ts'
import { Button } from '../../kit/button.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { holdsWords, KEYCHAIN, namesOf, shownFingerprint } from './words.ts'

type EntryRowProps = {
  readonly entry: KeychainEntry
  readonly onPutBack: () => void
  readonly onDelete: () => void
  readonly onAskAgain: () => void
}

const MOODS = {
  right: 'fine',
  there: 'fine',
  missing: 'urgent',
  altered: 'attention',
  leftOver: 'attention',
  unasked: 'unknown',
} as const satisfies Record<KeychainEntry['state'], string>

/** One entry: whose, what it should hold, what it holds, and the one thing to do about it. */
export const EntryRow = (props: EntryRowProps) => {
  const { entry } = props
  const snapshot = useParts('backup', 'vault')
  const { name, kind } = namesOf(entry)
  const { word, means } = holdsWords(entry, snapshot.vault.kind === 'open')
  const remedy = remedyFor(props, snapshot)
  return (
    <tr>
      <td>
        {name}
        <p className="age">{kind}</p>
      </td>
      <td>{shouldWords(entry)}</td>
      <td>
        <StateMark
          mood={entry.what === 'logEnd' && entry.state === 'missing' ? 'unknown' : MOODS[entry.state]}
          words={word}
        />
        {means === '' ? null : <p className="age">{means}</p>}
      </td>
      <td>
        {remedy === null ? null : (
          <Button aria-label={`${remedy.words} ${name}, ${kind}`} onClick={remedy.run}>
            {remedy.words}
          </Button>
        )}
        {entry.what === 'clientSecret' && entry.state === 'right' ? (
          <AskXero appId={entry.appId} of={`${name}, ${kind}`} />
        ) : null}
      </td>
    </tr>
  )
}

const PROOF_MOODS = { works: 'fine', refused: 'urgent', couldNotTell: 'unknown' } as const

/** That the keychain holds what was put there says nothing of Xero: whether it is accepted there is asked of Xero. */
const AskXero = ({ appId, of }: { readonly appId: string; readonly of: string }) => {
  const { isBusy, failure, run } = useCall()
  const [proof, setProof] = useState<SecretAsked | null>(null)
  const ask = async () => {
    setProof(null)
    const asked = await run(() => call('askSecret', { appId }))
    if (asked?.ok === true) setProof(asked.value.proof)
  }
  const words = isBusy ? KEYCHAIN.askingXero : KEYCHAIN.askXero
  return (
    <>
      <Button
        aria-label={`${words} ${of}`}
        aria-disabled={isBusy}
        onClick={isBusy ? undefined : () => void ask()}
      >
        {words}
      </Button>
      <div role="status" className="age">
        {proof === null ? null : <StateMark mood={PROOF_MOODS[proof]} words={KEYCHAIN.xero[proof]} />}
        {failure === null ? null : describeFailure(failure).what}
      </div>
    </>
  )
}

const shouldWords = ({ what, should }: KeychainEntry) =>
  should === null ? (
    what === 'leftOver' ? (
      KEYCHAIN.nothing
    ) : what === 'logEnd' || what === 'waiting' ? (
      ''
    ) : (
      KEYCHAIN.itsKey
    )
  ) : (
    <span className="mono">{shownFingerprint(should)}</span>
  )

const FROM_BACKUP: ReadonlySet<KeychainEntry['what']> = new Set([
  'clientSecret',
  'newSecret',
  'previousSecret',
  'ownKeys',
  'formerKeys',
])

/** Whether a backup may hold what is missing, or was there before. */
export const mayPutBack = (
  { what, state }: KeychainEntry,
  { backup: { kit, last }, vault }: Pick<Snapshot, 'backup' | 'vault'>,
): boolean =>
  FROM_BACKUP.has(what) &&
  (state === 'missing' || (state === 'altered' && what !== 'clientSecret')) &&
  kit !== null &&
  last !== null &&
  vault.kind === 'open' &&
  !vault.readOnly

type Remedy = { readonly words: string; readonly run: () => void }

const remedyFor = (
  { entry, onPutBack, onDelete, onAskAgain }: EntryRowProps,
  snapshot: Pick<Snapshot, 'backup' | 'vault'>,
): Remedy | null => {
  const { what, state, appId } = entry
  if (state === 'unasked') return { words: KEYCHAIN.askAgain, run: onAskAgain }
  if (state === 'leftOver') return { words: KEYCHAIN.deleteIt, run: onDelete }
  if (state === 'right' || state === 'there') return null
  if (mayPutBack(entry, snapshot)) return { words: KEYCHAIN.putBack, run: onPutBack }
  switch (what) {
    case 'clientSecret':
      return state === 'altered'
        ? { words: KEYCHAIN.decide, run: () => go({ at: 'apps', appId, ask: null }) }
        : { words: KEYCHAIN.enterAgain, run: () => go({ at: 'apps', appId, ask: 'secret' }) }
    case 'newSecret':
    case 'previousSecret':
      return { words: KEYCHAIN.showRotation, run: () => go({ at: 'rotation', appId }) }
    case 'ownKeys':
      return { words: KEYCHAIN.showCard, run: () => go({ at: 'handovers' }) }
    case 'vaultKey':
      return snapshot.vault.kind === 'open'
        ? { words: KEYCHAIN.backUp, run: () => go({ at: 'settings' }) }
        : { words: KEYCHAIN.restore, run: () => go({ at: 'restore' }) }
    case 'formerKeys':
    case 'waiting':
    case 'leftOver':
    case 'logEnd':
      return null
  }
}
