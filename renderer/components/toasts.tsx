import { useEffect } from 'react'
import { attempt } from '../deeds.ts'
import { forgetToast, say, useStore } from '../store.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { useClock } from './use-clock.ts'

const SHOWN_FOR = 4_000

/** One toast at a time, for what outlives the view: the clipboard's countdown before anything else. */
export const Toasts = () => {
  const clearsAt = useStore(({ work }) => work?.clipboard?.clearsAt ?? null)
  const toast = useStore((state) => state.toast)
  const clock = useClock(clearsAt !== null)
  useEffect(() => {
    if (toast === null) return undefined
    const timer = setTimeout(forgetToast, SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [toast])
  if (clearsAt !== null)
    return (
      <section className="toast" aria-label="Clipboard" data-react-aria-top-layer="true">
        <Icon name="copy" />
        <span>
          Secret copied. The clipboard is cleared in {Math.max(0, Math.ceil((clearsAt - clock) / 1_000))} s.
        </span>
        <Button kind="quiet" size="small" onClick={() => void clear()}>
          Clear it now
        </Button>
      </section>
    )
  return toast === null ? null : (
    <div className="toast">
      <Icon name="tick" />
      <span className="toast-words">{toast.text}</span>
    </div>
  )
}

const clear = async () => {
  const result = await attempt('Clear the clipboard', 'clearClipboard', {})
  if (result.ok) say('The clipboard is cleared.')
}
