import type { CallOutput } from '../../../shared/contract/contract.ts'
import type { IncomingShare } from '../../../shared/handover/incoming-text.ts'
import { hostOf } from '../../../shared/handover/share-server.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { Note } from '../../kit/note.tsx'
import { announce } from '../../app/store.ts'
import { SHARE_FETCH } from './words-receiving.ts'

type FetchProps = {
  readonly share: IncomingShare
  readonly text: string
  readonly onFetched: (fetched: CallOutput<'fetchHandover'>) => void
}

/** A link to a share server: nothing is fetched before somebody says so, because a one-time link is used up by it. */
export const ShareFetch = ({ share: { link, through }, text, onFetched }: FetchProps) => {
  const { isBusy, failure, run } = useCall()
  const host = hostOf(link.server.address)
  const take = async () => {
    const result = await run(() => {
      announce(SHARE_FETCH.fetching)
      return call('fetchHandover', { text })
    })
    if (result?.ok === true) onFetched(result.value)
  }
  return (
    <>
      <Note mood="attention">
        <p>
          <b>{SHARE_FETCH.liesOn(host)}</b> {SHARE_FETCH.explanation}
        </p>
        {through === null ? null : <p>{SHARE_FETCH.behindScanner(through)}</p>}
      </Note>
      <FailureNote failure={failure} />
      <div className="buttons">
        <Button kind="primary" aria-disabled={isBusy} onClick={() => void take()}>
          {isBusy ? SHARE_FETCH.fetchingFrom(host) : SHARE_FETCH.fetch(host)}
        </Button>
        {isBusy ? (
          <Button onClick={() => void call('cancelFetching', {})}>{SHARE_FETCH.cancel}</Button>
        ) : null}
      </div>
    </>
  )
}
