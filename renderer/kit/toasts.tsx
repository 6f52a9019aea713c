import { useEffect, useState } from 'react'
import { run } from '../app/actions.ts'
import { forgetToast, announce, useStore } from '../app/store.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { useClock } from './use-clock.ts'
import { TOASTS } from './words.ts'

const SHOWN_FOR = 4_000
/** With something to press it stays longer, and for as long as somebody is at it. */
const SHOWN_WITH_ACTION = 12_000

/** One toast at a time, for what outlives the view: the clipboard's countdown before anything else. */
export const Toasts = () => {
  const clearsAt = useStore(({ work }) => work?.clipboard?.clearsAt ?? null)
  const toast = useStore((state) => state.toast)
  const clock = useClock(clearsAt !== null)
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (toast === null || isHeld) return undefined
    const timer = setTimeout(forgetToast, toast.action === null ? SHOWN_FOR : SHOWN_WITH_ACTION)
    return () => clearTimeout(timer)
  }, [toast, isHeld])
  if (clearsAt !== null)
    return (
      <section className="toast" aria-label={TOASTS.clipboard} data-react-aria-top-layer="true">
        <Icon name="copy" />
        <span>{TOASTS.secretCopied(Math.max(0, Math.ceil((clearsAt - clock) / 1_000)))}</span>
        <Button kind="quiet" size="small" onClick={() => void clear()}>
          {TOASTS.clearItNow}
        </Button>
      </section>
    )
  if (toast === null) return null
  if (toast.action === null)
    return (
      <div className="toast">
        <Icon name="tick" />
        <span className="toast-words">{toast.text}</span>
      </div>
    )
  const { label, run: act } = toast.action
  const hold = () => setHeld(true)
  const letGo = () => setHeld(false)
  return (
    <section
      className="toast"
      aria-label={TOASTS.done}
      data-react-aria-top-layer="true"
      onMouseEnter={hold}
      onMouseLeave={letGo}
      onFocus={hold}
      onBlur={letGo}
    >
      <Icon name="tick" />
      <span className="toast-words">{toast.text}</span>
      <Button kind="quiet" size="small" onClick={act}>
        {label}
      </Button>
      <Button kind="quiet" size="icon" icon="close" aria-label={TOASTS.putThisAway} onClick={forgetToast} />
    </section>
  )
}

const clear = async () => {
  const result = await run(TOASTS.clearTheClipboard, 'clearClipboard', {})
  if (result.ok) announce(TOASTS.cleared)
}
