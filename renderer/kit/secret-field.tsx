import { useCallback, useEffect, useRef, useState } from 'react'
import type { Failure } from '../../shared/kernel/failure.ts'
import type { Instant } from '../../shared/kernel/instant.ts'
import { call } from '../bridge/bridge.ts'
import { describeFailure } from '../app/words-failures.ts'
import { announce } from '../app/store.ts'
import { Button } from './button.tsx'
import { Countdown } from './countdown.tsx'
import { Icon } from './icon.tsx'
import { SECRET_FIELD } from './words.ts'

/** The same length for every secret, so that the mask tells nothing. */
const MASK = '•'.repeat(32)

type Shown = { readonly secret: string; readonly from: Instant; readonly until: Instant }

/**
 * A secret behind a mask. Revealed on purpose, it lives in this component's state only, until `hidesAt`, until the
 * window is hidden, or until the view is left. It is never put where a screen reader would speak it unasked.
 */
export const SecretField = ({ appId }: { readonly appId: string }) => {
  const [shown, setShown] = useState<Shown | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const isHere = useRef(true)
  const hide = useCallback(() => setShown(null), [])

  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  useEffect(() => {
    if (shown === null) return undefined
    const onVisibility = () => {
      if (document.visibilityState === 'hidden') hide()
    }
    const timer = setTimeout(() => {
      hide()
      announce(SECRET_FIELD.hiddenAnnounced)
    }, shown.until - Date.now())
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onVisibility)
    }
  }, [shown, hide])

  const reveal = async () => {
    setFailure(null)
    const result = await call('revealSecret', { appId })
    if (!isHere.current || document.visibilityState === 'hidden') return
    if (!result.ok) return setFailure(result.failure)
    setShown({ secret: result.value.secret, from: Date.now(), until: result.value.hidesAt })
    announce(SECRET_FIELD.shownAnnounced)
  }
  const copySecret = async () => {
    setFailure(null)
    const result = await call('copySecret', { appId })
    if (!result.ok) return setFailure(result.failure)
    announce(SECRET_FIELD.copiedAnnounced)
  }
  return (
    <>
      <div className="secret" data-shown={shown !== null || undefined}>
        {shown === null ? (
          <>
            <span className="secret-value" data-masked aria-hidden="true">
              {MASK}
            </span>
            <span className="hidden-text">{SECRET_FIELD.hiddenName}</span>
            <Button kind="quiet" size="small" icon="eye" onClick={() => void reveal()}>
              {SECRET_FIELD.reveal}
            </Button>
          </>
        ) : (
          <>
            <span className="secret-value" title={SECRET_FIELD.clientSecret}>
              {shown.secret}
            </span>
            <Countdown from={shown.from} until={shown.until} />
            <Button kind="quiet" size="small" icon="eyeOff" autoFocus onClick={hide}>
              {SECRET_FIELD.hide}
            </Button>
          </>
        )}
        <Button kind="quiet" size="small" icon="copy" onClick={() => void copySecret()}>
          {SECRET_FIELD.copy}
        </Button>
      </div>
      {failure === null ? null : (
        <p className="field-message" data-weight="refuse" role="alert">
          <Icon name="urgent" />
          <span>
            {describeFailure(failure).what} {describeFailure(failure).next}
          </span>
        </p>
      )}
    </>
  )
}
