import { type ReactNode, startTransition, useOptimistic } from 'react'

type TickProps = {
  readonly isOn: boolean
  readonly isDisabled?: boolean | undefined
  /** A switch acts at once on how Keyward works; a box is one of several, or part of a form. */
  readonly kind?: 'box' | 'switch'
  readonly title?: string | undefined
  /** A class beside its own, for its place on the page. */
  readonly more?: string
  /** What is ticked in main answers late: the tick shows at once, and goes back if main refuses. */
  readonly onChange: (isOn: boolean) => void | Promise<unknown>
  readonly children: ReactNode
}

/** Something to be ticked or switched, with its words. */
export const Tick = ({ isOn, isDisabled, kind = 'box', title, more, onChange, children }: TickProps) => {
  const [shown, show] = useOptimistic(isOn)
  const change = (next: boolean) => {
    const answer = onChange(next)
    if (answer instanceof Promise)
      startTransition(async () => {
        show(next)
        await answer
      })
  }
  return (
    <label className={more === undefined ? 'tick' : `tick ${more}`} title={title}>
      <input
        type="checkbox"
        role={kind === 'switch' ? 'switch' : undefined}
        className={kind}
        checked={shown}
        disabled={isDisabled}
        onChange={(event) => change(event.target.checked)}
      />
      {children}
    </label>
  )
}
